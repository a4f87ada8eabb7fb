//! 有台账的核对 What a report says of itself, and what its ledger proves.

use std::collections::BTreeSet;

use statute::report::{Judgement, Level, Rule, Severity};

use super::{Draft, DraftObstacle, Field, Marks, Snapshot, finish, judge, typed};
use crate::{Report, check, reading_of};

/// 核对成稿 Every rule of a finished draft, as [`check`] has them, less what a ledger proves.
///
/// A report as a file cannot show its ledger, so N3, N9 and A15 are asked of every one. Here they are answered: they stay
/// open only where [`judge`] finds a number that is not the ledger's, typed without a field, or of no ledger; and where
/// somebody put a number in by hand.
#[must_use]
pub fn prove(draft: &Draft, snapshot: &Snapshot, previous: Option<&Report>, level: Option<Level>) -> Judgement {
    let mut judgement = check(&reading_of(finish(draft, snapshot, Marks::Stripped)), previous, level);
    let unproven = |obstacle: &DraftObstacle| {
        matches!(
            obstacle,
            DraftObstacle::NoSuchField { .. }
                | DraftObstacle::Differs { .. }
                | DraftObstacle::Typed { .. }
                | DraftObstacle::Cells { .. }
        )
    };
    let by_hand = draft.claims.iter().any(|claim| !typed::of(claim).is_empty());
    if draft.overrides.is_empty() && !judge(draft, snapshot).iter().any(unproven) {
        let proven = |rule: Rule| rule == Rule::A15 || rule == Rule::N3 || (rule == Rule::N9 && !by_hand);
        judgement.findings.retain(|finding| !proven(finding.rule));
        judgement.unjudged.retain(|unjudged| !proven(unjudged.rule));
    }
    judgement
}

/// 不合规则 The errors of [`prove`] as obstacles; cells without a ledger are [`judge`]'s to name.
#[must_use]
pub fn faults(draft: &Draft, snapshot: &Snapshot) -> Vec<DraftObstacle> {
    let errors = prove(draft, snapshot, None, None).findings.into_iter();
    let errors = errors.filter(|finding| finding.severity == Severity::Error && finding.rule != Rule::A1);
    errors
        .map(|finding| DraftObstacle::Breaks {
            rule: finding.rule.to_string(),
            place: finding.place,
            what: finding.message,
        })
        .collect()
}

/// 台账变了 The figures that the ledger gives now otherwise than when they were counted, by their names; records that were
/// exchanged for others under the same number count as a change too.
#[must_use]
pub fn moved(counted: &Snapshot, now: &Snapshot) -> Vec<DraftObstacle> {
    let same = |was: &Field, is: &Field| was.digits == is.digits && was.records == is.records;
    let keys: BTreeSet<&String> = counted.fields.keys().chain(now.fields.keys()).collect();
    let pairs = keys.into_iter().map(|key| (key, counted.fields.get(key), now.fields.get(key)));
    let unlike = pairs.filter(|(_, was, is)| !matches!((was, is), (Some(was), Some(is)) if same(was, is)));
    unlike.map(|(key, was, is)| obstacle(key, was, is)).collect()
}

/// 数变了 One figure that the ledger gives now with other digits than when it was counted, or no longer; its records are
/// not looked at.
#[must_use]
pub fn another(key: &str, was: &Field, is: Option<&Field>) -> Option<DraftObstacle> {
    let same = is.is_some_and(|is| is.digits == was.digits);
    (!same).then(|| obstacle(key, Some(was), is))
}

fn obstacle(key: &str, was: Option<&Field>, is: Option<&Field>) -> DraftObstacle {
    let name = is.or(was).map_or_else(|| key.to_owned(), |field| field.name.clone());
    let digits = |field: Option<&Field>| field.map_or_else(|| "没有".to_owned(), |field| field.digits.clone());
    DraftObstacle::Moved { name, was: digits(was), is: digits(is) }
}
