//! 审 One signature on exactly the text that was seen.

use affairs::publication::{self as affair, Decision, ReturnReason, ReviewStep, Seen, SignOrder};
use office::{Clerk, DeskError, Office};

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
    let order = sign_order(office, clerk, number, seen, signing)?;
    act(office, clerk, number, seen, &signing.opinion, |_, record, occasion| {
        affair::sign(&record.item, &order, occasion).map_err(|found| blocked(&found))
    })
}

/// What the affair asks of a signature: the opinion, and how much there was to read. What stands under a hash never
/// changes, so it is looked up before anybody waits at the cabinet; a text that is no longer in hand is a stale form,
/// and the affair says so.
pub(super) fn sign_order(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    seen: &Seen,
    signing: &Signing,
) -> Result<SignOrder, DeskError> {
    let text = office.store.read(&clerk.scope(), |tx| records::text(tx, &clerk.body, number, &seen.content_hash))?;
    let decision = match signing.returns {
        None => Decision::Pass,
        Some(code) => Decision::Return { code, note: note(&signing.opinion) },
    };
    Ok(SignOrder {
        step: signing.step,
        decision,
        duration_sec: signing.seconds,
        characters: text.map_or(u32::MAX, |text| u32::try_from(text.length()).unwrap_or(u32::MAX)),
        findings: signing.findings,
    })
}
