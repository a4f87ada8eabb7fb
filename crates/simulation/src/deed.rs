//! 一件事 What somebody asks for at a desk, complete before it is asked, so that it can be printed, judged and repeated.

use affairs::{
    publication::{Importance, Profile, ReviewStep, Seen, Subject, WithdrawalReason},
    role::Role,
};
use jiff::civil::Date;
use publication::Text;

/// 帽子 Who acts, in which role, and in whose place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hat {
    pub(crate) body: usize,
    pub(crate) account: String,
    pub(crate) role: Role,
    pub(crate) place_of: Option<Place>,
}

/// 代理 In whose place, as the deputyship was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) principal: String,
    pub(crate) section: Option<String>,
    pub(crate) from: Date,
    pub(crate) to: Date,
}

impl Hat {
    /// The account, and whom it acts for.
    pub(crate) fn persons(&self) -> Vec<String> {
        std::iter::once(self.account.clone()).chain(self.place_of.iter().map(|place| place.principal.clone())).collect()
    }
}

/// 表 A form that is handed in.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) hat: Hat,
    /// The number of the item; for a proposal the key of its page.
    pub(crate) number: String,
    pub(crate) seen: Seen,
    pub(crate) deed: Deed,
}

/// 新稿 What a proposal says beside its text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct New {
    pub(crate) subject: Subject,
    pub(crate) importance: Importance,
    pub(crate) profile: Profile,
    pub(crate) section: &'static str,
    pub(crate) relayed: bool,
    /// The records that a specially important item needs.
    pub(crate) records: bool,
    /// 自相矛盾 Due before it happened.
    pub(crate) contradictory: bool,
    /// The body it is written for, which is not always the own.
    pub(crate) body: usize,
}

/// 事
#[derive(Clone, Debug)]
pub(crate) enum Deed {
    Propose { new: New, text: Text },
    Revise { text: Text, withheld: bool, importance: Importance },
    Check,
    Overrule { reason: bool },
    Submit { restart: bool },
    Sign { step: ReviewStep, returns: bool, says: bool },
    Publish,
    Schedule { at: i64 },
    Unschedule,
    Urgent { says: bool },
    Prepare { text: Text },
    CorrectSmall { text: Text, by: String },
    CorrectSubstantive { text: Text, by: String },
    Drop,
    Withdraw { reason: WithdrawalReason, says: bool },
    Confirm,
    Restore,
    Discard,
}

impl Deed {
    /// The kind of entry it leaves when it is done.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Propose { .. } => "publication.proposed",
            Self::Revise { .. } => "publication.revised",
            Self::Check | Self::Prepare { .. } => "publication.checked",
            Self::Overrule { .. } => "publication.overruled",
            Self::Submit { .. } => "publication.submitted",
            Self::Sign { returns: false, .. } => "publication.signed",
            Self::Sign { returns: true, .. } => "publication.returned",
            Self::Publish => "publication.published",
            Self::Schedule { .. } => "publication.scheduled",
            Self::Unschedule => "publication.unscheduled",
            Self::Urgent { .. } => "publication.published-urgently",
            Self::CorrectSmall { .. } | Self::CorrectSubstantive { .. } => "publication.corrected",
            Self::Drop => "publication.version-dropped",
            Self::Withdraw { .. } => "publication.withdrawn",
            Self::Confirm => "publication.confirmed",
            Self::Restore => "publication.restored",
            Self::Discard => "publication.discarded",
        }
    }
}

impl std::fmt::Display for Form {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Hat { account, role, place_of, .. } = &self.hat;
        write!(f, "{account} as {}", role.id())?;
        if let Some(place) = place_of {
            write!(f, " in place of {} ({:?}, {} to {})", place.principal, place.section, place.from, place.to)?;
        }
        let seen = self.seen.content_hash.get(..6).unwrap_or_default();
        write!(f, ": {:?} on {} (version {}, text {seen})", self.deed, self.number, self.seen.version)
    }
}
