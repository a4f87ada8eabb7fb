//! 下一步 What a verb gives: the next item, its entry, who waits now, and what leaves the house after the commit.

use super::{Act, Clock, Entry, Item, Occasion, ReviewStep, Stage, apply, clock, open_steps};
use crate::role::Role;
use statute::calendar::Calendar;

/// 下一步 A decision as a value; only a desk files it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The item afterwards.
    pub next: Item,
    /// What the ledger keeps.
    pub entry: Entry,
    /// Everybody who is waited for now; replaces the earlier list.
    pub waiting: Vec<Waiting>,
    /// What is to be done after the commit.
    pub errands: Vec<Errand>,
}

/// 等什么
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// 送审 The author finishes the draft.
    Submission,
    /// 改稿 The author reworks what was returned.
    Rework,
    /// 签字
    Signature(ReviewStep),
    /// 重签 Somebody who passed an earlier text sees the difference and signs again.
    Renewal(ReviewStep),
    /// 补签 A step owed after an urgent release.
    Debt(ReviewStep),
    /// 发布
    Release,
    /// 确认撤下
    Confirmation,
}

/// 谁在等 One line of a desk or of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Who may do it.
    pub role: Role,
    /// Of which section, where it matters.
    pub section: Option<String>,
    /// Exactly this account, where it is known.
    pub account: Option<String>,
    /// What is waited for.
    pub what: Awaited,
    /// Half time and due.
    pub clock: Clock,
    /// The exact instant where hours count (应急程序), ms UTC.
    pub due_at: Option<i64>,
}

impl Waiting {
    /// 升级 Who is told when the clock has expired: the next level; nobody stands above the group's head.
    #[must_use]
    pub const fn escalates_to(&self) -> Option<Role> {
        match self.role {
            Role::GroupHead => None,
            Role::Principal => Some(Role::GroupHead),
            Role::LeaderInCharge => Some(Role::Principal),
            Role::InfoOfficer => Some(Role::SectionHead),
            _ => Some(Role::LeaderInCharge),
        }
    }
}

/// 差事 What is to be done after the commit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what they carry")]
pub enum Errand {
    /// 上线 Show this content on these channels.
    Show { content_hash: String, channels: Vec<String> },
    /// 下线 Replace the page with a tombstone: day and reason, status 410.
    TakeDown,
    /// 到时发布 Call [`release_scheduled`](super::release_scheduled) at that instant.
    ReleaseAt { at: i64 },
    /// 通知 Tell one account of this entry.
    Tell { account: String },
    /// 通知岗位 Tell those who hold a role.
    TellRole { role: Role },
    /// 告警 A scheduled release was held.
    Alarm { accounts: Vec<String>, codes: Vec<String> },
}

impl Errand {
    /// The kind in the queue.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Show { .. } => "publication.show",
            Self::TakeDown => "publication.take-down",
            Self::ReleaseAt { .. } => "publication.release",
            Self::Tell { .. } => "publication.tell",
            Self::TellRole { .. } => "publication.tell-role",
            Self::Alarm { .. } => "publication.alarm",
        }
    }
}

impl Step {
    pub(super) fn new(item: &Item, occasion: &Occasion<'_>, act: Act, errands: Vec<Errand>) -> Self {
        let entry = Entry::of(&item.number, occasion, act);
        let next = apply(Some(item.clone()), &entry).expect("an item that exists stays an item");
        let waiting = waiting(&next, occasion.calendar);
        Self { next, entry, waiting, errands }
    }
}

/// 待办 Everybody an item waits for, each with the clock of `operations.md` §3.3.
#[must_use]
pub fn waiting(item: &Item, calendar: &Calendar) -> Vec<Waiting> {
    let own = item.facts().due;
    let line = |role, account, what, halves| {
        let clock = Clock::after(item.since, halves, own, calendar);
        Waiting { role, section: None, account, what, clock, due_at: None }
    };
    // The author is known; the section is that of the head who hears of it when its day has passed.
    let of_author = |what| {
        let section = Some(item.proposal.section.clone());
        let author = item.authors.first().map(|author| item.keeper(author, 0));
        Waiting { section, ..line(Role::InfoOfficer, author, what, 2) }
    };
    match &item.stage {
        Stage::Draft => vec![of_author(Awaited::Submission)],
        Stage::Returned { .. } => vec![of_author(Awaited::Rework)],
        Stage::Approved => vec![line(Role::OfficeHead, None, Awaited::Release, clock::RELEASE_HALVES)],
        Stage::Withdrawn if item.withdrawal.as_ref().is_some_and(|gone| gone.confirmed_by.is_none()) => {
            vec![line(Role::LeaderInCharge, None, Awaited::Confirmation, 2)]
        }
        Stage::InReview { .. } | Stage::Published => {
            let lines = open_steps(item).into_iter().map(|step| for_signature(item, step, calendar));
            lines
                .flat_map(|line| {
                    let too = proof_readers_too(&line);
                    std::iter::once(line).chain(too)
                })
                .collect()
        }
        Stage::Scheduled { .. } | Stage::Withdrawn | Stage::Discarded => Vec::new(),
    }
}

/// A proof may be read by whoever holds the trade of it as well: it waits for both, and one of them does it.
fn proof_readers_too(line: &Waiting) -> Option<Waiting> {
    let reads = matches!(line.what, Awaited::Signature(ReviewStep::Proof(_)) | Awaited::Debt(ReviewStep::Proof(_)));
    let others = reads && line.role != Role::Proofreader && line.account.is_none();
    others.then(|| Waiting { role: Role::Proofreader, section: None, ..line.clone() })
}

fn for_signature(item: &Item, step: ReviewStep, calendar: &Calendar) -> Waiting {
    let mine = |known: &&super::Signature| known.version == item.version && known.step == step;
    let before = item.signatures.iter().rev().filter(mine).find(|known| known.decision.is_pass());
    let debt = item.debt.as_ref().filter(|_| item.owes());
    let what = match (debt, before) {
        (Some(_), _) => Awaited::Debt(step),
        (None, Some(_)) => Awaited::Renewal(step),
        (None, None) => Awaited::Signature(step),
    };
    let latest = item.signatures.iter().filter(|known| item.stands(known) && known.step != ReviewStep::Secrecy);
    let chain = latest.map(|known| known.on).max().filter(|_| step != ReviewStep::Secrecy);
    let start = chain.map_or(item.since, |day| day.max(item.since));
    let mut clock = Clock::after(start, clock::halves(step), item.facts().due, calendar);
    if debt.is_some() {
        let end = super::Mark { day: item.since.tomorrow().unwrap_or(item.since), end: true };
        (clock.due, clock.remind) = (end, super::Mark { day: item.since, end: true });
    }
    let role = step.roles(item.proposal.profile)[0];
    let section = matches!(role, Role::SectionHead).then(|| item.proposal.section.clone());
    let account = before.map(|known| item.keeper(&known.by, known.at));
    Waiting { role, section, account, what, clock, due_at: debt.map(|debt| debt.due_at) }
}
