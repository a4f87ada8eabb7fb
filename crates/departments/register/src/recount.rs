//! 全部重算 The figures of every body counted anew from the entries of the registers; each processor reads a stretch.

use std::{collections::BTreeSet, ops::Range, thread};

use affairs::register::{Damaged, KINDS, Recount, figures::Counts};
use office::{OfBody, Tallies};
use store::{Passing, Scope, Store, StoreError, Tx, params};

const WHY: &str = "what was counted is counted anew for every body";

/// 全部重算 What the records of the registers count, from every entry up to a position of the ledger. It takes the memory
/// of the records that were amended; so many `readers` read a stretch of the ledger each.
///
/// # Errors
///
/// What the store says; [`StoreError::Damaged`] for an entry that nobody can read.
pub fn recount(store: &Store, upto: i64, readers: usize) -> Result<Tallies, StoreError> {
    let readers = i64::try_from(readers).unwrap_or(1).max(1);
    let long = upto / readers + 1;
    let stretches: Vec<Range<i64>> = (0..readers).map(|at| at * long..((at + 1) * long).min(upto)).collect();
    let look = |stretch: &Range<i64>| store.read(&Scope::everywhere(WHY), |tx| read(tx, stretch));
    let read = thread::scope(|scope| {
        let reading: Vec<_> = stretches.iter().map(|stretch| scope.spawn(|| look(stretch))).collect();
        let done = reading.into_iter().map(|one| one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        done.collect::<Result<Vec<_>, StoreError>>()
    })?;
    let (mut tallies, mut open) = (Tallies::default(), BTreeSet::new());
    for OfOne { body, later, sums } in read.into_iter().flatten() {
        tallies.join(&body, sums);
        open.extend(later.into_iter().map(|number| (body.clone(), number)));
    }
    for (body, number) in open {
        let record = (body.as_str(), number.as_str());
        let mended = store.read(&Scope::everywhere(WHY), |tx| across(tx, record, (&stretches, upto)))?;
        tallies.join(&body, mended);
    }
    Ok(tallies)
}

/// A body in a stretch of the ledger, and the records of which entries before it are asked for.
struct OfOne {
    body: String,
    later: Vec<String>,
    sums: OfBody,
}

fn read(tx: &Tx<'_>, stretch: &Range<i64>) -> Result<Vec<OfOne>, StoreError> {
    let (mut all, mut at) = (Vec::<(String, Recount, OfBody)>::new(), 0);
    tx.backwards::<StoreError>((stretch.start, stretch.end), |one| {
        if !one.kind.starts_with("register.") {
            return Ok(());
        }
        // One body's entries lie beside each other more often than not.
        if all.get(at).is_none_or(|(known, ..)| known != one.body) {
            at = all.iter().position(|(known, ..)| known == one.body).unwrap_or_else(|| {
                all.push((one.body.to_owned(), Recount::default(), OfBody::default()));
                all.len() - 1
            });
        }
        let (_, recount, sums) = &mut all[at];
        counted(recount, one, sums, 1)
    })?;
    all.into_iter()
        .map(|(body, recount, mut sums)| Ok(OfOne { later: rest(recount, &mut sums, 1)?, body, sums }))
        .collect()
}

/// The last of what a stretch counts, and the numbers of records that were entered before it.
fn rest(recount: Recount, sums: &mut OfBody, sign: i64) -> Result<Vec<String>, StoreError> {
    let mut put = |counts: Counts<'_>, times: i64| {
        sums.count((counts.metric, counts.part), counts.day, (counts.amount, times * sign));
    };
    recount.done(&mut put).map_err(damaged)
}

fn damaged((number, unread): Damaged) -> StoreError {
    StoreError::damaged("ledger", &format!("{number}: {unread}"))
}

fn counted(recount: &mut Recount, one: Passing<'_>, sums: &mut OfBody, sign: i64) -> Result<(), StoreError> {
    let mut put = |counts: Counts<'_>, times: i64| {
        sums.count((counts.metric, counts.part), counts.day, (counts.amount, times * sign));
    };
    recount.take((one.kind, one.version, one.record), one.payload()?, &mut put).map_err(damaged)
}

/// A record whose entering lies in an earlier stretch than its last word: what that stretch took it for is taken back.
fn across(
    tx: &Tx<'_>,
    (body, number): (&str, &str),
    (stretches, upto): (&[Range<i64>], i64),
) -> Result<OfBody, StoreError> {
    let mut sums = OfBody::default();
    let entries = tx.select(
        "SELECT position, kind, version, canonical FROM ledger
          WHERE body = :body AND record = :number AND position <= :upto ORDER BY position DESC",
        params! { body, number, upto },
        |row| {
            let kind: String = row.get("kind")?;
            let canonical: Vec<u8> = row.get("canonical")?;
            Ok((row.get::<i64>("position")?, kind, row.get::<u32>("version")?, canonical))
        },
    )?;
    let entered = entries.iter().find(|(_, kind, ..)| kind == KINDS[0]).map(|(at, ..)| *at);
    let home = stretches.iter().find(|stretch| entered.is_some_and(|at| stretch.start < at && at <= stretch.end));
    for (sign, end) in home.map(|home| (-1, home.end)).into_iter().chain([(1, upto)]) {
        let mut recount = Recount::default();
        for (_, kind, version, canonical) in entries.iter().filter(|(at, ..)| *at <= end) {
            let one = Passing { body, kind, version: *version, record: number, canonical };
            counted(&mut recount, one, &mut sums, sign)?;
        }
        rest(recount, &mut sums, sign)?;
    }
    Ok(sums)
}
