//! 发布 The flow of three reviews, played by the people of a small township.

mod acceptance;
mod board;
mod clocks;
mod discretion;
mod figures;
mod golden;
mod handover;
mod later;
mod properties;
mod recorded;
mod roles;
mod rules;
mod validity;

use affairs::{
    publication::{
        Acting, Attribute, CheckOrder, Decision, Deputy, Entry, Facts, Importance, Item, Obstacle, Occasion, Profile,
        Proposal, ReleaseOrder, ReturnReason, ReviewStep, Seen, SignOrder, Step, Subject, check, content_hash, fold,
        propose, publish, sign, submit,
    },
    role::Role,
};
use jiff::civil::{Date, date};
use messages::Catalogued;
use statute::calendar::Calendar;

pub(crate) use ReviewStep::{Final, First, Proof, Second, Secrecy};

pub(crate) const MINUTE: i64 = 60_000;

pub(crate) fn day(text: &str) -> Date {
    text.parse().expect(text)
}

/// The people: account and role, all of the section "office".
pub(crate) const PEOPLE: [(&str, Role); 9] = [
    ("writer", Role::InfoOfficer),
    ("colleague", Role::InfoOfficer),
    ("head", Role::SectionHead),
    ("leader", Role::LeaderInCharge),
    ("principal", Role::Principal),
    ("secrecy", Role::SecrecyOfficer),
    ("reader", Role::Proofreader),
    ("office", Role::OfficeHead),
    ("admin", Role::SysAdmin),
];

pub(crate) fn person(account: &str) -> Acting {
    let role = PEOPLE.iter().find(|(known, _)| *known == account).expect(account).1;
    as_role(account, role)
}

pub(crate) fn as_role(account: &str, role: Role) -> Acting {
    Acting { account: account.into(), role, section: Some("office".into()), deputy_of: None }
}

pub(crate) fn deputy(account: &str, of: &str, role: Role, from: &str, to: &str) -> Acting {
    let deputy = Deputy { of: of.into(), role, section: None, from: day(from), to: day(to) };
    Acting { deputy_of: Some(deputy), ..as_role(account, role) }
}

pub(crate) fn text(words: &str) -> String {
    content_hash("关于活动的通知", words, &[])
}

pub(crate) fn facts(subject: Subject) -> Facts {
    Facts {
        subject,
        importance: Importance::Routine,
        attribute: Attribute::Public,
        event_date: None,
        due: None,
        channels: vec!["site".into()],
        consultation: None,
        meeting: None,
        content_hash: text("第一稿"),
    }
}

pub(crate) fn proposal(subject: Subject) -> Proposal {
    let (body, section, field) = ("sangcun".into(), "office".into(), "general".into());
    Proposal { body, section, field, relayed: false, profile: Profile::Levels, facts: facts(subject) }
}

/// One item on its way, with everything the ledger would hold.
#[derive(Clone)]
pub(crate) struct Play {
    pub(crate) item: Item,
    pub(crate) entries: Vec<Entry>,
    pub(crate) at: i64,
    pub(crate) today: Date,
    pub(crate) last: Step,
}

pub(crate) type Outcome = Result<Step, Vec<Obstacle>>;

impl Play {
    pub(crate) fn of(number: &str, proposal: &Proposal, today: Date) -> Self {
        let (at, acting) = (1_741_000_000_000, person("writer"));
        let occasion = Occasion { acting: &acting, at, today, calendar: Calendar::bundled(), seen: None };
        let last = propose(number, proposal, &occasion).expect("the proposal of the tests is complete");
        Self { item: last.next.clone(), entries: vec![last.entry.clone()], at, today, last }
    }

    pub(crate) fn new(subject: Subject) -> Self {
        Self::of("XX-1", &proposal(subject), date(2025, 3, 3))
    }

    /// Try a verb with a fresh form; if it succeeds it is filed.
    pub(crate) fn act(&mut self, acting: &Acting, verb: impl Fn(&Item, &Occasion<'_>) -> Outcome) -> Vec<&'static str> {
        let seen = Seen { version: self.item.version, content_hash: self.item.content_hash().to_owned() };
        let (at, today) = (self.at + MINUTE, self.today);
        let occasion = Occasion { acting, at, today, calendar: Calendar::bundled(), seen: Some(&seen) };
        match verb(&self.item, &occasion) {
            Ok(step) => {
                self.at = at;
                self.item = step.next.clone();
                self.entries.push(step.entry.clone());
                self.last = step;
                assert_eq!(fold(&self.entries).as_ref(), Some(&self.item), "the ledger tells the same item");
                Vec::new()
            }
            Err(obstacles) => obstacles.iter().map(|obstacle| obstacle.message().code).collect(),
        }
    }

    pub(crate) fn check(&mut self) {
        let order = clean(self.item.content_hash());
        assert_eq!(self.act(&person("writer"), |item, now| check(item, &order, now)), [""; 0]);
    }

    pub(crate) fn submit(&mut self, restart: bool) -> Vec<&'static str> {
        self.act(&person("writer"), |item, now| submit(item, restart, now))
    }

    pub(crate) fn sign(&mut self, acting: &Acting, step: ReviewStep) -> Vec<&'static str> {
        self.act(acting, |item, now| sign(item, &pass(step), now))
    }

    pub(crate) fn send_back(&mut self, acting: &Acting, step: ReviewStep) -> Vec<&'static str> {
        let decision = Decision::Return { code: ReturnReason::Wording, note: "note-7".into() };
        self.act(acting, |item, now| sign(item, &SignOrder { decision: decision.clone(), ..pass(step) }, now))
    }

    pub(crate) fn publish(&mut self) -> Vec<&'static str> {
        self.act(&person("office"), |item, now| publish(item, &release(), now))
    }

    /// Check, submit, and sign the given steps by those who usually do.
    pub(crate) fn reviewed(mut self, steps: &[ReviewStep]) -> Self {
        self.check();
        assert_eq!(self.submit(false), [""; 0]);
        self.signed(steps);
        self
    }

    pub(crate) fn signed(&mut self, steps: &[ReviewStep]) {
        for step in steps {
            assert_eq!(self.sign(&usual(*step), *step), [""; 0], "{step:?}");
        }
    }
}

pub(crate) const ROUTINE: [ReviewStep; 5] = [Secrecy, Proof(1), First, Proof(2), Second];
pub(crate) const IMPORTANT: [ReviewStep; 7] = [Secrecy, Proof(1), First, Proof(2), Second, Proof(3), Final];

pub(crate) fn usual(step: ReviewStep) -> Acting {
    person(match step {
        Secrecy => "secrecy",
        Proof(1) | First => "head",
        Proof(2) | Second => "leader",
        _ => "principal",
    })
}

pub(crate) fn pass(step: ReviewStep) -> SignOrder {
    SignOrder { step, decision: Decision::Pass, duration_sec: 60, characters: 900, findings: 0 }
}

pub(crate) fn clean(content_hash: &str) -> CheckOrder {
    CheckOrder { content_hash: content_hash.into(), rules: "r1".into(), blocking: vec![], warnings: 1 }
}

pub(crate) fn release() -> ReleaseOrder {
    ReleaseOrder { rules: "r1".into(), channels: vec![], twin: None }
}
