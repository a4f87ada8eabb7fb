//! 带走 A list as a file that somebody takes: it is made first, then the ledger says who took it, then it leaves.
//!
//! Deliberately absent: who may. Whoever sees a list may take it, and the page that shows it knows that.

use affairs::export::Format;
use axum::response::Response;
use documents::{
    Imprint,
    list::{Cell, List, csv, workbook},
};
use jiff::civil::Date;
use messages::Catalogued as _;
use office::{Clerk, DeskError, Office, Zone};

use super::{PageTrouble, downloaded};

/// 带走的文件 A list that is in the ledger as taken.
#[derive(Clone, Debug)]
pub struct Taken {
    kind: &'static str,
    name: String,
    bytes: Vec<u8>,
}

impl Taken {
    /// The rows as a file of the kind that the address ends in; `id` is the list's in the ledger, `name` the file's.
    ///
    /// # Errors
    ///
    /// A kind there is not; what gathering the rows says; a list that no sheet holds; the store, and nothing leaves then.
    pub fn of(
        office: &Office,
        clerk: &Clerk,
        ending: &str,
        (id, name): (&str, &str),
        rows: impl FnOnce() -> Result<List, DeskError>,
    ) -> Result<Self, DeskError> {
        let (format, kind) = match ending {
            "xlsx" => (Format::Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            "csv" => (Format::Csv, "text/csv; charset=utf-8"),
            _ => return Err(DeskError::NotFound),
        };
        let list = rows()?;
        let today = Zone::shanghai().day(office.clock.now());
        let bytes = match format {
            Format::Csv => csv(&list).into_bytes(),
            Format::Xlsx => workbook(&list, &imprint(today))
                .map_err(|_| DeskError::Blocked(vec![PageTrouble::Unexpected.message()]))?,
        };
        office.note_export(clerk, id, format, list.rows.len())?;
        Ok(Self { kind, name: format!("{name} {today}.{ending}"), bytes })
    }

    /// 交出 The answer that carries it.
    #[must_use]
    pub fn given(self) -> Response {
        downloaded(self.kind, &self.name, self.bytes)
    }
}

fn imprint(day: Date) -> Imprint {
    let of = || Imprint::on(day.year().try_into().ok()?, day.month().try_into().ok()?, day.day().try_into().ok()?);
    of().unwrap_or(Imprint::EARLIEST)
}

/// A day as a cell.
#[must_use]
pub fn day_cell(day: Option<Date>) -> Cell {
    day.map_or(Cell::Blank, |day| Cell::Day(day.year(), day.month(), day.day()))
}

/// The civil day of an instant as a cell.
#[must_use]
pub fn instant_cell(at: Option<i64>) -> Cell {
    day_cell(at.map(|at| Zone::shanghai().day(at)))
}
