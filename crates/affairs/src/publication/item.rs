//! 发布事项 One item as it stands: facts, stage, signatures, checks, releases.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Elsewhere, Facts, Handover, Proposal, ReviewStep, Signature, ValidityMark};
use crate::role::Role;

/// 环节 Where an item stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 拟稿
    Draft,
    /// 审核中 Which steps are open: [`open_steps`](super::open_steps).
    InReview {
        /// Instant of the submission, ms UTC.
        since: i64,
    },
    /// 已退回 Returned to the author.
    Returned {
        /// The step that returned it.
        to: ReviewStep,
    },
    /// 已审定 Approved, not published.
    Approved,
    /// 定时发布
    Scheduled {
        /// Instant of the release, ms UTC.
        at: i64,
        /// The account that scheduled it; the clock releases in its name.
        by: String,
        /// In which role.
        #[serde(default = "office_head")]
        role: Role,
    },
    /// 已发布
    Published,
    /// 已撤下
    Withdrawn,
    /// 已废弃
    Discarded,
}

/// What was scheduled before the role was kept was scheduled by one who may publish.
const fn office_head() -> Role {
    Role::OfficeHead
}

/// 机器检查 One run over one content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckRun {
    /// The content that was checked.
    pub content_hash: String,
    /// Version of the rules it was checked with.
    pub rules: String,
    /// Codes of the rules that block.
    pub blocking: Vec<String>,
    /// How many findings only warn.
    pub warnings: u32,
    /// Instant of the run, ms UTC.
    pub at: i64,
    /// 放行 Blocking rules that somebody overrode: rule, account, reason, civil day.
    pub overrides: Vec<(String, String, String, Date)>,
}

impl CheckRun {
    /// 保密规则 The rule that nobody overrides.
    pub const SECRECY: &str = "C-01";

    /// The blocking rules that no override covers.
    #[must_use]
    pub fn unresolved(&self) -> Vec<String> {
        let covered = |rule: &String| rule != Self::SECRECY && self.overrides.iter().any(|(known, ..)| known == rule);
        self.blocking.iter().filter(|rule| !covered(rule)).cloned().collect()
    }
}

/// 发布记录 One version made public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// Which version.
    pub version: u32,
    /// Exactly which content.
    pub content_hash: String,
    /// Instant, ms UTC.
    pub at: i64,
    /// Civil day in the zone of the body.
    pub on: Date,
    /// The account that released it.
    pub by: String,
}

/// 撤下的原因
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WithdrawalReason {
    /// 内容有误 Published by mistake or wrong; within 24 hours it does not count as an item.
    Error,
    /// 涉密或者敏感
    Secrecy,
    /// 含个人信息
    PersonalData,
    /// 已失效
    Outdated,
    /// 上级要求
    Instructed,
}

/// 撤下 Hidden from the public with day and reason; nothing is deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Instant, ms UTC.
    pub at: i64,
    /// Civil day, printed on the tombstone.
    pub on: Date,
    /// Why.
    pub reason: WithdrawalReason,
    /// Reference of the explanation that stands elsewhere.
    pub note: String,
    /// Who withdrew it, and for whom if as a deputy.
    pub by: Vec<String>,
    /// Where the item stood.
    pub was: Stage,
    /// The leader who confirmed it.
    pub confirmed_by: Option<String>,
}

/// 应急程序的欠账 Steps still owed after an urgent release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Debt {
    /// Instant by which every step is done: 24 hours after the release.
    pub due_at: i64,
    /// Who released it (and for whom): none of them may clear the debt.
    pub by: Vec<String>,
    /// Reference of the reason.
    pub reason: String,
    /// Instant at which it was cleared.
    pub cleared_at: Option<i64>,
}

/// 更正说明 A visible note of a change after publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The version it led to.
    pub version: u32,
    /// A change of meaning, through the full flow.
    pub substantive: bool,
    /// Content before.
    pub from: String,
    /// Content after; of a substantive correction the content it started with.
    pub to: String,
    /// Reference of the note shown.
    pub note: String,
    /// Civil day.
    pub on: Date,
    /// 放弃 The new version was given up before it was released: nothing was corrected.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dropped: bool,
}

/// 原来的版本 What stands while a new version is made, and again if that one is given up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Former {
    /// Its number.
    pub version: u32,
    /// Its round, see [`Item::round`].
    pub round: u32,
    /// How often it had been returned.
    pub returns: u32,
    /// Its facts.
    pub facts: Facts,
}

/// 发布事项 One item, folded from its entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Public number, stable.
    pub number: String,
    /// Body, section, field, relayed, profile and the facts as revised last.
    pub proposal: Proposal,
    /// Where it stands.
    pub stage: Stage,
    /// From one; each substantive correction adds one.
    pub version: u32,
    /// Counts changes of subject or attribute, and restarts: a signature belongs to one round.
    pub round: u32,
    /// Everybody who wrote at this text, and whom they acted for.
    pub authors: Vec<String>,
    /// Every signature ever given; [`Item::stands`] says which count.
    pub signatures: Vec<Signature>,
    /// Every run of the machine check.
    pub checks: Vec<CheckRun>,
    /// How often this version was returned.
    pub returns: u32,
    /// After a return: the step at which the flow goes on.
    pub resume_at: Option<ReviewStep>,
    /// Every release, oldest first.
    pub releases: Vec<Release>,
    /// Channels on which it appeared.
    pub posted: Vec<String>,
    /// Hidden now, or hidden before a new version.
    pub withdrawal: Option<Withdrawal>,
    /// What an urgent release owes.
    pub debt: Option<Debt>,
    /// Changes after publication.
    pub corrections: Vec<Correction>,
    /// 原来的版本 What the new version under way would replace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub former: Option<Box<Former>>,
    /// 涉谣记录 Records of rumours that this item clears up (第六条).
    pub clarifies: Vec<String>,
    /// Why a scheduled release was held: codes of obstacles.
    pub held: Vec<String>,
    /// 移交 What waited for somebody by name and passed on, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub handed: Vec<Handover>,
    /// 以往公开 Where and when it was public before the system came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<Elsewhere>,
    /// 有效性 What was said last of whether it is in force; nothing while nobody said anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub validity: Option<ValidityMark>,
    /// 只有汇总数 Of which texts somebody said that they hold totals and no list of persons, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub totals: Vec<Totals>,
    /// Civil day of the last change of stage, from which clocks run.
    pub since: Date,
    /// Instant of the last act, ms UTC.
    pub last_at: i64,
}

/// 确认只有汇总数 Who said of a text that it holds totals and no list of persons, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// The text.
    pub content_hash: String,
    /// The account.
    pub by: String,
    /// The civil day.
    pub on: Date,
}

impl Item {
    /// Whether somebody said of the content in hand that it holds totals only.
    #[must_use]
    pub fn totals_in_hand(&self) -> Option<&Totals> {
        self.totals.iter().rev().find(|said| said.content_hash == self.content_hash())
    }

    /// The facts as revised last.
    #[must_use]
    pub const fn facts(&self) -> &Facts {
        &self.proposal.facts
    }

    /// The content in hand.
    #[must_use]
    pub fn content_hash(&self) -> &str {
        &self.proposal.facts.content_hash
    }

    /// 首次发布 The first release through this house; what was public elsewhere has none before a new version.
    #[must_use]
    pub fn first_release(&self) -> Option<&Release> {
        self.releases.get(usize::from(self.elsewhere.is_some()))
    }

    /// 签字有效 Whether a signature is a pass of this version, on exactly this content, by somebody who is none of its
    /// authors: whoever signed and then wrote at the text, or handed it in, signed their own.
    #[must_use]
    pub fn stands(&self, signature: &Signature) -> bool {
        let wrote = |person: &String| self.authors.contains(person);
        signature.version == self.version
            && signature.round == self.round
            && signature.content_hash == self.content_hash()
            && signature.decision.is_pass()
            && !wrote(&signature.by)
            && !signature.deputy_of.as_ref().is_some_and(wrote)
    }

    /// The signature that stands for a step.
    #[must_use]
    pub fn signed(&self, step: ReviewStep) -> Option<&Signature> {
        self.signatures.iter().rev().find(|signature| signature.step == step && self.stands(signature))
    }

    /// The newest run over the content in hand.
    #[must_use]
    pub fn check_in_hand(&self) -> Option<&CheckRun> {
        self.checks.iter().rev().find(|run| run.content_hash == self.content_hash())
    }

    /// Whether an urgent release still owes steps.
    #[must_use]
    pub fn owes(&self) -> bool {
        self.debt.as_ref().is_some_and(|debt| debt.cleared_at.is_none())
    }
}
