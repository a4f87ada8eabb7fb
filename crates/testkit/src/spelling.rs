//! 写法 How numbers, labels and headings are spelt: widths of digits, separators, units, blanks, other words.

use crate::table::{Cell, Role, Table};

/// 数字写法 How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digits {
    /// 1234.
    Plain,
    /// １２３４.
    FullWidth,
    /// 1,234.
    Comma,
    /// １，２３４ with the comma alone in full width: 1，234.
    FullWidthComma,
    /// 1 234.
    Blank,
    /// 1234件, 12.5万元.
    Unit,
    /// No-break spaces around and zero-width spaces inside.
    ZeroWidth,
}

/// 零的写法 What stands in place of a zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zeros {
    /// 0.
    Printed,
    /// Nothing.
    Blank,
    /// A mark that says none: see [`MARKS`].
    Marked,
}

/// 无数字的记号 The marks that careless reports print for none, used in turn.
pub const MARKS: [&str; 7] = ["—", "-", "/", "无", "\\", "不适用", "——"];

/// 标签写法 How labels are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Labels {
    /// As the form prints them.
    Plain,
    /// Half-width brackets with a blank after, outcomes broken by a blank: as in a text copied from a word processor.
    Copied,
    /// Broken by blanks, in HTML by line breaks.
    Broken,
    /// Straight quotes, `1、`, half-width brackets, 钩稽, 规范性文件.
    Straight,
    /// No quotes, `（1）`.
    Bracketed,
    /// Circled ordinals, a colon after the labels of 一, 二 and 四.
    Circled,
    /// Zero-width characters and no-break spaces inside.
    ZeroWidth,
}

/// 标题写法 How section headings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headings {
    /// As the form prints them.
    Plain,
    /// With blanks, a full-width one among them.
    Spaced,
    /// Without their ordinals.
    Bare,
    /// With the `##` of Markdown before them.
    Markdown,
}

/// Spells every cell of a table.
pub fn spell(table: &mut Table, digits: Digits, zeros: Zeros, labels: Labels) {
    for (index, cell) in table.cells_mut().enumerate() {
        match (&cell.role, zeros) {
            (Role::Note, _) => {}
            (Role::Label, _) => cell.text = label(&cell.text, labels),
            (_, Zeros::Blank) if cell.text == "0" => cell.text.clear(),
            (_, Zeros::Marked) if cell.text == "0" => cell.text = MARKS[index % MARKS.len()].into(),
            _ if cell.text.is_empty() => {}
            _ => cell.text = number(cell, digits),
        }
    }
}

fn number(cell: &Cell, digits: Digits) -> String {
    let text = &cell.text;
    match digits {
        Digits::Plain => text.clone(),
        Digits::FullWidth => text.chars().map(full_width).collect(),
        Digits::Comma => grouped(text, ","),
        Digits::FullWidthComma => grouped(text, "，"),
        Digits::Blank => grouped(text, " "),
        Digits::Unit => format!("{text}{}", unit(cell)),
        Digits::ZeroWidth => format!("\u{a0}{}\u{200b}{}\u{a0}", &text[..1], &text[1..]),
    }
}

/// Only ASCII has a full-width form; a unit such as 元 stays as it is.
fn full_width(c: char) -> char {
    match c {
        '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).expect("the block of full-width forms mirrors ASCII"),
        other => other,
    }
}

/// Groups of three from the decimal point to the left; signs, decimals and units stay.
fn grouped(text: &str, separator: &str) -> String {
    let start = text.len() - text.trim_start_matches(['+', '-']).len();
    let whole = text[start..].chars().take_while(char::is_ascii_digit).count();
    let mut grouped = text[..start].to_owned();
    for (index, digit) in text[start..start + whole].chars().enumerate() {
        if index > 0 && (whole - index) % 3 == 0 {
            grouped.push_str(separator);
        }
        grouped.push(digit);
    }
    grouped + &text[start + whole..]
}

/// The unit that people type behind the number; an amount that already has one gets none.
fn unit(cell: &Cell) -> &'static str {
    match cell.name().and_then(|name| name.rsplit('.').next()) {
        Some("amount_wan") => "万元",
        Some("amount") => "",
        Some("items_prev" | "items_delta" | "projects") => "项",
        _ => "件",
    }
}

fn label(text: &str, labels: Labels) -> String {
    match labels {
        Labels::Plain => text.into(),
        Labels::Copied => copied(text),
        Labels::Broken => broken(text),
        Labels::Straight => straight(text),
        Labels::Bracketed => ordinal(&without_quotes(text), |digit| format!("（{digit}）")),
        Labels::Circled => circled(text),
        Labels::ZeroWidth => zero_width(text),
    }
}

fn is_outcome(text: &str) -> bool {
    crate::form::OUTCOMES[..4].iter().any(|(_, label)| *label == text)
}

fn copied(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    match chars[..] {
        ['（', ordinal, '）', ..] => format!("({ordinal}) {}", &text["（一）".len()..]),
        ['（', .., '）'] => format!("({})", chars[1..chars.len() - 1].iter().collect::<String>()),
        _ if is_outcome(text) => format!("{} {}", &text[.."结果".len()], &text["结果".len()..]),
        _ => text.into(),
    }
}

/// A break in the middle, and a full-width blank near the front of long labels. `\n` becomes `<br>` or a blank.
fn broken(text: &str) -> String {
    let length = text.chars().count();
    let mut broken = String::new();
    for (index, c) in text.chars().enumerate() {
        if index == length / 2 && index > 0 {
            broken.push('\n');
        } else if index == 3 && length > 8 {
            broken.push('\u{3000}');
        }
        broken.push(c);
    }
    broken
}

fn without_quotes(text: &str) -> String {
    text.replace(['“', '”'], "")
}

/// Writes the ordinal `1.` of a label another way; other labels stay.
fn ordinal(text: &str, write: impl Fn(&str) -> String) -> String {
    match text.split_once('.') {
        Some((digit, rest)) if digit.parse::<u8>().is_ok() => write(digit) + rest,
        _ => text.into(),
    }
}

fn straight(text: &str) -> String {
    let text = text.replace(['“', '”'], "\"").replace('（', "(").replace('）', ")").replace("勾稽", "钩稽");
    let text = if text == "行政规范性文件" { "规范性文件".into() } else { text };
    ordinal(&text, |digit| format!("{digit}、"))
}

fn circled(text: &str) -> String {
    const RINGS: [&str; 8] = ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧"];
    let ring = |digit: &str| {
        let place = digit.parse::<usize>().ok().and_then(|digit| RINGS.get(digit.checked_sub(1)?));
        place.map_or_else(|| digit.into(), |ring| (*ring).to_owned())
    };
    let text = ordinal(text, ring);
    if text.starts_with(['一', '二', '四']) { text + "：" } else { text }
}

fn zero_width(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    format!("\u{feff}{first}\u{200b}{}\u{a0}", chars.as_str())
}

/// Spells a section heading.
#[must_use]
pub fn heading(text: &str, headings: Headings) -> String {
    let (ordinal, words) = text.split_once('、').expect("every heading of the forms has an ordinal");
    match headings {
        Headings::Plain => text.into(),
        Headings::Bare => words.into(),
        Headings::Markdown => format!("## {text}"),
        Headings::Spaced => {
            let half = words.char_indices().nth(2).map_or(0, |(at, _)| at);
            format!("{ordinal} 、 {}\u{3000}{}", &words[..half], &words[half..])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_spelt_as_offices_spell_them() {
        let cases = [
            ("（三）不予公开", Labels::Copied, "(三) 不予公开"),
            ("结果维持", Labels::Copied, "结果 维持"),
            ("（本列，等于）", Labels::Copied, "(本列，等于)"),
            ("商业企业", Labels::Broken, "商业\n企业"),
            ("3.危及“三安全一稳定”", Labels::Straight, "3、危及\"三安全一稳定\""),
            ("3.危及“三安全一稳定”", Labels::Bracketed, "（3）危及三安全一稳定"),
            ("3.危及“三安全一稳定”", Labels::Circled, "③危及“三安全一稳定”"),
            ("总计", Labels::ZeroWidth, "\u{feff}总\u{200b}计\u{a0}"),
        ];
        for (text, labels, expected) in cases {
            assert_eq!(label(text, labels), expected, "{labels:?}");
        }
    }

    #[test]
    fn separators_stand_at_the_thousands_only() {
        let cases =
            [("0", "0"), ("999", "999"), ("1234", "1,234"), ("1573179", "1,573,179"), ("72701.2578", "72,701.2578")];
        for (plain, expected) in cases.into_iter().chain([("-1234", "-1,234"), ("1251000元", "1,251,000元")]) {
            assert_eq!(grouped(plain, ","), expected);
        }
    }
}
