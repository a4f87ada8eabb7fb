//! 清理 What is long over leaves the tables with the next sign-in, and stays in the ledger.

use account::{enrol_second_factor, offer_second_factor, sessions, sign_in};
use affairs::role::Role;
use totp_rs::{Builder, Secret};

use crate::rehearsal::{DESK, HASHING, PASSWORD, Rehearsal, attempt, on_both_engines};

const DAY: i64 = 86_400;

fn kept(it: &Rehearsal) -> i64 {
    it.count("SELECT COUNT(*) AS n FROM session")
}

#[test]
fn sessions_that_ended_a_month_ago_leave_and_the_ledger_keeps_them() {
    on_both_engines("month", |it| {
        let token = it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        it.seat("han-bo", "韩波", &[Role::InfoOfficer]);
        account::sign_out(&it.office, &token, DESK).unwrap();
        it.pass(30 * DAY);
        it.sign_in("han-bo", PASSWORD, DESK).unwrap();
        assert_eq!(kept(it), 3, "thirty days are kept to the last second");
        it.pass(1);
        it.sign_in("han-bo", PASSWORD, DESK).unwrap();
        assert_eq!(kept(it), 3, "the one that was signed out of is gone, the others are not");
        assert_eq!(it.filed("account.signed-in"), 4);
        assert_eq!(it.filed("account.session-ended"), 2, "han-bo's first rested for a month and was ended then");
    });
}

#[test]
fn whoever_comes_back_leaves_no_open_session_behind() {
    on_both_engines("behind", |it| {
        it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        it.pass(15 * 60 - 1);
        it.sign_in("zhou-ning", PASSWORD, "10.0.0.8").unwrap();
        let open = |it: &Rehearsal| sessions(&it.office, &it.admin(Role::SysAdmin)).unwrap().len();
        assert_eq!((open(it), it.filed("account.session-ended")), (2, 0), "two desks at once are allowed");
        it.pass(1);
        it.sign_in("zhou-ning", PASSWORD, "10.0.0.9").unwrap();
        assert_eq!((open(it), it.filed("account.session-ended")), (2, 1), "the first rested a quarter of an hour");
    });
}

#[test]
fn used_codes_leave_after_a_month_and_still_open_nothing() {
    on_both_engines("steps", |it| {
        let token = it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
        let offer = offer_second_factor(&it.office, &token, DESK).unwrap();
        let secret = Secret::try_from_base32(offer.secret.unmask()).unwrap();
        let phone = Builder::new().with_secret(secret).with_account_name("phone").build().unwrap();
        let shown = |it: &Rehearsal| phone.generate(u64::try_from(it.now() / 1000).unwrap()).to_string();
        let first = shown(it);
        enrol_second_factor(&it.office, &token, DESK, &first).unwrap();
        let used = |it: &Rehearsal| it.count("SELECT COUNT(*) AS n FROM factor_used");
        assert_eq!(used(it), 1);
        it.pass(31 * DAY);
        let enter = |code: &str| sign_in(&it.office, &HASHING, &attempt("zhou-ning", PASSWORD, Some(code), DESK));
        enter(&shown(it)).unwrap();
        assert_eq!(used(it), 1, "the code of a month ago has left, today's has come");
        assert!(enter(&first).is_err(), "its time is over all the same");
    });
}
