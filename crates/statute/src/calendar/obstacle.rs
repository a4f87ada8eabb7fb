//! 不能录入的原因 Why a holiday notice is not taken in.

use std::borrow::Cow;

use jiff::civil::{Date, date};
use messages::{Catalogued, Message};

/// 录入通知的障碍 One reason why a notice file cannot be added; a file may have many.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "every variant carries the year, the list, and what was found; its message says the rest"
)]
pub enum NoticeObstacle {
    /// Not JSON, or not an object of years.
    Unreadable { line: usize, column: usize },
    /// An object without a year.
    Empty,
    /// A key that is no year of four digits.
    YearKey { found: String },
    /// One year twice in the file.
    YearTwice { year: i16 },
    /// A year that is no object.
    YearShape { year: i16 },
    /// A field nobody knows.
    UnknownField { year: i16, field: String, nearest: &'static str },
    /// No document number.
    NoSource { year: i16 },
    /// `off` or `work` is missing or no list.
    NoList { year: i16, list: &'static str },
    /// Something that is no date, or a day that does not exist.
    NotADate { year: i16, list: &'static str, found: Vec<String> },
    /// Dates of another year.
    OtherYear { year: i16, list: &'static str, dates: Vec<Date> },
    /// The same day twice in one list.
    Twice { year: i16, list: &'static str, dates: Vec<Date> },
    /// A day out of order.
    Unsorted { year: i16, list: &'static str, date: Date },
    /// A day in both lists.
    FreeAndWorking { year: i16, dates: Vec<Date> },
    /// A make-up working day that is no Saturday or Sunday.
    NotWeekend { year: i16, dates: Vec<Date> },
    /// Other days than known for that year, and no amendment.
    Contradiction { year: i16, source: String, dates: Vec<Date> },
    /// An amendment that does not list the whole year.
    PartAmendment { year: i16, lost: Vec<Date> },
    /// December days of a year that is not known otherwise.
    DecemberAlone { year: i16 },
}

impl Catalogued for NoticeObstacle {
    fn examples() -> Vec<Self> {
        let (year, list) = (2027, "work");
        let dates = vec![date(2027, 2, 5)];
        vec![
            Self::Unreadable { line: 3, column: 14 },
            Self::Empty,
            Self::YearKey { found: "二〇二七".into() },
            Self::YearTwice { year },
            Self::YearShape { year },
            Self::UnknownField { year, field: "wrok".into(), nearest: "work" },
            Self::NoSource { year },
            Self::NoList { year, list },
            Self::NotADate { year, list, found: vec!["2027-02-30".into()] },
            Self::OtherYear { year, list: "off", dates: vec![date(2026, 12, 31)] },
            Self::Twice { year, list, dates: dates.clone() },
            Self::Unsorted { year, list, date: date(2027, 1, 3) },
            Self::FreeAndWorking { year, dates: dates.clone() },
            Self::NotWeekend { year, dates: dates.clone() },
            Self::Contradiction {
                year: 2026, source: "国办发明电〔2025〕7号".into(), dates: vec![date(2026, 5, 9)]
            },
            Self::PartAmendment { year: 2026, lost: vec![date(2026, 10, 1)] },
            Self::DecemberAlone { year: 2026 },
        ]
    }

    fn message(&self) -> Message {
        let (code, what, why, todo) = self.sentences();
        Message { code, what: what.into(), why: why.into(), todo }
    }
}

type Sentences = (&'static str, String, &'static str, Cow<'static, str>);

impl NoticeObstacle {
    fn sentences(&self) -> Sentences {
        self.of_the_file().or_else(|| self.of_the_dates()).unwrap_or_else(|| self.of_the_known())
    }

    fn of_the_file(&self) -> Option<Sentences> {
        const SHAPE: &str = "文件须与内置数据同形：按年份列出 source（通知文号）、off（放假）、work（调休上班）。";
        Some(match self {
            Self::Unreadable { line, column } => (
                "calendar.notice.unreadable",
                format!("这个文件不是放假通知数据：第{line}行第{column}列读不下去。"),
                SHAPE,
                "请检查该处的括号、引号和逗号，或重新导出文件。".into(),
            ),
            Self::Empty => (
                "calendar.notice.empty",
                "文件里没有任何年份。".into(),
                SHAPE,
                "请把通知中的日期按年份填好再录入。".into(),
            ),
            Self::YearKey { found } => (
                "calendar.notice.year-key",
                format!("「{found}」不是年份。"),
                "年份要写成四位数字，例如 2027。",
                "请改正年份再录入。".into(),
            ),
            Self::YearTwice { year } => (
                "calendar.notice.year-twice",
                format!("{year}年在文件里出现了两次。"),
                "两处可能不一致，无法判断以哪一处为准。",
                "请合并成一处再录入。".into(),
            ),
            Self::YearShape { year } => {
                ("calendar.notice.year-shape", format!("{year}年的内容不完整。"), SHAPE, "请补上这三项再录入。".into())
            }
            Self::UnknownField { year, field, nearest } => (
                "calendar.notice.unknown-field",
                format!("{year}年里有一项「{field}」，不知道是什么。"),
                SHAPE,
                format!("请核对名称，最接近的是：{nearest}。").into(),
            ),
            Self::NoSource { year } => (
                "calendar.notice.no-source",
                format!("{year}年没有写明依据的通知。"),
                "每个日期都要能查到出处，期限才站得住。",
                "请在 source 写上通知的文号，例如 国办发明电〔2025〕7号。".into(),
            ),
            Self::NoList { year, list } => (
                "calendar.notice.no-list",
                format!("{year}年缺少 {list} 这一列日期。"),
                SHAPE,
                "没有这类日期时，请写成空列表 []。".into(),
            ),
            _ => return None,
        })
    }

    fn of_the_dates(&self) -> Option<Sentences> {
        Some(match self {
            Self::NotADate { year, list, found } => (
                "calendar.notice.not-a-date",
                format!("{year}年 {list} 里有不是日期或并不存在的日子：{}。", some(found)),
                "日期要写成 2027-01-01 这样的形式。",
                "请对照通知改正。".into(),
            ),
            Self::OtherYear { year, list, dates } => (
                "calendar.notice.other-year",
                format!("{year}年 {list} 里有别的年份的日期：{}。", some(dates)),
                "日期归在它自己所在的年份下，跨年的假期也一样。",
                "请把这些日期移到它们各自的年份下，放在同一个文件里一并录入。".into(),
            ),
            Self::Twice { year, list, dates } => (
                "calendar.notice.twice",
                format!("{year}年 {list} 里有重复的日期：{}。", some(dates)),
                "重复往往是抄录时串了行，可能同时漏了另一天。",
                "请对照通知核对后删去重复的一个。".into(),
            ),
            Self::Unsorted { year, list, date } => (
                "calendar.notice.unsorted",
                format!("{year}年 {list} 里 {date} 没有按先后排列。"),
                "按先后排列便于与通知逐日核对。",
                "请按日期先后重新排列。".into(),
            ),
            Self::FreeAndWorking { year, dates } => (
                "calendar.notice.free-and-working",
                format!("{year}年有些日子既放假又上班：{}。", some(dates)),
                "同一天只能是其中一种。",
                "请对照通知，从 off 或 work 中删去一处。".into(),
            ),
            Self::NotWeekend { year, dates } => (
                "calendar.notice.not-weekend",
                format!("{year}年有些调休上班日不是周六或周日：{}。", some(dates)),
                "周一至周五本来就上班，调休上班只会落在周末，多半是日期抄错了。",
                "请对照通知改正这些日期。".into(),
            ),
            _ => return None,
        })
    }

    fn of_the_known(&self) -> Sentences {
        match self {
            Self::Contradiction { year, source, dates } => (
                "calendar.notice.contradiction",
                format!("{year}年已按{source}录入，与这个文件不一致的日子有：{}。", some(dates)),
                "同一年有两种说法时，已经算出的期限就没有了依据。",
                "抄录有误的，请改正文件；国务院办公厅另发通知调整的，请列出调整后的全年日期，并在 source 里把原通知和新通知的文号都写上，用“；”隔开。"
                    .into(),
            ),
            Self::PartAmendment { year, lost } => (
                "calendar.notice.part-amendment",
                format!("{year}年的调整没有列出全年的日期，例如缺少{}。", some(lost)),
                "调整后的安排会整年替换原来的，只写变动的日子就会丢掉其余的假期。",
                "请列出调整后的全年日期再录入。".into(),
            ),
            Self::DecemberAlone { year } => (
                "calendar.notice.december-alone",
                format!("文件带有{year}年12月的日期，但{year}年的通知还没有录入。"),
                "只凭年末的几天，会把这一年当作没有其他假期。",
                format!("请先录入{year}年的放假通知，再录入这个文件。").into(),
            ),
            other => unreachable!("{other:?} is told with the file or its dates"),
        }
    }
}

/// The first five of a list, and how many there are.
fn some<T: ToString>(items: &[T]) -> String {
    let shown: Vec<String> = items.iter().take(5).map(|item| item.to_string().chars().take(40).collect()).collect();
    let rest = if items.len() > 5 { format!("等{}个", items.len()) } else { String::new() };
    format!("{}{rest}", shown.join("、"))
}
