//! 填写 Words in braces: `{0}` a particular (with braces of its own), `{d+3}` a day counted from the event, `{p+7}` from
//! publication, `{m}` the event's month, `{call}` the section's telephone, `{n}`, `{q}`, `{sum}` lines, quantity and
//! total of the sheet.

use jiff::civil::Date;

use super::calendar::plus;
use super::sheet::Filled;

/// What may stand in the braces.
pub(crate) struct Values<'a> {
    pub(crate) words: &'a [&'static str],
    pub(crate) formed: Date,
    pub(crate) published: Date,
    pub(crate) call: usize,
    pub(crate) sheet: Option<&'a Filled>,
}

pub(crate) fn fill(template: &str, values: &Values<'_>) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (key, behind) = after.split_once('}').expect("every brace of a composition is closed");
        filled.push_str(before);
        filled.push_str(&value(key, values));
        rest = behind;
    }
    filled + rest
}

fn value(key: &str, values: &Values<'_>) -> String {
    let sheet = || values.sheet.expect("a text that speaks of a sheet has one");
    match key {
        "m" => format!("{}月", values.formed.month()),
        "call" => format!("0555-0000{}", values.call),
        "n" => sheet().lines.to_string(),
        "q" => sheet().quantity.to_string(),
        "sum" => sheet().total.to_string(),
        _ if key.starts_with('d') => day(values.formed, &key[1..]),
        _ if key.starts_with('p') => day(values.published, &key[1..]),
        _ => {
            let place: usize = key.parse().expect("a key is a number, a day or a figure");
            let word = values.words.get(place);
            fill(word.unwrap_or_else(|| panic!("{:?} has no word {place}", values.words)), values)
        }
    }
}

fn day(from: Date, off: &str) -> String {
    let off = if off.is_empty() { 0 } else { off.parse().expect("days are counted with a sign") };
    let day = plus(from, off);
    let year = if day.year() == 2025 { String::new() } else { format!("{}年", day.year()) };
    format!("{year}{}月{}日", day.month(), day.day())
}

/// A number that looks like chance and is the same on every call (FNV-1a).
pub(crate) fn chance(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes());
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    hash ^ (hash >> 29)
}
