//! 改了什么 What a later text of a report says otherwise than an earlier one.

use std::collections::{BTreeMap, BTreeSet};

use super::{Claim, Draft, Piece, Snapshot, pieces};

/// 改了什么 Each number that prints otherwise, in the order of its keys, then how many sentences were rewritten, added and
/// taken out; empty where both print the same.
///
/// A sentence whose words stayed and whose numbers moved counts as its numbers, not as rewritten.
#[must_use]
pub fn changes(was: (&Draft, &Snapshot), now: (&Draft, &Snapshot)) -> Vec<String> {
    let keys: BTreeSet<String> = printed(was).chain(printed(now)).collect();
    let mut said: Vec<String> = keys.iter().filter_map(|key| number(key, was, now)).collect();
    said.extend(sentences(was.0, now.0));
    said
}

/// Keys of the numbers that a report prints: those its sentences bind, and the cells of its tables.
fn printed((draft, snapshot): (&Draft, &Snapshot)) -> impl Iterator<Item = String> {
    let form = snapshot.tables().form();
    let cells = form.cells().map(|cell| form.name(cell).to_owned());
    let bound = draft.claims.iter().flat_map(|claim| pieces(&claim.text)).filter_map(|piece| match piece {
        Piece::Figure { key, .. } => Some(key.to_owned()),
        Piece::Words(_) => None,
    });
    bound.chain(cells).collect::<Vec<_>>().into_iter()
}

fn number(key: &str, was: (&Draft, &Snapshot), now: (&Draft, &Snapshot)) -> Option<String> {
    let digits = |(draft, snapshot): (&Draft, &Snapshot)| draft.digits(key, snapshot).map(str::to_owned);
    let (before, after) = (digits(was), digits(now));
    if before == after {
        return None;
    }
    let field = now.1.fields.get(key).or_else(|| was.1.fields.get(key))?;
    let or_none =
        |digits: Option<String>| digits.map_or_else(|| "没有数".to_owned(), |it| format!("{it} {}", field.unit));
    Some(format!("{}由 {} 改为 {}", field.name, or_none(before), or_none(after)))
}

fn sentences(was: &Draft, now: &Draft) -> Vec<String> {
    let names = |draft: &Draft| -> BTreeMap<String, String> {
        draft.claims.iter().map(|claim| (claim.id.clone(), words(claim))).collect()
    };
    let (before, after) = (names(was), names(now));
    let rewritten = after.iter().filter(|(id, text)| before.get(*id).is_some_and(|old| old != *text)).count();
    let added = after.keys().filter(|id| !before.contains_key(*id)).count();
    let removed = before.keys().filter(|id| !after.contains_key(*id)).count();
    let counted = [("改写", rewritten), ("增加", added), ("删去", removed)];
    counted.into_iter().filter(|(_, n)| *n > 0).map(|(verb, n)| format!("{verb} {n} 句")).collect()
}

/// The words of a sentence with its numbers left open.
fn words(claim: &Claim) -> String {
    let piece = |piece: &Piece<'_>| match *piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Figure { key, .. } => format!("【{key}】"),
    };
    pieces(&claim.text).iter().map(piece).collect()
}
