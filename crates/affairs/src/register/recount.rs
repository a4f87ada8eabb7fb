//! 全部重算 What every record counts, anew from the entries of a ledger and nothing else, read from the last to the first.
//!
//! Read backwards, the first entry that is met of a record holds what it says last. One whose entering is met first needs
//! no memory at all; of the others no more is kept than their last word, until their entering is met. Records that say the
//! same to the letter count the same: they are heaped, and a heap is read once. So a ledger of any length is read in the
//! memory of the records amended in it and of a bounded number of heaps.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use memchr::memmem;
use serde::Deserialize;

use super::{
    Facts, KINDS, Kind,
    figures::{Counts, each_of},
};
use crate::Unread;

/// Heaps at once; then they are read and begun anew.
const HEAPS: usize = 65_536;

/// 全部重算 The records of one body, while its entries go by backwards.
#[derive(Debug, Default)]
pub struct Recount {
    later: HashMap<String, Later>,
    heaps: HashMap<Box<[u8]>, Heap, RandomState>,
}

/// 一样的 How many records say the same, and the number of one of them.
#[derive(Debug)]
struct Heap {
    times: i64,
    number: String,
}

/// 读不了的 The number of a record, and why its entry is not read.
pub type Damaged = (String, Unread);

/// 计数 Who hears what a record counts, and how many records count it.
pub type Put<'p> = &'p mut dyn FnMut(Counts<'_>, i64);

/// 后来的话 What entries after its entering said of a record.
#[derive(Debug, Default)]
struct Later {
    /// 最后的内容 What it says last.
    facts: Option<Facts>,
    struck: bool,
    /// 确认还算数 Somebody confirmed what it says last.
    confirmed: bool,
    /// A confirmation that holds if what was said before it is what is said last.
    asked: bool,
    /// Something else was said between: no earlier confirmation holds.
    changed: bool,
}

/// Of a payload, what counts.
#[derive(Deserialize)]
struct Payload {
    facts: Said,
}

#[derive(Deserialize)]
struct Said {
    facts: Facts,
}

impl Recount {
    /// 一笔 The entry before those that went by, as its row has it. `put` hears what records count once enough of them are
    /// known.
    ///
    /// # Errors
    ///
    /// [`Damaged`] when a row is damaged or of a newer program.
    pub fn take(
        &mut self,
        (kind, version, number): (&str, u32, &str),
        payload: &[u8],
        put: Put<'_>,
    ) -> Result<(), Damaged> {
        let unread = || Unread { kind: kind.to_owned(), version };
        let damaged = |unread| (number.to_owned(), unread);
        if version != 1 {
            return Err(damaged(unread()));
        }
        let said = || facts_of(payload).ok_or_else(unread);
        match kind {
            "register.entered" if self.later.is_empty() => self.entered(number, payload, put)?,
            "register.entered" => match self.later.remove(number) {
                None => self.entered(number, payload, put)?,
                Some(later) => later.entered(said, put).map_err(damaged)?,
            },
            "register.amended" => self.of(number).amended(said).map_err(damaged)?,
            "register.struck" => self.of(number).struck = true,
            "register.confirmed" => self.of(number).confirm(),
            "register.book-opened" | "register.book-closed" | "register.book-reopened" => {}
            _ => return Err(damaged(unread())),
        }
        Ok(())
    }

    /// A record of which nothing was said after its entering.
    fn entered(&mut self, number: &str, payload: &[u8], put: Put<'_>) -> Result<(), Damaged> {
        let Some(facts) = written(payload) else {
            let facts = facts_of(payload).ok_or_else(|| (number.to_owned(), unread_entered()))?;
            each_of(&facts, false, &mut |counts| put(counts, 1));
            return Ok(());
        };
        if let Some(heap) = self.heaps.get_mut(facts) {
            heap.times += 1;
            return Ok(());
        }
        if self.heaps.len() >= HEAPS {
            self.spread(put)?;
        }
        self.heaps.insert(facts.into(), Heap { times: 1, number: number.to_owned() });
        Ok(())
    }

    /// Reads every heap.
    fn spread(&mut self, put: Put<'_>) -> Result<(), Damaged> {
        for (facts, Heap { times, number }) in self.heaps.drain() {
            let facts: Facts = serde_json::from_slice(&facts).map_err(|_| (number, unread_entered()))?;
            each_of(&facts, false, &mut |counts| put(counts, times));
        }
        Ok(())
    }

    fn of(&mut self, number: &str) -> &mut Later {
        if !self.later.contains_key(number) {
            self.later.insert(number.to_owned(), Later::default());
        }
        self.later.get_mut(number).expect("it was put there just now")
    }

    /// 完 Nothing more goes by: `put` hears the rest. Left are the numbers of records whose entering did not go by: of them
    /// nobody has heard what they count.
    ///
    /// # Errors
    ///
    /// As [`Recount::take`].
    pub fn done(mut self, put: Put<'_>) -> Result<Vec<String>, Damaged> {
        self.spread(put)?;
        Ok(self.later.into_keys().collect())
    }
}

fn facts_of(payload: &[u8]) -> Option<Facts> {
    serde_json::from_slice(payload).ok().map(|Payload { facts }| facts.facts)
}

fn unread_entered() -> Unread {
    Unread { kind: KINDS[0].to_owned(), version: 1 }
}

/// 写下的事实 The facts of an entering as they were written, between the keys that stand around them in everything that this
/// house wrote; no text can hold the keys, for in a text their quotes are escaped, and no record has words of its own.
fn written(payload: &[u8]) -> Option<&[u8]> {
    const BEFORE: &[u8] = b",\"facts\":{\"facts\":";
    const BEHIND: &[u8] = b",\"words\":";
    let from = memmem::find(payload, BEFORE)? + BEFORE.len();
    let facts = payload.get(from..)?;
    facts.get(..memmem::find(facts, BEHIND)?)
}

impl Later {
    fn confirm(&mut self) {
        self.asked |= !self.changed;
    }

    fn amended(&mut self, said: impl Fn() -> Result<Facts, Unread>) -> Result<(), Unread> {
        // Only what is confirmed counts differently for what it said before, and what is struck counts nothing.
        if self.struck || self.facts.as_ref().is_some_and(|facts| facts.kind() != Kind::Problem) {
            return Ok(());
        }
        self.before(said()?);
        Ok(())
    }

    /// What the record said before all that went by.
    fn before(&mut self, said: Facts) {
        let same = self.facts.as_ref().is_none_or(|facts| *facts == said);
        self.confirmed |= same && self.asked;
        self.asked = false;
        self.changed |= !same;
        self.facts.get_or_insert(said);
    }

    fn entered(mut self, said: impl Fn() -> Result<Facts, Unread>, put: Put<'_>) -> Result<(), Unread> {
        self.amended(said)?;
        if let Some(facts) = self.facts.as_ref().filter(|_| !self.struck) {
            each_of(facts, self.confirmed, &mut |counts| put(counts, 1));
        }
        Ok(())
    }
}
