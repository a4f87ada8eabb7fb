//! 流程 Which steps an item needs, in which order, and which are open now (the diagram of `operations.md` §2).

use super::{Importance, Item, Profile, ReviewStep, Stage};
use ReviewStep::{Final, First, Proof, Second, Secrecy};

/// 应有的步骤 Every signature the item needs before it is approved; secrecy first, since it runs beside the others.
///
/// An urgent item owes at least the steps of a routine one, and the final review where its subject is important.
#[must_use]
pub fn required(item: &Item) -> Vec<ReviewStep> {
    let facts = item.facts();
    let class = if facts.importance == Importance::Urgent { facts.subject.floor() } else { facts.importance };
    let final_review = class.max(facts.subject.floor()) >= Importance::Important;
    let mut steps = vec![Secrecy, Proof(1), First, Proof(2), Second];
    match (item.proposal.profile, final_review) {
        (Profile::Levels, true) => steps.extend([Proof(3), Final]),
        (Profile::Levels, false) => {}
        (Profile::ThreeReaders, true) => steps.extend([Final, Proof(3)]),
        (Profile::ThreeReaders, false) => steps.push(Proof(3)),
    }
    steps
}

/// 待办的步骤 The steps that somebody may sign now.
///
/// In review: secrecy, and the first step of the chain without a signature that stands. After a return that resumes,
/// also the step that returned, together with the earlier ones that were passed before and only need the difference.
/// After an urgent release: every step still owed, in any order.
#[must_use]
pub fn open_steps(item: &Item) -> Vec<ReviewStep> {
    let missing: Vec<ReviewStep> = required(item).into_iter().filter(|step| item.signed(*step).is_none()).collect();
    match item.stage {
        Stage::Published if item.owes() => missing,
        Stage::InReview { .. } => {
            let chain = |step: &&ReviewStep| **step != Secrecy;
            let upto =
                item.resume_at.filter(|at| *at != Secrecy).and_then(|at| missing.iter().position(|step| *step == at));
            let passed = |step: &ReviewStep| {
                let before = |known: &&super::Signature| known.step == *step && known.version == item.version;
                item.signatures.iter().filter(before).any(|known| known.decision.is_pass())
            };
            let resumed = upto.filter(|at| missing[..*at].iter().all(|step| *step == Secrecy || passed(step)));
            let mut open: Vec<ReviewStep> = missing.iter().filter(|step| **step == Secrecy).copied().collect();
            match resumed {
                Some(at) => open.extend(missing[..=at].iter().filter(chain)),
                None => open.extend(missing.iter().find(chain)),
            }
            open
        }
        _ => Vec::new(),
    }
}
