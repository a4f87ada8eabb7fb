//! 岗位与代理 Who may hold what, and in whose place (acceptance 1; another body's accounts).

use account::{
    Leaving, NewDeputy, Newcomer, assign, clerk_in, clerk_of, colleagues, create_account, disable, end_deputy, found,
    hand_over, make_section, name_deputy, prospects, withdraw_role,
};
use affairs::{
    account::{DisableReason, Section},
    handover::Reason,
    role::Role,
};
use office::{Clerk, DeskError, Filing, NewEntry, Waiting};
use store::params;

use crate::rehearsal::{DESK, HASHING, PASSWORD, Rehearsal, clerk, codes, founding, named, on_both_engines};

fn deputy(account: &str, role: Role, from: &str, to: &str) -> NewDeputy {
    NewDeputy { deputy: account.into(), role, section: None, from: from.parse().unwrap(), to: to.parse().unwrap() }
}

fn leaving(from: &str, to: &str, seen: &str) -> Leaving {
    Leaving { from: from.into(), to: to.into(), reason: Reason::Left, seen: seen.into() }
}

#[test]
fn an_office_is_founded_once_by_three_persons() {
    on_both_engines("founded", |it| {
        assert_eq!(codes(found(&it.office, &HASHING, &founding(2))), ["account.found.done"]);
        assert_eq!(it.count("SELECT COUNT(*) AS n FROM account"), 3);
        for (place, account) in ["wang-li", "zhao-min", "sun-jie"].into_iter().enumerate() {
            it.first_time(account, it.one_time(place));
        }
        let names: Vec<_> = colleagues(&it.office, &it.admin(Role::SysAdmin)).unwrap();
        assert_eq!(names.iter().map(|line| line.name.unmask().as_str()).collect::<Vec<_>>(), ["孙洁", "王立", "赵敏"]);
        assert!(!format!("{names:?}").contains("王立"), "a list printed into a log names nobody");
        assert!(it.ledger().iter().all(|(_, text)| !text.contains("王立")), "nor does the ledger");
    });
}

#[test]
fn what_one_person_may_not_join_is_refused_on_every_way() {
    on_both_engines("joined", |it| {
        it.seat("han-bo", "韩波", &[Role::SectionHead]);
        it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let (sys, sec) = (it.admin(Role::SysAdmin), it.admin(Role::SecAdmin));
        let cases = [
            ("sun-jie", Role::SysAdmin, "account.role.conflict", "two of the three"),
            ("sun-jie", Role::Principal, "account.role.conflict", "one of the three and an approver"),
            ("han-bo", Role::AuditAdmin, "account.role.conflict", "an approver and one of the three"),
            ("zhou-ning", Role::SysAdmin, "account.role.conflict", "the system administrator sees no draft"),
            ("zhou-ning", Role::InfoOfficer, "account.role.held", "twice"),
            ("zhao-min", Role::Registrar, "account.oneself", "to oneself"),
        ];
        for (account, role, code, because) in cases {
            assert_eq!(codes(assign(&it.office, &sec, account, role)), [code], "{because}");
        }
        assert_eq!(codes(assign(&it.office, &sys, "zhou-ning", Role::Handler)), ["account.not-yours"], "duties apart");
        let head = clerk("han-bo", Role::SectionHead);
        let week = |account: &str| deputy(account, Role::SectionHead, "2025-03-03", "2025-03-07");
        assert_eq!(codes(name_deputy(&it.office, &head, &week("sun-jie"))), ["account.role.conflict"], "by deputy");
        name_deputy(&it.office, &head, &week("zhou-ning")).unwrap();
        withdraw_role(&it.office, &sec, "zhou-ning", Role::InfoOfficer).unwrap();
        let wanted = assign(&it.office, &sec, "zhou-ning", Role::AuditAdmin);
        assert_eq!(codes(wanted), ["account.role.conflict"], "while standing in for an approver");
        assert_eq!(
            it.filed("account.role-assigned"),
            5,
            "three at the founding and two here: nothing refused is filed"
        );
    });
}

#[test]
fn a_role_that_the_giver_lost_a_moment_ago_gives_nothing() {
    on_both_engines("lost", |it| {
        it.seat("zhou-ning", "周宁", &[Role::SecAdmin]);
        it.seat("lu-yan", "陆燕", &[Role::InfoOfficer]);
        let stale = clerk("zhou-ning", Role::SecAdmin);
        withdraw_role(&it.office, &it.admin(Role::SecAdmin), "zhou-ning", Role::SecAdmin).unwrap();
        assert_eq!(codes(assign(&it.office, &stale, "lu-yan", Role::Handler)), ["account.not-yours"]);
    });
}

#[test]
fn a_deputy_counts_on_its_days_only_and_while_the_absent_holds_the_role() {
    on_both_engines("deputies", |it| {
        let token = it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        it.seat("han-bo", "韩波", &[Role::SectionHead, Role::Handler]);
        let head = clerk("han-bo", Role::SectionHead);
        let order = deputy("zhou-ning", Role::SectionHead, "2025-03-04", "2025-03-05");
        make_section(&it.office, &it.admin(Role::SysAdmin), &Section { id: "finance".into(), name: "财政所".into() })
            .unwrap();
        let elsewhere = NewDeputy { section: Some("finance".into()), ..order.clone() };
        assert_eq!(codes(name_deputy(&it.office, &head, &elsewhere)), ["account.role.not-held"], "not their section");
        let named = name_deputy(&it.office, &head, &order).unwrap();
        let places = |it: &Rehearsal, hour: &str| {
            it.at(hour);
            let token = it.sign_in("zhou-ning", PASSWORD, DESK).unwrap().token;
            clerk_of(&it.office, token.unmask(), DESK).unwrap().may_act.len()
        };
        assert!(clerk_of(&it.office, &token, DESK).unwrap().may_act.is_empty(), "the day before");
        assert_eq!(places(it, "2025-03-04 00:00:00"), 1, "from the first hour of the first day");
        let present =
            clerk_of(&it.office, it.sign_in("zhou-ning", PASSWORD, DESK).unwrap().token.unmask(), DESK).unwrap();
        let acting = present.in_place_of("han-bo", Role::SectionHead).unwrap();
        let place = acting.acting.unwrap();
        assert_eq!((acting.role, place.principal.as_str()), (Role::SectionHead, "han-bo"));
        assert_eq!(place.section.as_deref(), Some("office"), "the head of a section is stood in for in that section");
        assert!(present.in_place_of("han-bo", Role::Principal).is_none(), "no other role");
        assert_eq!(places(it, "2025-03-05 23:59:59"), 1, "to the last of the last");
        assert_eq!(places(it, "2025-03-06 00:00:00"), 0, "and no longer");
        assert_eq!(codes(end_deputy(&it.office, &head, &named.id)), ["account.deputy.over"]);
        assert_eq!(places(it, "2025-03-05 12:00:00"), 1);
        withdraw_role(&it.office, &it.admin(Role::SecAdmin), "han-bo", Role::SectionHead).unwrap();
        assert_eq!(places(it, "2025-03-05 12:00:01"), 0, "who no longer holds the role has no deputy in it");
        assign(&it.office, &it.admin(Role::SecAdmin), "han-bo", Role::SectionHead).unwrap();
        assert_eq!(places(it, "2025-03-05 12:00:02"), 1);
        disable(&it.office, &it.admin(Role::SysAdmin), "han-bo", DisableReason::Moved).unwrap();
        assert_eq!(places(it, "2025-03-05 12:00:03"), 0, "nor who has left");
    });
}

#[test]
fn whoever_leaves_hands_over_first_and_then_opens_nothing() {
    on_both_engines("leaving", |it| {
        let token = it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        it.seat("lu-yan", "陆燕", &[Role::InfoOfficer]);
        let waiting = Waiting {
            record: "4f6a1b2c3d4e".into(),
            what: "publication.rework".into(),
            role: String::new(),
            section: String::new(),
            account: "zhou-ning".into(),
            since: 0,
            next_role: String::new(),
            remind_on: "2025-03-04".parse().unwrap(),
            due: "2025-03-05".parse().unwrap(),
        };
        let entry = NewEntry { kind: "test.waits", version: 1, record: "4f6a1b2c3d4e".into(), payload: "{}".into() };
        let filing = Filing { waiting: Some(vec![waiting]), ..Filing::default() };
        let (sys, sec) = (it.admin(Role::SysAdmin), it.admin(Role::SecAdmin));
        it.office.store.write(&sys.scope(), |tx| it.office.file(tx, &sys, it.now(), &entry, &filing)).unwrap();
        let close = || disable(&it.office, &sys, "zhou-ning", DisableReason::Left);
        assert_eq!(codes(close()), ["account.open-work"]);
        let (shown, seen) = prospects(&it.office, &sec, &[], ("zhou-ning", Some("lu-yan"))).unwrap();
        assert_eq!((shown.len(), shown[0].waiting.record.as_str()), (1, "4f6a1b2c3d4e"));
        let pass =
            |clerk: &Clerk, to: &str, seen: &str| hand_over(&it.office, clerk, &[], &leaving("zhou-ning", to, seen));
        let cases = [
            (pass(&sec, "zhou-ning", &seen), "account.oneself", "to whom it waits for"),
            (pass(&sys, "lu-yan", &seen), "account.not-yours", "not the system administrator's"),
            (pass(&sec, "lu-yan", "another"), "account.hand-over.changed", "another list was looked at"),
        ];
        for (answer, code, because) in cases {
            assert_eq!(codes(answer), [code], "{because}");
        }
        assert!(prospects(&it.office, &sys, &[], ("zhou-ning", None)).is_err(), "nor is the list");
        assert_eq!(pass(&sec, "lu-yan", &seen).unwrap(), ["4f6a1b2c3d4e"]);
        assert_eq!(codes(pass(&sec, "lu-yan", &seen)), ["account.hand-over.none"], "it is done once");
        assert!(close().unwrap().disabled);
        assert!(clerk_of(&it.office, &token, DESK).is_err(), "the session is over");
        assert!(it.sign_in("zhou-ning", PASSWORD, DESK).is_err());
        let work = it.office.store.read(&sys.scope(), |tx| office::open_work(tx, "sangcun", "lu-yan")).unwrap();
        assert_eq!(work, ["4f6a1b2c3d4e"]);
    });
}

#[test]
fn accounts_of_another_body_are_as_good_as_none() {
    on_both_engines("foreign", |it| {
        it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let add = "INSERT INTO body (body, name, level, parent, audit_from_above, grade)
                   VALUES ('liucun', '柳村乡人民政府', 'township', NULL, :no, 2)";
        it.run(add, params! { no: false }).unwrap();
        let moved = "UPDATE account SET body = 'liucun' WHERE id IN ('zhou-ning', 'sun-jie')";
        it.run(moved, params! {}).unwrap();
        let (sys, sec) = (it.admin(Role::SysAdmin), it.admin(Role::SecAdmin));
        let answers: [(&str, Result<(), DeskError>); 6] = [
            ("disable", disable(&it.office, &sys, "zhou-ning", DisableReason::Left).map(|_| ())),
            ("unlock", account::unlock(&it.office, &sys, "zhou-ning").map(|_| ())),
            ("reset", account::reset_password(&it.office, &HASHING, &sys, "zhou-ning").map(|_| ())),
            ("factor", account::remove_second_factor(&it.office, &sys, "zhou-ning").map(|_| ())),
            ("assign", assign(&it.office, &sec, "zhou-ning", Role::Handler).map(|_| ())),
            ("hand over", hand_over(&it.office, &sec, &[], &leaving("zhou-ning", "wang-li", "")).map(|_| ())),
        ];
        for (verb, answer) in answers {
            assert_eq!(codes(answer), ["desk.not-found"], "{verb}");
        }
        assert_eq!(colleagues(&it.office, &sys).unwrap().len(), 2, "nor are they listed");
    });
}

#[test]
fn the_county_lends_an_auditor_where_the_setting_says_so_and_there_only() {
    on_both_engines("lent", |it| {
        let token = it.seat("chen-shen", "陈慎", &[Role::AuditAdmin, Role::Trainee]);
        it.run(
            "INSERT INTO body (body, name, level, parent, audit_from_above, grade)
                VALUES ('xian', '某县人民政府', 'county', NULL, :no, 2)",
            params! { no: false },
        )
        .unwrap();
        for table in ["account", "credential", "session", "role_held"] {
            let column = if table == "account" { "id" } else { "account" };
            it.run(&format!("UPDATE {table} SET body = 'xian' WHERE {column} = 'chen-shen'"), params! {}).unwrap();
        }
        let sec = it.admin(Role::SecAdmin);
        let lend = || assign(&it.office, &sec, "chen-shen", Role::AuditAdmin).map(|_| ());
        assert_eq!(codes(lend()), ["desk.not-found"], "a body that is not above");
        it.run("UPDATE body SET parent = 'xian' WHERE body = 'sangcun'", params! {}).unwrap();
        assert_eq!(codes(lend()), ["account.foreign-body"], "above, but the setting does not say so");
        let lends = "UPDATE body SET audit_from_above = :yes WHERE body = 'sangcun'";
        it.run(lends, params! { yes: true }).unwrap();
        assert_eq!(codes(assign(&it.office, &sec, "chen-shen", Role::Handler)), ["desk.not-found"], "no other role");
        lend().unwrap();
        let there = clerk_in(&it.office, &token, DESK, "sangcun").unwrap().clerk;
        assert_eq!((there.body.as_str(), there.roles.as_slice()), ("sangcun", [Role::AuditAdmin].as_slice()));
        let home = clerk_of(&it.office, &token, DESK).unwrap().clerk;
        assert_eq!((home.body.as_str(), home.roles.len()), ("xian", 2));
        assert!(clerk_in(&it.office, &token, DESK, "liucun").is_err(), "nowhere else");
        withdraw_role(&it.office, &sec, "chen-shen", Role::AuditAdmin).unwrap();
        assert!(clerk_in(&it.office, &token, DESK, "sangcun").is_err(), "taken back here");
        assert_eq!(clerk_of(&it.office, &token, DESK).unwrap().clerk.roles.len(), 2, "and kept at home");
    });
}

#[test]
fn names_and_sections_of_newcomers_are_checked() {
    on_both_engines("newcomers", |it| {
        let cases: [(&str, &str, Option<&str>, &[&str], &str); 6] = [
            ("zhou-ning", "", None, &["account.person.name"], "nobody's account"),
            ("zhou-ning", "周宁", Some("moon"), &["account.person.section"], "a section there is not"),
            ("admin", "周宁", None, &["account.name.default"], "operations.md §10: no default accounts"),
            ("Zhou Ning", "周宁", None, &["account.name.form"], "capitals and a blank"),
            ("wang-li", "王丽", None, &["account.name.taken"], "somebody else's"),
            ("root", " ", None, &["account.person.name", "account.name.default"], "everything at once"),
        ];
        for (account, name, section, expected, because) in cases {
            let section = section.map(str::to_owned);
            let newcomer = Newcomer { account: account.into(), name: named(name), section };
            let answer = create_account(&it.office, &HASHING, &it.admin(Role::SysAdmin), &newcomer);
            assert_eq!(codes(answer), expected, "{because}");
        }
        assert_eq!(it.count("SELECT COUNT(*) AS n FROM person"), 3, "nothing refused is kept");
    });
}

#[test]
fn no_body_is_founded_in_a_grade_there_is_not() {
    on_both_engines("founded-grade", |it| {
        it.run("DELETE FROM body", params! {}).unwrap();
        assert_eq!(codes(found(&it.office, &HASHING, &founding(7))), ["account.body.grade"]);
        assert_eq!(it.count("SELECT COUNT(*) AS n FROM body"), 0);
    });
}
