//! 通知 Who has to be told of what was done, said independently of the desks (`operations.md` §3.4).

use affairs::role::Role;

use super::{House, Piece, Stand};
use crate::deed::{Deed, Form};

/// 告诉谁
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Whom {
    Account(String),
    /// Everybody of the body who holds it.
    Role(Role),
}

/// 通知 Of an entry of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tell {
    pub(crate) position: i64,
    pub(crate) body: usize,
    pub(crate) whom: Whom,
    /// One errand for all of them.
    pub(crate) alarm: bool,
}

impl House {
    /// Notes whom the form that was just acknowledged concerns; the entry stands at this position.
    pub(crate) fn owe_letters(&mut self, form: &Form, number: &str, position: i64) {
        let Some(piece) = self.piece(number) else { return };
        let whom = concerned(form, piece);
        self.owe((position, piece.body, false), whom);
    }

    /// Somebody's item was not released at its hour: whoever signed it and whoever set the hour hears of it.
    pub(crate) fn owe_alarm(&mut self, number: &str, by: &str, position: i64) {
        let Some(piece) = self.piece(number) else { return };
        let mut accounts: Vec<String> = piece.marks.iter().filter_map(|mark| mark.persons.first().cloned()).collect();
        accounts.push(by.to_owned());
        accounts.sort();
        accounts.dedup();
        self.owe((position, piece.body, true), accounts.into_iter().map(Whom::Account).collect());
    }

    fn owe(&mut self, (position, body, alarm): (i64, usize, bool), whom: Vec<Whom>) {
        self.tells.extend(whom.into_iter().map(|whom| Tell { position, body, whom, alarm }));
    }

    /// Whether somebody had the role from the first day to this one.
    pub(crate) fn always_held(&self, account: &str, role: Role) -> bool {
        let began = self.person(account).is_some_and(|person| person.roles.contains(&role));
        began && !self.taken.contains(&(account.to_owned(), role))
    }
}

fn concerned(form: &Form, piece: &Piece) -> Vec<Whom> {
    match &form.deed {
        Deed::Sign { returns: true, .. } => {
            let authors = piece.authors.iter().filter(|account| **account != form.hat.account);
            let leader = (piece.returns >= 3).then_some(Whom::Role(Role::LeaderInCharge));
            authors.cloned().map(Whom::Account).chain(leader).collect()
        }
        Deed::Sign { .. } if piece.stand == Stand::Approved => vec![Whom::Role(Role::OfficeHead)],
        Deed::Urgent { .. } => vec![Whom::Role(Role::OfficeHead)],
        Deed::Withdraw { .. } => vec![Whom::Role(Role::LeaderInCharge)],
        _ => Vec::new(),
    }
}
