//! 单位 What obligations ask of the rest of the house: what is public under each item, sections, the body above.

use std::collections::BTreeMap;

use affairs::obligation::Matter;
use jiff::civil::Date;
use obligation::{House, Published};
use office::{Matters, Office};
use publication::Made;
use store::{StoreError, Tx};

/// The departments of the house.
pub(crate) struct Departments;

impl House for Departments {
    fn above(&self, tx: &Tx<'_>, body: &str) -> Result<Option<String>, StoreError> {
        account::above(tx, body)
    }

    fn sections(&self, tx: &Tx<'_>, body: &str) -> Result<Vec<(String, String)>, StoreError> {
        account::sections_of(tx, body)
    }

    fn published_after(
        &self,
        tx: &Tx<'_>,
        body: &str,
        after: (i64, &str),
        most: i64,
    ) -> Result<Vec<Published>, StoreError> {
        Ok(publication::made_after(tx, body, after, most)?.into_iter().map(seen).collect())
    }

    fn published(&self, tx: &Tx<'_>, body: &str, number: &str) -> Result<Option<Published>, StoreError> {
        Ok(publication::made(tx, body, number)?.map(seen))
    }

    fn of_code(&self, tx: &Tx<'_>, body: &str, code: &str, most: i64) -> Result<Vec<Published>, StoreError> {
        Ok(publication::made_under(tx, body, code, most)?.into_iter().map(seen).collect())
    }

    fn newest(&self, tx: &Tx<'_>, body: &str) -> Result<BTreeMap<String, Date>, StoreError> {
        publication::newest_under(tx, body)
    }
}

impl Matters for Departments {
    fn added(&self, office: &Office, body: &str) -> Result<Vec<Matter>, StoreError> {
        obligation::records::added(office, self, body)
    }
}

fn seen(made: Made) -> Published {
    let Made { number, index_number, catalogue, title, on, at, by, relayed, statement } = made;
    Published { item: number, index_number, code: catalogue, title, on, at, by, relayed, statement }
}
