//! 槐渡镇的台账 The busy town's registers, in the order of the hours: a case is entered when it comes and completed when it is
//! closed, by whoever does that in the town.

mod people;

use std::collections::BTreeMap;

use affairs::{
    register::{
        Application, CaseResult, Category, Charge, Closing, Coded as _, Decision, DecisionKind, Ended, Ending, Facts,
        Fee, Kind, Normative, Received, Remedy, System, Track, Verdict, Words, number_of,
    },
    role::Role,
};
use jiff::civil::{Date, date};
use register::NewRecord;

use super::deeds::{Deed, amending, books, by, day, deputies, entering, new};
use crate::busy::{CAST, records as planned};

/// Records of former years were taken over from paper on the first days of the year.
const TAKEN_OVER: Date = date(2025, 1, 3);

/// 一年的台账 Every act, in the order of the hours.
pub(super) fn deeds() -> Vec<Deed> {
    let mut all = books(&CAST, |_| Closing::Complete);
    all.extend(deputies(&CAST));
    all.extend(cases());
    all.extend(documents());
    all.extend(papers());
    all.extend(people::people());
    all.sort_by_key(|deed| deed.at);
    all
}

/// Numbers as the desk gives them: one after the other within a kind and a year.
#[derive(Default)]
struct Numbers(BTreeMap<(Kind, i16), i64>);

impl Numbers {
    fn next(&mut self, facts: &Facts) -> String {
        let (kind, year) = (facts.kind(), facts.year());
        let n = self.0.entry((kind, year)).or_default();
        *n += 1;
        number_of(kind, year, *n)
    }
}

/// One record that is entered open and completed later, where it was.
fn twice(
    numbers: &mut Numbers,
    roles: (&Filed, &Filed),
    open: NewRecord,
    closed: Option<(Date, NewRecord)>,
) -> Vec<Deed> {
    let number = numbers.next(&open.facts);
    let on = open.facts.day().max(TAKEN_OVER);
    let first = by(entering(&CAST, on, open), &CAST, roles.0.0, roles.0.1);
    let then = closed.map(|(on, new)| by(amending(&CAST, on, number, new, "办结登记"), &CAST, roles.1.0, roles.1.1));
    std::iter::once(first).chain(then).collect()
}

/// An account and the role in which it keeps a register.
type Filed = (&'static str, Role);

const KEEPER: Filed = (CAST.keepers.0, Role::InfoOfficer);
const REGISTRAR: Filed = ("hepingzhou", Role::Registrar);
const HANDLER: Filed = ("fuhanzhi", Role::Handler);

/// 办件 Applications, reviews, suits, fees.
fn cases() -> Vec<Deed> {
    let mut numbers = Numbers::default();
    let mut all = Vec::new();
    for (place, applied) in planned::APPLICATIONS.iter().enumerate() {
        let (open, closed) = application(place, applied);
        all.extend(twice(&mut numbers, (&REGISTRAR, &HANDLER), open, closed));
    }
    let mut sued = planned::REMEDIES;
    sued.sort_by_key(|sued| sued.1);
    for (place, sued) in sued.iter().enumerate() {
        let (open, closed) = remedy(place, sued);
        all.extend(twice(&mut numbers, (&KEEPER, &KEEPER), open, closed));
    }
    for (notice, fen, received, number) in planned::FEES {
        let fee = |received| {
            let words = Words { number: number.into(), ..Words::default() };
            new(Facts::Fee(Fee { notice: day(notice), notified_fen: fen, received }), words)
        };
        let paid = received.map(|(on, fen)| (day(on), fee(Some(Received { on: day(on), fen }))));
        all.extend(twice(&mut numbers, (&KEEPER, &KEEPER), fee(None), paid));
    }
    all
}

fn application(place: usize, applied: &planned::Applied) -> (NewRecord, Option<(Date, NewRecord)>) {
    let (received, closed, category, row, about) = *applied;
    let received = day(received);
    let category = Category::of(category).unwrap_or(Category::Natural);
    let words = Words {
        number: format!("槐公开申〔{}〕{}号", received.year(), place + 1),
        description: about.into(),
        source: taken_from(received),
        ..Words::default()
    };
    let record = |closed| new(Facts::Application(Application { received, category, closed }), words.clone());
    let answered = (!closed.is_empty()).then(|| day(closed));
    (record(None), answered.map(|on| (on, record(Some(CaseResult { on, row: row.into() })))))
}

fn remedy(place: usize, sued: &planned::Sued) -> (NewRecord, Option<(Date, NewRecord)>) {
    let (track, accepted, closed, outcome, about) = *sued;
    let accepted = day(accepted);
    let track = Track::of(track).unwrap_or(Track::Review);
    let words = Words {
        number: format!("{}年信息公开案第{}号", accepted.year(), place + 1),
        description: about.into(),
        source: taken_from(accepted),
        ..Words::default()
    };
    let record = |closed| new(Facts::Remedy(Remedy { track, accepted, closed }), words.clone());
    let decided = (!closed.is_empty()).then(|| day(closed));
    (record(None), decided.map(|on| (on, record(Some(Verdict { on, outcome: outcome.into() })))))
}

fn taken_from(came: Date) -> String {
    if came < TAKEN_OVER { format!("{}年纸质登记簿", came.year()) } else { String::new() }
}

/// 行政规范性文件 Entered when they are made, completed when they end.
fn documents() -> Vec<Deed> {
    let mut numbers = Numbers::default();
    let mut all = Vec::new();
    for (made, ended, led_elsewhere, title, number) in planned::NORMATIVE {
        let made = day(made);
        let words = Words { title: title.into(), number: number.into(), source: taken_from(made), ..Words::default() };
        let record = |ended| new(Facts::Normative(Normative { made, ended, led_elsewhere }), words.clone());
        let ended = ended.map(|(on, how)| {
            let (on, how) = (day(on), Ending::of(how).unwrap_or(Ending::Repealed));
            (on, record(Some(Ended { on, how })))
        });
        all.extend(twice(&mut numbers, (&KEEPER, &KEEPER), record(None), ended));
    }
    all
}

/// 决定、收费、制度 Entered on their day.
fn papers() -> Vec<Deed> {
    let decisions = planned::DECISIONS.iter().map(|(what, on, count, number, matter, source)| {
        let what = DecisionKind::of(what).unwrap_or(DecisionKind::Licence);
        let words = Words {
            number: (*number).into(),
            description: (*matter).into(),
            source: (*source).into(),
            ..Words::default()
        };
        new(Facts::Decision(Decision { what, on: day(on), count: *count }), words)
    });
    let charges = planned::CHARGES.iter().map(|(on, fen, ticket)| {
        let words = Words { title: "镇区生活垃圾处理费".into(), number: (*ticket).into(), ..Words::default() };
        new(Facts::Charge(Charge { on: day(on), fen: *fen }), words)
    });
    let systems = planned::SYSTEMS.iter().map(|(issued, revised, name, about)| {
        let words = Words { title: (*name).into(), description: (*about).into(), ..Words::default() };
        new(Facts::System(System { issued: day(issued), revised: *revised }), words)
    });
    let on_their_day = |new: NewRecord| entering(&CAST, new.facts.day(), new);
    decisions.chain(charges).chain(systems).map(on_their_day).collect()
}
