//! 公开日历 The year as an agenda: what is late first, then month by month.

use std::collections::BTreeMap;

use askama::Template;
use axum::{Extension, extract::Query, response::Response};
use hall::serving::{Fields, Hall, Posted, Seat, Seated, Trouble, went};
use messages::Message;
use office::{DeskError, Office};
use serde::Deserialize;

use super::{
    ANSWERERS, CALENDAR, FormFault, KEEPERS, Ports,
    look::{Line, Look},
};
use crate::{
    desk::{self, Reply},
    records,
};

#[derive(Template)]
#[template(path = "calendar.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    year: i16,
    years: Vec<(i16, bool)>,
    /// Nothing was planned for the year.
    blank: bool,
    keeps: bool,
    answers: bool,
    today: String,
    tabs: Vec<(String, &'static str, usize, bool)>,
    asked: Asked,
    whose: Vec<(String, String)>,
    /// 十二个月 Each month with what falls due in it, how much of that is done, and how much is late.
    months: Vec<Month>,
    groups: Vec<Group>,
    /// Open questions that stand on the page.
    questions: usize,
    told: Option<i64>,
}

/// 一组 Lines of one month, or those that are late.
struct Group {
    month: i8,
    name: String,
    /// Whether a question stands among them.
    asks: bool,
    lines: Vec<Line>,
}

/// 一个月
#[derive(Default)]
struct Month {
    month: i8,
    all: usize,
    done: usize,
    late: usize,
    /// The month of today.
    here: bool,
    /// Whether its lines stand below.
    opens: bool,
}

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub(super) year: Option<i16>,
    /// `open`, `late`, `done` or `all`.
    pub(super) state: String,
    /// `me`, a section, or everybody.
    pub(super) who: String,
    /// How many tasks the last act brought.
    pub(super) made: Option<i64>,
}

const TABS: [(&str, &str); 4] = [("open", "没办的"), ("late", "过期的"), ("done", "答复了的"), ("all", "全部")];

impl Asked {
    pub(super) fn tab(&self) -> &'static str {
        TABS.iter().map(|(code, _)| *code).find(|code| *code == self.state).unwrap_or("open")
    }

    fn holds(&self, line: &Line) -> bool {
        match self.who.as_str() {
            "" => true,
            "me" => line.mine,
            section => line.section == section.trim_start_matches("section-"),
        }
    }
}

fn stands(tab: &str, line: &Line) -> bool {
    match tab {
        "open" => line.open,
        "late" => line.late,
        "done" => !line.open,
        _ => true,
    }
}

/// 公开日历
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
                seat.page_again(CALENDAR, "公开日历", &main)
            } else {
                seat.page(CALENDAR, "公开日历", &main)
            }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

/// The lines of a year that stand under the tab of the address.
pub(super) fn lines(look: &Look<'_>, asked: &Asked, year: i16) -> Result<Vec<Line>, DeskError> {
    Ok(held(look, asked, year)?.into_iter().filter(|line| stands(asked.tab(), line)).collect())
}

/// The lines of a year of whoever the address asks for.
fn held(look: &Look<'_>, asked: &Asked, year: i16) -> Result<Vec<Line>, DeskError> {
    let lines = look.read(|tx, catalogue| {
        let tasks = records::of_year(tx, look.body(), year)?;
        let said: BTreeMap<String, String> = records::happened(tx, look.body(), &format!("renwu-{year}-"))?;
        Ok(tasks.iter().map(|task| look.line(catalogue, task, &said)).collect::<Vec<_>>())
    })?;
    Ok(lines.into_iter().filter(|line| asked.holds(line)).collect())
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
    let this = look.today.year();
    let year = asked.year.unwrap_or(this).clamp(2008, this.saturating_add(1));
    let held = held(&look, &asked, year)?;
    let counts = TABS.map(|(tab, _)| held.iter().filter(|line| stands(tab, line)).count());
    let months = months(&held, &asked, (year == this).then_some(look.today.month()));
    let found: Vec<Line> = held.into_iter().filter(|line| stands(asked.tab(), line)).collect();
    let sections = look.read(|_, catalogue| Ok(catalogue.sections.clone()))?;
    let questions = found.iter().filter(|line| line.asks).count();
    let tabs = TABS.iter().zip(counts).map(|((code, name), n)| {
        (format!("{CALENDAR}?year={year}&state={code}&who={}", asked.who), *name, n, *code == asked.tab())
    });
    Ok(Page {
        key,
        faults: Vec::new(),
        year,
        years: (this.saturating_sub(2).min(year)..=this.saturating_add(1)).rev().map(|it| (it, it == year)).collect(),
        blank: counts[3] == 0 && asked.who.is_empty(),
        keeps: seated.may(KEEPERS),
        answers: seated.may(ANSWERERS),
        today: super::words::full(look.today),
        tabs: tabs.collect(),
        whose: whose(sections),
        months,
        groups: grouped(found),
        questions,
        told: asked.made,
        asked,
    })
}

fn whose(sections: Vec<(String, String)>) -> Vec<(String, String)> {
    let fixed = [("", "所有人的"), ("me", "我负责的")].map(|(code, name)| (code.to_owned(), name.to_owned()));
    let sections = sections.into_iter().map(|(id, name)| (format!("section-{id}"), name));
    fixed.into_iter().chain(sections).collect()
}

/// The twelve months of the year, whatever the tab shows of them.
fn months(lines: &[Line], asked: &Asked, here: Option<i8>) -> Vec<Month> {
    let of = |month: i8| {
        let own: Vec<&Line> = lines.iter().filter(|line| line.month == month).collect();
        Month {
            month,
            all: own.len(),
            done: own.iter().filter(|line| !line.open).count(),
            late: own.iter().filter(|line| line.late).count(),
            here: here == Some(month),
            opens: own.iter().any(|line| stands(asked.tab(), line) && !line.late),
        }
    };
    (1..=12).map(of).collect()
}

/// What is late stands first, whatever its month.
fn grouped(lines: Vec<Line>) -> Vec<Group> {
    let mut groups: BTreeMap<i8, Vec<Line>> = BTreeMap::new();
    for line in lines {
        groups.entry(if line.late { 0 } else { line.month }).or_default().push(line);
    }
    let name = |month: i8| if month == 0 { "已经过期".to_owned() } else { format!("{month} 月到期") };
    let group = |(month, lines): (i8, Vec<Line>)| Group {
        month,
        name: name(month),
        asks: lines.iter().any(|line| line.asks),
        lines,
    };
    groups.into_iter().map(group).collect()
}

/// 排日历
pub(super) async fn prepare(Extension(ports): Extension<Ports>, posted: Posted) -> Response {
    let (seated, house) = (posted.seat.seated.clone(), ports.0.clone());
    let year = i16::try_from(posted.fields.number("year")).unwrap_or(0);
    let done = posted.seat.at_desk(move |office| desk::prepare_year(office, &*house, &seated.as_any(KEEPERS), year));
    match done.await.map_err(Trouble::obstacles) {
        Ok(made) => went(&format!("{CALENDAR}?year={year}&made={}", made.tasks)),
        Err(Ok(faults)) => {
            let asked = Asked { year: Some(year), ..Asked::default() };
            render(ports, posted.seat, asked, faults).await
        }
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}

/// 一起答复 Several questions that have the same answer: nothing happened, for one reason.
pub(super) async fn answers(Extension(ports): Extension<Ports>, posted: Posted) -> Response {
    let (seated, house, fields) = (posted.seat.seated.clone(), ports.0.clone(), posted.fields.clone());
    let asked = Asked { year: i16::try_from(fields.number("year")).ok(), ..Asked::default() };
    let done = posted.seat.at_desk(move |office| all(office, &*house, &seated, &fields)).await;
    match done.map_err(Trouble::obstacles) {
        Ok(()) => went(&format!("{CALENDAR}?year={}", asked.year.unwrap_or_default())),
        Err(Ok(faults)) => render(ports, posted.seat, asked, faults).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}

/// Each by itself: what can be answered is, and what cannot is told with its number.
fn all(office: &Office, house: &dyn crate::House, seated: &Seated, fields: &Fields) -> Result<(), DeskError> {
    let clerk = seated.as_any(ANSWERERS);
    desk::may_answer(&clerk)?;
    let ticked = fields.all("task");
    if ticked.is_empty() {
        return Err(FormFault::Nothing.blocks());
    }
    let reply = Reply::NotHappened(fields.text("reason"));
    let mut faults = Vec::new();
    for piece in &ticked {
        let (number, seen) = piece.split_once('@').unwrap_or((piece, ""));
        match desk::answer(office, house, &clerk, (number, seen.parse().unwrap_or(0)), &reply) {
            Ok(_) => {}
            Err(DeskError::Blocked(found)) => {
                faults.extend(
                    found.into_iter().map(|it| Message { what: format!("{number}：{}", it.what).into(), ..it }),
                );
            }
            Err(other) => return Err(other),
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(DeskError::Blocked(faults)) }
}
