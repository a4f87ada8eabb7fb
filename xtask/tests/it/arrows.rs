//! Arrows point one way, towards meaning (`ARCHITECTURE.md`).

use std::{collections::BTreeMap, fs};

use crate::house::{crates, room, root};

/// Who may know whom. The list is exact: it is the picture in `ARCHITECTURE.md`, said once more for the machine.
const ARROWS: [(&str, &[&str]); 28] = [
    ("messages", &[]),
    ("statute", &["messages"]),
    ("papers", &["messages"]),
    ("documents", &[]),
    ("pdf", &["papers"]),
    ("press", &["assets", "documents"]),
    ("assets", &[]),
    ("notices", &[]),
    ("prose", &["messages"]),
    ("report", &["documents", "messages", "papers", "statute"]),
    ("handbook", &[]),
    ("hall", &["affairs", "documents", "handbook", "messages", "office", "prose", "store"]),
    ("affairs", &["messages", "statute"]),
    ("migrations", &[]),
    ("store", &["messages", "migrations"]),
    ("office", &["affairs", "messages", "prose", "statute", "store"]),
    ("account", &["affairs", "documents", "hall", "messages", "office", "store"]),
    ("publication", &["affairs", "documents", "hall", "messages", "office", "papers", "prose", "statute", "store"]),
    ("obligation", &["affairs", "documents", "hall", "messages", "office", "statute", "store"]),
    ("register", &["affairs", "documents", "hall", "messages", "office", "papers", "statute", "store"]),
    ("year_end", &["affairs", "documents", "hall", "messages", "office", "report", "statute", "store"]),
    ("towns", &["account", "affairs", "messages", "office", "publication", "register", "store"]),
    ("seals", &["office"]),
    ("carrier", &["affairs", "messages", "office"]),
    ("testkit", &[]),
    ("rehearsal", &["affairs", "hall", "messages", "migrations", "office", "seals", "statute", "store", "testkit"]),
    (
        "simulation",
        &[
            "account",
            "affairs",
            "hall",
            "migrations",
            "office",
            "prose",
            "publication",
            "register",
            "rehearsal",
            "statute",
            "store",
            "testkit",
        ],
    ),
    (
        "gongkai",
        &[
            "account",
            "affairs",
            "assets",
            "carrier",
            "documents",
            "hall",
            "messages",
            "migrations",
            "notices",
            "obligation",
            "office",
            "papers",
            "pdf",
            "press",
            "prose",
            "publication",
            "register",
            "report",
            "seals",
            "statute",
            "store",
            "towns",
            "year_end",
        ],
    ),
];

#[test]
fn rooms_know_only_the_rooms_they_may_know() {
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.into();
    for name in crates() {
        let Some(allowed) = allowed.get(name.as_str()) else {
            panic!("{name} is a new room: draw it in ARCHITECTURE.md and list its arrows in {}", file!());
        };
        let known = rooms_named(&format!("{}/Cargo.toml", room(&name)), "[dependencies]");
        if let Some(gone) = allowed.iter().find(|room| !known.iter().any(|known| known == *room)) {
            panic!("{name} no longer needs {gone}: strike the arrow from {} and from ARCHITECTURE.md", file!());
        }
        for known in known {
            assert!(
                allowed.contains(&known.as_str()),
                "{name} depends on {known}, which is no arrow of the house. Move the code to where both may see it, \
                 or draw the arrow in ARCHITECTURE.md with its reason and add it in {}",
                file!()
            );
        }
    }
}

#[test]
fn no_room_builds_on_test_code() {
    for name in crates().into_iter().filter(|name| !["rehearsal", "simulation"].contains(&name.as_str())) {
        let known = rooms_named(&format!("{}/Cargo.toml", room(&name)), "[dependencies]");
        assert!(
            !known.iter().any(|known| ["testkit", "rehearsal", "simulation"].contains(&known.as_str())),
            "{name} ships what is for tests only: name it under [dev-dependencies] instead"
        );
    }
}

#[test]
fn each_outside_crate_is_named_once_with_its_reason() {
    for name in crates() {
        let manifest = fs::read_to_string(root().join(room(&name)).join("Cargo.toml")).unwrap();
        for line in entries(&manifest, "[dependencies]").chain(entries(&manifest, "[dev-dependencies]")) {
            assert!(
                line.contains("workspace = true"),
                "{name} declares `{line}` by itself: declare it in the root Cargo.toml, with a comment that \
                 says why we need it, and write `….workspace = true` here"
            );
        }
    }
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let section = manifest.split("[workspace.dependencies]").nth(1).unwrap();
    let mut reason = false;
    for line in section.lines().skip(1).take_while(|line| !line.starts_with('[')) {
        if line.trim().is_empty() {
            reason = false;
        } else if line.starts_with('#') {
            reason = true;
        } else {
            assert!(reason, "`{line}` in the root Cargo.toml has no comment above it that says why we need it");
        }
    }
}

/// The rooms of the house that a section of a manifest names.
fn rooms_named(manifest: &str, section: &str) -> Vec<String> {
    let content = fs::read_to_string(root().join(manifest)).expect("a crate has its manifest");
    let rooms = crates();
    entries(&content, section)
        .map(|line| line.split(['.', ' ', '=']).next().unwrap_or_default().to_owned())
        .filter(|name| rooms.contains(name))
        .collect()
}

fn entries<'a>(manifest: &'a str, section: &str) -> impl Iterator<Item = &'a str> {
    manifest
        .lines()
        .skip_while(move |line| line.trim() != section)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
}
