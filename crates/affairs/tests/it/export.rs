//! 导出 The kind of entry keeps its reader.

use affairs::export::{Entry, KINDS};

const GOLDEN: [(&str, &str); 1] = golden!["export.list"];

#[test]
fn the_entry_is_read_and_written_as_it_was() {
    crate::golden::keep(&GOLDEN, &KINDS, |kind, version, payload| {
        let entry = Entry::read(kind, version, payload).unwrap();
        assert_eq!(entry.record(), "publication.items");
        (entry.kind(), entry.version(), entry.payload())
    });
    let told = Entry::read("export.list", 2, GOLDEN[0].1).unwrap_err().to_string();
    assert_eq!(told, "no reader for export.list version 2");
}
