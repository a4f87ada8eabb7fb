//! 网页标签 What inspections read in the head of columns and items (`website.md` §3); an optional tag without a value is
//! left out.

use super::{columns::Column, front::Front};

/// The longest description, in signs.
const LONGEST: usize = 200;

/// 栏目标签
pub(super) fn column(front: &Front<'_>, column: &Column) -> Vec<(&'static str, String)> {
    let about = format!(
        "{}公开的“{}”类信息，按公开的先后排列，可以按年份查找，每一条都有索引号和公开日期。",
        front.town(),
        column.label
    );
    let below = column.children().map(|child| child.label);
    let words: Vec<&str> = std::iter::once(column.label).chain(below).take(10).collect();
    vec![
        ("ColumnName", column.label.to_owned()),
        ("ColumnDescription", about),
        ("ColumnKeywords", words.join(",")),
        ("ColumnType", column.kind().to_owned()),
    ]
}

/// 内容标签 What they say of one item.
pub(super) struct Content<'a> {
    pub(super) title: &'a str,
    /// `YYYY-MM-DD HH:MM`, Beijing time.
    pub(super) published: String,
    pub(super) source: &'a str,
    pub(super) author: &'a str,
    pub(super) text: &'a str,
    pub(super) url: &'a str,
}

impl Content<'_> {
    /// The tags.
    pub(super) fn tags(&self) -> Vec<(&'static str, String)> {
        let all = [
            ("ArticleTitle", one_line(self.title)),
            ("PubDate", self.published.clone()),
            ("ContentSource", one_line(self.source)),
            ("Author", one_line(self.author)),
            ("Description", one_line(self.text).chars().take(LONGEST).collect()),
            ("Url", self.url.to_owned()),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
