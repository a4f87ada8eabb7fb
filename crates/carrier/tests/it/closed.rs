//! Letters go only to a server whose certificate this machine trusts for the name that was set.
//!
//! Which authorities a machine trusts is read from its surroundings, so a case that trusts one of its own runs in a
//! process of its own.

use std::{env, fs, process::Command, sync::Arc};

use affairs::private::Private;
use carrier::{CarrierFault, Security, Settings, Smtp};
use office::{Post, PostError};
use rustls::{
    ServerConfig,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};

use crate::{
    letters::{Morning, letter, settings},
    server::{Closing, Heard, Manners, listen_closed},
};

/// What a server shows, and the authority that vouches for it.
struct Shown {
    config: Arc<ServerConfig>,
    authority: String,
}

/// A certificate for `name`, vouched for by an authority of its own.
fn shown(name: &str) -> Shown {
    let authority_key = rcgen::KeyPair::generate().unwrap();
    let mut authority = rcgen::CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let vouched = authority.self_signed(&authority_key).unwrap();
    let issuer = rcgen::Issuer::new(authority, authority_key);
    let key = rcgen::KeyPair::generate().unwrap();
    let own = rcgen::CertificateParams::new(vec![name.to_owned()]).unwrap().signed_by(&key, &issuer).unwrap();
    let secret = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![own.der().clone()], secret)
        .unwrap();
    Shown { config: Arc::new(config), authority: vouched.pem() }
}

/// Sends one letter, with a password, to a server that closes its way so; nothing when this machine trusts nobody.
fn sent(security: Security, closing: Closing) -> Option<(Result<(), PostError>, Heard)> {
    let (port, heard) = listen_closed(Manners::default(), closing);
    let settings = Settings {
        host: "localhost".into(),
        security,
        user: "gongkai".into(),
        password: Private::new("a secret".into()),
        ..settings(port)
    };
    match Smtp::new(&settings, Arc::new(Morning)) {
        Ok(smtp) => Some((smtp.send(&letter()), heard)),
        Err(fault) => {
            assert_eq!(fault, CarrierFault::Roots);
            None
        }
    }
}

#[test]
fn nothing_is_told_to_a_server_nobody_vouches_for() {
    let stranger = shown("localhost");
    for (security, closing) in [
        (Security::StartTls, Closing::WhenAsked(Arc::clone(&stranger.config))),
        (Security::Tls, Closing::AtOnce(Arc::clone(&stranger.config))),
    ] {
        let Some((outcome, heard)) = sent(security, closing) else { continue };
        assert!(matches!(outcome, Err(PostError::Later(_))), "{security:?}: {outcome:?}");
        let commands = heard.commands();
        let told = |line: &String| ["AUTH", "MAIL", "RCPT"].iter().any(|word| line.starts_with(word));
        assert!(!commands.iter().any(told), "{security:?}: {commands:?}");
    }
}

/// The cases in which one authority is trusted: which name its server shows, and whether the letter leaves.
const WITHIN: [(&str, &str); 2] = [("localhost", "leaves"), ("other.example", "stays")];

#[test]
fn a_letter_leaves_to_the_server_that_is_vouched_for_under_its_name_and_to_no_other() {
    for (name, outcome) in WITHIN {
        let output = Command::new(env::current_exe().unwrap())
            .args(["--exact", "closed::within_a_process_of_its_own", "--nocapture"])
            .env("CARRIER_CASE", name)
            .env("SSL_CERT_FILE", env::temp_dir().join(format!("gongkai-carrier-{}-{name}.pem", std::process::id())))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.contains(&format!("the letter {outcome}")), "{name}: {said}");
    }
}

/// Does nothing unless the test above calls it with a case.
#[test]
fn within_a_process_of_its_own() {
    let (Ok(name), Ok(place)) = (env::var("CARRIER_CASE"), env::var("SSL_CERT_FILE")) else { return };
    let server = shown(&name);
    fs::write(&place, &server.authority).unwrap();
    for (security, closing) in [
        (Security::StartTls, Closing::WhenAsked(Arc::clone(&server.config))),
        (Security::Tls, Closing::AtOnce(Arc::clone(&server.config))),
    ] {
        let (outcome, heard) = sent(security, closing).expect("one authority is trusted here");
        let leaves = WITHIN.contains(&(name.as_str(), "leaves"));
        assert_eq!(outcome.is_ok(), leaves, "{security:?}: {outcome:?}");
        assert_eq!(heard.letters().len(), usize::from(leaves));
        assert_eq!(heard.commands().iter().any(|line| line.starts_with("AUTH")), leaves, "{:?}", heard.commands());
    }
    fs::remove_file(&place).unwrap();
    let outcome = WITHIN.iter().find(|(known, _)| *known == name).unwrap().1;
    std::io::Write::write_all(&mut std::io::stdout(), format!("the letter {outcome}\n").as_bytes()).unwrap();
}
