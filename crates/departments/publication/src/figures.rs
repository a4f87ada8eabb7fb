//! 统计数 The year's figures of publishing, each with its definition and the records that it counts.

use std::collections::{BTreeMap, BTreeSet};

use affairs::publication::figures::Week;
use jiff::civil::{Date, date};
use office::Counted;
use statute::calendar::Calendar;
use store::{StoreError, Tx, params};

/// What M-01 counts.
pub(crate) const PUBLISHED: &str = "本单位当年首次公开的信息，一条记录算一条；同一内容在几个渠道发布算一条，附件不另算，转载的不算，\
                         村务公开的不算，发错后 24 小时内撤下的不算，后来撤下的算；系统用起来以前公开过、补录的，算公开的那一年";
/// What M-06 counts.
pub(crate) const REVIEWED: &str =
    "当年作出的保密审查、初审、复审、终审，一次决定算一次；小更正的一审也算一次；校对不算";
/// What M-11 counts.
pub(crate) const WEEKLY: &str = "一周（星期一到星期日）内有两个不同的日子发布本单位自己的信息算达标；工作日不多于两天的周，一天就算；\
                      转载、说明无此事项的、村务不算";

/// 一年的数 Every figure of the year that has records; one without records is left out, for nothing is not zero.
///
/// # Errors
///
/// What the store says.
pub fn counted(tx: &Tx<'_>, body: &str, year: i16, calendar: &Calendar) -> Result<Vec<Counted>, StoreError> {
    let (from, to) = (date(year, 1, 1), date(year, 12, 31));
    let index = index_numbers(tx, body)?;
    let mut all = Vec::new();
    // M-01 since version 2: records of history; since 3: without village affairs. M-06 since 2: the review of a small correction.
    for (id, unit, definition, version) in [("M-01", "条", PUBLISHED, 3), ("M-06", "次", REVIEWED, 2)] {
        let rows = office::figure(tx, body, id, from, to)?;
        let mut parts: BTreeMap<String, i64> = BTreeMap::new();
        for row in &rows {
            *parts.entry(row.part.clone()).or_default() += row.amount;
            if id == "M-01" && row.part.is_empty() {
                *parts.entry(format!("month:{}", &row.day[..7])).or_default() += row.amount;
            }
        }
        if rows.is_empty() {
            continue;
        }
        // A year may have seen returns, or relayed texts, and nothing that counts itself.
        let value = parts.remove("").unwrap_or(0);
        let own = rows.iter().filter(|row| row.part.is_empty());
        let records: BTreeSet<String> = own.map(|row| shown(&index, &row.record)).collect();
        let (value, parts, records) = (value.to_string(), parts.into_iter().collect(), records.into_iter().collect());
        all.push(Counted { id, value, unit, definition, version, parts, records });
    }
    all.extend(weekly(tx, body, (from, to), calendar, &index)?);
    Ok(all)
}

/// 条数、次数 The figures of publishing from the sums of a year: what [`counted`] says of them without the records. The weeks
/// are those of [`days`].
///
/// # Errors
///
/// What the store says.
pub fn summed(tx: &Tx<'_>, body: &str, year: i16) -> Result<Vec<Counted>, StoreError> {
    let sums = office::sums(tx, body, date(year, 1, 1), date(year, 12, 31))?;
    let mut all = Vec::new();
    for (id, unit, definition, version) in [("M-01", "条", PUBLISHED, 3), ("M-06", "次", REVIEWED, 2)] {
        let own = sums.iter().filter(|sum| sum.metric == id).map(|sum| (sum.part.clone(), sum.amount));
        let mut parts: BTreeMap<String, i64> = own.collect();
        if parts.is_empty() {
            continue;
        }
        let value = parts.remove("").unwrap_or(0).to_string();
        let (parts, records) = (parts.into_iter().collect(), Vec::new());
        all.push(Counted { id, value, unit, definition, version, parts, records });
    }
    Ok(all)
}

/// 各天各周 The days of a year with items of the weekly rhythm, and those of its weeks that lie in the years beside it; and
/// the weeks, without their items. Neither where nothing ever was.
///
/// # Errors
///
/// What the store says.
pub fn days(tx: &Tx<'_>, body: &str, year: i16, calendar: &Calendar) -> Result<(Vec<Date>, Vec<Week>), StoreError> {
    let (from, to) = (date(year, 1, 1), date(year, 12, 31));
    let days = office::figure_dates(tx, body, "M-11", around((from, to)))?;
    if days.is_empty() {
        return Ok((days, Vec::new()));
    }
    let weeks = Week::on_days(days.iter().copied(), from, to, calendar);
    Ok((days, weeks))
}

/// A span with every day of the weeks at its ends.
fn around((from, to): (Date, Date)) -> (Date, Date) {
    let span = jiff::Span::new().days(7);
    (from.saturating_sub(span), to.saturating_add(span))
}

/// 每周更新 Weeks met of the weeks of a year (those whose Thursday lies in it).
fn weekly(
    tx: &Tx<'_>,
    body: &str,
    (from, to): (Date, Date),
    calendar: &Calendar,
    index: &BTreeMap<String, String>,
) -> Result<Option<Counted>, StoreError> {
    let weeks = weeks(tx, body, (from, to), calendar)?;
    let Some(counted) = of_weeks(&weeks) else { return Ok(None) };
    let records: BTreeSet<String> = weeks
        .iter()
        .filter(|week| week.met())
        .flat_map(|week| &week.numbers)
        .map(|number| shown(index, number))
        .collect();
    Ok(Some(Counted { records: records.into_iter().collect(), ..counted }))
}

/// 达标的周 How many of some weeks were met, without their items; nothing where there are none.
#[must_use]
pub fn of_weeks(weeks: &[Week]) -> Option<Counted> {
    (!weeks.is_empty()).then(|| Counted {
        id: "M-11",
        value: weeks.iter().filter(|week| week.met()).count().to_string(),
        unit: "周",
        definition: WEEKLY,
        version: 1,
        parts: vec![("weeks".to_owned(), i64::try_from(weeks.len()).unwrap_or(i64::MAX))],
        records: Vec::new(),
    })
}

/// 各周 The weeks of a span with the days on which something was published; none where nothing ever was.
///
/// # Errors
///
/// What the store says.
pub fn weeks(tx: &Tx<'_>, body: &str, (from, to): (Date, Date), calendar: &Calendar) -> Result<Vec<Week>, StoreError> {
    let (first, last) = around((from, to));
    let rows = office::figure(tx, body, "M-11", first, last)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let days: Vec<(Date, String)> = rows
        .iter()
        .map(|row| {
            Ok((row.day.parse().map_err(|_| StoreError::damaged("figure.day", "不是日期"))?, row.record.clone()))
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(Week::between(&days, from, to, calendar))
}

fn shown(index: &BTreeMap<String, String>, number: &str) -> String {
    index.get(number).cloned().unwrap_or_else(|| number.to_owned())
}

/// 索引号 Index numbers of the body's items, by their public numbers.
///
/// # Errors
///
/// What the store says.
pub fn index_numbers(tx: &Tx<'_>, body: &str) -> Result<BTreeMap<String, String>, StoreError> {
    let rows: Vec<(String, String)> = tx.select(
        "SELECT id, index_number FROM item WHERE body = :body AND index_number IS NOT NULL ORDER BY id",
        params! { body },
        |row| Ok((row.get("id")?, row.get("index_number")?)),
    )?;
    Ok(rows.into_iter().collect())
}

/// 索引号 The index numbers of these items, in their order; an item without one keeps its public number.
///
/// # Errors
///
/// What the store says.
pub fn index_numbers_of(tx: &Tx<'_>, body: &str, numbers: &[String]) -> Result<Vec<String>, StoreError> {
    /// From so many on, the index numbers of all items are read in one go.
    const MANY: usize = 2_000;
    if numbers.len() > MANY {
        let index = index_numbers(tx, body)?;
        return Ok(numbers.iter().map(|number| shown(&index, number)).collect());
    }
    let one = |number: &String| {
        let sql = "SELECT index_number FROM item WHERE body = :body AND id = :number";
        let known = tx.first(sql, params! { body, number }, |row| row.get::<Option<String>>("index_number"))?;
        Ok(known.flatten().unwrap_or_else(|| number.clone()))
    };
    numbers.iter().map(one).collect()
}
