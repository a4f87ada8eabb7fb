//! 一件 One item as the simulation knows it.

use std::collections::{BTreeMap, BTreeSet};

use affairs::publication::{Importance, Profile, ReviewStep, Subject, WithdrawalReason};
use jiff::civil::Date;
use publication::Text;

/// 环节
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    Draft,
    Review,
    Returned(ReviewStep),
    Approved,
    Scheduled { at: i64, by: String },
    Published,
    Withdrawn,
    Discarded,
}

impl Stand {
    /// The code in the row of the item.
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Review => "in_review",
            Self::Returned(_) => "returned",
            Self::Approved => "approved",
            Self::Scheduled { .. } => "scheduled",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
            Self::Discarded => "discarded",
        }
    }
}

/// 签字
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) step: ReviewStep,
    pub(crate) persons: Vec<String>,
    pub(crate) version: u32,
    pub(crate) round: u32,
    pub(crate) hash: String,
    pub(crate) pass: bool,
    pub(crate) on: Date,
}

/// 撤下
#[derive(Clone, Debug)]
pub(crate) struct Withdrawn {
    pub(crate) by: Vec<String>,
    pub(crate) reason: WithdrawalReason,
    pub(crate) at: i64,
    pub(crate) was: Stand,
    pub(crate) confirmed: bool,
}

/// 一次公开
#[derive(Clone, Debug)]
pub(crate) struct Released {
    pub(crate) hash: String,
    pub(crate) at: i64,
    pub(crate) on: Date,
    pub(crate) by: String,
}

/// 一件
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) body: usize,
    pub(crate) number: String,
    pub(crate) section: &'static str,
    pub(crate) subject: Subject,
    pub(crate) importance: Importance,
    pub(crate) profile: Profile,
    pub(crate) relayed: bool,
    pub(crate) records: bool,
    pub(crate) withheld: bool,
    pub(crate) stand: Stand,
    pub(crate) version: u32,
    pub(crate) round: u32,
    pub(crate) hash: String,
    pub(crate) texts: BTreeMap<String, Text>,
    pub(crate) authors: BTreeSet<String>,
    pub(crate) marks: Vec<Mark>,
    /// The last run over each text: the rules, and whether something blocks.
    pub(crate) runs: BTreeMap<String, (u64, bool)>,
    /// The text of a small correction that somebody prepared.
    pub(crate) prepared: Option<(Text, String)>,
    pub(crate) resume: Option<ReviewStep>,
    pub(crate) returns: u32,
    /// Version, round, returns, text and attribute that stand while a new version is made.
    pub(crate) former: Option<(u32, u32, u32, String, bool, Importance)>,
    pub(crate) highest: u32,
    pub(crate) released: Vec<Released>,
    pub(crate) withdrawn: Option<Withdrawn>,
    /// Whom an urgent release keeps from clearing its debt, while it owes.
    pub(crate) debt: Option<Vec<String>>,
    pub(crate) last_at: i64,
}

impl Piece {
    pub(crate) fn public(&self) -> bool {
        !self.released.is_empty() && self.withdrawn.is_none()
    }

    /// The class that decides the steps: an urgent item owes what its subject asks.
    fn weighty(&self) -> bool {
        let class = if self.importance == Importance::Urgent { Importance::Routine } else { self.importance };
        class.max(floor(self.subject)) >= Importance::Important
    }

    /// The chain without secrecy, in its order (`operations.md` §§2, 3.1).
    pub(crate) fn chain(&self) -> Vec<ReviewStep> {
        use ReviewStep::{Final, First, Proof, Second};
        let mut steps = vec![Proof(1), First, Proof(2), Second];
        match (self.profile, self.weighty()) {
            (Profile::Levels, true) => steps.extend([Proof(3), Final]),
            (Profile::Levels, false) => {}
            (Profile::ThreeReaders, true) => steps.extend([Final, Proof(3)]),
            (Profile::ThreeReaders, false) => steps.push(Proof(3)),
        }
        steps
    }

    /// Whether somebody who did not write at it passed the step on exactly the text in hand.
    pub(crate) fn passed_now(&self, step: ReviewStep) -> bool {
        let fits = |mark: &&Mark| {
            mark.version == self.version
                && mark.round == self.round
                && mark.hash == self.hash
                && !mark.persons.iter().any(|person| self.authors.contains(person))
        };
        self.marks.iter().filter(fits).any(|mark| mark.step == step && mark.pass)
    }

    /// Whether somebody passed the step in this version, whatever the text.
    pub(crate) fn passed_before(&self, step: ReviewStep) -> bool {
        self.marks.iter().any(|mark| mark.version == self.version && mark.step == step && mark.pass)
    }

    /// Every step without a signature that counts.
    pub(crate) fn missing(&self) -> Vec<ReviewStep> {
        let all = std::iter::once(ReviewStep::Secrecy).chain(self.chain());
        all.filter(|step| !self.passed_now(*step)).collect()
    }

    /// What may be signed now.
    pub(crate) fn open(&self) -> Vec<ReviewStep> {
        let missing = self.missing();
        match self.stand {
            Stand::Published if self.debt.is_some() => missing,
            Stand::Review => {
                let secrecy = missing.first() == Some(&ReviewStep::Secrecy);
                let chain = &missing[usize::from(secrecy)..];
                let again = self.resume.and_then(|at| chain.iter().position(|step| *step == at));
                let upto = match again {
                    Some(at) if chain[..at].iter().all(|step| self.passed_before(*step)) => at + 1,
                    _ => chain.len().min(1),
                };
                missing[..usize::from(secrecy)].iter().chain(&chain[..upto]).copied().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The codes of what the item waits for.
    pub(crate) fn waits(&self) -> BTreeSet<String> {
        let plain = |what: &str| BTreeSet::from([format!("publication.{what}")]);
        match &self.stand {
            Stand::Draft => plain("submission"),
            Stand::Returned(_) => plain("rework"),
            Stand::Approved => plain("release"),
            Stand::Withdrawn if self.withdrawn.as_ref().is_some_and(|gone| !gone.confirmed) => plain("confirmation"),
            Stand::Review | Stand::Published => {
                let what = |step: ReviewStep| match (self.debt.is_some(), self.passed_before(step)) {
                    (true, _) => "debt",
                    (false, true) => "renew",
                    (false, false) => "sign",
                };
                self.open().into_iter().map(|step| format!("publication.{}.{}", what(step), word(step))).collect()
            }
            _ => BTreeSet::new(),
        }
    }

    /// Whether the year counts it: withdrawn for a fault within a day, it was never there.
    pub(crate) fn counts(&self) -> Option<Date> {
        let first = self.released.first()?;
        let slip = |gone: &Withdrawn| gone.reason == WithdrawalReason::Error && gone.at - first.at < 86_400_000;
        (!self.relayed && !self.withdrawn.as_ref().is_some_and(slip)).then_some(first.on)
    }

    /// `/sangcun/g-03/2025/03/….html`, fixed by the first release.
    pub(crate) fn path(&self) -> Option<String> {
        let on = self.released.first()?.on;
        let body = crate::cast::BODIES[self.body];
        Some(format!("/{body}/g-03/{}/{:02}/{}.html", on.year(), on.month(), self.number))
    }
}

/// The class below which a subject never falls, of those that the simulation proposes.
pub(crate) const fn floor(subject: Subject) -> Importance {
    match subject {
        Subject::Budget | Subject::Penalty => Importance::Important,
        Subject::OtherOrgans => Importance::Special,
        _ => Importance::Routine,
    }
}

const fn word(step: ReviewStep) -> &'static str {
    match step {
        ReviewStep::Secrecy => "secrecy",
        ReviewStep::Proof(1) => "proof-1",
        ReviewStep::Proof(2) => "proof-2",
        ReviewStep::Proof(_) => "proof-3",
        ReviewStep::First => "first",
        ReviewStep::Second => "second",
        ReviewStep::Final => "final",
    }
}
