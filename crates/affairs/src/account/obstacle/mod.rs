//! 办不成的原因 What stands in the way of an act on an account or a body; how it is said stands in a file a subject.

mod body;
mod deputy;
mod duty;
mod password;
mod person;

use std::borrow::Cow;

use jiff::civil::{Date, date};
use messages::{Catalogued, Message};

use super::{Conflict, ContactField};
use crate::role::{Duty, Role};

/// 障碍 One reason; a verb names all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are what the message prints")]
pub enum Obstacle {
    /// The giver has not this duty.
    NotYours { duty: Duty },
    /// Acting on oneself.
    Oneself,
    /// A second factor of somebody else.
    OnlyOneself,
    /// The account was closed.
    Disabled,
    /// The role is held.
    RoleHeld { role: Role },
    /// The role is not held.
    RoleNotHeld { role: Role },
    /// An account of another body.
    ForeignBody,
    /// A role this body has not.
    NotHere { role: Role },
    /// Two roles one person may not join.
    RolesConflict { conflict: Conflict },
    /// Standing in for oneself.
    OwnDeputy,
    /// An administrator is not deputised.
    NotDeputised { role: Role },
    /// Backwards or over.
    Period { from: Date, to: Date },
    /// A chain of deputies.
    Chain,
    /// Two deputies at once.
    DeputyThere,
    /// Somebody else's.
    NotYourDeputy,
    /// The period is over.
    Over { to: Date },
    /// No sound name.
    AccountName,
    /// A name everybody tries.
    DefaultName,
    /// The name stands.
    Taken,
    /// Open work.
    OpenWork { count: usize },
    /// Nothing waits that could pass on.
    NoWork,
    /// What waits is no longer what the page showed.
    WorkChanged,
    /// Not locked.
    NotLocked,
    /// A second factor stands.
    FactorThere,
    /// No second factor.
    NoFactor,
    /// Too short.
    PasswordShort { shortest: usize },
    /// Too long.
    PasswordLong { longest: usize },
    /// Too few classes.
    PasswordPlain { classes: usize },
    /// Easy to guess.
    PasswordWeak,
    /// Used before.
    PasswordUsed { last: usize },
    /// No sound id of a section or a body.
    UnitId,
    /// A section without a name, or with the name of another open one.
    SectionName,
    /// The id of a section stands.
    SectionTaken,
    /// The section was closed.
    SectionClosed,
    /// People sit in the section.
    SectionStaffed { count: usize },
    /// Work waits for the section.
    SectionBusy { count: usize },
    /// The same as before.
    Unchanged,
    /// A line of the contact that nobody can use.
    Contact { field: ContactField },
    /// The contact is no longer what the form showed.
    ContactChanged,
    /// No grade of protection.
    Grade,
    /// No body above to lend an auditor.
    NoBodyAbove,
    /// An auditor of the body above is lent.
    AuditorLent { count: usize },
    /// No level below.
    NotBelow,
    /// The id of a body stands.
    BodyTaken,
}

impl Catalogued for Obstacle {
    fn examples() -> Vec<Self> {
        vec![
            Self::NotYours { duty: Duty::AssignRoles },
            Self::Oneself,
            Self::OnlyOneself,
            Self::Disabled,
            Self::RoleHeld { role: Role::Handler },
            Self::RoleNotHeld { role: Role::Handler },
            Self::ForeignBody,
            Self::NotHere { role: Role::Supervisor },
            Self::RolesConflict { conflict: Conflict { wanted: Role::SysAdmin, held: Role::Principal } },
            Self::OwnDeputy,
            Self::NotDeputised { role: Role::SysAdmin },
            Self::Period { from: date(2025, 6, 4), to: date(2025, 6, 3) },
            Self::Chain,
            Self::DeputyThere,
            Self::NotYourDeputy,
            Self::Over { to: date(2025, 6, 3) },
            Self::AccountName,
            Self::DefaultName,
            Self::Taken,
            Self::OpenWork { count: 3 },
            Self::NoWork,
            Self::WorkChanged,
            Self::NotLocked,
            Self::FactorThere,
            Self::NoFactor,
            Self::PasswordShort { shortest: 12 },
            Self::PasswordLong { longest: 128 },
            Self::PasswordPlain { classes: 3 },
            Self::PasswordWeak,
            Self::PasswordUsed { last: 5 },
            Self::UnitId,
            Self::SectionName,
            Self::SectionTaken,
            Self::SectionClosed,
            Self::SectionStaffed { count: 2 },
            Self::SectionBusy { count: 3 },
            Self::Unchanged,
            Self::Contact { field: ContactField::Email },
            Self::ContactChanged,
            Self::Grade,
            Self::NoBodyAbove,
            Self::AuditorLent { count: 1 },
            Self::NotBelow,
            Self::BodyTaken,
        ]
    }

    fn message(&self) -> Message {
        match self {
            Self::NotYours { .. } => duty::not_yours(),
            Self::Oneself => duty::oneself(),
            Self::OnlyOneself => person::only_oneself(),
            Self::Disabled => person::disabled(),
            Self::RoleHeld { role } => duty::role_held(*role),
            Self::RoleNotHeld { role } => duty::role_not_held(*role),
            Self::ForeignBody => duty::foreign_body(),
            Self::NotHere { role } => duty::not_here(*role),
            Self::RolesConflict { conflict } => duty::roles_conflict(*conflict),
            Self::OwnDeputy => deputy::own_deputy(),
            Self::NotDeputised { role } => deputy::not_deputised(*role),
            Self::Period { from, to } => deputy::period(*from, *to),
            Self::Chain => deputy::chain(),
            Self::DeputyThere => deputy::deputy_there(),
            Self::NotYourDeputy => deputy::not_your_deputy(),
            Self::Over { to } => deputy::over(*to),
            Self::AccountName => person::account_name(),
            Self::DefaultName => person::default_name(),
            Self::Taken => person::taken(),
            Self::OpenWork { count } => person::open_work(*count),
            Self::NoWork => person::no_work(),
            Self::WorkChanged => person::work_changed(),
            Self::NotLocked => person::not_locked(),
            Self::FactorThere => person::factor_there(),
            Self::NoFactor => person::no_factor(),
            Self::PasswordShort { shortest } => password::short(*shortest),
            Self::PasswordLong { longest } => password::long(*longest),
            Self::PasswordPlain { classes } => password::plain(*classes),
            Self::PasswordWeak => password::weak(),
            Self::PasswordUsed { last } => password::used(*last),
            Self::UnitId => body::unit_id(),
            Self::SectionName => body::section_name(),
            Self::SectionTaken => body::section_taken(),
            Self::SectionClosed => body::section_closed(),
            Self::SectionStaffed { count } => body::section_staffed(*count),
            Self::SectionBusy { count } => body::section_busy(*count),
            Self::Unchanged => body::unchanged(),
            Self::Contact { field } => body::contact(*field),
            Self::ContactChanged => body::contact_changed(),
            Self::Grade => body::grade(),
            Self::NoBodyAbove => body::no_body_above(),
            Self::AuditorLent { count } => body::auditor_lent(*count),
            Self::NotBelow => body::not_below(),
            Self::BodyTaken => body::body_taken(),
        }
    }
}

fn say(
    code: &'static str,
    what: impl Into<Cow<'static, str>>,
    why: impl Into<Cow<'static, str>>,
    todo: &'static str,
) -> Message {
    Message { code, what: what.into(), why: why.into(), todo: todo.into() }
}
