//! 页眉页脚 What stands at the edges of pages and is no part of the text: page numbers, running heads and feet.

use std::collections::HashMap;

use super::{
    glyphs::whole,
    page::{Item, Page},
};
use crate::sheet::Turn;

/// The part of the page at its top and at its bottom where they stand.
const EDGE: f32 = 0.12;

/// 去页眉页脚 Removes them from all pages.
pub(super) fn remove(pages: &mut [Page]) {
    let mut seen: HashMap<(String, i32), usize> = HashMap::new();
    for page in &*pages {
        let mut own: Vec<(String, i32)> = page.items.iter().filter_map(|item| mark(item, page.height)).collect();
        own.sort();
        own.dedup();
        own.into_iter().for_each(|mark| *seen.entry(mark).or_default() += 1);
    }
    let most = (pages.len() * 3).div_ceil(5).max(2);
    for page in pages {
        let height = page.height;
        let last = page.items.iter().rposition(|item| matches!(item, Item::Line(_) | Item::Table(_)));
        let mut at = 0;
        page.items.retain(|item| {
            let outermost = at == 0 || Some(at) == last;
            at += 1;
            let Some((text, place)) = mark(item, height) else { return true };
            // A line a hair higher on one page may count for the next place.
            let near = (place - 1..=place + 1).filter_map(|place| seen.get(&(text.clone(), place))).sum::<usize>();
            !(near >= most || outermost && is_page_number(&text))
        });
    }
}

/// A line at an edge: its text with all numbers alike, and its place.
fn mark(item: &Item, height: f32) -> Option<(String, i32)> {
    let Item::Line(line) = item else { return None };
    let place = line.middle();
    let at_edge = place < EDGE * height || place > (1.0 - EDGE) * height;
    (at_edge && line.turn == Turn::Right).then(|| (alike(&line.text()), whole((place / 4.0).round())))
}

/// The text without blanks, every number a `#`.
fn alike(text: &str) -> String {
    let mut alike = String::with_capacity(text.len());
    for char in text.chars().filter(|char| !char.is_whitespace()) {
        if !char.is_numeric() {
            alike.push(char);
        } else if !alike.ends_with('#') {
            alike.push('#');
        }
    }
    alike
}

/// 页码 Whether a line says which page it is: `— 3 —`, `第3页 共6页`, `3 / 6`.
fn is_page_number(alike: &str) -> bool {
    let bare = alike.trim_matches(|char| "—–-－_·．.~〜|()（）".contains(char));
    let words = bare.replace(['第', '页', '頁', '共', '，', ',', '/', '／'], "").to_lowercase();
    let words = words.replace("page", "").replace("of", "");
    !bare.is_empty() && words.chars().all(|char| char == '#') && words.len() <= 2 && !words.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_known_by_their_form() {
        let cases = [
            ("— 3 —", true, "公文"),
            ("第3页", true, "a word processor"),
            ("第 3 页 共 6 页", true, "with the sum"),
            ("3 / 6", true, "a browser"),
            ("Page 3 of 6", true, "English"),
            ("12", true, "a number alone"),
            ("—", false, "no number"),
            ("2024年", false, "a year"),
            ("1 2 3", true, "numbers that blanks part look like one"),
            ("第三章", false, "a chapter"),
        ];
        for (text, expected, why) in cases {
            assert_eq!(is_page_number(&alike(text)), expected, "{text}: {why}");
        }
    }
}
