//! Every kind of entry ever written keeps its reader.

use affairs::obligation::{Entry, KINDS};

const GOLDEN: [(&str, &str); 12] = golden![
    "obligation.year-made",
    "obligation.raised",
    "obligation.specified",
    "obligation.called",
    "obligation.closed",
    "obligation.reopened",
    "obligation.duty-changed",
    "obligation.table-approved",
    "obligation.exempted",
    "obligation.restored",
    "obligation.item-added",
    "obligation.item-taken-back",
];

#[test]
fn every_kind_is_read_and_written_as_it_was() {
    crate::golden::keep(&GOLDEN, &KINDS, |kind, version, payload| {
        let entry = Entry::read(kind, version, payload).unwrap();
        (entry.kind(), entry.version(), entry.payload())
    });
}
