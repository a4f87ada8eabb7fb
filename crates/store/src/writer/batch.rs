//! 一批 Work that shares one commit, and how whoever did it hears what became of it.

use std::{
    sync::{Arc, Condvar, Mutex, PoisonError},
    time::{Duration, Instant},
};

use super::locked;
use crate::error::StoreError;

/// Whoever was released by a slow commit is soon back with the next act: a batch waits for them this part of what the
/// commit took, and no longer than [`LONGEST`].
const WAITING_FOR_OTHERS: u32 = 4;
const LONGEST: Duration = Duration::from_millis(2);
/// A commit quicker than this is not worth waiting for company.
const QUICK: Duration = Duration::from_millis(1);

#[derive(Default)]
pub(super) struct Batch {
    pub(super) members: usize,
    /// Whether the open savepoint was used: a new piece of work wants its own.
    pub(super) is_used: bool,
    /// Until when it waits for others; set by the first who has nobody behind.
    until: Option<Instant>,
    pub(super) fate: Arc<Fate>,
}

#[derive(Default)]
pub(super) struct Fate {
    outcome: Mutex<Option<Result<(), StoreError>>>,
    known: Condvar,
}

impl Batch {
    /// Until when it waits for others, after a commit that so many shared and that took so long; nothing when no more of
    /// them are expected than are in it.
    pub(super) fn company(&mut self, (expected, took): (usize, Duration)) -> Option<Instant> {
        if took < QUICK || self.members >= expected {
            return None;
        }
        let now = Instant::now();
        let until = *self.until.get_or_insert_with(|| now + LONGEST.min(took / WAITING_FOR_OTHERS));
        (now < until).then_some(until)
    }
}

impl Fate {
    pub(super) fn tell(&self, outcome: Result<(), StoreError>) {
        *locked(&self.outcome) = Some(outcome);
        self.known.notify_all();
    }

    /// Whether it is known when `until` has come.
    pub(super) fn known_by(&self, until: Instant) -> bool {
        let left = until.saturating_duration_since(Instant::now());
        let waited = self.known.wait_timeout_while(locked(&self.outcome), left, |outcome| outcome.is_none());
        waited.unwrap_or_else(PoisonError::into_inner).0.is_some()
    }

    pub(super) fn wait(&self) -> Result<(), StoreError> {
        let mut outcome = locked(&self.outcome);
        loop {
            if let Some(known) = outcome.as_ref() {
                return known.clone();
            }
            outcome = self.known.wait(outcome).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_waits_only_for_whom_a_slow_commit_released_and_not_for_long() {
        let slow = Duration::from_millis(4);
        let cases = [
            // in it, shared the last commit, that took, waits, because
            (1, 1, slow, false, "whoever writes alone is not kept"),
            (3, 16, slow, true, "the others are on their way"),
            (16, 16, slow, false, "all are here"),
            (20, 16, slow, false, "more than were expected"),
            (3, 16, Duration::from_micros(200), false, "a quick commit is cheaper than waiting"),
            (3, 16, Duration::from_secs(9), true, "a very slow one"),
        ];
        for (members, expected, took, waits, because) in cases {
            let mut batch = Batch { members, ..Batch::default() };
            let begun = Instant::now();
            let until = batch.company((expected, took));
            assert_eq!(until.is_some(), waits, "{because}");
            assert!(until.is_none_or(|until| until <= begun + LONGEST + Duration::from_secs(1)), "{because}");
        }
    }

    #[test]
    fn the_time_to_wait_is_set_once_and_then_over() {
        let mut batch = Batch { members: 3, ..Batch::default() };
        let last = (16, Duration::from_millis(40));
        let until = batch.company(last);
        assert_eq!(batch.company(last), until, "who comes later waits no longer");
        batch.until = Some(Instant::now());
        assert_eq!(batch.company(last), None);
    }

    #[test]
    fn what_became_of_a_batch_is_heard_at_once_or_not_by_then() {
        let fate = Fate::default();
        assert!(!fate.known_by(Instant::now() + Duration::from_millis(5)));
        fate.tell(Ok(()));
        assert!(fate.known_by(Instant::now()));
    }
}
