//! 一句 Other words for a sentence, or one more; beside it the numbers of the year that may stand in it.

use affairs::{annual::Obstacle, role::Duty};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, RawQuery},
    response::Response,
};
use hall::serving::{Fields, Posted, Seat, Seated, Trouble, went};
use messages::{Catalogued as _, Message};
use office::{Clerk, DeskError, Office};
use report::drafting::{Claim, DraftObstacle, Place, mark};

use super::{
    HERE, Ports, acts, address, must_compile,
    named::{called, keyed, spoken},
    words, year_of,
};
use crate::{Change, Standing, edit, records};

/// The name in the address of a sentence that is not there yet.
const NEW: &str = "new";

#[derive(Template)]
#[template(path = "annual-sentence.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    year: i16,
    part: u8,
    id: String,
    new: bool,
    title: String,
    revision: u32,
    typed: Typed,
    /// What the draft has now, where that is not what was typed.
    now: Option<String>,
    places: Vec<(String, String)>,
    /// 可以用的数 Name where the brackets hold another word, how it stands in a sentence, unit; those of the sentence first, then figures, then cells.
    numbers: Vec<(String, String, String)>,
    cells: Vec<(String, String, String)>,
}

/// What stands in the form.
#[derive(Clone, Debug, Default)]
struct Typed {
    place: String,
    text: String,
    reason: String,
    records: String,
}

/// 打开一句
pub(super) async fn show(
    Path((year, id)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    Extension(_): Extension<Ports>,
    seat: Seat,
) -> Response {
    let asked = query.unwrap_or_default();
    let place = asked.split('&').find_map(|pair| pair.strip_prefix("place=")).unwrap_or_default().to_owned();
    let typed = Typed { place, ..Typed::default() };
    render(seat, (year, id), (Vec::new(), typed)).await
}

async fn render(seat: Seat, (year, id): (String, String), (faults, typed): (Vec<Message>, Typed)) -> Response {
    let (seated, key, failed) = (seat.seated.clone(), seat.form_key(), !faults.is_empty());
    match seat.at_desk(move |office| gather(office, &seated, (&year, id), failed.then(|| typed.clone()), typed)).await {
        Ok(page) => {
            let page = Page { key, faults, ..page };
            let main = page.render().expect("a template over plain values renders");
            if failed { seat.page_again(HERE, &page.title, &main) } else { seat.page(HERE, &page.title, &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(
    office: &Office,
    seated: &Seated,
    (year, id): (&str, String),
    kept: Option<Typed>,
    asked: Typed,
) -> Result<Page, DeskError> {
    must_compile(seated)?;
    let year = year_of(year)?;
    let known = found(office, &seated.clerk, year)?;
    let new = id == NEW;
    let claim = known.draft.claims.iter().find(|claim| claim.id == id);
    let fields = &known.snapshot.fields;
    let said = claim.map(|claim| spoken(&claim.text, fields));
    let other = |typed: &Typed| said.clone().filter(|said| *said != typed.text);
    let now = kept.as_ref().and_then(other);
    let typed = match (kept, claim) {
        (Some(typed), _) => typed,
        (None, Some(claim)) => Typed { text: spoken(&claim.text, fields), ..of(claim) },
        (None, None) if new => asked,
        (None, None) => return Err(DeskError::NotFound),
    };
    let place = words::place(&typed.place).unwrap_or(Place::Publishing);
    let (numbers, cells) = numbers(&known);
    Ok(Page {
        key: String::new(),
        faults: Vec::new(),
        year,
        part: words::part(place),
        title: if new { "加一句".to_owned() } else { format!("改写：{}", words::named(place).1) },
        new,
        id,
        now,
        revision: known.annual.revision,
        typed: Typed { place: words::named(place).0.to_owned(), ..typed },
        places: words::PLACES.iter().map(|(code, _, name)| ((*code).to_owned(), (*name).to_owned())).collect(),
        numbers,
        cells,
    })
}

fn found(office: &Office, clerk: &Clerk, year: i16) -> Result<Standing, DeskError> {
    let read = office.store.read::<_, DeskError>(&clerk.scope(), |tx| Ok(records::find(tx, &clerk.body, year)?));
    read?.ok_or(DeskError::NotFound)
}

fn of(claim: &Claim) -> Typed {
    Typed {
        place: words::named(claim.place).0.to_owned(),
        text: claim.text.clone(),
        reason: claim.reason.clone(),
        records: claim.records.join("\n"),
    }
}

type Numbers = Vec<(String, String, String)>;

/// The figures of the year as a sentence may have them, and the cells of the tables that are not zero.
fn numbers(known: &Standing) -> (Numbers, Numbers) {
    let line = |(key, field): (&String, &report::drafting::Field)| {
        let digits = known.draft.digits(key, &known.snapshot).unwrap_or(&field.digits);
        let called = called(key, &known.snapshot.fields);
        // Between the brackets stands the name itself, except where two numbers share it.
        let name = if called == *key { field.name.clone() } else { String::new() };
        (name, mark(&called, digits), field.unit.clone())
    };
    let is_cell = |key: &str| key.starts_with('t');
    let fields = &known.snapshot.fields;
    let figures = fields.iter().filter(|(key, _)| !is_cell(key)).map(line).collect();
    let told = |key: &str, digits: &str| is_cell(key) && (digits != "0" || key.ends_with(".total"));
    let cells = fields.iter().filter(|(key, field)| told(key, &field.digits)).map(line).collect();
    (figures, cells)
}

/// 存下一句 Keeps what was typed; what does not do comes back with the page, as typed.
pub(super) async fn keep(
    Path((year, id)): Path<(String, String)>,
    Extension(ports): Extension<Ports>,
    posted: Posted,
) -> Response {
    let (seated, fields, at) = (posted.seat.seated.clone(), posted.fields.clone(), (year.clone(), id.clone()));
    let done = posted.seat.at_desk(move |office| one(office, &seated, at, &fields, &ports)).await;
    match done.map_err(Trouble::obstacles) {
        Ok(place) => went(&address(year.parse().unwrap_or_default(), words::part(place))),
        Err(Ok(faults)) => {
            let typed = typed(&posted.fields);
            // The page shows the draft as it is now beside what was typed: whoever sends it again has seen both.
            render(posted.seat, (year, id), (faults, typed)).await
        }
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}

fn typed(fields: &Fields) -> Typed {
    Typed {
        place: fields.word("place"),
        text: fields.text("text"),
        reason: fields.word("reason"),
        records: fields.text("records"),
    }
}

fn one(
    office: &Office,
    seated: &Seated,
    (year, id): (String, String),
    fields: &Fields,
    ports: &Ports,
) -> Result<Place, DeskError> {
    let clerk = seated.as_any(Duty::CompileReport.roles());
    clerk.must(Duty::CompileReport.roles(), "改年度报告")?;
    let (year, Typed { place, text, reason, records }) = (year_of(&year)?, typed(fields));
    let known = found(office, &clerk, year)?;
    if text.trim().is_empty() {
        return Err(DeskError::Blocked(vec![DraftObstacle::Unfit { claim: String::new() }.message()]));
    }
    let text = keyed(&text, &known.snapshot.fields)
        .map_err(|lost| DeskError::Blocked(lost.iter().map(DraftObstacle::message).collect()))?;
    let (place, change) = if id == NEW {
        let place = words::place(&place).ok_or(DeskError::NotFound)?;
        let records: Vec<String> = records.split_whitespace().map(str::to_owned).collect();
        known_records(office, &clerk, &records, ports)?;
        (place, Change::Add { place, text, records, reason })
    } else {
        let claim = known.draft.claims.iter().find(|claim| claim.id == id).ok_or(DeskError::NotFound)?;
        (claim.place, Change::Rewrite { id, text, reason })
    };
    edit(office, &clerk, (year, acts::seen(fields)), &change).map(|_| place)
}

/// Every record that nobody can open, at once: a number that is made up is no ground.
fn known_records(office: &Office, clerk: &Clerk, numbers: &[String], ports: &Ports) -> Result<(), DeskError> {
    let lines = office
        .store
        .read::<_, DeskError>(&clerk.scope(), |tx| Ok(ports.sources.records(tx, &clerk.body, numbers)?))?;
    let lost = lines.into_iter().filter(|line| line.words.is_empty());
    let lost: Vec<Obstacle> = lost.map(|line| Obstacle::NoSuchRecord { number: line.number }).collect();
    if lost.is_empty() { Ok(()) } else { Err(DeskError::blocked(&lost, Obstacle::message)) }
}
