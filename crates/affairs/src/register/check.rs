//! 矛盾 What in a record contradicts itself, the calendar or the form it belongs to.

use jiff::civil::Date;
use statute::report::{Format, Part};

use super::{
    Application, Facts, Fee, Measure, Obstacle, Order, Plan, Problem, Progress, Remedy, Training, outcome, words,
};

/// The day before which no record of an office lies.
const FIRST: i16 = 1949;

/// More than any body charges or decides in one row.
const LARGEST_FEN: i64 = 10_000_000_000_000;
const LARGEST_COUNT: u32 = 10_000_000;

/// Everything wrong with what a record is to say.
pub(super) fn order(order: &Order, today: Date) -> Vec<Obstacle> {
    let mut check = Check { today, found: Vec::new() };
    check.facts(&order.facts);
    check.words(order);
    check.found
}

struct Check {
    today: Date,
    found: Vec<Obstacle>,
}

impl Check {
    fn facts(&mut self, facts: &Facts) {
        match facts {
            Facts::Application(of) => self.application(of),
            Facts::Remedy(of) => self.remedy(of),
            Facts::Fee(of) => self.fee(of),
            Facts::Normative(of) => {
                self.past("制发日期", of.made);
                self.then(("制发日期", of.made), ("失去效力的日期", of.ended.map(|ended| ended.on)));
            }
            Facts::Decision(of) => {
                self.past("决定日期", of.on);
                self.count("件数", of.count);
            }
            Facts::Charge(of) => {
                self.past("收费日期", of.on);
                self.money("收费金额", of.fen);
            }
            Facts::System(of) => self.past("印发日期", of.issued),
            Facts::Training(of) => self.training(of),
            Facts::Pairing(of) => {
                self.past("开始日期", of.from);
                self.span(of.from, of.to);
                self.account("导师", &of.mentor);
                self.account("新进人员", &of.trainee);
                if of.mentor == of.trainee {
                    self.found.push(Obstacle::OwnMentor);
                }
            }
            Facts::Problem(of) => self.problem(of),
            Facts::Member(of) => {
                self.past("任职日期", of.from);
                self.span(of.from, of.to);
            }
            Facts::Meeting(of) => {
                self.past("会议日期", of.on);
                self.signed_in(of.attendees, &of.sign_in);
            }
            Facts::Plan(of) => self.plan(of),
            Facts::Measure(of) => self.measure(of),
        }
    }

    fn application(&mut self, of: &Application) {
        self.past("收到日期", of.received);
        let Some(closed) = &of.closed else { return };
        self.then(("收到日期", of.received), ("办结日期", Some(closed.on)));
        let mut leaves = Format::F2021.form().rows.iter().filter(|row| row.part == Part::Result);
        if !leaves.any(|row| row.id == closed.row) {
            self.found.push(Obstacle::UnknownResult { row: closed.row.clone() });
        }
    }

    fn remedy(&mut self, of: &Remedy) {
        self.past("受理日期", of.accepted);
        let Some(closed) = &of.closed else { return };
        self.then(("受理日期", of.accepted), ("审结日期", Some(closed.on)));
        if outcome::outcome(of.track, &closed.outcome).is_none() {
            self.found.push(Obstacle::UnknownOutcome { track: of.track, outcome: closed.outcome.clone() });
        }
    }

    fn fee(&mut self, of: &Fee) {
        self.past("通知日期", of.notice);
        self.money("通知金额", of.notified_fen);
        let Some(received) = of.received else { return };
        self.then(("通知日期", of.notice), ("收到日期", Some(received.on)));
        self.money("实收金额", received.fen);
        if received.fen > of.notified_fen {
            self.found.push(Obstacle::MoreThanNotified);
        }
    }

    fn training(&mut self, of: &Training) {
        self.past("培训日期", of.on);
        if of.start >= of.end || of.end > 24 * 60 {
            self.found.push(Obstacle::Hours);
        }
        self.signed_in(of.attendees, &of.sign_in);
    }

    fn problem(&mut self, of: &Problem) {
        self.past("提出日期", of.raised);
        self.then(("提出日期", of.raised), ("解决日期", of.solved));
        self.account("提出人", &of.by);
    }

    fn plan(&mut self, of: &Plan) {
        self.sane("完成时限", of.due);
        if of.due.year() != of.year {
            self.found.push(Obstacle::DueOutside { year: of.year, due: of.due });
        }
        match (of.progress, of.done) {
            (Progress::Done, Some(done)) => self.past("完成日期", done),
            (Progress::Done, None) => self.found.push(Obstacle::Blank { field: "完成日期" }),
            (_, Some(_)) => self.found.push(Obstacle::DoneAndNot),
            (_, None) => {}
        }
    }

    fn measure(&mut self, of: &Measure) {
        self.past("日期", of.on);
        if of.topic.needs_evidence() && of.evidence.is_empty() {
            self.found.push(Obstacle::NoEvidence);
        }
        let shaped = |id: &String| {
            let plain = |sign: u8| sign.is_ascii_alphanumeric() || b"-/_.".contains(&sign);
            (1..=64).contains(&id.len()) && id.bytes().all(plain)
        };
        for id in of.evidence.iter().filter(|id| !shaped(id)) {
            self.found.push(Obstacle::Evidence { id: id.clone() });
        }
        let twice = |(at, id): (usize, &String)| of.evidence[..at].contains(id);
        if of.evidence.iter().enumerate().any(twice) {
            self.found.push(Obstacle::EvidenceTwice);
        }
    }

    fn words(&mut self, order: &Order) {
        let asked = words::asked(order.facts.kind());
        for field in words::Field::ALL {
            let said = order.words.get(field);
            let asked = asked.iter().find(|asked| asked.field == field);
            match asked {
                None if !said.is_empty() => self.found.push(Obstacle::NotAsked { field: field.id() }),
                Some(asked) if asked.required && said.trim().is_empty() => {
                    self.found.push(Obstacle::Blank { field: asked.label });
                }
                Some(asked) if said.chars().count() > field.longest() => {
                    self.found.push(Obstacle::TooLong { field: asked.label, most: field.longest() });
                }
                Some(asked) if said.contains('\0') => self.found.push(Obstacle::Unprintable { field: asked.label }),
                _ => {}
            }
        }
        let sum = matches!(&order.facts, Facts::Decision(of) if of.count > 1);
        if sum && order.words.source.trim().is_empty() {
            self.found.push(Obstacle::SumWithoutSource);
        }
    }

    fn signed_in(&mut self, attendees: u32, sign_in: &str) {
        self.count("到会人数", attendees);
        if sign_in.is_empty() && attendees > 0 {
            self.found.push(Obstacle::Blank { field: "签到名单" });
        }
    }

    fn account(&mut self, field: &'static str, account: &str) {
        if account.is_empty() {
            self.found.push(Obstacle::Blank { field });
        }
    }

    fn count(&mut self, field: &'static str, count: u32) {
        if count == 0 {
            self.found.push(Obstacle::Zero { field });
        } else if count > LARGEST_COUNT {
            self.found.push(Obstacle::TooMuch { field });
        }
    }

    fn money(&mut self, field: &'static str, fen: i64) {
        if fen <= 0 {
            self.found.push(Obstacle::Zero { field });
        } else if fen > LARGEST_FEN {
            self.found.push(Obstacle::TooMuch { field });
        }
    }

    fn sane(&mut self, field: &'static str, day: Date) {
        if day.year() < FIRST || day.year() > self.today.year().saturating_add(10) {
            self.found.push(Obstacle::NoDay { field, day });
        }
    }

    fn past(&mut self, field: &'static str, day: Date) {
        if day > self.today {
            self.found.push(Obstacle::Future { field, day });
        } else {
            self.sane(field, day);
        }
    }

    fn then(&mut self, (earlier, first): (&'static str, Date), (later, then): (&'static str, Option<Date>)) {
        let Some(then) = then else { return };
        self.past(later, then);
        if then < first {
            self.found.push(Obstacle::Before { later, then, earlier, first });
        }
    }

    /// The end may lie ahead.
    fn span(&mut self, from: Date, to: Option<Date>) {
        let Some(to) = to else { return };
        self.sane("结束日期", to);
        if to < from {
            self.found.push(Obstacle::Before { later: "结束日期", then: to, earlier: "开始日期", first: from });
        }
    }
}
