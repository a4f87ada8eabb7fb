//! 在别人手上 What one began and nobody but others is expected to act on.

use office::Zone;
use store::{StoreError, Tx};

use super::{month_day, ticks};
use crate::{
    Stop,
    serving::{Hall, Number, Roster, Seated},
};

/// 在别人手上 One record of one's own that others are expected to act on.
pub(super) struct Elsewhere {
    record: String,
    pub(super) title: String,
    pub(super) ask: String,
    /// Something else is waited for as well.
    pub(super) more: bool,
    pub(super) ticks: Vec<Stop>,
    pub(super) who: String,
    pub(super) since: String,
    pub(super) due: String,
    pub(super) href: String,
}

/// What somebody began and others are expected to act on, but not what they act on themselves: one line a record, and
/// how many there are.
pub(super) fn elsewhere(
    tx: &Tx<'_>,
    hall: &Hall,
    seated: &Seated,
    (roster, mine): (&Roster, &[&str]),
) -> Result<(Vec<Elsewhere>, Vec<Number>), StoreError> {
    let (mut lines, mut numbers) = (Vec::<Elsewhere>::new(), Vec::new());
    for room in &hall.furnishing().rooms {
        let mut rows = room.elsewhere(tx, seated)?;
        rows.retain(|row| !mine.contains(&row.record.as_str()));
        let records: Vec<String> = rows.iter().map(|row| row.record.clone()).collect();
        let titles = room.titles(tx, &seated.clerk.body, &records)?;
        let mut stops = ticks(tx, room.as_ref(), &seated.clerk.body, &records)?;
        for (row, title) in rows.iter().zip(titles) {
            let (ask, who) = (room.waits(&row.what), roster.turn(row));
            let ticks = stops.next().unwrap_or_default();
            match lines.iter_mut().find(|line| line.record == row.record) {
                // The nearest day is that of the first row; the others say who else is waited for, and what for.
                Some(line) => {
                    line.more |= line.ask != ask;
                    also(&mut line.who, &who);
                }
                None => lines.push(Elsewhere {
                    record: row.record.clone(),
                    title,
                    ask,
                    more: false,
                    ticks,
                    who,
                    since: month_day(Zone::shanghai().day(row.since)),
                    due: month_day(row.due),
                    href: room.address(&row.record),
                }),
            }
        }
        numbers.extend(room.with_others(tx, seated)?.filter(|number| number.n > 0));
    }
    Ok((lines, numbers))
}

/// A list of words has one more, unless it stands there.
fn also(words: &mut String, word: &str) {
    if !words.split('、').any(|known| known == word) {
        words.push('、');
        words.push_str(word);
    }
}
