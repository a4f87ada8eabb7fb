//! 首页 The year in one sentence.

use askama::Template;
use documents::{
    Paragraph, Run,
    html::{self, HtmlOptions},
};

use crate::{Frame, Link};

/// 首页 The sentence of the year, and what people come for. Only what exists is offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HomePage {
    /// Read out before the sentence, "桑村乡政府信息公开".
    pub heading: String,
    /// The sentence; its figures open where they have an address.
    pub sentence: Paragraph,
    /// Links below the sentence.
    pub beneath: Vec<Link>,
    /// Entries below.
    pub wants: Vec<Want>,
    /// 最新公开 Newest first.
    pub newest: Vec<Newest>,
    /// Where the rest of them stands.
    pub all: Option<Link>,
    /// 公开平台 The fixed entries.
    pub platform: Vec<Fixed>,
    /// 每周更新 The weeks of the year.
    pub weeks: Option<Weeks>,
}

/// 最新的一条 One item that was made public lately.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Newest {
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub href: String,
    /// The day of its publication, as printed.
    pub on: String,
    /// Who and where: section and column.
    pub from: String,
}

/// 固定入口 One of the entries every platform has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fixed {
    /// Its name.
    pub name: String,
    /// Where it leads.
    pub href: String,
    /// What stands behind it: a count, years.
    pub note: String,
}

/// 各周 How often something was published in each week of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weeks {
    /// The year.
    pub year: i16,
    /// Weeks met.
    pub met: usize,
    /// Days with something new in each week that has begun, and the Monday of the week as printed.
    pub bars: Vec<(usize, String)>,
    /// Where the number of weeks opens.
    pub href: String,
}

/// From one bar to the next, and the height of the tallest, in the units of the drawing.
const STEP: usize = 14;
const TALL: usize = 72;

/// 一条柱 One bar of the chart of weeks, in the units of its drawing.
struct Bar {
    x: usize,
    y: usize,
    height: usize,
    is_met: bool,
}

impl Weeks {
    /// Bars from zero; the tallest week fills the drawing.
    fn drawn(&self) -> Vec<Bar> {
        let most = self.bars.iter().map(|(days, _)| *days).max().unwrap_or_default().max(2);
        let bar = |(at, (days, _)): (usize, &(usize, String))| {
            let height = days * TALL / most;
            Bar { x: at * STEP, y: TALL - height, height, is_met: *days >= 2 }
        };
        self.bars.iter().enumerate().map(bar).collect()
    }

    fn width(&self) -> usize {
        self.bars.len() * STEP
    }

    fn first(&self) -> &str {
        self.bars.first().map_or("", |(_, monday)| monday)
    }

    fn last(&self) -> &str {
        self.bars.last().map_or("", |(_, monday)| monday)
    }
}

/// 要办的事 An entry of the first page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Want {
    /// Verb and object.
    pub name: String,
    /// One clause about it.
    pub about: String,
    /// Where it leads.
    pub href: String,
}

#[derive(Template)]
#[template(path = "home.html")]
struct View<'a> {
    home: &'a HomePage,
    sentence: String,
    opens: bool,
    contact: Vec<(&'static str, &'a str)>,
}

impl HomePage {
    /// The whole page; nothing stands above it, so it has no crumbs.
    #[must_use]
    pub fn render(&self, frame: &Frame) -> String {
        let opens = self.sentence.runs.iter().any(|run| matches!(run, Run::Figure { href: Some(_), .. }));
        let sentence = html::runs(&self.sentence, &HtmlOptions::default());
        let main = View { home: self, sentence, opens, contact: contact(frame) }
            .render()
            .expect("a template over plain values renders");
        Frame { crumbs: Vec::new(), ..frame.clone() }.around("首页", "首页", main)
    }
}

/// 问和监督 How to reach the office, as far as its frame says it.
fn contact(frame: &Frame) -> Vec<(&'static str, &str)> {
    let coat = &frame.coat;
    let all = [
        ("单位", &coat.organ),
        ("电话", &coat.phone),
        ("地址", &coat.address),
        ("办公时间", &coat.hours),
        ("电子邮箱", &coat.email),
        ("主办", &coat.host),
    ];
    if coat.phone.is_empty() && coat.address.is_empty() {
        return Vec::new();
    }
    all.into_iter().filter(|(_, value)| !value.is_empty()).map(|(label, value)| (label, value.as_str())).collect()
}
