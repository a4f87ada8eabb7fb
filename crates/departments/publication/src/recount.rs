//! 全部重算 The figures of every body counted anew from the entries of its items, one item after the other.

use affairs::publication::{
    Entry, Item, apply,
    figures::{CountRule, Delta},
};
use office::{OfBody, Tallies};
use store::{Row, Scope, Store, StoreError, chain};

use crate::filing::named;

/// 全部重算 What the items count, from every entry up to a position of the ledger; it takes the memory of one item.
///
/// # Errors
///
/// What the store says; [`StoreError::Damaged`] for an entry that nobody can read.
pub fn recount(store: &Store, upto: i64) -> Result<Tallies, StoreError> {
    let sql = format!(
        "SELECT body, record, kind, version, canonical FROM ledger
          WHERE kind >= 'publication.' AND kind < 'publication/' AND position <= {upto}
          ORDER BY body, record, position"
    );
    store.read(&Scope::everywhere("what was counted is counted anew for every body"), |tx| {
        let (mut tallies, mut known) = (Tallies::default(), Known::default());
        tx.each::<StoreError>(&sql, |row| known.take(&row, &mut tallies))?;
        known.counted(&mut tallies);
        Ok(tallies)
    })
}

/// 手上这一件 The item whose entries go by.
#[derive(Default)]
struct Known {
    of: (String, String),
    item: Option<Item>,
}

impl Known {
    fn take(&mut self, row: &Row, tallies: &mut Tallies) -> Result<(), StoreError> {
        let of: (String, String) = (row.get("body")?, row.get("record")?);
        if of != self.of {
            self.counted(tallies);
            self.of = of;
        }
        let entry = entry(row).ok_or_else(|| StoreError::damaged("ledger", &format!("an entry of {}", self.of.1)))?;
        self.item = apply(self.item.take(), &entry);
        Ok(())
    }

    /// What it counts in the end.
    fn counted(&mut self, tallies: &mut Tallies) {
        let Some(item) = self.item.take() else { return };
        let mut sums = OfBody::default();
        for (figure, day, ..) in Delta::between(None, &item, CountRule::default()).plus {
            let (metric, part) = named(&figure);
            sums.count((metric, &part), day, (1, 1));
        }
        tallies.join(&self.of.0, sums);
    }
}

fn entry(row: &Row) -> Option<Entry> {
    let (kind, canonical): (String, Vec<u8>) = (row.get("kind").ok()?, row.get("canonical").ok()?);
    let payload = std::str::from_utf8(chain::payload(&canonical)?).ok()?;
    Entry::read(&kind, row.get("version").ok()?, payload).ok()
}
