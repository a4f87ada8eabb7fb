//! 审校 Proof-readings, reviews and the secrecy review: one signature each, on exactly one content.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Act, ActKind, Decision, Errand, Item, Obstacle, Occasion, Profile, Stage, Step, open_steps};
use crate::role::{Duty, Role};

/// 步骤 One step that somebody signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewStep {
    /// 保密审查
    Secrecy,
    /// 校对 The first to the third proof-reading.
    Proof(u8),
    /// 初审
    First,
    /// 复审
    Second,
    /// 终审
    Final,
}

impl ReviewStep {
    /// The Chinese name on the review sheet.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Secrecy => "保密审查",
            Self::Proof(1) => "一校",
            Self::Proof(2) => "二校",
            Self::Proof(_) => "三校",
            Self::First => "初审",
            Self::Second => "复审",
            Self::Final => "终审",
        }
    }

    /// 由谁 The roles that may sign the step; the first is the one that is asked. Whose the proof-readings are depends on
    /// the profile, among those of [`Duty::Proofread`].
    #[must_use]
    pub const fn roles(self, profile: Profile) -> &'static [Role] {
        match (self, profile) {
            (Self::Secrecy, _) => Duty::ReviewSecrecy.roles(),
            (Self::First, _) => Duty::SignFirst.roles(),
            (Self::Second, _) => Duty::SignSecond.roles(),
            (Self::Final, _) => Duty::SignFinal.roles(),
            (Self::Proof(1), Profile::Levels) => &[Role::SectionHead, Role::Proofreader],
            (Self::Proof(2), Profile::Levels) => &[Role::LeaderInCharge, Role::Proofreader],
            (Self::Proof(_), Profile::Levels) => &[Role::Principal, Role::Proofreader, Role::LeaderInCharge],
            (Self::Proof(_), Profile::ThreeReaders) => &[Role::Proofreader, Role::OfficeHead, Role::InfoOfficer],
        }
    }

    const fn level(self) -> u8 {
        match self {
            Self::Secrecy => 0,
            Self::Proof(n) => n,
            Self::First => 1,
            Self::Second => 2,
            Self::Final => 3,
        }
    }

    /// 不相容 Whether one person may not sign both: two decisions never; a proof-reading and a decision only within one
    /// level of the profile `levels`. One person may read several proofs, if that is all they do.
    #[must_use]
    pub const fn excludes(self, other: Self, profile: Profile) -> bool {
        let same_level = matches!(profile, Profile::Levels) && self.level() == other.level();
        match (self, other) {
            (Self::Proof(_), Self::Proof(_)) => false,
            (Self::Proof(_), _) | (_, Self::Proof(_)) => !same_level,
            _ => self.level() != other.level(),
        }
    }
}

/// 签字 Who decided what, in which role, on which content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Which step.
    pub step: ReviewStep,
    /// The account.
    pub by: String,
    /// In which role.
    pub role: Role,
    /// For which account, if as a deputy.
    pub deputy_of: Option<String>,
    /// Version of the item.
    pub version: u32,
    /// Round of the item, see [`Item::round`].
    pub round: u32,
    /// Exactly this content.
    pub content_hash: String,
    /// The opinion.
    pub decision: Decision,
    /// 收到时间 Instant at which the step could be signed, ms UTC.
    pub received_at: i64,
    /// 办理时间 Instant, ms UTC.
    pub at: i64,
    /// Civil day.
    pub on: Date,
    /// How long the text was looked at, seconds.
    pub duration_sec: u32,
    /// How many faults were found.
    pub findings: u32,
    /// 过快 A proof-reading shorter than one second per fifty characters.
    pub hasty: bool,
}

/// 签字单 What a form for a signature says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOrder {
    /// Which step.
    pub step: ReviewStep,
    /// The opinion.
    pub decision: Decision,
    /// How long the text was looked at, seconds.
    pub duration_sec: u32,
    /// How many characters it has.
    pub characters: u32,
    /// How many faults were found.
    pub findings: u32,
}

/// 签字 Sign one step, or return the item to its author.
///
/// # Errors
///
/// Every obstacle: role, section, deputy, stage, stale form, a step that is not open or signed already, an author's
/// or another reviewer's person, a return without its text, a clock that runs backwards.
pub fn sign(item: &Item, order: &SignOrder, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let (step, returns) = (order.step, !order.decision.is_pass());
    let act = if returns { ActKind::Return } else { ActKind::Sign };
    let mut found = occasion.obstacles(item, act, step.roles(item.proposal.profile));
    if matches!(item.stage, Stage::InReview { .. } | Stage::Published) && !open_steps(item).contains(&step) {
        found.push(match item.signed(step) {
            Some(_) => Obstacle::SignedAlready { step },
            None => Obstacle::NotItsTurn { step },
        });
    }
    found.extend(of_persons(item, step, &occasion.acting.persons()));
    if matches!(&order.decision, Decision::Return { note, .. } if note.trim().is_empty()) {
        found.push(Obstacle::NoReason { act });
    }
    if !found.is_empty() {
        return Err(found);
    }
    let signature = signature(item, order, occasion);
    let act = if returns { Act::Returned(signature) } else { Act::Signed(signature) };
    let mut decided = Step::new(item, occasion, act, Vec::new());
    decided.errands = errands(&decided.next, returns, &occasion.acting.account);
    Ok(decided)
}

/// The obstacles of keeping stages apart: nobody signs what they wrote, nor two stages, also not for somebody else.
pub(super) fn of_persons(item: &Item, step: ReviewStep, persons: &[String]) -> Vec<Obstacle> {
    let mut found = Vec::new();
    if persons.iter().any(|person| item.authors.contains(person)) {
        found.push(Obstacle::OwnText);
    }
    let mine = |known: &&Signature| {
        persons.contains(&known.by) || known.deputy_of.as_ref().is_some_and(|of| persons.contains(of))
    };
    let version = item.signatures.iter().filter(|known| known.version == item.version);
    let excluded = version.filter(mine).find(|known| known.step.excludes(step, item.proposal.profile));
    found.extend(excluded.map(|known| Obstacle::TwoStages { signed: known.step, step }));
    let released = item.releases.iter().any(|release| persons.contains(&release.by));
    let owed = item.debt.as_ref().filter(|_| item.owes());
    if owed.is_some_and(|debt| released || persons.iter().any(|person| debt.by.contains(person))) {
        found.push(Obstacle::OwnDebt);
    }
    found
}

pub(super) fn signature(item: &Item, order: &SignOrder, occasion: &Occasion<'_>) -> Signature {
    let since = match item.stage {
        Stage::InReview { since } => since,
        _ => item.releases.last().map_or(item.last_at, |release| release.at),
    };
    let chain = item.signatures.iter().filter(|known| item.stands(known) && known.step != ReviewStep::Secrecy);
    let before = chain.map(|known| known.at).max().filter(|_| order.step != ReviewStep::Secrecy);
    Signature {
        step: order.step,
        by: occasion.acting.account.clone(),
        role: occasion.acting.role,
        deputy_of: occasion.acting.deputy_of.as_ref().map(|deputy| deputy.of.clone()),
        version: item.version,
        round: item.round,
        content_hash: item.content_hash().to_owned(),
        decision: order.decision.clone(),
        received_at: before.map_or(since, |at| at.max(since)),
        at: occasion.at,
        on: occasion.today,
        duration_sec: order.duration_sec,
        findings: order.findings,
        hasty: matches!(order.step, ReviewStep::Proof(_))
            && u64::from(order.duration_sec) * 50 < u64::from(order.characters),
    }
}

/// The authors learn of a return, the leader of the third one; the one who acts is told nothing.
fn errands(next: &Item, returned: bool, actor: &str) -> Vec<Errand> {
    if !returned {
        let approved = matches!(next.stage, Stage::Approved);
        return approved.then_some(Errand::TellRole { role: Role::OfficeHead }).into_iter().collect();
    }
    let authors = next.authors.iter().filter(|account| *account != actor).cloned();
    let leader = (next.returns >= 3).then_some(Errand::TellRole { role: Role::LeaderInCharge });
    authors.map(|account| Errand::Tell { account }).chain(leader).collect()
}
