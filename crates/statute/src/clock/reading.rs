//! 读时钟 What the clock of a case shows on one day.

use jiff::civil::Date;

use super::{Clock, ClockFault, ClockObstacle, ClockState, Stage, case::Case, terms::ANSWER_DAYS};

impl Case<'_> {
    /// The clock as it stands on `today`, or every obstacle met.
    pub(super) fn read(mut self, today: Option<Date>) -> Result<Clock, Vec<ClockObstacle>> {
        if !self.obstacles.is_empty() {
            return Err(self.obstacles);
        }
        let today = today.unwrap_or(self.latest);
        if today < self.latest {
            self.faults.push(ClockFault::ReadEarly { today, last: self.latest });
        }
        Ok(match self.stage {
            Stage::Closed => self.closed(),
            Stage::AwaitingClarification | Stage::AwaitingPayment => self.stopped(),
            _ => self.running(today),
        })
    }

    fn running(mut self, today: Date) -> Clock {
        let walk = self.walk(today);
        let used = walk.used(today, self.calendar);
        self.faults.extend(self.consultations.overruns(today, self.calendar));
        let paused = !self.consultations.open_ids().is_empty();
        let state = if paused { ClockState::Paused } else { ClockState::Running };
        Clock {
            due: Some(walk.due),
            left: walk.length - used,
            overdue: today > walk.due,
            provisional: walk.provisional || self.provisional,
            days: walk.days,
            ..self.still(state, used, walk.length)
        }
    }

    fn stopped(self) -> Clock {
        let waiting_until = self.payment_until.or(self.reply_by.map(|(day, _)| day));
        let provisional = self.provisional || waiting_until.is_some_and(|day| self.calendar.day_kind(day).is_err());
        Clock { waiting_until, provisional, ..self.still(ClockState::Stopped, 0, i64::from(ANSWER_DAYS)) }
    }

    fn closed(self) -> Clock {
        let (used, length) = self.closing.map_or((0, 0), |(_, used, length)| (used, length));
        self.still(ClockState::Closed, used, length)
    }

    /// A clock without a due day.
    fn still(self, state: ClockState, used: i64, length: i64) -> Clock {
        Clock {
            due: None,
            clarify_due: self.clarify_due,
            state,
            used,
            left: length - used,
            overdue: false,
            provisional: self.provisional,
            days: Vec::new(),
            stage: self.stage,
            waiting_until: None,
            closing: self.closing.map(|(closing, ..)| closing),
            faults: self.faults,
            calendar: self.calendar.version().to_owned(),
        }
    }
}
