//! 期间 Counting: working days, calendar days, months, and the day to aim at before a fixed date.
//!
//! The day of the trigger is never counted (民法典第二百零一条). 以内 includes the last day (第一千二百五十九条).

use jiff::{Span, civil::Date};

use super::{Calendar, CalendarGap};

impl Calendar {
    /// 第n个工作日 The `n`-th working day strictly after `day` on which the count does not stand still.
    ///
    /// `day` itself may be a rest day; `n` = 0 gives `day`. The result is always a working day, so it never rolls.
    ///
    /// # Errors
    ///
    /// [`CalendarGap`] when the count runs into a year whose holidays are not announced yet.
    pub fn nth_working_day_after(
        &self,
        day: Date,
        n: u32,
        stands_still: impl Fn(Date) -> bool,
    ) -> Result<Date, CalendarGap> {
        let (mut at, mut counted, mut gap) = (day, 0, None);
        while counted < n {
            let Ok(next) = at.tomorrow() else { break };
            at = next;
            counted += u32::from(self.works(at, &mut gap) && !stands_still(at));
        }
        settle(at, gap)
    }

    /// 工作日加法 [`Calendar::nth_working_day_after`] without pauses.
    ///
    /// # Errors
    ///
    /// [`CalendarGap`] as there.
    pub fn add_working_days(&self, day: Date, n: u32) -> Result<Date, CalendarGap> {
        self.nth_working_day_after(day, n, |_| false)
    }

    /// 间隔工作日数 Working days after the earlier day up to and including the later one, negative when `to` lies before
    /// `from`.
    ///
    /// # Errors
    ///
    /// [`CalendarGap`] with the count of Mondays to Fridays where years are unknown.
    pub fn working_days_between(&self, from: Date, to: Date) -> Result<i64, CalendarGap<i64>> {
        if to < from {
            return self.working_days_between(to, from).map(|n| -n).map_err(|gap| gap.map(|n| -n));
        }
        let (mut at, mut counted, mut gap) = (from, 0, None);
        while at < to {
            at = at.tomorrow().expect("a day before another has a tomorrow");
            counted += i64::from(self.works(at, &mut gap));
        }
        settle(counted, gap)
    }

    /// 日历日期间 `n` calendar days after `day`, rolled to the first working day when it ends on a rest day
    /// (民法典第二百零三条).
    ///
    /// # Errors
    ///
    /// [`CalendarGap`] when it ends in a year whose holidays are not announced yet.
    pub fn days_after(&self, day: Date, n: u32) -> Result<Date, CalendarGap> {
        let later = Span::new().try_days(n).ok().and_then(|span| day.checked_add(span).ok());
        self.roll(later.unwrap_or(Date::MAX))
    }

    /// 月期间 The same day `n` months later, or the last day of that month where it does not exist
    /// (民法典第二百零二条); then rolled like calendar days. A make-up Saturday does not roll.
    ///
    /// # Errors
    ///
    /// [`CalendarGap`] when it ends in a year whose holidays are not announced yet.
    pub fn months_after(&self, day: Date, n: u32) -> Result<Date, CalendarGap> {
        let later = Span::new().try_months(n).ok().and_then(|span| day.checked_add(span).ok());
        self.roll(later.unwrap_or(Date::MAX))
    }

    /// 顺延 `day` itself when it is a working day, otherwise the first working day after it.
    ///
    /// # Errors
    ///
    /// [`CalendarGap`] when that is not known.
    pub fn roll(&self, day: Date) -> Result<Date, CalendarGap> {
        let (mut at, mut gap) = (day, None);
        while !self.works(at, &mut gap) {
            let Ok(next) = at.tomorrow() else { break };
            at = next;
        }
        settle(at, gap)
    }

    /// 不顺延的期日 The working day to aim at for a fixed date that does not roll (31 January, 31 March): the day itself
    /// or the last working day before it (第四十九条).
    ///
    /// # Errors
    ///
    /// [`CalendarGap`] when that is not known; the fixed date itself needs no calendar.
    pub fn last_working_day_on_or_before(&self, day: Date) -> Result<Date, CalendarGap> {
        let (mut at, mut gap) = (day, None);
        while !self.works(at, &mut gap) {
            let Ok(before) = at.yesterday() else { break };
            at = before;
        }
        settle(at, gap)
    }

    /// Whether `day` works, provisionally if need be; the first unknown year is kept in `gap`.
    fn works(&self, day: Date, gap: &mut Option<i16>) -> bool {
        self.is_working_day(day).unwrap_or_else(|unknown| {
            gap.get_or_insert(unknown.year);
            unknown.provisional
        })
    }
}

fn settle<T>(answer: T, gap: Option<i16>) -> Result<T, CalendarGap<T>> {
    match gap {
        None => Ok(answer),
        Some(year) => Err(CalendarGap { year, provisional: answer }),
    }
}
