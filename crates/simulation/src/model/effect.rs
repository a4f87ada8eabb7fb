//! 结果 What a form changes once a desk has acknowledged it.

use std::collections::{BTreeMap, BTreeSet};

use affairs::{
    publication::{Importance, ReviewStep},
    role::Role,
};
use jiff::civil::Date;
use publication::Text;

use super::{
    House, Piece, Stand,
    judge::releasable,
    piece::{Mark, Released, Withdrawn, floor},
};
use crate::deed::{Deed, Form, Hat, New};

impl House {
    /// A form was acknowledged at this instant; `number` is the one a proposal was given.
    pub(crate) fn acknowledge(&mut self, form: &Form, number: &str, now: i64, today: Date) {
        if let Deed::Propose { new, text } = &form.deed {
            if self.piece(number).is_none() {
                self.pieces.push(begun(form, new, text, number, now));
                self.pages.insert((form.hat.account.clone(), form.number.clone()), number.to_owned());
            }
            return;
        }
        let rules = self.rules;
        if let Some(piece) = self.pieces.iter_mut().find(|piece| piece.number == form.number) {
            let blocked = |text: &Text| text.text.contains("待补充");
            piece.take(form, (now, today), rules, &blocked);
            piece.last_at = now;
        }
    }

    /// The hour of a scheduled item has come: it is out, or held. Whether it is out.
    pub(crate) fn hour_came(&mut self, number: &str, now: i64, today: Date) -> bool {
        let out = self.piece(number).is_some_and(|piece| releasable(self, piece).is_ok());
        let Some(piece) = self.pieces.iter_mut().find(|piece| piece.number == number) else { return false };
        let Stand::Scheduled { by, .. } = piece.stand.clone() else { return false };
        if out {
            piece.release(&by, now, today);
        } else {
            piece.stand = Stand::Approved;
        }
        piece.last_at = now;
        out
    }
}

fn begun(form: &Form, new: &New, text: &Text, number: &str, now: i64) -> Piece {
    Piece {
        body: form.hat.body,
        number: number.to_owned(),
        section: new.section,
        subject: new.subject,
        importance: new.importance.max(floor(new.subject)),
        profile: new.profile,
        relayed: new.relayed,
        records: new.records,
        withheld: false,
        stand: Stand::Draft,
        version: 1,
        round: 1,
        hash: text.hash(),
        texts: BTreeMap::from([(text.hash(), text.clone())]),
        authors: BTreeSet::from_iter(form.hat.persons()),
        marks: Vec::new(),
        runs: BTreeMap::new(),
        prepared: None,
        resume: None,
        returns: 0,
        former: None,
        highest: 1,
        released: Vec::new(),
        withdrawn: None,
        debt: None,
        last_at: now,
    }
}

impl Piece {
    fn take(&mut self, form: &Form, (now, today): (i64, Date), rules: u64, blocks: &dyn Fn(&Text) -> bool) {
        let persons = form.hat.persons();
        match &form.deed {
            Deed::Propose { .. } => {}
            Deed::Revise { text, withheld, importance } => self.revise(text, *withheld, *importance, persons),
            Deed::Check => {
                let found = self.texts.get(&self.hash).is_some_and(blocks);
                self.runs.insert(self.hash.clone(), (rules, found));
            }
            Deed::Prepare { text } => {
                self.keep(text);
                self.runs.insert(text.hash(), (rules, blocks(text)));
                self.prepared = Some((text.clone(), form.hat.account.clone()));
            }
            Deed::Overrule { .. } => {
                let _ = self.runs.get_mut(&self.hash).map(|run| run.1 = false);
            }
            Deed::Submit { restart } => {
                self.authors.extend(persons);
                self.resume = match (&self.stand, restart) {
                    (_, true) => None,
                    (Stand::Returned(to), false) => Some(*to),
                    (_, false) => self.resume,
                };
                self.round += u32::from(*restart);
                self.stand = Stand::Review;
            }
            Deed::Sign { step, returns, .. } => {
                self.mark(&form.hat, *step, !returns, &self.hash.clone(), today);
                if *returns {
                    self.returns += 1;
                    self.stand = Stand::Returned(*step);
                } else if self.missing().is_empty() {
                    self.debt = None;
                    if self.stand == Stand::Review {
                        (self.stand, self.resume) = (Stand::Approved, None);
                    }
                }
            }
            Deed::Publish => self.release(&form.hat.account, now, today),
            Deed::Schedule { at } => self.stand = Stand::Scheduled { at: *at, by: form.hat.account.clone() },
            Deed::Unschedule => self.stand = Stand::Approved,
            Deed::Urgent { .. } => {
                let step = if form.hat.role == Role::Principal { ReviewStep::Final } else { ReviewStep::Second };
                self.mark(&form.hat, step, true, &self.hash.clone(), today);
                self.release(&form.hat.account, now, today);
                self.debt = (!self.missing().is_empty()).then_some(persons);
            }
            Deed::CorrectSmall { text, by } => {
                let step = if form.hat.role == Role::SectionHead { ReviewStep::First } else { ReviewStep::Second };
                self.keep(text);
                self.hash = text.hash();
                self.authors.insert(by.clone());
                self.mark(&form.hat, step, true, &text.hash(), today);
                self.released.push(Released { hash: text.hash(), at: now, on: today, by: form.hat.account.clone() });
                self.prepared = None;
            }
            Deed::CorrectSubstantive { text, by } => self.begin_version(text, by),
            Deed::Drop => self.drop_version(),
            Deed::Withdraw { reason, .. } => {
                let was =
                    if matches!(self.stand, Stand::Scheduled { .. }) { Stand::Approved } else { self.stand.clone() };
                self.withdrawn = Some(Withdrawn { by: persons, reason: *reason, at: now, was, confirmed: false });
                self.stand = Stand::Withdrawn;
            }
            Deed::Confirm => {
                let _ = self.withdrawn.as_mut().map(|gone| gone.confirmed = true);
            }
            Deed::Restore => {
                if let Some(gone) = self.withdrawn.take() {
                    self.stand = gone.was;
                }
            }
            Deed::Discard => self.stand = Stand::Discarded,
        }
    }

    fn keep(&mut self, text: &Text) {
        self.texts.insert(text.hash(), text.clone());
    }

    fn mark(&mut self, hat: &Hat, step: ReviewStep, pass: bool, hash: &str, on: Date) {
        let (persons, version, round, hash) = (hat.persons(), self.version, self.round, hash.to_owned());
        self.marks.push(Mark { step, persons, version, round, hash, pass, on });
    }

    fn revise(&mut self, text: &Text, withheld: bool, importance: Importance, persons: Vec<String>) {
        self.round += u32::from(withheld != self.withheld);
        self.keep(text);
        (self.hash, self.withheld, self.importance) = (text.hash(), withheld, importance);
        self.authors.extend(persons);
        if !matches!(self.stand, Stand::Returned(_)) {
            self.stand = Stand::Draft;
        }
    }

    fn release(&mut self, by: &str, at: i64, on: Date) {
        self.released.push(Released { hash: self.hash.clone(), at, on, by: by.to_owned() });
        (self.withdrawn, self.former, self.stand) = (None, None, Stand::Published);
    }

    fn begin_version(&mut self, text: &Text, by: &str) {
        let old = (self.version, self.round, self.returns, self.hash.clone(), self.withheld, self.importance);
        self.former.get_or_insert(old);
        self.keep(text);
        self.highest += 1;
        (self.version, self.hash, self.returns, self.resume) = (self.highest, text.hash(), 0, None);
        self.authors.insert(by.to_owned());
        self.stand = Stand::Draft;
    }

    fn drop_version(&mut self) {
        let Some((version, round, returns, hash, withheld, importance)) = self.former.take() else { return };
        (self.version, self.round, self.returns, self.hash) = (version, round, returns, hash);
        (self.withheld, self.importance, self.resume) = (withheld, importance, None);
        self.stand = if self.withdrawn.is_some() { Stand::Withdrawn } else { Stand::Published };
        if let Some(gone) = &mut self.withdrawn {
            gone.was = Stand::Published;
        }
    }
}
