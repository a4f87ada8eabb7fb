//! 台账 Every act leaves an entry, and what cannot be filed does not happen (N09, N10; acceptance 9).

use account::{assign, clerk_of, disable, name_deputy, unlock};
use affairs::{
    account::{DisableReason, Entry},
    role::Role,
};
use store::params;

use crate::rehearsal::{DESK, PASSWORD, clerk, on_both_engines};

#[test]
fn what_cannot_be_filed_does_not_happen() {
    on_both_engines("unfiled", |it| {
        it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let one_time = it.hire("han-bo", "韩波", &[Role::SectionHead]);
        let token = it.sign_in("han-bo", &one_time, DESK).unwrap().token.unmask().clone();
        let state = |it: &crate::rehearsal::Rehearsal| {
            [
                "SELECT COUNT(*) AS n FROM session WHERE ended_at IS NULL",
                "SELECT COUNT(*) AS n FROM role_held",
                "SELECT COUNT(*) AS n FROM sign_in_failure",
                "SELECT COUNT(*) AS n FROM account WHERE must_change",
                "SELECT COUNT(*) AS n FROM account WHERE NOT disabled",
                "SELECT COUNT(*) AS n FROM deputy",
            ]
            .map(|sql| it.count(sql))
        };
        let before = state(it);
        it.run("DELETE FROM ledger_head", params! {}).unwrap();
        let (sys, sec) = (it.admin(Role::SysAdmin), it.admin(Role::SecAdmin));
        assert!(it.sign_in("zhou-ning", PASSWORD, DESK).is_err(), "no entry, no session");
        assert!(it.sign_in("zhou-ning", "a guess", DESK).is_err(), "no entry, no count either");
        assert!(it.change(&token, &one_time, PASSWORD).is_err());
        assert!(assign(&it.office, &sec, "zhou-ning", Role::Handler).is_err());
        assert!(disable(&it.office, &sys, "zhou-ning", DisableReason::Left).is_err());
        assert_eq!(state(it), before, "N10");
    });
}

#[test]
fn each_act_is_one_entry_that_nobody_can_change() {
    on_both_engines("entries", |it| {
        let token = it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        it.seat("han-bo", "韩波", &[Role::SectionHead]);
        for tried in 0..5 {
            let _ = it.sign_in("zhou-ning", "a guess", &format!("10.5.0.{tried}"));
        }
        unlock(&it.office, &it.admin(Role::SysAdmin), "zhou-ning").unwrap();
        let today = "2025-03-03".parse().unwrap();
        let order = account::NewDeputy {
            deputy: "zhou-ning".into(),
            role: Role::SectionHead,
            section: Some("office".into()),
            from: today,
            to: today,
        };
        let named = name_deputy(&it.office, &clerk("han-bo", Role::SectionHead), &order).unwrap();
        account::end_deputy(&it.office, &clerk("han-bo", Role::SectionHead), &named.id).unwrap();
        let said = |kind: &str| it.ledger().into_iter().rev().find(|(found, _)| found == kind).unwrap().1;
        assert!(said("account.deputy-ended").contains(r#""was":"2025-03-03","is":"2025-03-02""#), "N09: both values");
        let until = it.now() + 30 * 60_000;
        assert!(said("account.unlocked").contains(&format!(r#""was":{until}"#)), "N09: until when it was locked");
        for (kind, canonical) in it.ledger() {
            assert!(kind.starts_with("account."), "{kind}");
            assert!(!canonical.contains(PASSWORD) && !canonical.contains("周宁"), "{canonical}");
        }
        for sql in ["UPDATE ledger SET at = 0", "DELETE FROM ledger WHERE position = 1"] {
            assert!(it.run(sql, params! {}).is_err(), "{sql}");
        }
        assert_eq!(clerk_of(&it.office, &token, DESK).unwrap().clerk.account, "zhou-ning", "nothing else was touched");
    });
}

#[test]
fn every_entry_filed_here_is_read_by_its_affair() {
    on_both_engines("read", |it| {
        it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let _ = it.sign_in("zhou-ning", "a guess", DESK);
        let rows = it.office.store.ledger_after(0, 1000).unwrap();
        for row in rows {
            let canonical = String::from_utf8(row.canonical.clone()).unwrap();
            let payload = payload(&canonical);
            let entry = Entry::read(&row.kind, row.version, &payload).unwrap();
            assert_eq!((entry.kind(), entry.record()), (row.kind.as_str(), row.record.as_str()));
        }
    });
}

/// The payload within the canonical bytes.
fn payload(canonical: &str) -> String {
    let begun = canonical.find(r#"{"kind":"account."#).unwrap();
    let mut depth = 0_i32;
    for (at, sign) in canonical[begun..].char_indices() {
        depth += i32::from(sign == '{') - i32::from(sign == '}');
        if depth == 0 {
            return canonical[begun..=begun + at].to_owned();
        }
    }
    panic!("no object in {canonical}")
}
