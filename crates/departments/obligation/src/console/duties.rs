//! 责任清单 Who answers for each item, section by section: written by the head of the office, standing once approved.

use std::collections::BTreeMap;

use affairs::obligation::{Duty, Matter, Terms};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::Response,
};
use documents::list::{Cell, Column, List};
use hall::serving::{Hall, Posted, Seat, Seated, Taken, Trouble, went};
use messages::Message;
use office::{DeskError, Office};
use serde::Deserialize;

use super::{APPROVERS, DUTIES, KEEPERS, Ports, look::Look, words};
use crate::{
    desk,
    records::{self, Catalogue},
};

#[derive(Template)]
#[template(path = "duties.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    groups: Vec<Group>,
    /// Lines that wait, and the hash that approves them.
    waiting: usize,
    table: String,
    keeps: bool,
    approves: bool,
    body: String,
    day: String,
    asked: Asked,
    sections: Vec<(String, String)>,
}

pub(super) struct Group {
    name: String,
    rows: Vec<Row>,
}

pub(super) struct Row {
    pub(super) code: String,
    pub(super) title: String,
    pub(super) responsible: String,
    pub(super) deputy: String,
    pub(super) limit: String,
    pub(super) cycle: String,
    pub(super) next: String,
    pub(super) late: bool,
    /// 待批 What the line is to become.
    pub(super) proposed: Option<String>,
}

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    section: String,
}

/// 责任清单
pub(super) async fn show(Extension(ports): Extension<Ports>, Query(asked): Query<Asked>, seat: Seat) -> Response {
    render(ports, seat, asked, Vec::new()).await
}

async fn render(ports: Ports, seat: Seat, asked: Asked, faults: Vec<Message>) -> Response {
    let (hall, seated, key) = (seat.hall().clone(), seat.seated.clone(), seat.form_key());
    let failed = !faults.is_empty();
    match seat.at_desk(move |office| gather(&hall, office, &ports, &seated, asked, key)).await {
        Ok(page) => {
            let main = Page { faults, ..page }.render().expect("a template over plain values renders");
            if failed {
                seat.page_again(DUTIES, "责任清单", &main)
            } else {
                seat.page(DUTIES, "责任清单", &main)
            }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(
    hall: &Hall,
    office: &Office,
    ports: &Ports,
    seated: &Seated,
    asked: Asked,
    key: String,
) -> Result<Page, DeskError> {
    let look = Look::of(hall, office, &*ports.0, seated)?;
    let (groups, lines, sections) = groups(&look, &asked)?;
    let waiting = lines.iter().filter(|line| line.proposed.is_some()).count();
    let every = [(String::new(), "全部机构".to_owned()), ("-".to_owned(), "政府信息公开工作机构".to_owned())];
    Ok(Page {
        key,
        faults: Vec::new(),
        groups,
        waiting,
        table: Duty::table(&lines),
        keeps: seated.may(KEEPERS),
        approves: seated.may(APPROVERS),
        body: seated.body_name.clone(),
        day: words::full(look.today),
        asked,
        sections: every.into_iter().chain(sections).collect(),
    })
}

type Table = (Vec<Group>, Vec<Duty>, Vec<(String, String)>);

/// The table as it stands, one group a section; what does not concern the body is left out.
fn groups(look: &Look<'_>, asked: &Asked) -> Result<Table, DeskError> {
    look.read(|tx, catalogue| {
        let open = records::open_until(tx, look.body(), jiff::civil::Date::MAX)?;
        let mut groups: BTreeMap<String, Group> = BTreeMap::new();
        for matter in catalogue.concerned() {
            let terms = catalogue.terms(&matter.item);
            let held = match asked.section.as_str() {
                "" => true,
                "-" => terms.section.is_empty(),
                section => terms.section == section,
            };
            if !held {
                continue;
            }
            let name = catalogue.sections.iter().find(|(id, _)| *id == terms.section).map(|(_, name)| name.clone());
            let name = name.unwrap_or_else(|| "政府信息公开工作机构".to_owned());
            let group = groups.entry(terms.section.clone()).or_insert_with(|| Group { name, rows: Vec::new() });
            let next = open.iter().find(|task| task.code == matter.code());
            group.rows.push(Row {
                next: next.map_or_else(String::new, |task| words::full(task.due)),
                late: next.is_some_and(|task| task.is_late(look.now)),
                ..row(look, catalogue, matter, &terms)
            });
        }
        let lines = catalogue.duties.values().cloned().collect();
        Ok((groups.into_values().collect(), lines, catalogue.sections.clone()))
    })
}

fn row(look: &Look<'_>, catalogue: &Catalogue, matter: &Matter, terms: &Terms) -> Row {
    let person = |account: &str| if account.is_empty() { String::new() } else { look.roster.person(account) };
    let proposed = catalogue.duties.get(matter.code()).and_then(|duty| duty.proposed.as_ref());
    let own = |terms: &Terms| terms.limit.as_ref().map(words::own);
    let told = |terms: &Terms| {
        let mut told = words::who(terms, &look.roster, &catalogue.sections);
        if !terms.deputy.is_empty() {
            told.push_str(&format!("，B 角 {}", person(&terms.deputy)));
        }
        if let Some(limit) = own(terms) {
            told.push_str(&format!("，自定 {limit}"));
        }
        if let Some(days) = terms.every_days {
            told.push_str(&format!("，每 {days} 天"));
        }
        told
    };
    Row {
        code: matter.code().to_owned(),
        title: matter.item.title.clone(),
        responsible: person(&terms.responsible),
        deputy: person(&terms.deputy),
        limit: own(terms).map_or_else(|| words::limit(matter), |own| format!("{own}（自定）")),
        cycle: terms.every_days.map_or_else(|| matter.item.cycle.text.clone(), |days| format!("每 {days} 天")),
        next: String::new(),
        late: false,
        proposed: proposed.map(told),
    }
}

/// 批准
pub(super) async fn approve(Extension(ports): Extension<Ports>, posted: Posted) -> Response {
    let (seated, house, table) = (posted.seat.seated.clone(), ports.0.clone(), posted.fields.word("table"));
    let done =
        posted.seat.at_desk(move |office| desk::approve_table(office, &*house, &seated.as_any(APPROVERS), &table));
    match done.await.map_err(Trouble::obstacles) {
        Ok(_) => went(DUTIES),
        Err(Ok(faults)) => render(ports, posted.seat, Asked::default(), faults).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}

/// 导出
pub(super) async fn file(
    Extension(ports): Extension<Ports>,
    Path(format): Path<String>,
    Query(asked): Query<Asked>,
    seat: Seat,
) -> Response {
    let (hall, seated) = (seat.hall().clone(), seat.seated.clone());
    match seat.at_desk(move |office| made(&hall, office, &ports, &seated, (&format, &asked))).await {
        Ok(taken) => taken.given(),
        Err(trouble) => seat.trouble(trouble),
    }
}

fn made(
    hall: &Hall,
    office: &Office,
    ports: &Ports,
    seated: &Seated,
    (format, asked): (&str, &Asked),
) -> Result<Taken, DeskError> {
    let look = Look::of(hall, office, &*ports.0, seated)?;
    Taken::of(office, &seated.clerk, format, ("obligation.duties", "责任清单"), || {
        let names = [
            ("责任机构", 22),
            ("编码", 10),
            ("事项", 32),
            ("责任人", 14),
            ("B 角", 14),
            ("时限", 30),
            ("更新周期", 20),
            ("下次到期", 18),
        ];
        let rows = groups(&look, asked)?.0.into_iter().flat_map(|group| {
            let name = group.name;
            group.rows.into_iter().map(move |row| {
                let cells = [&row.code, &row.title, &row.responsible, &row.deputy, &row.limit, &row.cycle, &row.next];
                [&name].into_iter().chain(cells).map(|text| Cell::from(text.as_str())).collect()
            })
        });
        let columns = names.into_iter().map(|(name, width)| Column { name, width });
        Ok(List { title: "责任清单".into(), columns: columns.collect(), rows: rows.collect() })
    })
}
