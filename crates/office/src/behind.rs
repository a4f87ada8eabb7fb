//! 数后面的记录 The records behind a number, one page of them found by the database; and how a figure lies over the days
//! and months. None of it costs memory for the records that are not shown.

use jiff::civil::Date;
use store::{StoreError, Tx, params};

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
    let is_name = |part: &&String| part.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"._-:".contains(&sign));
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
    let Behind { metric, span: (from, to), at, .. } = behind;
    let (flows, stocks) = (named(behind.flows), named(behind.stocks));
    let mut params = params! { body, metric };
    if flows.is_some() {
        params.extend(params! { from: from.to_string(), to: to.to_string() });
    }
    if stocks.is_some() {
        params.extend(params! { at: at.to_string() });
    }
    let Some(records) = records(flows.as_deref(), stocks.as_deref()) else { return Ok((0, Vec::new())) };
    let all = match (&flows, &stocks) {
        // What began less what ended: nothing has to be looked through.
        (None, Some(parts)) => standing(tx, body, (metric, parts), at)?,
        _ => {
            let sql = format!("SELECT COUNT(*) AS n FROM ({records}) AS behind");
            tx.first(&sql, params.clone(), |row| row.get::<i64>("n"))?
        }
    };
    let all = usize::try_from(all.unwrap_or(0)).unwrap_or(0);
    let (skip, most) = turned(page(all));
    params.extend(params! { most, skip });
    let sql = format!("{records} ORDER BY record LIMIT :most OFFSET :skip");
    Ok((all, tx.select(&sql, params, |row| row.get("record"))?))
}

/// The statement that names every record once.
fn records(flows: Option<&str>, stocks: Option<&str>) -> Option<String> {
    let rows = |parts: &str| {
        format!("SELECT record FROM figure WHERE body = :body AND metric = :metric AND part IN ({parts})")
    };
    let flow = flows.map(|parts| format!("{} AND day >= :from AND day <= :to GROUP BY record", rows(parts)));
    let stock = stocks.map(|parts| {
        let rows = rows(parts);
        format!("{rows} AND day <= :at AND ordinal = 0 EXCEPT {rows} AND day <= :at AND ordinal = 1")
    });
    match (stock, flow) {
        (Some(stock), Some(flow)) => Some(format!("{stock} UNION {flow}")),
        (one, other) => one.or(other),
    }
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
            let day: String = row.get("day")?;
            let day = day.parse().map_err(|_| StoreError::damaged("figure.day", "不是日期"))?;
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
