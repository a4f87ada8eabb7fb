//! 差事 Every kind of entry keeps its reader, and codes stay.

use affairs::errand::{DropReason, Entry, KINDS};

macro_rules! golden {
    ($($kind:literal),* $(,)?) => { [$(($kind, include_str!(concat!("golden/", $kind, ".1.json")))),*] };
}

const GOLDEN: [(&str, &str); 3] = golden!["errand.stuck", "errand.retried", "errand.dropped"];

#[test]
fn every_kind_of_entry_is_read_and_written_as_it_was() {
    assert_eq!(GOLDEN.map(|(kind, _)| kind), KINDS);
    for (kind, payload) in GOLDEN {
        let payload = payload.trim_end();
        let entry = Entry::read(kind, 1, payload).unwrap();
        assert_eq!((entry.kind(), entry.version(), entry.payload().as_str()), (kind, 1, payload));
        assert_eq!(entry.record(), "731/0/zhou-ning");
    }
    let told = Entry::read("errand.stuck", 2, GOLDEN[0].1).unwrap_err().to_string();
    assert_eq!(told, "no reader for errand.stuck version 2");
}

#[test]
fn codes_are_permanent() {
    let reasons = DropReason::ALL.map(|reason| serde_json::to_string(&reason).unwrap());
    assert_eq!(reasons.join(" "), r#""done-otherwise" "not-needed" "mistaken""#);
}
