//! 花名册 The county and its towns are founded, and their people get accounts and roles, before the year begins.

use account::{
    Administrator, Auditor, Founding, Hashing, NewBody, Newcomer, assign, create_account, found, found_below,
    set_contact,
};
use affairs::{
    account::{Body, Contact, Level, Section},
    private::Private,
    role::Role,
};
use jiff::civil::{DateTime, date};
use office::{Clerk, DeskError, Office};

use super::{StoryClock, cast};
use crate::{Cast, Person, Town, county};

/// The last working Monday before the year: everybody has an account when it begins.
fn before_the_year() -> DateTime {
    date(2024, 12, 30).at(9, 0, 0, 0)
}

/// 上岗 Founds the county and its towns, opens an account for everybody and gives the roles; passwords nobody was told.
///
/// # Errors
///
/// What a desk refused.
pub fn staff(office: &Office, clock: &StoryClock) -> Result<(), DeskError> {
    clock.set(before_the_year());
    let hashing = Hashing::cheap();
    let founding = Founding {
        body: body(&county::CAST, Level::County),
        grade: GRADE,
        sections: sections(&county::CAST),
        sys_admin: admin(&county::CAST, Role::SysAdmin),
        sec_admin: admin(&county::CAST, Role::SecAdmin),
        audit_admin: admin(&county::CAST, Role::AuditAdmin),
    };
    found(office, &hashing, &founding)?;
    people(office, &hashing, (&county::CAST, &county::COAT))?;
    for (cast, town) in super::TOWNS {
        let new = NewBody {
            body: body(cast, Level::Township),
            grade: GRADE,
            sections: sections(cast),
            sys_admin: admin(cast, Role::SysAdmin),
            sec_admin: admin(cast, Role::SecAdmin),
            auditor: Auditor::Own(admin(cast, Role::AuditAdmin)),
        };
        found_below(office, &hashing, &clerk_of(&county::CAST, Role::SysAdmin), &new)?;
        people(office, &hashing, (cast, town))?;
    }
    Ok(())
}

/// 等保二级 Who looks at the demo needs no second factor.
const GRADE: u8 = 2;

fn people(office: &Office, hashing: &Hashing, (cast, town): (&Cast, &Town)) -> Result<(), DeskError> {
    for person in cast.people.iter().filter(|person| !is_admin(person)) {
        let newcomer = Newcomer {
            account: person.account.to_owned(),
            name: Private::new(person.name.to_owned()),
            section: Some(cast.section(person.section).to_owned()).filter(|section| !section.is_empty()),
        };
        create_account(office, hashing, &clerk_of(cast, Role::SysAdmin), &newcomer)?;
        for role in person.roles.iter().filter_map(|id| Role::of(id)) {
            assign(office, &clerk_of(cast, Role::SecAdmin), person.account, role)?;
        }
    }
    set_contact(office, &clerk_of(cast, Role::OfficeHead), &Contact::default(), &contact(town))?;
    Ok(())
}

/// What the pages of a body print.
fn contact(town: &Town) -> Contact {
    Contact {
        phone: town.contact.phone.to_owned(),
        address: format!("{}　邮编 {}", town.contact.address, town.contact.postcode),
        host: town.county.host.to_owned(),
        site_code: town.site_mark.to_owned(),
        ..Contact::default()
    }
}

fn body(cast: &Cast, level: Level) -> Body {
    Body { id: cast.body.to_owned(), name: cast.name.to_owned(), level, parent: None, audit_from_above: false }
}

fn sections(cast: &Cast) -> Vec<Section> {
    let section = |section: &crate::Section| Section { id: section.id.to_owned(), name: section.name.to_owned() };
    cast.sections.iter().map(section).collect()
}

fn admin(cast: &Cast, role: Role) -> Administrator {
    let person = cast.people.iter().find(|person| person.roles.contains(&role.id()));
    let (account, name) = person.map_or(("", ""), |person| (person.account, person.name));
    Administrator { account: account.to_owned(), name: Private::new(name.to_owned()) }
}

fn is_admin(person: &Person) -> bool {
    person.roles.iter().filter_map(|id| Role::of(id)).any(Role::is_admin)
}

fn clerk_of(cast: &Cast, role: Role) -> Clerk {
    let held = cast.people.iter().find(|person| person.roles.contains(&role.id()));
    cast::clerk(cast, held.map_or("", |person| person.account), role)
}
