//! 密钥文件 What is written is read again, and a slip is named by its line and not by its content.

use seals::{KeyFault, Keys};

use crate::Counting;

#[test]
fn a_key_file_says_what_it_is_and_is_read_again() {
    let mut keys = Keys::new(&Counting::default());
    keys.renew(&Counting::from(9));
    let text = keys.written();
    let header: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
    let header = header.join("\n");
    for said in ["不要放进备份", "单独保管", "丢了它", "chmod 600"] {
        assert!(header.contains(said), "{said}");
    }
    assert_eq!(text.lines().filter(|line| !line.starts_with('#')).count(), 2);
    assert_eq!(*Keys::read(&text).unwrap().written(), *text);
    assert_eq!(format!("{keys:?}"), "Keys(2)", "a key in a log is no key any more");
}

#[test]
fn a_version_leaves_the_file_unless_it_seals() {
    let mut keys = Keys::new(&Counting::default());
    keys.renew(&Counting::from(9));
    assert_eq!(keys.versions(), [1, 2]);
    let keys = keys.without(2).without(7);
    assert_eq!(keys.versions(), [1, 2]);
    let keys = keys.without(1);
    assert_eq!(keys.versions(), [2]);
    assert_eq!(Keys::read(&keys.written()).unwrap().versions(), [2]);
}

#[test]
fn a_slip_in_the_file_is_named_and_the_key_is_not() {
    let digits = "0123456789abcdef".repeat(4);
    let line = |version: &str| format!("{version} {digits}\n");
    let cases = [
        (line("1"), None, "one version"),
        (format!("\u{feff}# 注\n\n  {}", line("7").to_uppercase()), None, "a mark, a comment, blanks, capitals"),
        (String::new(), Some(KeyFault::Empty), "nothing"),
        ("# 只有说明\n".to_owned(), Some(KeyFault::Empty), "comments only"),
        (line("1") + &line("2") + &line("1"), Some(KeyFault::Twice(1)), "twice"),
        (line("1") + &line("0"), Some(KeyFault::Line(2)), "versions count from one"),
        (line("4294967295"), Some(KeyFault::Line(1)), "after the last there must be a next"),
        (format!("1 {}", &digits[1..]), Some(KeyFault::Line(1)), "a sign too few"),
        (format!("1 {digits}0"), Some(KeyFault::Line(1)), "a sign too many"),
        (format!("1 g{}", &digits[1..]), Some(KeyFault::Line(1)), "no digit"),
        (format!("1 é{}", &digits[2..]), Some(KeyFault::Line(1)), "two bytes that are one sign"),
        (digits.clone(), Some(KeyFault::Line(1)), "no version"),
    ];
    for (text, fault, because) in cases {
        let read = Keys::read(&text);
        assert_eq!(read.as_ref().err(), fault.as_ref(), "{because}");
        let told = fault.map(|fault| fault.to_string()).unwrap_or_default();
        assert!(!told.contains("abcdef"), "{because}: {told}");
    }
}
