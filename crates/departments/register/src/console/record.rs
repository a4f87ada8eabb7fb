//! 一条记录 What it says, whom it names, how it came about, and what may be done with it.

use affairs::register::{Facts, asked, kind_of};
use askama::Template;
use axum::{extract::Path, response::Response};
use hall::serving::{Fields, Hall, Posted, Seat, Seated, Trouble, went};
use messages::Message;
use office::{DeskError, Office};

use super::{HERE, keepers, must_see, says};
use crate::{Person, desk, people::named, records};

#[derive(Template)]
#[template(path = "register-record.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    number: String,
    kind: &'static str,
    name: &'static str,
    year: i16,
    title: String,
    badge: (&'static str, &'static str),
    facts: Vec<(String, String)>,
    /// 证明 What a measure names, and where it opens: records of these ledgers have a page here.
    evidence: Vec<(String, bool)>,
    /// None for whoever does not keep the ledger.
    people: Option<Vec<Person>>,
    remarks: Vec<(String, String, String)>,
    version: u32,
    writes: bool,
    confirms: bool,
    /// 自己登记的解决 Whoever reads it raised the problem and alone said that it is solved.
    needs_solver: bool,
}

/// 一条记录
pub(super) async fn show(Path(number): Path<String>, seat: Seat) -> Response {
    render(seat, number, Vec::new()).await
}

async fn render(seat: Seat, number: String, faults: Vec<Message>) -> Response {
    let (hall, seated, key) = (seat.hall().clone(), seat.seated.clone(), seat.form_key());
    let failed = !faults.is_empty();
    match seat.at_desk(move |office| gather(&hall, office, &seated, &number, key)).await {
        Ok(page) => {
            let page = Page { faults, ..page };
            let main = page.render().expect("a template over plain values renders");
            if failed { seat.page_again(HERE, &page.title, &main) } else { seat.page(HERE, &page.title, &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(hall: &Hall, office: &Office, seated: &Seated, number: &str, key: String) -> Result<Page, DeskError> {
    let body = &seated.clerk.body;
    let roster = hall.furnishing().reception.roster(office, body)?;
    let (shown, people, remarks) = office.store.read(&seated.clerk.scope(), |tx| {
        let shown = records::find(tx, body, number)?.ok_or(DeskError::NotFound)?;
        must_see(seated, &shown)?;
        let keeps = seated.may(&keepers(shown.record.kind())) && shown.record.kind().names_people();
        let people = if keeps { Some(named(office, tx, body, number)?) } else { None };
        Ok::<_, DeskError>((shown, people, records::remarks(tx, body, number)?))
    })?;
    let record = &shown.record;
    let evidence = match &record.facts {
        Facts::Measure(of) => of.evidence.iter().map(|id| (id.clone(), kind_of(id).is_some())).collect(),
        _ => Vec::new(),
    };
    let listed =
        says::facts(&record.facts, &roster, says::full).into_iter().filter(|(name, _)| *name != says::EVIDENCE);
    let told = listed.map(|(name, value)| (name.to_owned(), value));
    let words =
        asked(record.kind()).iter().map(|asked| (asked.label.to_owned(), shown.words.get(asked.field).to_owned()));
    let mut facts: Vec<(String, String)> = told.chain(words).filter(|(_, value)| !value.is_empty()).collect();
    if let Some(confirmed) = &record.confirmed {
        facts.push(("确认".into(), format!("{} {}", roster.person(&confirmed.by), says::full(confirmed.on))));
    }
    let own = matches!(&record.facts, Facts::Problem(of) if of.by == seated.clerk.account);
    let verb = |kind: &str| match kind {
        "register.entered" => "登记时",
        "register.amended" => "更改",
        "register.struck" => "划去",
        _ => "办理",
    };
    Ok(Page {
        key,
        faults: Vec::new(),
        number: number.to_owned(),
        kind: record.kind().id(),
        name: record.kind().name(),
        year: record.facts.year(),
        title: says::title(&shown),
        badge: says::standing(&shown),
        facts,
        evidence,
        people,
        remarks: remarks
            .into_iter()
            .map(|(kind, account, text)| (verb(&kind).to_owned(), roster.person(&account), text))
            .collect(),
        version: record.version,
        writes: seated.may(&keepers(record.kind())) && !record.struck,
        confirms: own && record.awaits_confirmation(),
        needs_solver: own && record.awaits_solver(),
    })
}

/// 划去、确认 One act, by its name in the address.
pub(super) async fn act(Path((number, act)): Path<(String, String)>, posted: Posted) -> Response {
    let (seated, fields, of) = (posted.seat.seated.clone(), posted.fields.clone(), number.clone());
    let done = posted.seat.at_desk(move |office| one(office, &seated, (&of, &act), &fields)).await;
    match done.map_err(Trouble::obstacles) {
        Ok(()) => went(&format!("{HERE}/records/{number}")),
        Err(Ok(faults)) => render(posted.seat, number, faults).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}

fn one(office: &Office, seated: &Seated, (number, act): (&str, &str), fields: &Fields) -> Result<(), DeskError> {
    let kind = kind_of(number).ok_or(DeskError::NotFound)?;
    let seen = u32::try_from(fields.number("version")).unwrap_or(0);
    match act {
        "strike" => {
            let clerk = seated.as_any(&keepers(kind));
            desk::strike(office, &clerk, (number, seen), &fields.text("reason")).map(|_| ())
        }
        // Whoever confirms does so as themselves, in whatever role they hold.
        "confirm" => desk::confirm(office, &seated.clerk, (number, seen)).map(|_| ()),
        _ => Err(DeskError::NotFound),
    }
}
