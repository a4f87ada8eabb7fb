//! Every place that gives a number of the year: the running figures, their sums, the list of items, the ledgers read record
//! by record, the tables, the snapshot of the report with its records, the draft, the files that leave.

use std::collections::{BTreeMap, BTreeSet};

use affairs::register::{Facts, Kind, kind_of};
use gongkai::joined::{Ledgers, Reviews};
use jiff::civil::{Date, date};
use office::{Counted, Office};
use register::{
    figures::tables,
    records::{Asked, Shown, list},
};
use rehearsal::{Anybody, Rehearsal, Visitor};
use report::drafting::{Field, Marks, Piece, Snapshot, compose, finish, pieces};
use store::{Scope, StoreError, Tx};
use year_end::{By, Sources, console::Ports};

type Agreed = Result<(), String>;

fn same<T: PartialEq + std::fmt::Debug>(what: &str, one: T, other: T) -> Agreed {
    if one == other { Ok(()) } else { Err(format!("{what}: {one:?} is not {other:?}")) }
}

/// All of them, of one year.
pub(super) fn agree(here: &Rehearsal, year: i16) -> Agreed {
    let office = &here.office;
    office
        .store
        .read::<_, StoreError>(&Scope::body("sangcun"), |tx| {
            let mut counted = publication::figures::counted(tx, "sangcun", year, &office.calendar)?;
            counted.extend(register::figures::counted(tx, "sangcun", year)?);
            let snapshot = Ledgers.snapshot(office, tx, "sangcun", year)?;
            let known: BTreeMap<&str, &Counted> = counted.iter().map(|one| (one.id, one)).collect();
            Ok(items(tx, year, &known, &snapshot)?
                .and_then(|()| sums(tx, year, &counted).unwrap_or_else(|error| Err(error.to_string())))
                .and(registered(tx, year, &known, &snapshot)?)
                .and(cells(tx, year, &snapshot)?)
                .and(drafted(tx, year, &snapshot)?)
                .and(opened(office, tx, year, &snapshot)?))
        })
        .unwrap_or_else(|error| Err(error.to_string()))
}

/// What the sums and single pages say, against every record of the year: each number without its records, each opened
/// alone, whole and in pages, and each division.
fn opened(office: &Office, tx: &Tx<'_>, year: i16, snapshot: &Snapshot) -> Result<Agreed, StoreError> {
    let totals = Ledgers.totals(office, tx, "sangcun", year)?;
    let without = |fields: &BTreeMap<String, Field>| -> BTreeMap<String, Field> {
        fields.iter().map(|(key, field)| (key.clone(), Field { records: Vec::new(), ..field.clone() })).collect()
    };
    let agreed = same("numbers from the sums", without(&totals.fields), without(&snapshot.fields));
    if agreed.is_err() {
        return Ok(agreed);
    }
    for (key, field) in &snapshot.fields {
        let Some((whole, records)) = whole(office, tx, year, key)? else {
            return Ok(Err(format!("{key} does not open")));
        };
        let behind: BTreeSet<String> = field.records.iter().cloned().collect();
        let agreed = same(key, &whole, &Field { records: Vec::new(), ..field.clone() })
            .and(same(&format!("records behind {key}"), &records.iter().cloned().collect(), &behind))
            .and(same(&format!("{key}, none twice"), records.len(), behind.len()));
        if agreed.is_err() {
            return Ok(agreed);
        }
    }
    divided(office, tx, year, snapshot)
}

/// A number with all its records, turned page by page.
fn whole(office: &Office, tx: &Tx<'_>, year: i16, key: &str) -> Result<Option<(Field, Vec<String>)>, StoreError> {
    const PAGE: usize = 7;
    let mut records = Vec::new();
    for skip in (0..).step_by(PAGE) {
        let Some(number) = Ledgers.number(office, tx, ("sangcun", year, key), &|_| (skip, PAGE))? else {
            return Ok(None);
        };
        records.extend(number.field.records.iter().cloned());
        if records.len() >= number.all || number.field.records.is_empty() {
            return Ok(Some((Field { records: Vec::new(), ..number.field }, records)));
        }
    }
    Ok(None)
}

/// Months, fields, channels and weeks: each opens the records it counts, and together they are those of the figure.
fn divided(office: &Office, tx: &Tx<'_>, year: i16, snapshot: &Snapshot) -> Result<Agreed, StoreError> {
    let spread = Ledgers.spread(office, tx, "sangcun", year)?;
    let mut months: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for part in &spread.parts {
        let Some((field, records)) = whole(office, tx, year, &part.key)? else {
            return Ok(Err(format!("{} does not open", part.key)));
        };
        let agreed = same(&part.key, &field.digits, &part.field.digits);
        // Trainings count heads.
        let agreed = agreed.and(same(&part.key, part.of == "M-13" || records.len().to_string() == field.digits, true));
        if agreed.is_err() {
            return Ok(agreed);
        }
        if matches!(part.by, By::Month(_)) {
            months.entry(part.of).or_default().extend(records);
        }
    }
    for (of, records) in months {
        // Without a book of the year there is no figure, though an older record may count in it.
        let Some(field) = snapshot.fields.get(of) else { continue };
        let agreed = same(of, records, field.records.iter().cloned().collect());
        if agreed.is_err() {
            return Ok(agreed);
        }
    }
    let mut met: BTreeSet<String> = BTreeSet::new();
    for week in &spread.weeks {
        let records = whole(office, tx, year, &week.key)?.map(|(_, records)| records).unwrap_or_default();
        if records.len().to_string() != week.field.digits {
            return Ok(Err(format!("{} has {} and opens {}", week.key, week.field.digits, records.len())));
        }
        met.extend(records.into_iter().filter(|_| week.met()));
    }
    let behind = snapshot.fields.get("M-11").map(|field| field.records.iter().cloned().collect());
    Ok(same("weeks met", met, behind.unwrap_or_default()))
}

/// M-01: the figure, its months, its list, the snapshot and every record that opens.
fn items(tx: &Tx<'_>, year: i16, known: &BTreeMap<&str, &Counted>, snapshot: &Snapshot) -> Result<Agreed, StoreError> {
    let listed: BTreeSet<String> =
        publication::published(tx, "sangcun", year)?.into_iter().map(|item| item.index_number).collect();
    let Some(figure) = known.get("M-01") else {
        return Ok(same("a list without a figure", listed.len(), 0));
    };
    let behind: BTreeSet<String> = figure.records.iter().cloned().collect();
    let months: i64 =
        figure.parts.iter().filter(|(part, _)| part.starts_with("month:")).map(|(_, amount)| amount).sum();
    let fields: i64 =
        figure.parts.iter().filter(|(part, _)| part.starts_with("field:")).map(|(_, amount)| amount).sum();
    let field = &snapshot.fields["M-01"];
    let opened = Ledgers.records(tx, "sangcun", &field.records)?;
    Ok(same("records and list", &behind, &listed)
        .and(same("value and list", figure.value.clone(), listed.len().to_string()))
        .and(same("months", months.to_string(), figure.value.clone()))
        .and(same("fields", fields.to_string(), figure.value.clone()))
        .and(same("report and figure", &field.digits, &figure.value))
        .and(same("records of the report", &field.records, &figure.records))
        .and(same("what opens", opened.iter().filter(|line| !line.words.is_empty()).count(), listed.len())))
}

/// The sums by month are the rows they stand for.
fn sums(tx: &Tx<'_>, year: i16, counted: &[Counted]) -> Result<Agreed, StoreError> {
    let (from, to) = (date(year, 1, 1), date(year, 12, 31));
    let sums = office::sums(tx, "sangcun", from, to)?;
    for figure in counted {
        let mut rows: BTreeMap<String, i64> = BTreeMap::new();
        for row in office::figure(tx, "sangcun", figure.id, from, to)? {
            *rows.entry(row.part).or_default() += row.amount;
        }
        for (part, amount) in rows {
            let kept = sums.iter().find(|sum| sum.metric == figure.id && sum.part == part).map_or(0, |sum| sum.amount);
            if kept != amount {
                return Ok(Err(format!("{} {part}: sum {kept}, rows {amount}", figure.id)));
            }
        }
    }
    Ok(Ok(()))
}

/// Every record of the ledgers that stands, of all years.
fn standing(tx: &Tx<'_>) -> Result<Vec<Shown>, StoreError> {
    let mut all = Vec::new();
    for kind in Kind::ALL {
        all.extend(list(tx, "sangcun", Asked { kind, year: None }, None, 10_000)?);
    }
    all.retain(|shown| !shown.record.struck);
    Ok(all)
}

/// What a record adds to a metric in a year, read from the record alone.
fn adds(shown: &Shown, id: &str, year: i16) -> i64 {
    let of = |day: Date| i64::from(day.year() == year);
    match (&shown.record.facts, id) {
        (Facts::Application(it), "M-03") => of(it.received),
        (Facts::System(it), "M-04") => of(it.issued),
        (Facts::Meeting(it), "M-10") => of(it.on),
        (Facts::Training(it), "M-13") => of(it.on) * i64::from(it.attendees),
        (Facts::Problem(it), "M-14") if shown.record.confirmed.is_some() => it.solved.map_or(0, of),
        (Facts::Plan(it), "M-16") => i64::from(it.year == year),
        // Also what was carried over from the year before.
        (Facts::Remedy(it), "M-18") => {
            let over = it.closed.as_ref().is_some_and(|closed| closed.on.year() < year);
            i64::from(it.accepted.year() <= year && !over)
        }
        _ => 0,
    }
}

/// The metrics of the registers against their records, one by one.
fn registered(
    tx: &Tx<'_>,
    year: i16,
    known: &BTreeMap<&str, &Counted>,
    snapshot: &Snapshot,
) -> Result<Agreed, StoreError> {
    let all = standing(tx)?;
    for id in ["M-03", "M-04", "M-10", "M-13", "M-14", "M-16", "M-18"] {
        let Some(figure) = known.get(id) else { continue };
        let total: i64 = all.iter().map(|shown| adds(shown, id, year)).sum();
        let behind: BTreeSet<&str> = figure.records.iter().map(String::as_str).collect();
        let own: BTreeSet<&str> =
            all.iter().filter(|shown| adds(shown, id, year) != 0).map(|shown| shown.record.number.as_str()).collect();
        let field = &snapshot.fields[id];
        let agreed = same(id, figure.value.clone(), total.to_string())
            .and(same(&format!("the list of {id}"), &behind, &own))
            .and(same(&format!("{id} in the report"), &field.digits, &figure.value))
            .and(same(&format!("records of {id} in the report"), &field.records, &figure.records));
        if agreed.is_err() {
            return Ok(agreed);
        }
    }
    Ok(Ok(()))
}

/// The cells of tables II to IV: the tables, the snapshot, and the records behind each.
fn cells(tx: &Tx<'_>, year: i16, snapshot: &Snapshot) -> Result<Agreed, StoreError> {
    let filled = tables(tx, "sangcun", year)?.figures();
    let (form, printed) = (filled.form(), snapshot.tables());
    let all = standing(tx)?;
    for cell in form.cells() {
        let name = form.name(cell);
        let agreed = same(name, filled.get(cell), printed.get(cell));
        if agreed.is_err() {
            return Ok(agreed);
        }
        let Some(category) = name.strip_prefix("t3.received_new.").filter(|category| *category != "total") else {
            continue;
        };
        let Some(field) = snapshot.fields.get(name) else { continue };
        let came = all.iter().filter(|shown| {
            let Facts::Application(of) = &shown.record.facts else { return false };
            use affairs::register::Coded as _;
            of.received.year() == year && of.category.id() == category
        });
        let came: BTreeSet<&str> = came.map(|shown| shown.record.number.as_str()).collect();
        let behind: BTreeSet<&str> = field.records.iter().map(String::as_str).collect();
        let agreed = same(name, &behind, &came).and(same(name, field.digits.clone(), came.len().to_string()));
        if agreed.is_err() {
            return Ok(agreed);
        }
    }
    Ok(Ok(()))
}

/// The draft: each number of a sentence is that of its field, each table that of the ledgers, and no field names a record
/// that is not there.
fn drafted(tx: &Tx<'_>, year: i16, snapshot: &Snapshot) -> Result<Agreed, StoreError> {
    let (told, coat) = (Ledgers.told(tx, "sangcun", year)?, Ledgers.coat(tx, "sangcun")?);
    let (draft, _) = compose(snapshot, &told, &coat);
    for claim in &draft.claims {
        for piece in pieces(&claim.text) {
            let Piece::Figure { key, digits } = piece else { continue };
            let field: Option<&Field> = snapshot.fields.get(key);
            if field.is_none_or(|field| field.digits != digits) {
                return Ok(Err(format!("“{}” prints {digits} for {key}: {field:?}", claim.text)));
            }
        }
    }
    let gone = all_records(snapshot).into_iter().filter(|number| kind_of(number).is_some()).find(|number| {
        let found = register::records::find(tx, "sangcun", number);
        !matches!(found, Ok(Some(shown)) if !shown.record.struck)
    });
    if let Some(gone) = gone {
        return Ok(Err(format!("{gone} is counted and does not stand")));
    }
    let report = finish(&draft, snapshot, Marks::Stripped);
    Ok(same("the tables of the draft", report.figures == snapshot.tables(), true))
}

fn all_records(snapshot: &Snapshot) -> BTreeSet<&str> {
    snapshot.fields.values().flat_map(|field| &field.records).map(String::as_str).collect()
}

/// The pages that open a number, and the files that leave the house.
pub(super) fn files_agree(here: &Rehearsal, year: i16) -> Agreed {
    let ports = Ports {
        sources: std::sync::Arc::new(Ledgers),
        manuscripts: std::sync::Arc::new(Reviews),
        // Nobody brings last year's report here.
        read: |_, _| Err(office::DeskError::NotFound),
    };
    let figures = Visitor::new(&here.office, year_end::console::routes(ports), Anybody);
    let figures = figures.with("zhou/office_head/office/sangcun");
    let registers = Visitor::new(&here.office, register::console::routes(), Anybody);
    let registers = registers.with("zhou/office_head/office/sangcun");
    let snapshot = here
        .office
        .store
        .read::<_, StoreError>(&Scope::body("sangcun"), |tx| Ledgers.snapshot(&here.office, tx, "sangcun", year))
        .map_err(|error| error.to_string())?;
    for (key, field) in snapshot.fields.iter().filter(|(key, _)| key.starts_with("M-")) {
        let page = figures.get(&format!("/console/figures/{year}/{key}"));
        if page.status != 200 || !field.records.iter().all(|record| page.body.contains(record.as_str())) {
            return Err(format!("the page of {key} ({}) does not show {:?}", page.status, field.records));
        }
        let file = figures.get(&format!("/console/figures-list/{year}/{key}/csv"));
        same(&format!("rows of the file of {key}"), file.body.lines().count(), field.records.len() + 1)?;
    }
    for (kind, id) in [("training", "M-13"), ("application", "M-03"), ("system", "M-04")] {
        let Some(field) = snapshot.fields.get(id) else { continue };
        let file = registers.get(&format!("/console/registers/{kind}/files/csv?year={year}")).body;
        let rows = file.lines().skip(1).filter(|line| !line.contains("已划去"));
        let numbers: BTreeSet<&str> = rows.filter_map(|line| Some(line.split(',').next()?.trim_matches('"'))).collect();
        let behind: BTreeSet<&str> = field.records.iter().map(String::as_str).collect();
        same(&format!("the file of {kind}"), numbers, behind)?;
    }
    Ok(())
}
