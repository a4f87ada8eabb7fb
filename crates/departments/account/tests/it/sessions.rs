//! 会话 Tokens, rest, ends (acceptance 10; fixation, clocks).

use account::{Newcomer, clerk_of, create_account, end_session, reset_password, sessions, sign_out};
use affairs::role::Role;
use messages::Catalogued as _;
use store::{digest::Digest, params};

use crate::rehearsal::{DESK, HASHING, PASSWORD, Rehearsal, codes, named, on_both_engines};

fn refused(it: &Rehearsal, token: &str) -> &'static str {
    clerk_of(&it.office, token, DESK).map(|present| present.clerk).unwrap_err().message().code
}

#[test]
fn every_sign_in_gives_a_new_token_of_which_only_a_hash_is_kept() {
    on_both_engines("fixation", |it| {
        let first = it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let second = it.sign_in("zhou-ning", PASSWORD, DESK).unwrap().token.unmask().clone();
        assert_ne!(first, second);
        let ((first_id, _), (_, second_secret)) = (first.split_once('.').unwrap(), second.split_once('.').unwrap());
        assert_eq!(second_secret.len(), 64, "256 bits");
        let cases = [
            (format!("{first_id}.{second_secret}"), "one session's name with another one's secret"),
            (format!("{first_id}."), "no secret"),
            ("0123456789abcdef.".to_owned() + &"0".repeat(64), "a token set by somebody else"),
            (String::new(), "none"),
            ("' OR 1=1.x".to_owned(), "no token at all"),
        ];
        for (token, because) in cases {
            assert_eq!(refused(it, &token), "session.none", "{because}");
        }
        let hash = Digest::of(second_secret.as_bytes()).0;
        it.run("UPDATE session SET last_act = last_act WHERE token = :hash", params! { hash })
            .map(|n| assert_eq!(n, 1))
            .unwrap();
        assert!(it.ledger().iter().all(|(_, text)| !text.contains(second_secret)), "no token in the ledger");
    });
}

#[test]
fn rest_ends_a_session_after_fifteen_minutes_and_an_approvers_after_ten() {
    on_both_engines("idle", |it| {
        let officer = it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let head = it.seat("han-bo", "韩波", &[Role::SectionHead]);
        it.pass(10 * 60 - 1);
        it.clerk(&head);
        it.pass(10 * 60);
        assert_eq!(refused(it, &head), "session.idle", "an approver rested ten minutes");
        assert_eq!(refused(it, &officer), "session.idle", "and the officer twenty");
        assert_eq!(refused(it, &head), "session.ended", "it does not come back");
        assert_eq!(it.filed("account.session-ended"), 2);
        let officer = it.sign_in("zhou-ning", PASSWORD, DESK).unwrap().token.unmask().clone();
        it.pass(15 * 60 - 1);
        it.clerk(&officer);
        it.pass(15 * 60 - 1);
        it.clerk(&officer);
    });
}

#[test]
fn a_clock_that_jumps_back_ends_nothing_and_prolongs_nothing() {
    on_both_engines("back", |it| {
        let token = it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        it.pass(60);
        it.clerk(&token);
        it.pass(-3600);
        it.clerk(&token);
        it.pass(3600 + 15 * 60 - 1);
        it.clerk(&token);
        it.pass(15 * 60);
        assert_eq!(refused(it, &token), "session.idle", "rest counts from the latest act");
    });
}

#[test]
fn sessions_are_listed_and_ended_by_their_owner_and_the_administrator() {
    on_both_engines("listed", |it| {
        let first = it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let second = it.sign_in("zhou-ning", PASSWORD, "10.0.0.8").unwrap().token.unmask().clone();
        let other = it.seat("han-bo", "韩波", &[Role::InfoOfficer]);
        let own = sessions(&it.office, &it.clerk(&first)).unwrap();
        assert_eq!(own.iter().map(|line| line.account.as_str()).collect::<Vec<_>>(), ["zhou-ning"; 2]);
        let id = second.split_once('.').unwrap().0;
        assert_eq!(codes(end_session(&it.office, &it.clerk(&other), id)), ["account.not-yours"], "somebody else's");
        end_session(&it.office, &it.clerk(&first), id).unwrap();
        assert_eq!(refused(it, &second), "session.ended");
        let all = sessions(&it.office, &it.admin(Role::SysAdmin)).unwrap();
        assert_eq!(all.len(), 2, "the administrator sees the whole body");
        end_session(&it.office, &it.admin(Role::SysAdmin), other.split_once('.').unwrap().0).unwrap();
        assert_eq!(refused(it, &other), "session.ended");
        sign_out(&it.office, &first, DESK).unwrap();
        assert_eq!(refused(it, &first), "session.ended");
    });
}

#[test]
fn the_first_password_is_changed_before_anything_else() {
    on_both_engines("first", |it| {
        let one_time = it.hire("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let token = it.sign_in("zhou-ning", &one_time, DESK).unwrap().token.unmask().clone();
        assert_eq!(refused(it, &token), "session.must-change");
        let cases = [
            ("Kx7mRt2vLq9", "account.password.short", "eleven signs"),
            ("kxqmrtwvlqyw", "account.password.plain", "one class"),
            ("Zhou-ning#4471", "account.password.weak", "the own name"),
        ];
        for (password, expected, because) in cases {
            assert_eq!(codes(it.change(&token, &one_time, password)), [expected], "{because}");
        }
        assert_eq!(codes(it.change(&token, "another one", PASSWORD)), ["account.password.old"], "not the old one");
        it.change(&token, &one_time, PASSWORD).unwrap();
        assert_eq!(it.clerk(&token).account, "zhou-ning");
    });
}

#[test]
fn the_last_five_passwords_do_not_return() {
    on_both_engines("history", |it| {
        let token = it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let chosen = |n: usize| if n == 0 { PASSWORD.to_owned() } else { format!("{n}Wq-{n}hTz{n}-bVx{n}") };
        for n in 1..=4 {
            it.change(&token, &chosen(n - 1), &chosen(n)).unwrap();
        }
        for n in 0..=4 {
            assert_eq!(
                codes(it.change(&token, &chosen(4), &chosen(n))),
                ["account.password.used"],
                "number {n} of five"
            );
        }
        it.change(&token, &chosen(4), &chosen(5)).unwrap();
        it.change(&token, &chosen(5), &chosen(0)).expect("the sixth back may return");
    });
}

#[test]
fn a_new_password_ends_the_other_sessions_and_a_reset_all() {
    on_both_engines("ends", |it| {
        let first = it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let second = it.sign_in("zhou-ning", PASSWORD, DESK).unwrap().token.unmask().clone();
        it.change(&first, PASSWORD, "7Rb-qLw3-tKm8").unwrap();
        assert_eq!(it.clerk(&first).account, "zhou-ning", "the one at hand goes on");
        assert_eq!(refused(it, &second), "session.ended");
        let one_time = reset_password(&it.office, &HASHING, &it.admin(Role::SysAdmin), "zhou-ning").unwrap();
        assert_eq!(refused(it, &first), "session.ended");
        assert!(it.sign_in("zhou-ning", "7Rb-qLw3-tKm8", DESK).is_err(), "the old one opens nothing");
        assert!(it.sign_in("zhou-ning", one_time.unmask(), DESK).unwrap().must_change);
    });
}

#[test]
fn guessing_the_old_password_at_an_open_desk_locks_as_well() {
    on_both_engines("hijack", |it| {
        let token = it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let tried: Vec<_> = (0..6).map(|_| codes(it.change(&token, "a guess", "7Rb-qLw3-tKm8"))[0]).collect();
        assert_eq!(tried[..4], ["account.password.old"; 4]);
        assert_eq!(tried[4..], ["sign-in.locked"; 2]);
        assert_eq!(it.filed("account.locked"), 1);
        assert!(it.sign_in("zhou-ning", PASSWORD, "10.0.0.8").is_err(), "the name is locked at every desk");
    });
}

#[test]
fn a_one_time_password_is_shown_once_and_stored_nowhere() {
    on_both_engines("once", |it| {
        let newcomer = Newcomer { account: "lu-yan".into(), name: named("陆燕"), section: None };
        let (_, password) = create_account(&it.office, &HASHING, &it.admin(Role::SysAdmin), &newcomer).unwrap();
        let (shown, word) = (format!("{password:?}"), password.unmask());
        assert_eq!((shown.as_str(), word.len()), ("***", 23));
        assert!(it.ledger().iter().all(|(_, text)| !text.contains(word.as_str()) && !text.contains("陆燕")));
        let kept = "SELECT COUNT(*) AS n FROM credential WHERE hash LIKE 'argon2id$64$1$1$%'";
        assert_eq!(it.count(kept), 4, "three administrators and the newcomer, as hashes");
    });
}
