//! Acceptance 1 to 5 of `operations.md` §12 as the desks give them, on both engines.

use ::rehearsal::Rehearsal;
use affairs::{
    publication::{ReviewStep, Subject, figures::Week, open_steps},
    role::Role,
};
use jiff::civil::{Date, date};
use office::{Acting, Clerk};
use publication::{
    Record, desk, figures,
    import::{Hand, Sheet, import},
    published,
};
use store::{Scope, StoreError};

use crate::rehearsal::{approve, clerk, codes, new_item, officer, on_both_engines, passing, seen, signer, text};

/// Approved the day before, and out at this very second.
fn publish(here: &Rehearsal, title: &str, hour: &str) {
    let eve = hour[..10].parse::<Date>().unwrap().yesterday().unwrap();
    here.at(&format!("{eve} 08:30:00"));
    let item = approve(here, desk::propose(&here.office, &officer(), &new_item(title, Subject::Notice)).unwrap());
    here.at(hour);
    desk::publish(&here.office, &officer(), &item.item.number.clone(), &seen(&item)).unwrap();
}

/// An item handed in, and signed by the usual people until a step is open.
fn until(here: &Rehearsal, subject: Subject, step: ReviewStep) -> Record {
    let item = desk::propose(&here.office, &officer(), &new_item("年度预算", subject)).unwrap();
    let number = item.item.number.clone();
    let item = desk::check(&here.later().office, &officer(), &number, &seen(&item)).unwrap();
    let mut item = desk::submit(&here.later().office, &officer(), &number, &seen(&item), false).unwrap();
    while let Some(open) = open_steps(&item.item).into_iter().find(|open| *open != step) {
        item = desk::sign(&here.later().office, &signer(open), &number, &seen(&item), &passing(open)).unwrap();
    }
    assert_eq!(open_steps(&item.item), [step]);
    item
}

fn sheet(here: &Rehearsal, item: &Record) -> String {
    let told = |tx: &store::Tx<'_>| publication::sheet(tx, item, &str::to_owned);
    let page = here.office.store.read::<_, StoreError>(&Scope::body("sangcun"), told).unwrap();
    documents::text::render(&page)
}

#[test]
fn acceptance_1_nobody_reviews_their_own_text_or_two_stages_at_the_desk_by_import_or_as_a_deputy() {
    on_both_engines("acceptance-1", |here| {
        let sign = |clerk: &Clerk, item: &Record, step| {
            let number = &item.item.number;
            desk::sign(&here.later().office, clerk, number, &seen(item), &passing(step)).map_err(|error| codes(&error))
        };
        let item = until(here, Subject::Budget, ReviewStep::First);
        let both =
            Clerk { roles: vec![Role::InfoOfficer, Role::SectionHead], ..clerk("lin", Role::SectionHead, "office") };
        assert_eq!(sign(&both, &item, ReviewStep::First).unwrap_err(), ["publication.sign.own-text"]);
        let place = Acting {
            principal: "chu".into(),
            role: Role::SectionHead,
            section: Some("office".into()),
            from: date(2025, 1, 1),
            to: date(2025, 12, 31),
        };
        let deputy = Clerk { acting: Some(place), ..officer() };
        let refused = sign(&deputy, &item, ReviewStep::First).unwrap_err();
        assert!(refused.contains(&"publication.sign.own-text"), "in somebody's place as well: {refused:?}");

        let second = sign(&signer(ReviewStep::First), &item, ReviewStep::First).unwrap();
        let again = Clerk { account: "chu".into(), ..signer(ReviewStep::Second) };
        let proof = open_steps(&second.item)[0];
        let second = sign(&signer(proof), &second, proof).unwrap();
        let refused = sign(&again, &second, ReviewStep::Second).unwrap_err();
        assert!(refused.contains(&"publication.sign.two-stages"), "one person, two stages: {refused:?}");

        let csv = "标题,正文,目录事项,承办部门\r\n进来的稿,请做好准备。,G-03,office\r\n";
        let file = Sheet::new("稿.csv", csv.as_bytes(), papers::csv(csv.as_bytes()).unwrap());
        import(&here.office, &Hand::Person(Box::new(officer())), &file).unwrap();
        let drafts = |tx: &store::Tx<'_>| publication::at_stage(tx, "sangcun", "draft", 9);
        let drafts = here.office.store.read(&Scope::body("sangcun"), drafts).unwrap();
        let find = |tx: &store::Tx<'_>| publication::find(tx, "sangcun", &drafts[0].number);
        let item = here.office.store.read(&Scope::body("sangcun"), find).unwrap().unwrap();
        let number = item.item.number.clone();
        let item = desk::check(&here.later().office, &officer(), &number, &seen(&item)).unwrap();
        let mut item = desk::submit(&here.later().office, &officer(), &number, &seen(&item), false).unwrap();
        while let Some(open) = open_steps(&item.item).into_iter().find(|open| *open != ReviewStep::First) {
            item = sign(&signer(open), &item, open).unwrap();
        }
        assert_eq!(
            sign(&both, &item, ReviewStep::First).unwrap_err(),
            ["publication.sign.own-text"],
            "who imported it"
        );
    });
}

#[test]
fn acceptance_2_one_character_after_the_second_review_puts_it_back_and_the_sheet_shows_both_hashes() {
    on_both_engines("acceptance-2", |here| {
        let item = until(here, Subject::Notice, ReviewStep::Second);
        let number = item.item.number.clone();
        let second = passing(ReviewStep::Second);
        let item =
            desk::sign(&here.later().office, &signer(ReviewStep::Second), &number, &seen(&item), &second).unwrap();
        let (before, facts) = (item.item.content_hash().to_owned(), item.item.facts().clone());
        let edited = text("年度预算", "各村做好春季防火。\n请互相转告！");
        let item = desk::revise(&here.later().office, &officer(), &number, &seen(&item), &facts, &edited).unwrap();
        assert!(item.item.signatures.iter().all(|signature| !item.item.stands(signature)), "no signature stands");
        let refused = desk::publish(&here.later().office, &officer(), &number, &seen(&item)).unwrap_err();
        assert!(codes(&refused).contains(&"publication.release.unsigned"), "{:?}", codes(&refused));
        let item = approve(here, item);
        let told = sheet(here, &item);
        for hash in [&before[..8], &item.item.content_hash()[..8]] {
            assert!(told.contains(hash), "{hash}: {told}");
        }
    });
}

#[test]
fn acceptance_3_an_important_item_needs_the_principal_or_the_named_deputy() {
    on_both_engines("acceptance-3", |here| {
        let item = until(here, Subject::Budget, ReviewStep::Final);
        let number = item.item.number.clone();
        let refused = desk::publish(&here.later().office, &officer(), &number, &seen(&item)).unwrap_err();
        assert!(codes(&refused).contains(&"publication.release.unsigned"), "{:?}", codes(&refused));
        let last = passing(ReviewStep::Final);
        let vice = clerk("vice", Role::LeaderInCharge, "");
        let refused = desk::sign(&here.later().office, &vice, &number, &seen(&item), &last).unwrap_err();
        assert_eq!(codes(&refused), ["publication.act.role"], "a leader who stands in for nobody");
        let place =
            |from: Date, to: Date| Acting { principal: "zheng".into(), role: Role::Principal, section: None, from, to };
        let over =
            Clerk { role: Role::Principal, acting: Some(place(date(2025, 2, 1), date(2025, 3, 2))), ..vice.clone() };
        let refused = desk::sign(&here.later().office, &over, &number, &seen(&item), &last).unwrap_err();
        assert_eq!(codes(&refused), ["publication.deputy.period"]);
        let named = Clerk { role: Role::Principal, acting: Some(place(date(2025, 3, 1), date(2025, 3, 31))), ..vice };
        let item = desk::sign(&here.later().office, &named, &number, &seen(&item), &last).unwrap();
        let item = desk::publish(&here.later().office, &officer(), &number, &seen(&item)).unwrap();
        let told = sheet(here, &item);
        assert!(told.contains("vice代zheng"), "{told}");
    });
}

fn weeks(here: &Rehearsal, year: i16) -> Vec<Week> {
    let (from, to) = (date(year, 1, 1), date(year, 12, 31));
    let read = |tx: &store::Tx<'_>| figures::weeks(tx, "sangcun", (from, to), &here.office.calendar);
    here.office.store.read::<_, StoreError>(&Scope::body("sangcun"), read).unwrap()
}

#[test]
fn acceptance_4_weeks_across_new_year_spring_festival_and_two_items_on_one_day() {
    on_both_engines("acceptance-4", |here| {
        let days = [
            ("2025-03-03 10:00:00", "2025-03-03 15:00:00"),
            ("2025-03-10 10:00:00", "2025-03-16 22:00:00"),
            ("2025-03-17 10:00:00", "2025-03-24 00:00:00"),
            ("2025-12-31 23:59:59", "2026-01-01 00:00:00"),
            ("2026-02-24 10:00:00", "2026-03-03 10:00:00"),
        ];
        for (n, (first, second)) in days.into_iter().enumerate() {
            publish(here, &format!("甲{n}"), first);
            publish(here, &format!("乙{n}"), second);
        }
        let cases: [(i16, &str, usize, usize, bool, &str); 6] = [
            // year, Monday, days, needed, met, because
            (2025, "2025-03-03", 1, 2, false, "two items on one day are one day"),
            (2025, "2025-03-10", 2, 2, true, "Sunday evening belongs to the week"),
            (2025, "2025-03-17", 1, 2, false, "the midnight that begins Monday does not"),
            (
                2026,
                "2025-12-29",
                2,
                2,
                true,
                "the last second of the year and the first of the next: one week, of 2026",
            ),
            (2026, "2026-02-16", 0, 1, false, "Spring Festival: 16 to 20 February are closed, one day is enough"),
            (2026, "2026-02-23", 1, 2, false, "the festival ends on the 23rd: four working days ask for two"),
        ];
        for (year, monday, days, needed, met, because) in cases {
            let monday: Date = monday.parse().unwrap();
            let found = weeks(here, year).into_iter().find(|week| week.monday == monday).expect(because);
            assert_eq!((found.days, found.needed, found.met()), (days, needed, met), "{because}");
        }
        let of_2025 = weeks(here, 2025);
        assert!(of_2025.iter().all(|week| week.monday != date(2025, 12, 29)), "its Thursday is of 2026");
        assert_eq!((of_2025.len(), weeks(here, 2026).len()), (52, 53), "each week is of one year");
    });
}

#[test]
fn acceptance_4_a_week_of_spring_festival_needs_one_day_only() {
    on_both_engines("acceptance-4-festival", |here| {
        publish(here, "节前", "2025-01-27 10:00:00");
        publish(here, "节后", "2025-02-05 10:00:00");
        let found = weeks(here, 2025);
        let of = |monday: Date| found.iter().find(|week| week.monday == monday).unwrap();
        let festival = of(date(2025, 1, 27));
        assert_eq!(
            (festival.days, festival.needed, festival.met()),
            (1, 1, true),
            "28 January to 4 February are closed"
        );
        let after = of(date(2025, 2, 3));
        assert_eq!((after.days, after.needed, after.met()), (1, 2, false), "5 to 9 February are worked");
    });
}

#[test]
fn acceptance_5_two_hundred_and_fifty_three_by_month_channel_and_field() {
    on_both_engines("acceptance-5", |here| {
        here.at("2026-01-05 09:00:00");
        let matters = ["G-03", "F03-01", "F13-01"];
        let mut csv = String::from("标题,目录事项,承办部门,发布日期,原网址,渠道,转载\r\n");
        for n in 0..253_i16 {
            let (at, on) = (usize::try_from(n).unwrap(), date(2025, 1, 1).saturating_add(jiff::Span::new().days(n)));
            let channels = if n % 4 == 0 { "网站、微信" } else { "网站" };
            csv += &format!("第{n}条,{},office,{on},http://old.example/{n},{channels},\r\n", matters[at % 3]);
        }
        csv += "县里的,G-03,office,2025-05-05,http://old.example/x,网站,是\r\n";
        let sheet = Sheet::new("2025.csv", csv.as_bytes(), papers::csv(csv.as_bytes()).unwrap());
        assert_eq!(import(&here.office, &Hand::House("sangcun".into()), &sheet).unwrap().recorded, 254);
        let (office, scope) = (&here.office, Scope::body("sangcun"));
        let counted = office.store.read(&scope, |tx| figures::counted(tx, "sangcun", 2025, &office.calendar)).unwrap();
        let it = counted.iter().find(|figure| figure.id == "M-01").unwrap();
        let sum = |head: &str| -> i64 {
            it.parts.iter().filter(|(part, _)| part.starts_with(head)).map(|(_, amount)| amount).sum()
        };
        let part = |name: &str| it.parts.iter().find(|(part, _)| part == name).map_or(0, |(_, amount)| *amount);
        assert_eq!((it.value.as_str(), it.records.len()), ("253", 253));
        assert_eq!((sum("month:"), sum("field:")), (253, 253), "months and fields reproduce the total");
        assert_eq!(["G", "F03", "F13"].map(|field| part(&format!("field:{field}"))), [85, 84, 84]);
        assert_eq!((part("channel:site"), part("channel:wechat")), (253, 64), "a second channel does not change it");
        assert_eq!(part("relayed"), 1, "nor does a relay");
        let list = office.store.read(&scope, |tx| published(tx, "sangcun", 2025)).unwrap();
        assert_eq!(list.len(), 253);
    });
}
