//! The handbook speaks of buttons that exist: what it prints bold stands on a page of the product.

use crate::house::texts;

#[test]
fn every_label_of_the_handbook_stands_on_a_page() {
    let all = texts("crates");
    let pages: Vec<_> = all.iter().filter(|text| text.path.starts_with("crates/handbook/pages")).collect();
    assert!(pages.len() >= 15, "the handbook lies in crates/handbook/pages");
    let shown = |label: &str| {
        all.iter().any(|text| {
            let ending = text.path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            let speaks =
                text.path.components().any(|part| part.as_os_str() == "templates" || part.as_os_str() == "src");
            speaks && ["html", "rs", "js"].contains(&ending) && text.content.contains(label)
        })
    };
    for page in pages {
        for label in page.content.split("**").skip(1).step_by(2) {
            assert!(
                shown(label),
                "{} speaks of “{label}”, which stands on no page: the page was renamed, so mend the handbook with it",
                page.path.display()
            );
        }
    }
}
