//! 日 Kinds of days, the border between two days, and the gap of an unknown year.

use std::fmt;

use jiff::{
    Span,
    civil::{Date, DateTime, Time, Weekday},
};
use messages::{Catalogued, Message};
use serde::Serialize;

/// 日期类别 The four kinds of days of the notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayKind {
    /// 工作日 Monday to Friday, no holiday.
    Working,
    /// 调休上班日 A Saturday or Sunday on which a notice sets work.
    MakeUp,
    /// 周末 A Saturday or Sunday outside every holiday span.
    Weekend,
    /// 节假日 Inside a holiday span, weekend days of the span included, or a local holiday.
    Holiday,
}

impl DayKind {
    /// Whether such a day counts in a period of working days.
    #[must_use]
    pub const fn is_working(self) -> bool {
        matches!(self, Self::Working | Self::MakeUp)
    }

    /// The Chinese name shown in an explanation.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Working => "工作日",
            Self::MakeUp => "调休上班日",
            Self::Weekend => "周末",
            Self::Holiday => "节假日",
        }
    }
}

/// 日历缺口 A question reached a year whose holiday notice is not known.
///
/// `provisional` is the answer that Mondays to Fridays alone would give: show it marked as provisional, and rely on it
/// for nothing. It is no "not before" either, since make-up days can bring the true day forward. It stops at the last
/// day that a civil date can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarGap<T = Date> {
    /// The first year on the way whose notice is missing.
    pub year: i16,
    /// 暂定 What Mondays to Fridays alone would say.
    pub provisional: T,
}

impl<T> CalendarGap<T> {
    /// The same gap about another answer.
    pub fn map<U>(self, answer: impl FnOnce(T) -> U) -> CalendarGap<U> {
        CalendarGap { year: self.year, provisional: answer(self.provisional) }
    }
}

impl<T: fmt::Debug> fmt::Display for CalendarGap<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the holiday notice of {} is not known", self.year)
    }
}

impl<T: fmt::Debug> std::error::Error for CalendarGap<T> {}

impl Catalogued for CalendarGap {
    fn examples() -> Vec<Self> {
        vec![Self { year: 2027, provisional: Date::constant(2027, 1, 18) }]
    }

    fn message(&self) -> Message {
        Message {
            code: "calendar.gap",
            what: format!("{}年的放假调休安排还没有录入，暂按周一至周五推算到{}。", self.year, self.provisional).into(),
            why: "工作日以国务院办公厅每年的放假通知为准，只看周末会算错；真正的日子可能提前，也可能推后。".into(),
            todo: "通知发布后，请用 gongkai calendar add 录入，期限会自动重算。".into(),
        }
    }
}

/// 一日之界 The time of day at which what arrives belongs to the next day; 24:00 unless an office sets it earlier.
///
/// 民法典第二百零三条第二款: the last day ends at 24:00, or when business stops.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayBorder(Option<Time>);

impl DayBorder {
    /// Business stops at `time`: what arrives at that minute or later arrives the next day.
    #[must_use]
    pub const fn at(time: Time) -> Self {
        Self(Some(time))
    }

    /// 到达之日 The civil day to which an arrival belongs; local time of the body's zone.
    #[must_use]
    pub fn day_of(self, arrival: DateTime) -> Date {
        let next = self.0.is_some_and(|border| arrival.time() >= border);
        if next { arrival.date().saturating_add(Span::new().days(1)) } else { arrival.date() }
    }
}

pub(crate) fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// `YYYY-MM-DD`, nothing shorter, longer or looser, and a day that exists.
pub(crate) fn strict_date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let digits = |range: std::ops::Range<usize>| -> Option<i16> {
        let part = &bytes[range];
        part.iter().all(u8::is_ascii_digit).then(|| part.iter().fold(0, |n, d| n * 10 + i16::from(d - b'0')))
    };
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let (month, day) = (i8::try_from(digits(5..7)?).ok()?, i8::try_from(digits(8..10)?).ok()?);
    Date::new(digits(0..4)?, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_iso_dates_that_exist_are_dates() {
        assert_eq!(strict_date("2024-02-29"), Some(Date::constant(2024, 2, 29)));
        for text in ["2025-02-29", "2025-13-01", "2025-00-10", "2025-1-01", "20250101", "2025-01-01T00:00", "２０25-01"]
        {
            assert_eq!(strict_date(text), None, "{text}");
        }
    }
}
