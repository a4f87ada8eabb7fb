//! 一件申请 The state machine of one application: each event from each stage, its guards, and what it does to the clock.

use jiff::civil::Date;

use super::{
    Act, ClockFault, ClockObstacle, Closing, Event, Origin, Reason, Stage,
    consultation::Consultations,
    fault::IN_FORCE,
    terms::{ANSWER_DAYS, CLARIFY_DAYS, EXTENSION, PAYMENT_DAYS, REDO_DAYS, SUPPLEMENT_DAYS},
    walk::{Length, Period, Walk, walk},
};
use crate::calendar::Calendar;

pub(super) struct Case<'a> {
    pub(super) calendar: &'a Calendar,
    pub(super) received: Date,
    pub(super) clarify_due: Date,
    pub(super) provisional: bool,
    pub(super) stage: Stage,
    pub(super) period: Period,
    pub(super) consultations: Consultations,
    pub(super) clarified: bool,
    pub(super) supplemented: bool,
    pub(super) extended: bool,
    /// The day set for the supplement, by the organ itself or by the reading.
    pub(super) reply_by: Option<(Date, bool)>,
    pub(super) payment_until: Option<Date>,
    pub(super) closing: Option<(Closing, i64, i64)>,
    pub(super) latest: Date,
    pub(super) obstacles: Vec<ClockObstacle>,
    pub(super) faults: Vec<ClockFault>,
}

impl<'a> Case<'a> {
    pub(super) fn received(received: Date, calendar: &'a Calendar) -> Self {
        let clarify_due = calendar.add_working_days(received, CLARIFY_DAYS);
        Self {
            calendar,
            received,
            clarify_due: clarify_due.unwrap_or_else(|gap| gap.provisional),
            provisional: clarify_due.is_err(),
            stage: Stage::Received,
            period: fresh(received, Origin::Receipt),
            consultations: Consultations::default(),
            clarified: false,
            supplemented: false,
            extended: false,
            reply_by: None,
            payment_until: None,
            closing: None,
            latest: received,
            obstacles: Vec::new(),
            faults: if received < IN_FORCE { vec![ClockFault::OldText { received }] } else { Vec::new() },
        }
    }

    /// Takes one event: every obstacle, then its effect. An act that the stage does not know has none.
    pub(super) fn take(&mut self, at: usize, event: &Event) {
        let mut reasons = self.out_of_order(event.on);
        if let Some(reason) = self.out_of_stage(&event.act) {
            reasons.push(reason);
            if matches!(event.act, Act::Extend { .. }) {
                reasons.extend(self.extension_obstacles(&event.act, event.on));
            }
        } else {
            reasons.extend(self.act(&event.act, event.on));
        }
        let (on, event) = (event.on, event.act.names());
        self.obstacles.extend(reasons.into_iter().map(|reason| ClockObstacle { at, on, event, reason }));
    }

    fn out_of_order(&mut self, on: Date) -> Vec<Reason> {
        let reason = if on < self.received {
            Some(Reason::BeforeReceipt { received: self.received })
        } else if on < self.latest {
            Some(Reason::Backwards { previous: self.latest })
        } else {
            None
        };
        self.latest = self.latest.max(on);
        reason.into_iter().collect()
    }

    fn out_of_stage(&self, act: &Act) -> Option<Reason> {
        if matches!(act, Act::Receipt(_)) {
            return Some(Reason::ReceiptIsAField);
        }
        if self.stage.knows(act) {
            return None;
        }
        Some(match (act, &self.closing) {
            (_, Some((closing, ..))) => Reason::AfterClosing { closed: closing.on },
            (Act::IssueClarification { .. }, None) if self.clarified => Reason::ClarifiedTwice,
            _ => Reason::Stage { stage: self.stage },
        })
    }

    /// What the act does; gives the guards it breaks.
    fn act(&mut self, act: &Act, on: Date) -> Vec<Reason> {
        match act {
            Act::IssueClarification { reply_by } => self.issue_clarification(*reply_by, on),
            Act::Supplement { good_reason } => self.supplement(*good_reason, on),
            Act::ClarificationExpired => self.clarification_expired(on),
            Act::Consult { whom, id, received } => {
                self.in_hand();
                self.consultations.open(*whom, id, on, *received)
            }
            Act::Reply { whom, id } => self.hear((*whom, id, false), on),
            Act::Silent { whom, id } => self.hear((*whom, id, true), on),
            Act::Extend { .. } => self.extend(act, on),
            Act::ReasonsAccepted { until } => self.accept_reasons(*until, on),
            Act::IssueFeeNotice { received } => self.issue_fee_notice(*received, on),
            Act::PaidInFull => self.paid(on),
            Act::PaymentExpired => self.payment_expired(on),
            Act::OrderedToRedo { due, within } => self.redo(*due, *within, on),
            Act::DeadlinePassed => self.deadline_passed(on),
            Act::Accept | Act::OverridePublicInterest | Act::Receipt(_) => {
                self.in_hand();
                Vec::new()
            }
            Act::AskReasons => {
                self.stage = Stage::AwaitingReason;
                Vec::new()
            }
            Act::Decide | Act::AnswerOnTheSpot | Act::StillUnclear | Act::ReasonsUnreasonable | Act::Withdraw => {
                self.finish(act, on)
            }
        }
    }

    fn in_hand(&mut self) {
        if self.stage == Stage::Received {
            self.stage = Stage::InProcess;
        }
    }

    fn issue_clarification(&mut self, reply_by: Option<Date>, on: Date) -> Vec<Reason> {
        if on > self.clarify_due {
            self.faults.push(ClockFault::ClarificationLate { on, due: self.clarify_due });
        }
        (self.clarified, self.stage) = (true, Stage::AwaitingClarification);
        let usual = self.nth(on, SUPPLEMENT_DAYS);
        self.reply_by = Some((reply_by.unwrap_or(usual), reply_by.is_some()));
        reply_by.filter(|day| *day <= on).map(|reply_by| Reason::ReplyByTooEarly { reply_by }).into_iter().collect()
    }

    fn supplement(&mut self, good_reason: bool, on: Date) -> Vec<Reason> {
        let set = self.reply_by.take().filter(|(_, set)| *set).map(|(day, _)| day);
        (self.period, self.stage, self.supplemented) = (fresh(on, Origin::Supplement), Stage::InProcess, true);
        let late = set.filter(|day| on > *day && !good_reason);
        late.map(|reply_by| Reason::SupplementLate { reply_by }).into_iter().collect()
    }

    fn clarification_expired(&mut self, on: Date) -> Vec<Reason> {
        let until = self.reply_by.map(|(day, _)| day).filter(|day| on <= *day);
        self.close("clarification_expired", Some("other.no_clarification"), on, None);
        until.map(|until| Reason::SupplementAwaited { until }).into_iter().collect()
    }

    fn hear(&mut self, told: (super::Consulted, &str, bool), on: Date) -> Vec<Reason> {
        let (reasons, fault) = self.consultations.end(told, on, self.calendar);
        self.faults.extend(fault);
        reasons
    }

    fn extension_obstacles(&self, act: &Act, on: Date) -> Vec<Reason> {
        let Act::Extend { days } = *act else { return Vec::new() };
        let mut reasons = Vec::new();
        if self.extended {
            reasons.push(Reason::ExtendedTwice);
        }
        if !EXTENSION.contains(&days) {
            reasons.push(Reason::ExtensionDays { days });
        }
        let running = !matches!(self.stage, Stage::AwaitingClarification | Stage::AwaitingPayment | Stage::Closed);
        let due = self.walk(on).due;
        if running && on > due {
            reasons.push(Reason::ExtensionAfterDue { due });
        }
        reasons
    }

    fn extend(&mut self, act: &Act, on: Date) -> Vec<Reason> {
        self.in_hand();
        let reasons = self.extension_obstacles(act, on);
        self.extended = true;
        if let (Act::Extend { days }, true) = (act, reasons.is_empty()) {
            self.period.extension = u32::try_from(*days).expect("an extension has one to twenty days");
        }
        reasons
    }

    fn accept_reasons(&mut self, until: Option<Date>, on: Date) -> Vec<Reason> {
        self.stage = Stage::InProcess;
        let Some(until) = until else { return Vec::new() };
        let due = self.walk(on).due;
        if until <= due || until < on {
            return vec![Reason::DeferralNotLater { until, due: due.max(on) }];
        }
        self.stage = Stage::Deferred;
        self.period = Period { length: Length::Until(until), extension: 0, ..self.period };
        Vec::new()
    }

    fn issue_fee_notice(&mut self, received: Option<Date>, on: Date) -> Vec<Reason> {
        let due = self.walk(on).due;
        let mut reasons = Vec::new();
        if on > due {
            reasons.push(Reason::FeeAfterDue { due });
        }
        if let Some(received) = received.filter(|received| *received < on) {
            reasons.push(Reason::ArrivedBeforeSent { received });
        }
        self.payment_until = Some(self.nth(received.unwrap_or(on), PAYMENT_DAYS));
        self.stage = Stage::AwaitingPayment;
        reasons
    }

    fn paid(&mut self, on: Date) -> Vec<Reason> {
        let late = self.payment_until.take().filter(|until| on > *until);
        self.faults.extend(late.map(|until| ClockFault::PaymentLate { on, until }));
        (self.period, self.stage) = (fresh(on, Origin::Payment), Stage::InProcess);
        Vec::new()
    }

    fn payment_expired(&mut self, on: Date) -> Vec<Reason> {
        let until = self.payment_until.filter(|until| on <= *until);
        self.close("payment_expired", Some("other.no_payment"), on, None);
        until.map(|until| Reason::PaymentAwaited { until }).into_iter().collect()
    }

    fn deadline_passed(&self, on: Date) -> Vec<Reason> {
        if matches!(self.stage, Stage::AwaitingClarification | Stage::AwaitingPayment) {
            return vec![Reason::Stage { stage: self.stage }];
        }
        let due = self.walk(on).due;
        if on <= due { vec![Reason::NotPassed { due }] } else { Vec::new() }
    }

    fn redo(&mut self, due: Option<Date>, within: Option<i64>, on: Date) -> Vec<Reason> {
        let length = match (due, within) {
            (None, None) => Some(Length::Days(REDO_DAYS)),
            (Some(due), None) => Some(Length::Until(due)).filter(|_| due > on),
            (None, Some(days)) => u32::try_from(days).ok().filter(|days| (1..=366).contains(days)).map(Length::Days),
            (Some(_), Some(_)) => None,
        };
        (self.closing, self.stage, self.consultations) = (None, Stage::Reopened, Consultations::default());
        let usual = Length::Days(REDO_DAYS);
        self.period = Period { length: length.unwrap_or(usual), ..fresh(on, Origin::Order) };
        if length.is_some() { Vec::new() } else { vec![Reason::RedoPeriod] }
    }

    /// The acts that end a case from a running clock, and the withdrawal from any stage.
    fn finish(&mut self, act: &Act, on: Date) -> Vec<Reason> {
        let mut reasons = Vec::new();
        let open = self.consultations.open_ids();
        if matches!(act, Act::Decide | Act::AnswerOnTheSpot) && !open.is_empty() {
            reasons.push(Reason::StillConsulting { ids: open });
        }
        if matches!(act, Act::StillUnclear) && !self.supplemented {
            reasons.push(Reason::NeverSupplemented);
        }
        let disposition = match act {
            Act::StillUnclear => Some("unable.still_unclear"),
            Act::ReasonsUnreasonable => Some("declined.excessive"),
            Act::Withdraw => Some("other.misc"),
            _ => None,
        };
        let running = !matches!(self.stage, Stage::AwaitingClarification | Stage::AwaitingPayment);
        let due = running.then(|| self.walk(on).due);
        if let Some(due) = due.filter(|due| on > *due && !matches!(act, Act::Withdraw)) {
            self.faults.push(ClockFault::AnsweredLate { on, due });
        }
        self.close(act.names().0, disposition, on, due);
        reasons
    }

    fn close(&mut self, event: &'static str, disposition: Option<&'static str>, on: Date, due: Option<Date>) {
        let in_time = due.map(|due| on <= due);
        let (used, length) = match due {
            None => (0, i64::from(ANSWER_DAYS)),
            Some(_) => {
                let walk = self.walk(on);
                (walk.used(on, self.calendar), walk.length)
            }
        };
        self.closing = Some((Closing { on, event, due, in_time, disposition }, used, length));
        (self.stage, self.reply_by, self.payment_until) = (Stage::Closed, None, None);
    }

    fn nth(&self, day: Date, n: u32) -> Date {
        self.calendar.add_working_days(day, n).unwrap_or_else(|gap| gap.provisional)
    }

    /// The running period, with the pauses as they are known on `today`.
    pub(super) fn walk(&self, today: Date) -> Walk {
        walk(&self.period, &self.consultations.pauses(today), self.calendar)
    }
}

fn fresh(start: Date, origin: Origin) -> Period {
    Period { start, origin, length: Length::Days(ANSWER_DAYS), extension: 0 }
}
