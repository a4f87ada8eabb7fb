//! 导不进 What is wrong with a file as a whole; a faulty row says what the form would say, with its place.

use jiff::civil::{Date, date};
use messages::{Catalogued, Message};
use office::DeskError;

use super::MOST;

/// 导不进 What is wrong with a file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportFault {
    /// No file, or a form that broke off.
    NoFile,
    /// No row in which a heading of the ledger stands.
    NoTable,
    /// Headings, and nothing below them.
    Empty,
    /// A heading nobody knows.
    Heading(String),
    /// A heading that stands there twice.
    Twice(String),
    /// More rows than are taken at once.
    TooMuch,
    /// Tables beside the one with the headings; they would be left out without a word.
    OtherTables(usize),
    /// A row with something under no heading.
    Stray(usize),
    /// A row with a cell that it shares with other rows or columns.
    Merged(usize),
    /// A cell that is neither yes nor no: row, heading, what stands there.
    Neither(usize, String, String),
    /// The same file was taken in before.
    Again(Date),
}

impl Catalogued for ImportFault {
    fn examples() -> Vec<Self> {
        vec![
            Self::NoFile,
            Self::NoTable,
            Self::Empty,
            Self::Heading("人员".into()),
            Self::Twice("培训日期".into()),
            Self::TooMuch,
            Self::OtherTables(1),
            Self::Stray(12),
            Self::Merged(12),
            Self::Neither(12, "联合制发，由别的单位牵头".into(), "也许".into()),
            Self::Again(date(2025, 3, 3)),
        ]
    }

    fn message(&self) -> Message {
        let (code, what, why, todo) = match self {
            Self::NoFile => (
                "register.import.no-file",
                "没有收到文件。".into(),
                "没有选文件，或者传到一半断了。",
                "请重新选文件再交。",
            ),
            Self::NoTable => (
                "register.import.no-table",
                "文件里没有这本台账的表格。".into(),
                "没有找到写着栏目的一行。",
                "请把栏目名写在第一行，照页面上列出的写。",
            ),
            Self::Empty => (
                "register.import.empty",
                "表格里只有栏目，没有内容。".into(),
                "栏目下面一行也没有。",
                "请填上内容再交。",
            ),
            Self::Heading(heading) => (
                "register.import.heading",
                format!("不认识“{heading}”这一栏。"),
                "丢掉一栏会丢掉内容，所以不猜。",
                "请照页面上列出的栏目改名，用不着的栏删掉。",
            ),
            Self::Twice(heading) => (
                "register.import.twice",
                format!("“{heading}”这一栏出现了两次。"),
                "不知道该听哪一栏。",
                "请删掉一栏。",
            ),
            Self::TooMuch => (
                "register.import.rows",
                format!("表格超过 {MOST} 行。"),
                "一次太多，错了很难找。",
                "请分成几个文件，一个一个导入。",
            ),
            Self::OtherTables(count) => (
                "register.import.tables",
                format!("除了台账，文件里还有 {count} 张别的表。"),
                "只导入一张表；表中间有空行，也会分成两张。",
                "请去掉表中间的空行，把别的表移到另一个文件。",
            ),
            Self::Stray(row) => (
                "register.import.stray",
                format!("第 {row} 行有内容写在没有栏目名的列里。"),
                "不知道它是哪一栏的，丢掉就少了内容。",
                "请移到有栏目名的列里，或者删去。",
            ),
            Self::Merged(row) => (
                "register.import.merged",
                format!("第 {row} 行有合并的格。"),
                "合并了，看不出每一行、每一栏各是什么，所以不猜。",
                "请取消合并，逐行逐栏填上。",
            ),
            Self::Neither(row, heading, typed) => (
                "register.import.neither",
                format!("第 {row} 行“{heading}”里的“{typed}”不是“是”或者“否”。"),
                "认不出就不猜，免得记反了。",
                "请写“是”或者“否”，空着就是“否”。",
            ),
            Self::Again(on) => (
                "register.import.again",
                format!("这个文件在 {on} 已经导入过。"),
                "同一个文件导入两次，每条都会多算一遍。",
                "不必再导；改过内容的，请只留新加的几行。",
            ),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}

pub(super) fn refused(found: &[ImportFault]) -> DeskError {
    DeskError::blocked(found, ImportFault::message)
}
