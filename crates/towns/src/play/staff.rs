//! 花名册 The people of the quiet town get their accounts and roles, as an office would give them before the year begins.

use account::{Administrator, Founding, Hashing, Newcomer, assign, create_account, found, set_contact};
use affairs::{
    account::{Body, Contact, Level, Section},
    private::Private,
    role::Role,
};
use jiff::civil::{DateTime, date};
use office::{Clerk, DeskError, Office};

use super::{StoryClock, cast};
use crate::quiet::{COAT, Person, SECTIONS, people};

/// The last working Monday before the year: everybody has an account when it begins.
fn before_the_year() -> DateTime {
    date(2024, 12, 30).at(9, 0, 0, 0)
}

/// 本乡的人 Who has an account of the town's; the county's own people wait for the county's body.
pub fn staffed() -> impl Iterator<Item = &'static Person> {
    people().iter().filter(|person| !person.roles.contains(&Role::Supervisor.id()))
}

/// 上岗 Founds the body, opens an account for everybody and gives the roles; passwords nobody was told.
///
/// # Errors
///
/// What a desk refused.
pub fn staff(office: &Office, clock: &StoryClock) -> Result<(), DeskError> {
    clock.set(before_the_year());
    let hashing = Hashing::cheap();
    found(office, &hashing, &founding())?;
    for person in staffed().filter(|person| !is_admin(person)) {
        let newcomer = Newcomer {
            account: person.account.to_owned(),
            name: Private::new(person.name.to_owned()),
            section: SECTIONS.contains(&person.section).then(|| person.section.to_owned()),
        };
        create_account(office, &hashing, &clerk_of(Role::SysAdmin), &newcomer)?;
        for role in person.roles.iter().filter_map(|id| Role::of(id)) {
            assign(office, &clerk_of(Role::SecAdmin), person.account, role)?;
        }
    }
    let standing = contact();
    set_contact(office, &clerk_of(Role::OfficeHead), &Contact::default(), &standing)?;
    Ok(())
}

/// What the pages of the town print.
fn contact() -> Contact {
    Contact {
        phone: COAT.contact.phone.to_owned(),
        address: format!("{}　邮编 {}", COAT.contact.address, COAT.contact.postcode),
        host: COAT.county.host.to_owned(),
        site_code: COAT.site_mark.to_owned(),
        ..Contact::default()
    }
}

fn founding() -> Founding {
    let admin = |role: Role| {
        let person = people().iter().find(|person| person.roles.contains(&role.id()));
        let (account, name) = person.map_or(("", ""), |person| (person.account, person.name));
        Administrator { account: account.to_owned(), name: Private::new(name.to_owned()) }
    };
    Founding {
        body: Body {
            id: COAT.segment.to_owned(),
            name: COAT.body.to_owned(),
            level: Level::Township,
            parent: None,
            audit_from_above: false,
        },
        grade: 2,
        sections: SECTIONS.map(|name| Section { id: name.to_owned(), name: name.to_owned() }).into(),
        sys_admin: admin(Role::SysAdmin),
        sec_admin: admin(Role::SecAdmin),
        audit_admin: admin(Role::AuditAdmin),
    }
}

fn is_admin(person: &Person) -> bool {
    person.roles.iter().filter_map(|id| Role::of(id)).any(Role::is_admin)
}

fn clerk_of(role: Role) -> Clerk {
    let account = people().iter().find(|person| person.roles.contains(&role.id())).map_or("", |person| person.account);
    cast::clerk(account, role)
}
