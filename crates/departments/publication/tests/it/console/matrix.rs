//! Each role on each address: with a foreign body's identifiers nothing is seen or done, and at home only what a role
//! opens.

use ::rehearsal::{Rehearsal, addresses_in};
use affairs::{publication::Subject, role::Role};
use office::Clerk;
use publication::{Record, desk};

use super::visitor;
use crate::rehearsal::{clerk, new_item, on_both_engines};

const SOURCE: &str = include_str!("../../../src/console/mod.rs");

/// Everything the acts address takes.
const ACTS: [&str; 16] = [
    "submit",
    "sign",
    "publish",
    "schedule",
    "unschedule",
    "discard",
    "overrule",
    "urgent",
    "withdraw",
    "confirm",
    "restore",
    "drop",
    "post",
    "clarify",
    "validity",
    "place",
];

/// Every address with its methods; `{number}` stands for an item.
fn addresses() -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    for address in addresses_in(SOURCE) {
        match address.as_str() {
            "/console/items" | "/console/items/{number}/edit" | "/console/items/{number}/correct" => {
                all.extend([("GET", address.clone()), ("POST", address)]);
            }
            "/console/items/new" | "/console/items/{number}" | "/console/items/{number}/sheet.pdf" => {
                all.push(("GET", address));
            }
            "/console/items/reviews" => all.push(("GET", address)),
            "/console/items/files/{format}" | "/console/items/reviews/{format}" => {
                all.extend(["xlsx", "csv"].map(|format| ("GET", address.replace("{format}", format))));
            }
            "/console/items/{number}/copy"
            | "/console/items/{number}/copy/drop"
            | "/console/items/{number}/files"
            | "/console/items/{number}/read"
            | "/console/items/{number}/suggest"
            | "/console/items/{number}/preview" => all.push(("POST", address)),
            "/console/files/{hash}/inside" => all.push(("GET", address.replace("{hash}", &"0a".repeat(32)))),
            "/console/files/{hash}" => all.push(("GET", address.replace("{hash}", &"0a".repeat(32)))),
            "/console/items/each" => all.push(("POST", address)),
            "/console/items/{number}/{act}" => {
                all.extend(ACTS.map(|act| ("POST", address.replace("{act}", act))));
            }
            other => panic!("{other} is a new address: say here which methods it takes"),
        }
    }
    all
}

fn of(body: &str, clerk: Clerk) -> Clerk {
    Clerk { body: body.into(), ..clerk }
}

/// An item of another body, in the stage in which most could be done to it.
fn foreign(here: &Rehearsal, title: &str) -> Record {
    let mut new = new_item(title, Subject::Notice);
    new.proposal.body = "liushu".into();
    let officer = of("liushu", clerk("liu", Role::InfoOfficer, "office"));
    desk::propose(&here.office, &officer, &new).unwrap()
}

fn entries_of(here: &Rehearsal, body: &str) -> usize {
    here.ledger().iter().filter(|(_, canonical)| canonical.contains(&format!("\"body\":\"{body}\""))).count()
}

/// Everything a form could bring, right in all but whose item it is.
fn fields(key: &str, record: &Record) -> Vec<(&'static str, String)> {
    vec![
        ("form", key.to_owned()),
        ("confirmed", "yes".into()),
        ("piece", format!("{}:{}:{}", record.item.number, record.item.version, record.item.content_hash())),
        ("deed", "discard".into()),
        ("version", record.item.version.to_string()),
        ("hash", record.item.content_hash().to_owned()),
        ("number", record.item.number.clone()),
        ("title", "换过的标题".into()),
        ("text", "换过的正文。".into()),
        ("catalogue", "G-36".into()),
        ("subject", "notice".into()),
        ("attribute", "public".into()),
        ("event_date", "2025-03-03".into()),
        ("step", "secrecy".into()),
        ("decision", "pass".into()),
        ("reason", "error".into()),
        ("opinion", "理由".into()),
        ("explanation", "说明".into()),
        ("scale", "substantive".into()),
        ("moment", "2025-03-04T09:00".into()),
        ("rule", "F-04".into()),
        ("channel", "wechat".into()),
        ("rumour", "yaoyan-2025-3".into()),
    ]
}

#[test]
fn no_role_sees_or_moves_an_item_of_another_body() {
    on_both_engines("matrix", |here| {
        let item = foreign(here, "柳树乡的内部稿");
        for role in Role::ALL {
            let browser = visitor(here, &format!("wai/{}/office/sangcun", role.id()));
            let before = entries_of(here, "liushu");
            for (method, address) in addresses() {
                let own = !address.contains("{number}");
                let path = address.replace("{number}", &item.item.number);
                let answer = match method {
                    "GET" => browser.get(&path),
                    _ => browser.post(&path, fields(&browser.form_key(), &item)),
                };
                let what = format!("{} {method} {path}: {} {}", role.id(), answer.status, answer.body);
                assert!(!answer.body.contains("柳树乡的内部稿"), "{what}");
                // What one types is kept for oneself under any number: it reaches no item, of whatever body.
                let own = own
                    || ["/copy", "/copy/drop", "/files", "/read", "/preview", "/suggest"]
                        .iter()
                        .any(|end| path.ends_with(end));
                if !own {
                    assert!(matches!(answer.status, 403 | 404), "{what}");
                } else if method == "POST" {
                    assert!(
                        !answer.location.ends_with(&item.item.number),
                        "a foreign number is not taken over: {what}"
                    );
                }
            }
            assert_eq!(entries_of(here, "liushu"), before, "{} left an entry", role.id());
        }
        let kept = here.office.store.read(&of("liushu", clerk("x", Role::InfoOfficer, "")).scope(), |tx| {
            publication::find(tx, "liushu", &item.item.number)
        });
        assert_eq!(kept.unwrap().unwrap(), item, "the item is as it was");
    });
}

#[test]
fn at_home_a_role_does_what_it_opens_and_nothing_else() {
    // What may be done with a draft of one's own body, by role; every other pair of role and act changes nothing. No
    // leader releases at once what no machine has looked at.
    let open = ["submit", "discard", "clarify", "place"].map(|act| (act, [Role::InfoOfficer, Role::OfficeHead]));
    on_both_engines("roles", |here| {
        for role in Role::ALL {
            for act in ACTS {
                let officer = clerk("lin", Role::InfoOfficer, "office");
                let title = format!("一件稿（{} {act}）", role.id());
                let item = desk::propose(&here.later().office, &officer, &new_item(&title, Subject::Warning)).unwrap();
                let browser = visitor(here, &format!("ren/{}/office/sangcun", role.id()));
                let before = here.ledger().len();
                let path = format!("/console/items/{}/{act}", item.item.number);
                let answer = browser.post(&path, fields(&browser.form_key(), &item));
                let allowed = open.iter().any(|(of, roles)| *of == act && roles.contains(&role));
                let moved = here.ledger().len() > before;
                assert_eq!(moved, allowed, "{} {act}: {} {}", role.id(), answer.status, answer.body);
                assert_eq!(answer.status == 303, allowed, "{} {act}: {}", role.id(), answer.status);
            }
        }
    });
}

#[test]
fn drafts_are_shown_to_those_whose_duty_it_is_and_a_stranger_is_led_to_the_door() {
    on_both_engines("readers", |here| {
        let officer = clerk("lin", Role::InfoOfficer, "office");
        let item = desk::propose(&here.office, &officer, &new_item("一件稿", Subject::Notice)).unwrap();
        let path = format!("/console/items/{}", item.item.number);
        for role in Role::ALL {
            let answer = visitor(here, &format!("ren/{}/office/sangcun", role.id())).get(&path);
            let reads = role.opens(affairs::role::Duty::SeeDrafts);
            assert_eq!(answer.status, if reads { 200 } else { 403 }, "{}", role.id());
        }
        let stranger = visitor(here, "");
        let led = stranger.get(&path);
        assert_eq!(led.status, 303);
        assert!(led.location.starts_with("/console/login?to=%2Fconsole%2Fitems%2F"), "{}", led.location);
        assert_eq!(visitor(here, "nonsense").post(&path, [("form", "x")]).status, 405);
        assert_eq!(visitor(here, "nonsense").post(&format!("{path}/submit"), [("form", "x")]).status, 401);
    });
}
