//! 差事 What leaves the house after the commit: queued with the row, done at least once, told apart by its key.

use crate::{error::StoreError, params, row::Row, scope::Scope, store::Store, tx::Tx};

/// 新差事 An errand to be queued; a key queued before is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewErrand {
    /// The body it belongs to.
    pub body: String,
    /// What is to be done, in a permanent word.
    pub kind: String,
    /// What tells it apart from every other.
    pub key: String,
    /// JSON object.
    pub payload: String,
    /// Not before this instant, milliseconds UTC.
    pub due_at: i64,
}

/// 差事 An errand taken on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    /// Its number in the queue.
    pub id: i64,
    /// The body it belongs to.
    pub body: String,
    /// What is to be done.
    pub kind: String,
    /// What tells it apart.
    pub key: String,
    /// JSON object.
    pub payload: String,
    /// How often it was taken on, this time included.
    pub tries: i64,
}

fn any() -> Scope {
    Scope::everywhere("errands of all bodies stand in one queue")
}

impl Tx<'_> {
    /// 交办 Queues an errand, in the same commit as what it follows from.
    ///
    /// # Errors
    ///
    /// [`StoreError::OutOfScope`] for another body; what the engine says.
    pub fn enqueue(&self, errand: &NewErrand) -> Result<(), StoreError> {
        let NewErrand { body, kind, key, payload, due_at } = errand;
        self.file(
            "INSERT INTO errand (body, kind, key, payload, due_at) VALUES (:body, :kind, :key, :payload, :due_at)
             ON CONFLICT (key) DO NOTHING",
            params! { body, kind, key, payload, due_at },
        )
    }
}

impl Store {
    /// 领 Takes on the errand due longest, and hides it from others for `lease_ms`: who dies holding it loses it.
    ///
    /// # Errors
    ///
    /// What the engine says.
    pub fn claim(&self, now: i64, lease_ms: i64) -> Result<Option<Errand>, StoreError> {
        let until = now.saturating_add(lease_ms);
        self.write(&any(), |tx| {
            tx.first(
                "UPDATE errand SET due_at = :until, tries = tries + 1
                  WHERE id = (SELECT id FROM errand WHERE done_at IS NULL AND due_at <= :now
                               ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
              RETURNING id, body, kind, key, payload, tries",
                params! { until, now },
                read,
            )
        })
    }

    /// 办毕 The errand is done.
    ///
    /// # Errors
    ///
    /// What the engine says.
    pub fn finish(&self, id: i64, now: i64) -> Result<(), StoreError> {
        self.write(&any(), |tx| {
            let sql = "UPDATE errand SET done_at = :now, last_error = NULL WHERE id = :id AND done_at IS NULL";
            tx.execute(sql, params! { now, id }).map(drop)
        })
    }

    /// 未成 It did not succeed at `now`; why, and when to try again.
    ///
    /// # Errors
    ///
    /// What the engine says.
    pub fn fail(&self, id: i64, now: i64, why: &str, next_due: i64) -> Result<(), StoreError> {
        let due = next_due.max(now);
        self.write(&any(), |tx| {
            let sql = "UPDATE errand SET due_at = :due, last_error = :why WHERE id = :id AND done_at IS NULL";
            tx.execute(sql, params! { due, why, id }).map(drop)
        })
    }
}

fn read(row: &Row) -> Result<Errand, StoreError> {
    Ok(Errand {
        id: row.get("id")?,
        body: row.get("body")?,
        kind: row.get("kind")?,
        key: row.get("key")?,
        payload: row.get("payload")?,
        tries: row.get("tries")?,
    })
}
