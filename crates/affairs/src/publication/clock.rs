//! 时限 The clocks of `operations.md` §3.3, in half working days; the item's own due day wins.

use jiff::civil::Date;
use statute::calendar::Calendar;

use super::{Item, ReviewStep};

/// 时点 Noon or the end of a civil day, in rising order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// The civil day.
    pub day: Date,
    /// `false`: at noon; `true`: at its end.
    pub end: bool,
}

/// 时限 When something is due and when people are reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 提醒 Half time.
    pub remind: Mark,
    /// 到期 Afterwards it goes to the next level.
    pub due: Mark,
    /// 暂定 The year whose holiday notice is missing, when the days are provisional.
    pub provisional: Option<i16>,
}

/// 状态 How a clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// 时限内
    InTime,
    /// 提醒 Half time has passed.
    Reminded,
    /// 升级 It has expired and goes to the next level.
    Escalated,
}

impl Clock {
    /// 推算 `halves` half working days after `start`; `own` is the item's own due day.
    #[must_use]
    pub fn after(start: Date, halves: u32, own: Option<Date>, calendar: &Calendar) -> Self {
        let mut provisional = None;
        let mut mark = |halves: u32| Mark {
            day: calendar.add_working_days(start, halves.div_ceil(2)).unwrap_or_else(|gap| {
                provisional = Some(gap.year);
                gap.provisional
            }),
            end: halves.is_multiple_of(2),
        };
        let (remind, due) = (mark(halves.div_ceil(2)), mark(halves));
        let due = own.map_or(due, |day| due.min(Mark { day, end: true }));
        Self { remind: remind.min(due), due, provisional }
    }

    /// How the clock stands at `now`.
    #[must_use]
    pub fn standing(&self, now: Mark) -> Standing {
        match () {
            () if now > self.due => Standing::Escalated,
            () if now >= self.remind => Standing::Reminded,
            () => Standing::InTime,
        }
    }
}

/// Half working days for a step: one working day each, two for the final review. Proof-readings have no clock of their
/// own in §3.3 and take that of their level.
pub(super) const fn halves(step: ReviewStep) -> u32 {
    match step {
        ReviewStep::Final | ReviewStep::Proof(3) => 4,
        _ => 2,
    }
}

/// Half a working day from the approval to the release.
pub(super) const RELEASE_HALVES: u32 = 1;

impl Item {
    /// 剩余工作日 Working days from `today` to the item's own due day, provisional over unknown years.
    #[must_use]
    pub fn days_left(&self, today: Date, calendar: &Calendar) -> Option<i64> {
        let due = self.facts().due?;
        Some(calendar.working_days_between(today, due).unwrap_or_else(|gap| gap.provisional))
    }
}
