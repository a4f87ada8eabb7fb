//! Each role on each address about people: a foreign body's account, session or deputyship is neither seen nor moved.

use ::rehearsal::addresses_in;
use affairs::role::Role;
use store::params;

use super::visitor;
use crate::rehearsal::{Rehearsal, on_both_engines};

const SOURCE: &str = include_str!("../../../src/console/mod.rs");

const ACTS: [&str; 7] = ["give", "take", "reset", "unlock", "no-factor", "move", "close"];

/// Every address with an identifier in it, and its method.
fn addresses() -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    for address in addresses_in(SOURCE) {
        match address.as_str() {
            "/console/people/{account}" => all.push(("GET", address)),
            "/console/people/{account}/hand-over" => all.extend([("GET", address.clone()), ("POST", address)]),
            "/console/people/{account}/{act}" => {
                all.extend(ACTS.map(|act| ("POST", address.replace("{act}", act))));
            }
            // What a list holds, and for whom, stands in its own test.
            "/console/people-list/{format}"
            | "/console/sections-list/{format}"
            | "/console/posts-list/{format}"
            | "/console/bodies-list/{format}" => {}
            // The section is named in the form: what a foreign one answers stands in its own test.
            "/console/sections/{act}" => {}
            "/console/me/sessions/{session}/end" | "/console/me/deputies/{id}/end" => all.push(("POST", address)),
            plain if plain.contains('{') => panic!("{plain} is a new address: say here which methods it takes"),
            _ => {}
        }
    }
    all
}

/// Another township with an account, an open session and a deputyship of its own.
fn neighbours(here: &Rehearsal) {
    let statements = [
        "INSERT INTO body (body, name, level, audit_from_above, grade) VALUES ('liushu', '柳树乡', 'township', :no, 2)",
        "INSERT INTO person (body, id, name) VALUES ('liushu', 'p-liu', '柳青')",
        "INSERT INTO account (body, id, person, disabled, must_change, second_factor, used_at)
         VALUES ('liushu', 'liu-qing', 'p-liu', :no, :no, :no, 0)",
        "INSERT INTO role_held (body, account, person, role, since)
         VALUES ('liushu', 'liu-qing', 'p-liu', 'info_officer', 0)",
        "INSERT INTO deputy (body, id, principal, deputy, role, from_day, to_day)
         VALUES ('liushu', 'd-liu', 'liu-qing', 'liu-qing', 'info_officer', '2025-01-01', '2025-12-31')",
    ];
    for sql in statements {
        let params = if sql.contains(":no") {
            params! { no: false }
        } else {
            params! {}
        };
        here.run(sql, params).unwrap();
    }
    let token: &[u8] = &[7; 32];
    here.run(
        "INSERT INTO session (body, id, account, token, started_at, last_act)
         VALUES ('liushu', 's-liu', 'liu-qing', :token, :at, :at)",
        params! { token, at: here.now() },
    )
    .unwrap();
}

#[test]
fn no_role_sees_or_moves_anybody_of_another_body() {
    on_both_engines("people-matrix", |here| {
        neighbours(here);
        let state = "SELECT (SELECT count(*) FROM role_held WHERE body = 'liushu')
                          + (SELECT count(*) FROM session WHERE body = 'liushu' AND ended_at IS NULL)
                          + (SELECT count(*) FROM account WHERE body = 'liushu' AND NOT disabled)
                          + (SELECT count(*) FROM deputy WHERE body = 'liushu' AND to_day = '2025-12-31') AS n";
        assert_eq!(here.count(state), 4);
        let mut tokens =
            vec![here.first_time("wang-li", here.one_time(0)), here.first_time("zhao-min", here.one_time(1))];
        tokens.push(here.first_time("sun-jie", here.one_time(2)));
        for role in Role::ALL.into_iter().filter(|role| !role.is_admin() && *role != Role::Supervisor) {
            tokens.push(here.seat(&format!("ren-{}", role.id().replace('_', "-")), "任平", &[role]));
        }
        for token in &tokens {
            let browser = visitor(here, token);
            for (method, address) in addresses() {
                let path =
                    address.replace("{account}", "liu-qing").replace("{session}", "s-liu").replace("{id}", "d-liu");
                let key = browser.form_key();
                let fields = [("form", key.as_str()), ("role", "info_officer"), ("to", "wang-li"), ("reason", "0")];
                let answer = if method == "GET" { browser.get(&path) } else { browser.post(&path, fields) };
                let what = format!("{method} {path}: {} {}", answer.status, answer.body);
                assert!(matches!(answer.status, 403 | 404 | 422), "{what}");
                assert!(!answer.body.contains("柳青"), "{what}");
            }
            for page in ["/console/people", "/console/me"] {
                assert!(!browser.get(page).body.contains("柳青"), "{page}");
            }
        }
        assert_eq!(here.count(state), 4, "everything there is as it was");
    });
}
