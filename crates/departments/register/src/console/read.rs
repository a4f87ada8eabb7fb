//! 读表单 From what was typed to what is to be registered.

use affairs::{
    private::Private,
    register::{
        Application, CaseResult, Charge, Coded, Decision, Ended, Facts, Fee, Kind, Measure, Meeting, Member, Normative,
        Pairing, Plan, Problem, Received, Remedy, System, Training, Verdict, Words, asked,
    },
};
use hall::serving::Fields;
use jiff::civil::{Date, Time};
use messages::{Catalogued as _, Message};

use super::{FormFault, inputs::word_field};
use crate::{NewRecord, Person};

/// 读出来 What a form says, or every field that says nothing.
pub(super) fn read(kind: Kind, fields: &Fields) -> Result<NewRecord, Vec<Message>> {
    let mut form = Form { fields, faults: Vec::new() };
    let facts = form.facts(kind);
    if !form.faults.is_empty() {
        return Err(form.faults.iter().map(FormFault::message).collect());
    }
    let words = asked(kind)
        .iter()
        .fold(Words::default(), |words, asked| words.with(asked.field, &fields.text(&word_field(asked.field))));
    let people = if kind.names_people() { people(&fields.text("people")) } else { Vec::new() };
    Ok(NewRecord { facts, words, people })
}

/// One a line: the name, and behind a blank or a comma where they belong.
fn people(text: &str) -> Vec<Person> {
    let person = |line: &str| {
        let line = line.trim();
        let (name, section) = line.split_once([' ', '\t', '\u{3000}', ',', '，']).unwrap_or((line, ""));
        Person { name: Private::new(name.trim().to_owned()), section: section.trim().to_owned() }
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(person).collect()
}

struct Form<'a> {
    fields: &'a Fields,
    faults: Vec<FormFault>,
}

/// Where nothing was read; the fault is noted, and the value never used.
const NO_DAY: Date = Date::ZERO;

impl Form<'_> {
    fn facts(&mut self, kind: Kind) -> Facts {
        match kind {
            Kind::Application | Kind::Remedy | Kind::Fee => self.case(kind),
            Kind::Training | Kind::Pairing | Kind::Problem | Kind::Member | Kind::Meeting => self.people(kind),
            _ => self.paper(kind),
        }
    }

    fn case(&mut self, kind: Kind) -> Facts {
        match kind {
            Kind::Application => {
                let closed = self.pair(("closed", "办结日期"), ("row", "办理结果"));
                Facts::Application(Application {
                    received: self.day("received", "收到日期"),
                    category: self.code("category", "申请人"),
                    closed: closed.map(|(on, row)| CaseResult { on, row }),
                })
            }
            Kind::Remedy => {
                let closed = self.pair(("closed", "审结日期"), ("outcome", "结果"));
                Facts::Remedy(Remedy {
                    track: self.code("track", "途径"),
                    accepted: self.day("accepted", "受理日期"),
                    closed: closed.map(|(on, outcome)| Verdict { on, outcome }),
                })
            }
            _ => {
                let received = self.pair(("received", "收到日期"), ("paid", "实收金额"));
                Facts::Fee(Fee {
                    notice: self.day("notice", "通知日期"),
                    notified_fen: self.money("notified", "通知金额"),
                    received: received.map(|(on, _)| Received { on, fen: self.money("paid", "实收金额") }),
                })
            }
        }
    }

    fn paper(&mut self, kind: Kind) -> Facts {
        match kind {
            Kind::Normative => {
                let ended = self.pair(("ended", "失去效力的日期"), ("how", "怎么失去效力"));
                Facts::Normative(Normative {
                    made: self.day("made", "制发日期"),
                    ended: ended.map(|(on, _)| Ended { on, how: self.code("how", "怎么失去效力") }),
                    led_elsewhere: self.fields.word("led") == "yes",
                })
            }
            Kind::Decision => Facts::Decision(Decision {
                what: self.code("what", "哪种决定"),
                on: self.day("on", "决定日期"),
                count: self.number("count", "件数"),
            }),
            Kind::Charge => {
                Facts::Charge(Charge { on: self.day("on", "收费日期"), fen: self.money("money", "金额") })
            }
            Kind::System => Facts::System(System {
                issued: self.day("issued", "印发日期"),
                revised: self.fields.word("revised") == "yes",
            }),
            Kind::Plan => Facts::Plan(Plan {
                year: i16::try_from(self.number::<u32>("year", "哪一年的计划")).unwrap_or(i16::MAX),
                due: self.day("due", "完成时限"),
                progress: self.code("progress", "进度"),
                done: self.may_day("done", "完成日期"),
            }),
            _ => Facts::Measure(Measure {
                topic: self.code("topic", "写在报告哪里"),
                on: self.day("on", "日期"),
                evidence: self.fields.text("evidence").split_whitespace().map(str::to_owned).collect(),
            }),
        }
    }

    fn people(&mut self, kind: Kind) -> Facts {
        match kind {
            Kind::Training => Facts::Training(Training {
                on: self.day("on", "培训日期"),
                start: self.minute("start", "开始时刻"),
                end: self.minute("end", "结束时刻"),
                attendees: 0,
                sign_in: String::new(),
            }),
            Kind::Pairing => Facts::Pairing(Pairing {
                mentor: self.fields.word("mentor"),
                trainee: self.fields.word("trainee"),
                from: self.day("from", "开始日期"),
                to: self.may_day("to", "结束日期"),
            }),
            Kind::Problem => Facts::Problem(Problem {
                raised: self.day("raised", "提出日期"),
                by: self.fields.word("by"),
                category: self.code("category", "类别"),
                solved: self.may_day("solved", "解决日期"),
            }),
            Kind::Member => Facts::Member(Member {
                duty: self.code("duty", "在组里"),
                from: self.day("from", "任职日期"),
                to: self.may_day("to", "结束日期"),
            }),
            _ => Facts::Meeting(Meeting { on: self.day("on", "会议日期"), attendees: 0, sign_in: String::new() }),
        }
    }

    fn day(&mut self, name: &str, label: &'static str) -> Date {
        self.fields.word(name).parse().unwrap_or_else(|_| {
            self.faults.push(FormFault::Day(label));
            NO_DAY
        })
    }

    fn may_day(&mut self, name: &str, label: &'static str) -> Option<Date> {
        self.fields.given(name).map(|_| self.day(name, label))
    }

    /// A day and what comes with it: both, or neither.
    fn pair(
        &mut self,
        (day, first): (&str, &'static str),
        (with, second): (&str, &'static str),
    ) -> Option<(Date, String)> {
        match (self.fields.given(day), self.fields.given(with)) {
            (Some(_), Some(with)) => Some((self.day(day, first), with)),
            (None, None) => None,
            _ => {
                self.faults.push(FormFault::Both(first, second));
                None
            }
        }
    }

    fn code<C: Coded>(&mut self, name: &str, label: &'static str) -> C {
        C::of(&self.fields.word(name)).unwrap_or_else(|| {
            self.faults.push(FormFault::Choice(label));
            C::ALL[0]
        })
    }

    fn number<N: std::str::FromStr + Default>(&mut self, name: &str, label: &'static str) -> N {
        self.fields.word(name).parse().unwrap_or_else(|_| {
            self.faults.push(FormFault::Number(label));
            N::default()
        })
    }

    fn minute(&mut self, name: &str, label: &'static str) -> u16 {
        let typed = self.fields.word(name).replace('：', ":");
        if typed == "24:00" {
            return 24 * 60;
        }
        let padded = if typed.len() == 4 { format!("0{typed}") } else { typed };
        let Ok(time) = padded.parse::<Time>() else {
            self.faults.push(FormFault::Hour(label));
            return 0;
        };
        u16::try_from(time.hour()).unwrap_or(0) * 60 + u16::try_from(time.minute()).unwrap_or(0)
    }

    fn money(&mut self, name: &str, label: &'static str) -> i64 {
        fen(&self.fields.word(name)).unwrap_or_else(|| {
            self.faults.push(FormFault::Money(label));
            0
        })
    }
}

/// Yuan as typed, in fen.
fn fen(typed: &str) -> Option<i64> {
    let typed = typed.replace([',', '，'], "");
    let (yuan, rest) = typed.split_once('.').unwrap_or((&typed, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if yuan.is_empty() || !digits(yuan) || !digits(rest) || rest.len() > 2 {
        return None;
    }
    let cents: i64 = format!("{rest:0<2}").parse().ok()?;
    yuan.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents)
}
