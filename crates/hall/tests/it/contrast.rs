//! 对比度 Every pair of colours the sheet puts together, computed in every scheme.

use std::collections::HashMap;

type Tokens = HashMap<String, [f64; 3]>;

/// The tokens of the block that begins with `selector`, over those of the light scheme.
fn scheme(sheet: &str, selector: &str) -> Tokens {
    let mut tokens = Tokens::new();
    for start in [":root {", selector] {
        let block = sheet.split(start).nth(1).and_then(|rest| rest.split('}').next()).expect("the scheme has a block");
        for (name, value) in block.split(';').filter_map(|line| line.split_once(':')) {
            if let (Some(name), Some(hex)) = (name.trim().rsplit("--").next(), value.trim().strip_prefix('#')) {
                tokens.insert(name.to_owned(), colour(hex));
            }
        }
    }
    tokens
}

fn colour(hex: &str) -> [f64; 3] {
    assert_eq!(hex.len(), 6, "tokens are written with six digits: {hex}");
    [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("two hexadecimal digits")) / 255.0)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let [r, g, b] = colour.map(|c| if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn ratio(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

const GROUNDS: [&str; 2] = ["paper", "band"];
/// Foreground, grounds it stands on, least ratio, why.
const PAIRS: &[(&str, &[&str], f64, &str)] = &[
    ("ink", &["paper", "band", "sunk"], 7.0, "body text"),
    ("ink-2", &GROUNDS, 7.0, "second text"),
    ("ink-3", &GROUNDS, 4.5, "dates, zeros"),
    ("qing", &["paper", "band", "qing-soft"], 4.5, "links and figures"),
    ("zhe", &["paper", "band", "zhe-soft"], 4.5, "the law"),
    ("zhu", &["paper", "band", "zhu-soft"], 4.5, "faults"),
    ("ink", &["qing-soft", "zhe-soft", "zhu-soft"], 7.0, "text on tints"),
    ("qing", &["paper", "band"], 3.0, "rings and lines of the path"),
    ("zhu", &["paper", "band"], 3.0, "borders of what blocks"),
    ("zhe", &["paper", "band"], 3.0, "the corner of the law"),
    ("ink-2", &["qing-soft", "zhu-soft"], 4.5, "second text in a notice, words struck out"),
    ("ink-3", &["sunk"], 4.5, "dates in a row under the hand"),
    ("paper", &["ink"], 7.0, "the skip link, the page one is on"),
    ("on-deep", &["deep"], 7.0, "the top bar"),
    ("code-ink", &["code-paper"], 7.0, "a code that a camera reads"),
    ("on-qing", &["qing"], 4.5, "buttons"),
    ("on-zhu", &["zhu"], 4.5, "filled badges"),
    ("edge", &GROUNDS, 3.0, "borders of controls"),
    ("focus", &GROUNDS, 3.0, "focus"),
];

#[test]
fn every_pair_of_every_scheme_has_its_contrast() {
    let sheet = String::from_utf8(hall::style().bytes.clone()).unwrap();
    let schemes =
        [":root {", ":root:not([data-theme]) {", ":root[data-theme=\"dark\"] {", ":root[data-theme=\"contrast\"] {"];
    for selector in schemes {
        let tokens = scheme(&sheet, selector);
        for (front, grounds, least, why) in PAIRS {
            for ground in *grounds {
                let found = ratio(tokens[*front], tokens[*ground]);
                assert!(found >= *least, "{selector} {front} on {ground} ({why}): {found:.2} < {least}");
            }
        }
    }
}

#[test]
fn the_system_and_the_chosen_dark_are_the_same() {
    let sheet = String::from_utf8(hall::style().bytes.clone()).unwrap();
    assert_eq!(scheme(&sheet, ":root:not([data-theme]) {"), scheme(&sheet, ":root[data-theme=\"dark\"] {"));
}
