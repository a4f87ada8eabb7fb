//! 年终台 What clerks do with the report of a year.

use affairs::{
    annual::{self as affair, Obstacle, Occasion},
    role::Duty,
};
use messages::{Catalogued as _, Message};
use office::{Clerk, DeskError, Office, Zone};
use report::drafting::{
    Break, Claim, Draft, DraftObstacle, Override, Place, Snapshot, compose, judge, renew, unexplained,
};
use store::{StoreError, Tx};

use crate::{
    Manuscript, Manuscripts, Phase, Sources, Standing,
    breaks::breaks,
    manuscript::manuscript,
    records::{self, keep},
};

/// 起草 The first draft of a year, from what the ledgers hold now; a draft that is there already stays as it is.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn compile(office: &Office, clerk: &Clerk, year: i16, sources: &dyn Sources) -> Result<Standing, DeskError> {
    may(clerk, "起草年度报告")?;
    office.store.write(&clerk.scope(), |tx| {
        if let Some(known) = records::find(tx, &clerk.body, year)? {
            return Ok(known);
        }
        let occasion = occasion(office, clerk);
        let (snapshot, draft) = composed(office, tx, (&clerk.body, year), sources, occasion.at)?;
        let kept = keep(tx, &clerk.body, (&snapshot, &draft))?;
        let step = affair::compile(year, (&kept.0, &kept.1), &occasion).map_err(|found| blocked(&found))?;
        records::file(office, tx, clerk, &step)?;
        Ok(Standing { annual: step.next, snapshot, draft })
    })
}

/// 重新取数 The ledgers are counted again; what people wrote keeps its words and takes the new numbers.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn recount(
    office: &Office,
    clerk: &Clerk,
    (year, seen): (i16, u32),
    sources: &dyn Sources,
) -> Result<Standing, DeskError> {
    may(clerk, "重新取数")?;
    office.store.write(&clerk.scope(), |tx| {
        let known = take(tx, clerk, year)?;
        let occasion = occasion(office, clerk);
        let (snapshot, fresh) = composed(office, tx, (&clerk.body, year), sources, occasion.at)?;
        let draft = renew(&known.draft, &fresh, &snapshot);
        let kept = keep(tx, &clerk.body, (&snapshot, &draft))?;
        let step =
            affair::recount(&known.annual, seen, (&kept.0, &kept.1), &occasion).map_err(|found| blocked(&found))?;
        records::file(office, tx, clerk, &step)?;
        Ok(Standing { annual: step.next, snapshot, draft })
    })
}

/// 改动 One change of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of a sentence")]
pub enum Change {
    /// 改写 Other words for a sentence, and why it may stand as it is.
    Rewrite { id: String, text: String, reason: String },
    /// 删去
    Remove { id: String },
    /// 加一句
    Add { place: Place, text: String, records: Vec<String>, reason: String },
    /// 按理由改数
    Override { key: String, digits: String, reason: String },
    /// 用台账的数
    Restore { key: String },
}

/// 修改
///
/// # Errors
///
/// Every obstacle at once; [`DeskError::NotFound`] for a sentence that is not there; the store.
pub fn edit(office: &Office, clerk: &Clerk, (year, seen): (i16, u32), change: &Change) -> Result<Standing, DeskError> {
    may(clerk, "改年度报告")?;
    office.store.write(&clerk.scope(), |tx| {
        let known = take(tx, clerk, year)?;
        let draft = changed(&known, change)?;
        edited(office, tx, clerk, (known, seen), draft)
    })
}

/// The draft as somebody left it takes the place of the one their page showed.
pub(crate) fn edited(
    office: &Office,
    tx: &Tx<'_>,
    clerk: &Clerk,
    (known, seen): (Standing, u32),
    draft: Draft,
) -> Result<Standing, DeskError> {
    let occasion = occasion(office, clerk);
    let kept = keep(tx, &clerk.body, (&known.snapshot, &draft))?;
    let by_hand: Vec<String> = draft.overrides.keys().cloned().collect();
    let step = affair::edit(&known.annual, seen, &kept.1, &by_hand, &occasion).map_err(|found| blocked(&found))?;
    records::file(office, tx, clerk, &step)?;
    Ok(Standing { annual: step.next, draft, ..known })
}

/// Own sentences of people are numbered from one; a number given once is not given again.
fn changed(known: &Standing, change: &Change) -> Result<Draft, DeskError> {
    let mut draft = known.draft.clone();
    match change {
        Change::Rewrite { id, text, reason } => {
            let claim = draft.claims.iter_mut().find(|claim| claim.id == *id).ok_or(DeskError::NotFound)?;
            claim.text = text.trim().to_owned();
            claim.reason = reason.trim().to_owned();
            claim.edited = true;
        }
        Change::Remove { id } => {
            let at = draft.claims.iter().position(|claim| claim.id == *id).ok_or(DeskError::NotFound)?;
            draft.claims.remove(at);
            draft.removed.insert(id.clone());
        }
        Change::Add { place, text, records, reason } => {
            let taken = |id: &String| draft.removed.contains(id) || draft.claims.iter().any(|claim| claim.id == *id);
            let id = (1..).map(|n| format!("own-{n}")).find(|id| !taken(id)).ok_or(DeskError::NotFound)?;
            let (text, reason) = (text.trim().to_owned(), reason.trim().to_owned());
            let claim = Claim { id, place: *place, text, records: records.clone(), reason, edited: true };
            let behind = draft.claims.iter().take_while(|each| each.place <= *place).count();
            draft.claims.insert(behind, claim);
        }
        Change::Override { key, digits, reason } => {
            let change = Override { digits: digits.trim().to_owned(), reason: reason.trim().to_owned() };
            draft.overrides.insert(key.clone(), change);
        }
        Change::Restore { key } => {
            draft.overrides.remove(key).ok_or(DeskError::NotFound)?;
        }
    }
    // The numbers in the sentences follow what was put in by hand, and what was taken back.
    Ok(renew(&draft, &draft, &known.snapshot))
}

/// 送审 The draft becomes the text of an important item: every number from the ledger or with its reason, every sentence on a
/// record, every rule about its figures kept, what runs on from last year running on or explained, the ledger unchanged
/// since the count. Of a report that is public it becomes
/// a correction, and `explanation` tells the public why.
///
/// # Errors
///
/// Every obstacle at once: the draft's, the report's, those of whoever takes texts; the store.
pub fn hand_in(
    office: &Office,
    clerk: &Clerk,
    (year, seen): (i16, u32),
    explanation: &str,
    (sources, manuscripts): (&dyn Sources, &dyn Manuscripts),
) -> Result<Standing, DeskError> {
    may(clerk, "把年度报告送审")?;
    let occasion = occasion(office, clerk);
    let (known, breaks) = office.store.read(&clerk.scope(), |tx| {
        let known = records::find(tx, &clerk.body, year)?.ok_or(DeskError::NotFound)?;
        let now = sources.snapshot(office, tx, &clerk.body, year)?;
        let breaks = breaks(tx, clerk, &known, manuscripts)?;
        let mut found = in_the_way(&known, (&now, &breaks), seen, &occasion);
        if explanation.trim().is_empty() && corrects(tx, &known, clerk, manuscripts)? {
            found.push(Obstacle::NoExplanation { year }.message());
        }
        if found.is_empty() { Ok((known, breaks)) } else { Err(DeskError::Blocked(found)) }
    })?;
    let item = known.annual.handed.as_ref().map(|handed| handed.item.as_str());
    // Taken first: should the machine stop between the two, handing in again meets the same item.
    let text = Manuscript { explanation: explanation.trim().to_owned(), ..manuscript(&known, &breaks) };
    let taken = manuscripts.take(office, clerk, item, &text)?;
    office.store.write(&clerk.scope(), |tx| {
        let known = take(tx, clerk, year)?;
        let order = (taken.item.as_str(), taken.content_hash.as_str());
        let step = affair::hand_in(&known.annual, seen, order, &occasion).map_err(|found| blocked(&found))?;
        records::file(office, tx, clerk, &step)?;
        Ok(Standing { annual: step.next, ..known })
    })
}

/// 是不是更正 Whether what is handed in now corrects what is public and no correction of it is under way.
pub(crate) fn corrects(
    tx: &Tx<'_>,
    known: &Standing,
    clerk: &Clerk,
    manuscripts: &dyn Manuscripts,
) -> Result<bool, StoreError> {
    let Some(handed) = &known.annual.handed else { return Ok(false) };
    let item = manuscripts.known(tx, &clerk.body, &handed.item)?;
    Ok(item.is_some_and(|item| item.phase == Phase::Public))
}

/// Everything between a draft and its reviews.
pub(crate) fn in_the_way(
    known: &Standing,
    (now, breaks): (&Snapshot, &[Break]),
    seen: u32,
    occasion: &Occasion,
) -> Vec<Message> {
    let mut found: Vec<Message> = affair::may_hand_in(&known.annual, seen, occasion)
        .err()
        .unwrap_or_default()
        .iter()
        .map(Obstacle::message)
        .collect();
    found.extend(judge(&known.draft, &known.snapshot).iter().map(DraftObstacle::message));
    found.extend(report::drafting::faults(&known.draft, &known.snapshot).iter().map(DraftObstacle::message));
    found.extend(unexplained(breaks, &known.draft).iter().map(DraftObstacle::message));
    found.extend(report::drafting::moved(&known.snapshot, now).iter().map(DraftObstacle::message));
    found
}

fn composed(
    office: &Office,
    tx: &Tx<'_>,
    (body, year): (&str, i16),
    sources: &dyn Sources,
    at: i64,
) -> Result<(Snapshot, Draft), DeskError> {
    let snapshot = Snapshot { computed_at: at, ..sources.snapshot(office, tx, body, year)? };
    let (told, coat) = (sources.told(tx, body, year)?, sources.coat(tx, body)?);
    let (draft, _) = compose(&snapshot, &told, &coat);
    Ok((snapshot, draft))
}

pub(crate) fn take(tx: &Tx<'_>, clerk: &Clerk, year: i16) -> Result<Standing, DeskError> {
    records::take(tx, &clerk.body, year)?.ok_or(DeskError::NotFound)
}

pub(crate) fn may(clerk: &Clerk, act: &'static str) -> Result<(), DeskError> {
    clerk.must(Duty::CompileReport.roles(), act)
}

pub(crate) fn occasion(office: &Office, clerk: &Clerk) -> Occasion {
    let at = office.clock.now();
    Occasion {
        at,
        today: Zone::shanghai().day(at),
        by: clerk.account.clone(),
        role: clerk.role,
        deputy_of: clerk.acting.as_ref().map(|acting| acting.principal.clone()),
    }
}

pub(crate) fn blocked(found: &[Obstacle]) -> DeskError {
    DeskError::blocked(found, Obstacle::message)
}
