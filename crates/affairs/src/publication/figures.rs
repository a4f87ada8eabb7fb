//! 统计 M-01 items published, M-06 reviews and M-11 weeks met (`operations.md` §§4, 9), each with its records.
//!
//! [`Figures`] is a fold over entries. A desk keeps it running: the [`Delta`] of a step takes away what the item counted
//! before and adds what it counts now. A number is never more than the list of its records.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Span, civil::Date};
use statute::calendar::Calendar;

use super::{Decision, Entry, Importance, Item, ReviewStep, WithdrawalReason, apply, release::DAY_MS};

/// 口径 Settings of the county.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CountRule {
    /// Whether relayed texts are items.
    pub count_relays: bool,
}

/// 指标 One figure, with what it is broken down by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// M-01 主动公开信息
    Published,
    /// M-01 by field of the catalogue.
    PublishedInField(String),
    /// M-01 by channel; the sum may exceed the total.
    PublishedOn(String),
    /// 转载 Relayed texts, shown beside the total.
    Relayed,
    /// 村务 What villages publish of their own affairs: no information of the government, shown beside the total
    /// (`catalogue.md` §9 no. 8).
    Village,
    /// 后来撤下 Counted, and withdrawn later.
    WithdrawnLater,
    /// 更新 First published and part of the weekly rhythm (M-11).
    Rhythm,
    /// M-06 审核 Reviews and secrecy reviews decided.
    Reviewed,
    /// M-06 退回
    Returned,
    /// M-06 放行
    Overruled,
    /// M-06 经终审的重要信息
    FinalReviewed,
}

/// 一条几数 Whether one record may count several times in a division of a metric: an item is reviewed step by step.
#[must_use]
pub fn counts_steps(metric: &str) -> bool {
    metric == "M-06"
}

/// 计数 The records of each figure and day: a number of an item and, where one item has many, an ordinal.
pub type Counted = BTreeSet<(Figure, Date, String, usize)>;

/// 增减 What a step takes from the running figures and adds to them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delta {
    /// Records to take away.
    pub minus: Counted,
    /// Records to add.
    pub plus: Counted,
}

impl Delta {
    /// The change between two states of one item; `None` before the proposal.
    #[must_use]
    pub fn between(before: Option<&Item>, after: &Item, rule: CountRule) -> Self {
        let (old, new) = (before.map(|item| counted(item, rule)).unwrap_or_default(), counted(after, rule));
        Self { minus: old.difference(&new).cloned().collect(), plus: new.difference(&old).cloned().collect() }
    }
}

/// 统计 Running figures of one body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    records: Counted,
}

impl Figures {
    /// 由台账统计 The figures of all entries, in the order of the ledger.
    #[must_use]
    pub fn fold<'a>(entries: impl IntoIterator<Item = &'a Entry>, rule: CountRule) -> Self {
        let mut items: BTreeMap<&str, Item> = BTreeMap::new();
        for entry in entries {
            let known = items.remove(entry.number.as_str());
            if let Some(item) = apply(known, entry) {
                items.insert(&entry.number, item);
            }
        }
        Self { records: items.values().flat_map(|item| counted(item, rule)).collect() }
    }

    /// Follow one step.
    pub fn follow(&mut self, delta: &Delta) {
        self.records.retain(|record| !delta.minus.contains(record));
        self.records.extend(delta.plus.iter().cloned());
    }

    /// 数值与清单 The records of a figure from one civil day to another, both included; its length is the value.
    #[must_use]
    pub fn records(&self, figure: &Figure, from: Date, to: Date) -> Vec<&str> {
        let inside = |day: Date| from <= day && day <= to;
        let mine = self.records.iter().filter(|(known, day, ..)| known == figure && inside(*day));
        mine.map(|(_, _, number, _)| number.as_str()).collect()
    }

    /// The value of a figure.
    #[must_use]
    pub fn value(&self, figure: &Figure, from: Date, to: Date) -> usize {
        self.records(figure, from, to).len()
    }

    /// Published items of a year, month by month.
    #[must_use]
    pub fn by_month(&self, year: i16) -> [usize; 12] {
        let mut months = [0; 12];
        for (_, day, ..) in
            self.records.iter().filter(|(figure, day, ..)| *figure == Figure::Published && day.year() == year)
        {
            months[usize::from(day.month().unsigned_abs()) - 1] += 1;
        }
        months
    }

    /// 每周更新 Every calendar week (Monday to Sunday) whose Thursday lies in `from..=to`.
    #[must_use]
    pub fn weeks(&self, from: Date, to: Date, calendar: &Calendar) -> Vec<Week> {
        let rhythm = self.records.iter().filter(|(figure, ..)| *figure == Figure::Rhythm);
        let published: Vec<(Date, String)> = rhythm.map(|(_, day, number, _)| (*day, number.clone())).collect();
        Week::between(&published, from, to, calendar)
    }

    /// 每月更新 For the time before the weekly rhythm: the months of a year with at least one item.
    #[must_use]
    pub fn months_met(&self, year: i16) -> Vec<i8> {
        let rhythm = self.records.iter().filter(|(figure, day, ..)| *figure == Figure::Rhythm && day.year() == year);
        rhythm.map(|(_, day, ..)| day.month()).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

/// 一周 One calendar week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: Date,
    /// Different days with an own item.
    pub days: usize,
    /// The items.
    pub numbers: Vec<String>,
    /// Days needed: two, or one in a week of at most two working days.
    pub needed: usize,
    /// The working days are not known yet.
    pub provisional: bool,
}

impl Week {
    /// Every calendar week (Monday to Sunday) whose Thursday lies in `from..=to`, from the days on which own items were
    /// first made public.
    #[must_use]
    pub fn between(published: &[(Date, String)], from: Date, to: Date, calendar: &Calendar) -> Vec<Self> {
        let back = i64::from(from.weekday().to_monday_zero_offset());
        let mut monday = from.saturating_sub(Span::new().days(back));
        let mut weeks = Vec::new();
        while thursday(monday) <= to {
            if thursday(monday) >= from {
                weeks.push(Self::of(published, monday, calendar));
            }
            monday = monday.saturating_add(Span::new().days(7));
        }
        weeks
    }

    /// The same weeks from the days alone, without the items.
    #[must_use]
    pub fn on_days(days: impl IntoIterator<Item = Date>, from: Date, to: Date, calendar: &Calendar) -> Vec<Self> {
        let published: Vec<(Date, String)> = days.into_iter().map(|day| (day, String::new())).collect();
        let weeks = Self::between(&published, from, to, calendar).into_iter();
        weeks.map(|week| Self { numbers: Vec::new(), ..week }).collect()
    }

    fn of(published: &[(Date, String)], monday: Date, calendar: &Calendar) -> Self {
        let sunday = monday.saturating_add(Span::new().days(6));
        let (mut days, mut numbers) = (BTreeSet::new(), Vec::new());
        for (day, number) in published.iter().filter(|(day, _)| monday <= *day && *day <= sunday) {
            days.insert(*day);
            numbers.push(number.clone());
        }
        let (mut working, mut provisional) = (0, false);
        for n in 0..7 {
            let day = calendar.is_working_day(monday.saturating_add(Span::new().days(n)));
            working += usize::from(day.unwrap_or_else(|gap| {
                provisional = true;
                gap.provisional
            }));
        }
        let needed = if working <= 2 { 1 } else { 2 };
        Self { monday, days: days.len(), numbers, needed, provisional }
    }

    /// Whether the requirement is met.
    #[must_use]
    pub const fn met(&self) -> bool {
        self.days >= self.needed
    }
}

fn thursday(monday: Date) -> Date {
    monday.saturating_add(Span::new().days(3))
}

fn counted(item: &Item, rule: CountRule) -> Counted {
    let mut records = published(item, rule);
    let number = || item.number.clone();
    for (n, signature) in item.signatures.iter().enumerate() {
        let decides = !matches!(signature.step, ReviewStep::Proof(_));
        let passed = signature.decision == Decision::Pass;
        let figures = [(decides, Figure::Reviewed), (!passed, Figure::Returned)];
        records
            .extend(figures.into_iter().filter(|(yes, _)| *yes).map(|(_, figure)| (figure, signature.on, number(), n)));
    }
    records.extend(final_reviews(item));
    let overrides = item.checks.iter().flat_map(|run| &run.overrides).enumerate();
    records.extend(overrides.map(|(n, (.., on))| (Figure::Overruled, *on, number(), n)));
    records
}

/// 村务公开 The field of the catalogue for what villages answer for themselves.
pub const VILLAGE: &str = "V";

/// 一条 One item, on the day it was first made public; later versions and channels add none.
fn published(item: &Item, rule: CountRule) -> Counted {
    let Some(first) = item.releases.first() else { return Counted::new() };
    let number = || item.number.clone();
    let gone = item.withdrawal.as_ref();
    let early = |at: i64, reason| reason == WithdrawalReason::Error && at - first.at < DAY_MS;
    if gone.is_some_and(|gone| early(gone.at, gone.reason)) {
        return Counted::new();
    }
    let mut figures = Vec::new();
    let village = item.proposal.field == VILLAGE;
    if item.proposal.relayed {
        figures.push(Figure::Relayed);
    } else if village {
        figures.push(Figure::Village);
    } else if item.facts().subject.in_rhythm() {
        figures.push(Figure::Rhythm);
    }
    if !village && (!item.proposal.relayed || rule.count_relays) {
        figures.push(Figure::Published);
        figures.push(Figure::PublishedInField(item.proposal.field.clone()));
        figures.extend(item.posted.iter().cloned().map(Figure::PublishedOn));
        figures.extend(gone.map(|_| Figure::WithdrawnLater));
    }
    figures.into_iter().map(|figure| (figure, first.on, number(), 0)).collect()
}

/// 经终审 Important items whose released content had its final review; one a year, whatever the number of versions.
fn final_reviews(item: &Item) -> Counted {
    let important = item.facts().importance >= Importance::Important;
    let released = |version, hash: &str| {
        item.releases.iter().any(|release| release.version == version && release.content_hash == hash)
    };
    let mut years = BTreeSet::new();
    let passes = item.signatures.iter().filter(|known| known.step == ReviewStep::Final && known.decision.is_pass());
    passes
        .filter(|known| important && released(known.version, &known.content_hash) && years.insert(known.on.year()))
        .map(|known| (Figure::FinalReviewed, known.on, item.number.clone(), 0))
        .collect()
}
