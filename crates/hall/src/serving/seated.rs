//! 落座的人 Who sits there, and in which role or whose place they act.

use affairs::role::Role;
use office::{Acting, Clerk};

/// 落座的人 Whoever a token stands for, as pages name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seated {
    /// Who acts.
    pub clerk: Clerk,
    /// The person's name.
    pub name: String,
    /// The body's name.
    pub body_name: String,
    /// 可代理 Whose place they may take today, and in which role.
    pub may_act: Vec<Acting>,
}

impl Seated {
    /// The clerk in the first of these roles they hold; else in the place of somebody who holds one and is absent;
    /// else as they are, and the desk will say that they may not.
    #[must_use]
    pub fn as_any(&self, roles: &[Role]) -> Clerk {
        if let Some(role) = roles.iter().find(|role| self.clerk.roles.contains(role)) {
            return Clerk { role: *role, acting: None, ..self.clerk.clone() };
        }
        match self.may_act.iter().find(|acting| roles.contains(&acting.role)) {
            Some(acting) => Clerk { role: acting.role, acting: Some(acting.clone()), ..self.clerk.clone() },
            None => self.clerk.clone(),
        }
    }

    /// As [`Seated::as_any`], for a record of one section: of two ways to hold a role, the one for that section.
    #[must_use]
    pub fn as_any_of(&self, roles: &[Role], section: &str) -> Clerk {
        let fits = |acting: &&Acting| {
            roles.contains(&acting.role) && acting.section.as_deref().is_none_or(|only| only == section)
        };
        let heads_another = |role: &Role| *role == Role::SectionHead && self.clerk.section != section;
        let own = roles.iter().find(|role| self.clerk.roles.contains(role) && !heads_another(role));
        match (own, self.may_act.iter().find(fits)) {
            (None, Some(acting)) => Clerk { role: acting.role, acting: Some(acting.clone()), ..self.clerk.clone() },
            (Some(role), _) => Clerk { role: *role, acting: None, ..self.clerk.clone() },
            (None, None) => self.as_any(roles),
        }
    }

    /// Whether one of these roles is held or deputised today.
    #[must_use]
    pub fn may(&self, roles: &[Role]) -> bool {
        roles
            .iter()
            .any(|role| self.clerk.roles.contains(role) || self.may_act.iter().any(|acting| acting.role == *role))
    }

    /// Every role held or deputised today, own ones first.
    #[must_use]
    pub fn roles(&self) -> Vec<Role> {
        let mut roles = self.clerk.roles.clone();
        roles.extend(self.may_act.iter().map(|acting| acting.role).filter(|role| !self.clerk.roles.contains(role)));
        roles
    }
}
