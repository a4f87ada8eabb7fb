//! 岗位 The one table of duties: complete, without repetition, and as `docs/roles.md` prints it.

use std::fs;

use affairs::role::{Duty, Role};

#[test]
fn every_duty_is_somebodys_and_named_once() {
    for (at, duty) in Duty::ALL.into_iter().enumerate() {
        let roles = duty.roles();
        assert!(!roles.is_empty(), "{duty:?} is nobody's");
        assert!(roles.iter().enumerate().all(|(at, role)| !roles[..at].contains(role)), "{duty:?} names a role twice");
        assert!(Duty::ALL[..at].iter().all(|other| *other != duty && other.name() != duty.name()), "{duty:?}");
    }
    let idle: Vec<Role> = Role::ALL.into_iter().filter(|role| role.duties().next().is_none()).collect();
    assert_eq!(idle, [Role::Trainee], "a trainee works under a mentor");
}

#[test]
fn the_administrators_do_no_business_and_business_administers_nothing() {
    let admins =
        [Duty::ManageAccounts, Duty::Configure, Duty::Backup, Duty::AssignRoles, Duty::SetPolicies, Duty::ReadAudit];
    for duty in Duty::ALL {
        let administers = admins.contains(&duty);
        assert!(duty.roles().iter().all(|role| role.is_admin() == administers), "{duty:?}");
    }
}

#[test]
fn the_page_prints_the_table() {
    let row = |duty: Duty| {
        let roles: Vec<&str> = duty.roles().iter().map(|role| role.name()).collect();
        format!("| {} | {} |\n", duty.name(), roles.join("、"))
    };
    let table = Duty::ALL.map(row).concat();
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/roles.md")).unwrap();
    assert!(page.contains(&table), "docs/roles.md prints another table than this:\n{table}");
}
