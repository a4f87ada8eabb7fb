//! 加密 Who may read along on the way to the server, and who may answer there.

use std::path::{Path, PathBuf};

use store::{Engine, Scope, Store, StoreError, params};
use testkit::postgres::Server;

use crate::{Scratch, town::options};

const AUTHORITY: &str = include_str!("tls/authority.pem");
const STRANGER: &str = include_str!("tls/stranger.pem");
/// For `localhost`, signed by the authority.
const CERTIFICATE: &str = include_str!("tls/server.pem");
const KEY: &str = include_str!("tls/server.key");
/// Made as most handbooks say: signed by itself, and an authority at the same time.
const OWN: &str = include_str!("tls/own.pem");
const OWN_KEY: &str = include_str!("tls/own.key");

fn server(certificate: &str, key: &str) -> Server {
    let settings = ["ssl=on", "ssl_cert_file=its.pem", "ssl_key_file=its.key"];
    Server::start(&settings, &[("its.pem", certificate), ("its.key", key)])
}

/// What becomes of an address: whether the way is private, or the code of the refusal.
fn outcome(address: &str) -> Result<bool, StoreError> {
    let store = Store::open(&Engine::Postgres(address.to_owned()), &options())?;
    let all = Scope::everywhere("a look at the connection itself");
    let private = store.read(&all, |tx| {
        let sql = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
        tx.first(sql, params! {}, |row| row.get::<bool>("ssl"))
    })?;
    Ok(private.expect("a connection has a row of its own"))
}

enum Told {
    Private,
    Open,
    Tls(&'static str),
    Address,
}

fn holds(address: &str, told: &Told, because: &str) {
    let found = outcome(address);
    let is_told = match (told, &found) {
        (Told::Private, Ok(private)) => *private,
        (Told::Open, Ok(private)) => !private,
        (Told::Tls(words), Err(StoreError::Tls { detail })) => detail.contains(words),
        (Told::Address, Err(StoreError::Address { .. })) => true,
        _ => false,
    };
    assert!(is_told, "{address}: {because}: {found:?}");
}

fn laid(folder: &Path, name: &str, content: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).expect("a folder for the test can be written");
    path
}

#[test]
fn the_way_is_as_private_as_the_address_asks_and_never_less() {
    let (folder, server) = (Scratch::new("tls"), server(CERTIFICATE, KEY));
    let by_number = server.database();
    let by_name = format!("{}?hostaddr=127.0.0.1&sslmode=", by_number.replace("127.0.0.1", "localhost"));
    let by_number = format!("{by_number}?sslmode=");
    let trusting = |name: &str, content: &str| format!("&sslrootcert={}", laid(&folder.0, name, content).display());
    let (authority, stranger) = (trusting("authority.pem", AUTHORITY), trusting("stranger.pem", STRANGER));
    let (empty, absent) = (trusting("empty.pem", "nothing"), "&sslrootcert=/nowhere/ca.pem".to_owned());
    let none = String::new();
    let cases = [
        // address, word, roots, what becomes of it, because
        (&by_number, "disable", &none, Told::Open, "somebody decided so"),
        (&by_number, "require", &none, Told::Private, "private, whoever answers"),
        (&by_number, "require", &authority, Told::Private, "the authority is known; the name is not asked for"),
        (&by_number, "require", &stranger, Told::Tls("不是我们信任的机构"), "roots that were named are used"),
        (&by_number, "verify-ca", &authority, Told::Private, "the authority is known"),
        (&by_name, "verify-full", &authority, Told::Private, "authority and name are right"),
        (&by_number, "verify-full", &authority, Told::Tls("不是这个主机名"), "the certificate names another host"),
        (&by_name, "verify-full", &stranger, Told::Tls("不是我们信任的机构"), "an authority nobody named"),
        (&by_name, "verify-full", &empty, Told::Address, "no certificate in the file"),
        (&by_name, "verify-full", &absent, Told::Address, "no such file"),
        (&by_name, "prefer", &none, Told::Address, "it would fall back in silence"),
    ];
    for (place, word, roots, told, because) in cases {
        holds(&format!("{place}{word}{roots}"), &told, because);
    }
}

#[test]
fn a_certificate_signed_by_itself_is_trusted_when_it_is_the_one_that_was_named() {
    let (folder, server) = (Scratch::new("own"), server(OWN, OWN_KEY));
    let address = server.database().replace("127.0.0.1", "localhost");
    let trusting = |name: &str, content: &str| format!("&sslrootcert={}", laid(&folder.0, name, content).display());
    let full = |roots: &str| format!("{address}?hostaddr=127.0.0.1&sslmode=verify-full{roots}");
    holds(&full(&trusting("own.pem", OWN)), &Told::Private, "the same certificate");
    holds(&full(&trusting("stranger.pem", STRANGER)), &Told::Tls("证书"), "another one signed by itself");
}

#[test]
fn a_server_without_tls_is_never_spoken_to_in_the_clear_instead() {
    let address = testkit::postgres::database();
    for word in ["require", "verify-ca", "verify-full"] {
        let stranger = Scratch::new(word);
        let roots = laid(&stranger.0, "ca.pem", STRANGER);
        let asked = format!("{address}?sslmode={word}&sslrootcert={}", roots.display());
        holds(&asked, &Told::Tls("没有打开 TLS"), "the server cannot");
    }
    holds(&address, &Told::Open, "this machine itself");
}

#[test]
fn another_machine_is_not_spoken_to_until_somebody_says_how() {
    // 192.0.2.0/24 is no machine anywhere (RFC 5737): what gets as far as asking there hears nothing.
    let far = "postgres://tester:secret@192.0.2.1/town?connect_timeout=1";
    let refused = outcome(far);
    assert_eq!(refused, Err(StoreError::InTheClear { host: "192.0.2.1".into() }));
    let tried = outcome(&format!("{far}&sslmode=disable"));
    assert!(matches!(tried, Err(StoreError::Unreachable { .. })), "{tried:?}");
}
