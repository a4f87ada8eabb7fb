//! 责任清单 Lines written and approved, what does not concern the body, rows that a county adds.

use std::borrow::Cow;

use affairs::{
    obligation::{self as affair, Answer, Duty as Line, Matter, Obstacle, OwnLimit, Terms, reference},
    role::Duty,
};
use hall::serving::Roster;
use office::{Clerk, DeskError, Filing, Office};
use statute::catalogue::{Item, Unit, read_limit};
use store::Tx;

use super::{blocked, matter_of, may_keep, occasion, year_of};
use crate::{
    House,
    filing::{file_entry, file_task, take_turn},
    records::{self, Catalogue},
};

/// 要改成的 A line of the table as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewTerms {
    /// A section; empty for the office.
    pub section: String,
    /// An account; empty for whoever writes there.
    pub responsible: String,
    /// The account that stands in.
    pub deputy: String,
    /// An own limit: unit, count, and why where it is laxer.
    pub limit: Option<(Unit, i32, String)>,
    /// An own cycle in days.
    pub every_days: Option<i32>,
}

impl NewTerms {
    fn terms(&self) -> Terms {
        Terms {
            section: self.section.clone(),
            responsible: self.responsible.clone(),
            deputy: self.deputy.clone(),
            limit: self.limit.as_ref().map(|(unit, n, why)| OwnLimit { unit: *unit, n: *n, reason: reference(why) }),
            every_days: self.every_days,
        }
    }

    /// Sections and people that are not of this body.
    fn strangers(&self, catalogue: &Catalogue, roster: &Roster) -> Vec<Obstacle> {
        let mut found = Vec::new();
        if !self.section.is_empty() && !catalogue.sections.iter().any(|(id, _)| *id == self.section) {
            found.push(Obstacle::Nobody { field: "责任机构" });
        }
        for (field, account) in [("责任人", &self.responsible), ("B 角", &self.deputy)] {
            if !account.is_empty() && !roster.people.contains_key(account) {
                found.push(Obstacle::Nobody { field });
            }
        }
        found
    }
}

/// 改责任 A line of the table; it stands once the leader in charge approved it.
///
/// # Errors
///
/// No duty; every obstacle at once; the store.
pub fn change_duty(
    office: &Office,
    (house, roster): (&dyn House, &Roster),
    clerk: &Clerk,
    (code, seen): (&str, u32),
    new: &NewTerms,
) -> Result<Line, DeskError> {
    may_keep(clerk)?;
    let added = records::added(office, house, &clerk.body)?;
    office.store.write(&clerk.scope(), |tx| {
        let at = office.clock.now();
        take_turn(tx, &clerk.body, at)?;
        let catalogue = Catalogue::read(house, tx, &clerk.body, &added)?;
        let matter = matter_of(&catalogue, code)?;
        let known = catalogue.duties.get(code).cloned().unwrap_or_default();
        let mut found = new.strangers(&catalogue, roster);
        let decided = affair::change(&known, matter, &new.terms(), seen, &occasion(office, clerk, at));
        let step = match decided {
            Ok(step) if found.is_empty() => step,
            Ok(_) => return Err(blocked(&found)),
            Err(others) => {
                found.extend(others);
                return Err(blocked(&found));
            }
        };
        records::keep_duty(tx, &clerk.body, &step.next, at)?;
        let words = new.limit.as_ref().map_or("", |(.., why)| why);
        file_entry(office, tx, (clerk, at), &step.entry, &Filing::default(), words)?;
        Ok(step.next)
    })
}

/// 批准 Every line that waits; `seen` is the hash of the lines the page showed. Open tasks go to whoever answers now.
///
/// # Errors
///
/// No duty; every obstacle at once; the store.
pub fn approve_table(office: &Office, house: &dyn House, clerk: &Clerk, seen: &str) -> Result<usize, DeskError> {
    clerk.must(Duty::ApproveDuties.roles(), "批准责任清单")?;
    let added = records::added(office, house, &clerk.body)?;
    office.store.write(&clerk.scope(), |tx| {
        let at = office.clock.now();
        take_turn(tx, &clerk.body, at)?;
        let catalogue = Catalogue::read(house, tx, &clerk.body, &added)?;
        let lines: Vec<Line> = catalogue.duties.values().cloned().collect();
        let step = affair::approve(&lines, seen, &occasion(office, clerk, at)).map_err(|found| blocked(&found))?;
        for line in &step.next {
            records::keep_duty(tx, &clerk.body, line, at)?;
        }
        file_entry(office, tx, (clerk, at), &step.entry, &Filing::default(), "")?;
        for line in &step.next {
            pass_on(office, tx, (clerk, at), (line, catalogue.duties.get(&line.code)))?;
        }
        Ok(step.next.len())
    })
}

/// Open tasks of a line whose people changed come to the desk of whoever answers now.
fn pass_on(
    office: &Office,
    tx: &Tx<'_>,
    (clerk, at): (&Clerk, i64),
    (line, before): (&Line, Option<&Line>),
) -> Result<(), DeskError> {
    let Some(terms) = &line.standing else { return Ok(()) };
    let who = |terms: &Terms| (terms.section.clone(), terms.responsible.clone());
    let same = before.and_then(|line| line.standing.as_ref()).is_some_and(|before| who(before) == who(terms));
    let tasks = if same { Vec::new() } else { records::of_code(tx, &clerk.body, &line.code)? };
    for task in tasks.iter().filter(|task| task.called && task.closing.is_none()) {
        let step = affair::pass(task, &occasion(office, clerk, at)).map_err(|found| blocked(&found))?;
        file_task(office, tx, (clerk, at), (&step.next, year_of(task), &step.entry), (terms, ""))?;
    }
    Ok(())
}

/// 不涉及 A field or an item does not concern the body; its open tasks are answered so.
///
/// # Errors
///
/// No duty; every obstacle at once; the store.
pub fn exempt(office: &Office, house: &dyn House, clerk: &Clerk, of: &str, words: &str) -> Result<usize, DeskError> {
    may_keep(clerk)?;
    let added = records::added(office, house, &clerk.body)?;
    office.store.write(&clerk.scope(), |tx| {
        let at = office.clock.now();
        take_turn(tx, &clerk.body, at)?;
        let catalogue = Catalogue::read(house, tx, &clerk.body, &added)?;
        let now = occasion(office, clerk, at);
        let step = affair::exempt(of, catalogue.exemptions.get(of), &reference(words), &now)
            .map_err(|found| blocked(&found))?;
        records::keep_exemption(tx, &clerk.body, &step.next, at)?;
        file_entry(office, tx, (clerk, at), &step.entry, &Filing::default(), words)?;
        let mut answered = 0;
        let concerned = |matter: &&Matter| matter.code() == of || matter.item.field == of;
        for matter in catalogue.matters.iter().filter(concerned) {
            let open = records::of_code(tx, &clerk.body, matter.code())?;
            for task in open.into_iter().filter(|task| task.closing.is_none()) {
                let answer = Answer::NotConcerned { reason: reference(words) };
                let step =
                    affair::close(&task, &answer, (task.version, matter), &now).map_err(|found| blocked(&found))?;
                let terms = catalogue.terms(&matter.item);
                file_task(office, tx, (clerk, at), (&step.next, year_of(&task), &step.entry), (&terms, words))?;
                answered += 1;
            }
        }
        Ok(answered)
    })
}

/// 又涉及了 The exemption ends; a calendar made again does not ask what was answered, so what comes next is an event.
///
/// # Errors
///
/// No duty; no such exemption; every obstacle at once; the store.
pub fn restore(office: &Office, house: &dyn House, clerk: &Clerk, of: &str, words: &str) -> Result<(), DeskError> {
    may_keep(clerk)?;
    office.store.write(&clerk.scope(), |tx| {
        let at = office.clock.now();
        take_turn(tx, &clerk.body, at)?;
        let catalogue = Catalogue::read(house, tx, &clerk.body, &[])?;
        let known = catalogue.exemptions.get(of).ok_or(DeskError::NotFound)?;
        let step =
            affair::restore(known, &reference(words), &occasion(office, clerk, at)).map_err(|found| blocked(&found))?;
        records::keep_exemption(tx, &clerk.body, &step.next, at)?;
        Ok(file_entry(office, tx, (clerk, at), &step.entry, &Filing::default(), words)?)
    })
}

/// 增补事项 A row for the bodies below, with its limit as printed: what cannot be read asks for a decision.
///
/// # Errors
///
/// No duty; every obstacle at once; the store.
pub fn add_item(office: &Office, clerk: &Clerk, item: &Item, limit: &str) -> Result<Matter, DeskError> {
    clerk.must(Duty::SuperviseBelow.roles(), "增补目录事项")?;
    let read = read_limit(limit);
    let mut item = item.clone();
    let undecided = read.needs_decision();
    if let Some(due) = read.due {
        item.due = due;
    }
    item.publicity = read.publicity.or(item.publicity);
    item.cycle = read.cycle.unwrap_or(item.cycle);
    let matter = Matter { item: Cow::Owned(item), undecided, limit_text: limit.trim().to_owned(), gone: None };
    office.store.write(&clerk.scope(), |tx| {
        let at = office.clock.now();
        take_turn(tx, &clerk.body, at)?;
        let known = records::own_items(tx, &clerk.body)?;
        let known: Vec<&str> = known.iter().map(Matter::code).collect();
        let step = affair::add(&matter, &known, &occasion(office, clerk, at)).map_err(|found| blocked(&found))?;
        records::keep_item(tx, &clerk.body, &step.next, at)?;
        file_entry(office, tx, (clerk, at), &step.entry, &Filing::default(), limit)?;
        Ok(step.next)
    })
}

/// 收回增补 A county wants nothing new under a row it added; open tasks of the bodies below stay theirs to answer, and what
/// was published under it stays where it is.
///
/// # Errors
///
/// No duty; no such row; every obstacle at once; the store.
pub fn take_back(office: &Office, clerk: &Clerk, code: &str, words: &str) -> Result<Matter, DeskError> {
    clerk.must(Duty::SuperviseBelow.roles(), "收回增补的目录事项")?;
    office.store.write(&clerk.scope(), |tx| {
        let at = office.clock.now();
        take_turn(tx, &clerk.body, at)?;
        let known = records::own_items(tx, &clerk.body)?.into_iter().find(|known| known.code() == code);
        let known = known.ok_or(DeskError::NotFound)?;
        let step = affair::take_back(&known, &reference(words), &occasion(office, clerk, at))
            .map_err(|found| blocked(&found))?;
        records::keep_item(tx, &clerk.body, &step.next, at)?;
        file_entry(office, tx, (clerk, at), &step.entry, &Filing::default(), words)?;
        Ok(step.next)
    })
}
