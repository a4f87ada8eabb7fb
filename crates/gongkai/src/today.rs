//! 今天 The only place that looks at a clock.

use std::time::{SystemTime, UNIX_EPOCH};

use documents::Imprint;
use jiff::civil::Date;

/// Today in the zone of the organs: UTC+8 all year, whatever the host believes.
pub(crate) fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    day(seconds)
}

/// 落款日 The day files are dated with: today, or the day that `SOURCE_DATE_EPOCH` says, so that whoever wants the same
/// bytes again can have them.
pub(crate) fn imprint() -> Imprint {
    let said = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    of(said.map_or_else(today, day)).unwrap_or(Imprint::EARLIEST)
}

fn of(date: Date) -> Option<Imprint> {
    let part = |number: i8| u8::try_from(number).ok();
    Imprint::on(u16::try_from(date.year()).ok()?, part(date.month())?, part(date.day())?)
}

fn day(seconds: u64) -> Date {
    let days = i32::try_from((seconds.saturating_add(8 * 3600)) / 86_400).unwrap_or(0);
    jiff::civil::date(1970, 1, 1).saturating_add(jiff::Span::new().days(days))
}
