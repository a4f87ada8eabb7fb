//! 登录 Who comes in and who does not (`operations.md` §10; acceptance 10; N03, N04).

use std::time::Instant;

use account::{Hashing, Newcomer, SignInRefused, create_account, own_path, sign_in, unlock};
use affairs::role::Role;
use messages::Catalogued as _;

use crate::rehearsal::{DESK, PASSWORD, Rehearsal, attempt, named, on_both_engines};

fn code<T: std::fmt::Debug>(answer: Result<T, SignInRefused>) -> &'static str {
    answer.unwrap_err().message().code
}

#[test]
fn a_stranger_learns_nothing_and_the_fifth_failure_locks_name_known_or_not() {
    on_both_engines("strangers", |it| {
        it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        for name in ["zhou-ning", "nobody-here"] {
            for tried in 1..=5 {
                let address = format!("10.1.{}.{tried}", name.len());
                let expected = if tried < 5 { "sign-in.wrong" } else { "sign-in.locked" };
                assert_eq!(code(it.sign_in(name, "not the password", &address)), expected, "{name}, try {tried}");
            }
            assert_eq!(
                code(it.sign_in(name, PASSWORD, DESK)),
                "sign-in.locked",
                "{name}: the right one comes too late"
            );
        }
        assert_eq!(it.filed("account.sign-in-failed"), 10, "N03: every failure compared is an event");
        assert_eq!(it.filed("account.locked"), 2, "and so is every lock");
        it.pass(30 * 60 - 1);
        assert_eq!(code(it.sign_in("zhou-ning", PASSWORD, DESK)), "sign-in.locked", "one second short of half an hour");
        it.pass(1);
        it.sign_in("zhou-ning", PASSWORD, DESK).expect("half an hour later the lock is over");
    });
}

#[test]
fn setting_the_clock_back_unlocks_nothing_and_the_administrator_does() {
    on_both_engines("unlock", |it| {
        it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        for tried in 0..5 {
            let _ = it.sign_in("zhou-ning", "not the password", &format!("10.2.0.{tried}"));
        }
        it.pass(-86_400);
        assert_eq!(code(it.sign_in("zhou-ning", PASSWORD, DESK)), "sign-in.locked", "a day back");
        it.pass(86_400);
        let (sys, sec) = (it.admin(Role::SysAdmin), it.admin(Role::SecAdmin));
        assert!(unlock(&it.office, &sec, "zhou-ning").is_err(), "accounts are the system administrator's");
        unlock(&it.office, &sys, "zhou-ning").unwrap();
        it.sign_in("zhou-ning", PASSWORD, DESK).expect("unlocked");
        assert!(unlock(&it.office, &sys, "zhou-ning").is_err(), "nothing left to unlock");
    });
}

/// Thirty failures from one address, at most four a name, so that no name is locked.
fn guesses(it: &Rehearsal, address: &str, how_many: usize) -> Vec<&'static str> {
    let one = |n: usize| code(it.sign_in(&format!("guess-{}", n / 4), "Summer2025!!", address));
    (0..how_many).map(one).collect()
}

#[test]
fn one_address_that_tries_many_names_is_shut_out_alone() {
    on_both_engines("stuffing", |it| {
        it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let thief = "203.0.113.9";
        let tried = guesses(it, thief, 33);
        assert_eq!(tried[..29], ["sign-in.wrong"; 29], "an office behind one address may mistype");
        assert_eq!(tried[29..], ["sign-in.address-locked"; 4], "few failures a name, and yet");
        assert_eq!(it.filed("account.address-locked"), 1);
        assert_eq!(code(it.sign_in("zhou-ning", PASSWORD, thief)), "sign-in.address-locked", "even with the password");
        it.sign_in("zhou-ning", PASSWORD, DESK).expect("nobody else is disturbed");
    });
}

#[test]
fn whoever_sits_at_an_address_comes_in_again_while_it_is_locked() {
    on_both_engines("neighbours", |it| {
        it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        it.seat("han-bo", "韩波", &[Role::InfoOfficer]);
        it.pass(3600);
        it.sign_in("zhou-ning", PASSWORD, DESK).unwrap();
        assert_eq!(guesses(it, DESK, 30).last(), Some(&"sign-in.address-locked"));
        it.sign_in("zhou-ning", PASSWORD, DESK).expect("sits here already");
        assert_eq!(code(it.sign_in("han-bo", PASSWORD, DESK)), "sign-in.address-locked", "an hour ago is not now");
        it.sign_in("han-bo", PASSWORD, "10.0.0.8").expect("at another desk");
        assert_eq!(code(it.sign_in("han-bo", PASSWORD, DESK)), "sign-in.address-locked", "that session is elsewhere");
        for tried in 1..=5 {
            let expected = if tried < 5 { "sign-in.wrong" } else { "sign-in.locked" };
            assert_eq!(code(it.sign_in("zhou-ning", "a guess", DESK)), expected, "the name is locked as ever, {tried}");
        }
    });
}

#[test]
fn a_success_does_not_clear_the_address() {
    on_both_engines("washing", |it| {
        it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let thief = "203.0.113.9";
        assert_eq!(guesses(it, thief, 29), ["sign-in.wrong"; 29]);
        it.sign_in("zhou-ning", PASSWORD, thief).expect("an own account opens");
        assert_eq!(code(it.sign_in("guess-9", "Summer2025!!", thief)), "sign-in.address-locked", "but washes nothing");
    });
}

#[test]
fn closed_unused_and_stale_accounts_are_told_kindly_only_to_whoever_has_the_password() {
    on_both_engines("closed", |it| {
        it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let one_time = it.hire("han-bo", "韩波", &[Role::SectionHead]);
        let bare = it.hire("lu-yan", "陆燕", &[]);
        assert_eq!(code(it.sign_in("lu-yan", &bare, DESK)), "sign-in.no-role", "no role opens nothing");
        it.pass(72 * 3600);
        assert_eq!(code(it.sign_in("han-bo", &one_time, DESK)), "sign-in.one-time-over", "after 72 hours");
        it.pass(87 * 86_400);
        assert_eq!(code(it.sign_in("zhou-ning", PASSWORD, DESK)), "sign-in.unused", "after 90 days");
        assert_eq!(
            code(it.sign_in("zhou-ning", "a wrong one", DESK)),
            "sign-in.wrong",
            "a stranger hears nothing of it"
        );
    });
}

#[test]
fn the_keeper_of_accounts_comes_in_after_the_quietest_year() {
    on_both_engines("keeper", |it| {
        it.first_time("wang-li", it.one_time(0));
        it.pass(365 * 86_400);
        let signed = it.sign_in("wang-li", PASSWORD, DESK).expect("somebody must open the others' accounts");
        assert!(signed.must_change, "and changes a password of 90 days");
    });
}

#[test]
fn names_that_cannot_be_names_are_wrong_like_any_other() {
    on_both_engines("names", |it| {
        let long = "x".repeat(100_000);
        let cases = [
            ("", "empty"),
            ("a\0b", "a NUL"),
            (long.as_str(), "long"),
            ("' OR 1=1 --", "N16"),
            ("WANG-LI", "capitals"),
        ];
        for (at, (name, because)) in cases.into_iter().enumerate() {
            assert_eq!(code(it.sign_in(name, PASSWORD, &format!("10.3.0.{at}"))), "sign-in.wrong", "{because}");
        }
        assert!(it.ledger().iter().all(|(_, text)| !text.contains("OR 1=1")), "what was typed enters no ledger");
    });
}

#[test]
fn an_unknown_name_costs_the_same_work() {
    on_both_engines("timing", |it| {
        let hashing = Hashing::standard();
        let newcomer = Newcomer { account: "zhou-ning".into(), name: named("周宁"), section: None };
        create_account(&it.office, &hashing, &it.admin(Role::SysAdmin), &newcomer).unwrap();
        let took = |name: &str| {
            let one = |n: usize| {
                let begun = Instant::now();
                let guess = attempt(name, "not the password", None, &format!("10.4.{}.{n}", name.len()));
                assert_eq!(code(sign_in(&it.office, &hashing, &guess)), "sign-in.wrong");
                begun.elapsed()
            };
            (0..4).map(one).min().unwrap()
        };
        let (known, unknown) = (took("zhou-ning"), took("nobody-here"));
        assert!(unknown * 3 > known && known * 3 > unknown, "known {known:?}, unknown {unknown:?}");
    });
}

#[test]
fn sign_in_leads_only_to_pages_of_this_site() {
    let cases = [
        (Some("/console/items?stage=draft"), "/console/items?stage=draft", "an own page"),
        (None, "/console", "nothing asked"),
        (Some("https://example.org/"), "/console", "another site"),
        (Some("//example.org/"), "/console", "another site without a scheme"),
        (Some("/\\example.org"), "/console", "what browsers take for two slashes"),
        (Some("/a\r\nLocation: x"), "/console", "a line break"),
        (Some("/\t/example.org"), "/console", "a tab that browsers drop"),
        (Some("console"), "/console", "no path from the root"),
    ];
    for (wanted, led, because) in cases {
        assert_eq!(own_path(wanted), led, "{because}");
    }
}
