//! 槐渡镇 In the busy town's year everything occurs that may occur, and its tables tie.

use std::collections::{BTreeMap, BTreeSet};

use affairs::{
    publication::{Act, Entry, Importance, Item, Subject, Validity, WithdrawalReason},
    register::{Category, Coded as _, Track, outcome::OUTCOMES},
};
use jiff::civil::{DateTime, date};
use office::Office;
use statute::report::{Format, Level, Part, reconcile};
use store::Scope;
use towns::{
    Channel, Fate, PlannedItem, Way,
    busy::{SECTIONS, people, records, year},
    play::Played,
};

#[test]
fn every_row_and_every_column_of_table_three_has_an_application() {
    let form = Format::F2021.form();
    let leaves = form.rows.iter().filter(|row| row.part == Part::Result).map(|row| row.id);
    let rows: BTreeSet<&str> = records::APPLICATIONS.iter().map(|applied| applied.3).collect();
    for leaf in leaves {
        assert!(rows.contains(leaf), "{leaf}");
    }
    let kinds = |wanted: fn(&records::Applied) -> bool| -> BTreeSet<&str> {
        records::APPLICATIONS.iter().filter(|applied| wanted(applied)).map(|applied| applied.2).collect()
    };
    let all: BTreeSet<&str> = Category::ALL.iter().map(|category| category.id()).collect();
    assert_eq!(kinds(|(received, ..)| received.starts_with("2024")), all, "carried in");
    assert_eq!(kinds(|(received, ..)| received.starts_with("2025")), all, "received");
    assert_eq!(kinds(|(_, closed, ..)| closed.is_empty() || closed.starts_with("2026")), all, "carried out");
    assert!(records::APPLICATIONS.is_sorted_by_key(|applied| applied.0), "numbers follow the days");
}

#[test]
fn every_outcome_of_a_review_and_of_a_suit_occurs() {
    let had: BTreeSet<&str> = records::REMEDIES.iter().map(|sued| sued.3).collect();
    for outcome in OUTCOMES {
        assert!(had.contains(outcome.code), "{}", outcome.code);
    }
}

#[test]
fn the_special_ways_and_fates_occur() {
    let items = year();
    let one = |wanted: &dyn Fn(&PlannedItem) -> bool, what: &str| {
        assert!(items.iter().any(wanted), "{what}");
    };
    let within_a_day = |item: &PlannedItem| match (item.way, item.published) {
        (Way::Urgent { cleared, .. }, Some(out)) => {
            Some(cleared.duration_since(out) <= jiff::SignedDuration::from_hours(24))
        }
        _ => None,
    };
    one(&|item| within_a_day(item) == Some(true), "urgent, its debt cleared in time");
    one(&|item| within_a_day(item) == Some(false), "urgent, its debt cleared late");
    one(&|item| item.due.zip(item.published).is_some_and(|(due, out)| out.date() > due), "late");
    one(&|item| matches!(item.way, Way::Consulted { .. }), "consulted");
    one(&|item| item.fate == Fate::Relayed, "relayed");
    one(&|item| item.fate == Fate::Discarded, "given up");
    one(&|item| matches!(item.fate, Fate::Withdrawn { at } if Some(at) > item.published), "withdrawn within a day");
    one(&|item| item.channels == [Channel::Site, Channel::VillageBoard, Channel::Wechat], "three channels");
    let second = |text: &str| Some(text.parse::<DateTime>().unwrap());
    one(&|item| item.published == second("2025-12-31T23:59:59"), "the last second of the year");
    one(&|item| item.published == second("2026-01-01T00:00:00"), "the first second of the next");
    assert!(items.iter().any(|item| item.returned_once));
    assert!(items.len() >= 140, "{}", items.len());
}

#[test]
fn nobody_is_needed_twice_on_one_item_also_while_somebody_is_away() {
    for item in year() {
        let heads = people().iter().filter(|person| person.section == item.section);
        let mut needed: Vec<&str> = vec![item.author];
        needed.extend(heads.filter(|person| person.roles.contains(&"section_head")).map(|person| person.account));
        for role in ["leader_in_charge", "principal", "proofreader", "secrecy_officer", "office_head"] {
            let holders = people().iter().filter(|person| person.roles.contains(&role));
            needed.extend(holders.map(|person| person.account));
        }
        let distinct: BTreeSet<&str> = needed.iter().copied().collect();
        assert_eq!(distinct.len(), needed.len(), "{}: {needed:?}", item.title);
        assert!(SECTIONS.contains(&item.section), "{}", item.title);
        assert!(item.catalogue.starts_with(&format!("{}-", item.field)), "{}", item.catalogue);
    }
}

/// What the desks made of it.
pub(crate) fn the_busy_year_holds_everything(office: &Office, played: &Played) {
    assert_eq!(played.items, year().len());
    every_class_and_kind_went_through(&items(office));
    figures_equal_lists(office);
    every_cell_a_town_may_fill_is_filled(office);
    deputies_signed(office);
}

fn entries(office: &Office) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut position = 0;
    loop {
        let page = office.store.ledger_after(position, 1_000).unwrap();
        let Some(last) = page.last() else { return entries };
        position = last.position;
        let own = page.iter().filter(|row| row.body == "huaidu" && row.kind.starts_with("publication."));
        entries.extend(own.map(|row| {
            let bytes: serde_json::Value = serde_json::from_slice(&row.canonical).unwrap();
            Entry::read(&row.kind, row.version, &bytes["payload"].to_string()).unwrap()
        }));
    }
}

fn items(office: &Office) -> Vec<Item> {
    let mut by_number: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for entry in entries(office) {
        by_number.entry(entry.number.clone()).or_default().push(entry);
    }
    by_number.values().map(|entries| affairs::publication::fold(entries).unwrap()).collect()
}

fn every_class_and_kind_went_through(items: &[Item]) {
    for class in [Importance::Routine, Importance::Important, Importance::Special, Importance::Urgent] {
        let of_class = |item: &&Item| item.facts().importance.max(item.facts().subject.floor()) == class;
        assert!(items.iter().filter(of_class).any(|item| !item.releases.is_empty()), "{}", class.name());
    }
    for (name, subject) in Subject::NAMES.iter().filter(|(_, subject)| *subject != Subject::AnnualReport) {
        assert!(items.iter().any(|item| item.facts().subject == *subject), "{name}");
    }
    let one = |wanted: fn(&&Item) -> bool, what: &str| assert_eq!(items.iter().filter(wanted).count(), 1, "{what}");
    let gone = |item: &&Item, reason| item.withdrawal.as_ref().is_some_and(|gone| gone.reason == reason);
    one(|item| item.corrections.iter().any(|change| change.substantive) && item.releases.len() == 2, "rewritten");
    one(|item| item.corrections.iter().any(|change| !change.substantive), "corrected");
    assert!(items.iter().any(|item| gone(&item, WithdrawalReason::Error)), "withdrawn at once");
    assert!(items.iter().any(|item| gone(&item, WithdrawalReason::Outdated)), "withdrawn later");
    one(|item| item.validity.as_ref().is_some_and(|mark| mark.validity == Validity::Repealed), "repealed by another");
    let debts: Vec<bool> = items
        .iter()
        .filter_map(|item| item.debt.as_ref())
        .map(|debt| debt.cleared_at.is_some_and(|cleared| cleared <= debt.due_at))
        .collect();
    assert_eq!((debts.len(), debts.iter().filter(|in_time| **in_time).count()), (2, 1), "one debt cleared late");
}

/// 计数等于清单 Each figure is as many as the records that it opens, and its divisions give the whole.
fn figures_equal_lists(office: &Office) {
    let scope = Scope::body("huaidu");
    let read = |tx: &store::Tx<'_>| publication::figures::counted(tx, "huaidu", 2025, &office.calendar);
    let figures = office.store.read(&scope, read).unwrap();
    let published = figures.iter().find(|figure| figure.id == "M-01").unwrap();
    let planned = year();
    let counts = |item: &&PlannedItem| {
        item.fate == Fate::Published && item.published.is_some_and(|out| out.date() <= date(2025, 12, 31))
    };
    let (village, own): (Vec<&PlannedItem>, Vec<&PlannedItem>) =
        planned.iter().filter(counts).partition(|item| item.subject == towns::Subject::VillageAffairs);
    let (village, planned) = (village.len(), own.len());
    assert_eq!(published.parts.iter().find(|(part, _)| part == "village").unwrap().1, village as i64, "told apart");
    assert_eq!((published.value.clone(), published.records.len()), (planned.to_string(), planned));
    let sum =
        |head: &str| -> i64 { published.parts.iter().filter(|(part, _)| part.starts_with(head)).map(|(_, n)| n).sum() };
    assert_eq!([sum("month:"), sum("field:")], [planned as i64; 2]);
    assert_eq!(published.parts.iter().find(|(part, _)| part == "relayed"), Some(&("relayed".to_owned(), 2)));
    let next =
        office.store.read(&scope, |tx| publication::figures::counted(tx, "huaidu", 2026, &office.calendar)).unwrap();
    assert_eq!(next.iter().find(|figure| figure.id == "M-01").unwrap().value, "1", "the first second is another year");
}

fn every_cell_a_town_may_fill_is_filled(office: &Office) {
    let tables = office.store.read(&Scope::body("huaidu"), |tx| register::figures::tables(tx, "huaidu", 2025)).unwrap();
    let figures = tables.figures();
    let form = Format::F2021.form();
    let value = |name: &str| figures.get(form.cell(name).unwrap()).unwrap().to_string();
    for row in form.rows {
        assert_ne!(value(&format!("t3.{}.total", row.id)), "0", "{}", row.id);
    }
    for track in Track::ALL {
        for column in ["upheld", "corrected", "other", "pending"] {
            assert_ne!(value(&format!("t4.{}.{column}", track.id())), "0", "{} {column}", track.id());
        }
    }
    let wanted = [
        ("t2.normative.made", "3"),
        ("t2.normative.repealed", "3"),
        ("t2.normative.in_force", "4"),
        ("t2.licence.decisions", "82"),
        ("t2.penalty.decisions", "5"),
        ("t2.coercion.decisions", "2"),
        ("t2.admin_fee.amount_wan", "20.034"),
        ("t3.carried_in.total", "7"),
        ("t3.carried_out.total", "7"),
    ];
    for (name, expected) in wanted {
        assert_eq!(value(name), expected, "{name}");
    }
    let judged = reconcile(&figures, Some(Level::Township));
    assert_eq!((judged.findings, judged.unjudged), (vec![], vec![]), "every rule of the tables holds");
}

fn deputies_signed(office: &Office) {
    let in_place: BTreeSet<String> = entries(office)
        .iter()
        .filter(|entry| matches!(entry.act, Act::Signed(_)))
        .filter_map(|entry| entry.deputy_of.clone())
        .collect();
    assert_eq!(in_place, ["pengshanqi", "tangyuntao"].map(String::from).into());
}
