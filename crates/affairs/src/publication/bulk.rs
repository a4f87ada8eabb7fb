//! 批量 Many items on one page, each decided by itself.

use super::{Importance, Item, Obstacle, Occasion, SignOrder, Step, review::sign};

/// 批量签字 As [`sign`], for one of many on a page.
///
/// Reading (口径): `operations.md` §3.2 gives only the routine class the short way. What is important, specially important
/// or urgent is opened and read by itself before it is passed; it may be returned among many.
///
/// # Errors
///
/// Every obstacle of a signature, and that this one is signed by itself.
pub fn sign_in_bulk(item: &Item, order: &SignOrder, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let importance = item.facts().importance.max(item.facts().subject.floor());
    let by_itself =
        (order.decision.is_pass() && importance > Importance::Routine).then_some(Obstacle::OneByOne { importance });
    match (sign(item, order, occasion), by_itself) {
        (Ok(step), None) => Ok(step),
        (Ok(_), Some(obstacle)) => Err(vec![obstacle]),
        (Err(mut found), by_itself) => {
            found.extend(by_itself);
            Err(found)
        }
    }
}
