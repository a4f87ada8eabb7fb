//! Each role on each address: what a role does not open stays shut, and another body's tasks are not there.

use ::rehearsal::addresses_in;
use affairs::role::Role;
use obligation::desk;

use super::visitor;
use crate::rehearsal::{head, on_both_engines};

const SOURCE: &str = include_str!("../../../src/console/mod.rs");

/// Every address with its method.
fn addresses() -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    for address in addresses_in(SOURCE) {
        let here = address.replace("{number}", "renwu-2026-0001").replace("{code}", "G-09").replace("{format}", "csv");
        match address.as_str() {
            "/console/obligations/year"
            | "/console/obligations/answers"
            | "/console/duties/approve"
            | "/console/catalogue/items/{code}/event"
            | "/console/catalogue/items/{code}/take-back" => all.push(("POST", here)),
            "/console/catalogue/new" | "/console/duties/{code}" => all.extend([("GET", here.clone()), ("POST", here)]),
            "/console/obligations/tasks/{number}/{act}" => {
                all.extend(["none", "exempt", "attach", "reopen"].map(|act| ("POST", here.replace("{act}", act))));
            }
            "/console/catalogue/exemptions/{act}" => {
                all.extend(["mark", "restore"].map(|act| ("POST", here.replace("{act}", act))));
            }
            "/console/obligations/files/{list}/{format}" => {
                all.extend(["calendar", "coverage", "columns"].map(|list| ("GET", here.replace("{list}", list))));
            }
            "/console/catalogue/print/{view}" | "/console/catalogue/files/{view}/{format}" => {
                all.extend(["fields", "basic"].map(|view| ("GET", here.replace("{view}", view))));
            }
            "/console/obligations"
            | "/console/obligations/coverage"
            | "/console/obligations/columns"
            | "/console/obligations/tasks/{number}"
            | "/console/catalogue"
            | "/console/catalogue/items/{code}"
            | "/console/duties"
            | "/console/duties/files/{format}" => all.push(("GET", here)),
            other => panic!("{other} is a new address: say here which methods it takes"),
        }
    }
    all
}

/// Whether a role opens an address at all; what stands in the way there is another matter.
fn opens(role: Role, method: &str, address: &str) -> bool {
    let readers = [
        Role::GroupHead,
        Role::Principal,
        Role::LeaderInCharge,
        Role::SectionHead,
        Role::InfoOfficer,
        Role::Proofreader,
        Role::SecrecyOfficer,
        Role::OfficeHead,
        Role::DockOfficer,
        Role::WindowClerk,
        Role::Supervisor,
    ];
    let answerers = [Role::InfoOfficer, Role::OfficeHead, Role::SectionHead];
    let last = address.rsplit('/').next().unwrap();
    match (method, last) {
        (_, "new" | "take-back") => role == Role::Supervisor,
        ("POST", "approve") => role == Role::LeaderInCharge,
        ("POST", "none" | "attach" | "answers" | "event") => answerers.contains(&role),
        ("POST", _) => role == Role::OfficeHead,
        ("GET", "G-09") if address.starts_with("/console/duties") => role == Role::OfficeHead,
        _ => readers.contains(&role),
    }
}

#[test]
fn each_role_opens_its_pages_and_no_other() {
    on_both_engines("matrix", |here, town| {
        desk::prepare_year(&here.office, &*town, &head(), 2026).unwrap();
        for role in Role::ALL {
            let browser = visitor(here, &town, &format!("ren/{}/office/sangcun", role.id()));
            for (method, address) in addresses() {
                let key = browser.form_key();
                // Nothing in the form is right, so that nothing is done where the role may.
                let fields =
                    [("form", key.as_str()), ("version", "99"), ("year", "1900"), ("of", "F99"), ("task", "x@9")];
                let answer = if method == "GET" { browser.get(&address) } else { browser.post(&address, fields) };
                let what = format!("{role:?} {method} {address}: {} {}", answer.status, answer.body);
                assert!(answer.status < 500, "{what}");
                if opens(role, method, &address) {
                    assert!(matches!(answer.status, 200 | 303 | 404 | 422), "{what}");
                } else {
                    assert!(matches!(answer.status, 403 | 404), "{what}");
                    assert!(!answer.body.contains("年度报告"), "{what}");
                }
            }
        }
        assert_eq!((here.filed("obligation.closed"), here.filed("obligation.exempted")), (0, 0));
        assert_eq!((here.filed("obligation.duty-changed"), here.filed("obligation.item-added")), (0, 0));
    });
}

#[test]
fn nobody_of_another_body_sees_or_moves_a_task() {
    on_both_engines("matrix-foreign", |here, town| {
        desk::prepare_year(&here.office, &*town, &head(), 2026).unwrap();
        for role in Role::ALL {
            let browser = visitor(here, &town, &format!("wei/{}/office/xinzhuang", role.id()));
            let page = "/console/obligations/tasks/renwu-2026-0001";
            for (method, act) in
                [("GET", ""), ("POST", "/none"), ("POST", "/exempt"), ("POST", "/attach"), ("POST", "/reopen")]
            {
                let key = browser.form_key();
                let fields = [("form", key.as_str()), ("version", "1"), ("reason", "r"), ("typed", "pub-1")];
                let address = format!("{page}{act}");
                let answer = if method == "GET" { browser.get(&address) } else { browser.post(&address, fields) };
                assert!(
                    matches!(answer.status, 403 | 404),
                    "{role:?} {method} {address}: {} {}",
                    answer.status,
                    answer.body
                );
            }
        }
        assert_eq!(here.filed("obligation.closed"), 0);
    });
}
