//! 审核记录 The decisions that M-06 counts, one row each, newest first.

use affairs::publication::Signature;
use jiff::civil::Date;
use store::{Row, StoreError, Tx, params};

/// 一次决定 One decision of the year, and the item it was about.
#[derive(Clone, Debug)]
pub(crate) struct Decided {
    pub(crate) number: String,
    pub(crate) title: String,
    /// The signature itself; none when the item no longer holds it.
    pub(crate) signature: Option<Signature>,
    /// The civil day it counts for, `YYYY-MM-DD`.
    pub(crate) day: String,
}

/// How many decisions a division of M-06 counts over the months of two days.
pub(crate) fn total(tx: &Tx<'_>, body: &str, part: &str, span: (Date, Date)) -> Result<i64, StoreError> {
    office::figure_sum(tx, body, ("M-06", part), span).map(|(_, records)| records)
}

/// Those decisions, one part of them. The part is found in the index, from its end; items are read for it alone.
pub(crate) fn page(
    tx: &Tx<'_>,
    body: &str,
    part: &str,
    (from, to): (Date, Date),
    (skip, most): (i64, i64),
) -> Result<Vec<Decided>, StoreError> {
    tx.select(
        "SELECT figure.record AS number, figure.ordinal AS ordinal, figure.day AS day, item.title AS title,
                item.state AS state
           FROM (SELECT day, record, ordinal FROM figure
                  WHERE body = :body AND metric = 'M-06' AND part = :part AND day >= :from AND day <= :to
                  ORDER BY day DESC, record DESC, ordinal DESC LIMIT :most OFFSET :skip) figure
           JOIN item ON item.body = :body AND item.id = figure.record
          ORDER BY figure.day DESC, figure.record DESC, figure.ordinal DESC",
        params! { body, part, from: from.to_string(), to: to.to_string(), skip, most },
        decided,
    )
}

fn decided(row: &Row) -> Result<Decided, StoreError> {
    /// Of an item, what these rows are about.
    #[derive(serde::Deserialize)]
    struct Signed {
        signatures: Vec<Signature>,
    }
    let state: String = row.get("state")?;
    let known: Signed =
        serde_json::from_str(&state).map_err(|error| StoreError::damaged("item.state", &error.to_string()))?;
    let at = usize::try_from(row.get::<i64>("ordinal")?).unwrap_or(usize::MAX);
    Ok(Decided {
        number: row.get("number")?,
        title: row.get("title")?,
        signature: known.signatures.into_iter().nth(at),
        day: row.get("day")?,
    })
}
