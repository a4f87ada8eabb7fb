//! 发布 Release, at once or at a set time; the urgent path; further channels.

use jiff::civil::Date;
use statute::calendar::Calendar;

use super::{
    Act, ActKind, Acting, Attribute, Decision, Errand, Importance, Item, Obstacle, Occasion, Permission, Reach,
    ReviewStep, Seen, SignOrder, Stage, Step,
    check::{of_check, of_records},
    permitted, required,
    review::{of_persons, signature},
};
use crate::role::{Duty, Role};

/// 24 hours, ms.
pub(super) const DAY_MS: i64 = 86_400_000;

/// 发布单 What a release needs to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseOrder {
    /// The version of the check rules in force now.
    pub rules: String,
    /// Channels; empty takes those of the item.
    pub channels: Vec<String>,
    /// 同样的一份 The index number of another item that is public with this very content, if there is one.
    pub twin: Option<String>,
}

/// 发布 Make an approved item public.
///
/// # Errors
///
/// Every obstacle: a missing signature on this content, a check that is outdated or blocks, no channel, a text that is
/// not for everybody.
pub fn publish(item: &Item, order: &ReleaseOrder, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let mut found = occasion.obstacles(item, ActKind::Publish, Duty::Publish.roles());
    found.extend(of_signatures(item));
    found.extend(of_release(item, order));
    if found.is_empty() { Ok(released(item, order, occasion)) } else { Err(found) }
}

/// 定时发布 Release at `at`, ms UTC.
///
/// # Errors
///
/// Every obstacle of a release, and an instant that is not in the future.
pub fn schedule(item: &Item, at: i64, order: &ReleaseOrder, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let mut found = occasion.obstacles(item, ActKind::Schedule, Duty::Publish.roles());
    found.extend(of_signatures(item));
    found.extend(of_release(item, order));
    if at <= occasion.at {
        found.push(Obstacle::ReleaseInPast);
    }
    if !found.is_empty() {
        return Err(found);
    }
    Ok(Step::new(item, occasion, Act::Scheduled { release_at: at }, vec![Errand::ReleaseAt { at }]))
}

/// 取消定时 Back to approved.
///
/// # Errors
///
/// Every obstacle.
pub fn unschedule(item: &Item, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let found = occasion.obstacles(item, ActKind::Unschedule, Duty::Publish.roles());
    if found.is_empty() { Ok(Step::new(item, occasion, Act::Unscheduled {}, Vec::new())) } else { Err(found) }
}

/// 到时发布 What the clock does in the name of who scheduled it, and of nobody else: release, or hold with an alarm to
/// every reviewer and to them when the item became invalid meanwhile. Who may publish was asked when it was scheduled;
/// whoever left since then decided while they were here.
///
/// # Errors
///
/// Obstacles of stage and time only; whatever lies in the item itself holds it.
pub fn release_scheduled(
    item: &Item,
    order: &ReleaseOrder,
    at: i64,
    today: Date,
    calendar: &Calendar,
) -> Result<Step, Vec<Obstacle>> {
    let (stage, act) = ((&item.stage).into(), ActKind::ReleaseScheduled);
    if let Permission::Refused(reason) = permitted(stage, Reach::of(item), act) {
        return Err(vec![Obstacle::Stage { stage, act, reason }]);
    }
    let Stage::Scheduled { at: due, by, role } = item.stage.clone() else {
        unreachable!("the board lets only what is scheduled be released so")
    };
    let acting = Acting { account: by.clone(), role, section: None, deputy_of: None };
    let seen = Seen { version: item.version, content_hash: item.content_hash().to_owned() };
    let occasion = Occasion { acting: &acting, at, today, calendar, seen: Some(&seen) };
    let mut refused = occasion.obstacles(item, act, Duty::Publish.roles());
    if at < due {
        refused.push(Obstacle::TooEarly { at: due });
    }
    if !refused.is_empty() {
        return Err(refused);
    }
    let mut faults: Vec<Obstacle> = of_signatures(item).into_iter().collect();
    faults.extend(of_release(item, order));
    if faults.is_empty() {
        return Ok(released(item, order, &occasion));
    }
    let codes: Vec<String> = faults.iter().map(|fault| messages::Catalogued::message(fault).code.to_owned()).collect();
    let signers = item.signatures.iter().map(|signature| signature.by.clone());
    let mut accounts: Vec<String> = signers.chain([by]).collect();
    accounts.sort();
    accounts.dedup();
    let alarm = Errand::Alarm { accounts, codes: codes.clone() };
    Ok(Step::new(item, &occasion, Act::Held { codes }, vec![alarm]))
}

/// 应急发布 One leader releases at once, for a reason (`reason` is its reference), and signs the step of the role. What
/// remains is owed within 24 hours, by third persons. Secrecy findings still stand in the way.
///
/// # Errors
///
/// Every obstacle.
pub fn publish_urgent(
    item: &Item,
    reason: &str,
    order: &ReleaseOrder,
    occasion: &Occasion<'_>,
) -> Result<Step, Vec<Obstacle>> {
    let mut found = occasion.obstacles(item, ActKind::PublishUrgently, Duty::PublishUrgently.roles());
    if item.facts().importance != Importance::Urgent {
        found.push(Obstacle::NotUrgent);
    }
    if reason.trim().is_empty() {
        found.push(Obstacle::NoReason { act: ActKind::PublishUrgently });
    }
    let step = if occasion.acting.role == Role::Principal { ReviewStep::Final } else { ReviewStep::Second };
    found.extend(of_persons(item, step, &occasion.acting.persons()));
    found.extend(of_release(item, order));
    if !found.is_empty() {
        return Err(found);
    }
    let sign = SignOrder { step, decision: Decision::Pass, duration_sec: 0, characters: 0, findings: 0 };
    let (signature, due_at) = (signature(item, &sign, occasion), occasion.at + DAY_MS);
    let channels = channels(item, order);
    let show = Errand::Show { content_hash: item.content_hash().to_owned(), channels: channels.clone() };
    let act = Act::PublishedUrgently { signature, channels, reason: reason.to_owned(), due_at };
    Ok(Step::new(item, occasion, act, vec![show, Errand::TellRole { role: Role::OfficeHead }]))
}

/// 增加渠道 Show what is public on further channels; it stays one item.
///
/// # Errors
///
/// Every obstacle; channels that it is on already are one.
pub fn post(item: &Item, channels: &[String], occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let mut found = occasion.obstacles(item, ActKind::Post, Duty::Publish.roles());
    let fresh: Vec<String> = channels.iter().filter(|channel| !item.posted.contains(channel)).cloned().collect();
    if fresh.is_empty() {
        found.push(Obstacle::NothingChanged);
    }
    if !found.is_empty() {
        return Err(found);
    }
    let show = Errand::Show { content_hash: item.content_hash().to_owned(), channels: fresh.clone() };
    Ok(Step::new(item, occasion, Act::Posted { channels: fresh }, vec![show]))
}

fn released(item: &Item, order: &ReleaseOrder, occasion: &Occasion<'_>) -> Step {
    let (content_hash, channels) = (item.content_hash().to_owned(), channels(item, order));
    let show = Errand::Show { content_hash: content_hash.clone(), channels: channels.clone() };
    Step::new(item, occasion, Act::Published { content_hash, channels }, vec![show])
}

fn channels(item: &Item, order: &ReleaseOrder) -> Vec<String> {
    if order.channels.is_empty() { item.facts().channels.clone() } else { order.channels.clone() }
}

fn of_signatures(item: &Item) -> Option<Obstacle> {
    let steps: Vec<ReviewStep> = required(item).into_iter().filter(|step| item.signed(*step).is_none()).collect();
    (!steps.is_empty()).then_some(Obstacle::Unsigned { steps })
}

fn of_release(item: &Item, order: &ReleaseOrder) -> Vec<Obstacle> {
    let mut found = of_check(item, item.content_hash(), Some(&order.rules));
    found.extend(of_records(item));
    if item.facts().attribute != Attribute::Public {
        found.push(Obstacle::NotPublic);
    }
    if channels(item, order).is_empty() {
        found.push(Obstacle::NoChannel);
    }
    found.extend(order.twin.clone().map(|other| Obstacle::SameContent { other }));
    found
}
