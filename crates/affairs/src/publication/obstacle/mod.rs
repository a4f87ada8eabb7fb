//! 障碍 Why an act cannot be done now, in words a clerk understands.

mod item;
mod person;

use jiff::civil::{Date, date};
use messages::{Catalogued, Message};

use super::{ActKind, Importance, ReviewStep, StageKind};
use crate::role::Role;

/// 障碍 One reason; a refusal names them all at once.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "every variant carries what its message prints")]
pub enum Obstacle {
    /// The role does not do this.
    Role { role: Role },
    /// The head of another section.
    OtherSection { section: String },
    /// The deputy's period does not cover the day.
    DeputyPeriod { from: Date, to: Date },
    /// The deputy's scope does not cover the item.
    DeputyScope,
    /// The stage does not allow it.
    Stage { stage: StageKind, act: ActKind, reason: &'static str },
    /// The form shows an older version or content.
    Stale { version: u32 },
    /// Earlier than the act before.
    ClockBack { last: i64, at: i64 },
    /// An author decides on their own text.
    OwnText,
    /// One person, two stages.
    TwoStages { signed: ReviewStep, step: ReviewStep },
    /// Whoever released urgently clears the debt.
    OwnDebt,
    /// Signed already.
    SignedAlready { step: ReviewStep },
    /// Another step comes first.
    NotItsTurn { step: ReviewStep },
    /// A return, override, urgent release or withdrawal without a reason.
    NoReason { act: ActKind },
    /// No check of this very content.
    Unchecked,
    /// A check run over another content.
    CheckOfOther,
    /// The rules changed since the check.
    CheckOutdated,
    /// Findings that block.
    Blocked { rules: Vec<String> },
    /// A secrecy finding.
    SecrecyFinding,
    /// No such finding to override.
    NoFinding { rule: String },
    /// Consultation and meeting of a specially important item.
    SpecialRecords,
    /// Nobody said that a text of a matter without lists holds totals only.
    TotalsUnconfirmed,
    /// Signatures are missing.
    Unsigned { steps: Vec<ReviewStep> },
    /// Not for everybody.
    NotPublic,
    /// No channel.
    NoChannel,
    /// Another item is public with the very same content: one text in two columns is one item.
    SameContent { other: String },
    /// A set time that is not in the future.
    ReleaseInPast,
    /// The set time has not come.
    TooEarly { at: i64 },
    /// Not of the urgent class.
    NotUrgent,
    /// A field left blank.
    Blank { field: &'static str },
    /// No content hash.
    Hash,
    /// Due before the event.
    DueBeforeEvent { event: Date, due: Date },
    /// A lower class than before.
    ImportanceLowered { from: Importance },
    /// The same again.
    NothingChanged,
    /// Another item with the very same title is under review or public.
    SameTitle { number: String },
    /// A substantive correction in somebody else's name.
    PreparedByOther,
    /// A new version while steps are owed.
    DebtFirst,
    /// A new version while the withdrawal is undecided.
    Unconfirmed,
    /// Whoever withdrew decides on it.
    OwnWithdrawal,
    /// Decided already.
    ConfirmedAlready,
    /// Not among many: it is read and signed by itself.
    OneByOne { importance: Importance },
    /// Recorded as public on a day on which the flow was in use already, or that has not come.
    NotHistory { on: Date, before: Date },
    /// Made public before it came about.
    PublishedBeforeEvent,
    /// In force no longer before it came about.
    ValidityBeforeEvent,
    /// Whoever is to take over may not.
    Receiver { because: &'static str },
}

impl Catalogued for Obstacle {
    fn examples() -> Vec<Self> {
        let (stage, act, reason) = (StageKind::Published, ActKind::Discard, "公开过的信息永远不能废弃，只能撤下");
        let (from, to) = (date(2025, 3, 3), date(2025, 3, 7));
        vec![
            Self::Role { role: Role::SysAdmin },
            Self::OtherSection { section: "finance".into() },
            Self::DeputyPeriod { from, to },
            Self::DeputyScope,
            Self::Stage { stage, act, reason },
            Self::Stale { version: 2 },
            Self::ClockBack { last: 2, at: 1 },
            Self::OwnText,
            Self::TwoStages { signed: ReviewStep::First, step: ReviewStep::Second },
            Self::OwnDebt,
            Self::SignedAlready { step: ReviewStep::First },
            Self::NotItsTurn { step: ReviewStep::Second },
            Self::NoReason { act: ActKind::Return },
            Self::Unchecked,
            Self::CheckOfOther,
            Self::CheckOutdated,
            Self::Blocked { rules: vec!["P-02".into()] },
            Self::SecrecyFinding,
            Self::NoFinding { rule: "P-02".into() },
            Self::SpecialRecords,
            Self::TotalsUnconfirmed,
            Self::Unsigned { steps: vec![ReviewStep::Final] },
            Self::NotPublic,
            Self::NoChannel,
            Self::SameContent { other: "sangcun/2025-00012".into() },
            Self::ReleaseInPast,
            Self::TooEarly { at: 1 },
            Self::NotUrgent,
            Self::Blank { field: "领域" },
            Self::Hash,
            Self::DueBeforeEvent { event: to, due: from },
            Self::ImportanceLowered { from: Importance::Important },
            Self::NothingChanged,
            Self::SameTitle { number: "a1b2c3d4e5f6".into() },
            Self::PreparedByOther,
            Self::DebtFirst,
            Self::Unconfirmed,
            Self::OwnWithdrawal,
            Self::ConfirmedAlready,
            Self::OneByOne { importance: Importance::Important },
            Self::NotHistory { on: to, before: from },
            Self::PublishedBeforeEvent,
            Self::ValidityBeforeEvent,
            Self::Receiver { because: "他参与起草了这一件，不能再审核、校对它。" },
        ]
    }

    fn message(&self) -> Message {
        let (code, what, why, todo) = self
            .of_person()
            .or_else(|| self.of_signing())
            .or_else(|| self.of_check())
            .unwrap_or_else(|| self.of_others());
        Message { code, what: what.into(), why: why.into(), todo: todo.into() }
    }
}

type Sentences = (&'static str, String, &'static str, &'static str);
