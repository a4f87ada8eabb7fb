//! 目录事项 The matter an item stands under, as pages name it, and those that a title speaks for.

use statute::{catalogue, suggestion};

/// 推荐 A matter that a title speaks for: code, name, and why.
pub(super) struct Proposed {
    pub(super) code: &'static str,
    pub(super) name: String,
    pub(super) because: String,
}

/// How many are shown; the right one is nearly always among three.
const MOST: usize = 3;

/// 推荐目录事项 Those a text speaks for, likeliest first.
pub(super) fn proposed(title: &str, text: &str) -> Vec<Proposed> {
    suggestion::suggest(title, text, MOST).iter().map(shown).collect()
}

fn shown(found: &suggestion::Suggestion) -> Proposed {
    let because = match found.because.as_slice() {
        [] => "标题和它的名称相近".to_owned(),
        words => {
            let inside = |word: &&&str| !words.iter().any(|other| other != *word && other.contains(**word));
            let words: Vec<_> = words.iter().filter(inside).take(2).map(|word| format!("“{word}”")).collect();
            format!("写到了{}", words.join("、"))
        }
    };
    Proposed { code: &found.item.code, name: named(found.item), because }
}

/// A matter as lists name it.
pub(super) fn named(item: &catalogue::Item) -> String {
    format!("{}　{}", item.code, item.title)
}

/// The name of the matter with this code; the code where the catalogue has it no longer.
pub(super) fn name(code: &str) -> String {
    catalogue::item(code).map_or_else(|| code.to_owned(), named)
}

/// Every matter for a list to choose from, with none chosen in front.
pub(super) fn choices() -> Vec<(String, String)> {
    let none = (String::new(), "还没有选".to_owned());
    std::iter::once(none).chain(catalogue::items().iter().map(|item| (item.code.clone(), named(item)))).collect()
}
