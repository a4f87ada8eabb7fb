//! 钟 The present, as a port, and the civil day it falls on.

use jiff::{Timestamp, civil, tz::TimeZone};

/// 时钟 The only source of the present. The binary reads the machine's clock, tests and the demo set their own.
pub trait Clock: Send + Sync {
    /// The present instant, milliseconds since 1970 in UTC.
    fn now(&self) -> i64;
}

/// 时区 The zone of a body, from the table inside the program and never from the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// 北京时间 The zone of every body, wherever in the country it stands and whatever the host says: the days of the law
/// (第三十三条), of a publication (`PubDate`, `website.md` §3) and of a chain of entries are days in Beijing, so no body
/// sets another.
pub const SHANGHAI: &str = "Asia/Shanghai";

impl Zone {
    /// The zone of this name in the bundled table.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        jiff::tz::TimeZoneDatabase::bundled().get(name).ok().map(Self)
    }

    /// Beijing time.
    #[must_use]
    pub fn shanghai() -> Self {
        Self::named(SHANGHAI).expect("the bundled table knows Asia/Shanghai")
    }

    /// The civil day and hour an instant falls on.
    #[must_use]
    pub fn civil(&self, instant: i64) -> civil::DateTime {
        let instant =
            Timestamp::from_millisecond(instant).unwrap_or(if instant < 0 { Timestamp::MIN } else { Timestamp::MAX });
        self.0.to_datetime(instant)
    }

    /// The civil day an instant falls on.
    #[must_use]
    pub fn day(&self, instant: i64) -> civil::Date {
        self.civil(instant).date()
    }

    /// The instant of a civil day and hour; of two, the earlier.
    #[must_use]
    pub fn instant(&self, at: civil::DateTime) -> i64 {
        self.0.to_ambiguous_timestamp(at).compatible().map_or(i64::MAX, Timestamp::as_millisecond)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_beijing() {
        let zone = Zone::shanghai();
        let cases = [
            ("2025-12-31T15:59:59.999Z", "2025-12-31", "one millisecond before midnight in Beijing"),
            ("2025-12-31T16:00:00Z", "2026-01-01", "the new year begins at sixteen hours UTC"),
        ];
        for (instant, day, because) in cases {
            let instant: Timestamp = instant.parse().unwrap();
            assert_eq!(zone.day(instant.as_millisecond()).to_string(), day, "{because}");
            assert_eq!(zone.instant(zone.civil(instant.as_millisecond())), instant.as_millisecond(), "{because}");
        }
    }

    #[test]
    fn a_zone_nobody_knows_is_none() {
        assert_eq!(Zone::named("Asia/Sangcun"), None);
    }
}
