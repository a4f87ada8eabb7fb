//! 报告台 The report of one year: where it stands, its sentences with their records, what is still to be settled.

mod beside;
mod claims;
mod notes;
mod side;
mod state;

use affairs::role::Duty;
use askama::Template;
use axum::{
    Extension,
    extract::{Path, RawQuery},
    response::Response,
};
use hall::{
    Law, Markup, Need, Stop, Tab,
    serving::{Hall, Roster, Seat, Seated},
};
use messages::Message;
use office::{DeskError, Office};
use report::{
    Purpose, Report, describe,
    drafting::{Break, LeftOut, Marks, Snapshot, breaks, compose, finish},
};
use statute::report::Judgement;

pub(super) use self::notes::in_words as moved_in_words;
use self::{claims::Group, notes::Note};
use super::{HERE, Ports, address, must_compile, words, year_of};
use crate::{Known, Public, Received, Shown, Standing, desk::occasion, received, records, shown};

/// 法条旁注 What a report has to say.
pub(super) fn law_of_reports() -> Option<Law> {
    Some(side::law(50))
}

/// What the desk knows of a year.
struct Desk {
    standing: Standing,
    /// The ledgers as they are now.
    now: Snapshot,
    left_out: Vec<LeftOut>,
    before: Option<Shown>,
    /// 读入的 Last year's report as it was read from a file.
    received: Option<Received>,
    item: Option<Known>,
    public: Option<Public>,
    roster: Roster,
    judgement: Judgement,
    /// 断点 Where it does not go on from last year's.
    breaks: Vec<Break>,
    occasion: affairs::annual::Occasion,
}

impl Desk {
    /// 去年的年报 As it was published here, or else as it was read in.
    fn previous(&self) -> Option<&Report> {
        let read = self.received.as_ref().map(|received| &received.report);
        self.before.as_ref().map(|before| &before.report).or(read)
    }
}

#[derive(Template)]
#[template(path = "annual-desk.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    year: i16,
    part: u8,
    revision: u32,
    title: String,
    state: String,
    /// Facts below the title.
    line: String,
    /// The item that carries it.
    item: Option<(String, String)>,
    public: Option<String>,
    ready: bool,
    stops: Vec<Stop>,
    tabs: Vec<Tab>,
    /// What stands in the way of the whole.
    whole: Vec<Note>,
    /// What stands in the way in this part, and is said of no single sentence.
    here: Vec<Note>,
    groups: Vec<Group>,
    before: bool,
    last: Option<beside::Last>,
    table: Markup,
    needs: Vec<Need>,
    lacking: String,
    rules: Vec<(&'static str, String)>,
    open: Vec<(String, String)>,
    law: Law,
}

#[derive(Template)]
#[template(path = "annual-none.html")]
struct NotBegun {
    key: String,
    year: i16,
    /// Whether a report of it may have been published elsewhere.
    over: bool,
    /// Whether one was read in.
    received: bool,
}

/// 报告台
pub(super) async fn show(
    Path(year): Path<String>,
    RawQuery(query): RawQuery,
    Extension(ports): Extension<Ports>,
    seat: Seat,
) -> Response {
    render(seat, ports, year, part_of(query.as_deref().unwrap_or_default()), Again::default()).await
}

fn part_of(query: &str) -> u8 {
    let asked = query.split('&').find_map(|pair| pair.strip_prefix("part="));
    asked.and_then(|part| part.parse().ok()).filter(|part| (1..=6).contains(part)).unwrap_or(1)
}

/// 再来一次 What stood in the way of the last act, and the reason that was typed for a break.
#[derive(Default)]
pub(super) struct Again {
    pub(super) faults: Vec<Message>,
    pub(super) key: String,
    pub(super) reason: String,
}

/// The page, with what stood in the way of the last act.
pub(super) async fn render(seat: Seat, ports: Ports, year: String, part: u8, again: Again) -> Response {
    let Again { faults, key: of, reason } = again;
    let (seated, key, failed, hall) = (seat.seated.clone(), seat.form_key(), !faults.is_empty(), seat.hall().clone());
    let gathered = seat.at_desk(move |office| {
        must_compile(&seated)?;
        let year = year_of(&year)?;
        let Some(known) = known(&hall, office, &seated, year, &ports)? else {
            return not_begun(office, key, year, in_hand(office, &seated, year)?);
        };
        let mut page = Page { faults, ..page(&known, key, part) };
        let asked = page.last.iter_mut().flat_map(|last| &mut last.breaks).find(|each| each.key == of);
        if let Some(asked) = asked.filter(|_| !reason.is_empty()) {
            asked.reason = reason;
        }
        Ok::<_, DeskError>((page.title.clone(), page.render().expect("a template over plain values renders")))
    });
    match gathered.await {
        Ok((title, main)) if failed => seat.page_again(HERE, &title, &main),
        Ok((title, main)) => seat.page(HERE, &title, &main),
        Err(trouble) => seat.trouble(trouble),
    }
}

/// Whether a report of the year was read in, for the year after it.
fn in_hand(office: &Office, seated: &Seated, year: i16) -> Result<bool, DeskError> {
    let clerk = seated.as_any(Duty::CompileReport.roles());
    Ok(office.store.read(&clerk.scope(), |tx| received(tx, &clerk.body, year))?.is_some())
}

/// A year of which no report was begun; one that cannot have any is not there.
fn not_begun(office: &Office, key: String, year: i16, received: bool) -> Result<(String, String), DeskError> {
    let today = office::Zone::shanghai().day(office.clock.now());
    if year < affairs::annual::FIRST || year > today.year() {
        return Err(DeskError::NotFound);
    }
    let main = NotBegun { key, year, over: year < today.year(), received }
        .render()
        .expect("a template over plain values renders");
    Ok((format!("{year} 年年度报告，还没有起草"), main))
}

fn known(hall: &Hall, office: &Office, seated: &Seated, year: i16, ports: &Ports) -> Result<Option<Desk>, DeskError> {
    let clerk = seated.as_any(Duty::CompileReport.roles());
    let body = &clerk.body;
    let roster = hall.furnishing().reception.roster(office, body)?;
    office.store.read::<_, DeskError>(&clerk.scope(), |tx| {
        let Some(standing) = records::find(tx, body, year)? else { return Ok(None) };
        let now = ports.sources.snapshot(office, tx, body, year)?;
        let told = ports.sources.told(tx, body, year)?;
        let (_, left_out) = compose(&standing.snapshot, &told, &ports.sources.coat(tx, body)?);
        let before = shown(tx, body, year - 1, &*ports.manuscripts)?;
        let (mut item, mut public) = (None, None);
        if let Some(handed) = &standing.annual.handed {
            item = ports.manuscripts.known(tx, body, &handed.item)?;
            public = ports.manuscripts.public(tx, body, &handed.item)?;
        }
        let received = received(tx, body, year - 1)?;
        let previous = before.as_ref().map(|before| &before.report);
        let previous = previous.or(received.as_ref().map(|received| &received.report));
        let judgement = report::drafting::prove(&standing.draft, &standing.snapshot, previous, None);
        let breaks = breaks(&judgement, standing.snapshot.tables().form());
        let occasion = occasion(office, &clerk);
        let roster = roster.clone();
        Ok(Some(Desk { standing, now, left_out, before, received, item, public, roster, judgement, breaks, occasion }))
    })
}

fn page(known: &Desk, key: String, part: u8) -> Page {
    let Standing { annual, snapshot, draft } = &known.standing;
    let year = annual.year;
    let groups = |part: u8| claims::of(known, part);
    let (whole, apart) = notes::of(known);
    let count = |part: u8| {
        let said = groups(part).iter().map(Group::to_settle).sum::<usize>();
        said + apart.iter().filter(|(at, _)| *at == part).count()
    };
    let counts: Vec<usize> = (1..=6).map(count).collect();
    let open = whole.len() + counts.iter().sum::<usize>();
    let state = state::sentence(known, open);
    let needs = side::needs(known);
    let lacking = side::lacking(&needs);
    Page {
        key,
        faults: Vec::new(),
        year,
        part,
        revision: annual.revision,
        title: format!("{year} 年年度报告，{state}"),
        state,
        line: state::line(known),
        item: known.item.as_ref().map(|item| (item.href.clone(), item.stage.clone())),
        public: known.public.as_ref().map(|public| words::day(public.on)),
        ready: open == 0 && !state::is_in_hand(known),
        stops: state::stops(known),
        tabs: tabs(year, part, &counts),
        here: apart.into_iter().filter(|(at, _)| *at == part).map(|(_, note)| note).collect(),
        whole,
        groups: groups(part),
        before: known.before.is_some(),
        last: beside::of(known, part, &finish(draft, snapshot, Marks::Stripped)),
        table: table(year, part, snapshot, draft),
        needs,
        lacking,
        rules: side::rules(&known.judgement),
        open: side::open(&known.judgement),
        law: side::law(50),
    }
}

fn tabs(year: i16, part: u8, counts: &[usize]) -> Vec<Tab> {
    const NAMES: [&str; 6] = ["一、总体情况", "二、主动公开", "三、申请", "四、复议诉讼", "五、问题与改进", "六、其他"];
    let tab = |(at, (name, n)): (usize, (&&str, &usize))| {
        let here = u8::try_from(at + 1).expect("six parts");
        let name = if *n == 0 { (*name).to_owned() } else { format!("{name} {n}") };
        Tab::new(name, address(year, here), here == part)
    };
    NAMES.iter().zip(counts).enumerate().map(tab).collect()
}

/// 表二至表四 The table of a part, each number of which opens; a part of sentences has none.
fn table(year: i16, part: u8, snapshot: &Snapshot, draft: &report::drafting::Draft) -> Markup {
    if !(2..=4).contains(&part) {
        return Markup::default();
    }
    let report = finish(draft, snapshot, Marks::Stripped);
    let form = report.figures.form();
    let opens = |cell| {
        let name = form.name(cell);
        snapshot.fields.contains_key(name).then(|| number(year, name))
    };
    let purpose = Purpose { opens: &opens, blank: Some("台账还没有建，没有数"), ..Purpose::file() };
    Markup::section(&describe(&report, &purpose), &format!("s{part}"))
}

/// The page of a number of a draft.
fn number(year: i16, key: &str) -> String {
    format!("{HERE}/{year}/numbers/{key}")
}
