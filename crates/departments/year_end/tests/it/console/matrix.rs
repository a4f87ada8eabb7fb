//! Each role on each address: nothing of a foreign body is seen or moved, and at home only what a role opens.

use affairs::role::{Duty, Role};
use rehearsal::addresses_in;

use super::{House, on_both_engines};

const SOURCE: &str = include_str!("../../../src/console/mod.rs");
const ACTS: [&str; 6] = ["recount", "hand-in", "back", "remove", "restore", "answer"];
const THEIRS: &str = "柳树乡自己的话";

/// Every address with its methods.
fn addresses() -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    for address in addresses_in(SOURCE) {
        let filled = address.replace("{year}", "2025").replace("{id}", "own-1").replace("{format}", "csv");
        let filled = filled.replace("{hash}", &"ab".repeat(32));
        let key = filled.replace("{key}", "M-01");
        match address.as_str() {
            "/console/annual"
            | "/console/annual/{year}/received"
            | "/console/annual/{year}/sentences/{id}"
            | "/console/annual/{year}/numbers/{key}" => all.extend([("GET", key.clone()), ("POST", key)]),
            "/console/annual/{year}/{act}" => all.extend(ACTS.map(|act| ("POST", key.replace("{act}", act)))),
            "/console/annual/{year}"
            | "/console/figures"
            | "/console/figures/{year}"
            | "/console/figures/{year}/{key}"
            | "/console/figures-list/{year}/{format}"
            | "/console/figures-list/{year}/{key}/{format}"
            | "/console/annual/{year}/received/{hash}" => all.push(("GET", key)),
            other => panic!("{other} is a new address: say here which methods it takes"),
        }
    }
    all
}

/// Fields for every act at once.
fn fields(key: String, year: &str) -> Vec<(&'static str, String)> {
    vec![
        ("form", key),
        ("year", year.into()),
        ("revision", "2".into()),
        ("confirmed", "yes".into()),
        ("id", "own-1".into()),
        ("key", "M-01".into()),
        ("digits", "7".into()),
        ("place", "platform".into()),
        ("text", "换过的话。".into()),
        ("reason", "理由".into()),
    ]
}

/// A report of another township, with a sentence of its own.
fn theirs(house: &House<'_>) {
    let browser = house.visitor("liu/info_officer/office/liushu");
    assert_eq!(browser.post("/console/annual", fields(browser.form_key(), "2025")).status, 303);
    let mut typed = fields(browser.form_key(), "2025");
    typed.retain(|(name, _)| !matches!(*name, "revision" | "text"));
    typed.extend([("revision", "1".to_owned()), ("text", THEIRS.to_owned())]);
    assert_eq!(browser.post("/console/annual/2025/sentences/new", typed).status, 303);
    assert!(browser.get("/console/annual/2025").body.contains(THEIRS));
}

fn entries(house: &House<'_>, body: &str) -> usize {
    let named = format!("\"body\":\"{body}\"");
    house.here.ledger().iter().filter(|(_, said)| said.contains(&named)).count()
}

#[test]
fn no_role_sees_or_moves_the_report_of_another_body() {
    on_both_engines("matrix", |house| {
        theirs(house);
        let before = entries(house, "liushu");
        assert_eq!(before, 2, "the report was begun and edited");
        for role in Role::ALL {
            let browser = house.visitor(&format!("wai/{}/office/sangcun", role.id()));
            for (method, path) in addresses() {
                let answer = match method {
                    "GET" => browser.get(&path),
                    // No year of their own is begun, so that whatever moved would be the neighbours'.
                    _ => browser.post(&path, fields(browser.form_key(), "1999")),
                };
                let what = format!("{} {method} {path}: {} {}", role.id(), answer.status, answer.body);
                assert!(!answer.body.contains(THEIRS), "{what}");
                assert!(
                    method == "GET" || matches!(answer.status, 403 | 404 | 422) || path.ends_with("/back"),
                    "{what}"
                );
            }
            assert_eq!(entries(house, "liushu"), before, "{} left an entry", role.id());
        }
        let browser = house.visitor("liu/info_officer/office/liushu");
        assert!(browser.get("/console/annual/2025").body.contains(THEIRS), "it is as it was");
        assert!(house.reviewers.texts.lock().unwrap().is_empty());
    });
}

#[test]
fn at_home_each_page_opens_for_those_whose_duty_it_is_and_a_stranger_is_led_to_the_door() {
    on_both_engines("roles", |house| {
        let officer = house.officer();
        assert_eq!(officer.post("/console/annual", fields(officer.form_key(), "2025")).status, 303);
        let own = fields(officer.form_key(), "2025");
        let own = own.into_iter().map(|(name, value)| (name, if name == "revision" { "1".into() } else { value }));
        assert_eq!(officer.post("/console/annual/2025/sentences/new", own).status, 303);
        for role in Role::ALL {
            let browser = house.visitor(&format!("ren/{}/office/sangcun", role.id()));
            let writes = role.opens(Duty::CompileReport);
            let reads = writes || role.opens(Duty::ReadFigures);
            for (method, path) in addresses() {
                let allowed = if path.starts_with("/console/figures") { reads } else { writes };
                let before = house.here.ledger().len();
                let answer = match method {
                    "GET" => browser.get(&path),
                    _ => browser.post(&path, fields(browser.form_key(), "2025")),
                };
                let what = format!("{} {method} {path}: {} {}", role.id(), answer.status, answer.body);
                // The first page of the figures only leads on, and the way back only leads back.
                if path != "/console/figures" && !path.ends_with("/back") {
                    assert_eq!(answer.status == 403, !allowed, "{what}");
                }
                assert!(allowed || house.here.ledger().len() == before, "{what}");
            }
        }
        let stranger = house.visitor("");
        for (method, path) in addresses() {
            let answer = if method == "GET" { stranger.get(&path) } else { stranger.post(&path, [("form", "x")]) };
            assert_eq!(answer.status, if method == "GET" { 303 } else { 401 }, "{path}");
            assert!(method == "POST" || answer.location.starts_with("/console/login?to="), "{path}");
        }
        let foreign = officer.post("/console/annual/2025/recount", [("form", "x"), ("revision", "2")]);
        assert_eq!(foreign.status, 403, "a form that no page of this session made");
    });
}
