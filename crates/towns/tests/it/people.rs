//! 人员 The office can keep the rules of three reviews with the people it has.

use std::collections::BTreeSet;

use towns::quiet::{SECTIONS, people, year};

fn holders(role: &str) -> Vec<&'static str> {
    people().iter().filter(|person| person.roles.contains(&role)).map(|person| person.account).collect()
}

#[test]
fn the_three_administrators_are_three_persons_who_approve_nothing() {
    for role in ["sys_admin", "sec_admin", "audit_admin"] {
        let [account] = holders(role)[..] else { panic!("{role} is one person") };
        let person = people().iter().find(|person| person.account == account).unwrap();
        assert_eq!(person.roles, [role]);
    }
}

#[test]
fn every_stage_has_somebody_who_is_not_an_author() {
    let authors = holders("info_officer");
    assert_eq!(authors.len(), 2);
    for role in ["section_head", "leader_in_charge", "principal", "proofreader", "secrecy_officer", "office_head"] {
        let holders = holders(role);
        assert!(!holders.is_empty(), "{role}");
        assert!(holders.iter().all(|account| !authors.contains(account)), "{role}");
    }
}

#[test]
fn every_section_has_its_head_and_every_deputy_is_another_person_of_the_office() {
    for section in SECTIONS {
        assert!(people().iter().any(|p| p.section == section && p.roles.contains(&"section_head")), "{section}");
    }
    for person in people() {
        if let Some(deputy) = person.deputy {
            assert_ne!(deputy, person.account);
            assert!(people().iter().any(|other| other.account == deputy), "{deputy}");
        }
    }
}

#[test]
fn nobody_is_needed_twice_on_one_item() {
    for item in year() {
        let mut needed = vec![item.author];
        let heads = people().iter().filter(|person| person.section == item.section);
        needed.extend(heads.filter(|person| person.roles.contains(&"section_head")).map(|person| person.account));
        for role in ["leader_in_charge", "principal", "proofreader", "secrecy_officer", "office_head"] {
            needed.extend(holders(role));
        }
        let distinct: BTreeSet<&str> = needed.iter().copied().collect();
        assert_eq!(distinct.len(), needed.len(), "{}: {needed:?}", item.title);
        assert!(needed.len() >= 7, "{}", item.title);
    }
}
