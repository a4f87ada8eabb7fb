//! 出故障 How the machine fails: the program is killed, a statement is refused in the middle, the disk is full.

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::atomic::AtomicBool,
};

use office::Ran;
use store::{Engine, Scope, StoreError, params};

use super::{World, opening::left_behind};
use crate::ports::Killed;

/// 故障 What goes wrong during one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The program is killed at this reading of the clock.
    Killed { reading: i64 },
    /// The act is done, and the program is killed before anybody hears of it.
    Unheard,
    /// The cabinet refuses to write this table.
    Refuses { table: &'static str },
    /// The disk has room for this many pages more.
    Full { pages: i64 },
}

/// The tables into which acts write, each at another moment of the transaction.
pub(crate) const TABLES: [&str; 7] = ["item", "ledger", "figure", "waiting", "address", "errand", "item_text"];

/// 破坏 A fault that stands until it is taken away.
pub(crate) struct Sabotage(Option<Trouble>);

impl World {
    /// Lets trouble begin.
    pub(crate) fn spoil(&self, trouble: Trouble) -> Result<Sabotage, String> {
        match trouble {
            Trouble::Killed { reading } => {
                let from = match &self.engine {
                    Engine::Sqlite(path) => path.parent().map(ToOwned::to_owned),
                    Engine::Postgres(_) => None,
                };
                let to = self.next_life();
                self.hands.wind_up(reading, move || {
                    if let Some(from) = &from {
                        left_behind(from, &to);
                    }
                });
            }
            Trouble::Unheard => {}
            Trouble::Refuses { table } => self.pragma(&format!(
                "CREATE TEMP TRIGGER sabotage BEFORE INSERT ON main.{table} BEGIN SELECT RAISE(ABORT, 'sabotage'); END"
            ))?,
            Trouble::Full { pages } => {
                let count =
                    self.look(|tx| tx.first("PRAGMA page_count", params! {}, |row| row.get::<i64>("page_count")));
                let count = count.map_err(|error| error.to_string())?.unwrap_or(1);
                self.pragma(&format!("PRAGMA max_page_count = {}", count + pages))?;
            }
        }
        Ok(Sabotage(Some(trouble)))
    }

    /// Takes trouble away again; a killed program comes up. Whether it was killed.
    pub(crate) fn mend(&mut self, sabotage: Sabotage) -> Result<bool, String> {
        match sabotage.0 {
            Some(Trouble::Killed { .. }) => {
                let died = self.hands.release();
                if died {
                    self.come_up()?;
                }
                return Ok(died);
            }
            Some(Trouble::Unheard) => {
                self.kill()?;
                return Ok(true);
            }
            Some(Trouble::Refuses { .. }) => self.pragma("DROP TRIGGER IF EXISTS sabotage")?,
            Some(Trouble::Full { .. }) => self.pragma("PRAGMA max_page_count = 1000000")?,
            None => {}
        }
        Ok(false)
    }

    /// Kills the program between two acts.
    pub(crate) fn kill(&mut self) -> Result<(), String> {
        if let Engine::Sqlite(path) = &self.engine
            && let Some(from) = path.parent()
        {
            left_behind(from, &self.next_life());
        }
        self.come_up()
    }

    /// Does something in a program that may be killed meanwhile; `None` when it was.
    pub(crate) fn alive<T>(&self, act: impl FnOnce(&Self) -> T) -> Option<T> {
        match catch_unwind(AssertUnwindSafe(|| act(self))) {
            Ok(done) if !self.hands.is_dead() => Some(done),
            Ok(_) => None,
            Err(panic) if panic.is::<Killed>() => None,
            Err(panic) => resume_unwind(panic),
        }
    }

    /// Runs what is due; whoever is killed meanwhile comes up again.
    pub(crate) fn run_errands(&self) -> Option<Result<Ran, StoreError>> {
        let before = self.post.sent();
        let ran = self.alive(|world| world.office.run_errands(&world.errands, &AtomicBool::new(false)));
        if !matches!(ran, Some(Ok(_))) {
            self.post.excuse(&before);
        }
        ran
    }

    /// Somebody who is none of the office changes its rows.
    pub(crate) fn past_every_desk(&self, sql: &str) -> Result<(), String> {
        let all = Scope::everywhere("the simulation tampers with rows");
        let done = self.office.store.write::<_, StoreError>(&all, |tx| tx.execute(sql, params! {}).map(drop));
        done.map_err(|error| format!("{sql}: {error}"))
    }

    /// A statement that belongs to the machine and not to the office.
    fn pragma(&self, sql: &str) -> Result<(), String> {
        let all = Scope::everywhere("the simulation breaks the machine");
        let done =
            self.office.store.write::<_, StoreError>(&all, |tx| tx.select(sql, params! {}, |_| Ok(())).map(drop));
        done.map_err(|error| format!("{sql}: {error}"))
    }
}
