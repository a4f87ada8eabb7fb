//! 台账的样本 Every kind and version of entry ever written keeps its reader: one file each, read and written again byte
//! by byte.

/// Kinds with their files, of their first version.
macro_rules! golden {
    ($($kind:literal),* $(,)?) => {
        [$(($kind, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/golden/", $kind, ".1.json")))),*]
    };
}

/// The files are those of `kinds` in their order, and each entry comes back as it was; `again` reads one and gives its
/// kind, its version and its payload.
pub(crate) fn keep(
    golden: &[(&str, &str)],
    kinds: &[&str],
    again: impl Fn(&str, u32, &str) -> (&'static str, u32, String),
) {
    let filed: Vec<&str> = golden.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(filed, kinds, "one file a kind, in the order of the kinds");
    for (kind, payload) in golden {
        let payload = payload.trim_end();
        assert_eq!(again(kind, 1, payload), (*kind, 1, payload.to_owned()));
    }
}
