//! 总体情况的前四项 Publishing, applications, management, platform.

use super::{Noted, Told, Writing, records, sentences};
use crate::drafting::Place;

/// （一）主动公开 M-01 and the weekly rhythm, M-11.
pub(super) fn publishing(writing: &mut Writing<'_>) {
    const TODO: &str = "请先把当年公开的信息登记或者补录进来。";
    let year = writing.snapshot.year;
    match writing.number("M-01") {
        Some(number) => {
            let mut text = format!("{year} 年主动公开政府信息 {number}。");
            if let Some(gone) =
                writing.number("M-01.withdrawn-later").filter(|_| !writing.is_zero("M-01.withdrawn-later"))
            {
                text.push_str(&format!("其中后来撤下 {gone}。"));
            }
            writing.say(Place::Publishing, "published", text, Vec::new());
        }
        None => writing.leave_out(Place::Publishing, "主动公开的条数", true, TODO),
    }
    if let (Some(met), Some(weeks)) = (writing.number("M-11"), writing.number("M-11.weeks")) {
        let text = format!("全年 {weeks}中，有 {met}做到每周至少两天更新。");
        writing.say(Place::Publishing, "rhythm", text, Vec::new());
    }
}

/// （二）依申请公开 Table III in words.
pub(super) fn applications(writing: &mut Writing<'_>) {
    let cell = |row: &str| format!("t3.{row}.total");
    let (received, carried, results, out) =
        (cell("received_new"), cell("carried_in"), cell("results_total"), cell("carried_out"));
    let Some(number) = writing.number(&received) else {
        return writing.leave_out(
            Place::Applications,
            "收到和办理申请的件数",
            true,
            "请建好当年的申请登记簿；没有收到申请的，也要建，由负责人确认“本年无”。",
        );
    };
    let mut text = format!("本年新收政府信息公开申请 {number}");
    for (words, key) in [("上年结转", carried), ("本年办结", results), ("结转下年度继续办理", out)] {
        if let Some(number) = writing.number(&key) {
            text.push_str(&format!("，{words} {number}"));
        }
    }
    writing.say(Place::Applications, "applications", format!("{text}。"), Vec::new());
    for (id, key, words) in [
        ("reviews", "t4.review.total", "因政府信息公开被申请行政复议"),
        ("suits", "t4.suit_direct.total", "未经复议直接提起的行政诉讼"),
        ("appeals", "t4.suit_after_review.total", "复议后提起的行政诉讼"),
    ] {
        if let Some(number) = writing.number(key).filter(|_| !writing.is_zero(key)) {
            writing.say(Place::Applications, id, format!("{words} {number}。"), Vec::new());
        }
    }
}

/// （三）政府信息管理 Systems (M-04) and reviews (M-06).
pub(super) fn management(writing: &mut Writing<'_>, told: &Told) {
    let systems = &told.systems;
    match writing.number("M-04").filter(|_| !systems.is_empty()) {
        Some(number) => {
            let titles: String = systems.iter().map(title).collect();
            let text = format!("制定、修订政务公开制度 {number}：{titles}。");
            writing.say(Place::Management, "systems", text, records(systems));
        }
        None => writing.leave_out(Place::Management, "制定、修订的制度", false, "有新制度的，请登记制度台账。"),
    }
    let Some(number) = writing.number("M-06") else {
        return writing.leave_out(Place::Management, "审核情况", true, "稿件走审核流程，数会自己来。");
    };
    let mut text = format!("发布前实行“三审三校”，全年作出审核决定 {number}");
    for (words, key) in [("退回修改", "M-06.returned"), ("经终审的重要信息", "M-06.final")] {
        if let Some(number) = writing.number(key) {
            text.push_str(&format!("，{words} {number}"));
        }
    }
    writing.say(Place::Management, "reviewing", format!("{text}。"), Vec::new());
}

fn title(system: &Noted) -> String {
    let words = system.words.trim();
    if words.starts_with('《') { words.to_owned() } else { format!("《{words}》") }
}

/// （四）政府信息公开平台建设 Only what a record says; inspections, opinions and the service zone have ledgers of their own
/// in later work.
pub(super) fn platform(writing: &mut Writing<'_>, told: &Told) {
    if told.platform.is_empty() {
        return writing.leave_out(
            Place::Platform,
            "政府信息公开平台建设情况",
            true,
            "请把网站、专区、意见箱方面做了的事登记到举措台账，附上证据。",
        );
    }
    writing.say(Place::Platform, "platform", sentences(&told.platform), records(&told.platform));
}
