//! 导入 Items from a spreadsheet: drafts that begin their way here, and what was public before the system came.
//!
//! All or nothing: every faulty cell is named with its row and column, and while one is faulty nothing is taken. The
//! same file is recognised by its bytes and not taken twice.

mod cells;
mod columns;
mod fault;
mod line;
mod repeats;
mod sections;
mod sheet;

use affairs::{
    obligation::Matter,
    publication::{self as affair, Elsewhere, Proposal, Step},
};
use jiff::civil::Date;
use messages::Catalogued;
use office::{Clerk, DeskError, Office, Zone};
use store::{StoreError, Tx, params};

pub(crate) use self::{
    cells::{CHANNELS, channel_name},
    sections::Sections,
};
pub use self::{columns::Column, fault::ImportFault, sheet::Sheet};
use crate::{
    Record, Text,
    filing::{acting, file},
    matters::{self, Offer},
    records,
};

/// 导入结果 What a file brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Drafts begun.
    pub drafts: usize,
    /// Items that were public before.
    pub recorded: usize,
}

/// 经手 Whose hand takes the file in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hand {
    /// Somebody of the office, who becomes the author of its drafts.
    Person(Box<Clerk>),
    /// Whoever runs the program, for a body; no draft is begun by nobody.
    House(String),
}

impl Hand {
    fn clerk(&self, sheet: &Sheet) -> Clerk {
        let request = Some(format!("import-{}", &sheet.hash().to_string()[..12]));
        match self {
            Self::Person(clerk) => Clerk { request, ..(**clerk).clone() },
            Self::House(body) => Clerk {
                body: body.clone(),
                account: "import".into(),
                section: String::new(),
                roles: vec![affairs::role::Role::InfoOfficer],
                role: affairs::role::Role::InfoOfficer,
                acting: None,
                address: None,
                session: None,
                request,
            },
        }
    }
}

/// 所在 Whose file it is, and what its cells may name.
struct Within<'a> {
    body: &'a str,
    sections: &'a Sections,
    offer: &'a Offer,
}

/// 一行 What one row of the file becomes.
struct Row {
    /// As the spreadsheet counts them, from 1.
    place: usize,
    proposal: Proposal,
    matter: Matter,
    text: Text,
    elsewhere: Option<Elsewhere>,
}

/// 导入 Takes in a whole file, or nothing of it.
///
/// # Errors
///
/// Every fault of the file at once ([`ImportFault`]); the store.
pub fn import(office: &Office, hand: &Hand, sheet: &Sheet) -> Result<Imported, DeskError> {
    let clerk = hand.clerk(sheet);
    let at = office.clock.now();
    let (before, began, sections) = office.store.read(&clerk.scope(), |tx| {
        let body = &clerk.body;
        Ok::<_, DeskError>((imported_before(tx, body, sheet)?, began(tx, body)?, Sections::of(tx, body)?))
    })?;
    if let Some(on) = before {
        return Err(refused(&[ImportFault::Again { on }]));
    }
    let offer = Offer::of(office, &clerk.body)?;
    let within = Within { body: &clerk.body, sections: &sections, offer: &offer };
    let rows = sheet.rows(&within).map_err(|found| refused(&found))?;
    let taken = repeats::numbers(office, &clerk.body, &rows)?;
    let numbers: Vec<String> = rows.iter().map(|_| office.chance.hex(6)).collect();
    let acting = acting(&clerk);
    let occasion = crate::desk::occasion(office, &acting, at, None);
    let by_person = matches!(hand, Hand::Person(_));
    let steps = decided(&rows, &numbers, began, by_person, &occasion);
    let steps = match steps {
        Ok(steps) if taken.is_empty() => steps,
        Ok(_) => return Err(refused(&taken)),
        Err(found) => return Err(refused(&[found, taken].concat())),
    };
    office.store.write(&clerk.scope(), |tx| {
        if !note(tx, &clerk, sheet, at, rows.len())? {
            return Err(refused(&[ImportFault::Again { on: occasion.today }]));
        }
        for (row, step) in rows.iter().zip(&steps) {
            take(office, tx, &clerk, row, step)?;
        }
        let own: Vec<(&Row, &str)> = rows.iter().zip(numbers.iter().map(String::as_str)).collect();
        let known = repeats::known(tx, &clerk.body, &own)?;
        if known.is_empty() { Ok(()) } else { Err(refused(&known)) }
    })?;
    let recorded = rows.iter().filter(|row| row.elsewhere.is_some()).count();
    Ok(Imported { drafts: rows.len() - recorded, recorded })
}

/// What the affair makes of each row; every obstacle with its row.
fn decided(
    rows: &[Row],
    numbers: &[String],
    began: Option<Date>,
    by_person: bool,
    occasion: &affair::Occasion<'_>,
) -> Result<Vec<Step>, Vec<ImportFault>> {
    let (mut steps, mut found) = (Vec::new(), Vec::new());
    for (row, number) in rows.iter().zip(numbers) {
        let whole = |why: String| ImportFault::Cell { row: row.place, column: "整行", why };
        let step = match &row.elsewhere {
            None if !by_person => {
                found.push(whole("是一件还没有公开的稿件，要写明由谁经手（--by 登录名）".into()));
                continue;
            }
            None => affair::propose(number, &row.proposal, occasion),
            Some(elsewhere) => affair::record(number, &row.proposal, elsewhere, began, occasion),
        };
        match step {
            Ok(step) => steps.push(step),
            Err(obstacles) => found.extend(
                obstacles.iter().map(|obstacle| whole(obstacle.message().what.trim_end_matches('。').to_owned())),
            ),
        }
    }
    if found.is_empty() { Ok(steps) } else { Err(found) }
}

fn take(office: &Office, tx: &Tx<'_>, clerk: &Clerk, row: &Row, step: &Step) -> Result<(), StoreError> {
    let (number, at) = (&step.next.number, step.entry.at);
    records::keep_text(tx, &clerk.body, number, &row.text, &clerk.account, at)?;
    matters::keep(tx, &clerk.body, &row.matter)?;
    let elsewhere = row.elsewhere.as_ref();
    let record = Record {
        item: step.next.clone(),
        title: row.text.title.clone(),
        catalogue: row.matter.code().to_owned(),
        index_number: elsewhere.and_then(|known| known.index_number.clone()),
        published_at: elsewhere.map(|known| Zone::shanghai().instant(known.on.at(0, 0, 0, 0))),
    };
    file(office, tx, clerk, None, record, step, "").map(|_| ())
}

/// The day on which this very file was taken in before.
fn imported_before(tx: &Tx<'_>, body: &str, sheet: &Sheet) -> Result<Option<Date>, StoreError> {
    let hash = sheet.hash().to_string();
    let at: Option<i64> =
        tx.first("SELECT at FROM import WHERE body = :body AND hash = :hash", params! { body, hash }, |row| {
            row.get("at")
        })?;
    Ok(at.map(|at| Zone::shanghai().day(at)))
}

/// The civil day of the body's first release through the flow: from then on this system keeps the dates.
fn began(tx: &Tx<'_>, body: &str) -> Result<Option<Date>, StoreError> {
    let first: Option<Option<i64>> = tx.first(
        "SELECT MIN(at) AS first FROM ledger
          WHERE body = :body AND kind IN ('publication.published', 'publication.published-urgently')",
        params! { body },
        |row| row.get("first"),
    )?;
    Ok(first.flatten().map(|at| Zone::shanghai().day(at)))
}

/// Notes that the file was taken in; not when another hand was faster.
fn note(tx: &Tx<'_>, clerk: &Clerk, sheet: &Sheet, at: i64, items: usize) -> Result<bool, StoreError> {
    let (body, account, name, hash) = (&clerk.body, &clerk.account, sheet.name(), sheet.hash().to_string());
    let items = i64::try_from(items).unwrap_or(i64::MAX);
    let rows = tx.execute(
        "INSERT INTO import (body, hash, name, account, at, items) VALUES (:body, :hash, :name, :account, :at, :items)
         ON CONFLICT (body, hash) DO NOTHING",
        params! { body, hash, name, account, at, items },
    )?;
    Ok(rows > 0)
}

fn refused(found: &[ImportFault]) -> DeskError {
    DeskError::blocked(found, ImportFault::message)
}
