//! 限量 How many passwords are hashed at once: each trial takes 19 MiB, and a hundred at a door must not take a hundred
//! times as much. The others wait their turn.

use std::{
    sync::{Condvar, Mutex, OnceLock, PoisonError},
    thread,
};

/// 门 Lets so many in at a time.
pub(crate) struct Gate {
    free: Mutex<usize>,
    freed: Condvar,
}

/// More at once would not be faster: one a processor, and four at most, 76 MiB together.
const MOST: usize = 4;

/// The one gate of the program, however many offices it opens.
pub(crate) fn hashing() -> &'static Gate {
    static GATE: OnceLock<Gate> = OnceLock::new();
    GATE.get_or_init(|| Gate::of(thread::available_parallelism().map_or(1, usize::from).min(MOST)))
}

/// A place inside; it is given back even if the work panics.
struct Place<'a>(&'a Gate);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        *self.0.free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.0.freed.notify_one();
    }
}

impl Gate {
    fn of(places: usize) -> Self {
        Self { free: Mutex::new(places), freed: Condvar::new() }
    }

    /// Does the work once a place is free.
    pub(crate) fn pass<T>(&self, work: impl FnOnce() -> T) -> T {
        let _place = self.enter();
        work()
    }

    fn enter(&self) -> Place<'_> {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = self.freed.wait_while(free, |free| *free == 0).unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        Place(self)
    }
}

#[cfg(test)]
mod tests {
    use std::{
        panic::{AssertUnwindSafe, catch_unwind},
        sync::atomic::{AtomicUsize, Ordering},
        time::Duration,
    };

    use super::*;

    #[test]
    fn of_a_hundred_at_once_no_more_than_the_places_are_inside() {
        let (gate, inside, most, done) = (Gate::of(3), AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..100 {
                scope.spawn(|| {
                    gate.pass(|| {
                        most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        thread::sleep(Duration::from_millis(2));
                        inside.fetch_sub(1, Ordering::SeqCst);
                    });
                    done.fetch_add(1, Ordering::SeqCst);
                });
            }
        });
        assert_eq!(
            (most.into_inner(), done.into_inner()),
            (3, 100),
            "all three places are used, and everybody comes in"
        );
    }

    #[test]
    fn a_place_is_given_back_when_the_work_breaks_off() {
        let gate = Gate::of(1);
        assert!(catch_unwind(AssertUnwindSafe(|| gate.pass(|| panic!("broken off")))).is_err());
        assert_eq!(gate.pass(|| 7), 7);
    }
}
