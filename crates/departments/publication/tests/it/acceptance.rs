//! Acceptance 4 and 5 of `operations.md` §12 as the desks give them, on both engines.

use ::rehearsal::Rehearsal;
use affairs::publication::{Subject, figures::Week};
use jiff::civil::{Date, date};
use publication::{
    desk, figures,
    import::{Hand, Sheet, import},
    published,
};
use store::{Scope, StoreError};

use crate::rehearsal::{approve, new_item, officer, on_both_engines, seen};

/// Approved the day before, and out at this very second.
fn publish(here: &Rehearsal, title: &str, hour: &str) {
    let eve = hour[..10].parse::<Date>().unwrap().yesterday().unwrap();
    here.at(&format!("{eve} 08:30:00"));
    let item = approve(here, desk::propose(&here.office, &officer(), &new_item(title, Subject::Notice)).unwrap());
    here.at(hour);
    desk::publish(&here.office, &officer(), &item.item.number.clone(), &seen(&item)).unwrap();
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
