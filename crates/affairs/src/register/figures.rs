//! 计数 What a record counts: metric, division, day, how much. Divisions that fill a cell of the report bear its name.
//!
//! `M-05` fills table II and `M-03` table III (`operations.md` §9). Table IV has no metric there: here it is `M-18`.
//! What runs on over the years is counted by its openings and endings: `t3.open.natural` is +1 on the day an application
//! came and −1 on the day it was answered, so that what was open at any midnight is one sum.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Coded, Facts, Progress, Record, outcome};

/// 一笔 One row of a figure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// The metric of `operations.md` §9; `M-18` is table IV.
    pub metric: &'static str,
    /// The division; empty for the figure itself.
    pub part: String,
    /// The civil day.
    pub day: Date,
    /// Number of the record.
    pub record: String,
    /// 0 for what begins, 1 for what ends.
    pub ordinal: i64,
    /// How much.
    pub amount: i64,
}

/// 计数 Rows of many records.
pub type Rows = BTreeSet<Row>;

/// 增减 What an act takes from the running figures and adds to them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delta {
    /// Rows to take away.
    pub minus: Rows,
    /// Rows to add.
    pub plus: Rows,
}

impl Delta {
    /// The change between two states of one record.
    #[must_use]
    pub fn between(before: Option<&Record>, after: &Record) -> Self {
        let (old, new) = (before.map(counted).unwrap_or_default(), counted(after));
        Self { minus: old.difference(&new).cloned().collect(), plus: new.difference(&old).cloned().collect() }
    }

    /// 动到哪一年 Whether any number of that year is another one afterwards: what happened in it, or what was open when
    /// it began or ended.
    #[must_use]
    pub fn touches(&self, year: i16) -> bool {
        let mut sums: BTreeMap<(&str, &str), (i64, i64)> = BTreeMap::new();
        for (rows, sign) in [(&self.minus, -1), (&self.plus, 1)] {
            for row in rows.iter().filter(|row| row.day.year() <= year) {
                if row.day.year() == year && !runs_on(&row.part) {
                    return true;
                }
                let sum = sums.entry((row.metric, &row.part)).or_default();
                sum.1 += sign * row.amount;
                if row.day.year() < year {
                    sum.0 += sign * row.amount;
                }
            }
        }
        sums.iter().any(|((_, part), (before, upto))| runs_on(part) && (*before != 0 || *upto != 0))
    }

    /// Follow it in running figures.
    pub fn follow(&self, rows: &mut Rows) {
        rows.retain(|row| !self.minus.contains(row));
        rows.extend(self.plus.iter().cloned());
    }
}

/// 结转的分项 Whether a division is a stock: its value is the sum of all its rows up to a day.
#[must_use]
pub fn runs_on(part: &str) -> bool {
    part.starts_with("t3.open.")
        || part == "t2.normative.in_force"
        || part == "members"
        || part.starts_with("t4.") && part.ends_with(".pending")
}

/// 一件一数 Whether the value of a metric is how many records it has, whatever their divisions.
#[must_use]
pub fn counts_records(metric: &str) -> bool {
    matches!(metric, "M-05" | "M-18")
}

/// 计数 Everything one record counts; nothing once it is struck.
#[must_use]
pub fn counted(record: &Record) -> Rows {
    let mut rows = Rows::new();
    each(record, &mut |counts| {
        let Counts { metric, part, day, ordinal, amount } = counts;
        let (part, record) = (part.to_owned(), record.number.clone());
        rows.insert(Row { metric, part, day, record, ordinal, amount });
    });
    rows
}

/// 一笔 What a [`Row`] says, while it is handed over.
#[derive(Clone, Copy, Debug)]
pub struct Counts<'a> {
    /// The metric.
    pub metric: &'static str,
    /// The division.
    pub part: &'a str,
    /// The civil day.
    pub day: Date,
    /// 0 for what begins, 1 for what ends.
    pub ordinal: i64,
    /// How much.
    pub amount: i64,
}

/// The same one by one, for whoever adds up a million records and keeps none.
pub fn each(record: &Record, put: &mut dyn FnMut(Counts<'_>)) {
    if !record.struck {
        each_of(&record.facts, record.confirmed.is_some(), put);
    }
}

/// What the facts of a record count that is not struck.
pub(super) fn each_of(facts: &Facts, confirmed: bool, put: &mut dyn FnMut(Counts<'_>)) {
    let mut rows = Counting { put, name: String::new() };
    match facts {
        Facts::Application(_) | Facts::Remedy(_) | Facts::Fee(_) => cases(facts, &mut rows),
        Facts::Normative(_) | Facts::Decision(_) | Facts::Charge(_) | Facts::System(_) | Facts::Plan(_) => {
            papers(facts, &mut rows);
        }
        Facts::Training(of) => {
            rows.add("M-13", "", of.on, i64::from(of.attendees));
            rows.add("M-13", "sessions", of.on, 1);
            rows.add("M-13", "minutes", of.on, i64::from(of.end.saturating_sub(of.start)));
        }
        Facts::Pairing(of) => rows.add("M-14", "pairings", of.from, 1),
        Facts::Problem(of) => {
            if let Some(solved) = of.solved.filter(|_| confirmed) {
                rows.add("M-14", "", solved, 1);
                rows.add_named("M-14", &["category:", of.category.id()], solved, 1);
            }
        }
        Facts::Member(of) => {
            rows.add("M-10", "members", of.from, 1);
            if let Some(after) = of.to.and_then(|to| to.tomorrow().ok()) {
                rows.end("M-10", "members", after);
            }
        }
        Facts::Meeting(of) => {
            rows.add("M-10", "", of.on, 1);
            rows.add("M-10", "attendees", of.on, i64::from(of.attendees));
        }
        // A measure is told in section five with its evidence; nobody counts measures.
        Facts::Measure(_) => {}
    }
}

fn cases(facts: &Facts, rows: &mut Counting<'_>) {
    match facts {
        Facts::Application(of) => {
            let category = of.category.id();
            rows.add("M-03", "", of.received, 1);
            rows.add_named("M-03", &["t3.received_new.", category], of.received, 1);
            rows.add_named("M-03", &["t3.open.", category], of.received, 1);
            if let Some(closed) = &of.closed {
                rows.add_named("M-03", &["t3.", &closed.row, ".", category], closed.on, 1);
                rows.end_named("M-03", &["t3.open.", category], closed.on);
            }
        }
        Facts::Remedy(of) => {
            let track = of.track.id();
            rows.add("M-18", "", of.accepted, 1);
            rows.add_named("M-18", &["t4.", track, ".pending"], of.accepted, 1);
            if let Some(closed) = &of.closed {
                let column = outcome::outcome(of.track, &closed.outcome).map_or("other", |outcome| outcome.column);
                rows.add_named("M-18", &["t4.", track, ".", column], closed.on, 1);
                rows.end_named("M-18", &["t4.", track, ".pending"], closed.on);
            }
        }
        Facts::Fee(of) => {
            rows.add("M-17", "notices", of.notice, 1);
            rows.add("M-17", "notified_fen", of.notice, of.notified_fen);
            if let Some(received) = of.received {
                rows.add("M-17", "collected_fen", received.on, received.fen);
                rows.add("M-05", ADMIN_FEE, received.on, received.fen);
            }
        }
        _ => {}
    }
}

/// 行政事业性收费 The one cell in money: its rows are fen, its cell is 万元.
pub const ADMIN_FEE: &str = "t2.admin_fee.amount_wan";

fn papers(facts: &Facts, rows: &mut Counting<'_>) {
    match facts {
        Facts::Normative(of) if !of.led_elsewhere => {
            rows.add("M-05", "t2.normative.made", of.made, 1);
            rows.add("M-05", "t2.normative.in_force", of.made, 1);
            if let Some(ended) = of.ended {
                rows.add("M-05", "t2.normative.repealed", ended.on, 1);
                rows.add_named("M-05", &["ended:", ended.how.id()], ended.on, 1);
                rows.end("M-05", "t2.normative.in_force", ended.on);
            }
        }
        Facts::Decision(of) => {
            rows.add_named("M-05", &["t2.", of.what.id(), ".decisions"], of.on, i64::from(of.count));
        }
        Facts::Charge(of) => rows.add("M-05", ADMIN_FEE, of.on, of.fen),
        Facts::System(of) => {
            rows.add("M-04", "", of.issued, 1);
            rows.add("M-04", if of.revised { "revised" } else { "new" }, of.issued, 1);
        }
        Facts::Plan(of) => {
            rows.add("M-16", "", of.due, 1);
            if of.progress == Progress::Done {
                rows.add("M-16", "done", of.due, 1);
            }
        }
        _ => {}
    }
}

struct Counting<'a> {
    put: &'a mut dyn FnMut(Counts<'_>),
    /// The name of the last division that was put together, kept for its room.
    name: String,
}

impl Counting<'_> {
    fn add(&mut self, metric: &'static str, part: &str, day: Date, amount: i64) {
        (self.put)(Counts { metric, part, day, ordinal: 0, amount });
    }

    /// One less from this day on.
    fn end(&mut self, metric: &'static str, part: &str, day: Date) {
        (self.put)(Counts { metric, part, day, ordinal: 1, amount: -1 });
    }

    /// The same for a division whose name is put together.
    fn add_named(&mut self, metric: &'static str, name: &[&str], day: Date, amount: i64) {
        let Self { put, name: part } = self.named(name);
        put(Counts { metric, part, day, ordinal: 0, amount });
    }

    fn end_named(&mut self, metric: &'static str, name: &[&str], day: Date) {
        let Self { put, name: part } = self.named(name);
        put(Counts { metric, part, day, ordinal: 1, amount: -1 });
    }

    fn named(&mut self, name: &[&str]) -> &mut Self {
        self.name.clear();
        name.iter().for_each(|piece| self.name.push_str(piece));
        self
    }
}
