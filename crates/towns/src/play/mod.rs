//! 演 The planned years of the towns acted through the desks by their people, on one clock of the story: what happened first
//! is first in the ledger, whichever town it happened in.
//!
//! Nothing is put into the cabinet directly: whatever a person would not be allowed, the desks refuse here too.

mod acts;
mod busy;
mod cast;
mod deeds;
mod hours;
mod proposal;
mod quiet;
mod scenes;
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

use self::{
    acts::{Act, Actor},
    deeds::Deed,
};
use crate::{Cast, PlannedItem, Town};

pub use self::{
    staff::staff,
    through::{reporter, see_through, see_up_to},
};

/// 两个乡镇 The towns below the county, the quiet one first.
pub const TOWNS: [(&Cast, &Town); 2] =
    [(&crate::quiet::CAST, &crate::quiet::COAT), (&crate::busy::CAST, &crate::busy::COAT)];

/// 故事里的钟 Shows the hour of the act that is played.
#[derive(Debug, Default)]
pub struct StoryClock(AtomicI64);

impl StoryClock {
    /// Sets it to a civil hour in Beijing.
    pub fn set(&self, hour: DateTime) {
        self.0.store(Self::instant(hour), Ordering::SeqCst);
    }

    fn instant(hour: DateTime) -> i64 {
        Zone::shanghai().instant(hour)
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

/// 演过的 What came of a town's year.
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

/// 一台戏 A town with its items and its registers.
pub struct Company<'a> {
    actors: Vec<Actor<'a>>,
    deeds: Vec<Deed>,
}

impl<'a> Company<'a> {
    /// 桑村乡 The quiet town with the items of its year.
    #[must_use]
    pub fn quiet(items: &'a [PlannedItem]) -> Self {
        Self::of(&crate::quiet::CAST, items, quiet::deeds())
    }

    /// 槐渡镇 The busy town with the items of its year.
    #[must_use]
    pub fn busy(items: &'a [PlannedItem]) -> Self {
        Self::of(&crate::busy::CAST, items, busy::deeds())
    }

    fn of(cast: &'static Cast, items: &'a [PlannedItem], deeds: Vec<Deed>) -> Self {
        Self { actors: items.iter().map(|item| Actor::of(cast, item)).collect(), deeds }
    }

    /// The hour of every first turn.
    fn turns(&self) -> impl Iterator<Item = (DateTime, Turn)> {
        let deeds = self.deeds.iter().enumerate().map(|(index, deed)| (deed.at, Turn::Register(index)));
        let items = self.actors.iter().enumerate();
        deeds.chain(items.filter_map(|(index, actor)| Some((actor.next()?, Turn::Item(index)))))
    }

    /// Plays a turn; the hour of the next one of the same item.
    fn play(&mut self, office: &Office, turn: Turn, played: &mut Played) -> Result<Option<DateTime>, Stuck> {
        match turn {
            Turn::Register(index) => {
                let deed = &self.deeds[index];
                let stuck = |error| Stuck { title: deed.title(), act: "register".into(), error };
                deed.act(office).map_err(stuck)?;
                played.registered += 1;
                Ok(None)
            }
            Turn::Item(index) => {
                self.actors[index].act(office)?;
                played.acts += 1;
                Ok(self.actors[index].next())
            }
        }
    }
}

/// 轮到谁 At one hour the registers come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Register(usize),
    Item(usize),
}

/// 演一年 Plays every item and every act of the registers of every town in the order of the hours; `told` hears how many
/// acts of how many are done. The people have their accounts already.
///
/// # Errors
///
/// The first act that a desk refused: a fault of the plan.
pub fn play(
    office: &Office,
    clock: &StoryClock,
    companies: &mut [Company<'_>],
    told: &mut dyn FnMut(usize, usize),
) -> Result<Vec<Played>, Stuck> {
    let items = |company: &Company<'_>| company.actors.iter().map(|actor| actor.acts.len()).sum::<usize>();
    let total = companies.iter().map(|company| items(company) + company.deeds.len()).sum();
    let mut played: Vec<Played> =
        companies.iter().map(|company| Played { items: company.actors.len(), ..Played::default() }).collect();
    let first = |(place, company): (usize, &Company<'_>)| {
        company.turns().map(move |(hour, turn)| Reverse((hour, turn, place))).collect::<Vec<_>>()
    };
    let mut queue: BinaryHeap<_> = companies.iter().enumerate().flat_map(first).collect();
    let mut done = 0;
    while let Some(Reverse((hour, turn, place))) = queue.pop() {
        clock.set(hour);
        let next = companies[place].play(office, turn, &mut played[place])?;
        queue.extend(next.map(|hour| Reverse((hour, turn, place))));
        done += 1;
        told(done, total);
    }
    tell_nobody(office)?;
    Ok(played)
}

/// Nobody in a story has a letterbox: what was to be told has been told to nobody, once.
fn tell_nobody(office: &Office) -> Result<(), Stuck> {
    let mailroom = publication::naming(Mailroom::new(Arc::new(Nobody), ""));
    let errands = publication::errands(Errands::new(mailroom));
    let stuck = |error: StoreError| Stuck { title: String::new(), act: "letters".into(), error: error.into() };
    office.run_errands(&errands, &AtomicBool::new(false)).map(|_| ()).map_err(stuck)
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
