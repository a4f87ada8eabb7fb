//! Each role on each address: what a role does not open stays shut, and another body's records are not there.

use ::rehearsal::addresses_in;
use affairs::{register::Kind, role::Role};
use register::desk;

use super::visitor;
use crate::rehearsal::{application, crowd, entered, head, on_both_engines, problem, training};

const SOURCE: &str = include_str!("../../../src/console/mod.rs");

/// Every address with its method; records are those of `sangcun`.
fn addresses() -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    for address in addresses_in(SOURCE) {
        let here =
            address.replace("{kind}", "training").replace("{format}", "csv").replace("{number}", "peixun-2025-001");
        match address.as_str() {
            "/console/registers" | "/console/registers/{kind}/new" | "/console/registers/{kind}/files/{format}" => {
                all.push(("GET", here));
            }
            "/console/registers/{kind}" | "/console/registers/records/{number}/edit" => {
                all.extend([("GET", here.clone()), ("POST", here)]);
            }
            "/console/registers/records/{number}" => all.push(("GET", here)),
            "/console/registers/{kind}/import" => all.push(("POST", here)),
            "/console/registers/books/{act}" => {
                all.extend(["open", "complete", "nothing", "reopen"].map(|act| ("POST", here.replace("{act}", act))));
            }
            "/console/registers/records/{number}/{act}" => {
                all.extend(["strike", "confirm"].map(|act| ("POST", here.replace("{act}", act))));
            }
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
        Role::OfficeHead,
        Role::Registrar,
        Role::WindowClerk,
        Role::Handler,
        Role::Mentor,
        Role::TrainerAdmin,
    ];
    let keepers = [Role::InfoOfficer, Role::OfficeHead, Role::Mentor, Role::TrainerAdmin];
    let last = address.rsplit('/').next().unwrap();
    match (method, last) {
        ("POST", "open") => keepers.contains(&role),
        ("POST", "complete" | "nothing" | "reopen") => role == Role::OfficeHead,
        (_, "new" | "edit") | ("POST", "training" | "strike" | "confirm" | "import") => keepers.contains(&role),
        _ => readers.contains(&role),
    }
}

#[test]
fn each_role_opens_its_pages_and_no_other() {
    on_both_engines("matrix", |here| {
        entered(here, &training("2025-03-03", "《条例》解读", crowd(3)));
        for role in Role::ALL {
            let browser = visitor(here, &format!("ren/{}/office/sangcun", role.id()));
            for (method, address) in addresses() {
                let key = browser.form_key();
                // Nothing in the form is right, so that nothing is done where the role may.
                let fields = [("form", key.as_str()), ("year", "1900"), ("kind", "training"), ("version", "99")];
                let answer = if method == "GET" { browser.get(&address) } else { browser.post(&address, fields) };
                let what = format!("{role:?} {method} {address}: {} {}", answer.status, answer.body);
                assert!(answer.status < 500, "{what}");
                if opens(role, method, &address) {
                    assert!(matches!(answer.status, 200 | 303 | 422), "{what}");
                } else {
                    assert!(matches!(answer.status, 403 | 404), "{what}");
                    assert!(!answer.body.contains("解读") && !answer.body.contains("学员"), "{what}");
                }
            }
        }
        assert_eq!((here.filed("register.entered"), here.filed("register.struck")), (1, 0));
    });
}

#[test]
fn nobody_of_another_body_sees_or_moves_a_record() {
    on_both_engines("matrix-foreign", |here| {
        entered(here, &training("2025-03-03", "《条例》解读", crowd(3)));
        entered(here, &problem("2025-03-03", Some("2025-03-04")));
        for role in Role::ALL {
            let browser = visitor(here, &format!("wei/{}/office/xinzhuang", role.id()));
            for number in ["peixun-2025-001", "wenti-2025-001"] {
                for (method, act) in
                    [("GET", ""), ("GET", "/edit"), ("POST", "/edit"), ("POST", "/strike"), ("POST", "/confirm")]
                {
                    let address = format!("/console/registers/records/{number}{act}");
                    let key = browser.form_key();
                    let fields = [("form", key.as_str()), ("version", "1"), ("reason", "r"), ("on", "2025-03-03")];
                    let answer = if method == "GET" { browser.get(&address) } else { browser.post(&address, fields) };
                    let what = format!("{role:?} {method} {address}: {} {}", answer.status, answer.body);
                    assert!(matches!(answer.status, 403 | 404 | 422), "{what}");
                    assert!(!answer.body.contains("解读") && !answer.body.contains("学员"), "{what}");
                }
            }
            for list in ["/console/registers?year=2025", "/console/registers/training?year=2025"] {
                assert!(!visitor(here, &format!("wei/{}/office/xinzhuang", role.id())).get(list).body.contains("解读"));
            }
        }
        assert_eq!((here.filed("register.struck"), here.filed("register.confirmed")), (0, 0));
    });
}

#[test]
fn only_keepers_see_names_and_only_who_raised_a_problem_sees_it_beside_them() {
    on_both_engines("matrix-names", |here| {
        entered(here, &training("2025-03-03", "《条例》解读", crowd(3)));
        entered(here, &problem("2025-03-03", Some("2025-03-04")));
        desk::open_book(&here.office, &head(), Kind::Training, 2025).unwrap();
        entered(here, &application("2025-03-03", None));
        let shown =
            |token: &str, number: &str| visitor(here, token).get(&format!("/console/registers/records/{number}"));
        assert!(shown(super::OFFICER, "peixun-2025-001").body.contains("学员1"));
        let leader = shown("fu/leader_in_charge//sangcun", "peixun-2025-001");
        assert!(
            leader.status == 200 && !leader.body.contains("学员1") && leader.body.contains("<dd>3</dd>"),
            "{}",
            leader.body
        );
        assert_eq!(shown("wei/trainee/office/sangcun", "wenti-2025-001").status, 200);
        assert_eq!(shown("ma/trainee/office/sangcun", "wenti-2025-001").status, 403);
        assert_eq!(shown("wei/trainee/office/sangcun", "peixun-2025-001").status, 403);
        let file = visitor(here, "fu/leader_in_charge//sangcun").get("/console/registers/training/files/csv?year=2025");
        assert!(file.body.contains("解读") && !file.body.contains("学员"), "{}", file.body);
        assert_eq!(here.filed("export.list"), 1);
    });
}
