//! 读过的数 Figures that were handed in never change: what was read and held against its hash once is not read again for
//! every page of a body, each of which names its reports.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use report::drafting::Snapshot;
use store::StoreError;

/// Figures kept at once, and the records of all of them together (some sixty bytes each); those asked for last stay.
const FIGURES: usize = 48;
const RECORDS: usize = 1_200_000;

/// The body and the hash.
type Key = (String, String);

static KNOWN: Mutex<VecDeque<(Key, Arc<Snapshot>)>> = Mutex::new(VecDeque::new());

/// The figures of a hash as they were read before, else as `read` gives them.
///
/// # Errors
///
/// What reading says.
pub(crate) fn or(
    body: &str,
    hash: &str,
    read: impl FnOnce(&str) -> Result<Snapshot, StoreError>,
) -> Result<Arc<Snapshot>, StoreError> {
    if let Some(known) = find(body, hash) {
        return Ok(known);
    }
    let figures = Arc::new(read(hash)?);
    keep((body.to_owned(), hash.to_owned()), Arc::clone(&figures));
    Ok(figures)
}

fn find(body: &str, hash: &str) -> Option<Arc<Snapshot>> {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let at = known.iter().position(|((of, known), _)| of == body && known == hash)?;
    let found = known.remove(at)?;
    let figures = Arc::clone(&found.1);
    known.push_back(found);
    Some(figures)
}

fn keep(key: Key, figures: Arc<Snapshot>) {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    // Two may have read the same at once.
    known.retain(|(of, _)| *of != key);
    known.push_back((key, figures));
    while known.len() > FIGURES || known.iter().map(|(_, figures)| records(figures)).sum::<usize>() > RECORDS {
        known.pop_front();
    }
}

fn records(figures: &Snapshot) -> usize {
    figures.fields.values().map(|field| field.records.len()).sum()
}

#[cfg(test)]
mod tests {
    use std::{cell::Cell, collections::BTreeMap};

    use report::drafting::Field;

    use super::*;

    fn figures(records: usize) -> Snapshot {
        let field = Field {
            digits: records.to_string(),
            unit: "条".into(),
            name: "测试用".into(),
            definition: "测试用".into(),
            version: 1,
            records: vec![String::new(); records],
        };
        let fields = BTreeMap::from([("M-01".to_owned(), field)]);
        Snapshot { body: "桑村乡".into(), year: 2025, computed_at: 0, fields }
    }

    #[test]
    fn figures_are_read_once_each_body_for_itself_and_only_so_many_are_kept() {
        let reads = Cell::new(0);
        let ask = |body: &str, hash: &str, records: usize| {
            let read = |_: &str| {
                reads.set(reads.get() + 1);
                Ok(figures(records))
            };
            let found = or(body, hash, read).ok().map(|figures| self::records(&figures));
            assert_eq!(found, Some(records), "{body} {hash}");
            reads.get()
        };
        assert_eq!((ask("a", "h1", 3), ask("a", "h1", 3), ask("b", "h1", 4)), (1, 1, 2));
        assert_eq!((ask("a", "large", RECORDS - 6), ask("a", "large", RECORDS - 6)), (3, 3), "not too many together");
        assert_eq!(ask("a", "h1", 3), 4, "what was asked for least went");
        assert_eq!((ask("a", "larger", RECORDS + 1), ask("a", "larger", RECORDS + 1)), (5, 6), "too large to be kept");
        assert!(or("a", "torn", |_| Err(StoreError::damaged("annual_content.content", "缺了一份"))).is_err());
        assert_eq!(ask("a", "torn", 1), 7, "trouble is not kept");
    }
}
