//! 抽 What happens at the books: mostly by somebody who may, mostly in time.

use jiff::{Span, civil::Date};

use super::{Ask, Kept, Sort, What};
use crate::{deed::Hat, dice::Dice, draw::Table};

/// An act at the books, and who comes with it; nobody where there is nobody.
pub(crate) fn draw(table: &Table<'_>, dice: &mut Dice) -> Option<(Hat, Ask)> {
    let body = usize::from(dice.percent(25));
    let hats = table.house.all_hats(body, table.today);
    let ask = ask(table, body, dice)?;
    if let Ask::Confirm { number, .. } = &ask
        && let Some(What::Problem { by, .. }) = table.house.books.find(body, number).map(|kept| &kept.what)
        && dice.percent(85)
    {
        return dice.pick(&table.house.hats(by, table.today)).map(|hat| (hat.clone(), ask));
    }
    let roles = |hat: &Hat| table.house.counting(hat);
    let may = |hat: &&Hat| table.house.books.judge(hat, &roles(hat), &ask, table.today).is_ok();
    let able: Vec<Hat> = hats.iter().filter(may).cloned().collect();
    let from = if able.is_empty() || dice.percent(table.plan.unlawful) { &hats } else { &able };
    dice.pick(from).map(|hat| (hat.clone(), ask))
}

fn ask(table: &Table<'_>, body: usize, dice: &mut Dice) -> Option<Ask> {
    let books = &table.house.books;
    let mine: Vec<&Kept> = books.kept.iter().filter(|kept| kept.body == body).collect();
    let kept = |dice: &mut Dice| dice.pick(&mine).copied();
    let seen = |version: u32, dice: &mut Dice| if dice.percent(7) { version.saturating_sub(1) } else { version };
    Some(match dice.below(10) {
        0..=2 => Ask::Enter { what: what(table, body, dice)?, despite: dice.percent(40) },
        3 => {
            let kept = kept(dice)?;
            let what = what(table, body, dice)?;
            let what =
                if what.sort() == kept.what.sort() || dice.percent(5) { what } else { near(kept, table.today, dice) };
            let (number, seen) = (kept.number.clone(), seen(kept.version, dice));
            Ask::Amend { number, seen, what, says: dice.percent(92), despite: dice.percent(40) }
        }
        4 => {
            let kept = kept(dice)?;
            Ask::Strike { number: kept.number.clone(), seen: seen(kept.version, dice), says: dice.percent(92) }
        }
        5..=6 => {
            let open: Vec<&&Kept> =
                mine.iter().filter(|kept| kept.what.solved().is_some() && !kept.confirmed).collect();
            let kept = if dice.percent(85) { dice.pick(&open).map(|kept| **kept)? } else { kept(dice)? };
            Ask::Confirm { number: kept.number.clone(), seen: seen(kept.version, dice) }
        }
        _ => book(table, body, dice),
    })
}

/// The same record with other people or another day of solving.
fn near(kept: &Kept, today: Date, dice: &mut Dice) -> What {
    match kept.what.clone() {
        What::Training { on, topic, .. } => What::Training { on, people: dice.below(5), topic },
        What::Problem { raised, by, .. } => {
            let solved = dice.percent(80).then(|| today.saturating_sub(Span::new().days(dice.between(-1, 20))));
            What::Problem { raised, by, solved }
        }
    }
}

fn what(table: &Table<'_>, body: usize, dice: &mut Dice) -> Option<What> {
    let on = table.today.saturating_sub(Span::new().days(dice.between(-1, 150)));
    if dice.percent(50) {
        return Some(What::Training { on, people: dice.below(6), topic: dice.below(3) });
    }
    let here: Vec<_> = table.house.people.iter().filter(|person| person.body == body).collect();
    let by = dice.pick(&here)?.account.clone();
    let solved = dice.percent(65).then(|| on.saturating_add(Span::new().days(dice.between(-1, 20))));
    Some(What::Problem { raised: on, by, solved })
}

/// A book is opened, closed once its year is over, or opened again; the last year more often than this one.
fn book(table: &Table<'_>, body: usize, dice: &mut Dice) -> Ask {
    let sort = if dice.percent(50) { Sort::Training } else { Sort::Problem };
    let year = table.today.year() - i16::from(dice.percent(60)) + i16::from(dice.percent(4)) * 2;
    let known = table.house.books.books.get(&(body, sort, year)).copied();
    let Some(book) = known.filter(|_| dice.percent(92)) else { return Ask::Open { sort, year } };
    let seen = if dice.percent(7) { book.version + 1 } else { book.version };
    if book.closed != dice.percent(10) {
        return Ask::Reopen { sort, year, seen, says: dice.percent(85) };
    }
    let empty = table.house.books.of_year(body, sort, year).all(|kept| kept.struck);
    Ask::Close { sort, year, nothing: empty != dice.percent(15), seen }
}
