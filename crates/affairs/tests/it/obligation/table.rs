//! 责任清单 Lines that are written, approved and exempted; columns that lapse.

use std::collections::BTreeMap;

use affairs::obligation::{
    Duty, Event, Freshness, OwnLimit, REST, add, approve, change, columns, exempt, matters, raise, reference, restore,
    take_back,
};
use statute::catalogue::Unit;

use super::*;

fn own(unit: Unit, n: i32, reason: &str) -> Terms {
    Terms { limit: Some(OwnLimit { unit, n, reason: reference(reason) }), ..Terms::default() }
}

#[test]
fn an_own_limit_is_stricter_or_has_its_reason() {
    let cases = [
        (own(Unit::Workday, 10, ""), true, "half of twenty"),
        (own(Unit::Workday, 20, ""), true, "the same"),
        (own(Unit::Workday, 21, ""), false, "one more"),
        (own(Unit::Workday, 30, "县府办〔2026〕3号"), true, "laxer, with its ground"),
        (own(Unit::Day, 20, ""), true, "twenty days never outlast twenty working days"),
        (own(Unit::Day, 28, ""), false, "over a long holiday they are shorter, over a plain month longer"),
        (own(Unit::Hour, 24, ""), true, "a day"),
    ];
    for (terms, allowed, because) in cases {
        let done = change(&Duty::default(), &matter("G-01"), &terms, 0, &now("2026-01-05"));
        assert_eq!(done.is_ok(), allowed, "{because}: {done:?}");
    }
}

#[test]
fn a_changed_line_stands_only_once_it_was_approved() {
    let (matter, now) = (matter("G-01"), now("2026-01-05"));
    let terms = Terms { responsible: "wei".into(), deputy: "ma".into(), ..Terms::default() };
    let written = change(&Duty::default(), &matter, &terms, 0, &now).unwrap().next;
    assert_eq!((written.standing.as_ref(), written.proposed.as_ref()), (None, Some(&terms)));
    assert_eq!(codes(&change(&written, &matter, &terms, 1, &now).unwrap_err()), ["obligation.unchanged"]);
    assert_eq!(codes(&change(&written, &matter, &Terms::default(), 7, &now).unwrap_err()), ["obligation.stale"]);
    let table = [written];
    assert_eq!(codes(&approve(&table, "another", &now).unwrap_err()), ["obligation.stale"]);
    let standing = approve(&table, &Duty::table(&table), &now).unwrap().next;
    assert_eq!((standing[0].standing.as_ref(), standing[0].proposed.as_ref()), (Some(&terms), None));
    assert_eq!(codes(&approve(&standing, "", &now).unwrap_err()), ["obligation.nothing-to-approve"]);
    let same = Terms { deputy: "wei".into(), every_days: Some(400), ..terms };
    let wrong = change(&standing[0], &self::matter("G-23"), &same, 2, &now).unwrap_err();
    assert_eq!(codes(&wrong), ["obligation.own-deputy", "obligation.longer-cycle"]);
}

#[test]
fn what_does_not_concern_a_body_says_why_and_may_come_back() {
    let now = now("2026-01-05");
    assert_eq!(codes(&exempt("F05", None, "", &now).unwrap_err()), ["obligation.no-reason"]);
    assert_eq!(codes(&exempt("F99", None, "r", &now).unwrap_err()), ["obligation.no-such"]);
    let tax = exempt("F05", None, "r", &now).unwrap().next;
    assert_eq!(codes(&exempt("F05", Some(&tax), "r", &now).unwrap_err()), ["obligation.exempt"]);
    let back = restore(&tax, "r", &now).unwrap().next;
    assert!(!back.stands && back.version == 2 && exempt("F05", Some(&back), "r", &now).is_ok());
    assert_eq!(codes(&restore(&back, "", &now).unwrap_err()), ["obligation.stale", "obligation.no-reason"]);
}

#[test]
fn a_county_adds_whole_rows_under_codes_of_its_own() {
    let now = now("2026-01-05");
    let row = |code: &str| {
        let mut row = matter("F19-04");
        row.item.to_mut().code = code.into();
        row
    };
    assert!(add(&row("X-01"), &[], &now).is_ok());
    for code in ["F19-99", "X-", "X-a", "X-中", "X-000000000000000000001"] {
        assert_eq!(codes(&add(&row(code), &[], &now).unwrap_err()), ["obligation.code"], "{code}");
    }
    let mut bare = row("X-01");
    bare.item.to_mut().title = " ".into();
    bare.item.to_mut().elements.clear();
    assert_eq!(
        codes(&add(&bare, &["X-01"], &now).unwrap_err()),
        ["obligation.code-taken", "obligation.blank", "obligation.blank"]
    );
    let many: Vec<String> = (0..500).map(|at| format!("X-{at}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert!(add(&row("X-500"), &many[..499], &now).is_ok());
    assert_eq!(codes(&add(&row("X-500"), &many, &now).unwrap_err()), ["obligation.too-many"]);
}

#[test]
fn a_row_stands_in_a_column_of_the_site_until_its_county_takes_it_back() {
    let now = now("2026-01-05");
    let mut row = matter("F19-04");
    row.item.to_mut().code = "X-01".into();
    for (column, stands_in) in [("zwdt", "zwdt"), ("", REST), (REST, REST)] {
        row.item.to_mut().column = column.into();
        assert_eq!(add(&row, &[], &now).unwrap().next.column(), stands_in, "{column}");
    }
    row.item.to_mut().column = "zwdt/xx".into();
    assert_eq!(codes(&add(&row, &[], &now).unwrap_err()), ["obligation.column"]);
    assert!(row.stands() && row.due().is_some());
    let back = take_back(&row, "r", &now).unwrap().next;
    assert_eq!((back.gone, back.stands()), (Some(day("2026-01-05")), false));
    let refused = codes(&take_back(&back, "", &now).unwrap_err());
    assert_eq!(refused, ["obligation.taken-back", "obligation.no-reason"]);
    let event = Event { at: now.now, what: "w".into() };
    let raised = raise("renwu-2026-0001", subject(&back, &Terms::default()), &event, &now);
    assert_eq!(codes(&raised.unwrap_err()), ["obligation.taken-back"]);
    assert_eq!(Matter { undecided: true, ..row }.due(), None, "nobody decided by when");
}

#[test]
fn exactly_the_due_columns_turn_red() {
    let all = matters(&[]);
    let newest: BTreeMap<String, Date> = all.iter().map(|it| (it.code().to_owned(), day("2026-01-05"))).collect();
    let red = |today: &str| -> Vec<String> {
        let found = columns(&all, &newest, day(today));
        found.into_iter().filter(|it| it.freshness == Freshness::Stale).map(|it| it.path).collect()
    };
    assert_eq!(red("2026-01-19"), Vec::<String>::new(), "the fourteenth day is the last one");
    assert_eq!(red("2026-01-20"), ["zwdt"], "fifteen days on: exactly the column of news");
    let two_months = red("2026-03-07");
    assert!(
        two_months.len() > 1
            && two_months.iter().all(|path| {
                let days =
                    all.iter().filter(|it| it.item.column == *path).filter_map(|it| it.item.stale_after_days).min();
                days.is_some_and(|days| days < 61)
            })
    );
    let empty = columns(&all, &BTreeMap::new(), day("2026-03-07"));
    assert!(empty.iter().all(|column| column.freshness == Freshness::Empty), "empty is not stale");
}
