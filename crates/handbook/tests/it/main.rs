//! Every page has its shape, and every picture its page.
#![allow(clippy::unwrap_used, reason = "a test stops where something is missing")]

use std::{collections::BTreeSet, fs, path::Path};

/// Bytes a picture may have: the handbook is read over village lines.
const PICTURE: u64 = 150 * 1024;

fn names(folder: &str, ending: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    files.filter_map(|name| name.strip_suffix(ending).map(str::to_owned)).collect()
}

#[test]
fn every_file_is_a_page_that_says_what_for_who_and_how() {
    let listed: BTreeSet<String> = handbook::pages().iter().map(|page| page.slug.to_owned()).collect();
    assert_eq!(listed, names("pages", ".md"));
    for page in handbook::pages() {
        assert!(!page.title.is_empty() && page.title.chars().count() <= 16, "{}: {}", page.slug, page.title);
        assert!(page.about.ends_with('。') && page.about.chars().count() <= 60, "{}: {}", page.slug, page.about);
        assert!(page.body.starts_with("<p>办的人："), "{} does not say who: {}", page.slug, page.body);
        assert!(page.body.contains("<li>"), "{} has no steps", page.slug);
        assert!(!page.body.contains('!') && !page.body.contains('！'), "{} shouts", page.slug);
    }
}

#[test]
fn every_picture_is_small_shown_and_has_its_words() {
    let shown: String = handbook::pages().iter().map(|page| page.body.as_str()).collect();
    for name in names("pictures", ".png") {
        let file = format!("{name}.png");
        let bytes = handbook::picture(&file).unwrap_or_else(|| panic!("{file} is not built in"));
        assert!(bytes.starts_with(b"\x89PNG") && bytes.len() as u64 <= PICTURE, "{file}: {} bytes", bytes.len());
        assert!(shown.contains(&format!("{}{file}\"", handbook::PICTURES)), "{file} stands on no page");
    }
    assert!(!shown.contains("alt=\"\""), "a picture without words");
    assert_eq!(handbook::picture("../Cargo.toml"), None);
}
