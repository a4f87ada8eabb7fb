//! 角色 Who does what in a town, as clerks at a desk; who is away is stood in for.

use affairs::{publication::ReviewStep, role::Role};
use jiff::civil::Date;
use office::{Acting, Clerk};

use crate::{Absence, Cast, Person};

/// The person of an account under one of their roles.
pub(super) fn clerk(cast: &Cast, account: &str, role: Role) -> Clerk {
    let person = cast.person(account);
    Clerk {
        body: cast.body.to_owned(),
        account: account.to_owned(),
        section: cast.section(person.map_or("", |person| person.section)).to_owned(),
        roles: person.into_iter().flat_map(roles).collect(),
        role,
        acting: None,
        address: None,
        session: None,
        request: None,
    }
}

/// Who signs a step of an item of `section` on a day; the two leaders share the sections between them.
pub(super) fn signer(cast: &Cast, step: ReviewStep, section: &str, on: Date) -> Clerk {
    let role = match step {
        ReviewStep::Secrecy => Role::SecrecyOfficer,
        ReviewStep::Proof(_) => Role::Proofreader,
        ReviewStep::First => Role::SectionHead,
        ReviewStep::Second => Role::LeaderInCharge,
        ReviewStep::Final => Role::Principal,
    };
    present(cast, &holder(cast, role, section), on)
}

/// Who holds a role: of the section where heads are asked for, else one of its holders.
pub(super) fn holder(cast: &Cast, role: Role, section: &str) -> Clerk {
    let mut holders = cast.people.iter().filter(|person| roles(person).any(|held| held == role));
    let person = if role == Role::SectionHead {
        holders.find(|person| cast.section(person.section) == section)
    } else {
        let all: Vec<_> = holders.collect();
        all.get(section.len() / 3 % all.len().max(1)).copied()
    };
    clerk(cast, person.map_or("", |person| person.account), role)
}

/// The same, or who stands in for them on that day.
fn present(cast: &Cast, holder: &Clerk, on: Date) -> Clerk {
    let away = |absence: &&Absence| {
        absence.who == holder.account && absence.role == holder.role.id() && (absence.from..=absence.to).contains(&on)
    };
    let Some(absence) = cast.absences.iter().find(away) else { return holder.clone() };
    let acting = Acting {
        principal: holder.account.clone(),
        role: holder.role,
        section: Some(holder.section.clone()).filter(|section| !section.is_empty()),
        from: absence.from,
        to: absence.to,
    };
    Clerk { acting: Some(acting), ..clerk(cast, absence.deputy, holder.role) }
}

fn roles(person: &Person) -> impl Iterator<Item = Role> {
    person.roles.iter().filter_map(|id| Role::of(id))
}
