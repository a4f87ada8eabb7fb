//! The pages of the report and of the figures, as people click through them.

mod clicks;
mod figures;
mod matrix;
mod received;
mod room;

use std::sync::Arc;

use jiff::civil::Date;
use rehearsal::{Answer, Anybody, NoCheck, Rehearsal, Visitor};
use year_end::{
    Edition,
    console::{Ports, routes},
};

use crate::other::{Ledgers, Reviewers};

/// An office with its ledgers, its reviewers and a browser.
pub(super) struct House<'a> {
    pub(super) here: &'a Rehearsal,
    pub(super) ledgers: Arc<Ledgers>,
    pub(super) reviewers: Arc<Reviewers>,
}

impl House<'_> {
    pub(super) fn ports(&self) -> Ports {
        Ports { sources: self.ledgers.clone(), manuscripts: self.reviewers.clone(), read: crate::other::read }
    }

    pub(super) fn visitor(&self, token: &str) -> Visitor {
        let ports = self.ports();
        Visitor::new(&self.here.office, routes(ports), Anybody).with(token)
    }

    /// What was handed in last is released on a day, as a further version.
    pub(super) fn release(&self, on: Date) {
        let read = |tx: &store::Tx<'_>| Ok(year_end::find(tx, "sangcun", on.year() - 1)?.unwrap());
        let known = self.here.office.store.read::<_, store::StoreError>(&store::Scope::body("sangcun"), read).unwrap();
        let content_hash = known.annual.handed.unwrap().content_hash;
        *self.reviewers.public.lock().unwrap() = Some(content_hash.clone());
        self.reviewers.editions.lock().unwrap().push(Edition { content_hash, on, notes: Vec::new() });
    }

    /// The officer who writes the report.
    pub(super) fn officer(&self) -> Visitor {
        self.visitor("zhou-ning/info_officer/office/sangcun")
    }
}

/// The same case on both engines, in the January after a quiet year.
pub(super) fn on_both_engines(name: &str, case: impl Fn(&House<'_>)) {
    rehearsal::on_both_engines(&format!("annual-{name}"), &office::Checks::of(NoCheck), |here| {
        here.at("2026-01-15 09:00:00");
        case(&House { here, ledgers: Arc::new(Ledgers::quiet()), reviewers: Arc::default() });
    });
}

/// Sends the form of a page that goes to `action`, with other values in some of its fields.
pub(super) fn send(browser: &Visitor, page: &Answer, action: &str, typed: &[(&str, &str)]) -> Answer {
    let mut form = page.form(action).unwrap_or_else(|| panic!("no form to {action}: {}", page.body));
    form.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    browser.post(action, form)
}
