//! A small house around the desks: two sections, a county above, and what others published.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use ::rehearsal::{NoCheck, Rehearsal};
use affairs::role::Role;
use jiff::civil::Date;
use obligation::{House, Published};
use office::{Checks, Clerk};
use store::{Scope, StoreError, Tx};

pub(crate) use ::rehearsal::{clerk, codes};

/// 单位 What the rest of the house says.
#[derive(Default)]
pub(crate) struct Town(Mutex<Vec<Published>>);

impl Town {
    /// Somebody published an item.
    pub(crate) fn publishes(&self, here: &Rehearsal, item: &str, code: &str, on: &str) {
        self.shows(here, (item, code, on), (false, false));
    }

    /// The same, relayed or as a statement of none.
    pub(crate) fn shows(
        &self,
        here: &Rehearsal,
        (item, code, on): (&str, &str, &str),
        (relayed, statement): (bool, bool),
    ) {
        let (on, at) = (day(on), here.now());
        let (item, by) = (item.to_owned(), "lin".to_owned());
        let (index_number, title) = (format!("X/{item}"), format!("关于{item}的信息"));
        self.0.lock().unwrap().push(Published {
            item,
            index_number,
            code: code.into(),
            title,
            on,
            at,
            by,
            relayed,
            statement,
        });
    }
}

impl House for Town {
    fn above(&self, _: &Tx<'_>, body: &str) -> Result<Option<String>, StoreError> {
        Ok((body != "county").then(|| "county".to_owned()))
    }

    fn sections(&self, _: &Tx<'_>, _: &str) -> Result<Vec<(String, String)>, StoreError> {
        let of = |(id, name): (&str, &str)| (id.to_owned(), name.to_owned());
        Ok([("office", "党政办"), ("service", "公共服务办公室")].map(of).to_vec())
    }

    fn published_after(
        &self,
        _: &Tx<'_>,
        _: &str,
        after: (i64, &str),
        most: i64,
    ) -> Result<Vec<Published>, StoreError> {
        let mut found: Vec<Published> = self.0.lock().unwrap().clone();
        found.retain(|it| (it.at, it.item.as_str()) > after);
        found.sort_by(|one, other| (one.at, &one.item).cmp(&(other.at, &other.item)));
        found.truncate(usize::try_from(most).unwrap());
        Ok(found)
    }

    fn published(&self, _: &Tx<'_>, _: &str, number: &str) -> Result<Option<Published>, StoreError> {
        let found = self.0.lock().unwrap();
        Ok(found.iter().find(|it| it.item == number || it.index_number == number).cloned())
    }

    fn of_code(&self, _: &Tx<'_>, _: &str, code: &str, _: i64) -> Result<Vec<Published>, StoreError> {
        Ok(self.0.lock().unwrap().iter().filter(|it| it.code == code).cloned().collect())
    }

    fn newest(&self, _: &Tx<'_>, _: &str) -> Result<BTreeMap<String, Date>, StoreError> {
        let found = self.0.lock().unwrap();
        let mut newest = BTreeMap::new();
        for it in found.iter() {
            let day = newest.entry(it.code.clone()).or_insert(it.on);
            *day = it.on.max(*day);
        }
        Ok(newest)
    }
}

pub(crate) fn on_both_engines(name: &str, case: impl Fn(&Rehearsal, Arc<Town>)) {
    ::rehearsal::on_both_engines(&format!("obligation-{name}"), &Checks::of(NoCheck), |here| {
        here.at("2026-01-05 09:00:00");
        case(here, Arc::new(Town::default()));
    });
}

pub(crate) fn head() -> Clerk {
    clerk("zhou", Role::OfficeHead, "office")
}

pub(crate) fn officer() -> Clerk {
    clerk("lin", Role::InfoOfficer, "office")
}

pub(crate) fn leader() -> Clerk {
    clerk("fu", Role::LeaderInCharge, "")
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn read<T>(here: &Rehearsal, look: impl Fn(&Tx<'_>) -> Result<T, StoreError>) -> T {
    here.office.store.read(&Scope::body("sangcun"), look).unwrap()
}
