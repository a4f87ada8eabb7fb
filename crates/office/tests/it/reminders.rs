//! Who has something that waits hears of it once at half time and once past its day, and then the next level does.

use std::sync::{Arc, atomic::AtomicBool};

use affairs::role::Role;
use office::{Errands, Filing, Letter, Mailroom, Matter, NewEntry, Waiting};
use rehearsal::{AddressList, NoCheck, Rehearsal, clerk};
use store::StoreError;

fn waits(record: &str, role: &str, account: &str, next_role: &str, remind_on: &str, due: &str) -> Waiting {
    Waiting {
        record: record.into(),
        what: "test.first".into(),
        role: role.into(),
        section: "office".into(),
        account: account.into(),
        next_role: next_role.into(),
        since: 0,
        remind_on: remind_on.parse().unwrap(),
        due: due.parse().unwrap(),
    }
}

fn file(here: &Rehearsal, record: &str, waiting: Vec<Waiting>) {
    let (lin, at) = (clerk("lin", Role::InfoOfficer, "office"), here.now());
    let entry = NewEntry { kind: "test.filed", version: 1, record: record.into(), payload: "{}".into() };
    let filing = Filing { waiting: Some(waiting), ..Filing::default() };
    here.office
        .store
        .write::<_, StoreError>(&lin.scope(), |tx| here.office.file(tx, &lin, at, &entry, &filing))
        .unwrap();
}

/// The house: two heads of the office section, one of another, a leader; secret records are not named.
fn errands() -> Errands {
    let people = AddressList::default()
        .with("section_head", "office", "chu")
        .with("section_head", "office", "bai")
        .with("section_head", "finance", "cai")
        .with("leader_in_charge", "", "fu")
        .with("info_officer", "office", "lin")
        .silent("bai");
    let mailroom = Mailroom::new(Arc::new(people), "https://gongkai.example/").naming("test", |_, _, row| {
        let title = (row.record != "secret").then(|| "春季防火通知".to_owned());
        Ok(Some(Matter { act: "初审".into(), title }))
    });
    Errands::new(mailroom)
}

/// The letters of a morning, by their addresses.
fn morning(here: &Rehearsal, hour: &str) -> Vec<Letter> {
    here.at(hour);
    here.office.run_errands(&errands(), &AtomicBool::new(false)).unwrap();
    let mut letters = here.post.taken();
    letters.sort_by(|one, other| one.to.cmp(&other.to));
    letters
}

fn to(letters: &[Letter]) -> Vec<&str> {
    letters.iter().map(|letter| letter.to.split('@').next().unwrap()).collect()
}

fn on_both_engines(name: &str, case: impl Fn(&Rehearsal)) {
    rehearsal::on_both_engines(name, &office::Checks::of(NoCheck), case);
}

#[test]
fn one_letter_a_person_lists_everything_of_theirs_once() {
    on_both_engines("remind", |here| {
        let first = |record| waits(record, "section_head", "", "leader_in_charge", "2025-03-04", "2025-03-05");
        file(here, "a", vec![first("a")]);
        file(here, "secret", vec![first("secret")]);
        assert!(morning(here, "2025-03-04 07:59:00").is_empty(), "nobody is at the desk before eight");
        let letters = morning(here, "2025-03-04 08:00:00");
        assert_eq!(to(&letters), ["chu"], "not the one without an address, not another section");
        let Letter { subject, text, .. } = &letters[0];
        assert_eq!(subject, "有 2 件事等您办理");
        assert!(text.contains("1. 初审：《春季防火通知》（编号 a），请在 3 月 5 日前办完"), "{text}");
        assert!(text.contains("2. 初审：编号 secret，请在 3 月 5 日前办完"), "no title of what is secret: {text}");
        assert!(text.contains("https://gongkai.example/console"), "where to click: {text}");
        assert!(morning(here, "2025-03-04 15:00:00").is_empty(), "once a day");
        assert!(morning(here, "2025-03-05 08:30:00").is_empty(), "and each row once");
    });
}

#[test]
fn past_its_day_the_next_level_hears_of_it_too() {
    on_both_engines("escalate", |here| {
        file(here, "a", vec![waits("a", "section_head", "", "leader_in_charge", "2025-03-04", "2025-03-05")]);
        file(here, "b", vec![waits("b", "info_officer", "lin", "section_head", "2025-03-05", "2025-03-05")]);
        file(here, "c", vec![waits("c", "group_head", "", "", "2025-03-04", "2025-03-04")]);
        assert_eq!(to(&morning(here, "2025-03-04 09:00:00")), ["chu"]);
        assert_eq!(to(&morning(here, "2025-03-05 09:00:00")), ["lin"], "on the due day itself it is still in time");
        let letters = morning(here, "2025-03-06 09:00:00");
        assert_eq!(to(&letters), ["chu", "fu", "lin"], "the head of the section hears of the author's too");
        let [head, leader, author] = &letters[..] else { unreachable!() };
        assert_eq!(author.subject, "有 1 件事等您办理，其中 1 件过了时限");
        assert_eq!(leader.subject, "有 1 件事过了时限，请您过问");
        assert!(leader.text.contains("应当在 3 月 5 日前由部门负责人办完"), "{}", leader.text);
        assert!(head.text.contains("请尽快办理") && head.text.contains("按规定报给您"), "{}", head.text);
        assert!(morning(here, "2025-03-07 09:00:00").is_empty());
    });
}

#[test]
fn what_is_done_is_forgotten_and_what_waits_anew_is_told_anew() {
    on_both_engines("anew", |here| {
        let row = || vec![waits("a", "section_head", "", "leader_in_charge", "2025-03-03", "2025-03-05")];
        file(here, "a", row());
        assert_eq!(to(&morning(here, "2025-03-03 10:00:00")), ["chu"]);
        file(here, "a", row());
        assert!(morning(here, "2025-03-04 08:00:00").is_empty(), "it waits since the same instant");
        file(here, "a", Vec::new());
        here.later();
        file(here, "a", row());
        assert_eq!(to(&morning(here, "2025-03-05 08:00:00")), ["chu"], "a second time it waits anew");
        file(here, "a", Vec::new());
        file(here, "z", vec![waits("z", "section_head", "", "", "2025-03-05", "2025-03-07")]);
        let _ = morning(here, "2025-03-06 08:00:00");
        assert_eq!(here.count("SELECT count(*) AS n FROM reminder WHERE record = 'a'"), 0);
    });
}

#[test]
fn a_house_that_slept_for_days_tells_once_and_a_crash_tells_nothing_twice() {
    on_both_engines("slept", |here| {
        file(here, "a", vec![waits("a", "section_head", "", "leader_in_charge", "2025-03-04", "2025-03-05")]);
        let letters = morning(here, "2025-03-10 11:00:00");
        assert_eq!(to(&letters), ["chu", "fu"], "not once for each day that was missed");
        // Whoever carried the letters died before the queue heard of it: the same errand comes again.
        here.run("UPDATE errand SET done_at = NULL, due_at = 0 WHERE kind = 'office.remind'", Vec::new()).unwrap();
        assert!(morning(here, "2025-03-10 12:00:00").is_empty());
    });
}

#[test]
fn nothing_is_noted_that_nobody_was_told() {
    on_both_engines("silent", |here| {
        file(here, "a", vec![waits("a", "info_officer", "bai", "", "2025-03-04", "2025-03-07")]);
        assert!(morning(here, "2025-03-04 09:00:00").is_empty(), "no address");
        assert_eq!(here.count("SELECT count(*) AS n FROM reminder"), 0);
        file(here, "a", vec![waits("a", "info_officer", "lin", "", "2025-03-04", "2025-03-07")]);
        assert_eq!(to(&morning(here, "2025-03-05 09:00:00")), ["lin"], "whoever takes over is told");
    });
}

#[test]
fn what_waits_for_somebody_is_theirs_by_name_or_by_role_and_never_everybodys() {
    on_both_engines("whose", |here| {
        file(here, "a", vec![waits("a", "section_head", "", "", "2025-03-04", "2025-03-05")]);
        file(here, "b", vec![waits("b", "section_head", "chu", "", "2025-03-04", "2025-03-05")]);
        file(here, "c", vec![waits("c", "leader_in_charge", "", "", "2025-03-04", "2025-03-05")]);
        let found = |account: &str, role: &str, section: &str| -> Vec<String> {
            let scope = store::Scope::body("sangcun");
            let look = |tx: &store::Tx<'_>| office::waiting_for(tx, "sangcun", account, role, section);
            here.office.store.read::<_, StoreError>(&scope, look).unwrap().into_iter().map(|row| row.record).collect()
        };
        let cases: [(&str, &str, &str, &[&str], &str); 5] = [
            ("chu", "section_head", "office", &["a", "b"], "by name, and by the role in the section"),
            ("cai", "section_head", "finance", &[], "another section's"),
            ("chu", "", "", &["b"], "by name alone"),
            ("", "section_head", "office", &["a"], "by the role alone"),
            ("", "", "", &[], "nobody is not everybody"),
        ];
        for (account, role, section, expected, because) in cases {
            assert_eq!(found(account, role, section), expected, "{because}");
        }
    });
}
