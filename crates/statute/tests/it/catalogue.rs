//! 主动公开目录 The catalogue is whole, and its hardest rows say what the law says.

use std::collections::BTreeSet;

use statute::catalogue::{
    Audience, CHANNELS, CycleKind, EMPTY_FIELDS, FIELDS, PersonalData, Unit, field_name, item, items,
};

#[test]
fn the_catalogue_has_120_items_with_codes_of_their_own() {
    let codes: BTreeSet<_> = items().iter().map(|item| item.code.as_str()).collect();
    assert_eq!((items().len(), codes.len()), (120, 120));
}

#[test]
fn every_item_stands_in_a_known_field_and_every_field_has_an_item() {
    let used: BTreeSet<_> = items().iter().map(|item| item.field.as_str()).collect();
    let known: BTreeSet<_> = FIELDS.iter().map(|(code, _)| *code).collect();
    assert_eq!(used, known);
    for item in items() {
        assert!(item.code.starts_with(&format!("{}-", item.field)), "{} is filed under {}", item.code, item.field);
    }
}

#[test]
fn every_item_has_its_due_rule_and_its_section() {
    for item in items() {
        let fixed = item.due.unit == Unit::FixedDate;
        assert_eq!(item.due.fixed_in(2025).is_some(), fixed, "{}: a yearly day", item.code);
        assert_eq!(item.due.n.is_some(), !fixed, "{}: a count", item.code);
        assert!(!item.due.from.is_empty() && !item.section.is_empty() && !item.column.is_empty(), "{}", item.code);
    }
}

#[test]
fn the_limits_worth_knowing_by_heart() {
    let cases = [
        // code, unit, count, because
        ("F03-01", Unit::Day, Some(20), "a budget counts calendar days, not working days"),
        ("G-28", Unit::Workday, Some(7), "a penalty decision: seven working days"),
        ("F19-04", Unit::Workday, Some(10), "social assistance: ten working days"),
        ("G-33", Unit::Day, Some(-30), "a draft stands open thirty days before the decision"),
        ("G-09", Unit::FixedDate, None, "第五十条: the annual report by 31 January"),
        ("F22-01", Unit::Workday, Some(20), "第二十六条: the default"),
    ];
    for (code, unit, n, because) in cases {
        let due = &item(code).unwrap().due;
        assert_eq!((due.unit, due.n), (unit, n), "{code}: {because}");
    }
}

#[test]
fn lists_of_children_have_no_public_form_and_allowance_lists_stay_in_the_village() {
    assert_eq!(item("F19-10").unwrap().personal_data, PersonalData::ForbiddenList);
    assert_eq!(item("F19-05").unwrap().audience, Audience::Group);
}

#[test]
fn every_item_says_what_to_publish_on_what_ground_and_where() {
    for item in items() {
        let code = &item.code;
        assert!(!item.elements.is_empty() && !item.basis.is_empty() && !item.organ.is_empty(), "{code}");
        assert!(!item.channels.is_empty(), "{code}");
        for channel in &item.channels {
            assert!(CHANNELS.contains(&channel.as_str()), "{code}: {channel} is none of the thirteen boxes");
        }
        let period = item.cycle.kind == CycleKind::Period;
        assert_eq!(item.cycle.every_days.is_some_and(|days| days > 0), period, "{code}: a period has its days");
        assert_eq!(item.persons.show.is_empty(), item.personal_data == PersonalData::None, "{code}");
    }
}

#[test]
fn the_fields_without_items_are_the_four_that_are_printed_as_such() {
    assert_eq!(FIELDS.iter().filter(|(code, _)| code.starts_with('F')).count() + EMPTY_FIELDS.len(), 26);
    assert_eq!((field_name("F05"), field_name("F19"), field_name("F99")), (Some("税收管理"), Some("社会救助"), None));
}
