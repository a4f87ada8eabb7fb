//! 答复时钟 The clock of one application, a pure function of its event list, explained day by day.
//!
//! 《条例》第三十条至第三十五条: twenty working days from receipt; consultations of third parties and other organs are
//! left out; a supplement and a payment start twenty fresh days; one extension of up to twenty. The state machine and
//! its guards are in `case`; the count itself in `walk`; the lengths in [`terms`].
//!
//! Readings (口径), each in `data/readings.json`: the day of receipt is day zero; a pause is the half-open interval from
//! the day the letter was sent to the day the opinion arrived; several pauses count once; an extension granted before a
//! restart is used up and not added again; passing the deadline changes nothing, it is derived from dates.

mod case;
mod consultation;
mod event;
mod fault;
mod input;
mod input_error;
mod obstacle;
mod reading;
mod stage;
pub mod terms;
mod walk;

use jiff::civil::Date;
use serde::Serialize;

pub use event::{Act, CaseEvents, Consulted, Event};
pub use fault::ClockFault;
pub use input::{MOST_EVENTS, read};
pub use input_error::{ClockInputError, Place};
pub use obstacle::{ClockObstacle, Reason};
pub use stage::Stage;
pub use walk::{Day, DayClass, Origin};

use crate::calendar::Calendar;

/// 时钟 What the clock of one application shows on one day.
///
/// Serialises as the shape of `clock --json`; `stage`, `waiting_until`, `closing`, `faults` and `calendar` follow it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Clock {
    /// 答复期限 The last day on which an answer is in time; `None` when stopped or closed. With an open consultation the
    /// earliest day possible, as if every open consultation ended today.
    pub due: Option<Date>,
    /// 告知补正期限 The seventh working day after receipt.
    pub clarify_due: Date,
    /// What the clock does.
    pub state: ClockState,
    /// Working days of the running period up to today; up to the closing day once closed, zero while stopped.
    pub used: i64,
    /// Its length less `used`: negative once a working day has passed after `due`.
    pub left: i64,
    /// 逾期 Whether `due` has passed without an answer.
    pub overdue: bool,
    /// 暂定 Whether the count runs into a year whose notice is not known.
    pub provisional: bool,
    /// From day zero, which does not count, to `due`; empty when there is no `due`.
    pub days: Vec<Day>,
    /// The stage in the state machine.
    pub stage: Stage,
    /// 等待至 The last day to supply or to pay, while that is awaited.
    pub waiting_until: Option<Date>,
    /// 办结 How it was closed.
    pub closing: Option<Closing>,
    /// Faults and doubts, in the order of the list.
    pub faults: Vec<ClockFault>,
    /// 数据版本 [`Calendar::version`] of the calendar used.
    pub calendar: String,
}

/// 计时状态 What the clock does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockState {
    /// 计时 Days are counting.
    Running,
    /// 暂停 At least one consultation is open.
    Paused,
    /// 停止 A supplement or a payment is awaited.
    Stopped,
    /// 办结 Closed.
    Closed,
}

/// 办结 How an application was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Closing {
    /// The day it was closed.
    pub on: Date,
    /// The closing event.
    pub event: &'static str,
    /// The due day that was running, if one was.
    pub due: Option<Date>,
    /// Whether that day was kept; an act of the organ is in time on the due day itself.
    pub in_time: Option<bool>,
    /// The row of table III that the event alone decides (`other.no_clarification` …).
    pub disposition: Option<&'static str>,
}

/// 计时 Runs the clock over an event list.
///
/// Pure and repeatable: the same list, calendar and day give the same clock. When `today` is absent, the clock is read
/// on the day of the last event.
///
/// # Errors
///
/// Every event that the state machine refuses, with its reason; the other events are judged as if a refused one whose
/// stage was right had happened, so that one slip is named once.
pub fn run(events: &CaseEvents, calendar: &Calendar) -> Result<Clock, Vec<ClockObstacle>> {
    let mut case = case::Case::received(events.received, calendar);
    for (index, event) in events.events.iter().enumerate() {
        case.take(index + 1, event);
    }
    case.read(events.today)
}
