//! 全部重算 What every record counts, anew from the entries of a ledger and nothing else, read from the last to the first.
//!
//! Read backwards, the first entry that is met of a record holds what it says last. One whose entering is met first needs
//! no memory at all; of the others no more is kept than their last word, until their entering is met. So a ledger of any
//! length is read in the memory of the records amended in it.

use std::collections::HashMap;

use serde::Deserialize;

use super::{
    Facts, Kind,
    figures::{Counts, each_of},
};
use crate::Unread;

/// 全部重算 The records of one body, while its entries go by backwards.
#[derive(Debug, Default)]
pub struct Recount {
    later: HashMap<String, Later>,
}

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
    /// 一笔 The entry before those that went by, as its row has it. `put` hears what a record counts once the record is
    /// known.
    ///
    /// # Errors
    ///
    /// [`Unread`] when the row is damaged or of a newer program.
    pub fn take(
        &mut self,
        (kind, version, number): (&str, u32, &str),
        payload: &[u8],
        put: &mut dyn FnMut(Counts<'_>),
    ) -> Result<(), Unread> {
        let unread = || Unread { kind: kind.to_owned(), version };
        if version != 1 {
            return Err(unread());
        }
        let said = || facts_of(payload).ok_or_else(unread);
        match kind {
            "register.entered" if self.later.is_empty() => each_of(&said()?, false, put),
            "register.entered" => match self.later.remove(number) {
                None => each_of(&said()?, false, put),
                Some(later) => later.entered(said, put)?,
            },
            "register.amended" => self.of(number).amended(said)?,
            "register.struck" => self.of(number).struck = true,
            "register.confirmed" => self.of(number).confirm(),
            "register.book-opened" | "register.book-closed" | "register.book-reopened" => {}
            _ => return Err(unread()),
        }
        Ok(())
    }

    fn of(&mut self, number: &str) -> &mut Later {
        if !self.later.contains_key(number) {
            self.later.insert(number.to_owned(), Later::default());
        }
        self.later.get_mut(number).expect("it was put there just now")
    }

    /// 没有读到登记的 Numbers of records whose entering did not go by: nobody has heard what they count.
    pub fn open(self) -> impl Iterator<Item = String> {
        self.later.into_keys()
    }
}

/// The facts in a payload. Where they stand first, as everything that this house wrote has them, what follows them is not
/// read; no text can hold the two keys, for in a text their quotes are escaped.
fn facts_of(payload: &[u8]) -> Option<Facts> {
    const KEYS: &[u8] = b"\"facts\":{\"facts\":";
    let first = memchr::memmem::find(payload, KEYS);
    let payload = std::str::from_utf8(payload).ok()?;
    match first {
        Some(at) => Facts::deserialize(&mut serde_json::Deserializer::from_str(&payload[at + KEYS.len()..])).ok(),
        None => serde_json::from_str(payload).ok().map(|Payload { facts }| facts.facts),
    }
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

    fn entered(
        mut self,
        said: impl Fn() -> Result<Facts, Unread>,
        put: &mut dyn FnMut(Counts<'_>),
    ) -> Result<(), Unread> {
        self.amended(said)?;
        if let Some(facts) = self.facts.as_ref().filter(|_| !self.struck) {
            each_of(facts, self.confirmed, put);
        }
        Ok(())
    }
}
