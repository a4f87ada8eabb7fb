//! 目录事项 The matter an item stands under, as pages name it, and those that a title speaks for.

use statute::{
    catalogue,
    catalogue::{Item, PersonalData},
    suggestion,
};

use crate::matters::{Offer, named};

/// 推荐 A matter that a title speaks for: code, name, and why.
pub(super) struct Proposed {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) because: String,
}

/// How many are shown; the right one is nearly always among three.
const MOST: usize = 3;

/// 推荐目录事项 Those a text speaks for, likeliest first.
pub(super) fn proposed(title: &str, text: &str, offer: &Offer) -> Vec<Proposed> {
    let added = offer.added().map(|matter| &*matter.item);
    suggestion::suggest_among(title, text, added, MOST).iter().map(shown).collect()
}

fn shown(found: &suggestion::Suggestion<'_>) -> Proposed {
    let because = match found.because.as_slice() {
        [] => "标题和它的名称相近".to_owned(),
        words => {
            let inside = |word: &&&str| !words.iter().any(|other| other != *word && other.contains(**word));
            let words: Vec<_> = words.iter().filter(inside).take(2).map(|word| format!("“{word}”")).collect();
            format!("写到了{}", words.join("、"))
        }
    };
    Proposed { code: found.item.code.clone(), name: named(found.item), because }
}

/// 个人信息 What a text of a matter may show of persons, in plain words; nothing where it holds none.
pub(super) fn persons(item: &Item) -> Option<String> {
    let persons = &item.persons;
    let never = persons.never.join("、");
    let parts = [("", item.personal_data.rule()), ("名单的范围：", &persons.scope), ("不得出现：", &never)];
    let told: Vec<String> =
        parts.iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| format!("{name}{text}。")).collect();
    (item.personal_data != PersonalData::None).then(|| told.concat())
}

/// 一组 Matters of one origin for a list to choose from: its name, then codes and names.
pub(super) type Group = (&'static str, Vec<(String, String)>);

/// Every matter that may be chosen: what the county added first, for it is short and asked for here alone.
pub(super) fn choices(offer: &Offer) -> Vec<Group> {
    let pair = |item: &Item| (item.code.clone(), named(item));
    let added: Vec<_> = offer.added().map(|matter| pair(&matter.item)).collect();
    let groups = [("县里增补", added), ("基础目录", catalogue::items().iter().map(pair).collect())];
    groups.into_iter().filter(|(_, matters)| !matters.is_empty()).collect()
}
