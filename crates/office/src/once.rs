//! 每条一次 Beside the rows of figures: each record once a year where it may have many rows, and since when and until when it
//! stands where a division runs on. Kept with every filing, so that no page looks through the rows of all years.

use affairs::{
    publication::figures::counts_steps,
    register::figures::{counts_records, runs_on},
};
use jiff::civil::Date;
use store::{StoreError, Tx, params};

use crate::Figure;

/// 全部分项 The division under which the records of a metric stand whatever theirs is.
pub const EVERY: &str = "*";
/// The day of what has not begun, or not ended.
const NEVER: &str = "9999-12-31";

/// Whether the records of a division are kept, each once a year.
pub(crate) fn is_kept(metric: &str, part: &str) -> bool {
    counts_steps(metric) || counts_records(metric) && part == EVERY
}

/// The year of a span that is one, as figures have it.
pub(crate) fn year_of((from, to): (Date, Date)) -> Option<String> {
    let is_whole = from == from.first_of_year() && to == from.last_of_year();
    is_whole.then(|| format!("{:04}", from.year()))
}

/// Before the row is filed, so that one statement knows both.
pub(crate) fn file(tx: &Tx<'_>, body: &str, figure: &Figure) -> Result<(), StoreError> {
    let Figure { metric, part, .. } = figure;
    if counts_steps(metric) {
        record(tx, body, figure, part)?;
    }
    if counts_records(metric) {
        record(tx, body, figure, EVERY)?;
    }
    if runs_on(part) {
        stretch(tx, body, figure)?;
    }
    Ok(())
}

/// How many rows a record has in a year moves by one where a row comes or goes; without any it is gone.
fn record(tx: &Tx<'_>, body: &str, figure: &Figure, kept: &str) -> Result<(), StoreError> {
    let Figure { metric, part, day, record, ordinal, amount } = figure;
    let (year, day) = (format!("{:04}", day.year()), day.to_string());
    let counts = i64::from(amount.is_some());
    tx.file(
        "INSERT INTO figure_record (body, metric, part, year, record, times)
         SELECT :body, :metric, :kept, :year, :record,
                :counts - (SELECT COUNT(*) FROM figure
                   WHERE body = :body AND metric = :metric AND part = :part AND day = :day
                     AND record = :record AND ordinal = :ordinal)
          WHERE TRUE
         ON CONFLICT (body, metric, part, year, record) DO UPDATE SET times = figure_record.times + excluded.times",
        params! { body, metric, kept, year: &year, part, day, record, ordinal, counts },
    )?;
    if amount.is_some() {
        return Ok(());
    }
    tx.file(
        "DELETE FROM figure_record WHERE body = :body AND metric = :metric AND part = :kept AND year = :year
            AND record = :record AND times <= 0",
        params! { body, metric, kept, year, record },
    )
}

/// The day on which a record begins or ends in a division that runs on becomes this one, or is not known again.
fn stretch(tx: &Tx<'_>, body: &str, figure: &Figure) -> Result<(), StoreError> {
    let Figure { metric, part, day, record, ordinal, amount } = figure;
    let column = if *ordinal == 0 { "began" } else { "ended" };
    let day = day.to_string();
    if amount.is_none() {
        let sql = format!(
            "UPDATE figure_open SET {column} = '{NEVER}'
              WHERE body = :body AND metric = :metric AND part = :part AND record = :record AND {column} = :day"
        );
        tx.file(&sql, params! { body, metric, part, record, day })?;
        let sql = format!(
            "DELETE FROM figure_open WHERE body = :body AND metric = :metric AND part = :part AND record = :record
                AND began = '{NEVER}' AND ended = '{NEVER}'"
        );
        return tx.file(&sql, params! { body, metric, part, record });
    }
    let (began, ended) = if *ordinal == 0 { (day.as_str(), NEVER) } else { (NEVER, day.as_str()) };
    let sql = format!(
        "INSERT INTO figure_open (body, metric, part, record, began, ended)
         VALUES (:body, :metric, :part, :record, :began, :ended)
         ON CONFLICT (body, metric, part, record) DO UPDATE SET {column} = excluded.{column}"
    );
    tx.file(&sql, params! { body, metric, part, record, began, ended })
}

/// 对不上的记录 Records, each with its body, metric and division, that stand here otherwise than the rows of figures have
/// them; at most so many.
///
/// # Errors
///
/// What the store says; a scope that does not reach everywhere.
pub fn astray(tx: &Tx<'_>, most: i64) -> Result<Vec<[String; 4]>, StoreError> {
    let read = |sql: &str| {
        tx.select(sql, params! { most }, |row| {
            Ok([row.get("body")?, row.get("metric")?, row.get("part")?, row.get("record")?])
        })
    };
    let mut found = read(&format!(
        "SELECT body, metric, part, record FROM (
           SELECT body, metric, part, substr(day, 1, 4) AS year, record, COUNT(*) AS times FROM figure
            WHERE metric = 'M-06' GROUP BY body, metric, part, substr(day, 1, 4), record
           UNION ALL
           SELECT body, metric, '{EVERY}', substr(day, 1, 4), record, COUNT(*) FROM figure
            WHERE metric IN ('M-05', 'M-18') GROUP BY body, metric, substr(day, 1, 4), record
           UNION ALL
           SELECT body, metric, part, year, record, -times FROM figure_record) AS told
          GROUP BY body, metric, part, year, record HAVING SUM(times) <> 0
          ORDER BY body, metric, part, record LIMIT :most"
    ))?;
    found.extend(read(&format!(
        "SELECT body, metric, part, record FROM (
           SELECT body, metric, part, record, COALESCE(MIN(CASE WHEN ordinal = 0 THEN day END), '{NEVER}') AS began,
                  COALESCE(MIN(CASE WHEN ordinal = 1 THEN day END), '{NEVER}') AS ended, 1 AS times
             FROM figure
            WHERE part LIKE 't3.open.%' OR part LIKE 't4.%.pending' OR part = 't2.normative.in_force'
               OR part = 'members'
            GROUP BY body, metric, part, record
           UNION ALL
           SELECT body, metric, part, record, began, ended, -1 FROM figure_open) AS told
          GROUP BY body, metric, part, record, began, ended HAVING SUM(times) <> 0
          ORDER BY body, metric, part, record LIMIT :most"
    ))?);
    Ok(found)
}
