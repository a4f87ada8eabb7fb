//! The heart is pure: it reads no clock and touches nothing outside (house style, principle 2).

use crate::house::{PURE, sources};

/// What reaches outside, and where such a thing belongs.
const OUTSIDE: [(&str, &str); 15] = [
    ("SystemTime", CLOCK),
    ("Instant::now", CLOCK),
    ("Zoned::now", CLOCK),
    ("Timestamp::now", CLOCK),
    ("std::fs", FILES),
    ("std::net", "the binary speaks to the network"),
    ("std::env", "configuration is read once, in the binary"),
    ("std::process", "the binary starts and ends processes"),
    ("std::os::", "the binary knows the machine"),
    ("io::stdin", FILES),
    ("io::stdout", PRINT),
    ("io::stderr", PRINT),
    ("println!", PRINT),
    ("eprint", PRINT),
    ("thread_rng", "chance is a parameter"),
];
const CLOCK: &str = "take the day as a parameter";
const FILES: &str = "take bytes as a parameter; the binary reads and writes files";
const PRINT: &str = "return values or messages; the binary prints";

#[test]
fn pure_rooms_read_no_clock_and_touch_nothing_outside() {
    let mut faults = Vec::new();
    for name in PURE {
        for text in sources(name) {
            for (number, line) in text.code() {
                for (word, instead) in OUTSIDE {
                    if line.contains(word) {
                        faults.push(format!("{}: `{word}` in a pure room; {instead}", text.at(number)));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// `use std::{fs, …}` hides the word that the other test looks for.
#[test]
fn pure_rooms_import_nothing_from_outside_in_a_group() {
    for name in PURE {
        for text in sources(name) {
            for group in text.content.split("use std::{").skip(1) {
                let names: String = group.chars().take_while(|&c| c != ';').collect();
                for word in names.split([',', '{', '}', ' ', '\n']) {
                    let module = word.split("::").next().unwrap_or_default();
                    assert!(
                        !matches!(module, "fs" | "net" | "env" | "process" | "os"),
                        "{} imports std::{module}: a pure room touches nothing outside; {FILES}",
                        text.path.display()
                    );
                }
            }
        }
    }
}
