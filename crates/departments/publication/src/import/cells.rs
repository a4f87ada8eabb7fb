//! 格里的话 What people write into a cell, as the affair takes it.

use affairs::publication::{Importance, Subject};
use jiff::civil::Date;

use crate::paper::{is_document_number, mended};

/// 渠道 The channels by their names, and the identifiers they are filed under.
pub(crate) const CHANNELS: [(&str, &str); 5] = [
    ("网站", "site"),
    ("公开栏", "village-board"),
    ("村务公开栏", "village-board"),
    ("微信", "wechat"),
    ("微信公众号", "wechat"),
];

/// The name of a channel; one that a page named by itself stays as it is.
pub(crate) fn channel_name(id: &str) -> &str {
    CHANNELS.iter().find(|(_, known)| *known == id).map_or(id, |(name, _)| name)
}

/// A civil day as it is usually written: 2025-03-03, 2025/3/3, 2025.3.3, 2025年3月3日.
pub(super) fn day(text: &str) -> Result<Date, String> {
    let no_day = || format!("“{text}”不是一个日期，请写成 2025-03-03 这样");
    if is_serial(text) {
        return Err(format!("“{text}”是表格软件里日期的序号，说不准是哪一天，请把这一栏的格式设成“日期”再存"));
    }
    let parts: Vec<&str> = text.trim_end_matches('日').split(['-', '/', '.', '年', '月', '－', '—']).collect();
    let [year, month, day] = parts[..] else { return Err(no_day()) };
    let number = |text: &str| text.trim().parse::<i16>().ok();
    let (Some(year), Some(month), Some(day)) = (number(year), number(month), number(day)) else { return Err(no_day()) };
    let small = |number: i16| i8::try_from(number).ok();
    let (Some(month), Some(day)) = (small(month), small(day)) else { return Err(no_day()) };
    if !(1949..=2100).contains(&year) {
        return Err(no_day());
    }
    Date::new(year, month, day).map_err(|_| no_day())
}

/// How spreadsheets keep a day beneath its form: a count that begins in 1900, or in 1904.
fn is_serial(text: &str) -> bool {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    (4..=5).contains(&whole.len())
        && text.bytes().all(|sign| sign.is_ascii_digit() || sign == b'.')
        && whole.parse::<u32>().is_ok_and(|count| count > 2100)
        && text.matches('.').count() < 2
}

/// 是 or 否; nothing is 否.
pub(super) fn yes(text: &str) -> Result<bool, String> {
    match text {
        "" | "否" => Ok(false),
        "是" => Ok(true),
        other => Err(format!("“{other}”不是“是”或者“否”")),
    }
}

/// Identifiers of the channels named; nothing is the site.
pub(super) fn channels(text: &str) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    for name in text.split(['、', '，', ',', '；', ';', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
        let Some((_, id)) = CHANNELS.iter().find(|(known, _)| *known == name) else {
            let known: Vec<&str> = CHANNELS.iter().map(|(known, _)| *known).collect();
            return Err(format!("不认识渠道“{name}”，可以写{}", known.join("、")));
        };
        if !found.iter().any(|known| known == id) {
            found.push((*id).to_owned());
        }
    }
    if found.is_empty() {
        found.push("site".to_owned());
    }
    Ok(found)
}

/// The kind of matter by its name; nothing is 其他.
pub(super) fn subject(text: &str) -> Result<Subject, String> {
    if text.is_empty() {
        return Ok(Subject::Other);
    }
    Subject::named(text).ok_or_else(|| {
        let known: Vec<&str> = Subject::NAMES.iter().map(|(name, _)| *name).collect();
        format!("不认识种类“{text}”，可以写{}", known.join("、"))
    })
}

/// The class by its name; nothing is the lowest, which the subject lifts.
pub(super) fn importance(text: &str) -> Result<Importance, String> {
    if text.is_empty() {
        return Ok(Importance::Routine);
    }
    let all = [Importance::Routine, Importance::Important, Importance::Special, Importance::Urgent];
    let found = all.into_iter().find(|class| class.name() == text);
    found.ok_or_else(|| format!("“{text}”不是一般、重要、特别重要、应急中的一个"))
}

/// A document number as the standard writes it; what was probably meant is said, not put in its place.
pub(super) fn document_number(text: &str) -> Result<String, String> {
    if text.is_empty() || is_document_number(text) {
        return Ok(text.to_owned());
    }
    Err(match Some(mended(text)).filter(|mended| is_document_number(mended)) {
        Some(mended) => format!("“{text}”不是规范的文号，是不是“{mended}”"),
        None => format!("“{text}”不是规范的文号，请写成“桑政〔2025〕3号”这样"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let cases = [
            ("2025-03-03", true, "as the program writes them"),
            ("2025/3/3", true, "as spreadsheets show them"),
            ("2025.3.3", true, "with dots"),
            ("2025年3月3日", true, "in words"),
            ("2025-02-29", false, "no such day"),
            ("2025-13-01", false, "no such month"),
            ("45000", false, "a number of a spreadsheet"),
            ("45000.375", false, "the same with an hour"),
            ("3月3日", false, "no year"),
            ("25-3-3", false, "two digits"),
            ("2025-03-03 09:00", false, "an hour"),
        ];
        for (text, is_day, because) in cases {
            assert_eq!(day(text).is_ok(), is_day, "{because}: {text}");
        }
    }

    #[test]
    fn the_number_beneath_a_day_is_named_as_what_it_is() {
        for (text, is_number) in [("45717", true), ("45717.5", true), ("2025", false), ("2025.3.3", false), ("", false)]
        {
            assert_eq!(day(text).is_err_and(|why| why.contains("序号")), is_number, "{text}");
        }
    }

    #[test]
    fn every_kind_of_matter_has_one_name() {
        for (name, kind) in Subject::NAMES {
            assert_eq!(subject(name), Ok(kind));
            assert_eq!(kind.name(), name);
        }
    }
}
