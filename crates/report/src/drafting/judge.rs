//! 核对草稿 No number without a snapshot, no claim without a record (`operations.md` §§9, 12).

use std::collections::BTreeSet;

use statute::report::Number;

use super::{Claim, Draft, DraftObstacle, Piece, Place, Snapshot, pieces, stripped, typed};

/// 核对 Everything that stands between a draft and its reviews, in the order of the draft; empty when nothing does.
#[must_use]
pub fn judge(draft: &Draft, snapshot: &Snapshot) -> Vec<DraftObstacle> {
    let mut obstacles = Vec::new();
    let mut ids = BTreeSet::new();
    for claim in &draft.claims {
        if !ids.insert(&claim.id) && !claim.text.trim().is_empty() {
            obstacles.push(DraftObstacle::Unfit { claim: named(claim) });
        }
        obstacles.extend(judge_claim(claim, draft, snapshot));
    }
    obstacles.extend(overrides(draft, snapshot));
    obstacles.extend(cells(snapshot));
    obstacles
}

/// 核对一句 What stands in the way of one sentence by itself, so that a page can say it right below.
#[must_use]
pub fn judge_claim(claim: &Claim, draft: &Draft, snapshot: &Snapshot) -> Vec<DraftObstacle> {
    let mut obstacles = Vec::new();
    if claim.text.trim().is_empty() {
        obstacles.push(DraftObstacle::Unfit { claim: named(claim) });
    }
    obstacles.extend(numbers(claim, draft, snapshot));
    obstacles.extend(bare(claim));
    obstacles
}

/// The first words of a sentence.
fn named(claim: &Claim) -> String {
    let text = stripped(&claim.text);
    let mut words: String = text.chars().take(16).collect();
    if text.chars().nth(16).is_some() {
        words.push('…');
    }
    words
}

fn numbers(claim: &Claim, draft: &Draft, snapshot: &Snapshot) -> Vec<DraftObstacle> {
    let mut obstacles = Vec::new();
    for piece in pieces(&claim.text) {
        let Piece::Figure { key, digits } = piece else { continue };
        match (snapshot.fields.get(key), draft.digits(key, snapshot)) {
            (Some(field), Some(wanted)) if digits != wanted => obstacles.push(DraftObstacle::Differs {
                claim: named(claim),
                name: field.name.clone(),
                ledger: field.digits.clone(),
                stands: digits.to_owned(),
            }),
            (None, _) => obstacles.push(DraftObstacle::NoSuchField { claim: named(claim), key: key.to_owned() }),
            _ => {}
        }
    }
    if claim.reason.trim().is_empty() {
        let counts = typed::of(claim).into_iter();
        obstacles.extend(counts.map(|count| DraftObstacle::Typed { claim: named(claim), count }));
    }
    obstacles
}

/// The lead says what the report is, not what was done.
fn bare(claim: &Claim) -> Option<DraftObstacle> {
    let bound = pieces(&claim.text).iter().any(|piece| matches!(piece, Piece::Figure { .. }));
    let stands = claim.place == Place::Lead || bound || !claim.records.is_empty();
    (!stands && claim.reason.trim().is_empty()).then(|| DraftObstacle::Bare { claim: named(claim) })
}

fn overrides(draft: &Draft, snapshot: &Snapshot) -> Vec<DraftObstacle> {
    let mut obstacles = Vec::new();
    for (key, change) in &draft.overrides {
        let number = Number::parse(&change.digits).filter(|number| !number.is_negative());
        match snapshot.fields.get(key).filter(|_| number.is_some()) {
            None => {
                obstacles.push(DraftObstacle::OddOverride { key: key.clone(), digits: change.digits.clone() });
            }
            Some(field) if change.reason.trim().is_empty() => {
                obstacles.push(DraftObstacle::NoReason { name: field.name.clone() });
            }
            Some(_) => {}
        }
    }
    obstacles
}

fn cells(snapshot: &Snapshot) -> Option<DraftObstacle> {
    let figures = snapshot.tables();
    let mut absent = figures.absent();
    let (first, _) = absent.next()?;
    Some(DraftObstacle::Cells { lost: absent.count() + 1, first: figures.form().place(first) })
}
