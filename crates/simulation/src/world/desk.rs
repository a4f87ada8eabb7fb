//! 到台 A form is handed in at its desk.

use affairs::publication::{Attribute, Facts, Proposal, ReturnReason};
use office::{Clerk, DeskError};
use publication::{
    Record,
    desk::{self, NewCorrection, NewItem, Signing},
};
use store::StoreError;

use super::World;
use crate::{
    cast::BODIES,
    deed::{Deed, Form, New},
};

/// 答复 What a desk answered.
#[derive(Debug)]
pub(crate) enum Answer {
    /// Granted.
    Done(Box<Record>),
    /// Refused, with every code.
    Refused(Vec<&'static str>),
    /// The cabinet could not.
    Broken(StoreError),
}

impl Answer {
    fn of(done: Result<Record, DeskError>) -> Self {
        match done {
            Ok(record) => Self::Done(Box::new(record)),
            Err(DeskError::Store(error)) => Self::Broken(error),
            Err(error) => Self::Refused(error.messages().iter().map(|message| message.code).collect()),
        }
    }
}

impl World {
    /// Hands in a form.
    pub(crate) fn hand_in(&self, clerk: &Clerk, form: &Form) -> Answer {
        Answer::of(self.done(clerk, form))
    }

    fn done(&self, clerk: &Clerk, form: &Form) -> Result<Record, DeskError> {
        let (office, number, seen) = (&self.office, form.number.as_str(), &form.seen);
        let words = |says: bool| if says { "写明的理由" } else { " " };
        match &form.deed {
            Deed::Propose { new, text } => {
                let new =
                    NewItem { proposal: proposal(*new, self.today()), catalogue: "G-03".into(), text: text.clone() };
                desk::propose_once(office, clerk, number, &new)
            }
            Deed::Revise { text, withheld, importance } => {
                let found = office.store.read(&clerk.scope(), |tx| publication::find(tx, &clerk.body, number))?;
                let facts = found.ok_or(DeskError::NotFound)?.item.facts().clone();
                let attribute = if *withheld { Attribute::Withheld("14".into()) } else { Attribute::Public };
                let facts = Facts { attribute, importance: *importance, ..facts };
                desk::revise(office, clerk, number, seen, &facts, text)
            }
            Deed::Check => desk::check(office, clerk, number, seen),
            Deed::Overrule { reason } => desk::overrule(office, clerk, number, seen, "F-04", words(*reason)),
            Deed::Submit { restart } => desk::submit(office, clerk, number, seen, *restart),
            Deed::Sign { step, returns, says } => {
                let returns = returns.then_some(ReturnReason::Wording);
                let opinion = words(*says || returns.is_none()).into();
                let signing = Signing { step: *step, returns, opinion, seconds: 300, findings: 0 };
                desk::sign(office, clerk, number, seen, &signing)
            }
            Deed::Publish => desk::publish(office, clerk, number, seen),
            Deed::Schedule { at } => desk::schedule(office, clerk, number, seen, *at),
            Deed::Unschedule => desk::unschedule(office, clerk, number, seen),
            Deed::Urgent { says } => desk::publish_urgent(office, clerk, number, seen, words(*says)),
            Deed::Prepare { text } => desk::check_correction(office, clerk, number, seen, text),
            Deed::CorrectSmall { text, by } => correct(self, clerk, form, (text, by, false)),
            Deed::CorrectSubstantive { text, by } => correct(self, clerk, form, (text, by, true)),
            Deed::Drop => desk::drop_version(office, clerk, number, seen),
            Deed::Withdraw { reason, says } => desk::withdraw(office, clerk, number, seen, *reason, words(*says)),
            Deed::Confirm => desk::confirm_withdrawal(office, clerk, number, seen),
            Deed::Restore => desk::restore(office, clerk, number, seen),
            Deed::Discard => desk::discard(office, clerk, number, seen),
        }
    }
}

fn correct(
    world: &World,
    clerk: &Clerk,
    form: &Form,
    (text, by, substantive): (&publication::Text, &String, bool),
) -> Result<Record, DeskError> {
    let explanation = format!("更正：{}", text.title);
    let correction = NewCorrection { text: text.clone(), substantive, explanation, prepared_by: by.clone() };
    desk::correct(&world.office, clerk, &form.number, &form.seen, &correction)
}

fn proposal(new: New, today: jiff::civil::Date) -> Proposal {
    let record = |name: &str| new.records.then(|| name.to_owned());
    let facts = Facts {
        subject: new.subject,
        importance: new.importance,
        attribute: Attribute::Public,
        event_date: Some(today),
        due: new.contradictory.then(|| today.yesterday().unwrap_or(today)),
        channels: vec!["site".into()],
        consultation: record("C-1"),
        meeting: record("M-1"),
        content_hash: String::new(),
    };
    Proposal {
        body: BODIES[new.body].into(),
        section: new.section.into(),
        field: "G".into(),
        relayed: new.relayed,
        profile: new.profile,
        facts,
    }
}
