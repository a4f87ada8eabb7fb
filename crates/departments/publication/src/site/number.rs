//! 翻开的数 The records behind a number of the first page: what is counted, and every item it counts, to be opened.

use std::{collections::BTreeMap, fmt::Write as _};

use affairs::publication::figures::Week;
use askama::Template;
use jiff::civil::{Date, date};
use office::{DeskError, Office, Sum, Zone};
use store::{StoreError, Tx};

use super::{Seen, around, front::Front, pages, pages::Step, words};
use crate::{
    figures::{PUBLISHED, WEEKLY, days},
    import::channel_name,
    records::shown::{self, Behind},
};

/// A page of records holds so many.
const SIZE: i64 = 50;

#[derive(Template)]
#[template(path = "site/number.html")]
struct View<'a> {
    name: String,
    counted: Counted,
    records: Vec<Line>,
    said: String,
    steps: Vec<Step>,
    home: &'a str,
}

/// One record.
struct Line {
    day: String,
    index: String,
    title: String,
    href: Option<String>,
}

/// Where a figure of a year opens.
pub(super) fn address(front: &Front<'_>, year: i16, metric: &str) -> String {
    format!("/{}/figures/{year}/{}/", front.body, metric.to_lowercase())
}

/// The page at `2025/m-01/` below the figures; none where nothing was counted.
pub(super) fn page(office: &Office, tx: &Tx<'_>, front: &Front<'_>, rest: &str) -> Result<Option<Seen>, DeskError> {
    let Some((list, number)) = pages::split(rest) else {
        let known = pages::split(&format!("{rest}/")).is_some() && parse(rest).is_some();
        return Ok(known.then(|| Seen::Moved(format!("/{}/figures/{rest}/", front.body))));
    };
    let Some((year, metric, of)) = parse(list) else { return Ok(None) };
    let (from, to) = (format!("{year}-01-01"), format!("{year}-12-31"));
    let (amount, records) = office::figure_sum(tx, front.body, (metric, ""), span(year))?;
    if records == 0 {
        return Ok(None);
    }
    let counted = counted(office, tx, front, (year, metric, amount))?;
    let many = pages::many(records, SIZE);
    if number > many {
        return Ok(None);
    }
    let behind = shown::behind(tx, front.body, metric, (&from, &to), ((number - 1) * SIZE, SIZE))?;
    let list = address(front, year, metric);
    let view = View {
        name: format!("{year} 年，{}{of}", front.town()),
        said: said(&counted, records, number, many),
        counted,
        records: behind.into_iter().map(line).collect(),
        steps: pages::steps(&list, "", number, many),
        home: &front.frame.coat.home,
    };
    let here = if number == 1 { list } else { format!("{list}p{number}.html") };
    let frame = front.frame(&here, Vec::new());
    Ok(Some(Seen::Shown(around(&frame, &view.name, "翻开的数", view.render()))))
}

/// The year as two days.
fn span(year: i16) -> (Date, Date) {
    (date(year, 1, 1), date(year, 12, 31))
}

/// Year, metric and what it counts.
fn parse(list: &str) -> Option<(i16, &'static str, &'static str)> {
    let (year, metric) = list.split_once('/')?;
    let is_plain = year.len() == 4 && year.bytes().all(|sign| sign.is_ascii_digit());
    let year = year.parse().ok().filter(|year| is_plain && (1949..=9998).contains(year))?;
    let known = [("m-01", "M-01", "主动公开政府信息"), ("m-11", "M-11", "每周更新达到两天")];
    known.into_iter().find(|(name, ..)| *name == metric).map(|(_, id, of)| (year, id, of))
}

/// What stands above the records.
struct Counted {
    digits: i64,
    unit: &'static str,
    definition: &'static str,
    /// Version of the definition.
    version: u32,
    months: Vec<(String, i64)>,
    /// By field of the catalogue and by channel, and what stands beside the number.
    fields: Vec<(String, i64)>,
    channels: Vec<(String, i64)>,
    beside: Vec<(String, i64)>,
    /// Of weeks met: how many weeks there were.
    weeks: Option<usize>,
}

fn counted(
    office: &Office,
    tx: &Tx<'_>,
    front: &Front<'_>,
    (year, metric, amount): (i16, &str, i64),
) -> Result<Counted, DeskError> {
    if metric == "M-01" {
        let months = office::figure_months(tx, front.body, year)?.into_iter().filter(|(of, ..)| of == metric);
        let months = months.map(|(_, month, amount)| (format!("{month} 月"), amount)).collect();
        let (from, to) = span(year);
        let sums = office::sums(tx, front.body, from, to)?;
        return Ok(Counted {
            digits: amount,
            unit: "条",
            definition: PUBLISHED,
            version: 2,
            months,
            fields: divided(&sums, "field:", field_name),
            channels: divided(&sums, "channel:", channel_name),
            beside: beside(&sums),
            weeks: None,
        });
    }
    let weeks = past_weeks(office, tx, front.body, year)?;
    let met = weeks.iter().filter(|week| week.met()).count();
    Ok(Counted {
        digits: i64::try_from(met).unwrap_or(i64::MAX),
        unit: "周",
        definition: WEEKLY,
        version: 1,
        months: Vec::new(),
        fields: Vec::new(),
        channels: Vec::new(),
        beside: Vec::new(),
        weeks: Some(weeks.len()),
    })
}

/// One division of M-01 by the names people read, the largest first.
fn divided(sums: &[Sum], head: &str, name: fn(&str) -> &str) -> Vec<(String, i64)> {
    let parts = sums.iter().filter(|sum| sum.metric == "M-01");
    let mut parts: Vec<(String, i64)> =
        parts.filter_map(|sum| Some((name(sum.part.strip_prefix(head)?).to_owned(), sum.amount))).collect();
    parts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    parts
}

/// 另列的 What is told apart from the number: relayed texts and village affairs, which it leaves out, and what was withdrawn later, which it
/// holds.
fn beside(sums: &[Sum]) -> Vec<(String, i64)> {
    let of = |part: &str, name: &str| {
        let found = sums.iter().find(|sum| sum.metric == "M-01" && sum.part == part);
        found.map(|sum| (name.to_owned(), sum.amount))
    };
    let (relayed, village) = (of("relayed", "转载的，没有算进来"), of("village", "村务公开的，没有算进来"));
    [relayed, village, of("withdrawn-later", "公开以后又撤下的，算在里面")].into_iter().flatten().collect()
}

fn field_name(code: &str) -> &str {
    statute::catalogue::FIELDS.iter().find(|(known, _)| *known == code).map_or(code, |(_, name)| name)
}

/// The weeks of a year that have begun, without their items.
pub(super) fn past_weeks(office: &Office, tx: &Tx<'_>, body: &str, year: i16) -> Result<Vec<Week>, StoreError> {
    let today = Zone::shanghai().day(office.clock.now());
    let (_, weeks) = days(tx, body, year, &office.calendar)?;
    Ok(weeks.into_iter().filter(|week| week.monday <= today).collect())
}

fn said(counted: &Counted, records: i64, number: i64, many: i64) -> String {
    let mut said = match counted.weeks {
        Some(weeks) => {
            format!("数了 {weeks} 周，{} 周达标。算进每周更新的，是下面 {records} 条", counted.digits)
        }
        None => format!("数的是下面 {records} 条"),
    };
    if many > 1 {
        let _ = write!(said, "，第 {number} 页，共 {many} 页");
    }
    said
}

/// 各条 What the public may read of items, by their index numbers: day, title, address while they are public.
///
/// # Errors
///
/// The store.
pub fn lines(
    tx: &Tx<'_>,
    body: &str,
    numbers: &[&str],
) -> Result<BTreeMap<String, (String, String, Option<String>)>, StoreError> {
    let known = shown::lines(tx, body, numbers)?;
    let line = |(number, (day, shown)): (String, (String, Option<(String, String)>))| {
        let Line { day, title, href, .. } = line(Behind { day, index_number: number.clone(), shown });
        (number, (day, title, href))
    };
    Ok(known.into_iter().map(line).collect())
}

fn line(behind: Behind) -> Line {
    let day = behind.day.parse().map(words::short_day).unwrap_or(behind.day);
    let (title, href) = match behind.shown {
        Some((title, path)) => (title, Some(path)),
        None => ("现在没有公开在这里（后来撤下，或者以前公开在别处）".to_owned(), None),
    };
    Line { day, index: behind.index_number, title, href }
}
