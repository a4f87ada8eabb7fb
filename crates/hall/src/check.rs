//! 查年报 The page where a report is handed in, and the page that says what was found in it.

use askama::Template;
use documents::{
    Document,
    html::{self, HtmlOptions},
};
use messages::Message;

use crate::{Frame, Inspection, Law};

/// 交报告 The form: a file, and what may come with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckPage {
    /// Where the form is sent.
    pub action: String,
    /// What was wrong with the file handed in before; empty at first.
    pub faults: Vec<Message>,
    /// 层级 Values and names to choose from; the first is the one that asks for no choice.
    pub levels: Vec<(String, String)>,
    /// The level chosen before.
    pub level: String,
    /// 法条旁注 Why the report is checked.
    pub law: Option<Law>,
}

/// 查出的 The report as the official form with each finding in its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckedPage {
    /// Which file it was and how it was read, one short clause each.
    pub facts: Vec<String>,
    /// What was read and found.
    pub inspection: Inspection,
    /// 读的时候注意到 What the reader noticed on the way.
    pub notes: Vec<String>,
    /// 不能判断 Rules that could not be judged, and why.
    pub unjudged: Vec<(String, String)>,
    /// The report as the official form, remarks in place.
    pub document: Document,
    /// Where another one is handed in.
    pub again: String,
    /// 按规定格式另存 The report in the interchange shape, to be written in the official form.
    pub save: Option<Save>,
}

/// 另存 A form that carries the report itself, since nothing of it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Save {
    /// Where it is sent.
    pub action: String,
    /// The report in the interchange shape.
    pub report: String,
    /// Values and names of the formats.
    pub formats: Vec<(String, String)>,
    /// A sentence about cells that are printed blank; empty when all are there.
    pub blank: String,
}

#[derive(Template)]
#[template(path = "check.html")]
struct Asked<'a> {
    page: &'a CheckPage,
}

#[derive(Template)]
#[template(path = "checked.html")]
struct Checked<'a> {
    page: &'a CheckedPage,
    inspection: String,
    title: String,
    sections: String,
}

impl CheckPage {
    /// The whole page.
    #[must_use]
    pub fn render(&self, frame: &Frame) -> String {
        let main = Asked { page: self }.render().expect("a template over plain values renders");
        // Whoever hears the page read out learns from its name that it did not go on.
        let title = if self.faults.is_empty() { "查年度报告" } else { "没有查成：查年度报告" };
        frame.around(title, "查年度报告", main)
    }
}

impl CheckedPage {
    /// The whole page.
    #[must_use]
    pub fn render(&self, frame: &Frame) -> String {
        let view = Checked {
            page: self,
            inspection: self.inspection.plain(),
            title: html::line(&self.document.title),
            sections: html::sections(&self.document, &HtmlOptions::default())
                .into_iter()
                .map(|section| section.html)
                .collect(),
        };
        let main = view.render().expect("a template over plain values renders");
        frame.around(&self.inspection.heading, "查出的问题", main)
    }
}
