//! 信 Every letter leaves once: no key twice unless nobody could know of the first time, and none is forgotten.

use std::collections::BTreeSet;

use affairs::role::Role;
use office::{LETTER, retry_errand, stuck_errands};
use store::params;

use crate::{
    cast::BODIES,
    run::Run,
    world::{administrator, said},
};

/// One errand as its row tells.
struct Row {
    kind: String,
    key: String,
    payload: String,
    due_at: i64,
    done: bool,
}

impl Run<'_> {
    /// No letter twice, and none that nobody queued.
    pub(super) fn of_letters(&self) -> Result<(), String> {
        let queued: BTreeSet<String> = self.errand_rows()?.into_iter().map(|row| row.key).collect();
        for (key, sent) in self.world.post.sent() {
            if sent.times > 1 + sent.unheard {
                return Err(format!("letter {key} left {} times", sent.times));
            }
            if !queued.contains(&key) {
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
            let undone = self.errand_rows()?.into_iter().filter(|row| !row.done);
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

    /// Whoever had to be told was told.
    pub(super) fn of_letters_at_the_end(&self) -> Result<(), String> {
        let rows = self.errand_rows()?;
        let sent = self.world.post.sent();
        let letters: BTreeSet<&str> =
            rows.iter().filter(|row| row.kind == LETTER).map(|row| row.key.as_str()).collect();
        for row in &rows {
            if row.kind == LETTER && !sent.contains_key(&row.key) {
                return Err(format!("letter {} was queued and never left", row.key));
            }
            if row.kind != "publication.tell" {
                continue;
            }
            let told: serde_json::Value = serde_json::from_str(&row.payload).map_err(|error| error.to_string())?;
            let accounts = told["accounts"].as_array().cloned().unwrap_or_default();
            for account in accounts.iter().filter_map(|it| it.as_str()).filter(|it| !it.starts_with("jiao")) {
                if !letters.contains(format!("{}/{account}", row.key).as_str()) {
                    return Err(format!("{account} was never told of {}", row.payload));
                }
            }
        }
        Ok(())
    }

    fn errand_rows(&self) -> Result<Vec<Row>, String> {
        let rows = self.world.look(|tx| {
            tx.select("SELECT kind, key, payload, due_at, done_at FROM errand ORDER BY id", params! {}, |row| {
                Ok(Row {
                    kind: row.get("kind")?,
                    key: row.get("key")?,
                    payload: row.get("payload")?,
                    due_at: row.get("due_at")?,
                    done: row.get::<Option<i64>>("done_at")?.is_some(),
                })
            })
        });
        rows.map_err(|error| error.to_string())
    }
}
