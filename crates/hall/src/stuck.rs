//! 没有办成的差事 What was tried ten times waits here for the administrator: tried again, or given up for a reason.

use affairs::{
    errand::DropReason,
    role::{Duty, Role},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use documents::list::{Cell, Column, List};
use office::{DeskError, StuckErrand, drop_errand, retry_errand, stuck_errands};
use store::{StoreError, Tx};

use crate::serving::{PageTrouble, Posted, Room, Seat, Taken, Trouble, went};

const HERE: &str = "/console/errands";

/// 差事 The room of errands that wait for a person.
pub struct StuckRoom;

impl Room for StuckRoom {
    fn prefix(&self) -> &'static str {
        "errand."
    }

    fn address(&self, _: &str) -> String {
        HERE.to_owned()
    }

    fn asks(&self, _: &str) -> (String, &'static str) {
        ("试了好几次都没有办成，等您决定再试还是不再办".into(), "去看")
    }

    fn titles(&self, _: &Tx<'_>, _: &str, records: &[String]) -> Result<Vec<String>, StoreError> {
        Ok(records.iter().map(|_| "有差事没有办成".to_owned()).collect())
    }
}

#[derive(Template)]
#[template(path = "stuck.html")]
struct View {
    key: String,
    errands: Vec<(StuckErrand, &'static str)>,
    reasons: Vec<(String, String)>,
    none: String,
}

/// 没有办成的差事 A handler of `/console/errands`.
pub async fn stuck(seat: Seat) -> Response {
    let (clerk, key) = (seat.seated.as_any(Duty::Configure.roles()), seat.form_key());
    match seat.at_desk(move |office| stuck_errands(office, &clerk)).await {
        Ok(errands) => {
            let named = |errand: StuckErrand| {
                let name = name(&errand);
                (errand, name)
            };
            let reasons = DropReason::ALL.iter().enumerate();
            let reasons = reasons.map(|(at, reason)| (at.to_string(), reason.name().to_owned())).collect();
            let errands = errands.into_iter().map(named).collect();
            let view = View { key, errands, reasons, none: String::new() };
            seat.page(HERE, "没有办成的差事", &view.render().expect("a template over plain values renders"))
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn name(errand: &StuckErrand) -> &'static str {
    if errand.kind == office::LETTER { "一封信" } else { "一件差事" }
}

const COLUMNS: [Column; 4] = [
    Column { name: "编号", width: 40 },
    Column { name: "哪一种", width: 12 },
    Column { name: "试过几次", width: 10 },
    Column { name: "为什么没有办成", width: 60 },
];

/// 导出没有办成的差事 The list as a file, for whoever settles them; a handler of `/console/errands-list/{format}`.
pub async fn stuck_file(Path(ending): Path<String>, seat: Seat) -> Response {
    let clerk = seat.seated.as_any(Duty::Configure.roles());
    let taken = seat.at_desk(move |office| {
        Taken::of(office, &clerk, &ending, ("office.errands", "没有办成的差事"), || {
            let row = |errand: StuckErrand| {
                let kind = name(&errand);
                vec![errand.key.into(), kind.into(), Cell::Number(errand.tries), errand.why.into()]
            };
            let rows = stuck_errands(office, &clerk)?.into_iter().map(row).collect();
            Ok(List { title: "没有办成的差事".into(), columns: COLUMNS.into(), rows })
        })
    });
    match taken.await {
        Ok(taken) => taken.given(),
        Err(trouble) => seat.trouble(trouble),
    }
}

/// 再试或不再办 What the page's forms ask for.
pub async fn settle(posted: Posted) -> Response {
    let clerk = posted.seat.seated.as_any(&[Role::SysAdmin]);
    let (key, reason) = (posted.fields.word("key"), posted.fields.word("reason"));
    let again = posted.fields.word("act") == "retry";
    let done = posted.seat.at_desk(move |office| {
        if again {
            return retry_errand(office, &clerk, &key);
        }
        let reason = reason.parse::<usize>().ok().and_then(|at| DropReason::ALL.get(at).copied());
        let unread = || DeskError::Blocked(vec![messages::Catalogued::message(&PageTrouble::NoForm)]);
        drop_errand(office, &clerk, &key, reason.ok_or_else(unread)?)
    });
    match done.await {
        Ok(()) => went(HERE),
        Err(trouble @ (Trouble::Desk(_) | Trouble::Defect)) => posted.seat.trouble(trouble),
    }
}
