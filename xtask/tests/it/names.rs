//! Names that say nothing, and names that belong to one machine only.

use crate::house::texts;

#[test]
fn no_file_has_a_name_that_says_nothing() {
    for folder in ["crates", "xtask"] {
        for text in texts(folder) {
            let stem = text.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            let parent = text.path.parent().and_then(|parent| parent.file_name()).and_then(|name| name.to_str());
            for name in [Some(stem), parent].into_iter().flatten() {
                assert!(
                    !matches!(name, "util" | "utils" | "common" | "helper" | "helpers" | "manager" | "misc"),
                    "{}: a stray function belongs to the noun it speaks about; name the file after that noun",
                    text.path.display()
                );
            }
        }
    }
}

#[test]
fn no_file_names_a_place_on_one_machine() {
    // Put together here, so that this file does not find itself.
    let places = ["work", "root", "home", "Users"].map(|folder| format!("/{folder}/"));
    let mut faults = Vec::new();
    for text in texts("") {
        for (index, line) in text.content.lines().enumerate() {
            for place in &places {
                let found = line.match_indices(place.as_str()).any(|(at, _)| begins_a_path(&line[..at]));
                if found {
                    faults.push(format!("{}: {}", text.at(index + 1), line.trim()));
                }
            }
        }
    }
    assert!(
        faults.is_empty(),
        "these lines name a folder of one machine; use a path below the root:\n{}",
        faults.join("\n")
    );
}

/// The same word inside an address or a longer path is not a place on a machine.
fn begins_a_path(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '=' | '('))
}
