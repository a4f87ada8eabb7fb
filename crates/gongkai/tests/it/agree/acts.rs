//! What the office does: items made public, withdrawn, put back, shown elsewhere, corrected, recorded from before; records
//! of every kind entered, amended, struck, confirmed; books opened.

use affairs::{
    private::Private,
    publication::{ReviewStep, Seen, Subject, WithdrawalReason, open_steps},
    register::{
        Application, CaseResult, Category, Charge, Coded as _, Decision, DecisionKind, Facts, Fee, GroupDuty, Kind,
        Meeting, Member, Normative, Plan, Problem, ProblemCategory, Progress, Received, Remedy, System, Track,
        Training, Verdict, Words, asked,
    },
    role::Role,
};
use jiff::civil::Date;
use office::{Clerk, Zone};
use publication::{
    Record, Text,
    desk::{self, NewItem, Signing},
    import::{Hand, Sheet, import},
};
use register::{NewRecord, Person, desk as registers, records::Shown};
use rehearsal::{Rehearsal, clerk, proposal};

use super::{dice::Dice, officer};

/// What there is.
pub(super) struct Town {
    items: Vec<Record>,
    records: Vec<Shown>,
    made: usize,
    /// Acts that were not refused.
    pub(super) done: usize,
}

impl Town {
    pub(super) fn begin(here: &Rehearsal) -> Self {
        let rows = "标题,目录事项,承办部门,发布日期,原网址,转载\r\n\
                    以前的一条,G-03,office,2024-11-05,http://a,\r\n以前转载的,G-03,office,2024-11-06,http://b,是\r\n\
                    年初的一条,G-03,office,2025-01-06,http://c,\r\n";
        let sheet = Sheet::new("以前.csv", rows.as_bytes(), papers::csv(rows.as_bytes()).unwrap());
        import(&here.office, &Hand::Person(Box::new(officer())), &sheet).unwrap();
        Self { items: Vec::new(), records: Vec::new(), made: 0, done: 0 }
    }

    /// Some days later, one act; what it was.
    pub(super) fn act(&mut self, here: &Rehearsal, dice: &mut Dice) -> String {
        here.pass(i64::try_from(3_600 + dice.below(14 * 86_400)).unwrap());
        let (act, done) = match dice.below(12) {
            0..=3 => ("an item made public", self.publish(here, dice)),
            4 => ("a withdrawal", self.withdraw(here, dice)),
            5 => ("an item put back or shown elsewhere", self.later(here, dice)),
            6..=8 => ("a record entered", self.enter(here, dice)),
            9 => ("a record amended", self.amend(here, dice)),
            10 => ("a record struck", self.strike(here, dice)),
            _ => ("books opened", open_books(here)),
        };
        self.done += usize::from(done);
        format!("{act} ({})", if done { "done" } else { "refused" })
    }

    fn publish(&mut self, here: &Rehearsal, dice: &mut Dice) -> bool {
        self.made += 1;
        let subject = *dice.pick(&[Subject::Notice, Subject::Plan, Subject::VillageAffairs, Subject::NotApplicable]);
        let mut proposal = proposal(subject);
        proposal.relayed = dice.percent(15);
        proposal.facts.channels =
            if dice.percent(30) { vec!["site".into(), "wechat".into()] } else { vec!["site".into()] };
        let text = Text {
            title: format!("第 {} 件", self.made), text: "各村请做好准备。".into(), ..Text::default()
        };
        let new = NewItem { proposal, catalogue: (*dice.pick(&["G-03", "G-04"])).into(), text };
        let mut item = desk::propose(&here.office, &officer(), &new).unwrap();
        let number = item.item.number.clone();
        item = desk::check(&here.later().office, &officer(), &number, &seen(&item)).unwrap();
        item = desk::submit(&here.later().office, &officer(), &number, &seen(&item), false).unwrap();
        while let Some(step) = open_steps(&item.item).first().copied() {
            let sign = Signing { step, returns: None, opinion: "同意".into(), seconds: 300, findings: 0 };
            item = desk::sign(&here.later().office, &signer(step), &number, &seen(&item), &sign).unwrap();
        }
        let item = desk::publish(&here.later().office, &officer(), &number, &seen(&item)).unwrap();
        self.items.push(item);
        true
    }

    fn withdraw(&mut self, here: &Rehearsal, dice: &mut Dice) -> bool {
        let Some(at) = self.items.len().checked_sub(1).map(|last| last - dice.below((last + 1).min(3))) else {
            return false;
        };
        let item = &self.items[at];
        // Sometimes at once: a minute after its release, an error is as if it never was.
        let reason = *dice.pick(&[WithdrawalReason::Error, WithdrawalReason::Error, WithdrawalReason::Outdated]);
        if dice.percent(50) && here.now() - item.item.last_at > 86_400_000 {
            here.pass((item.item.last_at - here.now()) / 1000 + 60);
        }
        let leader = signer(ReviewStep::Second);
        let done = desk::withdraw(&here.office, &leader, &item.item.number, &seen(item), reason, "发错了");
        let Ok(item) = done else { return false };
        self.items[at] = item;
        true
    }

    fn later(&mut self, here: &Rehearsal, dice: &mut Dice) -> bool {
        if self.items.is_empty() {
            return false;
        }
        let at = dice.below(self.items.len());
        let (item, office) = (&self.items[at], &here.office);
        let principal = clerk("zheng", Role::Principal, "");
        let done = if item.item.withdrawal.is_some() {
            desk::restore(office, &principal, &item.item.number, &seen(item))
        } else {
            desk::post(office, &officer(), &item.item.number, &seen(item), &["village-board".to_owned()])
        };
        let Ok(item) = done else { return false };
        self.items[at] = item;
        true
    }

    fn enter(&mut self, here: &Rehearsal, dice: &mut Dice) -> bool {
        self.made += 1;
        let today = Zone::shanghai().day(here.now());
        let new = record(dice, today, self.made);
        let done = registers::enter(&here.office, &head(), None, &new, "另一件");
        let Ok(shown) = done else { return false };
        // Whoever raised a problem that somebody solved mostly says so.
        let solved = matches!(&shown.record.facts, Facts::Problem(of) if of.solved.is_some()) && dice.percent(70);
        let shown = if solved { self.confirmed(here, shown) } else { shown };
        self.records.push(shown);
        true
    }

    fn confirmed(&self, here: &Rehearsal, shown: Shown) -> Shown {
        let trainee = clerk("wei", Role::Trainee, "office");
        let (number, version) = (shown.record.number.clone(), shown.record.version);
        registers::confirm(&here.office, &trainee, (&number, version)).unwrap()
    }

    fn amend(&mut self, here: &Rehearsal, dice: &mut Dice) -> bool {
        if self.records.is_empty() {
            return false;
        }
        self.made += 1;
        let at = dice.below(self.records.len());
        let (shown, today) = (&self.records[at], Zone::shanghai().day(here.now()));
        let mut new = record(dice, today, self.made);
        for _ in 0..60 {
            if new.facts.kind() == shown.record.kind() && new.facts.year() == shown.record.facts.year() {
                break;
            }
            new = record(dice, today, self.made);
        }
        let key = (shown.record.number.as_str(), shown.record.version);
        let Ok(shown) = registers::amend(&here.office, &head(), key, &new, ("核对过", "另一件")) else {
            return false;
        };
        self.records[at] = shown;
        true
    }

    fn strike(&mut self, here: &Rehearsal, dice: &mut Dice) -> bool {
        if self.records.is_empty() {
            return false;
        }
        let at = dice.below(self.records.len());
        let shown = &self.records[at];
        let key = (shown.record.number.as_str(), shown.record.version);
        let Ok(shown) = registers::strike(&here.office, &head(), key, "登记错了") else { return false };
        self.records[at] = shown;
        true
    }
}

fn seen(record: &Record) -> Seen {
    desk::seen(&record.item)
}

/// The head of the office keeps every ledger of this very small one.
fn head() -> Clerk {
    Clerk { roles: vec![Role::OfficeHead, Role::InfoOfficer], ..officer() }
}

fn signer(step: ReviewStep) -> Clerk {
    use ReviewStep::{Final, First, Proof, Second, Secrecy};
    match step {
        Secrecy => clerk("bao", Role::SecrecyOfficer, ""),
        Proof(_) => clerk("jiao", Role::Proofreader, ""),
        First => clerk("chu", Role::SectionHead, "office"),
        Second => clerk("fu", Role::LeaderInCharge, ""),
        Final => clerk("zheng", Role::Principal, ""),
    }
}

fn open_books(here: &Rehearsal) -> bool {
    let this = Zone::shanghai().day(here.now()).year();
    let opened = |year: i16| {
        Kind::ALL.into_iter().filter(move |kind| {
            registers::open_book(&here.office, &clerk("zhou", Role::OfficeHead, "office"), *kind, year).is_ok()
        })
    };
    (2025..=this).flat_map(opened).count() > 0
}

/// A record of any kind; some days lie in the year before.
fn record(dice: &mut Dice, today: Date, n: usize) -> NewRecord {
    let on = dice.day(today, 120);
    let end = if dice.percent(60) { Some(dice.day(today, 20).max(on)) } else { None };
    let (facts, people) = match dice.below(11) {
        0 => (
            Facts::Training(Training { on, start: 540, end: 660, attendees: 0, sign_in: String::new() }),
            1 + dice.below(9),
        ),
        1 => {
            let category = *dice.pick(Category::ALL);
            let row = *dice.pick(&["granted", "partial", "refused.state_secret", "other.withdrawn_late"]);
            let known = statute::report::Format::F2021.form().rows.iter().any(|known| known.id == row);
            let row = if known { row } else { "granted" };
            let closed = end.map(|on| CaseResult { on, row: row.into() });
            (Facts::Application(Application { received: on, category, closed }), 0)
        }
        2 => {
            let closed = end.map(|on| Verdict { on, outcome: "upheld".into() });
            (Facts::Remedy(Remedy { track: Track::Review, accepted: on, closed }), 0)
        }
        3 => {
            let received = end.map(|on| Received { on, fen: 1_000 });
            (Facts::Fee(Fee { notice: on, notified_fen: 4_000, received }), 0)
        }
        4 => (Facts::Normative(Normative { made: on, ended: None, led_elsewhere: dice.percent(20) }), 0),
        5 => {
            let what = *dice.pick(DecisionKind::ALL);
            (Facts::Decision(Decision { what, on, count: 1 }), 0)
        }
        6 => (Facts::Charge(Charge { on, fen: 150 + i64::try_from(dice.below(99_999)).unwrap() }), 0),
        7 => (Facts::System(System { issued: on, revised: dice.percent(50) }), 0),
        8 => {
            let category = *dice.pick(ProblemCategory::ALL);
            (Facts::Problem(Problem { raised: on, by: "wei".into(), category, solved: end }), 0)
        }
        9 if dice.percent(50) => {
            (Facts::Meeting(Meeting { on, attendees: 0, sign_in: String::new() }), 1 + dice.below(5))
        }
        9 => (Facts::Member(Member { duty: GroupDuty::Member, from: on, to: end }), 1),
        _ => {
            let due = Date::new(on.year(), 12, 31).unwrap();
            let progress = if end.is_some() { Progress::Done } else { Progress::Planned };
            (Facts::Plan(Plan { year: due.year(), due, progress, done: end }), 0)
        }
    };
    let needed = asked(facts.kind()).iter().filter(|asked| asked.required);
    let words = needed.fold(Words::default(), |words, asked| words.with(asked.field, &format!("说明 {n}")));
    let person = |at: usize| Person { name: Private::new(format!("学员{at}")), section: "党政办".into() };
    NewRecord { facts, words, people: (0..people).map(person).collect() }
}
