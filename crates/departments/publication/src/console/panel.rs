//! 办理 What the person in front of the page may do with the item now.
//!
//! A panel only offers; the affair decides, and says why not.

use affairs::{
    publication::{ActKind, Item, Permission, Reach, ReviewStep, Subject, open_steps, permitted},
    role::{Duty, Role},
};
use hall::serving::{Fields, Seated};

use super::WRITERS;
use crate::Paper;

pub(super) const MARKERS: &[Role] = Duty::MarkValidity.roles();
pub(super) const LEADERS: &[Role] = Duty::PublishUrgently.roles();
pub(super) const DECIDERS: &[Role] = Duty::DecideWithdrawal.roles();
pub(super) const PUBLISHERS: &[Role] = Duty::Publish.roles();
pub(super) const WITHDRAWERS: &[Role] = Duty::Withdraw.roles();
pub(super) const CORRECTORS: &[Role] = Duty::CorrectSmall.roles();
pub(super) const OVERRULERS: &[Role] = Duty::Overrule.roles();

/// 办理 Everything offered.
pub(super) struct Panels {
    /// Steps this person may sign now: code and name.
    pub(super) signs: Vec<(String, &'static str)>,
    /// Whether a return is possible beside a pass.
    pub(super) returns: bool,
    pub(super) hands_in: bool,
    pub(super) edits: bool,
    pub(super) publishes: bool,
    pub(super) unschedules: bool,
    pub(super) urgent: bool,
    pub(super) withdraws: bool,
    pub(super) confirms: bool,
    pub(super) discards: bool,
    /// 改目录事项 The draft may be put under another matter.
    pub(super) places: bool,
    pub(super) corrects: bool,
    /// A new version that was not released may be given up.
    pub(super) drops: bool,
    /// 增加渠道 It may be said that it was shown elsewhere as well.
    pub(super) posts: bool,
    /// 关联澄清 It may be linked to a rumour.
    pub(super) clarifies: bool,
    /// What is public may be said to be in force no longer.
    pub(super) marks: bool,
    /// Blocking rules this person may let pass, each with a reason.
    pub(super) overrules: Vec<String>,
}

impl Panels {
    pub(super) fn of(item: &Item, seated: &Seated) -> Self {
        let may = |act: ActKind, roles: &[Role]| {
            let allowed = permitted((&item.stage).into(), Reach::of(item), act);
            allowed == Permission::Allowed && seated.may(roles)
        };
        let section = &item.proposal.section;
        let signs = open_steps(item).into_iter().filter(|step| {
            let roles = step.roles(item.proposal.profile);
            let clerk = seated.as_any_of(roles, section);
            let own = clerk.acting.as_ref().map_or(Some(clerk.section.as_str()), |acting| acting.section.as_deref());
            let another = clerk.role == Role::SectionHead && own != Some(section.as_str());
            roles.contains(&clerk.role) && !another && !item.authors.contains(&clerk.account)
        });
        let unresolved = item.check_in_hand().map(|run| run.unresolved()).unwrap_or_default();
        Self {
            signs: signs.map(|step| (code(step), step.name())).collect(),
            returns: permitted((&item.stage).into(), Reach::of(item), ActKind::Return) == Permission::Allowed,
            hands_in: may(ActKind::Submit, WRITERS),
            edits: may(ActKind::Revise, WRITERS),
            publishes: may(ActKind::Publish, PUBLISHERS),
            unschedules: may(ActKind::Unschedule, PUBLISHERS),
            urgent: may(ActKind::PublishUrgently, LEADERS),
            withdraws: may(ActKind::Withdraw, WITHDRAWERS),
            confirms: may(ActKind::ConfirmWithdrawal, DECIDERS),
            places: may(ActKind::Place, WRITERS),
            discards: may(ActKind::Discard, WRITERS),
            drops: may(ActKind::DropVersion, WRITERS),
            posts: may(ActKind::Post, PUBLISHERS),
            clarifies: may(ActKind::Clarify, WRITERS),
            marks: may(ActKind::MarkValidity, MARKERS),
            corrects: may(ActKind::CorrectSmall, WRITERS) || may(ActKind::CorrectSmall, CORRECTORS),
            overrules: if may(ActKind::Overrule, OVERRULERS) { unresolved } else { Vec::new() },
        }
    }

    /// The same; whether it is in force is asked of a document only.
    pub(super) fn for_document(self, item: &Item, paper: &Paper) -> Self {
        let kinds = [Subject::NormativeDocument, Subject::SystemDocument, Subject::Plan];
        let is_document = !paper.is_blank() || item.validity.is_some() || kinds.contains(&item.facts().subject);
        Self { marks: self.marks && is_document, ..self }
    }

    /// Whether there is nothing to do here for this person; a link to a rumour waits for nobody.
    pub(super) fn is_empty(&self) -> bool {
        let some = [
            self.hands_in,
            self.edits,
            self.publishes,
            self.unschedules,
            self.urgent,
            self.withdraws,
            self.confirms,
            self.discards,
            self.corrects,
            self.drops,
            self.posts,
            self.marks,
        ];
        self.signs.is_empty() && self.overrules.is_empty() && !some.contains(&true)
    }
}

/// 填过的 What a form of this page brought that did not do; the page has it again.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub(super) opinion: String,
    pub(super) channel: String,
    pub(super) other: String,
    pub(super) rumour: String,
}

impl Typed {
    pub(super) fn of(fields: &Fields) -> Self {
        let word = |name: &str| fields.word(name);
        Self { opinion: word("opinion"), channel: word("channel"), other: word("other"), rumour: word("rumour") }
    }
}

/// A step as forms carry it.
pub(super) fn code(step: ReviewStep) -> String {
    match step {
        ReviewStep::Secrecy => "secrecy".into(),
        ReviewStep::Proof(n) => format!("proof-{n}"),
        ReviewStep::First => "first".into(),
        ReviewStep::Second => "second".into(),
        ReviewStep::Final => "final".into(),
    }
}

/// The step a form names.
pub(super) fn step(code: &str) -> Option<ReviewStep> {
    match code {
        "secrecy" => Some(ReviewStep::Secrecy),
        "first" => Some(ReviewStep::First),
        "second" => Some(ReviewStep::Second),
        "final" => Some(ReviewStep::Final),
        proof => proof.strip_prefix("proof-")?.parse().ok().filter(|n| (1..=3).contains(n)).map(ReviewStep::Proof),
    }
}
