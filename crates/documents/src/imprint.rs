//! 落款 What a file needs besides its text.

/// 落款 The day a file is dated with, given by the caller: the same day, the same bytes. Its language is [`Imprint::LANGUAGE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imprint {
    year: u16,
    month: u8,
    day: u8,
}

impl Imprint {
    /// 语言 Every file of ours is written in Chinese.
    pub const LANGUAGE: &'static str = "zh-CN";

    /// 最早的日子 The first day a package can carry.
    pub const EARLIEST: Self = Self { year: 1980, month: 1, day: 1 };

    /// A civil day between 1980, where packages begin to count, and 9999; `None` when there is no such day.
    #[must_use]
    pub fn on(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((1980..=9999).contains(&year) && (1..=days).contains(&day)).then_some(Self { year, month, day })
    }

    /// The year.
    #[must_use]
    pub fn year(&self) -> u16 {
        self.year
    }

    /// The month, from one.
    #[must_use]
    pub fn month(&self) -> u8 {
        self.month
    }

    /// The day of the month, from one.
    #[must_use]
    pub fn day(&self) -> u8 {
        self.day
    }

    /// The day as metadata writes it: midnight of world time is eight in the morning of the same day in China.
    pub(crate) fn stamp(&self) -> String {
        format!("{:04}-{:02}-{:02}T00:00:00Z", self.year, self.month, self.day)
    }
}
