//! 数字板 The figures of a year in the order of the board, with those that nobody can say, and their divisions.

use report::drafting::{Field, Snapshot};

use super::charts;
use crate::Gap;

/// One figure, or its gap.
pub(super) struct Line {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) unit: String,
    pub(super) digits: String,
    /// How it is counted, or which books are not there.
    pub(super) about: String,
    pub(super) gap: bool,
    /// 上年 What the ledgers of the year before say, with its unit; empty where they say nothing.
    pub(super) before: String,
}

fn is_part(key: &str) -> bool {
    key.starts_with("M-") && key.contains('.')
}

/// The divisions of metrics, each with the name of the one it divides.
pub(super) fn parts(snapshot: &Snapshot) -> Vec<Line> {
    let of = |key: &str| {
        let whole = key.split('.').next().and_then(|id| snapshot.fields.get(id));
        whole.map_or_else(|| "收取信息处理费".to_owned(), |field| field.name.clone())
    };
    let parts = snapshot.fields.iter().filter(|(key, _)| is_part(key));
    parts.map(|(key, field)| Line { about: of(key), ..line((key, field)) }).collect()
}

/// The metrics in their order, with those that nobody can say.
pub(super) fn board(snapshot: &Snapshot, gaps: &[Gap]) -> Vec<Line> {
    let metrics = snapshot.fields.iter().filter(|(key, _)| key.starts_with("M-") && !is_part(key));
    let mut lines: Vec<Line> = metrics.map(line).collect();
    for gap in gaps {
        let books = gap.books.join("、");
        match lines.iter_mut().find(|line| line.key == gap.key) {
            Some(line) => line.about = format!("{}。还缺：{books}台账没有建，没有数进来", line.about),
            None => lines.push(Line {
                key: gap.key.clone(),
                name: gap.name.clone(),
                unit: String::new(),
                digits: String::new(),
                about: format!("{books}台账还没有建；没有台账就没有数，不等于 0"),
                gap: true,
                before: String::new(),
            }),
        }
    }
    // Those with a chart stand first, in the order of what people ask first.
    let first = |line: &Line| charts::FIRST.iter().position(|key| *key == line.key).unwrap_or(charts::FIRST.len());
    lines.sort_by(|one, other| (first(one), &one.key).cmp(&(first(other), &other.key)));
    lines
}

/// 和上年比 The same figures of the year before.
pub(super) fn besides(board: &mut [Line], before: &Snapshot) {
    for line in board.iter_mut().filter(|line| !line.gap) {
        let known = before.fields.get(&line.key);
        line.before = known.map(|field| format!("{} {}", field.digits, field.unit)).unwrap_or_default();
    }
}

fn line((key, field): (&String, &Field)) -> Line {
    Line {
        key: key.clone(),
        name: field.name.clone(),
        unit: field.unit.clone(),
        digits: field.digits.clone(),
        about: field.definition.clone(),
        gap: false,
        before: String::new(),
    }
}
