//! 归一 Labels and numbers brought to one form before they are compared (normalisation of the reading rules).

use statute::report::{Absence, Content, Number};
use unicode_normalization::UnicodeNormalization;

/// One character in its compatibility form where that is one character (full-width digits and letters, brackets,
/// compatibility ideographs); any white space, visible or not, is `None`. Circled numbers stay: they are ordinals.
fn fold_char(character: char) -> Option<char> {
    match character {
        '0'..='9' | 'a'..='z' | 'A'..='Z' | '\u{4e00}'..='\u{9fff}' => Some(character),
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}' => None,
        _ if character.is_whitespace() => None,
        '“' | '”' | '„' | '‟' | '＂' | '"' | '〝' | '〞' => Some('"'),
        '‘' | '’' | '＇' => Some('\''),
        '〔' | '［' | '【' => Some('['),
        '〕' | '］' | '】' => Some(']'),
        '！'..='～' => char::from_u32(u32::from(character) - (u32::from('！') - u32::from('!'))),
        '\u{2e80}'..='\u{2fdf}' | '\u{3200}'..='\u{33ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' => {
            let mut folded = std::iter::once(character).nfkc();
            let first = folded.next();
            if folded.next().is_none() { first } else { Some(character) }
        }
        _ => Some(character),
    }
}

/// The text without white space, in compatibility forms: what is left to compare.
pub(crate) fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    squeezed.extend(text.chars().filter_map(fold_char));
    squeezed
}

/// 骨架 Only the words of a label: ordinal, punctuation and brackets gone, 钩 read as 勾.
pub(crate) fn skeleton(text: &str) -> String {
    let numbered = |first: char| !matches!(first, '\u{4e00}'..='\u{9fff}') || NUMBERING.contains(first);
    if !text.starts_with(numbered) {
        return words(text.chars().filter_map(fold_char), text.len());
    }
    let squeezed = squeeze(text);
    let (_, label) = ordinal(&squeezed);
    words(label.chars(), label.len())
}

/// Han characters that an ordinal may begin with.
const NUMBERING: &str = "第一二三四五六七八九十";

fn words(characters: impl Iterator<Item = char>, room: usize) -> String {
    let mut words = String::with_capacity(room);
    let read = |character: char| if character == '钩' { '勾' } else { character };
    words.extend(characters.filter(|&character| is_word(character)).map(read));
    words
}

/// Whether a character is part of a word; Han characters, the usual case, without a look at the tables.
fn is_word(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}') || character.is_alphanumeric()
}

/// 序号 How a line or label is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ordinal {
    /// 一、
    Section(u8),
    /// （一）
    Part(u8),
    /// 1. or （1） or ①
    Item(u8),
}

/// The ordinal at the head of a squeezed text, and what follows it.
pub(crate) fn ordinal(squeezed: &str) -> (Option<Ordinal>, &str) {
    let first = squeezed.chars().next().unwrap_or(' ');
    if ('①'..='⑳').contains(&first) {
        let number = u8::try_from(u32::from(first) - u32::from('①') + 1).unwrap_or(0);
        return (Some(Ordinal::Item(number)), &squeezed[first.len_utf8()..]);
    }
    if let Some(inside) = squeezed.strip_prefix('(') {
        let Some((number, rest)) = inside.split_once(')') else { return (None, squeezed) };
        return match (chinese_number(number), number.parse()) {
            (Some(number), _) => (Some(Ordinal::Part(number)), strip_mark(rest)),
            (None, Ok(number)) => (Some(Ordinal::Item(number)), strip_mark(rest)),
            _ => (None, squeezed),
        };
    }
    let body = squeezed.strip_prefix('第').unwrap_or(squeezed);
    let digits = body.find(|character: char| !character.is_ascii_digit()).unwrap_or(body.len());
    if digits > 0 && body.len() == squeezed.len() {
        let Some(rest) = body[digits..].strip_prefix(['.', '、', '．', ')']) else { return (None, squeezed) };
        let decimal = rest.starts_with(|character: char| character.is_ascii_digit());
        return match body[..digits].parse() {
            Ok(number) if !decimal => (Some(Ordinal::Item(number)), rest),
            _ => (None, squeezed),
        };
    }
    let numeral = body.find(|character: char| !"一二三四五六七八九十".contains(character)).unwrap_or(body.len());
    let Some(number) = chinese_number(&body[..numeral]) else { return (None, squeezed) };
    let rest = &body[numeral..];
    let rest = rest.strip_prefix("部分").unwrap_or(rest);
    match rest.strip_prefix(['、', '.', ',', '，', ':', '：', '．']) {
        Some(rest) => (Some(Ordinal::Section(number)), rest),
        None => (None, squeezed),
    }
}

fn strip_mark(rest: &str) -> &str {
    rest.strip_prefix(['、', '.', ':', ',']).unwrap_or(rest)
}

/// One to ninety-nine in Chinese numerals.
fn chinese_number(text: &str) -> Option<u8> {
    let digit = |character: char| "一二三四五六七八九".chars().position(|each| each == character).map(|at| at + 1);
    let (tens, ones) = match text.split_once('十') {
        Some((tens, ones)) => (if tens.is_empty() { 1 } else { single(tens, digit)? }, ones),
        None => (0, text),
    };
    if ones.is_empty() && tens == 0 {
        return None;
    }
    let ones = if ones.is_empty() { 0 } else { single(ones, digit)? };
    u8::try_from(tens * 10 + ones).ok()
}

fn single(text: &str, digit: impl Fn(char) -> Option<usize>) -> Option<usize> {
    let mut characters = text.chars();
    let value = digit(characters.next()?)?;
    characters.next().is_none().then_some(value)
}

/// Units that may stand behind a number inside a cell. 元 is not among them: it belongs to columns in yuan only.
const UNITS: [&str; 8] = ["人次", "万元", "件", "条", "项", "个", "次", "份"];

/// 读数 What the text of a number cell says.
///
/// Digits in any width, with thousands separators, a sign and a unit of the closed list are a number; blank, `/`, `—`,
/// 无 and 不适用 are absences of their own; everything else is unreadable.
pub(crate) fn read_number(text: &str) -> Content {
    let plain = text.as_bytes();
    if !plain.is_empty() && plain.len() < 12 && plain.iter().all(u8::is_ascii_digit) {
        return Number::parse(text).map_or(Content::Absent(Absence::Unreadable), Content::Read);
    }
    let squeezed = squeeze(text);
    if let Some(absence) = absence(&squeezed) {
        return Content::Absent(absence);
    }
    let bare = UNITS.iter().find_map(|unit| squeezed.strip_suffix(unit)).unwrap_or(&squeezed);
    let digits = without_separators(bare, text);
    digits.and_then(|digits| Number::parse(&digits)).map_or(Content::Absent(Absence::Unreadable), Content::Read)
}

fn absence(squeezed: &str) -> Option<Absence> {
    let all = |marks: &str| squeezed.chars().all(|character| marks.contains(character));
    match squeezed {
        "" => Some(Absence::Blank),
        "无" | "没有" => Some(Absence::Nothing),
        "不适用" | "N/A" | "n/a" => Some(Absence::NotApplicable),
        _ if all("/\\") => Some(Absence::Slash),
        _ if all("-—–―‐‑‒−─﹣_ｰー") => Some(Absence::Dash),
        _ => None,
    }
}

/// Digits without thousands separators; `None` when separators do not part thousands, or two numbers stand side by
/// side with a blank between them ("12 5").
fn without_separators(bare: &str, text: &str) -> Option<String> {
    let blanks = text.split(|character: char| character.is_whitespace()).filter(|part| !part.is_empty());
    let mut groups = blanks.filter(|part| part.starts_with(|first: char| first.is_numeric()));
    groups.next();
    if groups.any(|group| group.chars().take_while(|digit| digit.is_numeric()).count() != 3) {
        return None;
    }
    let folded = bare.replace('，', ",").replace('−', "-").replace('．', ".");
    let whole = folded.split('.').next().unwrap_or_default();
    let mut parts = whole.split([',', '\'']);
    parts.next();
    if parts.any(|part| part.len() != 3) {
        return None;
    }
    Some(folded.replace([',', '\''], ""))
}

/// Whether a cell holds what a number cell may hold: a number, a mark of absence, or nothing.
pub(crate) fn is_number_cell(text: &str) -> bool {
    let Some(first) = text.as_bytes().first() else { return true };
    let is_short = first.is_ascii_digit() || text.len() <= 48;
    is_short && may_be_number(text) && read_number(text) != Content::Absent(Absence::Unreadable)
}

/// Whether a text could be a number or a mark of absence at all: labels, the usual case, hold a Han character that is in
/// no unit.
fn may_be_number(text: &str) -> bool {
    let is_of_label = |character: char| {
        matches!(character, '\u{4e00}'..='\u{9fff}')
            && !matches!(character, '人' | '次' | '万' | '元' | '件' | '条' | '项' | '个' | '份')
    };
    text.starts_with(['无', '没', '不']) || !text.contains(is_of_label)
}

/// Whether a cell holds an amount with 元 behind it: a number, though not one that every column may hold.
pub(crate) fn is_amount(text: &str) -> bool {
    let squeezed = if text.len() > 48 { return false } else { squeeze(text) };
    let digits = squeezed.strip_suffix('元').map(|digits| digits.strip_suffix('万').unwrap_or(digits));
    digits.is_some_and(|digits| matches!(read_number(digits), Content::Read(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_zero_and_marks_are_different_things() {
        let number = |text: &str| Content::Read(Number::parse(text).expect("a number"));
        let cases = [
            ("0", number("0"), "only 0 is zero"),
            ("", Content::Absent(Absence::Blank), "blank is not zero"),
            ("\u{a0}\u{200b}", Content::Absent(Absence::Blank), "invisible characters are blank"),
            ("/", Content::Absent(Absence::Slash), "a slash"),
            ("\\", Content::Absent(Absence::Slash), "the other slash"),
            ("—", Content::Absent(Absence::Dash), "a dash"),
            ("－", Content::Absent(Absence::Dash), "a full-width hyphen"),
            ("无", Content::Absent(Absence::Nothing), "a word"),
            ("不适用", Content::Absent(Absence::NotApplicable), "not applicable"),
            ("１２３", number("123"), "full-width digits"),
            ("1，234", number("1234"), "full-width comma"),
            ("1,234", number("1234"), "thousands"),
            ("1 234", number("1234"), "thousands parted by a blank"),
            ("12 5", Content::Absent(Absence::Unreadable), "two numbers in one cell"),
            ("1,23", Content::Absent(Absence::Unreadable), "no thousands"),
            ("35 件", number("35"), "a unit behind"),
            ("72701.2578万元", number("72701.2578"), "money in the column's unit"),
            ("380元", Content::Absent(Absence::Unreadable), "yuan in a column of 万元 is not guessed"),
            ("第二十条第（一）项", Content::Absent(Absence::Unreadable), "an article is no number"),
            ("三", Content::Absent(Absence::Unreadable), "numerals in words"),
        ];
        for (text, content, because) in cases {
            assert_eq!(read_number(text), content, "{text:?}: {because}");
        }
    }

    #[test]
    fn a_label_is_told_from_a_number_at_once_and_rightly() {
        let texts = [
            "1.属于国家秘密",
            "35件",
            "3万元",
            "个",
            "无",
            "不适用",
            "不予公开",
            "（5）",
            "12 5",
            "—",
            "1,234 人次",
            "第3项",
        ];
        for text in texts {
            let readable = read_number(text) != Content::Absent(Absence::Unreadable);
            assert_eq!(is_number_cell(text), readable, "{text}");
        }
    }

    #[test]
    fn ordinals_come_off_in_every_dress() {
        let cases = [
            ("一、总体情况", Some(Ordinal::Section(1)), "总体情况"),
            ("（三） 不予公开", Some(Ordinal::Part(3)), "不予公开"),
            ("(三)不予公开", Some(Ordinal::Part(3)), "不予公开"),
            ("6.属于四类过程性信息", Some(Ordinal::Item(6)), "属于四类过程性信息"),
            ("６、属于四类过程性信息", Some(Ordinal::Item(6)), "属于四类过程性信息"),
            ("（6）属于", Some(Ordinal::Item(6)), "属于"),
            ("十二、其他", Some(Ordinal::Section(12)), "其他"),
            ("第一部分、概述", Some(Ordinal::Section(1)), "概述"),
            ("1.25", None, "1.25"),
            ("一是信息更新不及时", None, "一是信息更新不及时"),
            ("第二十条第（一）项", None, "第二十条第(一)项"),
            ("2025年", None, "2025年"),
        ];
        for (text, number, rest) in cases {
            let squeezed = squeeze(text);
            assert_eq!(ordinal(&squeezed), (number, rest), "{text}");
        }
    }
}
