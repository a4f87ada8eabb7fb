//! 足迹 The ledger as it was seen: every entry is read once, its link computed, and never may one that was seen go.

use store::{Store, chain};

/// 一笔 What an entry says beside its links.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) position: i64,
    pub(crate) kind: String,
    pub(crate) record: String,
    pub(crate) body: String,
    pub(crate) account: String,
    pub(crate) deputy_of: Option<String>,
}

/// 足迹
#[derive(Default)]
pub(crate) struct Trail {
    position: i64,
    hash: Option<[u8; 32]>,
}

impl Trail {
    /// How many entries there are.
    pub(crate) const fn position(&self) -> i64 {
        self.position
    }

    /// The entries since the last look.
    pub(crate) fn follow(&mut self, store: &Store) -> Result<Vec<Seen>, String> {
        let from = (self.position - 1).max(0);
        let rows = store.ledger_after(from, 10_000).map_err(|error| error.to_string())?;
        let mut rows = rows.into_iter();
        if let Some(known) = self.hash {
            let last = rows.next().ok_or_else(|| format!("entry {} was there and is gone", self.position))?;
            if last.position != self.position || last.hash != known {
                return Err(format!("entry {} is another one than before", self.position));
            }
        }
        let mut news = Vec::new();
        for row in rows {
            let prev = self.hash.unwrap_or(chain::GENESIS);
            let linked = row.prev_hash == prev && chain::link(&prev, &row.canonical) == row.hash;
            if row.position != self.position + 1 || !linked {
                return Err(format!("the chain breaks at entry {}", row.position));
            }
            (self.position, self.hash) = (row.position, Some(row.hash));
            let json: serde_json::Value = serde_json::from_slice(&row.canonical).map_err(|error| error.to_string())?;
            let actor = |key: &str| json["actor"][key].as_str().map(str::to_owned);
            let (account, deputy_of) = (actor("account").unwrap_or_default(), actor("deputy_of"));
            let (position, kind, record, body) = (row.position, row.kind, row.record, row.body);
            news.push(Seen { position, kind, record, body, account, deputy_of });
        }
        Ok(news)
    }
}
