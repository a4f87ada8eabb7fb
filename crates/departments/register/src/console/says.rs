//! 说出来 A record in words: what its page, its line and its row in a file say.

use affairs::register::{Coded as _, Facts, outcome};
use hall::serving::Roster;
use jiff::civil::Date;
use statute::report::{Format, Part};

use super::typed::yuan;
use crate::records::Shown;

/// What a file calls the records that a measure names; its page shows them one by one.
pub(super) const EVIDENCE: &str = "证明它的记录";

/// 日期 How a day is written.
pub(super) type Day = fn(Date) -> String;

/// As files have it, which other programs read.
pub(super) fn iso(day: Date) -> String {
    day.to_string()
}

/// As people read it.
pub(super) fn full(day: Date) -> String {
    format!("{} 年 {} 月 {} 日", day.year(), day.month(), day.day())
}

/// 说明 Name and words of every fact of a record, always the same names for a kind; empty where there is nothing.
pub(super) fn facts(facts: &Facts, roster: &Roster, day: Day) -> Vec<(&'static str, String)> {
    let may = |on: Option<Date>| on.map_or(String::new(), day);
    let hour = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    match facts {
        Facts::Application(of) => vec![
            ("收到日期", day(of.received)),
            ("申请人", of.category.name().into()),
            ("办结日期", may(of.closed.as_ref().map(|closed| closed.on))),
            ("办理结果", of.closed.as_ref().map_or(String::new(), |closed| result(&closed.row))),
        ],
        Facts::Remedy(of) => vec![
            ("途径", of.track.name().into()),
            ("受理日期", day(of.accepted)),
            ("审结日期", may(of.closed.as_ref().map(|closed| closed.on))),
            ("结果", of.closed.as_ref().map_or(String::new(), |closed| verdict(of.track, &closed.outcome))),
        ],
        Facts::Fee(of) => vec![
            ("通知日期", day(of.notice)),
            ("通知金额（元）", yuan(of.notified_fen)),
            ("收到日期", may(of.received.map(|received| received.on))),
            ("实收金额（元）", of.received.map_or(String::new(), |received| yuan(received.fen))),
        ],
        Facts::Normative(of) => vec![
            ("制发日期", day(of.made)),
            ("失去效力的日期", may(of.ended.map(|ended| ended.on))),
            ("怎么失去效力", of.ended.map_or(String::new(), |ended| ended.how.name().into())),
            ("牵头", if of.led_elsewhere { "别的单位，这里不计".into() } else { "本单位".into() }),
        ],
        Facts::Decision(of) => {
            vec![("哪种决定", of.what.name().into()), ("决定日期", day(of.on)), ("件数", of.count.to_string())]
        }
        Facts::Charge(of) => vec![("收费日期", day(of.on)), ("金额（元）", yuan(of.fen))],
        Facts::System(of) => {
            vec![("印发日期", day(of.issued)), ("新订还是修订", if of.revised { "修订".into() } else { "新订".into() })]
        }
        Facts::Training(of) => vec![
            ("培训日期", day(of.on)),
            ("时间", format!("{} 至 {}", hour(of.start), hour(of.end))),
            ("人数", of.attendees.to_string()),
        ],
        Facts::Pairing(of) => vec![
            ("导师", roster.person(&of.mentor)),
            ("新进人员", roster.person(&of.trainee)),
            ("开始日期", day(of.from)),
            ("结束日期", may(of.to)),
        ],
        Facts::Problem(of) => vec![
            ("提出日期", day(of.raised)),
            ("提出人", roster.person(&of.by)),
            ("类别", of.category.name().into()),
            ("解决日期", may(of.solved)),
        ],
        Facts::Member(of) => {
            vec![("在组里", of.duty.name().into()), ("任职日期", day(of.from)), ("结束日期", may(of.to))]
        }
        Facts::Meeting(of) => vec![("会议日期", day(of.on)), ("到会人数", of.attendees.to_string())],
        Facts::Plan(of) => vec![
            ("哪一年的计划", of.year.to_string()),
            ("完成时限", day(of.due)),
            ("进度", of.progress.name().into()),
            ("完成日期", may(of.done)),
        ],
        Facts::Measure(of) => {
            vec![("写在报告哪里", of.topic.name().into()), ("日期", day(of.on)), (EVIDENCE, of.evidence.join("、"))]
        }
    }
}

/// 标题 What a line calls a record.
pub(super) fn title(shown: &Shown) -> String {
    let words = &shown.words;
    let said = [&words.title, &words.topic, &words.description, &words.number];
    let found = said.into_iter().find(|text| !text.is_empty());
    found.map_or_else(|| shown.record.number.clone(), |text| text.lines().next().unwrap_or_default().to_owned())
}

/// 状态 What stands beside the title: a kind of badge and its words.
pub(super) fn standing(shown: &Shown) -> (&'static str, &'static str) {
    match (&shown.record.facts, shown.record.struck) {
        (_, true) => ("gone", "已划去"),
        (Facts::Problem(_), _) if shown.record.confirmed.is_some() => ("good", "已确认"),
        (Facts::Problem(_), _) if shown.record.awaits_solver() => ("", "等帮忙的同事登记"),
        (Facts::Problem(of), _) if of.solved.is_some() => ("", "等提出人确认"),
        (Facts::Problem(_), _) => ("", "没有解决"),
        (Facts::Application(of), _) if of.closed.is_none() => ("", "没有办结"),
        (Facts::Remedy(of), _) if of.closed.is_none() => ("", "没有审结"),
        (Facts::Fee(of), _) if of.received.is_none() => ("", "没有收到"),
        _ => ("", ""),
    }
}

/// The leaf rows of table III, by the words of the form.
pub(super) fn results() -> Vec<(String, String)> {
    let leaves = Format::F2021.form().rows.iter().filter(|row| row.part == Part::Result);
    leaves
        .map(|row| {
            let group = row.group.unwrap_or_default();
            (row.id.to_owned(), format!("{group}{}{}", row.ordinal, row.label))
        })
        .collect()
}

fn result(id: &str) -> String {
    results().into_iter().find(|(row, _)| row == id).map_or_else(|| id.to_owned(), |(_, words)| words)
}

fn verdict(track: affairs::register::Track, code: &str) -> String {
    outcome::outcome(track, code).map_or_else(|| code.to_owned(), |outcome| outcome.name.to_owned())
}
