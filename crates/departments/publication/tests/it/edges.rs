//! The edges of a year (`operations.md` §4, §12): what counts once, what not at all, what is told apart, and in which year.
//! Each number is asked of every place that gives it.

use std::collections::BTreeMap;

use ::rehearsal::Rehearsal;
use affairs::publication::{Subject, WithdrawalReason};
use jiff::civil::date;
use publication::{
    Ledger, Record,
    desk::{self, NewCorrection, NewItem},
    figures, published,
    site::{self, Front, Seen},
};
use store::{Scope, StoreError};

use crate::rehearsal::{approve, clerk, codes, new_item, officer, on_both_engines, passed, seen, signer, text};

/// An item that passes its reviews and leaves at this very second.
fn publish(here: &Rehearsal, new: &NewItem, hour: &str) -> Record {
    let item = approved(here, new, &hour[..10]);
    here.at(hour);
    desk::publish(&here.office, &officer(), &item.item.number.clone(), &seen(&item)).unwrap()
}

fn approved(here: &Rehearsal, new: &NewItem, day: &str) -> Record {
    here.at(&format!("{day} 08:30:00"));
    approve(here, desk::propose(&here.office, &officer(), new).unwrap())
}

fn withdraw(here: &Rehearsal, record: &Record, hour: &str, reason: WithdrawalReason) -> Record {
    here.at(hour);
    let leader = signer(affairs::publication::ReviewStep::Second);
    desk::withdraw(&here.office, &leader, &record.item.number, &seen(record), reason, "发错了").unwrap()
}

/// M-01 of a year with its divisions, the same wherever it is asked for: figure, list, sums, the page that opens, the file
/// that is written out.
fn year(here: &Rehearsal, year: i16) -> (i64, BTreeMap<String, i64>) {
    let (office, scope) = (&here.office, Scope::body("sangcun"));
    let counted = office.store.read(&scope, |tx| figures::counted(tx, "sangcun", year, &office.calendar)).unwrap();
    let list = office.store.read(&scope, |tx| published(tx, "sangcun", year)).unwrap();
    let (from, to) = (date(year, 1, 1), date(year, 12, 31));
    let sums = office.store.read::<_, StoreError>(&scope, |tx| office::sums(tx, "sangcun", from, to)).unwrap();
    let sum = |part: &str| sums.iter().find(|sum| sum.metric == "M-01" && sum.part == part).map_or(0, |sum| sum.amount);
    let figure = counted.into_iter().find(|figure| figure.id == "M-01");
    let (value, parts, mut records) =
        figure.map(|it| (it.value.parse::<i64>().unwrap(), it.parts, it.records)).unwrap_or_default();
    let mut listed: Vec<String> = list.iter().map(|item| item.index_number.clone()).collect();
    records.sort();
    listed.sort();
    assert_eq!(records, listed, "the list behind {value}");
    assert_eq!((i64::try_from(records.len()).unwrap(), sum("")), (value, value), "{year}");
    let ledger = office.store.read::<_, StoreError>(&scope, |tx| Ledger::of(tx, "sangcun")).unwrap();
    let place = Ledger::headings().iter().position(|known| *known == "索引号").unwrap();
    let written = |index: &String| ledger.rows.iter().filter(|row| row[place] == *index).count();
    assert!(records.iter().all(|index| written(index) == 1), "each stands once in the file");
    let page = match opened(here, year) {
        Some(page) => page,
        None => return (value, parts.into_iter().collect()),
    };
    assert!(page.contains(&format!("<b>{value}<small>条</small></b>")), "{page}");
    assert_eq!(page.matches("<li><span class=\"note\">").count(), records.len(), "as many as are opened");
    (value, parts.into_iter().collect())
}

/// The page that opens the number of a year; none where nothing counts.
fn opened(here: &Rehearsal, year: i16) -> Option<String> {
    let mut front = Front { body: "sangcun", base: "https://sangcun.example", ..Front::default() };
    front.frame.coat.home = "/sangcun/".into();
    match site::page(&here.office, &front, &format!("/sangcun/figures/{year}/m-01/"), "").unwrap() {
        Some(Seen::Shown(page)) => Some(page),
        _ => None,
    }
}

#[test]
fn one_matter_in_two_columns_is_one_item() {
    on_both_engines("two-columns", |here| {
        let first = new_item("春季防火通知", Subject::Notice);
        publish(here, &first, "2025-03-04 10:00:00");
        let second = NewItem { catalogue: "G-04".into(), ..first.clone() };
        here.at("2025-03-05 08:30:00");
        let item = desk::propose(&here.office, &officer(), &second).unwrap();
        let number = item.item.number.clone();
        let item = desk::check(&here.later().office, &officer(), &number, &seen(&item)).unwrap();
        let refused = desk::submit(&here.later().office, &officer(), &number, &seen(&item), false).unwrap_err();
        assert_eq!(codes(&refused), ["publication.item.same-title"]);
        assert_eq!(year(here, 2025).0, 1, "the home column has it");

        // One that differs by a word is another item; and a text that is gone stands in nobody's way.
        let other =
            NewItem { text: text("春季防火通知（第二期）", "各村做好春季防火。"), ..second };
        publish(here, &other, "2025-03-06 10:00:00");
        assert_eq!(year(here, 2025).0, 2);
    });
}

#[test]
fn a_text_that_was_withdrawn_may_be_published_anew() {
    on_both_engines("anew", |here| {
        let new = new_item("春季防火通知", Subject::Notice);
        let first = publish(here, &new, "2025-03-04 10:00:00");
        let gone = withdraw(here, &first, "2025-03-04 10:30:00", WithdrawalReason::Error);
        let again = approved(here, &new, "2025-03-05");
        let number = again.item.number.clone();
        let principal = signer(affairs::publication::ReviewStep::Final);
        let back = desk::restore(&here.later().office, &principal, &gone.item.number, &seen(&gone)).unwrap();
        here.at("2025-03-05 09:30:00");
        assert!(desk::schedule(&here.office, &officer(), &number, &seen(&again), here.now() + 3_600_000).is_err());
        let refused = desk::publish(&here.office, &officer(), &number, &seen(&again)).unwrap_err();
        assert_eq!(codes(&refused), ["publication.release.same-content"]);
        let said = refused.messages().remove(0);
        assert!(said.what.contains("sangcun/2025-00001") && said.todo.contains("登记渠道"), "{said:?}");
        withdraw(here, &back, "2025-03-05 09:40:00", WithdrawalReason::Error);
        desk::publish(&here.later().office, &officer(), &number, &seen(&again)).unwrap();
        assert_eq!(year(here, 2025).0, 1, "the first was taken back within a day, the second counts");
    });
}

#[test]
fn two_channels_are_one_item_and_the_page_says_why_the_channels_sum_to_more() {
    on_both_engines("two-channels", |here| {
        let mut new = new_item("春季防火通知", Subject::Notice);
        new.proposal.facts.channels = vec!["site".into(), "wechat".into()];
        let item = publish(here, &new, "2025-03-04 10:00:00");
        let board = ["village-board".to_owned()];
        desk::post(&here.later().office, &officer(), &item.item.number, &seen(&item), &board).unwrap();
        publish(here, &new_item("夏季防汛通知", Subject::Notice), "2025-05-06 10:00:00");
        let (value, parts) = year(here, 2025);
        let channels: i64 = parts.iter().filter(|(part, _)| part.starts_with("channel:")).map(|(_, n)| n).sum();
        assert_eq!((value, channels), (2, 4));
        let page = opened(here, 2025).unwrap();
        for words in
            ["网站 <b>2</b>", "微信 <b>1</b>", "公开栏 <b>1</b>", "综合 <b>2</b>", "3 月 <b>1</b>", "加起来会比总数多"]
        {
            assert!(page.contains(words), "{words}: {page}");
        }
    });
}

#[test]
fn the_last_second_of_a_year_belongs_to_it_and_the_next_one_does_not() {
    on_both_engines("last-second", |here| {
        publish(here, &new_item("今年最后一条", Subject::Notice), "2025-12-31 23:59:59");
        assert_eq!((year(here, 2025).0, year(here, 2026).0), (1, 0));
        let next = approved(here, &new_item("明年第一条", Subject::Notice), "2025-12-31");
        here.at("2026-01-01 00:00:00");
        let out = desk::publish(&here.office, &officer(), &next.item.number.clone(), &seen(&next)).unwrap();
        assert_eq!(out.index_number.as_deref(), Some("sangcun/2026-00001"), "the number is of the new year as well");
        assert_eq!((year(here, 2025).0, year(here, 2026).0), (1, 1));
    });
}

#[test]
fn what_is_withdrawn_as_an_error_within_a_day_does_not_count_and_later_it_does() {
    on_both_engines("withdrawn", |here| {
        let cases = [
            ("甲", "2025-03-05 09:59:59", WithdrawalReason::Error, (0, 0), "a second before the day is over"),
            ("乙", "2025-03-05 10:00:00", WithdrawalReason::Error, (1, 1), "after 24 hours: counted and told apart"),
            ("丙", "2025-03-04 11:00:00", WithdrawalReason::Outdated, (1, 1), "no error: counted"),
        ];
        for (title, hour, reason, (counts, apart), because) in cases {
            let (before, told) = year(here, 2025);
            let item = publish(here, &new_item(title, Subject::Notice), "2025-03-04 10:00:00");
            withdraw(here, &item, hour, reason);
            let (after, parts) = year(here, 2025);
            let later = |parts: &BTreeMap<String, i64>| parts.get("withdrawn-later").copied().unwrap_or(0);
            assert_eq!((after - before, later(&parts) - later(&told)), (counts, apart), "{because}");
        }
        let page = opened(here, 2025).unwrap();
        assert!(page.contains("公开以后又撤下的，算在里面 <b>2</b>"), "{page}");

        let item = publish(here, &new_item("丁", Subject::Notice), "2025-03-10 10:00:00");
        let gone = withdraw(here, &item, "2025-03-10 12:00:00", WithdrawalReason::Error);
        assert_eq!(year(here, 2025).0, 2);
        let principal = clerk("zheng", affairs::role::Role::Principal, "");
        desk::restore(&here.later().office, &principal, &gone.item.number, &seen(&gone)).unwrap();
        assert_eq!(year(here, 2025).0, 3, "put back, it counts on the day it was first public");
    });
}

#[test]
fn what_is_relayed_stands_apart() {
    on_both_engines("relayed", |here| {
        publish(here, &new_item("本乡的通知", Subject::Notice), "2025-03-04 10:00:00");
        let mut relay = new_item("县里的通知", Subject::Notice);
        relay.proposal.relayed = true;
        publish(here, &relay, "2025-03-05 10:00:00");
        let (value, parts) = year(here, 2025);
        assert_eq!((value, parts["relayed"], parts["channel:site"], parts["field:G"]), (1, 1, 1, 1));
        assert!(opened(here, 2025).unwrap().contains("转载的，没有算进来 <b>1</b>"));
    });
}

#[test]
fn a_correction_after_the_year_moves_no_number_of_it_and_is_seen() {
    on_both_engines("corrected-late", |here| {
        let item = publish(here, &new_item("年度计划", Subject::Notice), "2025-12-30 10:00:00");
        let number = item.item.number.clone();
        let before = (year(here, 2025), year(here, 2026));
        here.at("2026-01-09 09:00:00");
        let small = |title: &str, substantive| NewCorrection {
            text: text(title, "各村做好春季防火。\n请互相转告。电话见公示栏。"),
            substantive,
            explanation: "更正：补上了电话。".into(),
            prepared_by: "lin".into(),
        };
        let order = small("年度计划", false);
        let head = clerk("chu", affairs::role::Role::SectionHead, "office");
        let ready = desk::check_correction(&here.office, &officer(), &number, &seen(&item), &order.text).unwrap();
        let mended = desk::correct(&here.later().office, &head, &number, &seen(&ready), &order).unwrap();
        assert_eq!((year(here, 2025), year(here, 2026)), before, "the small one");
        let order = small("年度计划（修订）", true);
        let begun = desk::correct(&here.later().office, &officer(), &number, &seen(&mended), &order).unwrap();
        let ready = desk::check(&here.later().office, &officer(), &number, &seen(&begun)).unwrap();
        let passed =
            passed(here, desk::submit(&here.later().office, &officer(), &number, &seen(&ready), false).unwrap());
        desk::publish(&here.later().office, &officer(), &number, &seen(&passed)).unwrap();
        assert_eq!((year(here, 2025), year(here, 2026)), before, "nor the new version");
        let front = Front { body: "sangcun", base: "https://sangcun.example", ..Front::default() };
        let path = format!("/sangcun/g-03/2025/12/{number}.html");
        let Some(Seen::Shown(page)) = site::page(&here.office, &front, &path, "").unwrap() else { panic!("{path}") };
        assert!(page.contains("更正说明") && page.contains("更正：补上了电话。"), "{page}");
        assert!(page.contains("1 月 9 日"), "with its day: {page}");
    });
}
