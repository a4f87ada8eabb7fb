//! 说法 How pages say causes, limits, days and standings.

use affairs::obligation::{Answer, Cause, Matter, OwnLimit, Task, Terms};
use hall::serving::Roster;
use jiff::civil::Date;
use statute::catalogue::{Audience, Due, Item, Level, Unit};

/// 3 月 31 日
pub(super) fn day(day: Date) -> String {
    format!("{} 月 {} 日", day.month(), day.day())
}

/// 2026 年 3 月 31 日
pub(super) fn full(day: Date) -> String {
    format!("{} 年 {} 月 {} 日", day.year(), day.month(), day.day())
}

/// Why a task is there, with the words somebody wrote about an event.
pub(super) fn cause(cause: &Cause, said: Option<&str>) -> String {
    match cause {
        Cause::Yearly { .. } => "每年固定日期".to_owned(),
        Cause::Period { from, to } => period(*from, *to),
        Cause::Question { year } => format!("{year} 年有没有发生"),
        Cause::Event { on, .. } => match said {
            Some(words) => format!("{}：{words}", day(*on)),
            None => format!("{}发生", day(*on)),
        },
    }
}

fn period(from: Date, to: Date) -> String {
    let (year, month) = (from.year(), from.month());
    let quarter = ["一", "二", "三", "四"];
    match i32::from(to.month()) - i32::from(month) {
        0 => format!("{year} 年 {month} 月"),
        2 => format!("{year} 年第{}季度", quarter[usize::try_from((month - 1) / 3).unwrap_or(0).min(3)]),
        5 => format!("{year} 年{}半年", if month == 1 { "上" } else { "下" }),
        _ => format!("{year} 年度"),
    }
}

/// Kind of a badge and its words: red only where something is late.
pub(super) fn standing(task: &Task, today: Date, late: bool) -> (&'static str, String) {
    match task.closing.as_ref().map(|closing| &closing.answer) {
        Some(Answer::Published { late: 0, on, .. }) => ("good", format!("{}公开", day(*on))),
        Some(Answer::Published { late, on, .. }) => ("near", format!("{}公开，迟 {late} 个工作日", day(*on))),
        Some(Answer::NotHappened { .. }) => ("", "没有发生".to_owned()),
        Some(Answer::NotConcerned { .. }) => ("", "不涉及".to_owned()),
        None => match (task.due - today).get_days() {
            left if late && left < 0 => ("late", format!("过期 {} 天", -left)),
            _ if late => ("late", "过了时刻".to_owned()),
            0 => ("near", "今天到期".to_owned()),
            left @ 1..=7 => ("near", format!("还有 {left} 天")),
            left => ("", format!("还有 {left} 天")),
        },
    }
}

/// Who answers, in words.
pub(super) fn who(terms: &Terms, roster: &Roster, sections: &[(String, String)]) -> String {
    let section = sections.iter().find(|(id, _)| *id == terms.section).map(|(_, name)| name.as_str());
    match (terms.responsible.as_str(), section) {
        ("", None) => "政府信息公开工作机构".to_owned(),
        ("", Some(section)) => section.to_owned(),
        (account, None) => roster.person(account),
        (account, Some(section)) => format!("{section}　{}", roster.person(account)),
    }
}

/// 写这一条 The form of a new item with its matter and its days in place.
pub(super) fn write(task: &Task) -> String {
    let matter = &task.code;
    let event = match task.cause {
        Cause::Event { on, .. } => format!("&event={on}"),
        _ => String::new(),
    };
    format!("/console/items/new?matter={matter}&due={}{event}", task.due)
}

/// 时限 As a directory prints it.
pub(super) fn limit(matter: &Matter) -> String {
    if !matter.limit_text.is_empty() {
        let wait = if matter.undecided { "（时限待定）" } else { "" };
        return format!("{}{wait}", matter.limit_text);
    }
    due(&matter.item.due)
}

fn due(due: &Due) -> String {
    let n = due.n.unwrap_or(0);
    let unit = match due.unit {
        Unit::Workday => "个工作日",
        Unit::Day => "日",
        Unit::Hour => "小时",
        Unit::Month => "个月",
        Unit::Quarter => "个季度",
        Unit::Realtime => return "实时公开".to_owned(),
        Unit::FixedDate => {
            let (month, day) = due.date.as_deref().and_then(|date| date.split_once('-')).unwrap_or(("", ""));
            return format!("每年{}月{}日前", month.trim_start_matches('0'), day.trim_start_matches('0'));
        }
    };
    match due.unit {
        Unit::Month => "次月内".to_owned(),
        Unit::Quarter => "次季度内".to_owned(),
        _ if n < 0 => format!("{}前至少 {} {unit}", due.from, -n),
        _ => format!("{}起 {n} {unit}内", due.from),
    }
}

/// An own limit.
pub(super) fn own(limit: &OwnLimit) -> String {
    let unit = match limit.unit {
        Unit::Workday => "个工作日",
        Unit::Hour => "小时",
        _ => "日",
    };
    format!("{} {unit}", limit.n)
}

pub(super) const fn audience(item: &Item) -> &'static str {
    match item.audience {
        Audience::Everyone => "全社会",
        Audience::Group => "特定群体",
    }
}

pub(super) const fn level(item: &Item) -> &'static str {
    match item.level {
        Level::County => "县级",
        Level::Township => "乡级",
        Level::Village => "村级",
    }
}

/// 公开依据 As printed: 《doc》cite, parted by ；.
pub(super) fn basis(item: &Item) -> String {
    let one = |basis: &statute::catalogue::Basis| format!("《{}》{}", basis.doc, basis.cite);
    item.basis.iter().map(one).collect::<Vec<_>>().join("；")
}

/// What is to be known of an item before it is read: kind of the badge and its words.
pub(super) fn badge(matter: &Matter, exempt: bool) -> (&'static str, &'static str) {
    let words = [
        (!matter.stands(), "县里已收回"),
        (exempt, "不涉及"),
        (matter.undecided, "时限待定"),
        (matter.item.relay_only, "转载，不计本级条数"),
        (matter.is_added(), "县增补"),
    ];
    ("", words.into_iter().find(|(holds, _)| *holds).map_or("", |(_, words)| words))
}

/// The verb of an act, for whoever reads its words.
pub(super) fn verb(kind: &str) -> &'static str {
    match kind {
        "obligation.raised" | "obligation.specified" => "发生的事",
        "obligation.closed" => "答复的理由",
        "obligation.reopened" => "重开的理由",
        "obligation.exempted" => "不涉及的理由",
        "obligation.restored" => "恢复的理由",
        _ => "说明",
    }
}
