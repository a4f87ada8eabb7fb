//! 核对 What was read in a report and what the rules found, as a part of a page or a page of its own.

use askama::Template;

use crate::{Frame, frame::Link};

/// 核对 The reading, then the findings, each with its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inspection {
    /// The state in words: "收到的原件有 3 处要改".
    pub heading: String,
    /// One sentence about what was read and when.
    pub intro: String,
    /// How many cells were read.
    pub reading: Option<Reading>,
    /// What the rules found, gravest first.
    pub findings: Vec<Finding>,
}

/// 读数 Cells of the form and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// 应有 Cells the form has.
    pub expected: usize,
    /// 读到 Cells read.
    pub read: usize,
    /// 没有读到 Cells lost, blank or unreadable.
    pub absent: usize,
    /// 由人确认 Cells an officer confirmed.
    pub confirmed: usize,
}

/// 一处 One finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// The rule, "A3".
    pub rule: String,
    /// 阻止发布 or merely 提醒.
    pub blocks: bool,
    /// Where in the report, in words.
    pub place: String,
    /// What is wrong and what to do.
    pub message: String,
    /// 期望 The value the rule wants.
    pub expected: Option<String>,
    /// 实际 The value that stands there.
    pub found: Option<String>,
    /// Address of the place; `None` where there is none to go to.
    pub href: Option<String>,
}

#[derive(Template)]
#[template(path = "inspection.html")]
struct View<'a> {
    page: &'a Inspection,
    headed: bool,
    on_paper: bool,
    summary: String,
}

impl Inspection {
    /// The whole page; the heading is its title.
    #[must_use]
    pub fn render(&self, frame: &Frame, downloads: &[Link]) -> String {
        let main = Page { page: self, downloads, part: self.view(false) };
        let main = main.render().expect("a template over plain values renders");
        frame.around(&self.heading, "核对结果", main)
    }

    /// The part below a page's own heading, which goes onto paper as well: what was found is what the page is for.
    pub(crate) fn plain(&self) -> String {
        View { page: self, headed: false, on_paper: true, summary: self.summary() }
            .render()
            .expect("a template over plain values renders")
    }

    /// The part under its own heading, to stand below the report it speaks of.
    pub(crate) fn part(&self) -> String {
        self.view(true)
    }

    fn view(&self, headed: bool) -> String {
        let view = View { page: self, headed, on_paper: false, summary: self.summary() };
        view.render().expect("a template over plain values renders")
    }

    fn summary(&self) -> String {
        let blocking = self.findings.iter().filter(|finding| finding.blocks).count();
        let hints = self.findings.len() - blocking;
        match (blocking, hints) {
            (0, hints) => format!("有 {hints} 处提醒，看过认为没有问题的可以不改。"),
            (blocking, 0) => format!("有 {blocking} 处要改，改好以后才能发布。"),
            (blocking, hints) => format!("有 {blocking} 处要改，改好以后才能发布；另有 {hints} 处提醒。"),
        }
    }
}

#[derive(Template)]
#[template(path = "inspection-page.html")]
struct Page<'a> {
    page: &'a Inspection,
    downloads: &'a [Link],
    part: String,
}
