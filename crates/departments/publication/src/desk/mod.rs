//! 发布台 What clerks do with an item. Each verb checks nothing itself but the record: the affair names every obstacle.

mod each;

use affairs::publication::{
    self as affair, CorrectionOrder, Decision, Facts, Item, Obstacle, Occasion, Proposal, ReleaseOrder, ReturnReason,
    ReviewStep, Seen, SignOrder, Step, WithdrawalReason,
};
use messages::Catalogued;
use office::{Clerk, DeskError, Finding, Office, Severity, Zone};
use store::{Tx, digest::Digest};

use crate::{
    Record, Text,
    filing::{acting, file},
    records,
};

pub use self::each::{Answer, Batch, Deed, Outcome, Piece, each};

/// 提出 A new item: its facts, the code of the catalogue, and its first text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    /// What the affair needs; its content hash is taken from the text.
    pub proposal: Proposal,
    /// The code of the catalogue it stands under, such as `G-03`.
    pub catalogue: String,
    /// The text.
    pub text: Text,
}

/// 提出 Begin an item; its public number is made of chance, so that it reveals no count.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn propose(office: &Office, clerk: &Clerk, new: &NewItem) -> Result<Record, DeskError> {
    propose_as(office, clerk, &office.chance.hex(6), new)
}

/// 提出一次 As [`propose`], for the form of this key: the same form sent twice by one account is one item. The number
/// follows from key, account and body, so that nobody chooses the number of somebody else's item.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn propose_once(office: &Office, clerk: &Clerk, key: &str, new: &NewItem) -> Result<Record, DeskError> {
    let whole = Digest::of(format!("{}\n{}\n{key}", clerk.body, clerk.account).as_bytes()).to_string();
    propose_as(office, clerk, &whole[..12], new)
}

/// Under a number that the page fixed: whoever sends it a second time gets what the first time made.
fn propose_as(office: &Office, clerk: &Clerk, number: &str, new: &NewItem) -> Result<Record, DeskError> {
    let mut proposal = new.proposal.clone();
    proposal.facts.content_hash = new.text.hash();
    office.store.write(&clerk.scope(), |tx| {
        let at = office.clock.now();
        let acting = acting(clerk);
        let occasion = occasion(office, &acting, at, None);
        if let Some(known) = records::find(tx, &clerk.body, number)? {
            // Sent again as it was, it is done already; with another text it is another wish, and is not swallowed.
            let same = records::text(tx, &clerk.body, number, &proposal.facts.content_hash)?.is_some();
            let version = known.item.version;
            return if same { Ok(known) } else { Err(blocked(&[Obstacle::Stale { version }])) };
        }
        let step = affair::propose(number, &proposal, &occasion).map_err(|found| blocked(&found))?;
        if !records::keep_text(tx, &clerk.body, number, &new.text, &clerk.account, at)? {
            // Another hand sent the same page at this instant and was on disk first.
            return records::find(tx, &clerk.body, number)?.ok_or(DeskError::NotFound);
        }
        let record = Record {
            item: step.next.clone(),
            title: new.text.title.clone(),
            catalogue: new.catalogue.clone(),
            index_number: None,
            published_at: None,
        };
        Ok(file(office, tx, clerk, None, record, &step, "")?)
    })
}

/// 修改 A new text, or other facts; signatures on the old text stand no longer.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn revise(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    seen: &Seen,
    facts: &Facts,
    text: &Text,
) -> Result<Record, DeskError> {
    let facts = Facts { content_hash: text.hash(), ..facts.clone() };
    office.store.write(&clerk.scope(), |tx| {
        let before = take(tx, clerk, number)?;
        let at = office.clock.now();
        let acting = acting(clerk);
        let occasion = occasion(office, &acting, at, Some(seen));
        let step = affair::revise(&before.item, &facts, &occasion).map_err(|found| blocked(&found))?;
        records::keep_text(tx, &clerk.body, number, text, &clerk.account, at)?;
        let record = Record { item: step.next.clone(), title: text.title.clone(), ..before.clone() };
        Ok(file(office, tx, clerk, Some(&before.item), record, &step, "")?)
    })
}

/// 机检 Runs every check over the text in hand and keeps what was found.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn check(office: &Office, clerk: &Clerk, number: &str, seen: &Seen) -> Result<Record, DeskError> {
    // Looking takes as long as the attachments are large: nobody waits for it at the cabinet. A text that changes
    // meanwhile is not the one that was checked, and the affair says so.
    let text = office.store.read(&clerk.scope(), |tx| {
        let record = records::find(tx, &clerk.body, number)?.ok_or(DeskError::NotFound)?;
        records::text(tx, &clerk.body, number, record.item.content_hash())?.ok_or(DeskError::NotFound)
    })?;
    let order = looked(office, &text);
    act(office, clerk, number, seen, "", |_, record, occasion| {
        affair::check(&record.item, &order, occasion).map_err(|found| blocked(&found))
    })
}

/// 查一查 What every check finds in a text, in words; nothing is filed.
#[must_use]
pub fn look(office: &Office, text: &Text) -> Vec<Finding> {
    office.checks.look(&text.looked(&*office.files))
}

/// 更正前机检 Freezes the text of a small correction and runs every check over it; a reviewer then files it with
/// [`correct`].
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn check_correction(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    seen: &Seen,
    text: &Text,
) -> Result<Record, DeskError> {
    let order = looked(office, text);
    act(office, clerk, number, seen, "", |tx, record, occasion| {
        records::keep_text(tx, &clerk.body, number, text, &clerk.account, occasion.at)?;
        affair::check(&record.item, &order, occasion).map_err(|found| blocked(&found))
    })
}

/// What the machine found in a text, as the affair takes it.
fn looked(office: &Office, text: &Text) -> affair::CheckOrder {
    let found = look(office, text);
    let blocking = found.iter().filter(|one| one.severity == Severity::Block);
    let mut blocking: Vec<String> = blocking.map(|one| one.rule.to_owned()).collect();
    blocking.sort();
    blocking.dedup();
    let warnings = found.iter().filter(|one| one.severity == Severity::Warn).count();
    affair::CheckOrder {
        content_hash: text.hash(),
        rules: office.checks.rules(),
        blocking,
        warnings: u32::try_from(warnings).unwrap_or(u32::MAX),
    }
}

/// 放行 Lets one blocking finding pass, with a reason that stands beside the entry.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn overrule(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    seen: &Seen,
    rule: &str,
    reason: &str,
) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, reason, |_, record, occasion| {
        affair::overrule(&record.item, rule, &note(reason), occasion).map_err(|found| blocked(&found))
    })
}

/// 送审 Hands the draft in; after a return it goes on where it was returned, or with `restart` at the first step.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn submit(office: &Office, clerk: &Clerk, number: &str, seen: &Seen, restart: bool) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, "", |_, record, occasion| {
        affair::submit(&record.item, restart, occasion).map_err(|found| blocked(&found))
    })
}

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
fn sign_order(tx: &Tx<'_>, clerk: &Clerk, record: &Record, signing: &Signing) -> Result<SignOrder, DeskError> {
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

/// 发布 Makes an approved item public, under the next index number of the year.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn publish(office: &Office, clerk: &Clerk, number: &str, seen: &Seen) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, "", |_, record, occasion| {
        affair::publish(&record.item, &release(office), occasion).map_err(|found| blocked(&found))
    })
}

/// 定时发布 Releases at an instant, ms UTC.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn schedule(office: &Office, clerk: &Clerk, number: &str, seen: &Seen, at: i64) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, "", |_, record, occasion| {
        affair::schedule(&record.item, at, &release(office), occasion).map_err(|found| blocked(&found))
    })
}

/// 取消定时 Back to approved.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn unschedule(office: &Office, clerk: &Clerk, number: &str, seen: &Seen) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, "", |_, record, occasion| {
        affair::unschedule(&record.item, occasion).map_err(|found| blocked(&found))
    })
}

/// 到时发布 Releases what was scheduled up to now in the name of the clerk, or holds it with an alarm; gives the numbers.
///
/// # Errors
///
/// The store; an item that cannot be released is held, and the others go on.
pub fn release_due(office: &Office, clerk: &Clerk) -> Result<Vec<Record>, DeskError> {
    let now = office.clock.now();
    let due = office.store.read(&clerk.scope(), |tx| records::to_release(tx, &clerk.body, now))?;
    let one = |number: &String| {
        let record = office.store.read(&clerk.scope(), |tx| records::find(tx, &clerk.body, number))?;
        let seen = seen(&record.ok_or(DeskError::NotFound)?.item);
        act(office, clerk, number, &seen, "", |_, record, occasion| {
            affair::release_scheduled(&record.item, &release(office), occasion).map_err(|found| blocked(&found))
        })
    };
    due.iter().map(one).collect()
}

/// 应急发布 One leader releases at once, for a reason; the steps left out are owed within 24 hours.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn publish_urgent(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    seen: &Seen,
    reason: &str,
) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, reason, |_, record, occasion| {
        let note = note(reason);
        affair::publish_urgent(&record.item, &note, &release(office), occasion).map_err(|found| blocked(&found))
    })
}

/// 更正 Changes what is public: small with one review and a note, substantive through the whole flow.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn correct(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    seen: &Seen,
    correction: &NewCorrection,
) -> Result<Record, DeskError> {
    let NewCorrection { text, substantive, explanation, prepared_by } = correction;
    office.store.write(&clerk.scope(), |tx| {
        let before = take(tx, clerk, number)?;
        let at = office.clock.now();
        let acting = acting(clerk);
        let occasion = occasion(office, &acting, at, Some(seen));
        let order = CorrectionOrder {
            substantive: *substantive,
            content_hash: text.hash(),
            note: note(explanation),
            prepared_by: prepared_by.clone(),
            rules: office.checks.rules(),
        };
        let step = affair::correct(&before.item, &order, &occasion).map_err(|found| blocked(&found))?;
        records::keep_text(tx, &clerk.body, number, text, prepared_by, at)?;
        let record = Record { item: step.next.clone(), title: text.title.clone(), ..before.clone() };
        Ok(file(office, tx, clerk, Some(&before.item), record, &step, explanation)?)
    })
}

/// 更正单 The new text with its visible explanation, and who prepared it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCorrection {
    /// The text afterwards.
    pub text: Text,
    /// A change of meaning.
    pub substantive: bool,
    /// 更正说明 Shown to everybody.
    pub explanation: String,
    /// The account that wrote it.
    pub prepared_by: String,
}

/// 撤下 Hides an item at once; a leader confirms or restores within one working day.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn withdraw(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    seen: &Seen,
    reason: WithdrawalReason,
    explanation: &str,
) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, explanation, |_, record, occasion| {
        affair::withdraw(&record.item, reason, &note(explanation), occasion).map_err(|found| blocked(&found))
    })
}

/// 确认撤下 A leader other than who withdrew it.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn confirm_withdrawal(office: &Office, clerk: &Clerk, number: &str, seen: &Seen) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, "", |_, record, occasion| {
        affair::confirm_withdrawal(&record.item, occasion).map_err(|found| blocked(&found))
    })
}

/// 恢复 A leader other than who withdrew it puts it back.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn restore(office: &Office, clerk: &Clerk, number: &str, seen: &Seen) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, "", |_, record, occasion| {
        affair::restore(&record.item, occasion).map_err(|found| blocked(&found))
    })
}

/// 废弃 Gives up a draft that was never public.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn discard(office: &Office, clerk: &Clerk, number: &str, seen: &Seen) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, "", |_, record, occasion| {
        affair::discard(&record.item, occasion).map_err(|found| blocked(&found))
    })
}

/// 所见 What a page made from this item shows; its form brings it back.
#[must_use]
pub fn seen(item: &Item) -> Seen {
    Seen { version: item.version, content_hash: item.content_hash().to_owned() }
}

fn act(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    seen: &Seen,
    words: &str,
    verb: impl Fn(&Tx<'_>, &Record, &Occasion<'_>) -> Result<Step, DeskError>,
) -> Result<Record, DeskError> {
    office.store.write(&clerk.scope(), |tx| {
        let before = take(tx, clerk, number)?;
        let acting = acting(clerk);
        let occasion = occasion(office, &acting, office.clock.now(), Some(seen));
        let step = verb(tx, &before, &occasion)?;
        let record = Record { item: step.next.clone(), ..before.clone() };
        Ok(file(office, tx, clerk, Some(&before.item), record, &step, words)?)
    })
}

fn take(tx: &Tx<'_>, clerk: &Clerk, number: &str) -> Result<Record, DeskError> {
    records::lock(tx, &clerk.body, number)?;
    records::find(tx, &clerk.body, number)?.ok_or(DeskError::NotFound)
}

pub(crate) fn occasion<'a>(
    office: &'a Office,
    acting: &'a affair::Acting,
    at: i64,
    seen: Option<&'a Seen>,
) -> Occasion<'a> {
    Occasion { acting, at, today: Zone::shanghai().day(at), calendar: &office.calendar, seen }
}

fn release(office: &Office) -> ReleaseOrder {
    ReleaseOrder { rules: office.checks.rules(), channels: Vec::new() }
}

/// The reference under which a sentence stands beside its entry; empty when nothing was written.
fn note(words: &str) -> String {
    if words.trim().is_empty() { String::new() } else { affair::content_hash("", words, &[]) }
}

fn blocked(found: &[Obstacle]) -> DeskError {
    DeskError::blocked(found, Obstacle::message)
}
