//! 门面 What the binary knows about the pages of a body and this department does not.

use documents::Run;
use hall::{Frame, Link, Want};

use super::columns::{self, PLATFORM};

/// 门面 Whose pages these are, and what stands on them beside the items.
#[derive(Clone, Debug, Default)]
pub struct Front<'a> {
    /// The body.
    pub body: &'a str,
    /// The frame without crumbs.
    pub frame: Frame,
    /// Where the site is reached, such as `https://gongkai.example.cn`; empty where nobody said it.
    pub base: &'a str,
    /// 年报 The annual reports that have a page of their own, newest first.
    pub yearly: &'a [Yearly],
    /// 一年一句话 What the sentence of a year says after the items, where something is known.
    pub also: &'a [(i16, Vec<Run>)],
    /// 常用 What people come for beside the columns.
    pub wants: &'a [Want],
}

/// 一年的年报 One annual report with its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Yearly {
    /// The year it speaks of.
    pub year: i16,
    /// Its page and the files beside it; the page first.
    pub links: Vec<Link>,
}

impl Front<'_> {
    /// The frame of a page at `here`, below the front page and `crumbs`.
    pub(crate) fn frame(&self, here: &str, crumbs: Vec<Link>) -> Frame {
        let home = Link::new("首页", &self.frame.coat.home);
        let crumbs = std::iter::once(home).chain(crumbs).collect();
        Frame { here: here.to_owned(), crumbs, canonical: self.whole(here), ..self.frame.clone() }
    }

    /// An address with the site before it, where the site is known.
    pub(crate) fn whole(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// 简称 The name people say.
    pub(crate) fn town(&self) -> &str {
        &self.frame.coat.town
    }
}

/// 主导航 The entries of a body's pages: each leads to a page that answers, with or without items.
#[must_use]
pub fn nav(body: &str) -> Vec<Link> {
    let column = |path: &str| columns::find(path).map(|column| Link::new(column.label, &column.address(body)));
    let columns = [PLATFORM, "zwdt", "zwfw", "cwgk"].into_iter().filter_map(column);
    let reports = Link::new("年度报告", &format!("/{body}/reports/"));
    std::iter::once(Link::new("首页", &format!("/{body}/"))).chain(columns).chain([reports]).collect()
}
