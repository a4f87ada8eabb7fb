//! 从表格导入 Records of one ledger from a spreadsheet whose headings are the labels of its form.
//!
//! All or nothing: every faulty row is named, and while one is faulty nothing is taken. The same file is recognised by
//! its bytes and not taken twice.

mod fault;
mod sheet;

use axum::{
    extract::{FromRequest as _, Multipart, Path, Request},
    response::Response,
};
use hall::serving::{Fields, Hall, Posted, Seat, Seated, Trouble, went};
use messages::Catalogued as _;
use office::{Clerk, DeskError, Office, Zone};
use papers::{Block, Grid};
use store::{Tx, digest::Digest, params};

use self::fault::refused;
use super::{
    HERE, keepers, kind_named,
    list::{self, Asked},
    write::accounts,
};
use crate::desk;

pub use self::fault::ImportFault;

/// Rows of one file: more than a township writes in a year.
const MOST: usize = 5_000;

/// 导入
pub(super) async fn take(Path(kind): Path<String>, seat: Seat, request: Request) -> Response {
    let roles = match kind_named(&kind) {
        Ok(kind) => keepers(kind),
        Err(unknown) => return seat.trouble(Trouble::Desk(unknown)),
    };
    if !seat.visit.at_home || !seat.seated.may(&roles) {
        return seat.trouble(Trouble::Desk(DeskError::NotAllowed { act: "登记这本台账" }));
    }
    let Some((words, name, bytes)) = received(request).await else {
        return seat.trouble(Trouble::Desk(refused(&[ImportFault::NoFile])));
    };
    let posted = match Posted::read(seat, Fields::of(words)) {
        Ok(posted) => posted,
        Err(foreign) => return *foreign,
    };
    let (hall, seated, of) = (posted.seat.hall().clone(), posted.seat.seated.clone(), kind.clone());
    let done = posted.seat.at_desk(move |office| taken(&hall, office, &seated, &of, (&name, &bytes)));
    match done.await.map_err(Trouble::obstacles) {
        Ok(year) => went(&format!("{HERE}/{kind}?year={year}")),
        Err(Ok(faults)) => list::render(posted.seat, kind, Asked::default(), faults).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}

/// The words of the form, the name of the file and its bytes.
async fn received(request: Request) -> Option<(Vec<(String, String)>, String, Vec<u8>)> {
    let mut multipart = Multipart::from_request(request, &()).await.ok()?;
    let (mut words, mut file) = (Vec::new(), (String::new(), Vec::new()));
    while let Some(mut field) = multipart.next_field().await.ok()? {
        let (name, given) = (field.name().unwrap_or_default().to_owned(), field.file_name().map(str::to_owned));
        let mut bytes = Vec::new();
        while let Some(piece) = field.chunk().await.ok()? {
            if bytes.len() + piece.len() > papers::limits::FILE_BYTES + 1 {
                return None;
            }
            bytes.extend_from_slice(&piece);
        }
        match given {
            Some(given) => file = (given, bytes),
            None if words.len() < 16 => words.push((name, String::from_utf8_lossy(&bytes).into_owned())),
            None => return None,
        }
    }
    Some((words, file.0, file.1))
}

/// Takes in a whole file, and gives the year of its last row.
fn taken(hall: &Hall, office: &Office, seated: &Seated, kind: &str, file: (&str, &[u8])) -> Result<i16, DeskError> {
    let kind = kind_named(kind)?;
    let clerk = seated.as_any(&keepers(kind));
    desk::may_keep(&clerk, kind)?;
    let (name, bytes) = file;
    if bytes.is_empty() {
        return Err(refused(&[ImportFault::NoFile]));
    }
    let is_csv = name.to_ascii_lowercase().ends_with(".csv");
    let paper = if is_csv { papers::csv(bytes) } else { papers::read(bytes, None) };
    let paper = paper.map_err(|error| DeskError::Blocked(vec![error.message()]))?;
    let grid = |block: &Block| if let Block::Grid(grid) = block { Some(grid.clone()) } else { None };
    let grids: Vec<Grid> = paper.blocks.iter().filter_map(grid).collect();
    let roster = hall.furnishing().reception.roster(office, &clerk.body)?;
    let rows = sheet::rows(kind, &grids, &accounts(&roster))?;
    let year = rows.last().map_or(0, |(_, new)| new.facts.year());
    let hash = Digest::of(&[kind.id().as_bytes(), b"\n", bytes].concat()).to_string();
    desk::enter_all(office, &clerk, kind, &rows, |tx, at| note(tx, &clerk, (&hash, name), at, rows.len()))?;
    Ok(year)
}

/// Notes that the file was taken in; not when it was before.
fn note(tx: &Tx<'_>, clerk: &Clerk, (hash, name): (&str, &str), at: i64, rows: usize) -> Result<(), DeskError> {
    let (body, account, items) = (&clerk.body, &clerk.account, i64::try_from(rows).unwrap_or(i64::MAX));
    let added = tx.execute(
        "INSERT INTO import (body, hash, name, account, at, items) VALUES (:body, :hash, :name, :account, :at, :items)
         ON CONFLICT (body, hash) DO NOTHING",
        params! { body, hash, name: name.replace('\0', ""), account, at, items },
    )?;
    if added > 0 {
        return Ok(());
    }
    let before: Option<i64> =
        tx.first("SELECT at FROM import WHERE body = :body AND hash = :hash", params! { body, hash }, |row| {
            row.get("at")
        })?;
    Err(refused(&[ImportFault::Again(Zone::shanghai().day(before.unwrap_or(at)))]))
}
