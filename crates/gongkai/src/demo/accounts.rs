//! 演示账号 Who can sign in to the demo, under one password that is printed once.

use std::{fmt::Write as _, path::Path};

use account::{Hashing, furnish_passwords};
use affairs::{private::Private, role::Role};
use office::Office;
use towns::{Cast, Person, busy, county, quiet};

use crate::{
    cabinet::{self, MachineChance},
    configuration::{Configuration, USUAL},
    files,
    say::{DIM, GREEN, styled},
    trouble::Refusal,
};

/// Opens the demo's office and lets its people in under `password`, or under one made by chance; gives the office and what people are told of it.
pub(crate) fn open(dir: &Path, password: Option<&str>) -> Result<(Office, String), Refusal> {
    let configuration = Configuration::load(Some(&dir.join(USUAL)))?;
    let office = cabinet::office(&configuration)?;
    let password = password.map_or_else(by_chance, str::to_owned);
    let private = Private::new(password.clone());
    for cast in BODIES {
        let furnished = furnish_passwords(&office, &Hashing::standard(), cast.body, &private);
        furnished.map_err(|error| Refusal { messages: error.messages(), unsaid: 0, exit: 2 })?;
    }
    let file = dir.join("out").join("accounts.json");
    files::write(&file, list().as_bytes())?;
    Ok((office, told(&file, &password)))
}

/// Whose people can sign in: of the quiet town first, where the demo's story goes.
const BODIES: [&Cast; 3] = [&quiet::CAST, &busy::CAST, &county::CAST];

fn by_chance() -> String {
    let chance: &dyn office::Chance = &MachineChance;
    format!("Demo-{}", chance.hex(6))
}

/// The shape of `contracts.md` §1: one line an account and role.
fn list() -> String {
    let of_cast = |cast: &'static Cast| cast.people.iter().map(move |person| (cast, person));
    let roles = |(cast, person): (&'static Cast, &'static Person)| {
        person.roles.iter().map(move |role| {
            serde_json::json!({"account": person.account, "name": person.name, "role": role, "body": cast.body})
        })
    };
    let lines: Vec<_> = BODIES.into_iter().flat_map(of_cast).flat_map(roles).collect();
    format!("{:#}\n", serde_json::Value::from(lines))
}

/// Some of them, of each body those whose desks show most.
fn told(file: &Path, password: &str) -> String {
    let mut text = format!("\n{} 演示账号，密码都是 {password}\n", styled(GREEN, "⑥"));
    let shown: [(&Cast, &[Role]); 3] = [
        (&quiet::CAST, &[Role::InfoOfficer, Role::SectionHead, Role::LeaderInCharge, Role::Principal, Role::SysAdmin]),
        (&busy::CAST, &[Role::InfoOfficer, Role::LeaderInCharge, Role::Principal]),
        (&county::CAST, &[Role::Supervisor, Role::SysAdmin]),
    ];
    for (cast, roles) in shown {
        let name = cast.name.strip_suffix("人民政府").unwrap_or(cast.name);
        let _ = writeln!(text, "   {name}");
        for role in roles {
            if let Some(person) = cast.people.iter().find(|person| person.roles.contains(&role.id())) {
                let _ = writeln!(text, "      {}　{}　{}", person.account, person.name, role.name());
            }
        }
    }
    let _ = writeln!(text, "{}", styled(DIM, &format!("   全部：{}", file.display())));
    text
}
