//! N6: what was copied from last year.

use super::*;

#[test]
fn n6_near_copies_of_last_year() {
    let report = quiet();
    let last = Report { year: Some(2024), ..quiet() };
    let judgement = judge(&report, Some(&last), Some(Level::Township), &Units::default());
    assert_eq!(said(&judgement), ["N6", "N6"], "sections one and five");
    let finding = &judgement.findings[0];
    assert_eq!(finding.found.as_deref(), Some("100%"));
    assert!(finding.message.contains("（一）主动公开"), "{}", finding.message);
    let other = Report {
        sections: [
            (1, "今年换了写法：党政办公室牵头编制目录，逐村上门征求群众想看什么，再决定先公开什么；年底请群众代表来打分。".to_owned()),
            (5, "窗口的人换得勤，新来的不会写答复书，年内编了范本，请老同志带着写，写完由司法所逐件看过再发。".to_owned()),
        ]
        .into(),
        ..last
    };
    assert_eq!(said(&judge(&report, Some(&other), Some(Level::Township), &Units::default())), Vec::<String>::new());
}
