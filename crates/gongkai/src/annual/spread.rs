//! 分布 How the figures of a year divide: by month, by field, by channel, week by week; each division with its records.

use std::collections::BTreeMap;

use jiff::civil::date;
use office::{Figured, Office};
use report::drafting::Field;
use statute::catalogue::FIELDS;
use store::{StoreError, Tx};
use year_end::{By, Part, Spread, Week};

use super::fields::{name, shown};

/// Figures that are told month by month, with their units.
const MONTHLY: [(&str, &str); 4] = [("M-01", "条"), ("M-03", "件"), ("M-13", "人次"), ("M-14", "个")];

/// 渠道的名称
const CHANNELS: [(&str, &str); 3] = [("site", "网站"), ("wechat", "微信公众号"), ("village-board", "公开栏")];

/// Every division of a year's figures.
///
/// # Errors
///
/// What the store says.
pub(super) fn of(office: &Office, tx: &Tx<'_>, body: &str, year: i16) -> Result<Spread, StoreError> {
    let (from, to) = (date(year, 1, 1), date(year, 12, 31));
    let index = publication::figures::index_numbers(tx, body)?;
    let mut parts = Vec::new();
    for (id, unit) in MONTHLY {
        let rows = office::figure(tx, body, id, from, to)?;
        parts.extend(months(id, unit, &rows, &index));
        if id == "M-01" {
            parts.extend(divided(&rows, "field:", By::Field, &index));
            parts.extend(divided(&rows, "channel:", By::Channel, &index));
        }
    }
    let weeks = publication::figures::weeks(tx, body, (from, to), &office.calendar)?;
    let weeks = weeks.into_iter().map(|week| {
        let records: Vec<String> = week.numbers.iter().map(|number| shown(number, &index)).collect();
        let name = format!("{} 月 {} 日那一周公开的信息", week.monday.month(), week.monday.day());
        let definition = format!("星期一到星期日，落在 {} 天，这一周要 {} 天", week.days, week.needed);
        let field =
            Field { digits: records.len().to_string(), unit: "条".into(), name, definition, version: 1, records };
        let key = format!("M-11.week.{}", week.monday);
        Week { key, monday: week.monday, days: (week.days, week.needed), field }
    });
    Ok(Spread { parts, weeks: weeks.collect() })
}

fn months<'a>(
    id: &'static str,
    unit: &'a str,
    rows: &'a [Figured],
    index: &'a BTreeMap<String, String>,
) -> impl Iterator<Item = Part> + 'a {
    (1..=12_i8).filter_map(move |month| {
        let head = format!("-{month:02}-");
        let own = rows.iter().filter(|row| row.part.is_empty() && row.day.get(4..8) == Some(&head));
        let key = format!("{id}.month.{month:02}");
        let title = format!("{month} 月的{}", name(id));
        part((By::Month(month), id), key, (title, unit), own, index)
    })
}

/// The divisions whose name begins with `prefix`, the largest first.
fn divided(rows: &[Figured], prefix: &str, by: By, index: &BTreeMap<String, String>) -> Vec<Part> {
    let mut codes: Vec<&str> = rows.iter().filter_map(|row| row.part.strip_prefix(prefix)).collect();
    codes.sort_unstable();
    codes.dedup();
    let word = prefix.trim_end_matches(':');
    let one = |code: &str| {
        let own = rows.iter().filter(|row| row.part.strip_prefix(prefix) == Some(code));
        part((by, "M-01"), format!("M-01.{word}.{code}"), (named(by, code), "条"), own, index)
    };
    let mut parts: Vec<Part> = codes.into_iter().filter_map(one).collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.field.records.len()));
    parts
}

fn named(by: By, code: &str) -> String {
    let names: &[(&str, &str)] = if by == By::Channel { &CHANNELS } else { &FIELDS };
    names.iter().find(|(known, _)| *known == code).map_or_else(|| code.to_owned(), |(_, name)| (*name).to_owned())
}

/// One division; none where it counts nothing.
fn part<'a>(
    (by, of): (By, &'static str),
    key: String,
    (name, unit): (String, &str),
    rows: impl Iterator<Item = &'a Figured>,
    index: &BTreeMap<String, String>,
) -> Option<Part> {
    let (mut amount, mut records) = (0, Vec::new());
    for row in rows {
        amount += row.amount;
        records.push(shown(&row.record, index));
    }
    records.sort_unstable();
    records.dedup();
    let definition = match by {
        By::Month(_) => "按记录算数的那一天所在的月份分",
        By::Field => "按信息所属的领域分，一条信息一个领域",
        By::Channel => "按发布的渠道分；一条信息发几个渠道，在每个渠道都算一条，所以加起来比总数多",
    };
    let field = Field {
        digits: amount.to_string(),
        unit: unit.to_owned(),
        name,
        definition: definition.to_owned(),
        version: 1,
        records,
    };
    (!field.records.is_empty()).then_some(Part { by, key, of, field })
}
