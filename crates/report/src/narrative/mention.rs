//! 数字 Every number of a text: its value, its unit, and whether it is only an estimate.

use statute::report::Number;

/// 数字 One number as the text gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// Its value; a factor 万 or 亿 is worked in, the units 万元 and 亿元 are not.
    pub(super) value: Number,
    /// Its unit, one of the closed list; empty when none stands behind it.
    pub(super) unit: &'static str,
    /// How many decimals were printed.
    pub(super) decimals: u8,
    /// 约数 Printed as an estimate (近, 余, 以上 …), so it cannot be compared.
    pub(super) about: bool,
}

/// 单位 The closed list by first characters, longer ones before their beginnings. `个月` and the like are spans of time.
const UNITS: &[(char, &[&str])] = &[
    ('个', &["个工作日", "个百分点", "个小时", "个月", "个"]),
    ('人', &["人（次）", "人次", "人"]),
    ('万', &["万元"]),
    ('亿', &["亿元"]),
    ('元', &["元"]),
    ('条', &["条"]),
    ('件', &["件"]),
    ('项', &["项"]),
    ('次', &["次"]),
    ('份', &["份"]),
    ('篇', &["篇"]),
    ('期', &["期"]),
    ('场', &["场"]),
    ('家', &["家"]),
    ('宗', &["宗"]),
    ('例', &["例"]),
    ('起', &["起"]),
    ('批', &["批"]),
    ('处', &["处"]),
    ('部', &["部"]),
    ('%', &["%"]),
    ('％', &["％"]),
    ('年', &["年"]),
    ('月', &["月"]),
    ('日', &["日"]),
    ('号', &["号"]),
    ('名', &["名"]),
    ('分', &["分"]),
    ('类', &["类"]),
    ('张', &["张"]),
];

/// The unit at the head of a text; empty when there is none.
fn unit_at(rest: &str) -> &'static str {
    let Some(first) = rest.chars().next() else { return "" };
    let Some((_, units)) = UNITS.iter().find(|(head, _)| *head == first) else { return "" };
    units.iter().copied().find(|unit| rest.starts_with(unit)).unwrap_or_default()
}

/// The unit of percentages.
pub(super) const PERCENT: &str = "%";

impl Mention {
    /// 件 Whether it may count applications or cases.
    pub(super) fn is_cases(&self) -> bool {
        matches!(self.unit, "件" | "宗" | "例" | "起" | "份")
    }

    /// Whether it counts things or money at all: no date, share, score or bare number.
    pub(super) fn counts(&self) -> bool {
        !matches!(self.unit, "" | PERCENT | "年" | "月" | "日" | "号" | "分" | "类" | "名")
            && (self.unit == "个" || !self.unit.starts_with('个'))
    }

    /// The year it names, such as 2025年.
    pub(super) fn year(&self) -> Option<i16> {
        let year = self.value.as_whole().filter(|_| self.unit == "年" && self.decimals == 0)?;
        i16::try_from(year).ok().filter(|year| (1949..=2100).contains(year))
    }
}

/// 读到的 What stands at a digit.
pub(super) enum Found {
    /// Digits that are no number to compare: an ordinal, part of an identifier, too long.
    Nothing,
    /// A number.
    One(Mention),
    /// 日期 A date such as 2025-12-31: year, month, day.
    Date([Mention; 3]),
}

/// Longest number that is kept: digits of [`Number`] with its point and decimals.
const ROOM: usize = 24;

/// Reads the number that begins at byte `at` of `text`; gives what it is and where it ends. Each byte is looked at a
/// bounded number of times, whatever the text.
pub(super) fn read(text: &str, at: usize) -> (Found, usize) {
    let mut digits = Digits::default();
    let mut end = digits.group(text, at);
    let first = digits.len;
    if let Some((date, end)) = (first == 4).then(|| date(text, &digits, end)).flatten() {
        return (Found::Date(date), end);
    }
    while first <= 3
        && let Some(next) = thousands(text, end)
    {
        end = digits.group(text, next);
    }
    let mut decimals = 0;
    if let Some(after) = mark(text, end, b'.', "．").filter(|&after| digit(text, after).is_some()) {
        digits.push(b'.');
        let before = digits.len;
        end = digits.group(text, after);
        decimals = u8::try_from(digits.len - before).unwrap_or(u8::MAX);
    }
    if is_ordinal(&text[..at]) {
        return (Found::Nothing, end);
    }
    let Some(value) = digits.number() else { return (Found::Nothing, end) };
    let (mention, end) = dress(text, at, end, value, decimals);
    (Found::One(mention), end)
}

/// Estimate, factor and unit around a bare number.
pub(super) fn dress(text: &str, at: usize, end: usize, value: Number, decimals: u8) -> (Mention, usize) {
    let mut about = is_estimate(&text[..at]);
    let (mut rest, mut factor) = (tail(text, end).trim_start_matches([' ', '\u{a0}', '\u{3000}']), 1);
    rest = strip(rest, &["余", "多", "来", "+"], &mut about);
    if !rest.starts_with("万元") && !rest.starts_with("亿元") {
        let large = rest
            .strip_prefix('万')
            .map(|rest| (rest, 10_000))
            .or(rest.strip_prefix('亿').map(|rest| (rest, 100_000_000)));
        if let Some((after, times)) = large {
            (rest, factor, about) = (strip(after, &["余", "多"], &mut about), times, true);
        }
    }
    let rest = rest.trim_start_matches([' ', '\u{a0}', '\u{3000}']);
    let unit = unit_at(rest);
    let after = rest[unit.len()..].trim_start_matches(' ');
    about |=
        ["以上", "以下", "以内", "左右", "余", "多"].iter().any(|word| after.starts_with(word)) && !unit.is_empty();
    let end =
        if unit.is_empty() && factor == 1 { end } else { end + (tail(text, end).len() - (rest.len() - unit.len())) };
    let unit = match unit {
        "％" => PERCENT,
        "人（次）" => "人次",
        unit => unit,
    };
    let value = Number::from_millionths(value.millionths().saturating_mul(factor));
    (Mention { value, unit, decimals, about }, end)
}

/// What may follow a number: enough for blanks, factor and unit, so that no text makes this long.
fn tail(text: &str, end: usize) -> &str {
    let mut to = text.len().min(end + 48);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    &text[end..to]
}

/// Takes one of `words` off the head, noting that it made the number an estimate.
fn strip<'a>(rest: &'a str, words: &[&str], about: &mut bool) -> &'a str {
    let found = words.iter().find_map(|word| rest.strip_prefix(word));
    *about |= found.is_some();
    found.unwrap_or(rest)
}

/// Whether the words before a number make it an estimate, or one end of a range.
fn is_estimate(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{a0}']);
    let words = ["近", "约", "超", "逾", "超过", "少于", "多于", "低于", "高于", "至少"];
    if words.iter().any(|word| before.ends_with(word)) {
        return true;
    }
    let range = ["-", "—", "~", "～", "－", "至", "到"].iter().find_map(|mark| before.strip_suffix(mark));
    range.is_some_and(|before| before.ends_with(|last: char| last.is_ascii_digit() || ('０'..='９').contains(&last)))
}

/// 第 3 条 is no three; A12 is no twelve.
fn is_ordinal(before: &str) -> bool {
    before.ends_with(|last: char| last.is_ascii_alphabetic()) || before.trim_end_matches(' ').ends_with('第')
}

/// The date in digits that begins with the four-digit year just read.
fn date(text: &str, year: &Digits, end: usize) -> Option<([Mention; 3], usize)> {
    let separator = *text.as_bytes().get(end)?;
    if !matches!(separator, b'-' | b'.' | b'/') {
        return None;
    }
    let (mut month, mut day) = (Digits::default(), Digits::default());
    let month_end = month.group(text, end + 1);
    if month.len == 0 || month.len > 2 || text.as_bytes().get(month_end) != Some(&separator) {
        return None;
    }
    let day_end = day.group(text, month_end + 1);
    if day.len == 0 || day.len > 2 {
        return None;
    }
    let part = |digits: &Digits, unit| Some(Mention { value: digits.number()?, unit, decimals: 0, about: false });
    Some(([part(year, "年")?, part(&month, "月")?, part(&day, "日")?], day_end))
}

/// Where the next group of three digits begins, if a separator of thousands stands at `end`.
fn thousands(text: &str, end: usize) -> Option<usize> {
    let separators = [",", "，", " ", "\u{a0}"];
    let rest = text.get(end..)?;
    let mut at = end + separators.iter().find(|separator| rest.starts_with(**separator))?.len();
    let start = at;
    for _ in 0..3 {
        at = digit(text, at)?.1;
    }
    digit(text, at).is_none().then_some(start)
}

/// The digit at byte `at`, in either width, and where it ends.
fn digit(text: &str, at: usize) -> Option<(u8, usize)> {
    match *text.as_bytes().get(at..)? {
        [digit @ b'0'..=b'9', ..] => Some((digit, at + 1)),
        [0xef, 0xbc, last @ 0x90..=0x99, ..] => Some((last - 0x90 + b'0', at + 3)),
        _ => None,
    }
}

/// Where a mark in either width ends.
fn mark(text: &str, at: usize, narrow: u8, wide: &str) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    if rest.first() == Some(&narrow) {
        return Some(at + 1);
    }
    rest.starts_with(wide.as_bytes()).then_some(at + wide.len())
}

/// Digits of one number, without separators; those beyond its room are counted and lost.
#[derive(Default)]
struct Digits {
    room: [u8; ROOM],
    len: usize,
}

impl Digits {
    /// Takes all digits from `at` on; gives where they end.
    fn group(&mut self, text: &str, mut at: usize) -> usize {
        while let Some((digit, next)) = digit(text, at) {
            self.push(digit);
            at = next;
        }
        at
    }

    fn push(&mut self, byte: u8) {
        if let Some(place) = self.room.get_mut(self.len) {
            *place = byte;
        }
        self.len += 1;
    }

    fn number(&self) -> Option<Number> {
        std::str::from_utf8(self.room.get(..self.len)?).ok().and_then(Number::parse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<(String, &'static str, bool)> {
        let at = text.find(|character: char| character.is_ascii_digit() || ('０'..='９').contains(&character))?;
        match read(text, at).0 {
            Found::One(mention) => Some((mention.value.to_string(), mention.unit, mention.about)),
            Found::Date([year, ..]) => Some((year.value.to_string(), "date", false)),
            Found::Nothing => None,
        }
    }

    #[test]
    fn numbers_come_in_every_dress() {
        let cases = [
            ("收到 12 件", Some(("12", "件", false)), "blanks around"),
            ("收到１２３件", Some(("123", "件", false)), "full-width digits"),
            ("1，234件", Some(("1234", "件", false)), "full-width comma between thousands"),
            ("1 234条", Some(("1234", "条", false)), "a blank between thousands"),
            ("12，5件", Some(("12", "", false)), "a comma between two numbers"),
            ("占17.46％", Some(("17.46", "%", false)), "a full-width percent sign"),
            ("300余条", Some(("300", "条", true)), "余 is an estimate"),
            ("近 200 条", Some(("200", "条", true)), "近 is an estimate"),
            ("1.2万余条", Some(("12000", "条", true)), "a rounded number of 万"),
            ("72701.2578万元", Some(("72701.2578", "万元", false)), "万元 is a unit, no factor"),
            ("15个工作日", Some(("15", "个工作日", false)), "days are no pieces"),
            ("28 人次", Some(("28", "人次", false)), "not 28 persons"),
            ("第20条", None, "an article"),
            ("A12件", None, "part of an identifier"),
            ("2025-12-31", Some(("2025", "date", false)), "a date in digits"),
            ("30件以上", Some(("30", "件", true)), "a lower bound"),
            ("3-5件", Some(("3", "", false)), "the lower end of a range has no unit"),
            ("12345678901234567890123456789件", None, "more than any office counts"),
        ];
        for (text, expected, because) in cases {
            let expected = expected.map(|(value, unit, about)| (value.to_owned(), unit, about));
            assert_eq!(first(text), expected, "{text}: {because}");
        }
    }
}
