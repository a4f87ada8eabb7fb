//! 重新取数 A draft meets a newer count of the ledger.

use std::collections::BTreeMap;

use super::{Claim, Draft, Piece, Snapshot, mark, pieces};

/// 更新 The draft over a newer snapshot: sentences nobody touched are those of the new composition, in its order; what a
/// person wrote keeps its words and takes the new numbers; what a person took out stays out; what a person added stays
/// behind the sentences of its place.
///
/// A number put in by hand stays put in by hand; where the ledger now says the same, there is nothing left to explain and
/// the override goes.
#[must_use]
pub fn renew(draft: &Draft, composed: &Draft, snapshot: &Snapshot) -> Draft {
    let mut mine: BTreeMap<&str, &Claim> =
        draft.claims.iter().filter(|claim| claim.edited).map(|claim| (claim.id.as_str(), claim)).collect();
    let mut claims = Vec::new();
    for fresh in composed.claims.iter().filter(|claim| !draft.removed.contains(&claim.id)) {
        claims.push(mine.remove(fresh.id.as_str()).unwrap_or(fresh).clone());
    }
    let left = draft.claims.iter().filter(|claim| mine.contains_key(claim.id.as_str()));
    claims.extend(left.cloned());
    claims.sort_by_key(|claim| claim.place);
    let mut overrides = draft.overrides.clone();
    overrides.retain(|key, change| snapshot.fields.get(key).is_none_or(|field| field.digits != change.digits));
    let mut next = Draft { claims, overrides, removed: draft.removed.clone(), answers: draft.answers.clone() };
    let texts: Vec<String> = next.claims.iter().map(|claim| renumbered(claim, &next, snapshot)).collect();
    for (claim, text) in next.claims.iter_mut().zip(texts) {
        claim.text = text;
    }
    next
}

/// The sentence with the digits that its numbers have now; a number without a field keeps its own, and [`super::judge`]
/// says so.
fn renumbered(claim: &Claim, draft: &Draft, snapshot: &Snapshot) -> String {
    let piece = |piece: &Piece<'_>| match *piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Figure { key, digits } => mark(key, draft.digits(key, snapshot).unwrap_or(digits)),
    };
    pieces(&claim.text).iter().map(piece).collect()
}
