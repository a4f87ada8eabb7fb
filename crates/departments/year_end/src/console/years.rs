//! 各年的报告 Which years have a report, where each stands, how long there is.

use askama::Template;
use axum::{Extension, response::Response};
use hall::serving::{Posted, Seat, Seated, Trouble, went};
use jiff::civil::{Date, date};
use messages::Message;
use office::{DeskError, Office, Zone};

use super::{HERE, Ports, must_compile, year_of};
use crate::{compile, records};

const TITLE: &str = "年度报告";

#[derive(Template)]
#[template(path = "annual-years.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    rows: Vec<Row>,
    /// Years that may be begun: year, and what is to be known of it.
    begins: Vec<(i16, String)>,
}

struct Row {
    year: i16,
    state: String,
    /// The item that carries it, with its stage.
    item: Option<(String, String)>,
    counted: String,
    due: String,
    /// `late`, `near` or nothing.
    standing: &'static str,
}

/// 各年的报告
pub(super) async fn show(Extension(ports): Extension<Ports>, seat: Seat) -> Response {
    render(ports, seat, Vec::new()).await
}

async fn render(ports: Ports, seat: Seat, faults: Vec<Message>) -> Response {
    let (seated, key, failed) = (seat.seated.clone(), seat.form_key(), !faults.is_empty());
    match seat.at_desk(move |office| gather(office, &seated, key, &ports)).await {
        Ok(page) => {
            let main = Page { faults, ..page }.render().expect("a template over plain values renders");
            if failed { seat.page_again(HERE, TITLE, &main) } else { seat.page(HERE, TITLE, &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(office: &Office, seated: &Seated, key: String, ports: &Ports) -> Result<Page, DeskError> {
    must_compile(seated)?;
    let (body, today) = (&seated.clerk.body, Zone::shanghai().day(office.clock.now()));
    let rows = office.store.read::<_, DeskError>(&seated.clerk.scope(), |tx| {
        let mut rows = Vec::new();
        for annual in records::years(tx, body)? {
            let known = match &annual.handed {
                Some(handed) => ports.manuscripts.known(tx, body, &handed.item)?,
                None => None,
            };
            let public = match &annual.handed {
                Some(handed) => ports.manuscripts.public(tx, body, &handed.item)?.map(|public| public.on),
                None => None,
            };
            let edited = annual.handed.as_ref().is_some_and(|handed| handed.draft != annual.draft);
            let state = match &known {
                None => "在起草".to_owned(),
                Some(known) if edited => format!("{}；之后草稿又改过", known.stage),
                Some(known) => known.stage.clone(),
            };
            let (due, standing) = due(annual.year, today, public);
            let item = known.map(|known| (known.href, known.stage));
            let counted = super::words::day(annual.counted_on);
            rows.push(Row { year: annual.year, state, item, counted, due, standing });
        }
        Ok(rows)
    })?;
    let begun = |year: &i16| rows.iter().any(|row| row.year == *year);
    let years = [today.year() - 1, today.year()].into_iter().filter(|year| !begun(year));
    let begins = years.map(|year| (year, about(year, today))).collect();
    Ok(Page { key, faults: Vec::new(), rows, begins })
}

fn about(year: i16, today: Date) -> String {
    if year == today.year() {
        "这一年还没有过完，先看缺什么；过了年再重新取数、送审".to_owned()
    } else {
        format!("{}，{} 年 1 月 31 日前公布", due(year, today, None).0, year + 1)
    }
}

/// How long there is until 31 January (《条例》第四十九条), in words, and how that looks.
pub(super) fn due(year: i16, today: Date, public: Option<Date>) -> (String, &'static str) {
    if let Some(on) = public {
        return (format!("{}公开", super::words::day(on)), "good");
    }
    let left = (date(year + 1, 1, 31) - today).get_days();
    match left {
        ..0 => (format!("过期 {} 天", -left), "late"),
        0 => ("今天到期".to_owned(), "late"),
        1..=10 => (format!("还有 {left} 天"), "near"),
        _ => (format!("还有 {left} 天"), ""),
    }
}

/// 起草 Begins the report of a year; one that is there already only opens.
pub(super) async fn begin(Extension(ports): Extension<Ports>, posted: Posted) -> Response {
    let (seated, year, sources) = (posted.seat.seated.clone(), posted.fields.word("year"), ports.sources.clone());
    let done = posted
        .seat
        .at_desk(move |office| {
            let clerk = seated.as_any(affairs::role::Duty::CompileReport.roles());
            compile(office, &clerk, year_of(&year)?, &*sources).map(|known| known.annual.year)
        })
        .await;
    match done.map_err(Trouble::obstacles) {
        Ok(year) => went(&format!("{HERE}/{year}")),
        Err(Ok(faults)) => render(ports, posted.seat, faults).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}
