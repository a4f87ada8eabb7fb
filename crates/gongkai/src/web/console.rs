//! 工作台 Joins the pages of the departments into one house.

use std::sync::Arc;

use affairs::role::Role;
use axum::{Router, routing::get};
use hall::{
    Coat, Entry, Group, Need,
    serving::{Furnishing, Hall, Seated},
};
use jiff::civil::Date;
use office::{DeskError, Office, Zone};

use crate::{
    annual::{Ledgers, Reviews},
    obliged::Departments,
    reports, today,
};

/// The hall of an office with every page of its console.
pub(crate) fn console(office: Office, coat: Coat, demo: bool, hashing: account::Hashing) -> (Hall, Router<Hall>) {
    let furnishing = Furnishing {
        office,
        reception: Box::new(account::console::FrontDesk),
        rooms: vec![
            Box::new(publication::console::Items),
            Box::new(obligation::console::Tasks),
            Box::new(register::console::Records),
            Box::new(year_end::console::Reports(reports())),
            Box::new(hall::StuckRoom),
        ],
        rail: rail(),
        inventories: vec![account::console::needs, machine],
        print,
        coat,
        script: assets::loader(),
        demo,
    };
    let pages = Router::new()
        .route("/console", get(hall::today))
        .route("/gallery", get(hall::gallery))
        .route("/console/setup", get(hall::setup))
        .route("/console/help", get(hall::help))
        .route("/console/help/{page}", get(hall::help_page))
        .route("/console/help/pictures/{name}", get(hall::help_picture))
        .route("/console/errands", get(hall::stuck).post(hall::settle))
        .route("/console/errands-list/{format}", get(hall::stuck_file))
        .merge(publication::console::routes_with(pdf::read))
        .merge(obligation::console::routes(Arc::new(Departments)))
        .merge(register::console::routes())
        .merge(year_end::console::routes(reports()))
        .merge(account::console::routes(hashing));
    (Hall::new(furnishing), pages)
}

/// The ledgers and the reviewers of the reports.
fn reports() -> year_end::console::Ports {
    year_end::console::Ports { sources: Arc::new(Ledgers), manuscripts: Arc::new(Reviews), read: read_report }
}

/// A file of any format as an annual report.
fn read_report(name: &str, bytes: &[u8]) -> Result<report::Reading, DeskError> {
    reports::understand(bytes, Some(name), None).map_err(|refusal| DeskError::Blocked(refusal.messages))
}

fn rail() -> Vec<Group> {
    const ADMINS: &[Role] = &[Role::SysAdmin, Role::SecAdmin, Role::AuditAdmin, Role::OfficeHead];
    let today = Entry { name: "今天", href: "/console", roles: &[] };
    let help = Entry { name: "手册", href: "/console/help", roles: &[] };
    let setup = Entry { name: "还差什么", href: "/console/setup", roles: ADMINS };
    let office = year_end::console::entries().into_iter().chain(account::console::entries()).chain([setup]).collect();
    let work = publication::console::entries().into_iter().chain(obligation::console::entries());
    let work = work.chain(register::console::entries());
    let mine = std::iter::once(today).chain(work).chain([help]).collect();
    vec![Group { name: "我的工作", entries: mine }, Group { name: "本单位", entries: office }]
}

/// The typesetter of the house.
fn print(document: &documents::Document) -> Result<Vec<u8>, String> {
    press::pdf(document, &today::imprint()).map(|printed| printed.bytes).map_err(|error| error.to_string())
}

/// What the machine itself may lack.
fn machine(office: &Office, _: &Seated) -> Result<Vec<Need>, DeskError> {
    let today = Zone::shanghai().day(office.clock.now());
    Ok(vec![holidays(office, today)])
}

/// Clocks that run into a year without its notice are provisional: from November on the next one is missed.
fn holidays(office: &Office, today: Date) -> Need {
    let year = if today.month() >= 11 { today.year() + 1 } else { today.year() };
    let known = office.calendar.years().any(|(known, _)| known == year);
    Need {
        lacks: !known,
        // Without it deadlines are provisional, and said to be; nothing stands still.
        advice: true,
        name: format!("{year} 年放假安排"),
        about: if known {
            "期限按它数工作日。".into()
        } else {
            format!(
                "国务院办公厅的通知公布后，请管机器的人运行 gongkai calendar add；在这之前，跨到 {year} 年的期限都标“暂定”。"
            )
        },
        href: None,
    }
}
