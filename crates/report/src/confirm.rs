//! 确认 Completing what a conversion lost: only where a person confirms it, and only where nothing speaks against it.

use messages::{Catalogued, Message};
use statute::report::{Cell, Content, Number};

use crate::{model::Report, narrative};

/// 来历用语 The provenance of a cell that an officer confirmed to be zero.
pub const CONFIRMED_ZERO: &str = "confirmed_zero";

/// 不能确认 Why absent cells of table III may not be confirmed as zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfirmObstacle {
    /// A number above zero stands in the table.
    NotAllZero {
        /// Where, for people.
        place: String,
        /// The number.
        number: String,
    },
    /// The text does not say that there were no applications.
    TextIsSilent,
    /// Nothing is absent.
    NothingAbsent,
}

impl Catalogued for ConfirmObstacle {
    fn examples() -> Vec<Self> {
        vec![
            Self::NotAllZero { place: "表三 / 予以公开 / 自然人".into(), number: "3".into() },
            Self::TextIsSilent,
            Self::NothingAbsent,
        ]
    }

    fn message(&self) -> Message {
        match self {
            Self::NotAllZero { place, number } => Message {
                code: "report.confirm.not-all-zero",
                what: "不能把缺的各格确认为 0。".into(),
                why: format!("{place}是 {number}，本年有申请，缺的格子里也可能有数。").into(),
                todo: "请找到完整的表格，或者对照登记簿逐格填写。".into(),
            },
            Self::TextIsSilent => Message {
                code: "report.confirm.text-is-silent",
                what: "不能把缺的各格确认为 0。".into(),
                why: "报告的文字没有说明本年没有收到申请，表里的 0 可能只是没有读全。".into(),
                todo: "请先核对登记簿；确实没有申请的，在第一部分写明后再确认。".into(),
            },
            Self::NothingAbsent => Message {
                code: "report.confirm.nothing-absent",
                what: "没有需要确认的格子。".into(),
                why: "表三的每一格都已经读到。".into(),
                todo: "不用操作，可以直接检查或输出。".into(),
            },
        }
    }
}

/// 确认零表 Puts 0 into the absent cells of table III, as an officer confirms it, and notes that in the provenance.
///
/// Allowed only when every number of the table that was read is 0 and the text says that there were no applications
/// this year. Returns the cells confirmed.
///
/// # Errors
///
/// Every obstacle at once.
pub fn confirm_zero(report: &mut Report) -> Result<Vec<Cell>, Vec<ConfirmObstacle>> {
    let form = report.figures.form();
    let mut obstacles: Vec<ConfirmObstacle> = form
        .table_cells(3)
        .filter_map(|cell| Some((cell, report.figures.get(cell).filter(|number| *number != Number::ZERO)?)))
        .take(1)
        .map(|(cell, number)| ConfirmObstacle::NotAllZero { place: form.place(cell), number: number.to_string() })
        .collect();
    if !narrative::says_no_applications(report) {
        obstacles.push(ConfirmObstacle::TextIsSilent);
    }
    let absent: Vec<Cell> =
        form.table_cells(3).filter(|&cell| matches!(report.figures.content(cell), Content::Absent(_))).collect();
    if absent.is_empty() {
        obstacles.push(ConfirmObstacle::NothingAbsent);
    }
    if !obstacles.is_empty() {
        return Err(obstacles);
    }
    for &cell in &absent {
        report.figures.set(cell, Content::Read(Number::ZERO));
        report.provenance.insert(cell, CONFIRMED_ZERO.to_owned());
    }
    Ok(absent)
}
