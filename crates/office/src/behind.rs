//! 数后面的记录 The records behind a number, one page of them found by the database; and how a figure lies over the days
//! and months. None of it costs memory for the records that are not shown.

use jiff::civil::Date;
use store::{Params, StoreError, Tx, params};

use crate::once::{is_kept, year_of};

/// 数的范围 What a number is the sum of.
#[derive(Clone, Copy, Debug)]
pub struct Behind<'a> {
    /// The metric.
    pub metric: &'a str,
    /// 流量 Divisions that count what happened from the first to the last day, both included.
    pub flows: &'a [String],
    /// The two days.
    pub span: (Date, Date),
    /// 存量 Divisions that run on: one up where a record begins (ordinal 0), one down where it ends (ordinal 1).
    pub stocks: &'a [String],
    /// What stood at the end of this day; the last of a month.
    pub at: Date,
}

/// Divisions as words of a statement. They are names of our own forms: any other sign than theirs finds nothing. Sums of a
/// table have more divisions than a statement has names for them.
pub(crate) fn named(parts: &[String]) -> Option<String> {
    let is_name = |part: &&String| part.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"._-:*".contains(&sign));
    let parts: Vec<String> = parts.iter().filter(is_name).map(|part| format!("'{part}'")).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// 翻开 How many records stand behind a number, each told once, and one page of them (so many are left out, so many
/// wanted), in their own order.
///
/// # Errors
///
/// What the store says.
pub fn figure_behind(
    tx: &Tx<'_>,
    body: &str,
    behind: Behind<'_>,
    page: impl Fn(usize) -> (usize, usize),
) -> Result<(usize, Vec<String>), StoreError> {
    let Behind { metric, at, .. } = behind;
    let (flows, stocks) = (named(behind.flows), named(behind.stocks));
    let mut params = params! { body, metric };
    let flow = flows.map(|parts| flow(&behind, &parts, &mut params));
    let stock = stocks.as_deref().map(|parts| stock(behind.stocks, parts, at, &mut params));
    let is_stock = flow.is_none();
    let records = match (stock, flow) {
        (Some(stock), Some(flow)) => format!("{stock} UNION {flow}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => return Ok((0, Vec::new())),
    };
    let all = match &stocks {
        // What began less what ended: nothing has to be looked through.
        Some(parts) if is_stock => standing(tx, body, (metric, parts), at)?,
        _ => {
            let sql = format!("SELECT COUNT(*) AS n FROM ({records}) AS behind");
            tx.first(&sql, params.clone(), |row| row.get::<i64>("n"))?
        }
    };
    let all = usize::try_from(all.unwrap_or(0)).unwrap_or(0);
    let (skip, most) = turned(page(all));
    if most == 0 {
        return Ok((all, Vec::new()));
    }
    params.extend(params! { most, skip });
    let sql = format!("{records} ORDER BY record LIMIT :most OFFSET :skip");
    Ok((all, tx.select(&sql, params, |row| row.get("record"))?))
}

/// The statement that names once every record that counted in the span: from what is kept of the year, where it is one.
fn flow(behind: &Behind<'_>, parts: &str, params: &mut Params) -> String {
    let Behind { metric, flows, span, .. } = behind;
    let kept = flows.iter().all(|part| is_kept(metric, part));
    if let Some(year) = year_of(*span).filter(|_| kept) {
        params.extend(params! { year });
        let rows = "SELECT record FROM figure_record WHERE body = :body AND metric = :metric AND year = :year AND part";
        return once(&format!("{rows} IN ({parts})"), flows);
    }
    params.extend(params! { from: span.0.to_string(), to: span.1.to_string() });
    format!(
        "SELECT record FROM figure WHERE body = :body AND metric = :metric AND part IN ({parts})
            AND day >= :from AND day <= :to GROUP BY record"
    )
}

/// The statement that names once every record that began until a day and has not ended.
fn stock(stocks: &[String], parts: &str, at: Date, params: &mut Params) -> String {
    params.extend(params! { at: at.to_string() });
    let rows =
        "SELECT record FROM figure_open WHERE body = :body AND metric = :metric AND ended > :at AND began <= :at";
    once(&format!("{rows} AND part IN ({parts})"), stocks)
}

/// A record stands once in one division, and may stand in several.
fn once(rows: &str, parts: &[String]) -> String {
    if parts.len() == 1 { rows.to_owned() } else { format!("{rows} GROUP BY record") }
}

fn standing(tx: &Tx<'_>, body: &str, (metric, parts): (&str, &str), at: Date) -> Result<Option<i64>, StoreError> {
    let sql = format!(
        "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) AS n FROM figure_sum
          WHERE body = :body AND metric = :metric AND part IN ({parts}) AND month <= :month"
    );
    let month: String = at.to_string().chars().take("2025-01".len()).collect();
    tx.first(&sql, params! { body, metric, month }, |row| row.get("n"))
}

pub(crate) fn turned((skip, most): (usize, usize)) -> (i64, i64) {
    (i64::try_from(skip).unwrap_or(i64::MAX), i64::try_from(most).unwrap_or(i64::MAX))
}

/// 有数的日子 The days of a span on which the figure itself has rows, both ends included, in their order. One look into the
/// index for each of them, however many rows they have.
///
/// # Errors
///
/// What the store says; a day that is none.
pub fn figure_dates(tx: &Tx<'_>, body: &str, metric: &str, (from, to): (Date, Date)) -> Result<Vec<Date>, StoreError> {
    tx.select(
        "WITH RECURSIVE known (day) AS (
           SELECT MIN(day) FROM figure
            WHERE body = :body AND metric = :metric AND part = '' AND day >= :from AND day <= :to
            UNION ALL
           SELECT (SELECT MIN(later.day) FROM figure AS later
                    WHERE later.body = :body AND later.metric = :metric AND later.part = ''
                      AND later.day > known.day AND later.day <= :to)
             FROM known WHERE known.day IS NOT NULL)
         SELECT day FROM known WHERE day IS NOT NULL ORDER BY day",
        params! { body, metric, from: from.to_string(), to: to.to_string() },
        |row| date_of(&row.get::<String>("day")?),
    )
}

fn date_of(day: &str) -> Result<Date, StoreError> {
    day.parse().map_err(|_| StoreError::damaged("figure.day", "不是日期"))
}

/// 各天 How many rows the figure itself has on each day of a span that has any, both ends included, in their order.
///
/// # Errors
///
/// What the store says; a day that is none.
pub fn figure_days(
    tx: &Tx<'_>,
    body: &str,
    metric: &str,
    (from, to): (Date, Date),
) -> Result<Vec<(Date, usize)>, StoreError> {
    tx.select(
        "SELECT day, COUNT(*) AS n FROM figure
          WHERE body = :body AND metric = :metric AND part = '' AND day >= :from AND day <= :to
          GROUP BY day ORDER BY day",
        params! { body, metric, from: from.to_string(), to: to.to_string() },
        |row| {
            let day = date_of(&row.get::<String>("day")?)?;
            Ok((day, usize::try_from(row.get::<i64>("n")?).unwrap_or(0)))
        },
    )
}

/// 各月 What the figure itself adds up to in each month of a year that has any row: metric, month, amount.
///
/// # Errors
///
/// What the store says; a month that is none.
pub fn figure_months(tx: &Tx<'_>, body: &str, year: i16) -> Result<Vec<(String, i8, i64)>, StoreError> {
    tx.select(
        "SELECT metric, month, amount FROM figure_sum
          WHERE body = :body AND part = '' AND month >= :first AND month <= :last AND records > 0 ORDER BY metric, month",
        params! { body, first: format!("{year:04}-01"), last: format!("{year:04}-12") },
        |row| {
            let month: String = row.get("month")?;
            let month = month.get(5..).and_then(|month| month.parse().ok());
            let month = month.ok_or_else(|| StoreError::damaged("figure_sum.month", "不是月份"))?;
            Ok((row.get("metric")?, month, row.get("amount")?))
        },
    )
}
