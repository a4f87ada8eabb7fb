//! 演 A town's planned year acted through the desks by its people, on a clock of the story.
//!
//! Nothing is put into the cabinet directly: whatever a person would not be allowed, the desks refuse here too.

mod acts;
mod cast;
mod hours;
mod registers;
mod staff;
mod through;

use std::{
    cmp::Reverse,
    collections::BinaryHeap,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering},
    },
};

use affairs::private::Private;
use jiff::civil::{Date, DateTime};
use office::{Chance, Clock, DeskError, Directory, Errands, Mailroom, Office, Zone};
use store::{StoreError, Tx};

use self::acts::{Act, Actor};
use crate::quiet::PlannedItem;

pub use self::{
    staff::{staff, staffed},
    through::{reporter, see_through},
};

/// 故事里的钟 Shows the hour of the act that is played.
#[derive(Debug, Default)]
pub struct StoryClock(AtomicI64);

impl StoryClock {
    /// Sets it to a civil hour in Beijing.
    pub fn set(&self, hour: DateTime) {
        self.0.store(Zone::shanghai().instant(hour), Ordering::SeqCst);
    }
}

impl Clock for StoryClock {
    fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// 故事里的随机数 The same from run to run, so that a demo's addresses stay. Never for a real office.
#[derive(Debug, Default)]
pub struct StoryChance(AtomicU64);

impl Chance for StoryChance {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            let mut mixed = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::SeqCst);
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            *byte = (mixed >> 56).to_le_bytes()[0];
        }
    }
}

/// 演过的 What came of a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Played {
    /// Items begun.
    pub items: usize,
    /// Acts at desks.
    pub acts: usize,
    /// Acts at the desk of the registers.
    pub registered: usize,
}

/// 没演成 Which act a desk refused.
#[derive(Debug)]
pub struct Stuck {
    /// The item's title.
    pub title: String,
    /// The act.
    pub act: String,
    /// Why.
    pub error: DeskError,
}

/// 演一年 Plays every item and every act of the registers in the order of the hours; `told` hears how many acts of how many are done.
///
/// # Errors
///
/// The first act that a desk refused: a fault of the plan.
pub fn play(
    office: &Office,
    clock: &StoryClock,
    year: &[PlannedItem],
    told: &mut dyn FnMut(usize, usize),
) -> Result<Played, Stuck> {
    let mut actors: Vec<Actor<'_>> = year.iter().map(Actor::of).collect();
    let total = actors.iter().map(|actor| actor.acts.len()).sum();
    let mut queue: BinaryHeap<_> =
        actors.iter().enumerate().filter_map(|(index, actor)| Some(Reverse((actor.next()?, index)))).collect();
    let mut deeds = registers::deeds().into_iter().peekable();
    let (mut acts, mut registered) = (0, 0);
    while let Some(Reverse((hour, index))) = queue.pop() {
        while let Some(deed) = deeds.next_if(|deed| deed.at <= hour) {
            register(office, clock, &deed)?;
            registered += 1;
        }
        clock.set(hour);
        actors[index].act(office)?;
        acts += 1;
        told(acts, total);
        queue.extend(actors[index].next().map(|hour| Reverse((hour, index))));
    }
    for deed in deeds {
        register(office, clock, &deed)?;
        registered += 1;
    }
    // Nobody in a story has a letterbox: what was to be told has been told to nobody, once.
    let mailroom = publication::naming(Mailroom::new(Arc::new(Nobody), ""));
    let errands = publication::errands(Errands::new(mailroom));
    office.run_errands(&errands, &AtomicBool::new(false)).map_err(|error| Stuck {
        title: String::new(),
        act: "letters".into(),
        error: error.into(),
    })?;
    Ok(Played { items: year.len(), acts, registered })
}

fn register(office: &Office, clock: &StoryClock, deed: &registers::Deed) -> Result<(), Stuck> {
    clock.set(deed.at);
    deed.act(office).map_err(|error| Stuck { title: deed.title(), act: "register".into(), error })
}

struct Nobody;

impl Directory for Nobody {
    fn holders(&self, _: &Tx<'_>, _: &str, _: &str, _: &str, _: Date) -> Result<Vec<String>, StoreError> {
        Ok(Vec::new())
    }

    fn address(&self, _: &Office, _: &Tx<'_>, _: &str) -> Result<Option<Private<String>>, StoreError> {
        Ok(None)
    }
}

impl std::fmt::Display for Act {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}
