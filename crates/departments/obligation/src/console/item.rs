//! 一个事项 What a standard directory prints of it, who answers, its tasks and its published items; and what happened.

use affairs::obligation::Matter;
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use hall::serving::{Fields, Hall, Posted, Seat, Seated, Trouble, went};
use jiff::civil::{Date, DateTime, Time};
use messages::Message;
use office::{DeskError, Office};
use statute::catalogue::{CHANNELS, field_name};

use super::{
    ANSWERERS, CALENDAR, CATALOGUE, COUNTY, FormFault, KEEPERS, Ports,
    look::{Line, Look},
    words,
};
use crate::{
    desk,
    records::{self, Catalogue},
};

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
    /// 收回 When its county took it back, and whether this body may.
    gone: Option<String>,
    takes_back: bool,
    day_hint: &'static str,
    hours: bool,
    typed: (String, String, String),
    reason: String,
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
        let unverified = [(item.verified.due, "公开时限"), (item.verified.elements, "公开内容")];
        Ok(Page {
            key: key.clone(),
            faults: Vec::new(),
            code: item.code.clone(),
            title: item.title.clone(),
            group: item.group.clone(),
            field: (item.field.clone(), field_name(&item.field).unwrap_or_default().to_owned()),
            facts: facts(&look, catalogue, matter),
            elements: item.elements.clone(),
            basis: item.basis.iter().map(|basis| format!("《{}》{}", basis.doc, basis.cite)).collect(),
            channels: CHANNELS.into_iter().map(|it| (it, item.channels.iter().any(|own| own == it))).collect(),
            rule: item.personal_data.rule(),
            shows: item.persons.show.clone(),
            never: item.persons.never.clone(),
            note: item.persons.note.clone(),
            unverified: unverified.into_iter().filter(|(known, _)| !known).map(|(_, name)| name).collect(),
            badge: words::badge(matter, exempt.is_some()),
            tasks: tasks.iter().rev().map(|task| look.line(catalogue, task, &said)).collect(),
            items: items.into_iter().map(|it| (it.item, it.title, words::full(it.on))).collect(),
            exempt: exempt.map(str::to_owned),
            answers: seated.may(ANSWERERS) && matter.stands(),
            keeps: seated.may(KEEPERS),
            gone: matter.gone.map(words::full),
            takes_back: seated.may(COUNTY)
                && matter.stands()
                && records::own_items(tx, look.body())?.iter().any(|own| own.code() == code),
            day_hint: if item.due.n.is_some_and(|n| n < 0) {
                "要在这之前公开的那件事在哪天，可以是将来"
            } else {
                "文件签发、结果审定、周期结束的那一天；时限从这天起算"
            },
            hours: matches!(item.due.unit, statute::catalogue::Unit::Hour | statute::catalogue::Unit::Realtime),
            typed: (typed.text("on"), typed.text("hour"), typed.text("what")),
            reason: typed.text("reason"),
        })
    })
}

/// What a standard directory prints of it beside the elements and the grounds, and what the body set itself.
fn facts(look: &Look<'_>, catalogue: &Catalogue, matter: &Matter) -> Vec<(String, String)> {
    let item = &matter.item;
    let terms = catalogue.terms(item);
    let text = |span: &Option<statute::catalogue::Span>| span.as_ref().map(|span| span.text.clone());
    let deputy = (!terms.deputy.is_empty()).then(|| look.roster.person(&terms.deputy));
    let facts = [
        ("公开时限", Some(words::limit(matter))),
        ("更新周期", Some(item.cycle.text.clone())),
        ("公开主体", Some(item.organ.clone())),
        ("责任", Some(words::who(&terms, &look.roster, &catalogue.sections))),
        ("B 角", deputy),
        ("公开对象", Some(audience(item))),
        ("公开层级", Some(words::level(item).to_owned())),
        ("本单位自定时限", terms.limit.as_ref().map(words::own)),
        ("公示期", text(&item.publicity)),
        ("内部时限", text(&item.internal_target)),
        ("适用条件", Some(item.applicability.clone()).filter(|text| !text.is_empty())),
    ];
    facts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
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

/// 收回
pub(super) async fn take_back(
    Extension(ports): Extension<Ports>,
    Path(code): Path<String>,
    posted: Posted,
) -> Response {
    let (seated, fields, of) = (posted.seat.seated.clone(), posted.fields.clone(), code.clone());
    let done =
        posted.seat.at_desk(move |office| desk::take_back(office, &seated.as_any(COUNTY), &of, &fields.text("reason")));
    match done.await.map_err(Trouble::obstacles) {
        Ok(matter) => went(&format!("{CATALOGUE}/items/{}", matter.code())),
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
