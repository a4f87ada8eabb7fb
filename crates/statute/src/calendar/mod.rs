//! 工作日历 Which day is a working day, from the yearly notices of the General Office of the State Council.
//!
//! The only definition the house may use: a day is a working day when it is a make-up day, or when it falls on Monday
//! to Friday and no notice sets it free. "Weekend" alone is never the test. A year whose notice is not entered is a
//! [`CalendarGap`], never "weekends only".

mod day;
mod merge;
mod notice;
mod obstacle;
mod overlay;
mod period;

use std::{collections::BTreeMap, sync::LazyLock};

use jiff::civil::Date;

pub use day::{CalendarGap, DayBorder, DayKind};
pub use merge::{Addition, ChangeKind, NoticeWarning, YearChange};
pub use notice::{Notice, YearNotice};
pub use obstacle::NoticeObstacle;
pub use overlay::Overlay;

pub(crate) use day::{is_weekend, strict_date};

/// The notices that travel inside the program, 2019 to 2026.
const BUNDLED: &str = include_str!("../../data/cn-holidays.json");

/// 工作日历 The notices known, one entry per calendar year, and the local holidays of one region if it has any.
///
/// A value: adding a notice gives a new calendar. [`Calendar::version`] changes with every date in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeMap<i16, YearNotice>,
    overlay: Option<Overlay>,
    version: String,
}

impl Calendar {
    /// A calendar that knows no year: every question is answered with a [`CalendarGap`].
    #[must_use]
    pub fn empty() -> Self {
        Self::of(BTreeMap::new(), None)
    }

    fn of(years: BTreeMap<i16, YearNotice>, overlay: Option<Overlay>) -> Self {
        let version = version(&years, overlay.as_ref());
        Self { years, overlay, version }
    }

    /// 内置日历 The notices of 2019 to 2026, each with its document number.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| {
            let notice = Notice::read(BUNDLED).expect("the bundled notices are read by a test");
            Calendar::empty().with_notice(&notice).expect("nothing known contradicts them").calendar
        });
        &CALENDAR
    }

    /// 叠加地方假期 The same calendar with the holidays of one region added to the free days (放假办法第四条).
    #[must_use]
    pub fn with_overlay(&self, overlay: Overlay) -> Self {
        Self::of(self.years.clone(), Some(overlay))
    }

    /// The years whose notice is known, ascending, each with its dates and document numbers.
    pub fn years(&self) -> impl Iterator<Item = (i16, &YearNotice)> {
        self.years.iter().map(|(year, notice)| (*year, notice))
    }

    /// 日期类别 What kind of day `date` is.
    ///
    /// # Errors
    ///
    /// [`CalendarGap`] when its year's notice is not known; it carries what the weekday alone would say.
    pub fn day_kind(&self, date: Date) -> Result<DayKind, CalendarGap<DayKind>> {
        let Some(year) = self.years.get(&date.year()) else {
            let provisional = if is_weekend(date) { DayKind::Weekend } else { DayKind::Working };
            return Err(CalendarGap { year: date.year(), provisional });
        };
        let local = self.overlay.as_ref().is_some_and(|overlay| overlay.off.contains(&date));
        Ok(match (year.work.contains(&date), year.off.contains(&date) || local, is_weekend(date)) {
            (true, _, _) => DayKind::MakeUp,
            (false, true, _) => DayKind::Holiday,
            (false, false, true) => DayKind::Weekend,
            (false, false, false) => DayKind::Working,
        })
    }

    /// 是否工作日 Whether work is done on `date`: `work`, or Monday to Friday and not `off`.
    ///
    /// # Errors
    ///
    /// [`CalendarGap`] when its year's notice is not known; it carries whether the day is a Monday to Friday.
    pub fn is_working_day(&self, date: Date) -> Result<bool, CalendarGap<bool>> {
        self.day_kind(date).map(DayKind::is_working).map_err(|gap| gap.map(DayKind::is_working))
    }

    /// 数据版本 The name of exactly these dates, stored with every deadline computed from them.
    ///
    /// Shape: `<last known year>-<sixteen hexadecimal digits>`, or `empty`.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }
}

fn version(years: &BTreeMap<i16, YearNotice>, overlay: Option<&Overlay>) -> String {
    let Some(last) = years.keys().next_back() else { return "empty".to_owned() };
    let mut digest = Digest::new();
    for (year, notice) in years {
        digest.take(&year.to_string());
        notice.off.iter().for_each(|day| digest.take(&format!("-{day}")));
        notice.work.iter().for_each(|day| digest.take(&format!("+{day}")));
    }
    if let Some(overlay) = overlay {
        digest.take(&overlay.region);
        overlay.off.iter().for_each(|day| digest.take(&format!("-{day}")));
    }
    format!("{last}-{:016x}", digest.0)
}

/// FNV-1a: a name for data, not a seal.
struct Digest(u64);

impl Digest {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn take(&mut self, text: &str) {
        for byte in text.bytes().chain([b'\n']) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
