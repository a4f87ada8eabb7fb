//! 判 What must come of it, by the rules as they are written down (`operations.md` §§7, 9).

use affairs::role::Role;
use jiff::civil::Date;

use super::{Ask, Book, Books, Kept, What};
use crate::{deed::Hat, model::Ruling};

/// The first fault of a list, if there is one.
fn first(faults: &[(bool, &'static str)]) -> Ruling {
    faults.iter().find(|fault| fault.0).map_or(Ok(()), |fault| Err(fault.1))
}

impl Books {
    /// `roles` are those that count for whoever acts: all of their own, and that of whom they stand in for.
    pub(super) fn judge(&self, hat: &Hat, roles: &[Role], ask: &Ask, today: Date) -> Ruling {
        let keeps = roles.iter().any(|role| matches!(role, Role::InfoOfficer | Role::OfficeHead));
        let closes = roles.contains(&Role::OfficeHead);
        match ask {
            Ask::Open { sort, year } => first(&[
                (!keeps, "keeps no ledger"),
                (self.books.contains_key(&(hat.body, *sort, *year)), "opened before"),
                (*year < 2008 || *year > today.year() + 1, "no such year"),
            ]),
            Ask::Close { nothing, .. } => {
                let held = self.held(hat.body, ask);
                self.of_book(hat, ask, today, closes).and_then(|()| {
                    first(&[(*nothing && held > 0, "not nothing"), (!nothing && held == 0, "nothing to be complete")])
                })
            }
            Ask::Reopen { .. } => self.of_book(hat, ask, today, closes),
            Ask::Enter { what, despite } => first(&[
                (!keeps, "keeps no ledger"),
                (!sound(what, today), "contradicts itself"),
                (self.twin(hat.body, what, "") && !despite, "said before"),
                (self.closed(hat.body, what.sort(), what.day().year()), "the year is closed"),
            ]),
            Ask::Amend { number, seen, what, says, despite } => {
                let Some(kept) = self.find(hat.body, number) else { return Err("no such record") };
                first(&[(!keeps, "keeps no ledger"), (kept.struck, "struck"), (kept.version != *seen, "stale")])?;
                let next = Kept { what: what.clone(), confirmed: kept.confirmed && kept.what == *what, ..kept.clone() };
                first(&[
                    (!says, "no reason"),
                    (!sound(what, today), "contradicts itself"),
                    (what.sort() != kept.what.sort(), "another ledger"),
                    (what.day().year() != kept.what.day().year(), "another year"),
                    (*what == kept.what, "nothing changed"),
                    (self.twin(hat.body, what, number) && !despite, "said before"),
                    (self.moves_closed(kept, &next), "it changes a closed year"),
                ])
            }
            Ask::Strike { number, seen, says } => {
                let Some(kept) = self.find(hat.body, number) else { return Err("no such record") };
                let next = Kept { struck: true, ..kept.clone() };
                first(&[
                    (!keeps, "keeps no ledger"),
                    (kept.struck, "struck"),
                    (kept.version != *seen, "stale"),
                    (!says, "no reason"),
                    (self.closed(hat.body, kept.what.sort(), kept.what.day().year()), "the year is closed"),
                    (self.moves_closed(kept, &next), "it changes a closed year"),
                ])
            }
            Ask::Confirm { number, seen } => self.confirm(hat, number, *seen),
        }
    }

    fn of_book(&self, hat: &Hat, ask: &Ask, today: Date, closes: bool) -> Ruling {
        let (sort, year, seen, opens, says) = match ask {
            Ask::Close { sort, year, seen, .. } => (*sort, *year, *seen, false, true),
            Ask::Reopen { sort, year, seen, says } => (*sort, *year, *seen, true, *says),
            _ => return Err("no book"),
        };
        let Some(Book { closed, version }) = self.books.get(&(hat.body, sort, year)) else { return Err("not opened") };
        first(&[
            (!closes, "closes no book"),
            (*version != seen, "stale"),
            (*closed != opens, "so it stands already"),
            (!opens && today.year() <= year, "the year is not over"),
            (!says, "no reason"),
        ])
    }

    /// Records, not struck, that the book of a year holds or the year counts.
    fn held(&self, body: usize, ask: &Ask) -> usize {
        let Ask::Close { sort, year, .. } = ask else { return 0 };
        let own = |kept: &Kept| !kept.struck && kept.what.day().year() == *year;
        let here = |kept: &&Kept| kept.body == body && kept.what.sort() == *sort;
        let counts = |kept: &Kept| kept.counts().is_some_and(|(of, _)| of == *year);
        self.kept.iter().filter(here).filter(|kept| own(kept) || counts(kept)).count()
    }

    fn confirm(&self, hat: &Hat, number: &str, seen: u32) -> Ruling {
        let Some(kept) = self.find(hat.body, number) else { return Err("no such record") };
        let What::Problem { by, solved, .. } = &kept.what else { return Err("nothing to confirm") };
        let next = Kept { confirmed: true, ..kept.clone() };
        first(&[
            (by != &hat.account, "not theirs"),
            (kept.struck, "struck"),
            (kept.version != seen, "stale"),
            (solved.is_none(), "not solved"),
            (kept.confirmed, "confirmed before"),
            (kept.solver.as_deref() == Some(hat.account.as_str()), "their own solution"),
            (self.moves_closed(kept, &next), "it changes a closed year"),
        ])
    }

    /// Another training, not struck, of the same day and topic.
    fn twin(&self, body: usize, what: &What, but: &str) -> bool {
        let What::Training { on, topic, .. } = what else { return false };
        self.kept.iter().filter(|kept| kept.body == body && kept.number != but && !kept.struck).any(
            |kept| matches!(&kept.what, What::Training { on: day, topic: other, .. } if day == on && other == topic),
        )
    }

    /// Whether what a closed year counts would be another number, or counted on another day.
    fn moves_closed(&self, before: &Kept, after: &Kept) -> bool {
        let counted =
            |kept: &Kept| kept.counts().map(|(year, n)| (year, n, kept.what.solved().unwrap_or(kept.what.day())));
        let (was, is) = (counted(before), counted(after));
        let closed = |year: i16| self.closed(before.body, before.what.sort(), year);
        was != is && [was, is].into_iter().flatten().any(|(year, ..)| closed(year))
    }
}

fn sound(what: &What, today: Date) -> bool {
    match what {
        What::Training { on, people, .. } => *on <= today && *people > 0,
        What::Problem { raised, solved, .. } => {
            *raised <= today && solved.is_none_or(|solved| *raised <= solved && solved <= today)
        }
    }
}
