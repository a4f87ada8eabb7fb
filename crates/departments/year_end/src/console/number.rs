//! 草稿里的数 A number of a draft, opened: how it was counted, which records, and putting another in its place with a
//! reason.

use affairs::role::Duty;
use askama::Template;
use axum::{
    Extension,
    extract::{Path, RawQuery},
    response::Response,
};
use hall::serving::{Fields, Posted, Seat, Seated, Trouble, went};
use messages::Message;
use office::{DeskError, Office};

use super::{HERE, Ports, acts, must_compile, words, year_of};
use crate::{Line, records};

/// Records on one page of an opened number.
pub(super) const EACH: usize = 100;

#[derive(Template)]
#[template(path = "annual-number.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    year: i16,
    revision: u32,
    field: String,
    name: String,
    digits: String,
    unit: String,
    ledger: String,
    by_hand: bool,
    facts: Vec<(&'static str, String)>,
    records: Vec<Line>,
    pages: Turned,
    /// What was typed.
    typed: (String, String),
}

/// 翻页 Which page of how many.
#[derive(Clone, Debug, Default)]
pub(super) struct Turned {
    pub(super) here: usize,
    pub(super) all: usize,
    pub(super) address: String,
}

impl Turned {
    /// The page that a query asks for, of so many records; the last one for one past the end.
    pub(super) fn of(query: &str, records: usize, address: &str) -> Self {
        let asked = query.split('&').find_map(|pair| pair.strip_prefix("page="));
        let all = records.div_ceil(EACH).max(1);
        let here = asked.and_then(|page| page.parse::<usize>().ok()).unwrap_or(1).clamp(1, all);
        Self { here, all, address: address.to_owned() }
    }

    /// How many records stand before the page, and how many are on it.
    pub(super) fn span(&self) -> (usize, usize) {
        ((self.here - 1) * EACH, EACH)
    }

    pub(super) fn cut<'a>(&self, records: &'a [String]) -> &'a [String] {
        let (from, _) = self.span();
        records.get(from..records.len().min(from + EACH)).unwrap_or_default()
    }

    pub(super) fn before(&self) -> Option<usize> {
        (self.here > 1).then(|| self.here - 1)
    }

    pub(super) fn after(&self) -> Option<usize> {
        (self.here < self.all).then(|| self.here + 1)
    }
}

/// 翻开一个数
pub(super) async fn show(
    Path(at): Path<(String, String)>,
    RawQuery(query): RawQuery,
    Extension(ports): Extension<Ports>,
    seat: Seat,
) -> Response {
    render(seat, ports, at, (query.unwrap_or_default(), Vec::new(), None)).await
}

async fn render(
    seat: Seat,
    ports: Ports,
    (year, field): (String, String),
    (query, faults, typed): (String, Vec<Message>, Option<Fields>),
) -> Response {
    let (seated, key, failed) = (seat.seated.clone(), seat.form_key(), !faults.is_empty());
    match seat.at_desk(move |office| gather(office, &seated, (&year, field), &query, &ports)).await {
        Ok(page) => {
            let mut page = Page { key, faults, ..page };
            if let Some(fields) = typed {
                page.typed = (fields.word("digits"), fields.word("reason"));
            }
            let main = page.render().expect("a template over plain values renders");
            if failed { seat.page_again(HERE, &page.name, &main) } else { seat.page(HERE, &page.name, &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(
    office: &Office,
    seated: &Seated,
    (year, key): (&str, String),
    query: &str,
    ports: &Ports,
) -> Result<Page, DeskError> {
    must_compile(seated)?;
    let (year, body) = (year_of(year)?, &seated.clerk.body);
    office.store.read(&seated.clerk.scope(), |tx| {
        let known = records::find(tx, body, year)?.ok_or(DeskError::NotFound)?;
        let field = known.snapshot.fields.get(&key).ok_or(DeskError::NotFound)?;
        let change = known.draft.overrides.get(&key);
        let digits = known.draft.digits(&key, &known.snapshot).unwrap_or(&field.digits).to_owned();
        let pages = Turned::of(query, field.records.len(), &format!("{HERE}/{year}/numbers/{key}"));
        let lines = ports.sources.records(tx, body, pages.cut(&field.records))?;
        let mut facts = vec![
            ("怎样数的", format!("{}（口径第 {} 版）", field.definition, field.version)),
            ("什么时候数的", format!("{}从台账取的数", words::minute(known.snapshot.computed_at))),
        ];
        if let Some(change) = change {
            let words = format!("台账数出 {}，草稿里写 {}。理由：{}", field.digits, change.digits, change.reason);
            facts.push(("改过的数", words));
        }
        facts.push(("数的是", counted(field.records.len())));
        Ok(Page {
            key: String::new(),
            faults: Vec::new(),
            year,
            revision: known.annual.revision,
            name: field.name.clone(),
            unit: field.unit.clone(),
            ledger: field.digits.clone(),
            by_hand: change.is_some(),
            typed: change.map(|change| (change.digits.clone(), change.reason.clone())).unwrap_or_default(),
            field: key.clone(),
            digits,
            facts,
            records: shown(lines, seated),
            pages,
        })
    })
}

/// The records of a page as the console shows them: a record of a register opens there for those who keep them.
pub(super) fn shown(lines: Vec<Line>, seated: &Seated) -> Vec<Line> {
    let keeps = seated.may(Duty::KeepRegisters.roles());
    let opened = |line: Line| {
        let own = keeps && line.href.is_none() && affairs::register::kind_of(&line.number).is_some();
        let href = own.then(|| format!("/console/registers/records/{}", line.number));
        Line { href: line.href.or(href), ..line }
    };
    lines.into_iter().map(opened).collect()
}

/// How many records a number counts, in a sentence.
pub(super) fn counted(n: usize) -> String {
    match n {
        0 => "没有一条记录，台账建了，核对过：零也是数出来的。".to_owned(),
        n => format!("{n} 条记录，列在下面。"),
    }
}

/// 按理由改数 Puts another number in its place; what does not do comes back as typed.
pub(super) async fn put(
    Path((year, field)): Path<(String, String)>,
    Extension(ports): Extension<Ports>,
    posted: Posted,
) -> Response {
    let seated = posted.seat.seated.clone();
    let mut pairs = posted.fields.pairs().to_vec();
    // The address says which number, whatever else the form says.
    pairs.retain(|(name, _)| name != "key");
    pairs.push(("key".into(), field.clone()));
    let (fields, at) = (Fields::of(pairs), year.clone());
    let done = posted.seat.at_desk(move |office| {
        let clerk = seated.as_any(Duty::CompileReport.roles());
        acts::put(office, &clerk, (year_of(&at)?, acts::seen(&fields)), &fields)
    });
    match done.await.map_err(Trouble::obstacles) {
        // A form below a sentence leads back to it.
        Ok(()) if posted.fields.given("part").is_some() => {
            went(&format!("{HERE}/{year}?part={}", acts::part(&posted.fields)))
        }
        Ok(()) => went(&format!("{HERE}/{year}/numbers/{field}")),
        Err(Ok(faults)) => {
            render(posted.seat, ports, (year, field), (String::new(), faults, Some(posted.fields))).await
        }
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}
