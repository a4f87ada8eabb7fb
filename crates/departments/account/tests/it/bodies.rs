//! 单位和内设机构 What changes after the founding, and what a county founds below itself.

use account::{
    Administrator, Auditor, NewBody, Newcomer, assign, bodies_below, body_settings, clerk_in, clerk_of, close_section,
    create_account, disable, found_below, make_section, move_account, rename_section, sections, set_body,
    withdraw_role,
};
use affairs::{
    account::{Body, BodySettings, DisableReason, Level, Section},
    role::Role,
};
use messages::Catalogued as _;
use office::{Clerk, Filing, NewEntry, Waiting};

use crate::rehearsal::{DESK, HASHING, PASSWORD, Rehearsal, clerk, codes, in_county, named, on_both_engines};

fn section(id: &str, name: &str) -> Section {
    Section { id: id.into(), name: name.into() }
}

fn open(it: &Rehearsal) -> Vec<String> {
    let all = sections(&it.office, &it.admin(Role::SysAdmin)).unwrap();
    all.into_iter().filter(|one| !one.closed).map(|one| format!("{} {}", one.section.id, one.section.name)).collect()
}

#[test]
fn sections_are_made_renamed_and_closed_and_ids_never_return() {
    on_both_engines("sections", |it| {
        let (sys, sec) = (it.admin(Role::SysAdmin), it.admin(Role::SecAdmin));
        let make = |clerk: &Clerk, id: &str, name: &str| make_section(&it.office, clerk, &section(id, name));
        make(&sys, "finance", "财政所").unwrap();
        let cases = [
            (codes(make(&sec, "farming", "农业办")), vec!["account.not-yours"], "not the security administrator's"),
            (codes(make(&sys, "Finance", "农业办")), vec!["account.unit.id"], "a capital"),
            (codes(make(&sys, "finance", "农业办")), vec!["account.section.taken"], "the id stands"),
            (codes(make(&sys, "money", " 财政所 ")), vec!["account.section.name"], "the name stands"),
            (codes(make(&sys, "x", "")), vec!["account.unit.id", "account.section.name"], "every obstacle at once"),
        ];
        for (found, expected, because) in cases {
            assert_eq!(found, expected, "{because}");
        }
        let rename = |id: &str, name: &str| rename_section(&it.office, &sys, id, name);
        assert_eq!(codes(rename("finance", "财政所")), ["account.unchanged"]);
        assert_eq!(codes(rename("finance", "党政办公室")), ["account.section.name"]);
        assert_eq!(codes(rename("nowhere", "财政所")), ["desk.not-found"]);
        rename("finance", "财政和统计所").unwrap();
        assert_eq!(open(it), ["finance 财政和统计所", "office 党政办公室"]);
        close_section(&it.office, &sys, "finance").unwrap();
        assert_eq!(open(it), ["office 党政办公室"]);
        assert_eq!(codes(rename("finance", "财政所")), ["account.section.closed"]);
        assert_eq!(codes(close_section(&it.office, &sys, "finance")), ["account.section.closed"]);
        assert_eq!(codes(make(&sys, "finance", "财政所")), ["account.section.taken"], "an id is for ever");
        make(&sys, "finance-2", "财政和统计所").expect("a name may return");
        let kinds = ["account.section-made", "account.section-renamed", "account.section-closed"];
        assert_eq!(kinds.map(|kind| it.filed(kind)), [2, 1, 1]);
        assert!(it.ledger().iter().all(|(_, text)| !text.contains("财政")), "names stand in rows, not in the ledger");
    });
}

#[test]
fn a_section_closes_once_nobody_sits_in_it_and_nothing_waits() {
    on_both_engines("closing", |it| {
        let sys = it.admin(Role::SysAdmin);
        make_section(&it.office, &sys, &section("finance", "财政所")).unwrap();
        it.hire("zhou-ning", "周宁", &[Role::InfoOfficer]);
        it.hire("lu-yan", "陆燕", &[Role::InfoOfficer]);
        let close = || close_section(&it.office, &sys, "office");
        wait_for(it, &sys, "office");
        assert_eq!(codes(close()), ["account.section.staffed", "account.section.busy"]);
        let moved = move_account(&it.office, &sys, "zhou-ning", Some("finance")).unwrap();
        assert_eq!(moved.section.as_deref(), Some("finance"));
        assert_eq!(codes(move_account(&it.office, &sys, "zhou-ning", Some("finance"))), ["account.unchanged"]);
        assert_eq!(codes(move_account(&it.office, &sys, "zhou-ning", Some("nowhere"))), ["desk.not-found"]);
        assert_eq!(codes(move_account(&it.office, &sys, "wang-li", Some("finance"))), ["account.oneself"]);
        disable(&it.office, &sys, "lu-yan", DisableReason::Left).unwrap();
        assert_eq!(codes(close()), ["account.section.busy"], "who has left sits nowhere");
        it.run("DELETE FROM waiting", store::params! {}).unwrap();
        close().unwrap();
        assert_eq!(codes(move_account(&it.office, &sys, "zhou-ning", Some("office"))), ["account.section.closed"]);
        let newcomer = Newcomer { account: "new-one".into(), name: named("新人"), section: Some("office".into()) };
        assert_eq!(codes(create_account(&it.office, &HASHING, &sys, &newcomer)), ["account.person.section"]);
        move_account(&it.office, &sys, "zhou-ning", None).expect("a leader belongs to no section");
        let (_, said) = it.ledger().into_iter().rev().find(|(kind, _)| kind == "account.moved").unwrap();
        assert!(said.contains(r#""was":"finance","is":null"#), "N09: both values: {said}");
    });
}

fn wait_for(it: &Rehearsal, clerk: &Clerk, section: &str) {
    let waiting = Waiting {
        record: "4f6a1b2c3d4e".into(),
        what: "publication.first".into(),
        role: "section_head".into(),
        section: section.into(),
        account: String::new(),
        next_role: String::new(),
        since: 0,
        remind_on: "2025-03-04".parse().unwrap(),
        due: "2025-03-05".parse().unwrap(),
    };
    let entry = NewEntry { kind: "test.waits", version: 1, record: "4f6a1b2c3d4e".into(), payload: "{}".into() };
    let filing = Filing { waiting: Some(vec![waiting]), ..Filing::default() };
    it.office.store.write(&clerk.scope(), |tx| it.office.file(tx, clerk, it.now(), &entry, &filing)).unwrap();
}

#[test]
fn the_grade_is_the_security_administrators_and_counts_at_once() {
    on_both_engines("grade", |it| {
        let (sys, sec) = (it.admin(Role::SysAdmin), it.admin(Role::SecAdmin));
        let token = it.seat("han-bo", "韩波", &[Role::SectionHead]);
        let set = |clerk: &Clerk, grade: u8, audit_from_above: bool| {
            set_body(&it.office, clerk, BodySettings { grade, audit_from_above })
        };
        assert_eq!(codes(set(&sys, 3, false)), ["account.not-yours"]);
        assert_eq!(codes(set(&sec, 4, false)), ["account.body.grade"]);
        assert_eq!(codes(set(&sec, 2, false)), ["account.unchanged"]);
        assert_eq!(codes(set(&sec, 3, true)), ["account.body.no-parent"]);
        it.clerk(&token);
        set(&sec, 3, false).unwrap();
        let refused = clerk_of(&it.office, &token, DESK).map(|present| present.clerk).unwrap_err();
        assert_eq!(refused.message().code, "session.must-enrol", "from the next act on");
        assert_eq!(body_settings(&it.office, &sec).unwrap().1, BodySettings { grade: 3, audit_from_above: false });
        let (_, said) = it.ledger().into_iter().rev().find(|(kind, _)| kind == "account.body-set").unwrap();
        let both = r#""was":{"grade":2,"audit_from_above":false},"is":{"grade":3,"audit_from_above":false}"#;
        assert!(said.contains(both), "N09: both values: {said}");
    });
}

fn township(id: &str, auditor: Auditor) -> NewBody {
    let admin = |account: &str, name: &str| Administrator { account: format!("{id}-{account}"), name: named(name) };
    NewBody {
        body: Body {
            id: id.into(),
            name: "柳村乡人民政府".into(),
            level: Level::Township,
            parent: None,
            audit_from_above: false,
        },
        grade: 2,
        sections: vec![section("office", "党政办公室")],
        sys_admin: admin("sys", "田禾"),
        sec_admin: admin("sec", "石川"),
        auditor,
    }
}

fn own(id: &str) -> Auditor {
    Auditor::Own(Administrator { account: format!("{id}-audit"), name: named("江岸") })
}

fn there(account: &str, role: Role) -> Clerk {
    Clerk { body: "liucun".into(), ..clerk(account, role) }
}

#[test]
fn a_county_founds_a_township_whose_three_work_on_their_own() {
    in_county("below", |it| {
        let sys = it.admin(Role::SysAdmin);
        let passwords = found_below(&it.office, &HASHING, &sys, &township("liucun", own("liucun"))).unwrap();
        let accounts = ["liucun-sys", "liucun-sec", "liucun-audit"];
        assert_eq!(passwords.len(), 3);
        for (account, password) in accounts.iter().zip(&passwords) {
            let token = it.first_time(account, password.unmask());
            assert_eq!(it.clerk(&token).body, "liucun");
        }
        assert_eq!(
            bodies_below(&it.office, &sys).unwrap().iter().map(|it| it.id.as_str()).collect::<Vec<_>>(),
            ["liucun"]
        );
        let (body, settings) = body_settings(&it.office, &there("liucun-sec", Role::SecAdmin)).unwrap();
        assert_eq!((body.parent.as_deref(), settings.audit_from_above), (Some("sangcun"), false));
        let newcomer = Newcomer { account: "lin-feng".into(), name: named("林枫"), section: Some("office".into()) };
        create_account(&it.office, &HASHING, &there("liucun-sys", Role::SysAdmin), &newcomer).unwrap();
        assign(&it.office, &there("liucun-sec", Role::SecAdmin), "lin-feng", Role::InfoOfficer).unwrap();
        let meddling = assign(&it.office, &it.admin(Role::SecAdmin), "lin-feng", Role::SectionHead);
        assert_eq!(codes(meddling), ["desk.not-found"], "the county holds no role there and sees nobody");
        let stranger = Clerk { body: "liucun".into(), ..it.admin(Role::SysAdmin) };
        assert_eq!(codes(make_section(&it.office, &stranger, &section("x1", "某所"))), ["account.not-yours"]);
        let founding: Vec<_> = it.office.store.ledger_after(0, 1000).unwrap();
        let founding = founding.iter().rfind(|row| row.kind == "account.body-founded").unwrap();
        assert_eq!((founding.body.as_str(), founding.record.as_str()), ("liucun", "liucun"));
        assert!(String::from_utf8_lossy(&founding.canonical).contains(r#""account":"wang-li""#), "who did it is said");
    });
}

#[test]
fn what_does_not_do_founds_nothing_and_is_said_at_once() {
    in_county("refused", |it| {
        let sys = it.admin(Role::SysAdmin);
        let found = |clerk: &Clerk, new: &NewBody| found_below(&it.office, &HASHING, clerk, new);
        let mut bad = township("liucun", own("liucun"));
        bad.body.level = Level::County;
        bad.body.id = "Liucun".into();
        bad.grade = 1;
        bad.sections.push(section("office", "又一个"));
        bad.sec_admin = bad.sys_admin.clone();
        let expected = [
            "account.body.level",
            "account.unit.id",
            "account.body.grade",
            "account.section.taken",
            "account.found.three",
        ];
        assert_eq!(codes(found(&sys, &bad)), expected);
        let good = township("liucun", own("liucun"));
        assert_eq!(codes(found(&it.admin(Role::SecAdmin), &good)), ["account.not-yours"]);
        let mut taken = good.clone();
        taken.sys_admin.account = "wang-li".into();
        assert_eq!(codes(found(&sys, &taken)), ["account.name.taken"]);
        let mut nameless = good.clone();
        nameless.body.name = " ".into();
        assert_eq!(codes(found(&sys, &nameless)), ["account.found.body"]);
        let mut same = good.clone();
        same.body.id = "sangcun".into();
        assert_eq!(codes(found(&sys, &same)), ["account.body.taken"]);
        for word in ["console", "check", "api", "zone"] {
            let mut reserved = good.clone();
            reserved.body.id = word.into();
            assert_eq!(codes(found(&sys, &reserved)), ["account.unit.id"], "/{word}/ is another page");
        }
        assert_eq!(it.count("SELECT COUNT(*) AS n FROM body"), 1);
        assert_eq!((it.count("SELECT COUNT(*) AS n FROM person"), it.filed("account.body-founded")), (3, 1));
        found(&sys, &good).unwrap();
        assert_eq!(codes(found(&sys, &good)), ["account.body.taken"], "a second click");
        let below = found(&there("liucun-sys", Role::SysAdmin), &township("xiaocun", own("xiaocun")));
        assert_eq!(codes(below), ["account.body.level"], "below a township there is nothing");
    });
}

#[test]
fn a_small_township_takes_its_auditor_from_the_county() {
    in_county("lent", |it| {
        let sys = it.admin(Role::SysAdmin);
        let found = |auditor: &str| {
            found_below(&it.office, &HASHING, &sys, &township("liucun", Auditor::FromAbove(auditor.into())))
        };
        assert_eq!(codes(found("nobody")), ["desk.not-found"]);
        assert_eq!(codes(found("zhao-min")), ["account.role.not-held"], "no auditor at home");
        assert_eq!(found("sun-jie").unwrap().len(), 2);
        it.first_time("sun-jie", it.one_time(2));
        let token = it.sign_in("sun-jie", PASSWORD, DESK).unwrap().token.unmask().clone();
        let lent = clerk_in(&it.office, &token, DESK, "liucun").unwrap().clerk;
        assert_eq!((lent.body.as_str(), lent.role), ("liucun", Role::AuditAdmin));
        let sec = there("liucun-sec", Role::SecAdmin);
        let own_auditors = BodySettings { grade: 2, audit_from_above: false };
        assert_eq!(codes(set_body(&it.office, &sec, own_auditors)), ["account.body.auditor-lent"]);
        withdraw_role(&it.office, &sec, "sun-jie", Role::AuditAdmin).unwrap();
        set_body(&it.office, &sec, own_auditors).unwrap();
        assert_eq!(codes(assign(&it.office, &sec, "sun-jie", Role::AuditAdmin)), ["account.foreign-body"]);
        set_body(&it.office, &sec, BodySettings { audit_from_above: true, ..own_auditors }).unwrap();
        assign(&it.office, &sec, "sun-jie", Role::AuditAdmin).expect("and back again");
    });
}
