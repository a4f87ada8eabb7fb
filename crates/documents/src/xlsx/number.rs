//! 数 A printed figure as a number, exactly.

/// A spreadsheet keeps fifteen digits.
const MOST_DIGITS: usize = 15;

/// 数 A figure in millionths, so that sums of decimals are exact, and how many decimals it is printed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) millionths: u128,
    pub(super) decimals: usize,
}

impl Number {
    /// Digits, or digits with up to six decimals, written as numbers are; anything else is a text.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let padded = whole.len() > 1 && whole.starts_with('0');
        let decimals = fraction.map_or(0, str::len);
        if !digits(whole)
            || padded
            || !fraction.is_none_or(digits)
            || decimals > 6
            || whole.len() + decimals > MOST_DIGITS
        {
            return None;
        }
        let fraction = fraction.unwrap_or_default();
        let millionths = format!("{whole}{fraction:0<6}").parse().ok()?;
        Some(Self { millionths, decimals })
    }

    /// How a cell shows it: as it is, unless it ends with noughts that would be lost.
    pub(super) fn shown(self) -> Option<String> {
        let unit = 10_u128.pow(u32::try_from(6 - self.decimals + 1).expect("six decimals at most"));
        (self.decimals > 0 && self.millionths.is_multiple_of(unit)).then(|| format!("0.{}", "0".repeat(self.decimals)))
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn only_what_is_written_as_a_number_is_one() {
        let cases = [
            ("0", Some(0), "a zero"),
            ("253", Some(253_000_000), "digits"),
            ("25.10", Some(25_100_000), "a decimal"),
            ("007", None, "a number of something, its noughts count"),
            ("251000元", None, "a figure with its unit stays as it is"),
            ("1,000", None, "with marks"),
            ("-1", None, "no report has less than nothing; a text"),
            ("1.", None, "not whole"),
            (".5", None, "not whole"),
            ("1e5", None, "not how a clerk writes"),
            ("１２", None, "full-width digits are left to the one who wrote them"),
            ("1234567890123456", None, "sixteen digits would be rounded"),
            ("", None, "absent"),
        ];
        for (text, millionths, because) in cases {
            assert_eq!(Number::read(text).map(|number| number.millionths), millionths, "{text}: {because}");
        }
    }

    #[test]
    fn noughts_at_the_end_stay_visible() {
        let shown = |text| Number::read(text).expect("a number").shown();
        assert_eq!(shown("25.10"), Some("0.00".into()));
        assert_eq!(shown("25.1"), None);
        assert_eq!(shown("250"), None);
        assert_eq!(shown("0.000000"), Some("0.000000".into()));
    }
}
