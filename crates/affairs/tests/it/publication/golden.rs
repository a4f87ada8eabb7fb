//! Every kind of entry ever written keeps its reader: one file a kind, read and written again byte by byte.

use affairs::publication::{Entry, KINDS, ReadError};

const GOLDEN: [(&str, &str); 25] = golden![
    "publication.proposed",
    "publication.revised",
    "publication.checked",
    "publication.overruled",
    "publication.submitted",
    "publication.signed",
    "publication.returned",
    "publication.scheduled",
    "publication.unscheduled",
    "publication.held",
    "publication.published",
    "publication.published-urgently",
    "publication.posted",
    "publication.corrected",
    "publication.withdrawn",
    "publication.confirmed",
    "publication.restored",
    "publication.discarded",
    "publication.clarified",
    "publication.recorded",
    "publication.version-dropped",
    "publication.handed-over",
    "publication.validity-marked",
    "publication.placed",
    "publication.totals-confirmed",
];

#[test]
fn every_kind_is_read_and_written_as_it_was() {
    crate::golden::keep(&GOLDEN, &KINDS, |kind, version, payload| {
        let entry = Entry::read(kind, version, payload).unwrap();
        (entry.kind(), entry.version(), entry.payload())
    });
}

#[test]
fn a_small_correction_keeps_its_signature_from_version_two_on() {
    let payload = include_str!("../golden/publication.corrected.2.json").trim_end();
    let entry = Entry::read("publication.corrected", 2, payload).unwrap();
    assert_eq!((entry.version(), entry.payload().as_str()), (2, payload));
    let mixed = Entry::read("publication.corrected", 1, payload).unwrap_err();
    assert!(matches!(mixed, ReadError::Shape { .. }), "the newer shape under the older number: {mixed}");
    assert!(Entry::read("publication.corrected", 3, payload).is_err(), "a newer program");
}

#[test]
fn a_damaged_or_newer_row_is_told_and_not_guessed() {
    let (kind, payload) = GOLDEN[0];
    let cases = [
        (Entry::read(kind, 2, payload), "no reader for publication.proposed version 2", "a newer program"),
        (Entry::read("publication.burnt", 1, payload), "no reader for publication.burnt version 1", "H32"),
        (
            Entry::read(KINDS[1], 1, payload),
            "a row of publication.revised holds publication.proposed",
            "a mixed-up row",
        ),
    ];
    for (outcome, said, because) in cases {
        assert_eq!(outcome.unwrap_err().to_string(), said, "{because}");
    }
    assert!(matches!(Entry::read(kind, 1, "{"), Err(ReadError::Shape { .. })));
}
