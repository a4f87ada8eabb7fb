//! 许多个 Many stories at once, on every core.

use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering::SeqCst},
    },
    thread,
    time::{Duration, Instant},
};

use crate::{Cabinet, Cut, Failure, Plan, Tally, run};

/// 许多个 What many stories held.
#[derive(Clone, Debug, Default)]
pub struct Crowd {
    /// Stories that were told to their end.
    pub stories: u64,
    /// Months of offices in them: each story has two offices, and counts once.
    pub months: u64,
    /// Everything they held, added up.
    pub tally: Tally,
    /// The first failures, in no order.
    pub failures: Vec<Failure>,
    /// How long it took.
    pub took: Duration,
}

impl Crowd {
    /// Office-months told in a second.
    #[must_use]
    pub fn speed(&self) -> f64 {
        let months = u32::try_from(self.months).unwrap_or(u32::MAX);
        f64::from(months) / self.took.as_secs_f64().max(0.001)
    }
}

/// 许多个 Tells the stories of these seeds; after a failure none is begun. `told` hears how many are done.
#[must_use]
pub fn crowd(seeds: std::ops::Range<u64>, months: u32, cabinet: Cabinet, told: &(dyn Fn(u64) + Sync)) -> Crowd {
    let began = Instant::now();
    let (next, stop) = (AtomicU64::new(seeds.start), AtomicBool::new(false));
    let crowd = Mutex::new(Crowd::default());
    let hands = thread::available_parallelism().map_or(2, usize::from);
    let tell = || {
        while !stop.load(SeqCst) {
            let seed = next.fetch_add(1, SeqCst);
            if seed >= seeds.end {
                return;
            }
            let story = run(&Plan::from_seed(seed, months, cabinet), &Cut::default());
            let mut crowd = crowd.lock().unwrap_or_else(PoisonError::into_inner);
            match story {
                Ok(tally) => {
                    crowd.stories += 1;
                    crowd.months += u64::from(months);
                    crowd.tally += tally;
                    told(crowd.stories);
                }
                Err(failure) => {
                    stop.store(true, SeqCst);
                    crowd.failures.push(failure);
                }
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..hands {
            scope.spawn(tell);
        }
    });
    let mut crowd = crowd.into_inner().unwrap_or_else(PoisonError::into_inner);
    crowd.took = began.elapsed();
    crowd
}
