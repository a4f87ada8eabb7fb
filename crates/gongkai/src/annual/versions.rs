//! 各版 The versions of a published report: what the newest one says of its corrections, and how older ones are marked.

use hall::{Frame, Link, Notice};
use jiff::civil::Date;
use year_end::{Changed, Shown};

/// 第几版 The address of a version; the newest has the address of the year.
fn of(year: &str, at: usize) -> String {
    format!("{year}/versions/{at}")
}

/// Where a page stands: a version asked for by its number keeps that address, also while it is the newest one.
pub(super) fn here(year: &str, out: &Shown, at: Option<usize>) -> String {
    at.map_or_else(|| year.to_owned(), |_| of(year, out.edition))
}

/// The address of the year of a page of a version.
fn year_of(here: &str) -> &str {
    here.split_once("/versions/").map_or(here, |(year, _)| year)
}

/// Whether another version took the place of this one.
pub(super) fn is_old(out: &Shown) -> bool {
    out.edition < out.changes.len()
}

/// A version asked for by its number is nothing for search engines: the year has one address.
pub(super) fn framed(frame: Frame, at: Option<usize>) -> Frame {
    let Some(_) = at else { return frame };
    let mut tags = frame.tags;
    tags.push(("robots", "noindex".to_owned()));
    let canonical = year_of(&frame.canonical).to_owned();
    Frame { tags, canonical, ..frame }
}

/// The name of a file; that of an old version says so, for a file travels without its page.
pub(super) fn file_name(out: &Shown, name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) if is_old(out) => format!("{stem}（旧版，第 {} 版）.{ending}", out.edition),
        _ => name.to_owned(),
    }
}

/// What a reader has to know first: that this is an old version, or what the newest one corrected.
pub(super) fn notice(out: &Shown, here: &str) -> Option<Notice> {
    let year = year_of(here);
    if is_old(out) {
        let (this, newest) = (&out.changes[out.edition - 1], out.changes.last()?);
        let rest = format!(
            "这是 {}公开的第 {} 版，数和记录都是当时的；{}更正，以现在的版本为准。",
            day(this.on),
            out.edition,
            day(newest.on)
        );
        return Some(Notice { half: "旧版".into(), rest, link: Some(Link::new("看现在的版本", year)) });
    }
    let newest = out.changes.last()?;
    let (on, _) = newest.notes.last()?;
    let half = format!("{on}更正过");
    let link = (out.edition > 1).then(|| Link::new("看原来的版本", &of(year, out.edition - 1)));
    Some(Notice { half, rest: words(newest), link })
}

/// 各个版本 Newest first; empty for a report that was never corrected.
pub(super) fn all(out: &Shown, here: &str) -> Vec<(Link, String)> {
    if out.changes.len() < 2 {
        return Vec::new();
    }
    let (year, newest) = (year_of(here), out.changes.len());
    let line = |(at, change): (usize, &Changed)| {
        let (at, is_newest) = (at + 1, at + 1 == newest);
        let name = format!("第 {at} 版{}　{}", if is_newest { "，现在的" } else { "，旧版" }, day(change.on));
        let said = match (at, change.opens) {
            (1, _) => "首次公开。".to_owned(),
            (_, true) => words(change),
            (_, false) if is_newest => words(change),
            (_, false) => format!("{}这一版没有留下可以翻开的数。", words(change)),
        };
        // A version whose numbers were not kept has no page of its own.
        let href = if is_newest || !change.opens { year.to_owned() } else { of(year, at) };
        (Link::new(&name, &href), said)
    };
    out.changes.iter().enumerate().map(line).rev().collect()
}

/// 改了什么、为什么 As many numbers as one reads at a glance, then the explanations.
fn words(change: &Changed) -> String {
    const FEW: usize = 6;
    let mut said = change.changed.iter().take(FEW).cloned().collect::<Vec<_>>().join("；");
    if change.changed.len() > FEW {
        said.push_str(&format!("等 {} 处", change.changed.len()));
    }
    let why: Vec<&str> = change.notes.iter().map(|(_, why)| why.trim().trim_end_matches('。')).collect();
    match (said.is_empty(), why.is_empty()) {
        (true, true) => String::new(),
        (true, false) => format!("{}。", why.join("；")),
        (false, true) => format!("{said}。"),
        (false, false) => format!("{said}。原因：{}。", why.join("；")),
    }
}

pub(super) fn day(on: Date) -> String {
    format!("{} 年 {} 月 {} 日", on.year(), on.month(), on.day())
}

pub(super) fn month_day(on: Date) -> String {
    format!("{} 月 {} 日", on.month(), on.day())
}
