//! 一个事项 What a standard directory prints of it, who answers, its tasks and its published items; and what happened.

use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use hall::serving::{Fields, Hall, Posted, Seat, Seated, Trouble, went};
use jiff::civil::{Date, DateTime, Time};
use messages::Message;
use office::{DeskError, Office};
use statute::catalogue::{CHANNELS, field_name};

use super::{
    ANSWERERS, CALENDAR, CATALOGUE, FormFault, KEEPERS, Ports,
    look::{Line, Look},
    words,
};
use crate::{desk, records};

#[derive(Template)]
#[template(path = "catalogue-item.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    code: String,
    title: String,
    group: String,
    field: (String, String),
    facts: Vec<(String, String)>,
    elements: Vec<String>,
    basis: Vec<String>,
    channels: Vec<(&'static str, bool)>,
    /// 个人信息: the rule, what may show, what never does, and what is to be known.
    rule: &'static str,
    shows: Vec<String>,
    never: Vec<String>,
    note: String,
    unverified: Vec<&'static str>,
    badge: (&'static str, &'static str),
    tasks: Vec<Line>,
    /// Number, title, day.
    items: Vec<(String, String, String)>,
    exempt: Option<String>,
    answers: bool,
    keeps: bool,
    day_hint: &'static str,
    hours: bool,
    typed: (String, String, String),
}

/// 一个事项
pub(super) async fn show(Extension(ports): Extension<Ports>, Path(code): Path<String>, seat: Seat) -> Response {
    render(ports, seat, code, Fields::default(), Vec::new()).await
}

async fn render(ports: Ports, seat: Seat, code: String, typed: Fields, faults: Vec<Message>) -> Response {
    let (hall, seated, key) = (seat.hall().clone(), seat.seated.clone(), seat.form_key());
    let failed = !faults.is_empty();
    match seat.at_desk(move |office| gather(&hall, office, &ports, &seated, (&code, &typed), key)).await {
        Ok(page) => {
            let page = Page { faults, ..page };
            let main = page.render().expect("a template over plain values renders");
            if failed {
                seat.page_again(CATALOGUE, &page.title, &main)
            } else {
                seat.page(CATALOGUE, &page.title, &main)
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
    (code, typed): (&str, &Fields),
    key: String,
) -> Result<Page, DeskError> {
    let look = Look::of(hall, office, &*ports.0, seated)?;
    look.read(|tx, catalogue| {
        let matter = catalogue.matter(code).ok_or(DeskError::NotFound)?;
        let item = &matter.item;
        let tasks = records::of_code(tx, look.body(), code)?;
        let said = records::happened(tx, look.body(), "renwu-")?;
        let items = look.house.of_code(tx, look.body(), code, 50)?;
        let exempt = [code, item.field.as_str()]
            .into_iter()
            .find(|of| catalogue.exemptions.get(*of).is_some_and(|it| it.stands));
        let terms = catalogue.terms(item);
        let mut facts = vec![
            ("公开时限".to_owned(), words::limit(matter)),
            ("更新周期".to_owned(), item.cycle.text.clone()),
            ("公开主体".to_owned(), item.organ.clone()),
            ("责任".to_owned(), words::who(&terms, &look.roster, &catalogue.sections)),
            ("公开对象".to_owned(), audience(item)),
            ("公开层级".to_owned(), words::level(item).to_owned()),
        ];
        if !terms.deputy.is_empty() {
            facts.insert(4, ("B 角".to_owned(), look.roster.person(&terms.deputy)));
        }
        if let Some(limit) = &terms.limit {
            facts.push(("本单位自定时限".to_owned(), words::own(limit)));
        }
        if let Some(span) = &item.publicity {
            facts.push(("公示期".to_owned(), span.text.clone()));
        }
        if let Some(span) = &item.internal_target {
            facts.push(("内部时限".to_owned(), span.text.clone()));
        }
        if !item.applicability.is_empty() {
            facts.push(("适用条件".to_owned(), item.applicability.clone()));
        }
        let badge = match () {
            () if exempt.is_some() => ("", "不涉及"),
            () if matter.undecided => ("", "时限待定"),
            () if item.relay_only => ("", "转载，不计本级条数"),
            () if matter.is_added() => ("", "县增补"),
            () => ("", ""),
        };
        let unverified = [(item.verified.due, "公开时限"), (item.verified.elements, "公开内容")];
        Ok(Page {
            key: key.clone(),
            faults: Vec::new(),
            code: item.code.clone(),
            title: item.title.clone(),
            group: item.group.clone(),
            field: (item.field.clone(), field_name(&item.field).unwrap_or_default().to_owned()),
            facts,
            elements: item.elements.clone(),
            basis: item.basis.iter().map(|basis| format!("《{}》{}", basis.doc, basis.cite)).collect(),
            channels: CHANNELS.into_iter().map(|it| (it, item.channels.iter().any(|own| own == it))).collect(),
            rule: words::persons(item.personal_data),
            shows: item.persons.show.clone(),
            never: item.persons.never.clone(),
            note: item.persons.note.clone(),
            unverified: unverified.into_iter().filter(|(known, _)| !known).map(|(_, name)| name).collect(),
            badge,
            tasks: tasks.iter().rev().map(|task| look.line(catalogue, task, &said)).collect(),
            items: items.into_iter().map(|it| (it.item, it.title, words::full(it.on))).collect(),
            exempt: exempt.map(str::to_owned),
            answers: seated.may(ANSWERERS),
            keeps: seated.may(KEEPERS),
            day_hint: if item.due.n.is_some_and(|n| n < 0) {
                "要在这之前公开的那件事在哪天，可以是将来"
            } else {
                "文件签发、结果审定、周期结束的那一天；时限从这天起算"
            },
            hours: matches!(item.due.unit, statute::catalogue::Unit::Hour | statute::catalogue::Unit::Realtime),
            typed: (typed.text("on"), typed.text("hour"), typed.text("what")),
        })
    })
}

fn audience(item: &statute::catalogue::Item) -> String {
    let note = if item.audience_note.is_empty() { String::new() } else { format!("（{}）", item.audience_note) };
    format!("{}{note}", words::audience(item))
}

/// 登记事件
pub(super) async fn event(Extension(ports): Extension<Ports>, Path(code): Path<String>, posted: Posted) -> Response {
    let (seated, house, fields, of) =
        (posted.seat.seated.clone(), ports.0.clone(), posted.fields.clone(), code.clone());
    let done = posted.seat.at_desk(move |office| {
        let clerk = seated.as_any(ANSWERERS);
        desk::may_answer(&clerk)?;
        let (when, what) = (instant(&fields)?, fields.text("what"));
        desk::record_event(office, &*house, &clerk, &of, (when, what.trim()))
    });
    match done.await.map_err(Trouble::obstacles) {
        Ok(task) => went(&format!("{CALENDAR}/tasks/{}", task.number)),
        Err(Ok(faults)) => {
            let typed = posted.fields.clone();
            render(ports, posted.seat, code, typed, faults).await
        }
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}

/// The day as typed, with the hour where one was.
fn instant(fields: &Fields) -> Result<DateTime, DeskError> {
    let day: Date = fields.word("on").parse().map_err(|_| FormFault::Day("发生日期").blocks())?;
    let Some(hour) = fields.given("hour") else { return Ok(day.at(0, 0, 0, 0)) };
    let wrong = || FormFault::Hour("几点").blocks();
    let (hours, minutes) = hour.split_once([':', '：']).ok_or_else(wrong)?;
    let (hours, minutes) = (hours.parse().map_err(|_| wrong())?, minutes.parse().map_err(|_| wrong())?);
    let time = Time::new(hours, minutes, 0, 0).map_err(|_| wrong())?;
    Ok(day.to_datetime(time))
}
