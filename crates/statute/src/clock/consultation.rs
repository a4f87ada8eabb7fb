//! 征求意见 The consultations of one case, paired by their names.

use jiff::civil::Date;

use super::{
    ClockFault, Consulted, Reason,
    terms::{OPINION_DAYS, REMINDER_DAYS},
    walk::Pauses,
};
use crate::calendar::Calendar;

impl Consulted {
    const fn name(self) -> &'static str {
        match self {
            Self::ThirdParty => "第三方",
            Self::JointMaker => "共同制作机关",
            Self::OtherOrgan => "其他行政机关",
        }
    }
}

#[derive(Clone, Debug)]
struct Consultation {
    whom: Consulted,
    id: String,
    sent: Date,
    received: Option<Date>,
    ended: Option<Date>,
}

impl Consultation {
    /// The last day to answer; the letter counts as received the day it was sent unless the list says otherwise.
    fn last(&self, calendar: &Calendar) -> Date {
        let days = if self.whom == Consulted::OtherOrgan { REMINDER_DAYS } else { OPINION_DAYS };
        let from = self.received.unwrap_or(self.sent);
        calendar.add_working_days(from, days).unwrap_or_else(|gap| gap.provisional)
    }
}

/// All consultations of the present procedure, in the order they were opened.
#[derive(Clone, Debug, Default)]
pub(super) struct Consultations(Vec<Consultation>);

impl Consultations {
    pub(super) fn open(&mut self, whom: Consulted, id: &str, sent: Date, received: Option<Date>) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if self.running().any(|other| other.id == id) {
            reasons.push(Reason::ConsultationRunning { id: id.to_owned() });
        }
        if let Some(received) = received.filter(|received| *received < sent) {
            reasons.push(Reason::ArrivedBeforeSent { received });
        }
        if reasons.is_empty() {
            self.0.push(Consultation { whom, id: id.to_owned(), sent, received, ended: None });
        }
        reasons
    }

    /// Ends the consultation `id` by a reply, or by silence on the last of its fifteen working days.
    pub(super) fn end(
        &mut self,
        (whom, id, silent): (Consulted, &str, bool),
        on: Date,
        calendar: &Calendar,
    ) -> (Vec<Reason>, Option<ClockFault>) {
        let Some(found) = self.0.iter_mut().find(|one| one.ended.is_none() && one.id == id) else {
            return (vec![Reason::NoConsultation { id: id.to_owned() }], None);
        };
        found.ended = Some(on);
        if found.whom != whom {
            return (vec![Reason::OtherConsultation { id: id.to_owned(), asked: found.whom.name() }], None);
        }
        let last = found.last(calendar);
        match (silent, on.cmp(&last)) {
            (true, std::cmp::Ordering::Less) => (vec![Reason::SilenceEarly { last }], None),
            (true, std::cmp::Ordering::Greater) if found.received.is_some() => {
                (vec![Reason::SilenceLate { last }], None)
            }
            (true, std::cmp::Ordering::Greater) => (vec![], Some(ClockFault::SilenceAssumed { on, last })),
            (false, std::cmp::Ordering::Greater) if whom != Consulted::OtherOrgan => {
                (vec![], Some(ClockFault::OpinionLate { on, last }))
            }
            _ => (vec![], None),
        }
    }

    /// The names of the open ones.
    pub(super) fn open_ids(&self) -> Vec<String> {
        self.running().map(|one| one.id.clone()).collect()
    }

    /// The pauses, as if every open consultation ended `today`.
    pub(super) fn pauses(&self, today: Date) -> Pauses {
        Pauses::union(self.0.iter().map(|one| (one.sent, one.ended.unwrap_or(today))).collect())
    }

    /// Open ones that should be over by `today`.
    pub(super) fn overruns(&self, today: Date, calendar: &Calendar) -> Vec<ClockFault> {
        let late = self.running().filter_map(|one| {
            let last = one.last(calendar);
            match one.whom {
                _ if last >= today => None,
                Consulted::OtherOrgan => Some(ClockFault::ReminderDue { since: one.sent }),
                _ => Some(ClockFault::ConsultationOverrun { last }),
            }
        });
        late.collect()
    }

    fn running(&self) -> impl Iterator<Item = &Consultation> {
        self.0.iter().filter(|one| one.ended.is_none())
    }
}
