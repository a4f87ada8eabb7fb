//! Words too long, words that no page may print, cells that a spreadsheet would run, and a book of ten thousand records.

use std::time::{Duration, Instant};

use affairs::register::{Charge, Facts, Kind, asked};
use register::{NewRecord, desk};
use store::params;

use super::{OFFICER, visitor};
use crate::rehearsal::{codes, day, entered, new, officer, on_both_engines};

fn charge(title: &str) -> NewRecord {
    let mut new = new(Facts::Charge(Charge { on: day("2025-03-03"), fen: 4_000 }));
    new.words.title = title.into();
    new
}

#[test]
fn every_word_holds_what_its_form_says_and_no_sign_more() {
    on_both_engines("long-words", |here| {
        for kind in [Kind::Training, Kind::Charge, Kind::Normative] {
            for asked in asked(kind) {
                let most = asked.field.longest();
                for (words, refused) in [
                    ("丧".repeat(most), None),
                    ("丧".repeat(most + 1), Some("register.too-long")),
                    ("丧".repeat(1_000_000), Some("register.too-long")),
                    ("甲\0乙".into(), Some("register.unprintable")),
                ] {
                    let mut new = match kind {
                        Kind::Training => crate::rehearsal::training("2025-03-03", "甲", crate::rehearsal::crowd(1)),
                        Kind::Charge => charge("甲"),
                        _ => new(Facts::Normative(affairs::register::Normative {
                            made: day("2025-03-03"),
                            ended: None,
                            led_elsewhere: false,
                        })),
                    };
                    new.words = new.words.with(asked.field, &words);
                    let outcome = desk::enter(&here.later().office, &officer(), None, &new, "另一件");
                    match refused {
                        None => assert!(outcome.is_ok(), "{kind:?} {}: {most} signs: {outcome:?}", asked.label),
                        Some(code) => assert_eq!(codes(&outcome.unwrap_err()), [code], "{kind:?} {}", asked.label),
                    }
                }
            }
        }
    });
}

#[test]
fn words_are_printed_as_words_and_run_in_no_spreadsheet() {
    on_both_engines("lures", |here| {
        let lures = [
            "=cmd|'/c calc'!A1",
            "+1+1",
            "-2+3",
            "@SUM(A1)",
            "＝1+1",
            "<script>alert(1)</script>",
            "\"甲\",\"乙\"",
            "</td></tr><tr><td>",
        ];
        for (n, words) in lures.iter().enumerate() {
            let mut new = charge(words);
            new.words.number = format!("{n}号");
            new.words.source = (*words).into();
            entered(here, &new);
        }
        let browser = visitor(here, OFFICER);
        let csv = browser.get("/console/registers/charge/files/csv?year=2025").body;
        for words in &lures[..5] {
            assert!(csv.contains(&format!("'{words}")), "{words} is guarded: {csv}");
            assert!(!csv.contains(&format!(",{words}")) && !csv.contains(&format!(",\"{words}")), "{words}: {csv}");
        }
        assert!(csv.contains("\"\"甲\"\",\"\"乙\"\""), "quotes stay inside their cell: {csv}");
        assert_eq!(csv.lines().count(), lures.len() + 1);
        let list = browser.get("/console/registers/charge?year=2025").body;
        assert!(
            !list.contains("<script>alert") && list.contains("&lt;script&gt;") || list.contains("&#60;script&#62;"),
            "{list}"
        );
        assert_eq!(list.matches("shoufei-2025-").count() / 2, lures.len(), "no row more than there are: {list}");
        assert_eq!(browser.get("/console/registers/charge/files/xlsx?year=2025").status, 200);
        assert_eq!(here.filed("export.list"), 2);
    });
}

/// Ten thousand copies of a record beside the desk: what a page costs does not depend on how they came.
fn fill(here: &::rehearsal::Rehearsal, most: i64) {
    here.run(
        "WITH RECURSIVE n(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM n WHERE n < :most)
         INSERT INTO register_record (body, id, kind, year, day, state, words, twin, struck, form, changed_at)
         SELECT body, 'shoufei-2025-' || CAST(n + 10000 AS TEXT), kind, year, day,
                REPLACE(state, 'shoufei-2025-001', 'shoufei-2025-' || CAST(n + 10000 AS TEXT)), words, NULL, struck, NULL,
                changed_at
           FROM register_record CROSS JOIN n WHERE id = 'shoufei-2025-001'",
        params! { most },
    )
    .unwrap();
}

#[test]
fn a_book_of_ten_thousand_records_is_read_page_by_page() {
    on_both_engines("ten-thousand", |here| {
        entered(here, &charge("甲"));
        fill(here, 10_000);
        let browser = visitor(here, OFFICER);
        let began = Instant::now();
        let first = browser.get("/console/registers/charge?year=2025");
        let one = began.elapsed();
        assert!(first.body.contains("10000") || first.body.contains("10,000"), "it says how many: {}", first.body);
        assert_eq!(first.body.matches("<tr><td").count(), 50, "and shows fifty: {}", first.body);
        let last = browser.get("/console/registers/charge?year=2025&page=200");
        assert_eq!(last.body.matches("<tr><td").count(), 50);
        assert_ne!(first.body, last.body);
        let began = Instant::now();
        let csv = browser.get("/console/registers/charge/files/csv?year=2025").body;
        let (whole, lines) = (began.elapsed(), csv.lines().count());
        assert_eq!(lines, 10_001, "the file has all of them");
        eprintln!("ten thousand records: first page {one:?}, whole file {whole:?}");
        assert!(one < Duration::from_secs(2), "a page costs what a page costs: {one:?}");
    });
}
