//! 读入事件列表 JSON into [`CaseEvents`], or every reason why it is no event list.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::{
    ClockInputError, Place,
    event::{Act, CaseEvents, Consulted, EVENTS, Event},
};
use crate::{calendar::strict_date, nearest::nearest};

/// Events of one application beyond which a list is taken for something else.
pub const MOST_EVENTS: usize = 1_000;

/// Years in which a case can lie: the walk day by day stays short whatever the file says.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2199;

/// 读入 Reads an event list.
///
/// Shape: `{"received": "2025-04-26", "events": [{"on": "2025-05-21", "event": "extend", "days": 20}, …],
/// "today": "2025-05-30"}`; `today` may be absent. Besides `on` and `event`, an event may have the fields that its
/// variant of [`Act`] documents, and no others.
///
/// # Errors
///
/// Every fault at once: no JSON, no event list, a name or field nobody knows (with the nearest known one), a value that
/// is no date or no whole number.
pub fn read(json: &str) -> Result<CaseEvents, Vec<ClockInputError>> {
    let value: Value = serde_json::from_str(json.trim_start_matches('\u{feff}'))
        .map_err(|wrong| vec![ClockInputError::NotJson { line: wrong.line(), column: wrong.column() }])?;
    let Value::Object(top) = value else { return Err(vec![ClockInputError::NotAnEventList]) };
    let mut faults = Vec::new();
    let mut fields = Fields { place: Place::Case, map: &top, faults: &mut faults };
    fields.only(&["received", "events", "today"]);
    let (received, today) = (fields.required_date("received"), fields.date("today"));
    let events = match top.get("events") {
        Some(Value::Array(items)) if items.len() <= MOST_EVENTS => {
            items.iter().enumerate().filter_map(|(index, item)| read_event(index + 1, item, &mut faults)).collect()
        }
        Some(Value::Array(items)) => {
            faults.push(ClockInputError::TooManyEvents { count: items.len() });
            Vec::new()
        }
        _ => {
            faults.push(ClockInputError::NotAnEventList);
            Vec::new()
        }
    };
    match received {
        Some(received) if faults.is_empty() => Ok(CaseEvents { received, events, today }),
        _ => Err(faults),
    }
}

fn read_event(at: usize, item: &Value, faults: &mut Vec<ClockInputError>) -> Option<Event> {
    let place = Place::Event(at);
    let Value::Object(map) = item else {
        faults.push(ClockInputError::EventShape { place });
        return None;
    };
    let mut fields = Fields { place, map, faults };
    let on = fields.required_date("on");
    let Some(name) = map.get("event").and_then(Value::as_str) else {
        fields.faults.push(ClockInputError::Missing { place, field: "event" });
        return None;
    };
    let Some((name, extra)) = EVENTS.into_iter().find(|(known, _)| *known == name) else {
        let nearest = nearest(name, EVENTS.map(|(known, _)| known));
        fields.faults.push(ClockInputError::UnknownEvent { place, name: short(name), nearest });
        return None;
    };
    let allowed: Vec<&'static str> = ["on", "event"].into_iter().chain(extra.iter().copied()).collect();
    fields.only(&allowed);
    let act = read_act(name, &mut fields)?;
    Some(Event { on: on?, act })
}

fn read_act(name: &'static str, fields: &mut Fields<'_>) -> Option<Act> {
    Some(match name {
        "accept" => Act::Accept,
        "answer_on_the_spot" => Act::AnswerOnTheSpot,
        "issue_clarification" => Act::IssueClarification { reply_by: fields.date("reply_by") },
        "supplement" => Act::Supplement { good_reason: fields.flag("good_reason") },
        "clarification_expired" => Act::ClarificationExpired,
        "still_unclear" => Act::StillUnclear,
        "consult_third_party" => consult(Consulted::ThirdParty, fields),
        "consult_joint_maker" => consult(Consulted::JointMaker, fields),
        "consult_other_organ" => consult(Consulted::OtherOrgan, fields),
        "third_party_replies" => Act::Reply { whom: Consulted::ThirdParty, id: fields.text("id") },
        "joint_maker_replies" => Act::Reply { whom: Consulted::JointMaker, id: fields.text("id") },
        "other_organ_replies" => Act::Reply { whom: Consulted::OtherOrgan, id: fields.text("id") },
        "third_party_silent" => Act::Silent { whom: Consulted::ThirdParty, id: fields.text("id") },
        "joint_maker_silent" => Act::Silent { whom: Consulted::JointMaker, id: fields.text("id") },
        "override_public_interest" => Act::OverridePublicInterest,
        "extend" => Act::Extend { days: fields.required_number("days")? },
        "ask_reasons" => Act::AskReasons,
        "reasons_unreasonable" => Act::ReasonsUnreasonable,
        "reasons_accepted" => Act::ReasonsAccepted { until: fields.date("until") },
        "issue_fee_notice" => Act::IssueFeeNotice { received: fields.date("received") },
        "paid_in_full" => Act::PaidInFull,
        "payment_expired" => Act::PaymentExpired,
        "withdraw" => Act::Withdraw,
        "decide" => Act::Decide,
        "ordered_to_redo" => Act::OrderedToRedo { due: fields.date("due"), within: fields.number("within") },
        "deadline_passed" => Act::DeadlinePassed,
        receipt => Act::Receipt(receipt),
    })
}

fn consult(whom: Consulted, fields: &mut Fields<'_>) -> Act {
    Act::Consult { whom, id: fields.text("id"), received: fields.date("received") }
}

/// The fields of one object, and where its faults go.
struct Fields<'a> {
    place: Place,
    map: &'a Map<String, Value>,
    faults: &'a mut Vec<ClockInputError>,
}

impl Fields<'_> {
    fn only(&mut self, known: &[&'static str]) {
        for field in self.map.keys().filter(|field| !known.contains(&field.as_str())) {
            let nearest = nearest(field, known.iter().copied());
            let known = known.to_vec();
            self.faults.push(ClockInputError::UnknownField { place: self.place, field: short(field), nearest, known });
        }
    }

    fn required_date(&mut self, field: &'static str) -> Option<Date> {
        if self.map.get(field).is_none_or(Value::is_null) {
            self.faults.push(ClockInputError::Missing { place: self.place, field });
        }
        self.date(field)
    }

    fn date(&mut self, field: &'static str) -> Option<Date> {
        let value = self.map.get(field).filter(|value| !value.is_null())?;
        let date = value.as_str().and_then(strict_date);
        match date {
            Some(date) if YEARS.contains(&date.year()) => return Some(date),
            Some(date) => self.faults.push(ClockInputError::FarDate { place: self.place, field, date }),
            None => self.faults.push(ClockInputError::NotADate { place: self.place, field, found: shown(value) }),
        }
        None
    }

    fn required_number(&mut self, field: &'static str) -> Option<i64> {
        if self.map.get(field).is_none_or(Value::is_null) {
            self.faults.push(ClockInputError::Missing { place: self.place, field });
        }
        self.number(field)
    }

    fn number(&mut self, field: &'static str) -> Option<i64> {
        let value = self.map.get(field).filter(|value| !value.is_null())?;
        let number = value.as_i64();
        if number.is_none() {
            self.faults.push(ClockInputError::NotANumber { place: self.place, field, found: shown(value) });
        }
        number
    }

    fn text(&mut self, field: &'static str) -> String {
        match self.map.get(field) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(other) => {
                self.faults.push(ClockInputError::NotAName { place: self.place, field, found: shown(other) });
                String::new()
            }
        }
    }

    fn flag(&mut self, field: &'static str) -> bool {
        match self.map.get(field) {
            None | Some(Value::Null) => false,
            Some(Value::Bool(flag)) => *flag,
            Some(other) => {
                self.faults.push(ClockInputError::NotAFlag { place: self.place, field, found: shown(other) });
                false
            }
        }
    }
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| short(&value.to_string()), short)
}
