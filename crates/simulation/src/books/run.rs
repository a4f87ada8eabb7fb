//! 办 An act at the books: what comes of it must be what was decided here, one entry or none.

use affairs::role::Role;
use office::DeskError;

use super::{Ask, Book, Books, Kept, What};
use crate::{
    cast::BODIES,
    deed::Hat,
    model::House,
    run::Run,
    world::{World, said},
};

impl House {
    /// The roles that count for somebody under a hat: all of their own, and that of whom they stand in for.
    pub(crate) fn counting(&self, hat: &Hat) -> Vec<Role> {
        let own = self.held.get(&hat.account).into_iter().flatten().copied();
        own.chain(hat.place_of.as_ref().map(|_| hat.role)).collect()
    }
}

impl Run<'_> {
    pub(crate) fn at_the_books(&mut self, hat: &Hat, ask: &Ask) -> Result<(), String> {
        let present = self.world.present(&hat.account)?;
        self.allow_sign_ins()?;
        let Some(clerk) = World::sit(&present, hat) else {
            return Err(format!("{} does not hold what it holds: {hat:?}", hat.account));
        };
        let today = self.world.today();
        let ruling = self.house.books.judge(hat, &self.house.counting(hat), ask, today);
        let done = ask.asked(&self.world.office, &clerk);
        let news = self.trail.follow(self.world.store())?;
        match (done, ruling) {
            (Err(DeskError::Store(error)), _) => Err(error.to_string()),
            (Ok(_), Err(reason)) => Err(format!("it was granted and must be refused: {reason}")),
            (Err(error), Ok(())) => Err(format!("it was refused and must be granted: {}", said(&error))),
            (Err(_), Err(_)) if news.is_empty() => {
                self.tally.refused += 1;
                Ok(())
            }
            (Err(_), Err(_)) => Err(format!("it was refused and left {news:?}")),
            (Ok(number), Ok(())) => {
                let right = |entry: &crate::trail::Seen| {
                    (entry.kind.as_str(), entry.record.as_str(), entry.body.as_str(), entry.account.as_str())
                        == (ask.entry(), number.as_str(), BODIES[hat.body], hat.account.as_str())
                };
                if news.len() != 1 || !news.iter().all(right) {
                    return Err(format!("it was acknowledged as {number} and left {news:?}"));
                }
                self.tally.granted += 1;
                self.house.books.take(hat, ask, &number)
            }
        }
    }
}

impl Books {
    /// What was acknowledged becomes so.
    fn take(&mut self, hat: &Hat, ask: &Ask, number: &str) -> Result<(), String> {
        match ask {
            Ask::Open { sort, year } => {
                self.books.insert((hat.body, *sort, *year), Book { closed: false, version: 1 });
            }
            Ask::Close { sort, year, .. } | Ask::Reopen { sort, year, .. } => {
                let book = self.books.get_mut(&(hat.body, *sort, *year)).ok_or("a book that nobody opened")?;
                (book.closed, book.version) = (matches!(ask, Ask::Close { .. }), book.version + 1);
            }
            Ask::Enter { what, .. } => return self.enter(hat, what, number),
            Ask::Amend { .. } | Ask::Strike { .. } | Ask::Confirm { .. } => {
                let known = self.kept.iter_mut().find(|kept| kept.body == hat.body && kept.number == number);
                change(known.ok_or("a record that nobody entered")?, hat, ask);
            }
        }
        Ok(())
    }

    /// Numbers of a ledger and a year have no gap.
    fn enter(&mut self, hat: &Hat, what: &What, number: &str) -> Result<(), String> {
        let (sort, year) = (what.sort(), what.day().year());
        let expected = format!("{}-{year}-{:03}", sort.head(), self.of_year(hat.body, sort, year).count() + 1);
        if number != expected {
            return Err(format!("the number is {number} and must be {expected}"));
        }
        let solver = what.solved().map(|_| hat.account.clone());
        let (number, what) = (number.to_owned(), what.clone());
        self.kept.push(Kept { number, body: hat.body, what, solver, confirmed: false, struck: false, version: 1 });
        Ok(())
    }
}

fn change(kept: &mut Kept, hat: &Hat, ask: &Ask) {
    kept.version += 1;
    match ask {
        Ask::Amend { what, .. } => {
            if kept.what.solved() != what.solved() {
                kept.solver = what.solved().map(|_| hat.account.clone());
            }
            kept.confirmed = kept.confirmed && kept.what == *what;
            kept.what = what.clone();
        }
        Ask::Strike { .. } => kept.struck = true,
        Ask::Confirm { .. } => kept.confirmed = true,
        Ask::Open { .. } | Ask::Close { .. } | Ask::Reopen { .. } | Ask::Enter { .. } => {}
    }
}
