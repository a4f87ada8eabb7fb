//! 上岗 The county founds itself and the township below it; everybody gets an account, roles and a letterbox.

use account::{
    Administrator, Auditor, Founding, Hashing, NewBody, Newcomer, assign, create_account, found, found_below,
    furnish_passwords, set_email,
};
use affairs::{
    account::{Body, Level, Section},
    private::Private,
    role::Role,
};
use office::{Clerk, DeskError};

use super::World;
use crate::{
    cast::{BODIES, Person, SECTIONS, administrators},
    deed::Hat,
};

pub(crate) const HASHING: Hashing = Hashing::cheap();

impl World {
    /// Everybody takes up their post.
    pub(crate) fn staff(&mut self, people: &[Person]) -> Result<(), DeskError> {
        self.found()?;
        for (body, name) in BODIES.iter().enumerate() {
            let here = people.iter().filter(|person| person.body == body);
            for person in here.clone() {
                let section = (!person.section.is_empty()).then(|| person.section.to_owned());
                let name = Private::new(format!("姓名{}", person.account));
                let newcomer = Newcomer { account: person.account.clone(), name, section };
                create_account(&self.office, &HASHING, &administrator(body, Role::SysAdmin), &newcomer)?;
                for role in &person.roles {
                    assign(&self.office, &administrator(body, Role::SecAdmin), &person.account, *role)?;
                }
            }
            let first = password(0);
            furnish_passwords(&self.office, &HASHING, name, &first)?;
            let admins = administrators(body);
            for person in here.chain(&admins) {
                self.passwords.insert(person.account.clone(), (first.clone(), 0));
            }
        }
        for person in people.iter().filter(|person| !person.account.starts_with("jiao")) {
            self.letterbox(&person.account)?;
        }
        Ok(())
    }

    fn found(&self) -> Result<(), DeskError> {
        let sections: Vec<Section> =
            SECTIONS.iter().map(|id| Section { id: (*id).into(), name: format!("{id} 室") }).collect();
        let body = |at: usize, level, parent: Option<usize>| Body {
            id: BODIES[at].into(),
            name: format!("{}人民政府", BODIES[at]),
            level,
            parent: parent.map(|at| BODIES[at].into()),
            audit_from_above: false,
        };
        let [sys, sec, audit] = administrators(1).map(named);
        let (county, grade) = (body(1, Level::County, None), 2);
        let founding = Founding {
            body: county,
            grade,
            sections: sections.clone(),
            sys_admin: sys,
            sec_admin: sec,
            audit_admin: audit,
        };
        found(&self.office, &HASHING, &founding)?;
        let [sys, sec, audit] = administrators(0).map(named);
        let town = NewBody {
            body: body(0, Level::Township, Some(1)),
            grade,
            sections,
            sys_admin: sys,
            sec_admin: sec,
            auditor: Auditor::Own(audit),
        };
        found_below(&self.office, &HASHING, &administrator(1, Role::SysAdmin), &town)?;
        Ok(())
    }

    /// Somebody says where letters reach them.
    fn letterbox(&mut self, account: &str) -> Result<(), DeskError> {
        let token = match self.enter(account) {
            Ok(token) => token,
            Err(why) => {
                let damaged = store::StoreError::Damaged { detail: format!("{account} cannot sign in: {why}") };
                return Err(DeskError::Store(damaged));
            }
        };
        let address = Private::new(format!("{account}@office.example.cn"));
        set_email(&self.office, token.unmask(), super::seat::ADDRESS, &address)
    }
}

/// The password an account has after so many changes.
pub(super) fn password(changes: u32) -> Private<String> {
    Private::new(format!("Kx7m{changes:04}Rt-Lq9w"))
}

fn named(person: Person) -> Administrator {
    Administrator { name: Private::new(format!("姓名{}", person.account)), account: person.account }
}

/// One of the three at their desk, without the way there.
pub(crate) fn administrator(body: usize, role: Role) -> Clerk {
    let person = administrators(body).into_iter().find(|person| person.roles.contains(&role));
    let account = person.map(|person| person.account).unwrap_or_default();
    clerk(&Hat { body, account, role, place_of: None }, "", vec![role])
}

/// Somebody at a desk, as a form made elsewhere would name them.
pub(crate) fn clerk(hat: &Hat, section: &str, roles: Vec<Role>) -> Clerk {
    Clerk {
        body: BODIES[hat.body].into(),
        account: hat.account.clone(),
        section: section.into(),
        roles,
        role: hat.role,
        acting: hat.place_of.as_ref().map(|place| office::Acting {
            principal: place.principal.clone(),
            role: hat.role,
            section: place.section.clone(),
            from: place.from,
            to: place.to,
        }),
        address: Some(super::seat::ADDRESS.into()),
        session: None,
        request: None,
    }
}
