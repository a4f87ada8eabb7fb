//! 记账 Enter, amend, strike, confirm: every obstacle at once, or one [`Step`].

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Act, BookState, Despite, Entry, Facts, Obstacle, Record, Words, apply, check, figures::Delta};

/// 一次办理 Who acts, when, and how the books of the kind stand.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    /// The account.
    pub by: &'a str,
    /// The civil day.
    pub today: Date,
    /// The books of the kind that were opened, by year.
    pub books: &'a BTreeMap<i16, BookState>,
}

/// 要记的 What a record is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The facts.
    pub facts: Facts,
    /// The words.
    pub words: Words,
}

/// 看着像的 An earlier record that says the same, and the reference of the reason why this is another one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Twin<'a> {
    /// Its number, if there is one.
    pub number: Option<&'a str>,
    /// The reason; empty when none was given.
    pub reason: &'a str,
}

/// 下一步 A decision as a value; only a desk files it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The record afterwards.
    pub next: Record,
    /// What the ledger keeps.
    pub entry: Entry,
    /// What the figures lose and gain.
    pub delta: Delta,
}

/// 登记 A new record.
///
/// # Errors
///
/// Every obstacle.
pub fn enter(number: &str, order: &Order, twin: Twin<'_>, now: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let mut found = check::order(order, now.today);
    let despite = despite(twin, &mut found);
    let act = Act::Entered { facts: order.facts.clone(), words: order.words.hash(), despite };
    let year = order.facts.year();
    decided(None, number, act, now, found, Some(year))
}

/// 更改 Other facts or other words, for a reason. The year of a record stays: its number names it.
///
/// # Errors
///
/// Every obstacle.
pub fn amend(
    before: &Record,
    order: &Order,
    (reason, seen): (&str, u32),
    twin: Twin<'_>,
    now: &Occasion<'_>,
) -> Result<Step, Vec<Obstacle>> {
    let mut found = standing(before, seen);
    found.extend(check::order(order, now.today));
    if reason.is_empty() {
        found.push(Obstacle::NoReason);
    }
    if order.facts.kind() != before.kind() {
        found.push(Obstacle::OtherKind { kind: before.kind() });
    } else if order.facts.year() != before.facts.year() {
        found.push(Obstacle::OtherYear { year: before.facts.year() });
    }
    let words = order.words.hash();
    if order.facts == before.facts && words == before.words {
        found.push(Obstacle::Unchanged);
    }
    let despite = despite(twin, &mut found);
    let act = Act::Amended { facts: order.facts.clone(), words, reason: reason.to_owned(), despite };
    decided(Some(before), &before.number, act, now, found, None)
}

/// 划去 The record stays readable and counts nothing from now on.
///
/// # Errors
///
/// Every obstacle.
pub fn strike(before: &Record, reason: &str, seen: u32, now: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let mut found = standing(before, seen);
    if reason.is_empty() {
        found.push(Obstacle::NoReason);
    }
    let act = Act::Struck { reason: reason.to_owned() };
    decided(Some(before), &before.number, act, now, found, Some(before.facts.year()))
}

/// 确认 The trainee says that the problem is solved (M-14).
///
/// # Errors
///
/// Every obstacle.
pub fn confirm(before: &Record, seen: u32, now: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let mut found = standing(before, seen);
    match &before.facts {
        Facts::Problem(of) => {
            if of.by != now.by {
                found.push(Obstacle::NotOwn);
            }
            if of.solved.is_none() {
                found.push(Obstacle::NotSolved);
            }
            if of.by == now.by && before.solved_by.as_deref() == Some(now.by) {
                found.push(Obstacle::OwnSolution);
            }
            if before.confirmed.is_some() {
                found.push(Obstacle::ConfirmedAlready);
            }
        }
        _ => found.push(Obstacle::NothingToConfirm { kind: before.kind() }),
    }
    decided(Some(before), &before.number, Act::Confirmed {}, now, found, None)
}

fn standing(record: &Record, seen: u32) -> Vec<Obstacle> {
    let mut found = Vec::new();
    if record.struck {
        found.push(Obstacle::Struck);
    }
    if record.version != seen {
        found.push(Obstacle::Stale);
    }
    found
}

fn despite(twin: Twin<'_>, found: &mut Vec<Obstacle>) -> Option<Despite> {
    let number = twin.number?;
    if twin.reason.is_empty() {
        found.push(Obstacle::Twin { number: number.to_owned() });
    }
    Some(Despite { twin: number.to_owned(), reason: twin.reason.to_owned() })
}

/// The step, unless something stands in the way; last of all the closed books whose numbers it would change. `home` is
/// the year whose book gains or loses the record itself.
fn decided(
    before: Option<&Record>,
    number: &str,
    act: Act,
    now: &Occasion<'_>,
    mut found: Vec<Obstacle>,
    home: Option<i16>,
) -> Result<Step, Vec<Obstacle>> {
    let entry = Entry { number: number.to_owned(), on: now.today, by: now.by.to_owned(), act };
    let next = apply(before.cloned(), &entry).expect("an entry of a record leaves one");
    let delta = Delta::between(before, &next);
    let kind = next.kind();
    let closed = now.books.iter().filter(|(_, state)| matches!(state, BookState::Closed(_)));
    found.extend(
        closed
            .filter(|(year, _)| home == Some(**year) || delta.touches(**year))
            .map(|(year, _)| Obstacle::BookClosed { kind, year: *year }),
    );
    if found.is_empty() { Ok(Step { next, entry, delta }) } else { Err(found) }
}
