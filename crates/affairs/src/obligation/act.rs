//! 办 Every verb: each obstacle at once, or one step.

use jiff::civil::{Date, DateTime};
use statute::{calendar::Calendar, catalogue::field_name};

use super::{
    Act, Answer, Cause, Duty, Entry, Exemption, Matter, Obstacle, Planned, Task, Terms, duty::deadline, number_of,
};

/// 一次办理 Who acts, when, and by which calendar.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    /// The account.
    pub by: &'a str,
    /// Civil day and hour.
    pub now: DateTime,
    /// The working days.
    pub calendar: &'a Calendar,
}

impl Occasion<'_> {
    fn entry(&self, number: &str, act: Act) -> Entry {
        Entry { number: number.to_owned(), on: self.now.date(), by: self.by.to_owned(), act }
    }
}

/// 下一步 What is afterwards, and what the ledger keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<T> {
    /// The record afterwards.
    pub next: T,
    /// The entry.
    pub entry: Entry,
}

/// 事件 Something happened, or will.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When: the hour counts only for limits of hours.
    pub at: DateTime,
    /// Reference of what happened in words.
    pub what: String,
}

/// 对什么 The item, the terms that stand for it, and whether it does not concern the body.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The item.
    pub matter: &'a Matter,
    /// The terms.
    pub terms: &'a Terms,
    /// 不涉及
    pub exempt: bool,
}

type Decided<T> = Result<Step<T>, Vec<Obstacle>>;

/// How far ahead an event may lie that something must be published before.
const AHEAD_DAYS: i32 = 366;
/// A year may be planned from this one on, and the next one ahead of time.
const FIRST_YEAR: i16 = 2008;
/// Days before the end of a period from which on nothing more is expected to happen in it.
const LAST_DAYS: i32 = 31;

/// 排出一年的日历 Numbers for what is planned and not there yet. `first` is the number of the next task of the year.
///
/// # Errors
///
/// A year that nobody can plan; nothing left to plan.
pub fn make_year(
    year: i16,
    planned: &[Planned],
    known: impl Fn(&str, &str) -> bool,
    first: i64,
    now: &Occasion<'_>,
) -> Result<(Vec<Task>, Entry), Vec<Obstacle>> {
    if !(FIRST_YEAR..=now.now.year().saturating_add(1)).contains(&year) {
        return Err(vec![Obstacle::Year { year }]);
    }
    let fresh = planned.iter().filter(|it| !known(&it.code, &it.cause.slot()));
    let tasks: Vec<Task> = fresh
        .zip(first..)
        .map(|(it, n)| Task {
            number: number_of(year, n),
            code: it.code.clone(),
            since: it.cause.begins(),
            cause: it.cause.clone(),
            target: it.target,
            due: it.due,
            hour: None,
            called: false,
            closing: None,
            version: 1,
        })
        .collect();
    if tasks.is_empty() {
        return Err(vec![Obstacle::YearMade { year }]);
    }
    let lines: Vec<String> =
        tasks.iter().map(|task| format!("{} {} {}", task.code, task.cause.slot(), task.due)).collect();
    let plan = crate::digest::of_parts("gongkai-obligation-plan-1\n", lines.iter().map(String::as_str));
    let calendar = now.calendar.version().to_owned();
    let act = Act::YearMade { year, first, tasks: tasks.len(), calendar, plan };
    let entry = now.entry(&format!("rili-{year}"), act);
    Ok((tasks, entry))
}

/// 登记事件 Something of an item happened: a task of its own.
///
/// # Errors
///
/// Every obstacle.
pub fn raise(number: &str, subject: Subject<'_>, event: &Event, now: &Occasion<'_>) -> Decided<Task> {
    let found = of_event(subject, event, now);
    if !found.is_empty() {
        return Err(found);
    }
    let (end, since) = end(subject, event, now);
    let cause = Cause::Event { on: event.at.date(), what: event.what.clone() };
    let task = Task {
        number: number.to_owned(),
        code: subject.matter.code().to_owned(),
        cause: cause.clone(),
        since,
        target: end.target,
        due: end.due,
        hour: end.hour,
        called: false,
        closing: None,
        version: 1,
    };
    let (code, hour) = (task.code.clone(), task.hour);
    let act = Act::Raised { code, cause, since, target: task.target, due: task.due, hour };
    Ok(Step { entry: now.entry(number, act), next: task })
}

/// 问到了 What an open period or question asked for happened: its task counts from the event now.
///
/// # Errors
///
/// Every obstacle.
pub fn specify(task: &Task, subject: Subject<'_>, event: &Event, now: &Occasion<'_>) -> Decided<Task> {
    let mut found = of_event(subject, event, now);
    found.extend(closed(task));
    if !found.is_empty() {
        return Err(found);
    }
    let (end, since) = end(subject, event, now);
    let (on, what) = (event.at.date(), event.what.clone());
    let act = Act::Specified { on, what, since, target: end.target, due: end.due, hour: end.hour };
    followed(task, now, act)
}

/// The deadline of an event, and the day from which its time runs: of one that lies ahead, from today.
fn end(subject: Subject<'_>, event: &Event, now: &Occasion<'_>) -> (statute::catalogue::Deadline, Date) {
    let (law, _) = deadline(&subject.matter.item.due, subject.terms, event.at, now.calendar);
    let target = subject.matter.item.internal_target.as_ref();
    let house = target.map(|span| super::plan::settled(span.after(event.at, now.calendar)).0.target);
    let target = house.map_or(law.target, |house| law.target.min(house));
    let since = event.at.date().min(now.now.date());
    (statute::catalogue::Deadline { target, ..law }, since)
}

fn of_event(subject: Subject<'_>, event: &Event, now: &Occasion<'_>) -> Vec<Obstacle> {
    let (on, today) = (event.at.date(), now.now.date());
    let mut found = Vec::new();
    let ahead = (on - today).get_days();
    let before = subject.matter.item.due.n.is_some_and(|n| n < 0);
    if ahead > if before { AHEAD_DAYS } else { 0 } {
        found.push(Obstacle::EventAhead { on });
    }
    if on.year() < FIRST_YEAR {
        found.push(Obstacle::Year { year: on.year() });
    }
    if event.what.is_empty() {
        found.push(Obstacle::NoWords);
    }
    if subject.matter.undecided {
        found.push(Obstacle::Undecided { code: subject.matter.code().to_owned() });
    }
    if subject.exempt {
        found.push(Obstacle::Exempt { of: subject.matter.code().to_owned() });
    }
    found
}

/// 轮到 Somebody is told that it is their turn.
///
/// # Errors
///
/// It is closed, or was told before.
pub fn call(task: &Task, now: &Occasion<'_>) -> Decided<Task> {
    if task.closing.is_some() || task.called {
        return Err(vec![Obstacle::Stale]);
    }
    followed(task, now, Act::Called {})
}

/// 答复 By a published item, by 没有发生, by 不涉及. `seen` is the version the page showed; `may` whether a year without it is
/// in order.
///
/// # Errors
///
/// Every obstacle.
pub fn close(task: &Task, answer: &Answer, (seen, matter): (u32, &Matter), now: &Occasion<'_>) -> Decided<Task> {
    let mut found = closed(task);
    if seen != task.version {
        found.push(Obstacle::Stale);
    }
    match answer {
        Answer::Published { on, .. } if *on > now.now.date() => found.push(Obstacle::EventAhead { on: *on }),
        Answer::Published { on, .. } if *on < task.cause.begins().min(task.since).min(task.due) => {
            found.push(Obstacle::TooEarly { begins: task.cause.begins() });
        }
        Answer::Published { .. } => {}
        Answer::NotHappened { reason } => {
            if reason.is_empty() {
                found.push(Obstacle::NoReason);
            }
            found.extend(of_silence(task, matter, now.now.date()));
        }
        Answer::NotConcerned { reason } if reason.is_empty() => found.push(Obstacle::NoReason),
        Answer::NotConcerned { .. } => {}
    }
    if found.is_empty() { followed(task, now, Act::Closed { answer: answer.clone() }) } else { Err(found) }
}

/// What stands in the way of 没有发生.
fn of_silence(task: &Task, matter: &Matter, today: Date) -> Vec<Obstacle> {
    let mut found = Vec::new();
    match (&task.cause, task.cause.ends()) {
        (Cause::Event { .. }, _) => found.push(Obstacle::Happened),
        (Cause::Yearly { .. }, _) => found.push(Obstacle::MustHappen { code: matter.code().to_owned() }),
        (_, Some(end)) if (end - today).get_days() > LAST_DAYS => found.push(Obstacle::NotOver { end }),
        _ => {}
    }
    found
}

/// 重开 The answer was wrong.
///
/// # Errors
///
/// Every obstacle.
pub fn reopen(task: &Task, (reason, seen): (&str, u32), now: &Occasion<'_>) -> Decided<Task> {
    let mut found = Vec::new();
    if task.closing.is_none() {
        found.push(Obstacle::Open);
    }
    if seen != task.version {
        found.push(Obstacle::Stale);
    }
    if reason.is_empty() {
        found.push(Obstacle::NoReason);
    }
    if !found.is_empty() {
        return Err(found);
    }
    followed(task, now, Act::Reopened { reason: reason.to_owned() })
}

fn closed(task: &Task) -> Vec<Obstacle> {
    if task.closing.is_some() { vec![Obstacle::Closed] } else { Vec::new() }
}

fn followed(task: &Task, now: &Occasion<'_>, act: Act) -> Decided<Task> {
    let entry = now.entry(&task.number, act);
    let mut next = task.clone();
    next.follow(&entry);
    Ok(Step { next, entry })
}

/// 改责任 A line of the table as it is to be; it stands once it is approved.
///
/// # Errors
///
/// Every obstacle.
pub fn change(duty: &Duty, matter: &Matter, terms: &Terms, seen: u32, now: &Occasion<'_>) -> Decided<Duty> {
    let mut found = Vec::new();
    if seen != duty.version {
        found.push(Obstacle::Stale);
    }
    if duty.proposed.as_ref().or(duty.standing.as_ref()) == Some(terms) {
        found.push(Obstacle::Unchanged);
    }
    if !terms.deputy.is_empty() && terms.deputy == terms.responsible {
        found.push(Obstacle::OwnDeputy);
    }
    if let Some(own) = &terms.limit {
        if own.n < 1 {
            found.push(Obstacle::NoCount);
        } else if own.reason.is_empty() && !own.is_stricter_than(&matter.item.due, now.calendar) {
            found.push(Obstacle::Laxer);
        }
    }
    let cycle = matter.item.cycle.every_days;
    if terms.every_days.is_some_and(|days| days < 1 || cycle.is_some_and(|cycle| days > cycle)) {
        found.push(Obstacle::LongerCycle { days: cycle.unwrap_or(1) });
    }
    if !found.is_empty() {
        return Err(found);
    }
    // What was approved and is written back asks for no approval.
    let proposed = (duty.standing.as_ref() != Some(terms)).then(|| terms.clone());
    let next = Duty { code: matter.code().to_owned(), proposed, version: duty.version + 1, ..duty.clone() };
    let entry = now.entry(&format!("zeren-{}", matter.code()), Act::DutyChanged { terms: terms.clone() });
    Ok(Step { next, entry })
}

/// 批准 Every line that waits stands from now on. `seen` is the hash of the lines the page showed.
///
/// # Errors
///
/// Every obstacle; who wrote a line approves it like any other, for the two are different roles.
pub fn approve(duties: &[Duty], seen: &str, now: &Occasion<'_>) -> Decided<Vec<Duty>> {
    let waiting: Vec<&Duty> = duties.iter().filter(|duty| duty.proposed.is_some()).collect();
    let table = Duty::table(duties);
    let mut found = Vec::new();
    if waiting.is_empty() {
        found.push(Obstacle::NothingToApprove);
    } else if table != seen {
        found.push(Obstacle::Stale);
    }
    if !found.is_empty() {
        return Err(found);
    }
    let lines = waiting.len();
    let next = waiting
        .into_iter()
        .map(|duty| Duty { standing: duty.proposed.clone(), proposed: None, version: duty.version + 1, ..duty.clone() })
        .collect();
    Ok(Step { next, entry: now.entry("zeren", Act::TableApproved { lines, table }) })
}

impl Duty {
    /// The hash of every line that waits for approval.
    #[must_use]
    pub fn table(duties: &[Self]) -> String {
        let waiting = duties.iter().filter(|duty| duty.proposed.is_some());
        let lines: Vec<String> =
            waiting.map(|duty| serde_json::to_string(duty).expect("a duty is plain data")).collect();
        crate::digest::of_parts("gongkai-obligation-table-1\n", lines.iter().map(String::as_str))
    }
}

/// 不涉及 A field or an item does not concern the body.
///
/// # Errors
///
/// Every obstacle.
pub fn exempt(of: &str, known: Option<&Exemption>, reason: &str, now: &Occasion<'_>) -> Decided<Exemption> {
    let mut found = Vec::new();
    if field_name(of).is_none() && statute::catalogue::item(of).is_none() && !of.starts_with("X-") {
        found.push(Obstacle::NoSuch { code: of.to_owned() });
    }
    if known.is_some_and(|known| known.stands) {
        found.push(Obstacle::Exempt { of: of.to_owned() });
    }
    if reason.is_empty() {
        found.push(Obstacle::NoReason);
    }
    if !found.is_empty() {
        return Err(found);
    }
    let act = Act::Exempted { of: of.to_owned(), reason: reason.to_owned() };
    Ok(exempted(of, known, true, now, act))
}

/// 又涉及了 The exemption stands no longer.
///
/// # Errors
///
/// Every obstacle.
pub fn restore(known: &Exemption, reason: &str, now: &Occasion<'_>) -> Decided<Exemption> {
    let mut found = Vec::new();
    if !known.stands {
        found.push(Obstacle::Stale);
    }
    if reason.is_empty() {
        found.push(Obstacle::NoReason);
    }
    if !found.is_empty() {
        return Err(found);
    }
    let act = Act::Restored { of: known.of.clone(), reason: reason.to_owned() };
    Ok(exempted(&known.of, Some(known), false, now, act))
}

fn exempted(of: &str, known: Option<&Exemption>, stands: bool, now: &Occasion<'_>, act: Act) -> Step<Exemption> {
    let version = known.map_or(0, |known| known.version) + 1;
    let next = Exemption { of: of.to_owned(), by: now.by.to_owned(), on: now.now.date(), stands, version };
    Step { next, entry: now.entry(&format!("bushe-{of}"), act) }
}

/// 增补事项 A county adds a row for the townships below it.
///
/// # Errors
///
/// Every obstacle.
pub fn add(matter: &Matter, taken: bool, now: &Occasion<'_>) -> Decided<Matter> {
    let item = &matter.item;
    let mut found = Vec::new();
    let tail = item.code.strip_prefix("X-").unwrap_or_default();
    if tail.is_empty()
        || tail.len() > 20
        || !tail.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
    {
        found.push(Obstacle::Code { code: item.code.clone() });
    }
    if taken {
        found.push(Obstacle::CodeTaken { code: item.code.clone() });
    }
    let blanks = [("二级事项", &item.title), ("一级事项", &item.group), ("公开主体", &item.organ)];
    found.extend(blanks.iter().filter(|(_, text)| text.trim().is_empty()).map(|(field, _)| Obstacle::Blank { field }));
    if item.elements.is_empty() {
        found.push(Obstacle::Blank { field: "公开内容（要素）" });
    }
    if field_name(&item.field).is_none() {
        found.push(Obstacle::NoSuch { code: item.field.clone() });
    }
    if !found.is_empty() {
        return Err(found);
    }
    let text = serde_json::to_string(matter).expect("a row of the catalogue is plain data");
    let hash = crate::digest::of_parts("gongkai-obligation-item-1\n", std::iter::once(text.as_str()));
    let act = Act::ItemAdded { code: item.code.clone(), item: hash, undecided: matter.undecided };
    Ok(Step { next: matter.clone(), entry: now.entry(&item.code, act) })
}
