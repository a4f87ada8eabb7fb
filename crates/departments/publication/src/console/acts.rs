//! 办理 What the forms of an item's page ask for: one act, by its name in the address.

use affairs::{
    publication::{ReviewStep, Seen},
    role::Role,
};
use axum::{extract::Path, response::Response};
use hall::serving::{Fields, Posted, Seated, Trouble, went};
use jiff::civil::DateTime;
use office::{DeskError, Office, Zone};

use super::{
    FormFault, WRITERS, item,
    panel::{DECIDERS, LEADERS, OVERRULERS, PUBLISHERS, WITHDRAWERS, step},
    words,
};
use crate::{
    Record,
    desk::{self, Signing},
    records,
};

/// 办一件
pub(super) async fn act(Path((number, act)): Path<(String, String)>, posted: Posted) -> Response {
    let (seated, fields, of) = (posted.seat.seated.clone(), posted.fields.clone(), number.clone());
    let done = posted.seat.at_desk(move |office| one(office, &seated, &of, &act, &fields)).await;
    match done.map_err(Trouble::obstacles) {
        Ok(_) => went(&item::address(&number)),
        Err(Ok(faults)) => item::again(posted.seat, number, faults).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}

fn one(office: &Office, seated: &Seated, number: &str, act: &str, fields: &Fields) -> Result<Record, DeskError> {
    let seen = item::seen(fields);
    let known = office
        .store
        .read(&seated.clerk.scope(), |tx| records::find(tx, &seated.clerk.body, number)?.ok_or(DeskError::NotFound))?;
    let as_one_of = |roles: &[Role]| seated.as_any_of(roles, &known.item.proposal.section);
    let opinion = fields.word("opinion");
    match act {
        "submit" => submit(office, seated, number, &seen),
        "sign" => {
            let step = step(&fields.word("step")).ok_or_else(|| FormFault::Step.blocks())?;
            let clerk = as_one_of(step.roles(known.item.proposal.profile));
            desk::sign(office, &clerk, number, &seen, &signing(office, step, fields)?)
        }
        "publish" => desk::publish(office, &as_one_of(PUBLISHERS), number, &seen),
        "schedule" => {
            let moment: Option<DateTime> = fields.word("moment").parse().ok();
            let moment = moment.ok_or_else(|| FormFault::Moment.blocks())?;
            desk::schedule(office, &as_one_of(PUBLISHERS), number, &seen, Zone::shanghai().instant(moment))
        }
        "unschedule" => desk::unschedule(office, &as_one_of(PUBLISHERS), number, &seen),
        "drop" => desk::drop_version(office, &as_one_of(WRITERS), number, &seen),
        "discard" => desk::discard(office, &as_one_of(WRITERS), number, &seen),
        "overrule" => {
            let rule = fields.word("rule");
            desk::overrule(office, &as_one_of(OVERRULERS), number, &seen, &rule, &opinion)
        }
        "urgent" => desk::publish_urgent(office, &as_one_of(LEADERS), number, &seen, &opinion),
        "withdraw" => {
            let reason = fields.word("reason");
            let reason = words::WITHDRAWALS.iter().find(|(code, ..)| *code == reason).map(|(.., reason)| *reason);
            let reason = reason.ok_or_else(|| FormFault::Withdrawal.blocks())?;
            desk::withdraw(office, &as_one_of(WITHDRAWERS), number, &seen, reason, &opinion)
        }
        "confirm" => desk::confirm_withdrawal(office, &as_one_of(DECIDERS), number, &seen),
        "restore" => desk::restore(office, &as_one_of(DECIDERS), number, &seen),
        _ => Err(DeskError::NotFound),
    }
}

/// The machine looks first; what it may not pass keeps the draft where it is, with the findings on the page.
fn submit(office: &Office, seated: &Seated, number: &str, seen: &Seen) -> Result<Record, DeskError> {
    let clerk = seated.as_any(WRITERS);
    let checked = desk::check(office, &clerk, number, seen)?;
    desk::submit(office, &clerk, number, &item::shown(&checked), false)
}

fn signing(office: &Office, step: ReviewStep, fields: &Fields) -> Result<Signing, DeskError> {
    let returns = match fields.word("decision").as_str() {
        "pass" => None,
        "return" => {
            let at = fields.word("reason").parse::<usize>().ok();
            let reason = at.and_then(|at| item::REASONS.get(at).copied());
            Some(reason.ok_or_else(|| FormFault::Return.blocks())?)
        }
        _ => return Err(FormFault::Decision.blocks()),
    };
    let seconds = office.clock.now().saturating_sub(fields.number("opened")) / 1000;
    Ok(Signing {
        step,
        opinion: if returns.is_none() && fields.word("opinion").is_empty() {
            "同意".into()
        } else {
            fields.word("opinion")
        },
        returns,
        seconds: u32::try_from(seconds.max(0)).unwrap_or(u32::MAX),
        findings: 0,
    })
}
