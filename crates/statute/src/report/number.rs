//! 数 The one kind of number a report holds: exact, in millionths.

use std::fmt;

/// 数值 An exact decimal with at most six places, kept in millionths.
///
/// A count of 5 is 5,000,000 millionths; 1 fen is 0.000001 万元, so money in 万元 is kept in whole fen. Nothing here
/// rounds: what has more than six places or more than twelve digits before the point is no `Number`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(i64);

/// One, in millionths.
const ONE: i64 = 1_000_000;

/// The largest whole part accepted from outside: a hundred thousand million.
const LARGEST: i64 = 100_000_000_000;

impl Number {
    /// Zero.
    pub const ZERO: Self = Self(0);

    /// The largest number accepted from outside, and with a minus sign the smallest.
    pub const LARGEST: Self = Self(LARGEST * ONE);

    /// A whole number; `None` above a hundred thousand million.
    #[must_use]
    pub fn whole(value: i64) -> Option<Self> {
        (-LARGEST..=LARGEST).contains(&value).then(|| Self(value * ONE))
    }

    /// 分 Money in 万元 from fen.
    #[must_use]
    pub const fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// The value in millionths: fen where the number is money in 万元.
    #[must_use]
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// Reads plain ASCII `[+-]?digits(.digits)?`; `None` for anything else, for more than six decimal places other
    /// than zeros, and for values above a hundred thousand million.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let (whole, decimals) = match digits.split_once('.') {
            Some((whole, decimals)) if !decimals.is_empty() => (whole, decimals.trim_end_matches('0')),
            Some(_) => return None,
            None => (digits, ""),
        };
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(decimals) || decimals.len() > 6 {
            return None;
        }
        let whole: i64 = whole.parse().ok().filter(|&value| value <= LARGEST)?;
        let mut millionths = 0;
        for place in 0..6 {
            millionths = millionths * 10 + decimals.as_bytes().get(place).map_or(0, |digit| i64::from(digit - b'0'));
        }
        let value = whole * ONE + millionths;
        Some(Self(if negative { -value } else { value }))
    }

    /// The whole number this is; `None` when it has decimals.
    #[must_use]
    pub fn as_whole(self) -> Option<i64> {
        (self.0 % ONE == 0).then_some(self.0 / ONE)
    }

    /// Whether it is a whole number of pieces, zero included.
    #[must_use]
    pub fn is_count(self) -> bool {
        self.0 >= 0 && self.0 % ONE == 0
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }
}

impl std::iter::Sum for Number {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, |sum, number| sum + number)
    }
}

impl std::ops::Add for Number {
    type Output = Self;
    /// Saturates: two hundred million bodies at the largest value stay below the border.
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::ops::Sub for Number {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl fmt::Display for Number {
    /// Digits without separators; decimals without trailing zeros (`annual-report` printing rules).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0.unsigned_abs() / ONE.unsigned_abs(), self.0.unsigned_abs() % ONE.unsigned_abs());
        let sign = if self.0 < 0 { "-" } else { "" };
        if rest == 0 {
            write!(f, "{sign}{whole}")
        } else {
            let decimals = format!("{rest:06}");
            write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn numbers_print_as_they_were_read() {
        let cases = [
            ("0", Some("0"), "zero is a number"),
            ("007", Some("7"), "leading zeros say nothing"),
            ("72701.2578", Some("72701.2578"), "money in 万元 keeps its decimals"),
            ("0.000001", Some("0.000001"), "one fen"),
            ("0.0000001", None, "less than a fen"),
            ("1.500000000", Some("1.5"), "zeros after the sixth place lose nothing"),
            ("-2", Some("-2"), "a change may be negative"),
            ("+4", Some("4"), "a plus sign is read"),
            ("1,234", None, "separators are the reader's business"),
            ("", None, "nothing"),
            (".5", None, "no whole part"),
            ("5.", None, "no decimals after the point"),
            ("１２", None, "full-width digits are folded before"),
            ("99999999999999999999", None, "more than any office counts"),
        ];
        for (text, printed, because) in cases {
            let read = Number::parse(text).map(|number| number.to_string());
            assert_eq!(read.as_deref(), printed, "{text}: {because}");
        }
    }
}
