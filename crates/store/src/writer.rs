//! 执笔 Writers share their commits: each works in a savepoint, and the last one out commits for all.

mod batch;

use std::{
    any::Any,
    collections::HashSet,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread::{self, ThreadId},
    time::{Duration, Instant},
};

use self::batch::{Batch, Fate};
use crate::{
    connection::{Connection, Purpose},
    error::StoreError,
    scope::Scope,
    tx::Tx,
};

/// Pieces of work in one commit, so that nobody sleeps for ever behind a queue that never empties.
const BATCH: usize = 256;
/// How often work is tried when others crossed it.
const TRIES: usize = 5;

#[derive(Default)]
pub(crate) struct Writer {
    waiting: AtomicUsize,
    holder: Mutex<Option<ThreadId>>,
    line: Mutex<Line>,
}

#[derive(Default)]
pub(crate) struct Line {
    pub(crate) link: Option<Connection>,
    batch: Option<Batch>,
    /// How many shared the last commit, and how long it took.
    last: (usize, Duration),
}

/// What became of one piece of work inside its savepoint.
enum Work<T, E> {
    Done(T),
    Refused(E),
    /// The engine refused in a way that another try may heal.
    Again(StoreError),
    Panicked(Box<dyn Any + Send>),
}

type Open<'o> = &'o dyn Fn() -> Result<Connection, StoreError>;

impl Writer {
    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        open: Open<'_>,
        scope: &Scope,
        owned: &HashSet<String>,
        act: &impl Fn(&Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let me = Some(thread::current().id());
        if *locked(&self.holder) == me {
            return Err(StoreError::Misused { detail: "一次办理里又开了一次办理".into() }.into());
        }
        let mut last = StoreError::Crossed { detail: String::new() };
        for attempt in 0..TRIES {
            let mut line = self.enter();
            let alone = attempt > 0;
            if alone {
                line.commit();
            }
            line.begin(open)?;
            *locked(&self.holder) = me;
            let work = line.work(scope, owned, act);
            *locked(&self.holder) = None;
            let fate = line.batch.as_ref().map(|batch| Arc::clone(&batch.fate));
            let full = line.batch.as_ref().is_some_and(|batch| batch.members >= BATCH);
            let mut linger = None;
            if alone || full {
                line.commit();
            } else if self.waiting.load(Ordering::SeqCst) == 0 {
                linger = line.company();
                if linger.is_none() {
                    line.commit();
                }
            }
            drop(line);
            if let (Some(until), Some(fate)) = (linger, &fate)
                && !fate.known_by(until)
            {
                let mut line = self.enter();
                // Whoever saw this one at the door left a batch of its own to it, or to whoever stands behind.
                if line.holds(fate) || self.waiting.load(Ordering::SeqCst) == 0 {
                    line.commit();
                }
            }
            match work {
                Work::Panicked(panic) => resume_unwind(panic),
                Work::Refused(refusal) => return Err(refusal),
                Work::Again(error) => last = error,
                Work::Done(done) => match fate.map_or(Ok(()), |fate| fate.wait()) {
                    Ok(()) => return Ok(done),
                    Err(error @ StoreError::CommitUnknown { .. }) => return Err(error.into()),
                    Err(error) if alone && !matches!(error, StoreError::Crossed { .. }) => return Err(error.into()),
                    Err(error) => last = error,
                },
            }
        }
        Err(last.into())
    }

    /// The line alone, with nothing open in it: for migrations and settling.
    pub(crate) fn alone(&self) -> MutexGuard<'_, Line> {
        let mut line = self.enter();
        line.commit();
        line
    }

    fn enter(&self) -> MutexGuard<'_, Line> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let line = locked(&self.line);
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        line
    }
}

impl Line {
    /// The connection, opened when there is none.
    pub(crate) fn link(&mut self, open: Open<'_>) -> Result<&mut Connection, StoreError> {
        if self.link.as_ref().is_some_and(Connection::is_lost) {
            self.link = None;
        }
        if self.link.is_none() {
            self.link = Some(open()?);
        }
        Ok(self.link.as_mut().expect("it was opened the line above"))
    }

    /// Begins a batch unless one is open. A connection that died since the last one is opened anew.
    fn begin(&mut self, open: Open<'_>) -> Result<(), StoreError> {
        if self.batch.is_some() {
            return Ok(());
        }
        match self.link(open)?.begin(Purpose::Batch) {
            Err(error) if error.lost() => {
                self.link = None;
                self.link(open)?.begin(Purpose::Batch)?;
            }
            outcome => outcome?,
        }
        self.batch = Some(Batch::default());
        Ok(())
    }

    fn work<T, E: From<StoreError>>(
        &mut self,
        scope: &Scope,
        owned: &HashSet<String>,
        act: &impl Fn(&Tx<'_>) -> Result<T, E>,
    ) -> Work<T, E> {
        let link = self.link.as_mut().expect("a batch is only begun on a connection");
        let batch = self.batch.as_mut().expect("the batch was begun");
        // A commit releases the last.
        if std::mem::replace(&mut batch.is_used, true)
            && let Err(error) = link.next_act()
        {
            self.fail(error.clone());
            return Work::Again(error);
        }
        let end = link.end;
        let tx = Tx::new(link, scope, owned);
        let outcome = catch_unwind(AssertUnwindSafe(|| act(&tx)));
        let failure = tx.into_failure();
        let undo = failure.is_some() || !matches!(outcome, Ok(Ok(_)));
        if undo {
            link.end = end;
        }
        if let Some(error) = link.spoiled() {
            self.fail(error.clone());
            return match outcome {
                Err(panic) => Work::Panicked(panic),
                Ok(_) => Work::Again(error),
            };
        }
        let close = |link: &mut Connection| if undo { link.undo_act() } else { Ok(()) };
        let closed = if link.gave_up() { None } else { Some(close(link)) };
        match &closed {
            Some(Ok(())) => batch.members += 1,
            Some(Err(error)) => self.fail(error.clone()),
            None => self.fail(failure.clone().unwrap_or(StoreError::Crossed { detail: "transaction gone".into() })),
        }
        match (outcome, failure, closed) {
            (Err(panic), ..) => Work::Panicked(panic),
            (Ok(_), Some(error @ StoreError::Crossed { .. }), _) => Work::Again(error),
            (Ok(Err(refusal)), ..) => Work::Refused(refusal),
            (Ok(Ok(_)), Some(error), _) | (Ok(Ok(_)), None, Some(Err(error))) => Work::Refused(error.into()),
            // The transaction is gone without a word of the engine: nothing of this was kept.
            (Ok(Ok(_)), None, None) => Work::Again(StoreError::Crossed { detail: "transaction gone".into() }),
            (Ok(Ok(done)), None, _) => Work::Done(done),
        }
    }

    /// Until when the open batch waits for others.
    fn company(&mut self) -> Option<Instant> {
        self.batch.as_mut()?.company(self.last)
    }

    /// Whether this batch is the one that is open still.
    fn holds(&self, fate: &Arc<Fate>) -> bool {
        self.batch.as_ref().is_some_and(|batch| Arc::ptr_eq(&batch.fate, fate))
    }

    /// Commits what is open and tells everybody in it.
    fn commit(&mut self) {
        let Some(batch) = self.batch.take() else { return };
        let link = self.link.as_mut().expect("a batch is only begun on a connection");
        let begun = Instant::now();
        let outcome = link.commit();
        self.last = (batch.members, begun.elapsed());
        if outcome.is_err() {
            self.give_up();
        }
        batch.fate.tell(outcome);
    }

    /// Ends the batch without keeping anything; its members try again one by one.
    fn fail(&mut self, error: StoreError) {
        self.give_up();
        if let Some(batch) = self.batch.take() {
            batch.fate.tell(Err(error));
        }
    }

    fn give_up(&mut self) {
        let undone = self.link.as_mut().is_some_and(|link| link.gave_up() || link.roll_back().is_ok());
        if !undone || self.link.as_ref().is_some_and(Connection::is_lost) {
            self.link = None;
        }
    }
}

/// Panics are caught inside the savepoint, so a poisoned lock guards nothing half done.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
