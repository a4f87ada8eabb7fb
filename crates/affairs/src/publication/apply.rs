//! 归档 What an entry does to an item; an item is nothing but its entries, folded.

use super::{
    Act, Correction, Debt, Elsewhere, Entry, Facts, Former, Handover, Item, Proposal, Release, ReviewStep, Signature,
    Stage, Totals, Withdrawal, required,
};

/// 由台账还原 The item that the entries of one number tell, oldest first; `None` when they do not begin with a proposal.
pub fn fold<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Option<Item> {
    entries.into_iter().fold(None, apply)
}

/// 记一笔 The item after one more entry. A proposal makes an item; any other act needs one.
#[must_use]
pub fn apply(item: Option<Item>, entry: &Entry) -> Option<Item> {
    let mut item = match (&entry.act, item) {
        (Act::Proposed(proposal), _) => return Some(proposed(proposal, entry)),
        (Act::Recorded { proposal, elsewhere }, _) => return Some(recorded(proposal, elsewhere, entry)),
        (_, item) => item?,
    };
    let before = item.stage.clone();
    if !before_release(&mut item, entry) {
        after_approval(&mut item, entry);
    }
    if item.stage != before {
        item.since = entry.on;
    }
    item.last_at = entry.at;
    Some(item)
}

fn proposed(proposal: &Proposal, entry: &Entry) -> Item {
    Item {
        number: entry.number.clone(),
        proposal: proposal.clone(),
        stage: Stage::Draft,
        version: 1,
        round: 1,
        authors: entry.persons(),
        signatures: Vec::new(),
        checks: Vec::new(),
        returns: 0,
        resume_at: None,
        releases: Vec::new(),
        posted: Vec::new(),
        withdrawal: None,
        debt: None,
        corrections: Vec::new(),
        clarifies: Vec::new(),
        held: Vec::new(),
        handed: Vec::new(),
        former: None,
        elsewhere: None,
        validity: None,
        totals: Vec::new(),
        since: entry.on,
        last_at: entry.at,
    }
}

/// Public since a day before the system came, which nobody here released.
fn recorded(proposal: &Proposal, elsewhere: &Elsewhere, entry: &Entry) -> Item {
    let content_hash = proposal.facts.content_hash.clone();
    let release = Release { version: 1, content_hash, at: entry.at, on: elsewhere.on, by: entry.by.clone() };
    Item {
        stage: Stage::Published,
        releases: vec![release],
        posted: proposal.facts.channels.clone(),
        elsewhere: Some(elsewhere.clone()),
        ..proposed(proposal, entry)
    }
}

fn before_release(item: &mut Item, entry: &Entry) -> bool {
    match &entry.act {
        Act::Revised(facts) => revised(item, facts, entry),
        Act::Checked(run) => item.checks.push(run.clone()),
        Act::Overruled { rule, reason } => overruled(item, rule, reason, entry),
        Act::Submitted { restart, .. } => {
            join(&mut item.authors, entry.persons());
            item.resume_at = match item.stage {
                Stage::Returned { to } if !restart => Some(to),
                _ if *restart => None,
                _ => item.resume_at,
            };
            item.round += u32::from(*restart);
            item.stage = Stage::InReview { since: entry.at };
        }
        Act::Signed(signature) => signed(item, signature, entry.at),
        Act::Returned(signature) => {
            item.signatures.push(signature.clone());
            item.returns += 1;
            item.stage = Stage::Returned { to: signature.step };
        }
        Act::Discarded {} => item.stage = Stage::Discarded,
        Act::Placed { field, due, .. } => {
            item.proposal.field.clone_from(field);
            item.proposal.facts.due = *due;
        }
        Act::TotalsConfirmed { content_hash } => {
            item.totals.push(Totals { content_hash: content_hash.clone(), by: entry.by.clone(), on: entry.on });
        }
        Act::Clarified { rumour } => join(&mut item.clarifies, [rumour.clone()]),
        _ => return false,
    }
    true
}

fn after_approval(item: &mut Item, entry: &Entry) {
    match &entry.act {
        Act::Scheduled { release_at } => {
            item.held.clear();
            item.stage = Stage::Scheduled { at: *release_at, by: entry.by.clone(), role: entry.role };
        }
        Act::Unscheduled {} => item.stage = Stage::Approved,
        Act::Held { codes } => {
            item.held.clone_from(codes);
            item.stage = Stage::Approved;
        }
        Act::Published { channels, .. } => released(item, channels, entry),
        Act::PublishedUrgently { signature, channels, reason, due_at } => {
            item.signatures.push(signature.clone());
            released(item, channels, entry);
            item.debt = Some(Debt { due_at: *due_at, by: entry.persons(), reason: reason.clone(), cleared_at: None });
            settle(item, entry.at);
        }
        Act::Posted { channels } => join(&mut item.posted, channels.clone()),
        Act::Corrected { substantive, content_hash, note, prepared_by, signature } => {
            corrected(item, entry, (*substantive, content_hash, note, prepared_by));
            item.signatures.extend(signature.as_deref().cloned());
        }
        Act::VersionDropped {} => version_dropped(item),
        Act::HandedOver { from, to, .. } => {
            item.handed.push(Handover { from: from.clone(), to: to.clone(), at: entry.at });
        }
        Act::ValidityMarked(mark) => item.validity = Some(mark.clone()),
        Act::Withdrawn { reason, note } => {
            let was = if matches!(item.stage, Stage::Scheduled { .. }) { Stage::Approved } else { item.stage.clone() };
            let (reason, note, by) = (*reason, note.clone(), entry.persons());
            item.withdrawal =
                Some(Withdrawal { at: entry.at, on: entry.on, reason, note, by, was, confirmed_by: None });
            item.stage = Stage::Withdrawn;
        }
        Act::Confirmed {} => {
            if let Some(withdrawal) = &mut item.withdrawal {
                withdrawal.confirmed_by = Some(entry.by.clone());
            }
        }
        Act::Restored {} => {
            if let Some(withdrawal) = item.withdrawal.take() {
                item.stage = withdrawal.was;
            }
        }
        _ => {}
    }
}

/// An edit: the stage falls back to the draft, and signatures on other contents stand no longer.
fn revised(item: &mut Item, facts: &Facts, entry: &Entry) {
    let old = item.facts();
    if old.subject != facts.subject || old.attribute != facts.attribute {
        item.round += 1;
    }
    item.proposal.facts = facts.clone();
    join(&mut item.authors, entry.persons());
    if !matches!(item.stage, Stage::Returned { .. }) {
        item.stage = Stage::Draft;
    }
}

fn overruled(item: &mut Item, rule: &str, reason: &str, entry: &Entry) {
    let hash = item.content_hash().to_owned();
    if let Some(run) = item.checks.iter_mut().rev().find(|run| run.content_hash == hash) {
        run.overrides.push((rule.to_owned(), entry.by.clone(), reason.to_owned(), entry.on));
    }
}

fn signed(item: &mut Item, signature: &Signature, at: i64) {
    item.signatures.push(signature.clone());
    let complete = required(item).into_iter().all(|step| item.signed(step).is_some());
    if complete && matches!(item.stage, Stage::InReview { .. }) {
        item.stage = Stage::Approved;
        item.resume_at = None;
    }
    settle(item, at);
}

/// The debt of an urgent release ends with its last step.
fn settle(item: &mut Item, at: i64) {
    let complete = required(item).into_iter().all(|step: ReviewStep| item.signed(step).is_some());
    if let Some(debt) = item.debt.as_mut().filter(|debt| complete && debt.cleared_at.is_none()) {
        debt.cleared_at = Some(at);
    }
}

fn released(item: &mut Item, channels: &[String], entry: &Entry) {
    let content_hash = item.content_hash().to_owned();
    let (at, on, by) = (entry.at, entry.on, entry.by.clone());
    item.releases.push(Release { version: item.version, content_hash, at, on, by });
    join(&mut item.posted, channels.to_vec());
    item.withdrawal = None;
    item.former = None;
    item.held.clear();
    item.stage = Stage::Published;
}

fn corrected(item: &mut Item, entry: &Entry, order: (bool, &String, &String, &String)) {
    let (substantive, content_hash, note, prepared_by) = order;
    let from = item.content_hash().to_owned();
    item.proposal.facts.content_hash.clone_from(content_hash);
    if substantive {
        let (version, round, returns) = (item.version, item.round, item.returns);
        let former =
            Former { version, round, returns, facts: Facts { content_hash: from.clone(), ..item.facts().clone() } };
        item.former.get_or_insert_with(|| Box::new(former));
        // The number of a version that was given up is not used again.
        item.version = item.corrections.iter().map(|known| known.version).fold(item.version, u32::max) + 1;
        item.returns = 0;
        item.resume_at = None;
        item.stage = Stage::Draft;
    } else {
        let (at, on, by) = (entry.at, entry.on, entry.by.clone());
        item.releases.push(Release { version: item.version, content_hash: content_hash.clone(), at, on, by });
    }
    join(&mut item.authors, [prepared_by.clone()]);
    let (version, to, note, on) = (item.version, content_hash.clone(), note.clone(), entry.on);
    item.corrections.push(Correction { version, substantive, from, to, note, on, dropped: false });
}

/// The old version stands again with its facts and its signatures; what is hidden stays hidden.
fn version_dropped(item: &mut Item) {
    let Some(former) = item.former.take() else { return };
    let Former { version, round, returns, facts } = *former;
    for correction in item.corrections.iter_mut().filter(|known| known.substantive && known.version > version) {
        correction.dropped = true;
    }
    (item.version, item.round, item.returns, item.proposal.facts) = (version, round, returns, facts);
    item.resume_at = None;
    item.held.clear();
    item.stage = match &mut item.withdrawal {
        Some(withdrawal) => {
            withdrawal.was = Stage::Published;
            Stage::Withdrawn
        }
        None => Stage::Published,
    };
}

fn join(list: &mut Vec<String>, more: impl IntoIterator<Item = String>) {
    for one in more {
        if !list.contains(&one) {
            list.push(one);
        }
    }
}
