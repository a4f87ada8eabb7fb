//! 报告页 The annual report as a page: its text, the law and the contents in the margin.

use askama::Template;
use documents::{
    Document,
    html::{self, HtmlOptions},
};

use crate::{Frame, Inspection, Link};

/// 报告页 A document with everything around it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportPage {
    /// The report; its title and facts make the head of the page.
    pub document: Document,
    /// How its figures open.
    pub options: HtmlOptions,
    /// 下载 One button a format.
    pub downloads: Vec<Link>,
    /// Plain links beside the buttons.
    pub beside: Vec<Link>,
    /// One fact about this report that readers should know first.
    pub notice: Option<Notice>,
    /// 各个版本 Each with what it changed and why, newest first; empty for a report that was never corrected.
    pub editions: Vec<(Link, String)>,
    /// 法条旁注 The article the report begins from.
    pub law: Option<Law>,
    /// 核对 What the rules found, below the report; never on paper.
    pub inspection: Option<Inspection>,
}

/// 提示 A bold half sentence, then one sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// The bold half.
    pub half: String,
    /// The sentence.
    pub rest: String,
    /// Where to read more.
    pub link: Option<Link>,
}

/// 法条旁注 An article and its sense in our own words, which the page marks 大意.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Law {
    /// "《条例》第五十条".
    pub citation: String,
    /// Three lines at most.
    pub sense: String,
    /// Address of the full text; `None` where the site has none.
    pub href: Option<String>,
}

#[derive(Template)]
#[template(path = "report.html")]
struct View<'a> {
    page: &'a ReportPage,
    title: String,
    contents: Vec<(String, String)>,
    opening: String,
    rest: String,
    inspection: String,
}

impl ReportPage {
    /// The whole page. `here` is the last crumb, such as "2025 年".
    #[must_use]
    pub fn render(&self, frame: &Frame, here: &str) -> String {
        let main = self.view().render().expect("a template over plain values renders");
        frame.around(&self.document.title, here, main)
    }

    /// The margin stands beside everything before the first table; tables take the whole width.
    fn view(&self) -> View<'_> {
        let sections = html::sections(&self.document, &self.options);
        let named = sections.iter().filter(|section| !section.anchor.is_empty());
        let contents = named.map(|section| (section.anchor.clone(), section.heading.clone())).collect();
        let table = sections.iter().position(|section| section.html.contains("<table")).unwrap_or(sections.len());
        let joined = |part: &[html::Section]| part.iter().map(|section| section.html.as_str()).collect::<String>();
        View {
            page: self,
            title: html::line(&self.document.title),
            contents,
            opening: joined(&sections[..table]),
            rest: joined(&sections[table..]) + &html::colophon(&self.document),
            inspection: self.inspection.as_ref().map(Inspection::part).unwrap_or_default(),
        }
    }
}
