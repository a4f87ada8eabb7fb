//! 时限 Each matter of the catalogue has its own limit, and an item is due by it (《条例》第二十六条, `catalogue.md` §4.3).

use affairs::publication::Subject;
use jiff::civil::Date;
use publication::desk;

use crate::rehearsal::{new_item, officer, on_both_engines, seen};

#[test]
fn an_item_is_due_by_the_limit_of_its_matter_unless_a_day_is_set() {
    // Formed on Monday 3 March 2025; Qingming is 4 April, and no other holiday lies on the way.
    let cases = [
        ("G-03", None, "2025-03-31", "twenty working days, as for whatever has no other limit (第二十六条)"),
        ("F19-03", None, "2025-03-17", "社会救助指南: ten working days"),
        ("G-28", None, "2025-03-12", "行政处罚决定: seven working days (国办发〔2018〕118号)"),
        ("F02-04", None, "2025-03-05", "采购合同: two working days"),
        ("F03-01", None, "2025-03-24", "财政预算: twenty days; the twentieth is Sunday 23 March and moves to Monday"),
        ("G-18", None, "2025-03-05", "舆情回应: forty-eight hours from the beginning of the day"),
        ("F14-02", None, "2025-03-04", "预警信息: at once, overdue after a day"),
        ("G-09", None, "2025-03-03", "年度报告: 31 January is over, so the day itself"),
        (
            "F02-01",
            None,
            "2025-03-31",
            "采购意向 counts back from an event to come: until then as whatever has no limit",
        ),
        ("F19-03", Some("2025-03-10"), "2025-03-10", "a day that was set stays"),
    ];
    on_both_engines("limits", |here| {
        for (code, set, due, because) in cases {
            let mut new = new_item("一件", Subject::Notice);
            new.catalogue = code.into();
            new.proposal.facts.due = set.map(|day| day.parse().unwrap());
            let record = desk::propose(&here.later().office, &officer(), &new).unwrap();
            assert_eq!(record.item.facts().due, Some(due.parse::<Date>().unwrap()), "{code}: {because}");
        }
    });
}

#[test]
fn a_draft_that_moves_takes_the_limit_of_its_new_matter() {
    on_both_engines("limits-moved", |here| {
        let moved = |set: Option<&str>| {
            let mut new = new_item("一件", Subject::Notice);
            new.proposal.facts.due = set.map(|day| day.parse().unwrap());
            let item = desk::propose(&here.later().office, &officer(), &new).unwrap();
            let number = item.item.number.clone();
            desk::place(&here.later().office, &officer(), &number, &seen(&item), "F19-03").unwrap()
        };
        assert_eq!(moved(None).item.facts().due, Some("2025-03-17".parse().unwrap()), "ten working days");
        let by_hand = moved(Some("2025-03-14"));
        assert_eq!(by_hand.item.facts().due, Some("2025-03-14".parse().unwrap()), "a day set by hand stays");
        assert_eq!((by_hand.catalogue.as_str(), by_hand.item.proposal.field.as_str()), ("F19-03", "F19"));
    });
}
