//! 信 Every letter leaves once: no key twice unless nobody could know of the first time, and none is forgotten.

use std::collections::{BTreeMap, BTreeSet};

use affairs::role::Role;
use office::{LETTER, retry_errand, stuck_errands};
use store::params;

use crate::{
    cast::BODIES,
    model::{Tell, Whom},
    run::Run,
    world::{administrator, said},
};

/// One errand as its row tells.
pub(super) struct Row {
    kind: String,
    key: String,
    due_at: i64,
    done: bool,
}

impl Run<'_> {
    /// What stands in the queue now was queued, also when its row is gone one day.
    pub(super) fn remember_errands(&mut self) -> Result<Vec<Row>, String> {
        let rows = self.errand_rows()?;
        self.queued.extend(rows.iter().map(|row| (row.key.clone(), row.kind.clone())));
        Ok(rows)
    }

    /// No letter twice, and none that nobody queued.
    pub(super) fn of_letters(&self) -> Result<(), String> {
        for (key, sent) in self.world.post.sent() {
            if sent.times > 1 + sent.unheard {
                return Err(format!("letter {key} left {} times", sent.times));
            }
            if !self.queued.contains_key(&key) {
                return Err(format!("letter {key} left and nobody queued it"));
            }
        }
        Ok(())
    }

    /// The office goes on until nothing is left to do, with a post that works; what was given up is tried again.
    pub(crate) fn drain(&mut self) -> Result<(), String> {
        self.world.post.weather(0);
        for _ in 0..24 {
            self.errands(None)?;
            let stuck = self.retry()?;
            let now = self.world.now();
            let undone = self.remember_errands()?.into_iter().filter(|row| !row.done);
            let Some(last) = undone.map(|row| row.due_at).max().or(stuck.then_some(now)) else { return Ok(()) };
            self.wait(((last - now) / 60_000).max(0) + 1);
        }
        let left: Vec<String> = self.errand_rows()?.into_iter().filter(|row| !row.done).map(|row| row.key).collect();
        Err(format!("errands that never end: {left:?}"))
    }

    /// The administrator lets what was given up be tried again; whether there was something.
    fn retry(&mut self) -> Result<bool, String> {
        let mut any = false;
        for body in 0..BODIES.len() {
            let clerk = administrator(body, Role::SysAdmin);
            for errand in stuck_errands(&self.world.office, &clerk).map_err(|error| said(&error))? {
                any = true;
                retry_errand(&self.world.office, &clerk, &errand.key).map_err(|error| said(&error))?;
            }
        }
        let news = self.trail.follow(self.world.store())?;
        match news.iter().find(|entry| entry.kind != "errand.retried") {
            Some(entry) => Err(format!("trying again left {}", entry.kind)),
            None => Ok(any),
        }
    }

    /// Whoever had to be told was told, and nobody else was.
    pub(super) fn of_letters_at_the_end(&self) -> Result<(), String> {
        let sent = self.world.post.sent();
        let letters = self.queued.iter().filter(|(_, kind)| *kind == LETTER);
        for (key, _) in letters {
            if !sent.contains_key(key) {
                return Err(format!("letter {key} was queued and never left"));
            }
        }
        let told: BTreeSet<(&str, &str)> =
            sent.keys().filter_map(|key| Some((key.split_once('/')?.0, key.rsplit_once('/')?.1))).collect();
        for tell in &self.house.tells {
            let position = tell.position.to_string();
            let must = self.must_hear(tell);
            if let Some(missed) = must.iter().find(|account| !told.contains(&(position.as_str(), account.as_str()))) {
                return Err(format!("{missed} was never told of entry {position}"));
            }
        }
        self.of_tellings()
    }

    /// Whom a telling certainly reaches: the account it names, or whoever had the role all the time. Jiao has no address.
    fn must_hear(&self, tell: &Tell) -> Vec<String> {
        let accounts = match &tell.whom {
            Whom::Account(account) => vec![account.clone()],
            Whom::Role(role) => {
                let here = self.house.people.iter().filter(|person| person.body == tell.body);
                here.map(|person| person.account.clone()).filter(|it| self.house.always_held(it, *role)).collect()
            }
        };
        accounts.into_iter().filter(|account| !account.starts_with("jiao")).collect()
    }

    /// As many tellings were queued with each entry as there are people and roles whom it concerns; an alarm is one.
    fn of_tellings(&self) -> Result<(), String> {
        let mut queued: BTreeMap<i64, usize> = BTreeMap::new();
        for (key, kind) in &self.queued {
            let position = key.split_once('/').and_then(|(position, _)| position.parse().ok());
            if let ("publication.tell" | "publication.tell-role", Some(position)) = (kind.as_str(), position) {
                *queued.entry(position).or_default() += 1;
            }
        }
        let mut owed: BTreeMap<i64, usize> = BTreeMap::new();
        for tell in self.house.tells.iter().filter(|tell| !tell.alarm) {
            *owed.entry(tell.position).or_default() += 1;
        }
        if queued == owed { Ok(()) } else { Err(format!("tellings by entry are {queued:?} and must be {owed:?}")) }
    }

    fn errand_rows(&self) -> Result<Vec<Row>, String> {
        let rows = self.world.look(|tx| {
            tx.select("SELECT kind, key, due_at, done_at FROM errand ORDER BY id", params! {}, |row| {
                Ok(Row {
                    kind: row.get("kind")?,
                    key: row.get("key")?,
                    due_at: row.get("due_at")?,
                    done: row.get::<Option<i64>>("done_at")?.is_some(),
                })
            })
        });
        rows.map_err(|error| error.to_string())
    }
}
