//! 导不进 What is wrong with a file, every fault with its place.

use jiff::civil::{Date, date};
use messages::{Catalogued, Message};

/// 毛病 One fault of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportFault {
    /// No row of headings.
    NoTable,
    /// Headings, and nothing below them.
    Empty,
    /// Tables beside the one with the headings; they would be left out without a word.
    OtherTables {
        /// How many.
        count: usize,
    },
    /// A heading nobody knows.
    Heading {
        /// As it stands there.
        heading: String,
    },
    /// A heading that must be there.
    Missing {
        /// The heading.
        heading: &'static str,
    },
    /// A heading that stands there twice.
    Twice {
        /// The heading.
        heading: &'static str,
    },
    /// A cell that cannot be taken in.
    Cell {
        /// The row, as the spreadsheet counts them.
        row: usize,
        /// The heading of its column.
        column: &'static str,
        /// What is wrong, as the end of a sentence.
        why: String,
    },
    /// The same file was taken in before.
    Again {
        /// On this civil day.
        on: Date,
    },
}

impl Catalogued for ImportFault {
    fn examples() -> Vec<Self> {
        vec![
            Self::NoTable,
            Self::Empty,
            Self::OtherTables { count: 1 },
            Self::Heading { heading: "题目".into() },
            Self::Missing { heading: "标题" },
            Self::Twice { heading: "标题" },
            Self::Cell { row: 12, column: "形成日期", why: "“2025-13-01”不是一个日期".into() },
            Self::Again { on: date(2025, 3, 3) },
        ]
    }

    fn message(&self) -> Message {
        let all = "有一处不对，整个文件都不导入，免得导了一半说不清。";
        let headings = "标题、目录事项、承办部门这三栏一定要有，栏目名照原样写。";
        let (code, what, why, todo) = match self {
            Self::NoTable => (
                "publication.import.table",
                "文件里没有找到台账。".to_owned(),
                "台账是一张表，第一行是栏目名。",
                headings,
            ),
            Self::Empty => (
                "publication.import.empty",
                "台账里只有栏目名，没有内容。".to_owned(),
                "没有可以导入的行。",
                "请确认选对了文件。",
            ),
            Self::OtherTables { count } => (
                "publication.import.tables",
                format!("除了台账，文件里还有 {count} 张别的表。"),
                "只导入一张表；表中间有空行，也会分成两张。",
                "请去掉表中间的空行，把别的表移到另一个文件。",
            ),
            Self::Heading { heading } => (
                "publication.import.heading",
                format!("不认识“{heading}”这一栏。"),
                "认不出的栏目，里面的内容会丢。",
                "请照模板写栏目名（gongkai export ledger 可以写出一份）；不需要的栏目请删去。",
            ),
            Self::Missing { heading } => {
                ("publication.import.missing", format!("没有“{heading}”这一栏。"), all, headings)
            }
            Self::Twice { heading } => {
                ("publication.import.twice", format!("“{heading}”这一栏有两个。"), all, "请留下一个。")
            }
            Self::Cell { row, column, why } => (
                "publication.import.cell",
                format!("第 {row} 行“{column}”不能用：{why}。"),
                all,
                "请在文件里改好，再导一次。",
            ),
            Self::Again { on } => (
                "publication.import.again",
                format!("这个文件 {on} 已经导入过，没有再导。"),
                "同一个文件导两次，每一件都会变成两件。",
                "不用再导；要补充的，请只把新的行放进另一个文件。",
            ),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}
