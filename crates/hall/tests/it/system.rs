//! 设计体系 What the sheets may say, and that every component has its place in the gallery.

const SHEETS: [(&str, &str); 2] = [
    ("gongkai.css", include_str!("../../style/gongkai.css")),
    ("console.css", include_str!("../../style/console.css")),
];
const PARTS: &str = include_str!("../../templates/ui.html");
const GALLERY: &str = include_str!("../../templates/gallery.html");

/// The declarations of a sheet, comments left out.
fn declarations(sheet: &str) -> Vec<(String, String)> {
    let mut bare = String::new();
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let blocks = bare.split('{').skip(1).filter_map(|block| block.split('}').next());
    let lines = blocks.flat_map(|block| block.split(';')).filter_map(|line| line.split_once(':'));
    lines.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned())).collect()
}

/// The sizes, in rem, that a declaration of type asks for.
fn sizes(value: &str) -> Vec<f64> {
    let words = value.split([' ', '/']).filter(|word| word.ends_with("rem"));
    words.filter_map(|word| word.trim_end_matches("rem").parse().ok()).collect()
}

#[test]
fn no_text_is_smaller_than_a_note_of_the_console() {
    let small: f64 = 0.8125;
    let (mut seen, mut faults) = (0, Vec::new());
    for (name, sheet) in SHEETS {
        for (property, value) in declarations(sheet) {
            let type_size = matches!(property.as_str(), "font" | "font-size") || property.starts_with("--t-");
            for size in sizes(&value).into_iter().filter(|_| type_size) {
                seen += 1;
                if size < small {
                    faults.push(format!("{name}: {property}: {value}"));
                }
            }
        }
    }
    assert!(seen > 40, "the sheets were read: {seen}");
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn a_colour_is_written_only_where_a_token_is_made() {
    let words = ["white", "black", "red", "green", "blue", "gray", "grey"];
    let literal = |value: &str| {
        let hex = value.split('#').skip(1).any(|rest| rest.starts_with(|sign: char| sign.is_ascii_hexdigit()));
        let named = value.split([' ', ',']).any(|word| words.contains(&word));
        hex || named || ["rgb(", "rgba(", "hsl("].iter().any(|function| value.contains(function))
    };
    for (name, sheet) in SHEETS {
        let faults: Vec<_> = declarations(sheet)
            .into_iter()
            .filter(|(property, value)| !property.starts_with("--") && literal(value))
            .collect();
        assert_eq!(faults, [], "{name}");
    }
}

#[test]
fn every_component_has_its_place_in_the_gallery() {
    let made: Vec<&str> = PARTS.split("{%- macro ").skip(1).filter_map(|macros| macros.split('(').next()).collect();
    assert!(made.len() > 15, "the parts were read: {made:?}");
    let missing: Vec<&&str> = made.iter().filter(|name| !GALLERY.contains(&format!("ui::{name}("))).collect();
    assert_eq!(missing, Vec::<&&str>::new());
}

#[test]
fn the_gallery_says_what_it_said_when_it_was_last_looked_at() {
    let shown = hall::Gallery::examples().main();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/gallery.html");
    if std::env::var_os("GONGKAI_LOOKED").is_some() {
        std::fs::write(file, &shown).unwrap();
    }
    let kept = std::fs::read_to_string(file).unwrap();
    let differs = shown.lines().zip(kept.lines()).find(|(now, before)| now != before);
    assert!(
        shown == kept,
        "the markup of a component changed: look at /gallery, then run this test with GONGKAI_LOOKED=1: {differs:?}"
    );
}

#[test]
fn no_id_is_given_twice_and_every_label_meets_its_field() {
    let page = hall::Gallery::examples().main();
    let all = |name: &str| -> Vec<String> {
        let before = format!(" {name}=\"");
        let found = page.split(&before).skip(1).filter_map(|rest| rest.split('"').next());
        found.map(str::to_owned).collect()
    };
    let ids = all("id");
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "{ids:?}");
    for named in ["for", "aria-labelledby", "aria-describedby"].iter().flat_map(|name| all(name)) {
        assert!(ids.contains(&named), "nothing is called {named}");
    }
}
