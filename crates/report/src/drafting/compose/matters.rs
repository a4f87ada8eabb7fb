//! 监督保障与其他事项 Oversight with its three results (第五十条第四项), and section six with the fee.

use super::{Noted, Told, Writing, records, sentences};
use crate::drafting::Place;

/// （五）监督保障
pub(super) fn oversight(writing: &mut Writing<'_>, told: &Told) {
    let meetings = writing.number("M-10").filter(|_| !writing.is_zero("M-10"));
    let mut text = sentences(&told.oversight);
    if let Some(members) = writing.number("M-10.members").filter(|_| !writing.is_zero("M-10.members")) {
        text.push_str(&format!("年末领导小组有成员 {members}。"));
    }
    if let Some(number) = meetings {
        text.push_str(&format!("全年召开政务公开工作会议 {number}。"));
    }
    if text.is_empty() {
        writing.leave_out(Place::Oversight, "领导小组和会议", false, "请登记领导小组成员和会议。");
    } else {
        writing.say(Place::Oversight, "oversight", text, records(&told.oversight));
    }
    let results: [(&str, &[Noted], &'static str, &'static str); 3] = [
        ("assessment", &told.assessment, "工作考核结果", "请登记考核结果；没有开展考核的，也登记一条写明没有开展。"),
        ("evaluation", &told.evaluation, "社会评议结果", "请登记评议结果；没有开展评议的，也登记一条写明没有开展。"),
        ("accountability", &told.accountability, "责任追究结果", "没有发生责任追究的，也登记一条写明没有发生。"),
    ];
    for (id, noted, what, todo) in results {
        if noted.is_empty() {
            writing.leave_out(Place::Oversight, what, true, todo);
        } else {
            writing.say(Place::Oversight, id, sentences(noted), records(noted));
        }
    }
}

/// 六、其他需要报告的事项 The fee statement stands there even when all three numbers are 0 (rule N5).
pub(super) fn other(writing: &mut Writing<'_>, told: &Told) {
    let fee = ["M-17.notices", "M-17.notified", "M-17.collected"].map(|key| writing.number(key));
    if let [Some(notices), Some(notified), Some(collected)] = fee {
        let text = format!(
            "收取信息处理费情况：本年发出收费通知 {notices}，通知收费总金额 {notified}，实际收取总金额 {collected}。"
        );
        writing.say(Place::Other, "fee", text, Vec::new());
    } else {
        writing.leave_out(
            Place::Other,
            "信息处理费收取情况",
            true,
            "请建好当年的收费台账；没有收费的，由负责人确认“本年无”。",
        );
    }
    if !told.others.is_empty() {
        writing.say(Place::Other, "others", sentences(&told.others), records(&told.others));
    }
}
