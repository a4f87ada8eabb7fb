//! What does not fit the interchange shape, by name.

use messages::{Catalogued, Message};

/// 交换格式有误 Why a file is not a report in the interchange shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonError {
    /// Not JSON, or cut off.
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// JSON, but not of this shape.
    Shape(String),
    /// Neither F2021 nor F2019.
    Format(String),
    /// No such cell in that edition of the form.
    UnknownCell(String),
    /// A value that cannot stand in a cell.
    CellValue(String),
}

impl Catalogued for JsonError {
    fn examples() -> Vec<Self> {
        vec![
            Self::Syntax { line: 3, column: 14 },
            Self::Shape("sections".into()),
            Self::Format("F2020".into()),
            Self::UnknownCell("t3.granted.company".into()),
            Self::CellValue("t3.granted.natural".into()),
        ]
    }

    fn message(&self) -> Message {
        let todo = "请用 gongkai report read --json 重新生成这个文件，或者按交换格式改正后再试。";
        let (code, what, why, todo): (_, String, String, &'static str) = match self {
            Self::Syntax { line, column } => (
                "report.json.syntax",
                "这个 JSON 文件读不下去。".into(),
                format!("第 {line} 行第 {column} 个字符附近不合 JSON 的写法，文件可能没有传完整。"),
                todo,
            ),
            Self::Shape(what) => {
                ("report.json.shape", "这个 JSON 文件不是年度报告的交换格式。".into(), format!("{what}。"), todo)
            }
            Self::Format(name) => (
                "report.json.format",
                format!("不认识格式“{name}”。"),
                "年度报告只有 F2021（2021 年起）和 F2019（2019、2020 年）两种格式。".into(),
                "请把 format 改成 F2021 或 F2019。",
            ),
            Self::UnknownCell(name) => (
                "report.json.unknown-cell",
                format!("表格里没有叫“{name}”的单元格。"),
                "名称写错会让一个数悄悄丢掉，所以不接着读。".into(),
                "请核对名称；全部名称见 gongkai report read --json 的输出。",
            ),
            Self::CellValue(name) => (
                "report.json.cell-value",
                format!("“{name}”里的内容不是数。"),
                "单元格里只能是数、写成文字的数，或者表示没有读到的 null。".into(),
                "请改正这一格后再试。",
            ),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}
