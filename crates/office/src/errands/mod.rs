//! 差事 What leaves the house after the commit: claimed, carried out, tried again, and in the end handed to a person.
//!
//! Departments give handlers for their kinds and the binary joins them in one [`Errands`]. A handler may meet the same
//! errand again after a crash, so what it does twice must be done once: it files under keys, and a letter carries the
//! key of its errand.

mod mailroom;
mod stuck;

use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::atomic::{AtomicBool, AtomicI64, Ordering},
    time::Duration,
};

use store::{Errand, Scope, StoreError, params};

pub(crate) use self::stuck::STUCK_LETTER;
pub use self::{
    mailroom::{Directory, LETTER, Mailroom, Matter, Note},
    stuck::{StuckErrand, drop_errand, retry_errand, stuck_errands},
};
use crate::{Office, PostError, reminders};

/// 没办成 Why an errand was not done, in words without anything of its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undone {
    /// 稍后再试 Whatever stood in the way may pass.
    Later(String),
    /// 再试也没用 It goes to a person at once.
    Never(String),
}

impl From<StoreError> for Undone {
    fn from(error: StoreError) -> Self {
        Self::Later(messages::Catalogued::message(&error).what.into_owned())
    }
}

impl From<PostError> for Undone {
    fn from(error: PostError) -> Self {
        match error {
            PostError::Later(why) => Self::Later(why),
            PostError::Never(why) => Self::Never(why),
        }
    }
}

/// 到点 Queues what has come due by the calendar, asked at the beginning of every round; asked again it queues nothing.
type Call = Box<dyn Fn(&Office) -> Result<(), StoreError> + Send + Sync>;
type Handler = Box<dyn Fn(&Office, &Mailroom, &Errand) -> Result<(), Undone> + Send + Sync>;

/// 差事簿 Who carries out which kind of errand.
pub struct Errands {
    mailroom: Mailroom,
    handlers: BTreeMap<&'static str, Handler>,
    calls: Vec<Call>,
}

/// 跑过的 How many errands were done, put off, and handed to a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ran {
    /// 办成
    pub done: usize,
    /// 再试
    pub put_off: usize,
    /// 交给人
    pub stuck: usize,
}

/// How long a claimed errand stays away from other hands, ms: longer than any carrier waits for an answer.
const LEASE: i64 = 5 * 60_000;
/// Tries before a person takes over: with the pauses between them some six hours.
const TRIES: i64 = 10;
/// The longest pause between two tries, ms.
const LONGEST: i64 = 2 * 3_600_000;
/// A day, ms, and how many of them an errand is kept after it was done.
const DAY: i64 = 86_400_000;
const KEPT_DAYS: i64 = 90;
/// How long an idle house rests, and how often it looks whether it is to stop meanwhile.
const REST: Duration = Duration::from_secs(5);
const LOOK: Duration = Duration::from_millis(100);

impl Errands {
    /// The errands of the office itself: letters and reminders.
    #[must_use]
    pub fn new(mailroom: Mailroom) -> Self {
        let errands = Self { mailroom, handlers: BTreeMap::new(), calls: Vec::new() };
        errands
            .calling(reminders::call)
            .calling(sweeper())
            .with(&[LETTER], |office, mailroom, errand| mailroom.carry(office, errand))
            .with(&[reminders::REMIND], |office, mailroom, errand| Ok(reminders::remind(office, mailroom, errand)?))
    }

    /// The same, with the hand for some kinds; the last one named for a kind has it.
    #[must_use]
    pub fn with(
        mut self,
        kinds: &[&'static str],
        handler: impl Fn(&Office, &Mailroom, &Errand) -> Result<(), Undone> + Clone + Send + Sync + 'static,
    ) -> Self {
        for kind in kinds {
            self.handlers.insert(kind, Box::new(handler.clone()));
        }
        self
    }

    /// The same, with what comes due by the calendar and not by an act.
    #[must_use]
    pub fn calling(mut self, call: impl Fn(&Office) -> Result<(), StoreError> + Send + Sync + 'static) -> Self {
        self.calls.push(Box::new(call));
        self
    }

    /// One errand; a hand that breaks is a try that failed.
    fn carry(&self, office: &Office, errand: &Errand) -> Result<(), Undone> {
        let Some(handler) = self.handlers.get(errand.kind.as_str()) else {
            return Err(Undone::Later("没有人会办这一种差事".into()));
        };
        catch_unwind(AssertUnwindSafe(|| handler(office, &self.mailroom, errand)))
            .unwrap_or_else(|_| Err(Undone::Later("办的时候程序出了差错".into())))
    }
}

impl Office {
    /// 跑差事 Runs every errand that is due, until none is or `stop` says so; between two errands only.
    ///
    /// # Errors
    ///
    /// What the store says; errands that were not done stay.
    pub fn run_errands(&self, errands: &Errands, stop: &AtomicBool) -> Result<Ran, StoreError> {
        errands.calls.iter().try_for_each(|call| call(self))?;
        let mut ran = Ran::default();
        while !stop.load(Ordering::SeqCst) {
            let Some(errand) = self.store.claim(self.clock.now(), LEASE)? else { break };
            match errands.carry(self, &errand) {
                Ok(()) => {
                    mailroom::forget(self, &errand)?;
                    self.store.finish(errand.id, self.clock.now())?;
                    ran.done += 1;
                }
                Err(Undone::Later(why)) if errand.tries < TRIES => {
                    let now = self.clock.now();
                    self.store.fail(errand.id, now, &why, now + pause(errand.tries))?;
                    ran.put_off += 1;
                }
                Err(Undone::Later(why) | Undone::Never(why)) => {
                    stuck::hand_over(self, &errand, &why)?;
                    ran.stuck += 1;
                }
            }
        }
        Ok(ran)
    }

    /// 值班 Runs errands as they come due until `stop` says so; for a thread of its own. `told` hears what a round gave.
    pub fn keep_running(&self, errands: &Errands, stop: &AtomicBool, told: &mut dyn FnMut(Result<Ran, StoreError>)) {
        while !stop.load(Ordering::SeqCst) {
            told(self.run_errands(errands, stop));
            let mut rested = Duration::ZERO;
            while rested < REST && !stop.load(Ordering::SeqCst) {
                std::thread::sleep(LOOK);
                rested += LOOK;
            }
        }
    }
}

/// Once a day, what was done ninety days ago leaves the queue. Whoever starts anew looks at once.
fn sweeper() -> impl Fn(&Office) -> Result<(), StoreError> + Send + Sync {
    let swept = AtomicI64::new(i64::MIN);
    move |office| {
        let now = office.clock.now();
        // A clock that was set back is no reason to wait for the day it showed.
        if (now - DAY..=now).contains(&swept.load(Ordering::SeqCst)) {
            return Ok(());
        }
        sweep(office, now - KEPT_DAYS * DAY)?;
        swept.store(now, Ordering::SeqCst);
        Ok(())
    }
}

/// 清理 Errands done before an instant leave the table, but those that still wait for a person; the ledger keeps what
/// they were for.
fn sweep(office: &Office, before: i64) -> Result<u64, StoreError> {
    office.store.write(&Scope::everywhere("errands of all bodies stand in one queue"), |tx| {
        let sql = "DELETE FROM errand WHERE done_at < :before
                      AND NOT EXISTS (SELECT 1 FROM waiting WHERE waiting.record = errand.key)";
        tx.execute(sql, params! { before })
    })
}

/// One minute, then twice as long each time.
fn pause(tries: i64) -> i64 {
    let doubled = u32::try_from(tries.clamp(1, 20) - 1).map_or(0, |tries| 60_000_i64 << tries);
    doubled.min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_two_hours() {
        let minutes: Vec<i64> = (1..TRIES).map(|tries| pause(tries) / 60_000).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 64, 120, 120]);
        assert!(minutes.iter().sum::<i64>() > 6 * 60, "a server that is down for a morning loses nothing");
    }
}
