//! 用语 Words that several pages share.

use jiff::civil::Date;
use office::Zone;
use report::drafting::Place;

/// The places of sentences as forms name them, and as people choose them.
pub(super) const PLACES: [(&str, Place, &str); 9] = [
    ("lead", Place::Lead, "开头（依据、统计期、联系方式）"),
    ("publishing", Place::Publishing, "一（一）主动公开"),
    ("applications", Place::Applications, "一（二）依申请公开"),
    ("management", Place::Management, "一（三）政府信息管理"),
    ("platform", Place::Platform, "一（四）平台建设"),
    ("oversight", Place::Oversight, "一（五）监督保障"),
    ("problems", Place::Problems, "五（一）存在的主要问题"),
    ("improvement", Place::Improvement, "五（二）改进情况"),
    ("other", Place::Other, "六、其他需要报告的事项"),
];

/// The place of a code; none for one that no form of ours carries.
pub(super) fn place(code: &str) -> Option<Place> {
    PLACES.iter().find(|(known, ..)| *known == code).map(|(_, place, _)| *place)
}

/// Code and name of a place.
pub(super) fn named(place: Place) -> (&'static str, &'static str) {
    let found = PLACES.iter().find(|(_, known, _)| *known == place);
    found.map_or(("lead", ""), |(code, _, name)| (*code, *name))
}

/// The part of the desk on which a place stands: the lead stands before the first section.
pub(super) fn part(place: Place) -> u8 {
    place.section().max(1)
}

pub(super) fn day(on: Date) -> String {
    format!("{} 月 {} 日", on.month(), on.day())
}

pub(super) fn minute(at: i64) -> String {
    let at = Zone::shanghai().civil(at);
    format!("{} 月 {} 日 {}:{:02}", at.month(), at.day(), at.hour(), at.minute())
}

/// How many, in characters as a sentence has it: 三处.
pub(super) fn counted(n: usize) -> String {
    const FEW: [&str; 11] = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    FEW.get(n).map_or_else(|| format!(" {n} "), |few| (*few).to_owned())
}
