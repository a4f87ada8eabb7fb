//! 字段加密 A dump or an archive holds no plain name and no secret; what an older program left plain is sealed once.

use account::{
    Holdings, colleagues, enrol_second_factor, holdings, offer_second_factor, seal_plain_values, set_email, sign_in,
    try_key,
};
use affairs::{private::Private, role::Role};
use messages::Catalogued as _;
use office::{DeskError, Office, SealFault};
use store::{Scope, Store, StoreError, archive::Archive, backup, digest::Digest, params};
use totp_rs::{Builder, Secret, Totp};

use ::rehearsal::sealer;

use crate::rehearsal::{DESK, HASHING, PASSWORD, Rehearsal, attempt, on_both_engines};

/// Everybody of the office, and a clerk with a second factor; gives the phone and its secret.
fn peopled(it: &Rehearsal) -> (Totp, Vec<u8>) {
    let token = it.seat("zhou-ning", "周宁", &[Role::InfoOfficer]);
    let offer = offer_second_factor(&it.office, &token, DESK).unwrap();
    let secret = Secret::try_from_base32(offer.secret.unmask()).unwrap();
    let phone = Builder::new().with_secret(secret.clone()).with_account_name("phone").build().unwrap();
    enrol_second_factor(&it.office, &token, DESK, &shown(it, &phone)).unwrap();
    set_email(&it.office, &token, DESK, &Private::new("ning@sangcun.example".to_owned())).unwrap();
    (phone, secret.as_bytes().to_vec())
}

fn shown(it: &Rehearsal, phone: &Totp) -> String {
    phone.generate(u64::try_from(it.now() / 1000).unwrap()).to_string()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every cell of an archive of the office, as its lines write them.
fn archived(it: &Rehearsal) -> String {
    let file = it.folder().join("town.gkb");
    backup::backup(&it.office.store, &*it.office.files, &file, it.now()).unwrap();
    let newest = migrations::SCRIPTS.iter().map(|script| script.id).max().unwrap();
    let mut archive = Archive::open(&file, newest).unwrap();
    let mut text = String::new();
    for table in archive.manifest().tables.clone() {
        let rows = archive.rows(&table, |row| {
            text.push_str(&format!("{} {row:?}\n", table.name));
            Ok::<_, store::archive::ArchiveError>(())
        });
        rows.unwrap();
    }
    std::fs::remove_file(file).unwrap();
    text
}

#[test]
fn an_archive_holds_no_plain_name_and_no_secret() {
    on_both_engines("archived", |it| {
        let (_, secret) = peopled(it);
        let text = archived(it);
        assert!(text.contains("zhou-ning"), "the account is there");
        let (name, email) = (hex("周宁".as_bytes()), hex(b"ning@sangcun.example"));
        for hidden in ["周宁", "王立", &name, &hex("王立".as_bytes()), "ning@sangcun.example", &email, &hex(&secret)]
        {
            assert!(!text.contains(hidden), "{hidden}");
        }
        assert_eq!(holdings(&it.office.store).unwrap(), Holdings { sealed: true, plain: false });
    });
}

/// The office as a program without keys left it.
fn as_before(it: &Rehearsal, secret: &[u8]) {
    let open = |it: &Rehearsal| colleagues(&it.office, &it.admin(Role::SysAdmin)).unwrap();
    for colleague in open(it) {
        let (account, name) = (colleague.account, colleague.name.unmask().clone());
        let sql = "UPDATE person SET name = :name, name_sealed = NULL
                    WHERE id = (SELECT person FROM account WHERE id = :account)";
        it.run(sql, params! { account, name }).unwrap();
    }
    let sql = "UPDATE credential SET factor = :secret, factor_sealed = NULL WHERE account = 'zhou-ning'";
    it.run(sql, params! { secret }).unwrap();
    let sql = "UPDATE credential SET offered = :secret WHERE account = 'wang-li'";
    it.run(sql, params! { secret }).unwrap();
    let sql = "UPDATE account SET email = 'ning@sangcun.example', email_sealed = NULL WHERE id = 'zhou-ning'";
    it.run(sql, params! {}).unwrap();
}

#[test]
fn what_an_older_program_left_plain_is_sealed_once_and_still_works() {
    on_both_engines("before", |it| {
        let (phone, secret) = peopled(it);
        let names = |it: &Rehearsal| {
            let lines = colleagues(&it.office, &it.admin(Role::SysAdmin)).unwrap();
            lines.iter().map(|line| line.name.unmask().clone()).collect::<Vec<_>>()
        };
        let before = names(it);
        as_before(it, &secret);
        assert_eq!(holdings(&it.office.store).unwrap(), Holdings { sealed: false, plain: true });
        assert!(archived(it).contains("周宁"), "it stands plain now, or this test shows nothing");
        assert_eq!(names(it), before, "plain names are read meanwhile");
        it.pass(120);
        let code = shown(it, &phone);
        sign_in(&it.office, &HASHING, &attempt("zhou-ning", PASSWORD, Some(&code), DESK)).expect("and plain secrets");
        assert_eq!(seal_plain_values(&it.office).unwrap(), 4 + 1 + 2, "four names, an address, a factor and an offer");
        assert_eq!(seal_plain_values(&it.office).unwrap(), 0, "nothing is left");
        assert_eq!(holdings(&it.office.store).unwrap(), Holdings { sealed: true, plain: false });
        let text = archived(it);
        assert!(!text.contains("周宁") && !text.contains("ning@sangcun.example") && !text.contains(&hex(&secret)));
        assert_eq!(names(it), before);
        it.pass(120);
        let code = shown(it, &phone);
        sign_in(&it.office, &HASHING, &attempt("zhou-ning", PASSWORD, Some(&code), DESK))
            .expect("the phone is as before");
    });
}

#[test]
fn what_an_older_program_wrote_last_counts() {
    on_both_engines("last", |it| {
        peopled(it);
        it.run("UPDATE person SET name = '周宁宁' WHERE name_sealed IS NOT NULL AND id = (SELECT person FROM account WHERE id = 'zhou-ning')", params! {}).unwrap();
        assert_eq!(seal_plain_values(&it.office).unwrap(), 1);
        let lines = colleagues(&it.office, &it.admin(Role::SysAdmin)).unwrap();
        assert!(lines.iter().any(|line| line.name.unmask() == "周宁宁"));
    });
}

fn with_key(it: &Rehearsal, key: u64) -> Office {
    Office { seal: sealer(key), ..it.office.clone() }
}

fn fault<T: std::fmt::Debug>(answer: Result<T, DeskError>) -> SealFault {
    match answer {
        Err(DeskError::Sealed(error)) => {
            let said = format!("{}", error.message());
            assert!(!said.contains("周宁") && !said.contains("zhou-ning"), "{said}");
            error.fault()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn another_key_or_a_value_moved_to_another_row_is_said_and_shows_nothing() {
    on_both_engines("another", |it| {
        let (phone, _) = peopled(it);
        try_key(&it.office).expect("the right key opens all");
        let other = with_key(it, 77);
        assert_eq!(fault(try_key(&other)), SealFault::Other);
        assert_eq!(fault(colleagues(&other, &it.admin(Role::SysAdmin))), SealFault::Other);
        it.pass(120);
        let code = shown(it, &phone);
        let refused = sign_in(&other, &HASHING, &attempt("zhou-ning", PASSWORD, Some(&code), DESK)).unwrap_err();
        assert_eq!(refused.message().code, "seal.other");
        let failed = it.filed("account.sign-in-failed");
        assert_eq!(failed, 0, "nobody did anything wrong at the door");
        let swap = "UPDATE person SET name_sealed = (SELECT name_sealed FROM person WHERE id =
                        (SELECT person FROM account WHERE id = 'wang-li'))
                     WHERE id = (SELECT person FROM account WHERE id = 'zhou-ning')";
        it.run(swap, params! {}).unwrap();
        assert_eq!(fault(colleagues(&it.office, &it.admin(Role::SysAdmin))), SealFault::Other, "somebody else's name");
        let cut = "UPDATE person SET name_sealed = :cut WHERE id = (SELECT person FROM account WHERE id = 'zhou-ning')";
        it.run(cut, params! { cut: vec![0_u8, 0, 0, 1] }).unwrap();
        assert_eq!(fault(try_key(&it.office)), SealFault::Cut);
        it.run(cut, params! { cut: vec![9_u8; 60] }).unwrap();
        assert_eq!(fault(try_key(&it.office)), SealFault::Version(0x0909_0909));
    });
}

#[test]
fn a_name_that_was_destroyed_is_empty_and_stops_nobody() {
    on_both_engines("destroyed", |it| {
        peopled(it);
        let destroy =
            "UPDATE person SET name_sealed = NULL WHERE id = (SELECT person FROM account WHERE id = 'zhou-ning')";
        it.run(destroy, params! {}).unwrap();
        try_key(&it.office).unwrap();
        let lines = colleagues(&it.office, &it.admin(Role::SysAdmin)).unwrap();
        assert_eq!(lines.iter().filter(|line| line.name.unmask().is_empty()).count(), 1);
    });
}

#[test]
fn an_archive_brought_to_another_place_opens_with_its_key_only() {
    on_both_engines("brought", |it| {
        peopled(it);
        let file = it.folder().join("moved.gkb");
        backup::backup(&it.office.store, &*it.office.files, &file, it.now()).unwrap();
        let elsewhere = it.folder().join("elsewhere.db");
        let store = Store::open(&store::Engine::Sqlite(elsewhere), &store::Options::default()).unwrap();
        backup::restore(&store, &*it.office.files, &file, migrations::SCRIPTS, it.now()).unwrap();
        let moved = |key: u64| Office { store: store.clone(), ..with_key(it, key) };
        assert_eq!(fault(try_key(&moved(77))), SealFault::Other);
        try_key(&moved(0)).unwrap();
        let names = colleagues(&moved(0), &it.admin(Role::SysAdmin)).unwrap();
        assert!(names.iter().any(|line| line.name.unmask() == "周宁"));
        let one = Scope::everywhere("a test looks behind the desks");
        let plain = store.read::<_, StoreError>(&one, |tx| {
            tx.first("SELECT COUNT(*) AS n FROM person WHERE name <> ''", params! {}, |row| row.get::<i64>("n"))
        });
        assert_eq!(plain.unwrap(), Some(0));
        drop(store);
        std::fs::remove_file(it.folder().join("elsewhere.db")).unwrap();
    });
}

#[test]
fn what_was_typed_as_a_name_is_kept_as_a_mark_under_the_key() {
    on_both_engines("typed", |it| {
        let try_in = |office: &Office| {
            let typed = attempt("Kx7mRt2v-Lq9w", "zhou-ning", None, DESK);
            assert!(sign_in(office, &HASHING, &typed).is_err(), "the password stands in the place of the name");
        };
        let kinds = |it: &Rehearsal| it.count("SELECT COUNT(DISTINCT subject) AS n FROM sign_in_failure");
        try_in(&it.office);
        try_in(&it.office);
        assert_eq!(kinds(it), 1, "the same name counts together");
        let guessed = Digest::of(b"Kx7mRt2v-Lq9w").to_string();
        let found = format!("SELECT COUNT(*) AS n FROM sign_in_failure WHERE subject LIKE '{}%'", &guessed[..8]);
        assert_eq!(it.count(&found), 0, "whoever has the table and no key cannot try words against it");
        try_in(&with_key(it, 77));
        assert_eq!(kinds(it), 2, "it is the key that makes the mark");
    });
}
