//! 自称 What a report calls its own body.

use statute::report::Level;

use super::super::Subject;

/// What the report calls its own body: its name with fewer and fewer words before it. A region's government is an organ
/// of the region, not the region, so its name counts without 人民政府 only.
pub(super) fn names<'s>(subject: &'s Subject<'_>) -> Vec<&'s str> {
    let body = subject.report.body.trim();
    let stem = body.strip_suffix("人民政府").unwrap_or(body);
    let is_region = stem.ends_with(['省', '市', '州', '县', '区', '旗']);
    let mut names = vec![stem];
    let parts = |name: &'s str, least: usize| {
        let count = name.chars().count();
        name.char_indices().enumerate().filter(move |(at, _)| count - at >= least).map(move |(_, (at, _))| &name[at..])
    };
    names.extend(parts(stem, 3).take(MOST_NAMES));
    if !is_region {
        names.extend(parts(body, 3).take(MOST_NAMES));
    }
    if subject.level == Some(Level::Township) {
        names.extend(["乡人民政府", "镇人民政府", "乡政府", "镇政府", "人民政府", "政府", "办事处"]);
    }
    names.retain(|name| !name.is_empty());
    names
}

/// Most beginnings of a name that are left out.
const MOST_NAMES: usize = 24;
