//! 账号 Passwords, locks and the three administrators.

use affairs::{
    account::{
        DisableReason, EndCode, Entry, FailureCode, KINDS, Obstacle, Policy, Secret, locked_until, password_faults,
    },
    private::Private,
    role::Role,
};
use jiff::civil::date;

#[test]
fn passwords_are_long_mixed_and_hard_to_guess() {
    let policy = Policy::on(date(2025, 6, 4));
    let cases = [
        ("Kx7mRt2vLq9w", vec![], "twelve characters of three classes"),
        ("Kx7mRt2vLq9", vec![Obstacle::PasswordShort { shortest: 12 }], "eleven are too few"),
        ("kxqmrtwvlqyw", vec![Obstacle::PasswordPlain { classes: 3 }], "one class"),
        ("Wang-li#Sangcun9", vec![Obstacle::PasswordWeak], "the name of the town"),
        ("Qwertyuiop2025!", vec![Obstacle::PasswordWeak], "a keyboard row and a year"),
    ];
    for (password, faults, because) in cases {
        let secret = Secret { password, account: "zhaomin", places: &["sangcun"] };
        assert_eq!(password_faults(&secret, false, &policy), faults, "{because}");
    }
}

#[test]
fn five_failures_in_a_quarter_of_an_hour_lock_for_half_an_hour() {
    let policy = Policy::on(date(2025, 6, 4));
    let minute = 60_000;
    let cases = [
        (vec![0, 1, 2, 3], 4, None, "four are no lock"),
        (vec![0, 1, 2, 3, 4], 4, Some(34), "the fifth locks"),
        (vec![0, 1, 2, 3, 15], 15, None, "the first is out of the window"),
        (vec![0, 1, 2, 3, 4], 34, None, "over after half an hour"),
        (vec![0, 1, 2, 3, 4], -60, Some(34), "a clock set back unlocks nothing"),
    ];
    for (failures, now, until, because) in cases {
        let failures: Vec<i64> = failures.into_iter().map(|at: i64| at * minute).collect();
        let found = locked_until(&failures, policy.failures, &policy, now * minute);
        assert_eq!(found, until.map(|at: i64| at * minute), "{because}");
    }
}

#[test]
fn three_administrators_are_three_persons_and_none_approves() {
    let cases = [
        (Role::SysAdmin, Role::SecAdmin, true, "two of the three"),
        (Role::AuditAdmin, Role::Principal, true, "one of the three and an approver"),
        (Role::SysAdmin, Role::InfoOfficer, true, "the system administrator sees no draft"),
        (Role::InfoOfficer, Role::SectionHead, false, "kept apart item by item"),
    ];
    for (one, other, conflict, because) in cases {
        assert_eq!(one.conflicts_with(other), conflict, "{because}");
        assert_eq!(other.conflicts_with(one), conflict, "{because}");
    }
}

#[test]
fn a_name_prints_as_stars() {
    let name = Private::new("张三");
    assert_eq!((format!("{name}"), format!("{name:?}")), ("***".to_owned(), "***".to_owned()));
}

/// One file a kind, read and written again byte by byte: whatever was filed keeps its reader.
const GOLDEN: [(&str, &str); 27] = golden![
    "account.body-founded",
    "account.created",
    "account.disabled",
    "account.role-assigned",
    "account.role-withdrawn",
    "account.deputy-named",
    "account.deputy-ended",
    "account.locked",
    "account.address-locked",
    "account.unlocked",
    "account.password-reset",
    "account.password-changed",
    "account.second-factor-enrolled",
    "account.second-factor-removed",
    "account.signed-in",
    "account.sign-in-failed",
    "account.session-ended",
    "account.handed-over",
    "account.letters-changed",
    "account.section-made",
    "account.section-renamed",
    "account.section-closed",
    "account.moved",
    "account.body-set",
    "account.key-renewed",
    "account.key-retired",
    "account.contact-set",
];

#[test]
fn every_kind_of_entry_is_read_and_written_as_it_was() {
    crate::golden::keep(&GOLDEN, &KINDS, |kind, version, payload| {
        let entry = Entry::read(kind, version, payload).unwrap();
        (entry.kind(), entry.version(), entry.payload())
    });
}

#[test]
fn an_entry_of_another_kind_or_a_newer_program_is_told() {
    let (kind, payload) = GOLDEN[2];
    let cases = [
        (kind, 2, payload, "a newer version"),
        ("account.created", 1, payload, "a mixed-up row"),
        (kind, 1, r#"{"kind":"account.disabled","account":"zhou-ning","reason":"in a sentence"}"#, "no code"),
    ];
    for (kind, version, payload, because) in cases {
        let told = Entry::read(kind, version, payload).unwrap_err().to_string();
        assert_eq!(told, format!("no reader for {kind} version {version}"), "{because}");
    }
}

#[test]
fn codes_are_permanent() {
    let reasons = DisableReason::ALL.map(|reason| serde_json::to_string(&reason).unwrap());
    assert_eq!(reasons.join(" "), r#""left" "moved" "no-duty" "unused" "exposed" "mistaken""#);
    let codes = [FailureCode::CodeUsed, FailureCode::OneTimeOver].map(|code| serde_json::to_string(&code).unwrap());
    assert_eq!(codes.join(" "), r#""code-used" "one-time-over""#);
    assert_eq!(serde_json::to_string(&EndCode::EndedByAdmin).unwrap(), r#""ended-by-admin""#);
}

#[test]
fn a_hand_over_keeps_its_reason_from_version_two_on() {
    let payload = include_str!("golden/account.handed-over.2.json").trim_end();
    let entry = Entry::read("account.handed-over", 2, payload).unwrap();
    assert_eq!((entry.version(), entry.payload().as_str()), (2, payload));
    assert!(Entry::read("account.handed-over", 1, payload).is_err(), "the newer shape under the older number");
}
