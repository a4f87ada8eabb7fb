//! 条例 The Regulations on Open Government Information as an index: fifty-six articles, each with its sense in our own
//! words and the rule that implements it, or the reason why none does.
//!
//! The text stands in `text/`, one file a chapter. Deliberately absent: the sentences of the law itself.

mod citation;
mod reading;

pub use citation::{Citation, Instrument, numeral};
pub use reading::{Mark, ReadingRow, readings};

/// The chapters, in order.
const CHAPTERS: [&str; 6] = [
    include_str!("../../text/1-zongze.md"),
    include_str!("../../text/2-zhuti-fanwei.md"),
    include_str!("../../text/3-zhudong-gongkai.md"),
    include_str!("../../text/4-yishenqing-gongkai.md"),
    include_str!("../../text/5-jiandu-baozhang.md"),
    include_str!("../../text/6-fuze.md"),
];

/// How many articles the text of 2019 has.
pub const ARTICLES: u8 = 56;

/// 条 One article of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// One to fifty-six.
    pub number: u8,
    /// 章 The heading of its chapter.
    pub chapter: &'static str,
    /// 大意 Its sense in our own words.
    pub sense: &'static str,
    /// 实现 Rust paths of the rules that carry it; empty when `reason` says why there is none.
    pub implemented_by: Vec<&'static str>,
    /// 理由 Why no rule here carries it, or what of it lies elsewhere.
    pub reason: Option<&'static str>,
}

impl Article {
    /// The article as a citation.
    #[must_use]
    pub const fn citation(&self) -> Citation {
        Citation::article(self.number)
    }
}

/// 条例索引 All articles in order.
#[must_use]
pub fn articles() -> Vec<Article> {
    CHAPTERS.into_iter().flat_map(chapter).collect()
}

fn chapter(text: &'static str) -> Vec<Article> {
    let mut parts = text.split("\n## ");
    let heading = parts.next().unwrap_or_default().trim_start_matches("# ").trim();
    parts.filter_map(|part| article(heading, part)).collect()
}

fn article(chapter: &'static str, part: &'static str) -> Option<Article> {
    let (heading, body) = part.split_once('\n')?;
    let number = (1..=ARTICLES).find(|n| heading.trim() == format!("第{}条", numeral(*n)))?;
    let line = |name: &str| body.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('：')).map(str::trim);
    let paths = line("实现").unwrap_or_default().split('、').map(|path| path.trim().trim_matches('`'));
    Some(Article {
        number,
        chapter,
        sense: line("大意")?,
        implemented_by: paths.filter(|path| !path.is_empty()).collect(),
        reason: line("理由"),
    })
}
