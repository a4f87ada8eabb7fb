//! 审 One signature on exactly the text that was seen.

use affairs::publication::{self as affair, Decision, ReturnReason, ReviewStep, Seen, SignOrder};
use office::{Clerk, DeskError, Office};
use store::Tx;

use super::{act, blocked, note};
use crate::{Record, records};

/// 签字单 What a reviewer decides, with the sentence that stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signing {
    /// Which step.
    pub step: ReviewStep,
    /// 退回 The reason of a return; `None` passes.
    pub returns: Option<ReturnReason>,
    /// The opinion; a return needs one.
    pub opinion: String,
    /// How long the text was open, seconds.
    pub seconds: u32,
    /// How many faults a proof-reader found.
    pub findings: u32,
}

/// 签字 One signature on exactly the text that was seen: a pass, or a return with its reason.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn sign(office: &Office, clerk: &Clerk, number: &str, seen: &Seen, signing: &Signing) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, &signing.opinion, |tx, record, occasion| {
        let order = sign_order(tx, clerk, record, signing)?;
        affair::sign(&record.item, &order, occasion).map_err(|found| blocked(&found))
    })
}

/// What the affair asks of a signature: the opinion, and how much there was to read.
pub(super) fn sign_order(
    tx: &Tx<'_>,
    clerk: &Clerk,
    record: &Record,
    signing: &Signing,
) -> Result<SignOrder, DeskError> {
    let Record { item, .. } = record;
    let text = records::text(tx, &clerk.body, &item.number, item.content_hash())?.ok_or(DeskError::NotFound)?;
    let decision = match signing.returns {
        None => Decision::Pass,
        Some(code) => Decision::Return { code, note: note(&signing.opinion) },
    };
    Ok(SignOrder {
        step: signing.step,
        decision,
        duration_sec: signing.seconds,
        characters: u32::try_from(text.length()).unwrap_or(u32::MAX),
        findings: signing.findings,
    })
}
