//! 全家 Everything the simulation keeps: items, who holds what, who stands in for whom, what the rules of the check are.

use std::collections::{BTreeMap, BTreeSet};

use affairs::role::Role;
use jiff::civil::Date;

use super::{Piece, Stand, Tell};
use crate::{
    books::Books,
    cast::Person,
    deed::{Form, Hat, Place},
};

/// 代理 One deputyship that was acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Deputyship {
    pub(crate) id: String,
    pub(crate) body: usize,
    pub(crate) principal: String,
    pub(crate) deputy: String,
    pub(crate) role: Role,
    pub(crate) section: Option<String>,
    pub(crate) from: Date,
    pub(crate) to: Date,
}

/// 全家
#[derive(Clone, Debug, Default)]
pub(crate) struct House {
    pub(crate) people: Vec<Person>,
    pub(crate) pieces: Vec<Piece>,
    /// Who holds what now.
    pub(crate) held: BTreeMap<String, BTreeSet<Role>>,
    pub(crate) deputies: Vec<Deputyship>,
    /// The item that each page for a new one led to, by account and key of the page.
    pub(crate) pages: BTreeMap<(String, String), String>,
    /// Who has to be told of what, in the order in which it happened.
    pub(crate) tells: Vec<Tell>,
    /// The ledgers of the year.
    pub(crate) books: Books,
    /// Roles that were taken away at some time.
    pub(crate) taken: BTreeSet<(String, Role)>,
    /// The version of the rules of the machine check.
    pub(crate) rules: u64,
    /// Whether the auditor of the township may come from the county.
    pub(crate) above: bool,
}

impl House {
    pub(crate) fn new(people: Vec<Person>) -> Self {
        let held = people.iter().map(|one| (one.account.clone(), one.roles.iter().copied().collect())).collect();
        Self { people, held, rules: 1, ..Self::default() }
    }

    pub(crate) fn person(&self, account: &str) -> Option<&Person> {
        self.people.iter().find(|one| one.account == account)
    }

    pub(crate) fn piece(&self, number: &str) -> Option<&Piece> {
        self.pieces.iter().find(|piece| piece.number == number)
    }

    /// Whether some item is to come out by itself.
    pub(crate) fn awaits_an_hour(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece.stand, Stand::Scheduled { .. }))
    }

    /// The item that this very page began before.
    pub(crate) fn sent_before(&self, form: &Form) -> Option<&Piece> {
        self.piece(self.pages.get(&(form.hat.account.clone(), form.number.clone()))?)
    }

    pub(crate) fn holds(&self, account: &str, role: Role) -> bool {
        self.held.get(account).is_some_and(|roles| roles.contains(&role))
    }

    /// The section for which a hat counts as head of a section: the own, or that of whom is stood in for.
    pub(crate) fn section_of(&self, hat: &Hat) -> Option<String> {
        let whose = hat.place_of.as_ref().map_or(&hat.account, |place| &place.principal);
        self.person(whose).map(|person| person.section.to_owned())
    }

    /// Every hat that somebody may wear on a day: own roles, and those of whom they stand in for.
    pub(crate) fn hats(&self, account: &str, today: Date) -> Vec<Hat> {
        let Some(person) = self.person(account) else { return Vec::new() };
        let hat = |role, place_of| Hat { body: person.body, account: account.to_owned(), role, place_of };
        let mut hats: Vec<Hat> = self.held[account].iter().map(|role| hat(*role, None)).collect();
        let counts = |one: &&Deputyship| {
            one.deputy == account && one.from <= today && today <= one.to && self.holds(&one.principal, one.role)
        };
        for one in self.deputies.iter().filter(counts) {
            let (principal, section) = (one.principal.clone(), one.section.clone());
            hats.push(hat(one.role, Some(Place { principal, section, from: one.from, to: one.to })));
        }
        hats
    }

    /// Every hat of a body on a day.
    pub(crate) fn all_hats(&self, body: usize, today: Date) -> Vec<Hat> {
        let here = self.people.iter().filter(|person| person.body == body);
        here.flat_map(|person| self.hats(&person.account, today)).collect()
    }
}
