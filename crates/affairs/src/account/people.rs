//! 人员与账号 Accounts, the roles they hold, and who stands in for whom.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::role::{Duty, Role};

/// 账号 One account of one person; `roles` are those of all accounts of that person, for the person is who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Permanent id, the name at sign-in.
    pub id: String,
    /// The person's permanent id.
    pub person: String,
    /// The body.
    pub body: String,
    /// The section; `None` for a leader.
    pub section: Option<String>,
    /// The roles of the person, over every account.
    pub roles: Vec<Role>,
    /// Whether it was closed.
    pub disabled: bool,
    /// Whether the password must be changed before anything else.
    pub must_change: bool,
    /// Whether a second factor is enrolled.
    pub second_factor: bool,
    /// Locked until this instant, ms UTC.
    pub locked_until: Option<i64>,
}

impl Account {
    /// Whether the person holds a role with this duty; a disabled account opens nothing.
    #[must_use]
    pub fn has(&self, duty: Duty) -> bool {
        !self.disabled && self.roles.iter().any(|role| role.opens(duty))
    }
}

/// 代理 Who stands in for whom (AB角), in one role, from one day to another, both inclusive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deputy {
    /// Permanent id.
    pub id: String,
    /// The absent person's account.
    pub principal: String,
    /// Who stands in.
    pub deputy: String,
    /// In which role.
    pub role: Role,
    /// Only for this section; `None` for all.
    pub section: Option<String>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

impl Deputy {
    /// Whether it counts on this day.
    #[must_use]
    pub fn counts_on(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

/// 一步 The next state and its entry for the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<T> {
    /// What is from now on.
    pub next: T,
    /// What the ledger keeps.
    pub entry: super::Entry,
}
