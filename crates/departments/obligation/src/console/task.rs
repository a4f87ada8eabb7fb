//! 一项任务 Why it is owed, by when and by whom, what answers it, and the acts on it.

use affairs::obligation::{Answer, Closing, Task, marks};
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use hall::{
    Stop,
    serving::{Fields, Hall, Posted, Seat, Seated, Trouble, went},
};
use jiff::civil::DateTime;
use messages::Message;
use office::{DeskError, Office};

use super::{
    ANSWERERS, CALENDAR, KEEPERS, Ports,
    look::{Line, Look},
    words,
};
use crate::{
    Published,
    desk::{self, Reply},
    records::{self, Catalogue},
};

#[derive(Template)]
#[template(path = "task.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    line: Line,
    year: i16,
    /// 法定时限 in words.
    limit: String,
    elements: Vec<String>,
    facts: Vec<(String, String)>,
    stops: Vec<Stop>,
    /// The item that answers it: number, title, and whether it is public still.
    answered: Option<(String, String, bool)>,
    /// Items of the matter that could.
    candidates: Vec<(String, String)>,
    remarks: Vec<(String, String, String)>,
    keeps: bool,
    answers: bool,
    /// Whether 没有发生 is an answer at all.
    silent: bool,
}

/// 一项任务
pub(super) async fn show(Extension(ports): Extension<Ports>, Path(number): Path<String>, seat: Seat) -> Response {
    render(ports, seat, number, Vec::new()).await
}

async fn render(ports: Ports, seat: Seat, number: String, faults: Vec<Message>) -> Response {
    let (hall, seated, key) = (seat.hall().clone(), seat.seated.clone(), seat.form_key());
    let failed = !faults.is_empty();
    match seat.at_desk(move |office| gather(&hall, office, &ports, &seated, &number, key)).await {
        Ok(page) => {
            let page = Page { faults, ..page };
            let main = page.render().expect("a template over plain values renders");
            let title = &page.line.title;
            if failed { seat.page_again(CALENDAR, title, &main) } else { seat.page(CALENDAR, title, &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(
    hall: &Hall,
    office: &Office,
    ports: &Ports,
    seated: &Seated,
    number: &str,
    key: String,
) -> Result<Page, DeskError> {
    let look = Look::of(hall, office, &*ports.0, seated)?;
    look.read(|tx, catalogue| {
        let task = records::task(tx, look.body(), number)?.ok_or(DeskError::NotFound)?;
        let matter = catalogue.matter(&task.code).ok_or(DeskError::NotFound)?;
        let said = records::happened(tx, look.body(), number)?;
        let answered = match task.closing.as_ref().map(|closing| &closing.answer) {
            Some(Answer::Published { item, .. }) => {
                let found = look.house.published(tx, look.body(), item)?;
                let public = found.is_some();
                Some((item.clone(), found.map_or_else(|| item.clone(), |found| found.title), public))
            }
            _ => None,
        };
        let open = task.closing.is_none();
        let candidates = if open { look.house.of_code(tx, look.body(), &task.code, 20)? } else { Vec::new() };
        let remarks = records::remarks(tx, look.body(), number)?;
        Ok(Page {
            key: key.clone(),
            faults: Vec::new(),
            line: look.line(catalogue, &task, &said),
            year: task.number.split('-').nth(1).and_then(|year| year.parse().ok()).unwrap_or(look.today.year()),
            limit: words::limit(matter),
            elements: matter.item.elements.clone(),
            facts: facts(&look, catalogue, &task, said.get(number).map(String::as_str)),
            stops: if open { stops(&task, &look) } else { Vec::new() },
            answered,
            candidates: candidates.iter().map(named).collect(),
            remarks: remarks
                .into_iter()
                .map(|(kind, by, text)| (words::verb(&kind).to_owned(), look.roster.person(&by), text))
                .collect(),
            keeps: seated.may(KEEPERS),
            answers: seated.may(ANSWERERS),
            silent: task.cause.ends().is_some(),
        })
    })
}

fn facts(look: &Look<'_>, catalogue: &Catalogue, task: &Task, said: Option<&str>) -> Vec<(String, String)> {
    let terms = catalogue.matter(&task.code).map(|matter| catalogue.terms(&matter.item)).unwrap_or_default();
    let hour = |hour: DateTime| format!("{}　{:02}:{:02}", words::day(hour.date()), hour.hour(), hour.minute());
    let by = |closing: &Closing| format!("{}　{}", look.roster.person(&closing.by), words::full(closing.filed));
    let facts = [
        ("事由", Some(words::cause(&task.cause, said))),
        ("应当在", Some(format!("{}前", words::full(task.due)))),
        ("宜在", (task.target < task.due).then(|| format!("{}前", words::full(task.target)))),
        ("到几点", task.hour.map(hour)),
        ("责任", Some(words::who(&terms, &look.roster, &catalogue.sections))),
        ("答复", task.closing.as_ref().map(by)),
    ];
    facts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn named(found: &Published) -> (String, String) {
    (found.item.clone(), format!("{}　{}公开", found.title, words::full(found.on)))
}

/// 提醒的日子 The path of its letters.
fn stops(task: &Task, look: &Look<'_>) -> Vec<Stop> {
    let names = ["时间过半", "过了八成", "前一个工作日", "到期", "过期五个工作日"];
    let who = ["提醒责任人", "提醒责任人", "提醒责任人", "报分管领导", "报主要领导"];
    let days = marks(task.since, task.due, &look.office.calendar);
    let next = days.iter().position(|(_, day)| *day > look.today);
    days.iter()
        .zip(names)
        .zip(who)
        .enumerate()
        .map(|(at, (((_, day), name), who))| Stop {
            at: if next.is_none_or(|next| at < next) {
                "done"
            } else if next == Some(at) {
                "now"
            } else {
                "later"
            },
            name: name.to_owned(),
            who: who.to_owned(),
            when: words::day(*day),
        })
        .collect()
}

/// 办
pub(super) async fn act(
    Extension(ports): Extension<Ports>,
    Path((number, act)): Path<(String, String)>,
    posted: Posted,
) -> Response {
    let (seated, house, fields, of) =
        (posted.seat.seated.clone(), ports.0.clone(), posted.fields.clone(), number.clone());
    let done = posted.seat.at_desk(move |office| one(office, &*house, &seated, (&of, &act), &fields)).await;
    match done.map_err(Trouble::obstacles) {
        Ok(()) => went(&format!("{CALENDAR}/tasks/{number}")),
        Err(Ok(faults)) => render(ports, posted.seat, number, faults).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}

fn one(
    office: &Office,
    house: &dyn crate::House,
    seated: &Seated,
    (number, act): (&str, &str),
    fields: &Fields,
) -> Result<(), DeskError> {
    let seen = u32::try_from(fields.number("version")).unwrap_or(0);
    let (of, words) = ((number, seen), fields.text("reason"));
    let (answerer, keeper) = (seated.as_any(ANSWERERS), seated.as_any(KEEPERS));
    match act {
        "none" => desk::answer(office, house, &answerer, of, &Reply::NotHappened(words)),
        "exempt" => desk::answer(office, house, &keeper, of, &Reply::NotConcerned(words)),
        "attach" => {
            let typed = fields.given("typed").or_else(|| fields.given("item")).unwrap_or_default();
            desk::attach(office, house, &answerer, of, &typed)
        }
        "reopen" => desk::reopen(office, house, &keeper, of, &words),
        _ => return Err(DeskError::NotFound),
    }
    .map(|_| ())
}
