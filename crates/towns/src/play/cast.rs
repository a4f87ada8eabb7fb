//! 角色 Who does what in the quiet town, as clerks at a desk.

use affairs::{publication::ReviewStep, role::Role};
use office::Clerk;

use crate::quiet::{COAT, Person, people};

/// The person of an account under one of their roles.
pub(super) fn clerk(account: &str, role: Role) -> Clerk {
    let person = people().iter().find(|person| person.account == account);
    let section = person.map_or("", |person| person.section);
    Clerk {
        body: COAT.segment.to_owned(),
        account: account.to_owned(),
        section: section.to_owned(),
        roles: person.into_iter().flat_map(roles).collect(),
        role,
        acting: None,
        address: None,
        session: None,
        request: None,
    }
}

/// Who signs a step of an item of `section`; the two leaders share the sections between them.
pub(super) fn signer(step: ReviewStep, section: &str) -> Clerk {
    let role = match step {
        ReviewStep::Secrecy => Role::SecrecyOfficer,
        ReviewStep::Proof(_) => Role::Proofreader,
        ReviewStep::First => Role::SectionHead,
        ReviewStep::Second => Role::LeaderInCharge,
        ReviewStep::Final => Role::Principal,
    };
    holder(role, section)
}

/// Who holds a role: of the section where heads are asked for, else one of its holders.
pub(super) fn holder(role: Role, section: &str) -> Clerk {
    let mut holders = people().iter().filter(|person| roles(person).any(|held| held == role));
    let person = if role == Role::SectionHead {
        holders.find(|person| person.section == section)
    } else {
        let all: Vec<_> = holders.collect();
        all.get(section.len() / 3 % all.len().max(1)).copied()
    };
    clerk(person.map_or("", |person| person.account), role)
}

fn roles(person: &Person) -> impl Iterator<Item = Role> {
    person.roles.iter().filter_map(|id| Role::of(id))
}
