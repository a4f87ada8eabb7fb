//! 行 What a line of the list says: whose turn it is, since when, and how many working days are left.

use std::collections::BTreeMap;

use hall::serving::Roster;
use jiff::civil::Date;
use office::{Office, Waiting, Zone};
use statute::calendar::Calendar;

use super::super::words;
use crate::{filing::words_of, records::board::BoardLine};

/// 行 One line as the page shows it.
pub(super) struct Row {
    pub(super) number: String,
    pub(super) title: String,
    pub(super) section: String,
    pub(super) stage: &'static str,
    pub(super) turns: Vec<Turn>,
    /// The day by which somebody is to act, and how it stands: `late`, `near` or nothing of note.
    pub(super) due: String,
    pub(super) left: String,
    pub(super) standing: &'static str,
    /// Its own day, where it is another one.
    pub(super) own_due: String,
    pub(super) index_number: Option<String>,
    pub(super) published: String,
    pub(super) writer: String,
    /// What the box of the line brings back; empty where nothing is done with many.
    pub(super) piece: String,
}

/// 轮到谁 Somebody who is expected to act.
pub(super) struct Turn {
    pub(super) what: String,
    pub(super) who: String,
    pub(super) since: String,
}

/// 名册和今天 What every line needs.
pub(super) struct Reader<'a> {
    pub(super) roster: &'a Roster,
    pub(super) today: Date,
    calendar: &'a Calendar,
    /// Days that were counted already: a page asks the same ones again and again.
    counted: BTreeMap<Date, i64>,
}

impl<'a> Reader<'a> {
    pub(super) fn of(office: &'a Office, roster: &'a Roster) -> Self {
        let today = Zone::shanghai().day(office.clock.now());
        Self { roster, today, calendar: &office.calendar, counted: BTreeMap::new() }
    }

    /// Working days from today to the day that was filed; fewer than none when it has passed.
    pub(super) fn left(&mut self, due: Date) -> i64 {
        let (today, calendar) = (self.today, self.calendar);
        let count = || calendar.working_days_between(today, due).unwrap_or_else(|gap| gap.provisional);
        *self.counted.entry(due).or_insert_with(count)
    }

    pub(super) fn row(&mut self, line: BoardLine, waiting: &[&Waiting], piece: String) -> Row {
        let (left, standing) = line.turn_due.map_or_else(|| (String::new(), ""), |due| self.standing(due));
        let other = line.due.filter(|own| Some(*own) != line.turn_due);
        Row {
            section: self.roster.section(&line.section),
            stage: words::stage_name(&line.stage),
            turns: waiting.iter().map(|waiting| turn(waiting, self.roster)).collect(),
            due: line.turn_due.map(|due| self.spoken(due)).unwrap_or_default(),
            left,
            standing,
            own_due: other.map(|own| self.spoken(own)).unwrap_or_default(),
            published: line.published_at.map(words::day).unwrap_or_default(),
            writer: self.roster.person(&line.author),
            number: line.number,
            title: line.title,
            index_number: line.index_number,
            piece,
        }
    }

    fn standing(&mut self, due: Date) -> (String, &'static str) {
        match (due.cmp(&self.today), self.left(due)) {
            (std::cmp::Ordering::Less, 0) => ("已经过期".into(), "late"),
            (std::cmp::Ordering::Less, days) => (format!("逾期 {} 个工作日", -days), "late"),
            (std::cmp::Ordering::Equal, _) => ("今天到期".into(), "near"),
            (_, days @ 0..=1) => (format!("还有 {days} 个工作日"), "near"),
            (_, days) => (format!("还有 {days} 个工作日"), ""),
        }
    }

    /// A day of this year without its year.
    fn spoken(&self, day: Date) -> String {
        if day.year() == self.today.year() {
            format!("{} 月 {} 日", day.month(), day.day())
        } else {
            format!("{} 年 {} 月 {} 日", day.year(), day.month(), day.day())
        }
    }
}

fn turn(waiting: &Waiting, roster: &Roster) -> Turn {
    Turn {
        what: words_of(&waiting.what).unwrap_or_default(),
        who: roster.turn(waiting),
        since: words::short(waiting.since),
    }
}
