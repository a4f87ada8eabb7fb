//! 差事 Every kind of entry keeps its reader, and codes stay.

use affairs::errand::{DropReason, Entry, KINDS};

const GOLDEN: [(&str, &str); 3] = golden!["errand.stuck", "errand.retried", "errand.dropped"];

#[test]
fn every_kind_of_entry_is_read_and_written_as_it_was() {
    crate::golden::keep(&GOLDEN, &KINDS, |kind, version, payload| {
        let entry = Entry::read(kind, version, payload).unwrap();
        assert_eq!(entry.record(), "731/0/zhou-ning");
        (entry.kind(), entry.version(), entry.payload())
    });
    let told = Entry::read("errand.stuck", 2, GOLDEN[0].1).unwrap_err().to_string();
    assert_eq!(told, "no reader for errand.stuck version 2");
}

#[test]
fn codes_are_permanent() {
    let reasons = DropReason::ALL.map(|reason| serde_json::to_string(&reason).unwrap());
    assert_eq!(reasons.join(" "), r#""done-otherwise" "not-needed" "mistaken""#);
}
