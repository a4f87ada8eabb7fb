//! 翻页 One page of the rows of a figure, in the order of days. The sums of the months say where the page lies, so that only
//! the months it touches are looked through.

use jiff::civil::Date;
use store::{StoreError, Tx, params};

use crate::{
    behind::{named, turned},
    figures::month_of,
};

/// 一页记录 How many rows some divisions of a metric have from one civil day to another, both included, and the records of
/// one page of them (so many are left out, so many wanted), in the order of days and records. It costs no more memory than
/// the page. The divisions are names of our own forms: any other sign than theirs finds nothing.
///
/// # Errors
///
/// What the store says.
pub fn figure_page(
    tx: &Tx<'_>,
    body: &str,
    (metric, parts): (&str, &[String]),
    span: (Date, Date),
    page: impl Fn(usize) -> (usize, usize),
) -> Result<(usize, Vec<String>), StoreError> {
    let Some(parts) = named(parts) else { return Ok((0, Vec::new())) };
    let rows = Rows { body, metric, parts: &parts };
    let months = rows.months(tx, span)?;
    let all = months.iter().map(|month| month.rows).sum();
    let (skip, most) = page(all);
    match within(&months, (skip, most)) {
        Some((span, skip)) => Ok((all, rows.records(tx, span, (skip, most))?)),
        None => Ok((all, Vec::new())),
    }
}

/// The rows of some divisions.
struct Rows<'a> {
    body: &'a str,
    metric: &'a str,
    /// As words of a statement.
    parts: &'a str,
}

/// 一月 The days of a month that lie in a span, and how many rows they have.
struct Month {
    from: Date,
    to: Date,
    rows: usize,
}

/// The days from the first month that a page touches to the last, and how many of their rows come before the page.
fn within(months: &[Month], (skip, most): (usize, usize)) -> Option<((Date, Date), usize)> {
    let (mut before, mut found): (usize, Option<((Date, Date), usize)>) = (0, None);
    for month in months {
        let behind = before + month.rows;
        if skip < behind && before < skip.saturating_add(most) {
            let (span, _) = found.get_or_insert_with(|| ((month.from, month.to), skip - before));
            span.1 = month.to;
        }
        before = behind;
    }
    found
}

impl Rows<'_> {
    /// The months of a span that have rows. Where it holds only a part of one, its rows are counted.
    fn months(&self, tx: &Tx<'_>, (from, to): (Date, Date)) -> Result<Vec<Month>, StoreError> {
        let Self { body, metric, parts } = self;
        let sql = format!(
            "SELECT month, CAST(SUM(records) AS BIGINT) AS n FROM figure_sum
              WHERE body = :body AND metric = :metric AND part IN ({parts}) AND month >= :from AND month <= :to
              GROUP BY month HAVING SUM(records) > 0 ORDER BY month"
        );
        let of_month = params! { body: *body, metric: *metric, from: month_of(from), to: month_of(to) };
        let sums: Vec<(String, i64)> = tx.select(&sql, of_month, |row| Ok((row.get("month")?, row.get("n")?)))?;
        let mut months = Vec::new();
        for (month, sum) in sums {
            let first: Date =
                format!("{month}-01").parse().map_err(|_| StoreError::damaged("figure_sum.month", "不是月份"))?;
            let own = (first.max(from), first.last_of_month().min(to));
            let is_whole = own == (first, first.last_of_month());
            let rows = if is_whole { usize::try_from(sum).unwrap_or(0) } else { self.count(tx, own)? };
            months.push(Month { from: own.0, to: own.1, rows });
        }
        Ok(months)
    }

    fn of_days(&self) -> String {
        let parts = self.parts;
        format!(
            "FROM figure WHERE body = :body AND metric = :metric AND part IN ({parts}) AND day >= :from AND day <= :to"
        )
    }

    fn count(&self, tx: &Tx<'_>, (from, to): (Date, Date)) -> Result<usize, StoreError> {
        let (body, metric, from, to) = (self.body, self.metric, from.to_string(), to.to_string());
        let sql = format!("SELECT COUNT(*) AS n {}", self.of_days());
        let all = tx.first(&sql, params! { body, metric, from, to }, |row| row.get::<i64>("n"))?;
        Ok(usize::try_from(all.unwrap_or(0)).unwrap_or(0))
    }

    fn records(&self, tx: &Tx<'_>, (from, to): (Date, Date), page: (usize, usize)) -> Result<Vec<String>, StoreError> {
        let (body, metric, from, to) = (self.body, self.metric, from.to_string(), to.to_string());
        let (skip, most) = turned(page);
        let sql =
            format!("SELECT record {} ORDER BY day, record, part, ordinal LIMIT :most OFFSET :skip", self.of_days());
        tx.select(&sql, params! { body, metric, from, to, most, skip }, |row| row.get("record"))
    }
}
