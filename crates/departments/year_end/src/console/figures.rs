//! 数字 The figures of a year as the ledgers give them now, each of which opens; where no book was opened stands no number.

use affairs::role::{Duty, Role};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, RawQuery},
    response::Response,
};
use hall::{
    Markup, Tab,
    serving::{Seat, Seated, went},
};
use office::{Clerk, DeskError, Office, Zone};
use report::{
    Purpose, describe,
    drafting::{Draft, Field, Marks, Snapshot, finish},
};
use store::Tx;

use super::{
    Ports,
    board::{self, Line},
    charts::{self, Bar, Chart},
    year_of,
};

pub(super) const HERE: &str = "/console/figures";

/// Whoever reads figures, and whoever writes the report they stand in.
pub(super) const READERS: &[Role] =
    &[Role::GroupHead, Role::Principal, Role::LeaderInCharge, Role::OfficeHead, Role::Supervisor, Role::InfoOfficer];

/// The first year of which figures are asked: that of the Regulations in force.
const FIRST: i16 = 2019;

impl Page {
    /// The chart of a figure.
    fn chart(&self, key: &str) -> Option<&Chart> {
        self.charts.iter().find(|(of, _)| *of == key).map(|(_, chart)| chart)
    }
}

#[derive(Template)]
#[template(path = "figures.html")]
struct Page {
    year: i16,
    years: Vec<Tab>,
    tabs: Vec<Tab>,
    reports: bool,
    board: Vec<Line>,
    /// 图 Each below the figure of its key.
    charts: Vec<(&'static str, Chart)>,
    /// 按领域, 按渠道 Rows of bars.
    rows: Vec<(&'static str, Vec<Bar>)>,
    /// 和上年比 What there is to compare with, in a sentence.
    beside: String,
    parts: Vec<Line>,
    table: Option<Markup>,
    all: usize,
}

/// 今年的数字
pub(super) async fn now(seat: Seat) -> Response {
    let year = seat.at_desk(|office| Ok::<_, DeskError>(Zone::shanghai().day(office.clock.now()).year())).await;
    match year {
        Ok(year) => went(&format!("{HERE}/{year}")),
        Err(trouble) => seat.trouble(trouble),
    }
}

/// 一年的数字
pub(super) async fn show(
    Path(year): Path<String>,
    RawQuery(query): RawQuery,
    Extension(ports): Extension<Ports>,
    seat: Seat,
) -> Response {
    let (seated, query) = (seat.seated.clone(), query.unwrap_or_default());
    match seat.at_desk(move |office| gather(office, &seated, &year, &query, &ports)).await {
        Ok(page) => {
            let main = page.render().expect("a template over plain values renders");
            seat.page(HERE, &format!("{} 年的数字", page.year), &main)
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(office: &Office, seated: &Seated, year: &str, query: &str, ports: &Ports) -> Result<Page, DeskError> {
    let (clerk, year, today) = reader(office, seated, year)?;
    let table = query.split('&').find_map(|pair| pair.strip_prefix("table="));
    let table = table.and_then(|table| table.parse::<u8>().ok()).filter(|table| (2..=4).contains(table));
    let known = office.store.read::<_, DeskError>(&clerk.scope(), |tx| {
        let (body, sources) = (clerk.body.as_str(), &*ports.sources);
        // Tables have neither charts nor a year beside them.
        let spreads = match table {
            Some(_) => Default::default(),
            None => (sources.spread(office, tx, body, year)?, sources.spread(office, tx, body, year - 1)?),
        };
        let before = match table {
            Some(_) => Snapshot::default(),
            None => sources.totals(office, tx, body, year - 1)?,
        };
        Ok((sources.totals(office, tx, body, year)?, sources.gaps(tx, body, year)?, before, spreads))
    })?;
    let (snapshot, gaps, before, (spread, spread_before)) = known;
    let until = Zone::shanghai().day(office.clock.now());
    let compared = !spread_before.parts.is_empty();
    let mut lines = board::board(&snapshot, &gaps);
    if compared {
        board::besides(&mut lines, &before);
    }
    Ok(Page {
        year,
        years: (0..4)
            .map(|back| today - back)
            .filter(|known| *known >= FIRST)
            .map(|known| Tab::new(known.to_string(), format!("{HERE}/{known}"), known == year))
            .collect(),
        tabs: tabs(year, table),
        reports: seated.may(Duty::CompileReport.roles()),
        board: lines,
        charts: charts::of((&spread, &spread_before), (year, until)),
        rows: charts::rows(&spread, year),
        beside: match compared {
            true => format!("图里浅的一条是 {} 年同月的。", year - 1),
            false => format!("{} 年的台账不在这里，没有可比的数。", year - 1),
        },
        parts: board::parts(&snapshot),
        table: table.map(|table| tables(year, table, &snapshot)),
        all: snapshot.fields.len(),
    })
}

/// Whoever asks, for which year, and which one it is now.
pub(super) fn reader(office: &Office, seated: &Seated, year: &str) -> Result<(Clerk, i16, i16), DeskError> {
    let clerk = seated.as_any(READERS);
    clerk.must(READERS, "看统计数字")?;
    let (year, today) = (year_of(year)?, Zone::shanghai().day(office.clock.now()).year());
    if (FIRST..=today).contains(&year) { Ok((clerk, year, today)) } else { Err(DeskError::NotFound) }
}

/// Every figure of a year under its key, without its divisions.
pub(super) fn counted(
    office: &Office,
    tx: &Tx<'_>,
    (body, year): (&str, i16),
    ports: &Ports,
) -> Result<Snapshot, DeskError> {
    Ok(ports.sources.snapshot(office, tx, body, year)?)
}

/// One figure of a year with all its records, or one of its divisions.
pub(super) fn one(
    office: &Office,
    tx: &Tx<'_>,
    (body, year): (&str, i16),
    key: &str,
    ports: &Ports,
) -> Result<Field, DeskError> {
    if let Some(field) = ports.sources.snapshot(office, tx, body, year)?.fields.remove(key) {
        return Ok(field);
    }
    match ports.sources.number(office, tx, (body, year, key), &|all| (0, all))? {
        Some(number) => Ok(number.field),
        None => division(office, tx, (body, year), key, ports),
    }
}

/// 分项 A month, a week, a field or a channel of a figure.
pub(super) fn division(
    office: &Office,
    tx: &Tx<'_>,
    (body, year): (&str, i16),
    key: &str,
    ports: &Ports,
) -> Result<Field, DeskError> {
    let spread = ports.sources.spread(office, tx, body, year)?;
    let parts = spread.parts.into_iter().map(|part| (part.key, part.field));
    let weeks = spread.weeks.into_iter().map(|week| (week.key, week.field));
    parts.chain(weeks).find(|(known, _)| known == key).map(|(_, field)| field).ok_or(DeskError::NotFound)
}

fn tabs(year: i16, table: Option<u8>) -> Vec<Tab> {
    let here = format!("{HERE}/{year}");
    let first = Tab::new("各项指标", here.clone(), table.is_none());
    let names = [(2, "表二　主动公开"), (3, "表三　申请"), (4, "表四　复议诉讼")];
    let others = names.map(|(at, name)| Tab::new(name, format!("{here}?table={at}"), table == Some(at)));
    std::iter::once(first).chain(others).collect()
}

fn tables(year: i16, table: u8, snapshot: &Snapshot) -> Markup {
    let report = finish(&Draft::default(), snapshot, Marks::Stripped);
    let form = report.figures.form();
    let opens = |cell| {
        let name = form.name(cell);
        snapshot.fields.contains_key(name).then(|| format!("{HERE}/{year}/{name}"))
    };
    Markup::section(
        &describe(&report, &Purpose { opens: &opens, blank: Some("台账还没有建，没有数"), ..Purpose::file() }),
        &format!("s{table}"),
    )
}
