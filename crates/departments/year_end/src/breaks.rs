//! 和上一年接不上的 Where a draft does not go on from the report of the year before, and saying why.

use affairs::annual::Obstacle;
use messages::Catalogued as _;
use office::{Clerk, DeskError, Office};
use report::drafting::{Answer, Break, DraftObstacle, prove};
use store::{StoreError, Tx};

use crate::{
    Manuscripts, Standing, before,
    desk::{blocked, edited, may, take},
};

/// 说明断点 Why the report does not go on from last year's in one place; `numbers` are those that the page showed.
///
/// # Errors
///
/// The break itself while nothing is said of it; [`Obstacle::Stale`] where it is no more, or has other numbers; the store.
pub fn answer(
    office: &Office,
    clerk: &Clerk,
    (year, seen): (i16, u32),
    (key, numbers, reason): (&str, &str, &str),
    manuscripts: &dyn Manuscripts,
) -> Result<Standing, DeskError> {
    may(clerk, "说明和上年报告不一致的原因")?;
    office.store.write(&clerk.scope(), |tx| {
        let known = take(tx, clerk, year)?;
        let stale = || blocked(&[Obstacle::Stale { revision: known.annual.revision }]);
        let met = breaks(tx, clerk, &known, manuscripts)?;
        let met = met.iter().find(|each| each.key == key && each.numbers == numbers).ok_or_else(stale)?;
        if reason.trim().is_empty() {
            return Err(DeskError::blocked(&[met.obstacle()], DraftObstacle::message));
        }
        let mut draft = known.draft.clone();
        let given = Answer { numbers: numbers.to_owned(), reason: reason.trim().to_owned() };
        draft.answers.insert(key.to_owned(), given);
        edited(office, tx, clerk, (known, seen), draft)
    })
}

/// 断点 Where a draft does not go on from the report of the year before; none where there is no such report.
pub(crate) fn breaks(
    tx: &Tx<'_>,
    clerk: &Clerk,
    known: &Standing,
    manuscripts: &dyn Manuscripts,
) -> Result<Vec<Break>, StoreError> {
    let Some(before) = before(tx, &clerk.body, known.annual.year, manuscripts)? else { return Ok(Vec::new()) };
    let judgement = prove(&known.draft, &known.snapshot, Some(&before), None);
    Ok(report::drafting::breaks(&judgement, known.snapshot.tables().form()))
}
