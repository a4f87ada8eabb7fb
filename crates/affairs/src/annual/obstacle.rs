//! 还不能办 Why a step on the report of a year cannot be taken.

use jiff::civil::Date;
use messages::{Catalogued, Message};

/// 阻碍
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant carries what was met")]
pub enum Obstacle {
    /// No report of this year is written here.
    NoSuchYear { year: i16 },
    /// Somebody else was faster.
    Stale { revision: u32 },
    /// The year is not over.
    YearNotOver { year: i16 },
    /// The figures were counted before the year was over.
    CountedTooEarly { on: Date },
    /// A record named for a sentence that nobody can open.
    NoSuchRecord { number: String },
    /// A published report is corrected, and the public is not told why.
    NoExplanation { year: i16 },
    /// A file that was read in is the report of another year.
    OtherYear { year: i16, found: i16 },
    /// Nothing came with the form, or more than is read.
    NoFile,
}

impl Catalogued for Obstacle {
    fn examples() -> Vec<Self> {
        vec![
            Self::NoSuchYear { year: 2018 },
            Self::Stale { revision: 4 },
            Self::YearNotOver { year: 2026 },
            Self::CountedTooEarly { on: jiff::civil::date(2025, 12, 20) },
            Self::NoSuchRecord { number: "jucuo-2025-099".into() },
            Self::NoExplanation { year: 2025 },
            Self::OtherYear { year: 2024, found: 2023 },
            Self::NoFile,
        ]
    }

    fn message(&self) -> Message {
        let (code, what, why, todo) = match self {
            Self::NoSuchYear { year } => (
                "annual.no-such-year",
                format!("{year} 年的年度报告不在这里起草。"),
                "现在的格式从 2021 年的报告用起（国办公开办函〔2021〕30 号）；还没有开始的年份也没有台账。".to_owned(),
                "请换一个年份；以前的报告，可以作为文件补录进来。".to_owned(),
            ),
            Self::Stale { revision } => (
                "annual.stale",
                "没有办成，您打开这一页以后，别人又改过草稿。".to_owned(),
                format!("现在是第 {revision} 次改动以后的样子，直接存会盖掉别人改的。"),
                "请看一眼现在的草稿，把您改的再填一次。".to_owned(),
            ),
            Self::YearNotOver { year } => (
                "annual.year-not-over",
                format!("还不能把 {year} 年的报告送审。"),
                format!("报告的统计期到 {year} 年 12 月 31 日 24 时为止，现在数还会变。"),
                "可以先起草、先看缺什么；过了年，点“重新取数”再送审。".to_owned(),
            ),
            Self::CountedTooEarly { on } => (
                "annual.counted-too-early",
                "还不能送审，草稿里的数取早了。".to_owned(),
                format!("这些数是 {} 月 {} 日取的，那时这一年还没有过完。", on.month(), on.day()),
                "请点“重新取数”，看一看哪些数变了，再送审。".to_owned(),
            ),
            Self::NoSuchRecord { number } => (
                "annual.no-such-record",
                format!("没有找到记录 {number}。"),
                "依据要翻得开：台账里没有这个编号，或者它没有公开、已经撤下。".to_owned(),
                "请照台账或者公开页上的编号再填；没有记录的，写明理由。".to_owned(),
            ),
            Self::NoExplanation { year } => (
                "annual.no-explanation",
                "还没有送审，缺更正说明。".to_owned(),
                format!("{year} 年的报告已经公开，再改就是更正；读过原来那一版的人，要知道为什么改。"),
                "请写一两句为什么更正，比如台账补记了哪几条；它和改过的数一起公开。".to_owned(),
            ),
            Self::OtherYear { year, found } => (
                "annual.other-year",
                format!("没有读入，这是 {found} 年的年报。"),
                format!("这里要放的是 {year} 年的年报，用来和下一年的核对；放错了年，结转就对不上。"),
                format!("请选 {year} 年的那一份。"),
            ),
            Self::NoFile => (
                "annual.no-file",
                "没有收到文件。".to_owned(),
                "可能没有选文件，也可能文件大于 32 MB，或者没有传完。".to_owned(),
                "请选一份年报再点“读入”；Word、PDF、网页、表格、纯文本都可以。".to_owned(),
            ),
        };
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}
