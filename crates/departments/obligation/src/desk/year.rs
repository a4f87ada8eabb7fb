//! 排日历 The tasks of a year, as they follow from the catalogue.

use std::collections::BTreeSet;

use affairs::obligation::{self as affair, Obstacle};
use jiff::civil::Date;
use office::{Clerk, DeskError, Filing, Office, Zone};
use store::{StoreError, Tx, params};

use super::{blocked, may_keep, occasion};
use crate::{
    House, desk,
    filing::{file_entry, take_turn},
    records::{self, Catalogue},
};

/// 排出来的 What a calendar brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// The year.
    pub year: i16,
    /// How many tasks are new.
    pub tasks: usize,
}

/// 排公开日历 Every task of a year that is not there yet; made again, it adds only what the catalogue gained. Whatever does
/// not concern the body makes none.
///
/// # Errors
///
/// No duty; a year that nobody can plan; nothing left to plan; the store.
pub fn prepare_year(office: &Office, house: &dyn House, clerk: &Clerk, year: i16) -> Result<Made, DeskError> {
    may_keep(clerk)?;
    let added = records::added(office, house, &clerk.body)?;
    let made = office.store.write(&clerk.scope(), |tx| {
        let at = office.clock.now();
        take_turn(tx, &clerk.body, at)?;
        let catalogue = Catalogue::read(house, tx, &clerk.body, &added)?;
        let owed: Vec<_> = catalogue.owed().collect();
        let planned = affair::year(&owed, year, &office.calendar);
        let known: BTreeSet<(String, String)> = records::slots(tx, &clerk.body)?.into_iter().collect();
        records::keep_titles(tx, &clerk.body, &owed)?;
        let first = records::next(tx, &clerk.body, year)?;
        let there = |code: &str, slot: &str| known.contains(&(code.to_owned(), slot.to_owned()));
        let (tasks, entry) = affair::make_year(year, &planned, there, first, &occasion(office, clerk, at))
            .map_err(|found: Vec<Obstacle>| blocked(&found))?;
        for task in &tasks {
            records::keep_task(tx, &clerk.body, year, task, at)?;
        }
        file_entry(office, tx, (clerk, at), &entry, &Filing::default(), "")?;
        look_again_from(tx, &clerk.body, year)?;
        Ok::<_, DeskError>(Made { year, tasks: tasks.len() })
    })?;
    desk::settle(office, house, &clerk.body)?;
    desk::call_due(office, house, &clerk.body)?;
    Ok(made)
}

/// What was published since the year began answers its tasks too, also where the calendar was made late.
fn look_again_from(tx: &Tx<'_>, body: &str, year: i16) -> Result<(), StoreError> {
    let first = Date::new(year, 1, 1).unwrap_or(Date::MIN).at(0, 0, 0, 0);
    let at = Zone::shanghai().instant(first).saturating_sub(1);
    tx.execute("UPDATE obligation_seen SET at = :at, item = '' WHERE body = :body AND at > :at", params! { body, at })
        .map(|_| ())
}
