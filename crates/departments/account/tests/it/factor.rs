//! 第二因素 Codes of a phone: enrolled, asked, used once (acceptance 10).

use std::thread;

use account::{SignInRefused, clerk_of, enrol_second_factor, offer_second_factor, remove_second_factor, sign_in};
use affairs::role::Role;
use messages::Catalogued as _;
use totp_rs::{Builder, Secret, Totp};

use crate::rehearsal::{DESK, HASHING, PASSWORD, Rehearsal, attempt, codes, in_grade, on_both_engines};

/// Enrols and gives the phone.
fn phone(it: &Rehearsal, token: &str) -> Totp {
    let offer = offer_second_factor(&it.office, token, DESK).unwrap();
    let secret = Secret::try_from_base32(offer.secret.unmask()).unwrap();
    let phone = Builder::new().with_secret(secret).with_account_name("phone").build().unwrap();
    enrol_second_factor(&it.office, token, DESK, &shown(it, &phone)).unwrap();
    phone
}

fn shown(it: &Rehearsal, phone: &Totp) -> String {
    phone.generate(u64::try_from(it.now() / 1000).unwrap()).to_string()
}

fn try_code(it: &Rehearsal, code: Option<&str>) -> Result<(), &'static str> {
    let outcome = sign_in(&it.office, &HASHING, &attempt("zhou-ning", PASSWORD, code, DESK));
    outcome.map(|_| ()).map_err(|refused| refused.message().code)
}

#[test]
fn a_code_opens_once_within_its_step_and_its_neighbours() {
    on_both_engines("codes", |it| {
        let phone = phone(it, &it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]));
        let enrolled = shown(it, &phone);
        assert_eq!(try_code(it, Some(&enrolled)), Err("sign-in.wrong"), "the code of the enrolment is spent");
        it.pass(120);
        assert_eq!(try_code(it, None), Err("sign-in.wrong"), "none");
        let code = shown(it, &phone);
        it.pass(30);
        assert_eq!(try_code(it, Some(&code)), Ok(()), "one step late");
        assert_eq!(try_code(it, Some(&code)), Err("sign-in.wrong"), "a second time");
        it.pass(-60);
        assert_eq!(try_code(it, Some(&code)), Err("sign-in.wrong"), "nor after the clock was set back");
        it.pass(20 * 60);
        let code = shown(it, &phone);
        it.pass(60);
        assert_eq!(try_code(it, Some(&code)), Err("sign-in.wrong"), "two steps late");
    });
}

#[test]
fn of_two_at_once_with_one_code_one_comes_in() {
    on_both_engines("at-once", |it| {
        let phone = phone(it, &it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]));
        it.pass(120);
        let code = shown(it, &phone);
        let outcomes: Vec<_> = thread::scope(|scope| {
            let both: Vec<_> = (0..2).map(|_| scope.spawn(|| try_code(it, Some(&code)))).collect();
            both.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
    });
}

#[test]
fn two_at_once_without_a_code_sit_at_two_desks() {
    on_both_engines("two-desks", |it| {
        it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let tokens: Vec<_> = thread::scope(|scope| {
            let both: Vec<_> = (0..2).map(|_| scope.spawn(|| it.sign_in("zhou-ning", PASSWORD, DESK))).collect();
            both.into_iter().map(|one| one.join().unwrap().unwrap().token.unmask().clone()).collect()
        });
        assert_ne!(tokens[0], tokens[1]);
        assert!(tokens.iter().all(|token| it.clerk(token).account == "zhou-ning"));
    });
}

#[test]
fn guesses_in_parallel_are_counted_like_guesses_in_a_row() {
    on_both_engines("parallel", |it| {
        it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let outcomes: Vec<SignInRefused> = thread::scope(|scope| {
            let guess = |n: usize| scope.spawn(move || it.sign_in("zhou-ning", "a guess", &format!("10.9.0.{n}")));
            let all: Vec<_> = (0..12).map(guess).collect();
            all.into_iter().map(|one| one.join().unwrap().unwrap_err()).collect()
        });
        let wrong = outcomes.iter().filter(|refused| **refused == SignInRefused::Wrong).count();
        assert_eq!((wrong, it.filed("account.sign-in-failed")), (4, 5), "the fifth closes the door for the rest");
    });
}

#[test]
fn at_grade_three_approvers_and_administrators_need_a_second_factor() {
    in_grade("grade-three", 3, |it| {
        it.pass(60);
        let officer = it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        assert_eq!(it.clerk(&officer).account, "zhou-ning", "who decides nothing may wait");
        let head = it.seat("han-bo", "韩波", &[Role::SectionHead]);
        let refused = clerk_of(&it.office, &head, DESK).map(|present| present.clerk).unwrap_err();
        assert_eq!(refused.message().code, "session.must-enrol");
        assert_eq!(codes(enrol_second_factor(&it.office, &head, DESK, "123456")), ["account.factor.not-offered"]);
        let _ = phone(it, &head);
        assert_eq!(it.clerk(&head).account, "han-bo");
        assert_eq!(codes(offer_second_factor(&it.office, &head, DESK)), ["account.factor.there"], "one is enough");
        remove_second_factor(&it.office, &it.admin(Role::SysAdmin), "han-bo").unwrap();
        assert!(it.sign_in("han-bo", PASSWORD, DESK).unwrap().must_enrol, "a lost phone is replaced at once");
        assert!(it.filed("account.second-factor-enrolled") == 1 && it.filed("account.second-factor-removed") == 1);
    });
}
