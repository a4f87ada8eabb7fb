//! 经办人 Who acts: an account of a body with its roles, alone or for somebody absent.

use affairs::role::Role;
use jiff::civil::Date;
use store::{Actor, Scope};

use crate::DeskError;

/// 代理 In whose place, and in which of that person's roles, somebody acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acting {
    /// The absent person's account.
    pub principal: String,
    /// The role that is deputised.
    pub role: Role,
    /// Only for this section; `None` for all.
    pub section: Option<String>,
    /// First day, inclusive.
    pub from: Date,
    /// Last day, inclusive.
    pub to: Date,
}

/// 经办人 The person at a desk, as the sign-in found them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clerk {
    /// The body whose records this clerk works on.
    pub body: String,
    /// The account.
    pub account: String,
    /// The section; empty for a leader.
    pub section: String,
    /// The roles the account holds today, without those it deputises.
    pub roles: Vec<Role>,
    /// The role under which this act is done; it stands in the ledger.
    pub role: Role,
    /// In whose place this act is done.
    pub acting: Option<Acting>,
    /// The address the request came from.
    pub address: Option<String>,
    /// The session's public number.
    pub session: Option<String>,
    /// The number of the request, as error pages and logs show it.
    pub request: Option<String>,
}

impl Clerk {
    /// 以某人名义 Somebody who need not be here: no address, no session, one role, no section.
    #[must_use]
    pub fn in_the_name_of(body: &str, account: &str, role: Role) -> Self {
        Self {
            body: body.to_owned(),
            account: account.to_owned(),
            section: String::new(),
            roles: vec![role],
            role,
            acting: None,
            address: None,
            session: None,
            request: None,
        }
    }

    /// The rows this clerk may touch.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope::body(&self.body)
    }

    /// Whether one of these roles is held, or deputised in this act.
    #[must_use]
    pub fn holds(&self, roles: &[Role]) -> bool {
        roles
            .iter()
            .any(|role| self.roles.contains(role) || self.acting.as_ref().is_some_and(|acting| acting.role == *role))
    }

    /// Refuses whoever holds none of the roles that open an act.
    ///
    /// # Errors
    ///
    /// [`DeskError::NotAllowed`] with the act in the words of the page.
    pub fn must(&self, roles: &[Role], act: &'static str) -> Result<(), DeskError> {
        if self.holds(roles) { Ok(()) } else { Err(DeskError::NotAllowed { act }) }
    }

    /// The same clerk acting under another of their roles.
    #[must_use]
    pub fn under(&self, role: Role) -> Self {
        Self { role, ..self.clone() }
    }

    pub(crate) fn actor(&self) -> Actor {
        Actor {
            account: self.account.clone(),
            role: self.role.id().to_owned(),
            deputy_of: self.acting.as_ref().map(|acting| acting.principal.clone()),
            address: self.address.clone(),
            session: self.session.clone(),
            request: self.request.clone(),
        }
    }
}
