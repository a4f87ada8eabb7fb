//! 有台账的核对 What a report says of itself, and what its ledger proves.

use statute::report::{Judgement, Level, Rule};

use super::{Draft, DraftObstacle, Marks, Snapshot, finish, judge, typed};
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
