//! What leaves, what is tried again, what never leaves, and what is never even offered to a server.

use std::sync::Arc;

use affairs::private::Private;
use carrier::{CarrierFault, Security, Settings, Smtp};
use office::{Clock, Letter, Post, PostError};

use crate::server::{Heard, Manners, listen};

pub(crate) struct Morning;

impl Clock for Morning {
    fn now(&self) -> i64 {
        1_741_046_400_000
    }
}

pub(crate) fn settings(port: u16) -> Settings {
    Settings {
        host: "127.0.0.1".into(),
        port,
        user: String::new(),
        password: Private::new(String::new()),
        from: "公开 <gongkai@sangcun.example>".into(),
        security: Security::None,
    }
}

pub(crate) fn letter() -> Letter {
    Letter {
        key: "731/0/chu-yun".into(),
        to: "chu@sangcun.example".into(),
        subject: "有 2 件事等您办理".into(),
        text: "您好：\n\n1. 初审：编号 a1b2，请在 3 月 5 日前办完\n.\n请打开工作台。\n".into(),
    }
}

fn sent(manners: Manners) -> (Result<(), PostError>, Heard) {
    let (port, heard) = listen(manners);
    let smtp = Smtp::new(&settings(port), Arc::new(Morning)).unwrap();
    (smtp.send(&letter()), heard)
}

/// A header of a letter, unfolded.
fn header(text: &str, name: &str) -> String {
    let head = text.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
    let line = head.lines().find(|line| line.starts_with(&format!("{name}: "))).unwrap_or_default();
    line[line.find(": ").map_or(0, |at| at + 2)..].to_owned()
}

#[test]
fn a_letter_leaves_whole_with_its_chinese_subject_encoded() {
    let (outcome, heard) = sent(Manners::default());
    assert_eq!(outcome, Ok(()));
    let letters = heard.letters();
    assert_eq!(letters.len(), 1);
    let letter = &letters[0];
    assert!(letter.is_ascii(), "plain mail carries plain signs only");
    let subject = header(letter, "Subject");
    assert!(subject.contains("=?utf-8?b?"), "{subject}");
    assert_eq!(decoded(&subject), "有 2 件事等您办理");
    assert_eq!(header(letter, "Message-ID"), "<gongkai.731.0.chu.yun@sangcun.example>");
    assert_eq!(header(letter, "Auto-Submitted"), "auto-generated");
    assert!(header(letter, "Date").contains("Mar 2025"), "the clock of the office, not of the machine");
    assert!(header(letter, "From").ends_with("<gongkai@sangcun.example>"));
    let (head, body) = letter.split_once("\r\n\r\n").unwrap();
    assert!(head.contains("Content-Transfer-Encoding: base64"), "{head}");
    let text = String::from_utf8(from_base64(&body.replace("\r\n", ""))).unwrap().replace("\r\n", "\n");
    assert_eq!(text.trim_end(), self::letter().text.trim_end(), "a lone dot ends nothing");
    let commands = heard.commands();
    assert!(commands.iter().any(|line| line == "MAIL FROM:<gongkai@sangcun.example>"), "{commands:?}");
    assert!(commands.iter().any(|line| line == "RCPT TO:<chu@sangcun.example>"), "{commands:?}");
}

#[test]
fn what_a_server_says_decides_whether_another_try_may_help() {
    let cases = [
        (("RCPT", "451 try later"), true, "greylisting"),
        (("MAIL", "421 closing"), true, "busy"),
        (("RCPT", "550 no such user"), false, "no such letterbox"),
        (("RCPT", "552 full"), true, "a full letterbox is emptied some day"),
        ((".", "554 refused"), false, "the letter itself"),
        ((".", "451 later"), true, "after the letter"),
        (("EHLO", "502 what"), false, "no mail server we can speak with"),
    ];
    for (answer, again, because) in cases {
        let (outcome, _) = sent(Manners { answers: vec![answer], ..Manners::default() });
        match outcome {
            Err(PostError::Later(why)) => assert!(again, "{because}: {why}"),
            Err(PostError::Never(why)) => assert!(!again, "{because}: {why}"),
            Ok(()) => panic!("{because}: nothing was taken"),
        }
    }
}

#[test]
fn a_connection_cut_midway_is_tried_again() {
    for at in ["EHLO", "MAIL", "RCPT", "DATA"] {
        let (outcome, heard) = sent(Manners { hangs_up_at: Some(at), ..Manners::default() });
        assert!(matches!(outcome, Err(PostError::Later(_))), "cut at {at}: {outcome:?}");
        assert!(heard.letters().is_empty());
    }
    let (outcome, heard) = sent(Manners { hangs_up_within: Some(3), ..Manners::default() });
    assert!(matches!(outcome, Err(PostError::Later(_))), "cut within the letter: {outcome:?}");
    assert!(heard.letters().is_empty());
    let nobody = Smtp::new(&settings(1), Arc::new(Morning)).unwrap().send(&letter());
    assert!(matches!(nobody, Err(PostError::Later(_))), "nobody listens there: {nobody:?}");
}

#[test]
fn a_letter_that_would_grow_headers_is_offered_to_no_server() {
    let (port, heard) = listen(Manners::default());
    let smtp = Smtp::new(&settings(port), Arc::new(Morning)).unwrap();
    let cases = [
        Letter { subject: "通知\r\nBcc: x@y.example".into(), ..letter() },
        Letter { subject: "通知\nBcc: x@y.example".into(), ..letter() },
        Letter { to: "chu@sangcun.example\r\nBcc: x@y.example".into(), ..letter() },
        Letter { to: "chu@sangcun.example, x@y.example".into(), ..letter() },
        Letter { to: "chu@sangcun.example>\r\nDATA".into(), ..letter() },
        Letter { to: "楚@sangcun.example".into(), ..letter() },
        Letter { to: String::new(), ..letter() },
        Letter { key: "1\r\nX: y".into(), ..letter() },
    ];
    for case in cases {
        let outcome = smtp.send(&case);
        assert!(matches!(outcome, Err(PostError::Never(_))), "{case:?}: {outcome:?}");
    }
    assert!(heard.commands().is_empty(), "{:?}", heard.commands());
}

#[test]
fn nothing_is_said_on_an_open_way_when_a_closed_one_was_asked_for() {
    for security in [Security::StartTls, Security::Tls] {
        let (port, heard) = listen(Manners { hangs_up_at: Some("\u{16}"), ..Manners::default() });
        let closed = Settings {
            security,
            user: "gongkai".into(),
            password: Private::new("秘密的口令".into()),
            ..settings(port)
        };
        // Where this machine trusts nobody at all, the way cannot even begin, and that is said.
        let outcome = match Smtp::new(&closed, Arc::new(Morning)) {
            Ok(smtp) => smtp.send(&letter()),
            Err(fault) => {
                assert_eq!(fault, CarrierFault::Roots);
                continue;
            }
        };
        assert!(matches!(outcome, Err(PostError::Later(_))), "{security:?}: {outcome:?}");
        let commands = heard.commands();
        let open = |line: &String| ["MAIL", "AUTH", "RCPT", "DATA"].iter().any(|word| line.starts_with(word));
        assert!(!commands.iter().any(open), "{security:?}: {commands:?}");
    }
}

#[test]
fn settings_that_cannot_be_followed_are_told_before_any_letter() {
    let cases: [(Settings, CarrierFault, &str); 5] = [
        (Settings { from: "gongkai".into(), ..settings(25) }, CarrierFault::From("gongkai".into()), "no address"),
        (
            Settings { from: "a@b.example\r\nBcc: x@y.example".into(), ..settings(25) },
            CarrierFault::From("a@b.example\r\nBcc: x@y.example".into()),
            "a second header",
        ),
        (Settings { user: "gongkai".into(), ..settings(25) }, CarrierFault::Half, "no password"),
        (
            Settings { host: "mail.example.cn".into(), ..settings(25) },
            CarrierFault::Open("mail.example.cn".into()),
            "an open way to another machine",
        ),
        (Settings { host: "10.0.0.9".into(), ..settings(25) }, CarrierFault::Open("10.0.0.9".into()), "and by number"),
    ];
    for (settings, fault, because) in cases {
        assert_eq!(Smtp::new(&settings, Arc::new(Morning)).err(), Some(fault), "{because}");
    }
    for host in ["localhost", "127.0.0.9", "::1", "[::1]"] {
        let here = Settings { host: host.into(), ..settings(25) };
        assert!(Smtp::new(&here, Arc::new(Morning)).is_ok(), "{host} is this machine");
    }
    let shown = format!("{:?}", Settings { password: Private::new("hunter2".into()), ..settings(25) });
    assert!(!shown.contains("hunter2"), "{shown}");
}

/// The text of encoded words (RFC 2047): a blank between two of them is none, one beside plain text is one.
fn decoded(header: &str) -> String {
    let (mut bytes, mut encoded_before) = (Vec::new(), true);
    for word in header.split(' ') {
        let encoded = word.strip_prefix("=?utf-8?b?").and_then(|rest| rest.strip_suffix("?="));
        if !(bytes.is_empty() || encoded_before && encoded.is_some()) {
            bytes.push(b' ');
        }
        encoded_before = encoded.is_some();
        bytes.extend(encoded.map_or_else(|| word.as_bytes().to_vec(), from_base64));
    }
    String::from_utf8(bytes).unwrap()
}

fn from_base64(text: &str) -> Vec<u8> {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0_u32, 0);
    for sign in text.bytes().filter(|sign| *sign != b'=') {
        let value = SIGNS.iter().position(|known| *known == sign).unwrap();
        bits = bits << 6 | u32::try_from(value).unwrap();
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).unwrap());
        }
    }
    bytes
}
