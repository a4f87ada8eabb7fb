//! 统计数 Running figures: the records a metric counts, so that every number opens what stands behind it.

use jiff::civil::Date;
use store::{StoreError, Tx, params};

/// 计数 One record that a metric counts on a day, or no longer does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure {
    /// The metric of `operations.md` §9, such as `M-01`.
    pub metric: &'static str,
    /// The division counted under; empty for the figure itself.
    pub part: String,
    /// The civil day it counts for.
    pub day: Date,
    /// The record's stable public identifier.
    pub record: String,
    /// Told apart where one record counts several times.
    pub ordinal: i64,
    /// How much the record adds, in the metric's unit; `None` when it no longer counts.
    pub amount: Option<i64>,
}

pub(crate) fn file(tx: &Tx<'_>, body: &str, figures: &[Figure]) -> Result<(), StoreError> {
    for Figure { metric, part, day, record, ordinal, amount } in figures {
        let day = day.to_string();
        match amount {
            Some(amount) => tx.file(
                "INSERT INTO figure (body, metric, part, day, record, ordinal, amount)
                 VALUES (:body, :metric, :part, :day, :record, :ordinal, :amount)
                 ON CONFLICT (body, metric, part, day, record, ordinal) DO UPDATE SET amount = :amount",
                params! { body, metric, part, day, record, ordinal, amount },
            )?,
            None => tx.file(
                "DELETE FROM figure WHERE body = :body AND metric = :metric AND part = :part AND day = :day
                    AND record = :record AND ordinal = :ordinal",
                params! { body, metric, part, day, record, ordinal },
            )?,
        };
    }
    Ok(())
}

/// 数与记录 Everything one metric counts from one civil day to another, both included: division, day, record, amount;
/// in the order of divisions, days and records.
///
/// # Errors
///
/// What the store says.
pub fn figure(tx: &Tx<'_>, body: &str, metric: &str, from: Date, to: Date) -> Result<Vec<Figured>, StoreError> {
    tx.select(
        "SELECT part, day, record, amount FROM figure
          WHERE body = :body AND metric = :metric AND day >= :from AND day <= :to
          ORDER BY part, day, record, ordinal",
        params! { body, metric, from: from.to_string(), to: to.to_string() },
        |row| {
            Ok(Figured {
                part: row.get("part")?,
                day: row.get("day")?,
                record: row.get("record")?,
                amount: row.get("amount")?,
            })
        },
    )
}

/// 一笔 One record behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figured {
    /// The division; empty for the figure itself.
    pub part: String,
    /// The civil day, `YYYY-MM-DD`.
    pub day: String,
    /// The record's stable public identifier.
    pub record: String,
    /// What it adds.
    pub amount: i64,
}
