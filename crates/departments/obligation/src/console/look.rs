//! 看 What every page of this department has in hand: the catalogue, who is who, and today.

use std::collections::BTreeMap;

use affairs::{
    obligation::{Matter, Task, Terms},
    role::Role,
};
use hall::serving::{Hall, Roster, Seated};
use jiff::civil::{Date, DateTime};
use office::{DeskError, Office, Zone};
use store::Tx;

use super::{KEEPERS, must_read, words};
use crate::{
    House,
    records::{self, Catalogue},
};

/// 看 A reader at a page.
pub(super) struct Look<'a> {
    pub(super) office: &'a Office,
    pub(super) house: &'a dyn House,
    pub(super) seated: &'a Seated,
    pub(super) roster: Roster,
    pub(super) added: Vec<Matter>,
    pub(super) today: Date,
    pub(super) now: DateTime,
}

impl<'a> Look<'a> {
    /// For whoever may read.
    pub(super) fn of(
        hall: &Hall,
        office: &'a Office,
        house: &'a dyn House,
        seated: &'a Seated,
    ) -> Result<Self, DeskError> {
        must_read(seated)?;
        let body = &seated.clerk.body;
        let (zone, at) = (Zone::shanghai(), office.clock.now());
        let today = zone.day(at);
        let midnight = zone.instant(today.at(0, 0, 0, 0));
        Ok(Self {
            office,
            house,
            seated,
            roster: hall.furnishing().reception.roster(office, body)?,
            added: records::added(office, house, body)?,
            today,
            now: today.at(0, 0, 0, 0).saturating_add(jiff::SignedDuration::from_millis(at - midnight)),
        })
    }

    pub(super) fn body(&self) -> &str {
        &self.seated.clerk.body
    }

    /// Reads with the catalogue in hand.
    pub(super) fn read<T>(&self, look: impl Fn(&Tx<'_>, &Catalogue) -> Result<T, DeskError>) -> Result<T, DeskError> {
        self.office.store.read(&self.seated.clerk.scope(), |tx| {
            let catalogue = Catalogue::read(self.house, tx, self.body(), &self.added)?;
            look(tx, &catalogue)
        })
    }

    /// A task as a line of a page; `said` holds the words beside each task.
    pub(super) fn line(&self, catalogue: &Catalogue, task: &Task, said: &BTreeMap<String, String>) -> Line {
        let matter = catalogue.matter(&task.code);
        let title = matter.map_or_else(|| task.code.clone(), |matter| matter.item.title.clone());
        let terms = matter.map(|matter| catalogue.terms(&matter.item)).unwrap_or_default();
        let late = task.is_late(self.now);
        Line {
            number: task.number.clone(),
            code: task.code.clone(),
            title,
            why: words::cause(&task.cause, said.get(&task.number).map(String::as_str)),
            due: words::day(task.due),
            aim: if task.target < task.due { words::day(task.target) } else { String::new() },
            standing: words::standing(task, self.today, late),
            who: words::who(&terms, &self.roster, &catalogue.sections),
            mine: self.is_mine(&terms),
            section: terms.section,
            open: task.closing.is_none(),
            late,
            stands: matter.is_some_and(affairs::obligation::Matter::stands),
            asks: task.closing.is_none() && matches!(task.cause, affairs::obligation::Cause::Question { .. }),
            write: words::write(task),
            month: task.due.month(),
            version: task.version,
        }
    }

    /// Whether the task is that of whoever looks: by name, by section, or as the head of the office.
    fn is_mine(&self, terms: &Terms) -> bool {
        let clerk = &self.seated.clerk;
        let writes = self.seated.may(&[Role::InfoOfficer, Role::SectionHead]);
        match (terms.responsible.as_str(), terms.section.as_str()) {
            ("", "") => self.seated.may(KEEPERS),
            ("", section) => writes && clerk.section == section,
            (account, _) => account == clerk.account || terms.deputy == clerk.account,
        }
    }
}

/// 一行 A task on a page.
pub(super) struct Line {
    pub(super) number: String,
    pub(super) code: String,
    pub(super) title: String,
    pub(super) why: String,
    pub(super) due: String,
    /// The day to aim at, where it lies before the due day.
    pub(super) aim: String,
    /// Kind of the badge and its words.
    pub(super) standing: (&'static str, String),
    pub(super) who: String,
    pub(super) section: String,
    pub(super) mine: bool,
    pub(super) open: bool,
    pub(super) late: bool,
    /// 问有没有发生 An open question.
    pub(super) asks: bool,
    pub(super) write: String,
    /// Whether something new may be written under its matter.
    pub(super) stands: bool,
    pub(super) month: i8,
    pub(super) version: u32,
}
