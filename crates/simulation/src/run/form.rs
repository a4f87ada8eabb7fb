//! 一张表 A form is handed in; what comes of it must be what the simulation itself decided.

use std::collections::BTreeSet;

use account::Present;
use affairs::role::Role;
use office::Clerk;
use publication::Record;

use super::Run;
use crate::{
    cast::BODIES,
    check::print,
    deed::{Deed, Form},
    model::{Ruling, judge},
    world::{Answer, Trouble, World, clerk},
};

impl Run<'_> {
    /// Hands a form in, with or without trouble.
    pub(super) fn hand_in(&mut self, form: &Form, trouble: Option<Trouble>) -> Result<(), String> {
        let present = self.world.present(&form.hat.account)?;
        self.allow_sign_ins()?;
        self.in_their_places(&present)?;
        let Some(clerk) = World::sit(&present, &form.hat) else {
            return Err(format!("{} does not hold what it holds: {:?}", form.hat.account, form.hat));
        };
        self.at_desk(&clerk, form, trouble)
    }

    /// The same from a page that was opened while somebody's absence still lasted.
    pub(super) fn hand_in_late(&mut self, form: &Form) -> Result<(), String> {
        let section = self.house.person(&form.hat.account).map_or("", |person| person.section);
        let roles = self.house.held.get(&form.hat.account).into_iter().flatten().copied().collect();
        let clerk = clerk(&form.hat, section, roles);
        self.at_desk(&clerk, form, None)
    }

    /// Whoever sits down has the roles that were given and the places that count today, and no others.
    fn in_their_places(&self, present: &Present) -> Result<(), String> {
        let account = present.clerk.account.as_str();
        let roles: BTreeSet<Role> = present.clerk.roles.iter().copied().collect();
        let hats = self.house.hats(account, self.world.today());
        let own = hats.iter().filter(|hat| hat.place_of.is_none()).map(|hat| hat.role).collect();
        let mut places: Vec<(String, Role)> =
            present.may_act.iter().map(|it| (it.principal.clone(), it.role)).collect();
        let mine = hats.iter().filter_map(|hat| Some((hat.place_of.as_ref()?.principal.clone(), hat.role)));
        let mut mine: Vec<(String, Role)> = mine.collect();
        places.sort();
        mine.sort();
        if present.clerk.body != BODIES[self.house.person(account).map_or(0, |person| person.body)] {
            return Err(format!("{account} sits in {}", present.clerk.body));
        }
        if roles != own || places != mine {
            return Err(format!("{account} holds {roles:?} {places:?} and must hold {own:?} {mine:?}"));
        }
        Ok(())
    }

    /// Sessions begin and end on the way to a desk; nothing else does.
    pub(crate) fn allow_sign_ins(&mut self) -> Result<(), String> {
        match self.trail.follow(self.world.store())?.iter().find(|entry| !entry.kind.starts_with("account.")) {
            Some(entry) => Err(format!("on the way to the desk the ledger got {}", entry.kind)),
            None => Ok(()),
        }
    }

    fn at_desk(&mut self, clerk: &Clerk, form: &Form, trouble: Option<Trouble>) -> Result<(), String> {
        let ruling = judge(&self.house, form, self.world.now(), self.world.today());
        // The trail sees every entry; whether rows changed without one is looked at now and then, and after any trouble.
        let suspicious = trouble.is_some() || ruling.is_err() && self.tally.refused.is_multiple_of(3);
        let before = suspicious.then(|| print(&self.world)).transpose()?;
        let sabotage = trouble.map(|trouble| self.world.spoil(trouble)).transpose()?;
        let answer = self.world.alive(|world| world.hand_in(clerk, form));
        if let Some(sabotage) = sabotage {
            self.tally.troubles += 1;
            self.world.mend(sabotage)?;
        }
        let spared = matches!(trouble, Some(Trouble::Refuses { .. } | Trouble::Full { .. }));
        match answer {
            Some(Answer::Done(record)) => self.granted(form, ruling, &record),
            Some(Answer::Refused(codes)) => {
                must_be_refused(ruling, &format!("{codes:?}"))?;
                self.unchanged(before.as_ref())
            }
            Some(Answer::Broken(_)) if spared => self.unchanged(before.as_ref()),
            Some(Answer::Broken(error)) => {
                must_be_refused(ruling, &error.to_string())?;
                self.unchanged(before.as_ref())
            }
            None => self.unchanged(before.as_ref()),
        }
    }

    fn granted(&mut self, form: &Form, ruling: Ruling, record: &Record) -> Result<(), String> {
        if let Err(reason) = ruling {
            return Err(format!("it was granted and must be refused: {reason}"));
        }
        let number = &record.item.number;
        let again = matches!(form.deed, Deed::Propose { .. }) && self.house.sent_before(form).is_some();
        let news = self.trail.follow(self.world.store())?;
        let expected = usize::from(!again);
        if news.len() != expected {
            return Err(format!("it was acknowledged and left {} entries: {news:?}", news.len()));
        }
        for entry in &news {
            let of = form.hat.place_of.as_ref().map(|place| place.principal.clone());
            let same = entry.kind == form.deed.kind()
                && entry.record == *number
                && entry.body == BODIES[form.hat.body]
                && entry.account == form.hat.account
                && entry.deputy_of == of;
            if !same {
                return Err(format!("the entry says something else: {entry:?}"));
            }
        }
        self.house.acknowledge(form, number, self.world.now(), self.world.today());
        for entry in news {
            self.house.owe_letters(form, number, entry.position);
        }
        self.tally.granted += 1;
        let piece = self.house.piece(number).ok_or("an item that nobody proposed")?;
        crate::check::same(piece, record)
    }

    fn unchanged(&mut self, before: Option<&String>) -> Result<(), String> {
        self.tally.refused += 1;
        let news = self.trail.follow(self.world.store())?;
        if let Some(entry) = news.first() {
            return Err(format!("it was not acknowledged, and the ledger has {} of {}", entry.kind, entry.record));
        }
        let Some(before) = before else { return Ok(()) };
        let after = print(&self.world)?;
        if *before == after {
            return Ok(());
        }
        Err(format!("it was not acknowledged, and rows changed: {}", differ(before, &after)))
    }
}

fn must_be_refused(ruling: Ruling, answer: &str) -> Result<(), String> {
    match ruling {
        Ok(()) => Err(format!("it was refused and must be granted: {answer}")),
        Err(_) => Ok(()),
    }
}

/// The first line in which two prints differ.
fn differ(before: &str, after: &str) -> String {
    let pair = before.lines().zip(after.lines()).find(|(one, other)| one != other);
    pair.map_or_else(|| "a row more or less".into(), |(one, other)| format!("{one} / {other}"))
}
