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
