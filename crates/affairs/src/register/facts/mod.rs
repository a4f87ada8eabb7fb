//! 事实 What a record says in days, codes and counts: no words, no names.

mod cases;
mod papers;
mod people;

use jiff::civil::Date;
use serde::Serialize;

pub use self::{
    cases::{Application, Category, Fee, Received, Remedy, Result, Track, Verdict},
    papers::{Charge, Decision, DecisionKind, Ended, Ending, Measure, MeasureTopic, Normative, Plan, Progress, System},
    people::{GroupDuty, Meeting, Member, Pairing, Problem, ProblemCategory, Training},
};
use super::Kind;

/// 代码 A closed list with permanent identifiers and the words people use.
pub trait Coded: Copy + PartialEq + 'static {
    /// All of them, in the order of the forms.
    const ALL: &'static [Self];
    /// The permanent identifier.
    fn id(self) -> &'static str;
    /// The words.
    fn name(self) -> &'static str;
    /// The one of this identifier.
    fn of(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id() == id)
    }
}

/// A closed list of codes: variant, identifier, words.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $id:literal, $words:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $(#[doc = $words] $(#[$inner])* #[serde(rename = $id)] $variant,)+
        }

        impl crate::register::Coded for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }
            fn name(self) -> &'static str {
                match self { $(Self::$variant => $words),+ }
            }
        }
    };
}
pub(crate) use coded;

/// 事实 One variant a kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "of", rename_all = "snake_case")]
#[allow(missing_docs, reason = "each variant is named after its kind")]
pub enum Facts {
    Application(Application),
    Remedy(Remedy),
    Fee(Fee),
    Normative(Normative),
    Decision(Decision),
    Charge(Charge),
    System(System),
    Training(Training),
    Pairing(Pairing),
    Problem(Problem),
    Member(Member),
    Meeting(Meeting),
    Plan(Plan),
    Measure(Measure),
}

impl Facts {
    /// The ledger they belong to.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Application(_) => Kind::Application,
            Self::Remedy(_) => Kind::Remedy,
            Self::Fee(_) => Kind::Fee,
            Self::Normative(_) => Kind::Normative,
            Self::Decision(_) => Kind::Decision,
            Self::Charge(_) => Kind::Charge,
            Self::System(_) => Kind::System,
            Self::Training(_) => Kind::Training,
            Self::Pairing(_) => Kind::Pairing,
            Self::Problem(_) => Kind::Problem,
            Self::Member(_) => Kind::Member,
            Self::Meeting(_) => Kind::Meeting,
            Self::Plan(_) => Kind::Plan,
            Self::Measure(_) => Kind::Measure,
        }
    }

    /// 发生日 The day by which lists order it.
    #[must_use]
    pub const fn day(&self) -> Date {
        match self {
            Self::Application(of) => of.received,
            Self::Remedy(of) => of.accepted,
            Self::Fee(of) => of.notice,
            Self::Normative(of) => of.made,
            Self::Decision(of) => of.on,
            Self::Charge(of) => of.on,
            Self::System(of) => of.issued,
            Self::Training(of) => of.on,
            Self::Pairing(of) => of.from,
            Self::Problem(of) => of.raised,
            Self::Member(of) => of.from,
            Self::Meeting(of) => of.on,
            Self::Plan(of) => of.due,
            Self::Measure(of) => of.on,
        }
    }

    /// 所属年份 The year whose book holds the record; what it counts may lie in later years as well.
    #[must_use]
    pub fn year(&self) -> i16 {
        match self {
            Self::Plan(of) => of.year,
            _ => self.day().year(),
        }
    }
}
