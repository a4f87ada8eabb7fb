//! 稿件一览 Every item by where it stands: whose turn it is, since when, and how many days are left.

mod asked;
mod file;
pub(super) mod numbers;
mod rows;

use affairs::publication::{Profile, ReviewStep};
use askama::Template;
use axum::{extract::Query, response::Response};
use hall::serving::{Hall, Roster, Seat, Seated, Trouble};
use office::{DeskError, Office, Zone};
use store::{StoreError, Tx};

use self::{
    asked::{Asked, DUES, ME, OTHERS, PUBLISHED, THIS_WEEK},
    rows::{Reader, Row},
};
use super::{
    HERE, WRITERS, must_read,
    panel::{PUBLISHERS, code},
    words,
};
use crate::{
    matters::Kept,
    records::{
        self,
        board::{self, Ask, BoardLine, MOST_WORDS, PAGE},
    },
};

pub(super) use self::{asked::days, file::file};

/// A choice of a filter: code and words.
type Choices = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "items.html")]
struct Page {
    asked: Asked,
    tabs: Vec<Tab>,
    filters: Filters,
    rows: Vec<Row>,
    all: i64,
    pages: Vec<Step>,
    files: [String; 2],
    writes: bool,
    key: String,
    /// 一起办 What may be done with many of this tab: code and verb; empty where nothing is.
    deeds: Vec<(String, String)>,
    /// More words were typed than are looked for.
    cut: Option<usize>,
}

struct Tab {
    name: &'static str,
    href: String,
    n: i64,
    here: bool,
}

/// 页码 A page to go to; without an address it is where one stands, or what is left out between.
pub(super) struct Step {
    pub(super) name: String,
    pub(super) href: String,
    pub(super) here: bool,
}

struct Filters {
    sections: Choices,
    branches: Choices,
    turns: Choices,
    people: Choices,
    dues: Choices,
    years: Choices,
    counts: Choices,
}

/// 稿件
pub(super) async fn show(Query(asked): Query<Asked>, seat: Seat) -> Response {
    if let Err(refused) = must_read(&seat) {
        return seat.trouble(Trouble::Desk(refused));
    }
    let (hall, seated, key) = (seat.hall().clone(), seat.seated.clone(), seat.form_key());
    match seat.at_desk(move |office| gather(&hall, office, &seated, asked, key)).await {
        Ok(page) => seat.page(HERE, "稿件", &page.render().expect("a template over plain values renders")),
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(hall: &Hall, office: &Office, seated: &Seated, asked: Asked, key: String) -> Result<Page, DeskError> {
    let body = &seated.clerk.body;
    let roster = hall.furnishing().reception.roster(office, body)?;
    let mut reader = Reader::of(office, &roster);
    let ask = asked.ask(seated, &roster, reader.today);
    let deeds = deeds(asked.tab(), seated);
    let found = office.store.read(&seated.clerk.scope(), |tx| {
        let found = Found::of(tx, body, &ask, asked.page())?;
        let pieces = if deeds.is_empty() { Vec::new() } else { pieces(tx, body, &found.lines)? };
        Ok::<_, DeskError>((found, pieces))
    });
    let (found, mut pieces) = found?;
    let all = found.at(asked.tab());
    pieces.resize(found.lines.len(), String::new());
    let rows = found.lines.into_iter().zip(pieces).map(|(line, piece)| {
        let waiting: Vec<_> = file::of_record(&found.waiting, &line.number).iter().collect();
        reader.row(line, &waiting, piece)
    });
    Ok(Page {
        rows: rows.collect(),
        tabs: tabs(&asked, &found.tabs),
        filters: filters(&roster, (&found.branches, &found.kept), office.clock.now()),
        all,
        pages: steps(asked.page(), all, &|page| asked.address("", None, page)),
        files: ["/files/xlsx", "/files/csv"].map(|path| asked.address(path, None, 1)),
        writes: seated.may(WRITERS),
        key,
        deeds,
        cut: asked.too_many_words().then_some(MOST_WORDS),
        asked,
    })
}

/// 查到的 Everything the page asks of the records.
struct Found {
    tabs: Vec<(String, i64, i64)>,
    lines: Vec<BoardLine>,
    waiting: Vec<office::Waiting>,
    branches: Vec<(String, i64)>,
    kept: Kept,
}

impl Found {
    fn of(tx: &Tx<'_>, body: &str, ask: &Ask, page: i64) -> Result<Self, StoreError> {
        let skip = (page - 1) * PAGE;
        let (tabs, lines) = if ask.words.is_empty() {
            (board::tabs(tx, body, ask)?, board::board(tx, body, ask, (skip, PAGE))?)
        } else {
            // Texts are looked through once: what was found is counted and cut into pages here.
            let found = board::matches(tx, body, ask)?;
            (board::tabs_of(&found), board::board_of(tx, body, (ask, found), skip)?)
        };
        let records: Vec<String> = lines.iter().map(|line| line.number.clone()).collect();
        Ok(Self {
            tabs,
            waiting: office::waiting_on_each(tx, body, &records)?,
            branches: board::branches(tx, body)?,
            kept: Kept::of(tx, body)?,
            lines,
        })
    }

    fn at(&self, tab: &str) -> i64 {
        count(&self.tabs, tab)
    }
}

fn count(tabs: &[(String, i64, i64)], tab: &str) -> i64 {
    match tab {
        "open" => tabs.iter().map(|(.., opened)| opened).sum(),
        "all" => tabs.iter().map(|(_, n, _)| n).sum(),
        stage => tabs.iter().find(|(code, ..)| code == stage).map_or(0, |(_, n, _)| *n),
    }
}

fn tabs(asked: &Asked, counts: &[(String, i64, i64)]) -> Vec<Tab> {
    let tab = |(code, name): &(&'static str, &'static str)| Tab {
        name,
        href: asked.address("", Some(code), 1),
        n: count(counts, code),
        here: *code == asked.tab(),
    };
    let tabs = words::TABS.iter().map(tab);
    // An empty stage takes no room, unless one stands on it.
    tabs.enumerate().filter(|(at, tab)| *at < 2 || tab.n > 0 || tab.here).map(|(_, tab)| tab).collect()
}

fn filters(roster: &Roster, (branches, kept): (&[(String, i64)], &Kept), now: i64) -> Filters {
    let any = |words: &str| std::iter::once((String::new(), words.to_owned()));
    let pair = |code: &str, name: &str| (code.to_owned(), name.to_owned());
    let working = roster
        .people
        .iter()
        .filter(|(account, _)| roster.posts.iter().any(|post| post.account == **account && !post.role.is_admin()));
    let people = working.map(|(account, name)| pair(account, name));
    let year = |at: i64| Zone::shanghai().day(at).year();
    let this = year(now);
    let first = branches.iter().map(|(_, earliest)| year(*earliest)).min().unwrap_or(this).min(this);
    Filters {
        sections: any("各科室").chain(roster.sections.iter().map(|(id, name)| pair(id, name))).collect(),
        branches: any("全部目录").chain(branches.iter().map(|(code, _)| pair(code, &kept.name(code)))).collect(),
        turns: any("不限").chain([pair(ME, "我"), pair(OTHERS, "别人，不是我")]).chain(people.clone()).collect(),
        people: any("不限").chain([pair(ME, "我")]).chain(people).collect(),
        counts: any("不限").chain([pair(PUBLISHED, "计入主动公开的"), pair(THIS_WEEK, "计入这一周更新的")]).collect(),
        dues: DUES.map(|(code, name)| pair(code, name)).into(),
        years: any("各年")
            .chain((first..=this).rev().map(|year| pair(&year.to_string(), &format!("{year} 年"))))
            .collect(),
    }
}

/// The first and the last page, and those around the one shown.
pub(super) fn steps(here: i64, all: i64, address: &dyn Fn(i64) -> String) -> Vec<Step> {
    let last = (all + PAGE - 1) / PAGE;
    if last < 2 && here == 1 {
        return Vec::new();
    }
    let to = |page: i64, name: String| Step { name, href: address(page), here: false };
    let mut steps = Vec::new();
    if here > 1 {
        steps.push(to((here - 1).min(last.max(1)), "上一页".into()));
    }
    let mut before = 0;
    for page in (1..=last).filter(|page| *page == 1 || *page == last || (page - here).abs() <= 2) {
        if page > before + 1 {
            steps.push(Step { name: "……".into(), href: String::new(), here: false });
        }
        before = page;
        steps.push(Step { here: page == here, ..to(page, page.to_string()) });
    }
    if here < last {
        steps.push(to(here + 1, "下一页".into()));
    }
    steps
}

/// What somebody may do with many items of a stage. Reviews are signed together only where the affair allows it.
fn deeds(stage: &str, seated: &Seated) -> Vec<(String, String)> {
    let mut deeds = Vec::new();
    let mut offer = |open: bool, code: &str, verb: &str| {
        if open {
            deeds.push((code.to_owned(), verb.to_owned()));
        }
    };
    match stage {
        "draft" | "returned" => {
            offer(seated.may(WRITERS), "submit", "一起送审");
            offer(seated.may(WRITERS), "discard", "一起废弃");
        }
        "approved" => offer(seated.may(PUBLISHERS), "publish", "一起公开"),
        "in_review" => {
            let steps = [1, 2, 3].map(ReviewStep::Proof);
            let steps = [ReviewStep::Secrecy, ReviewStep::First, ReviewStep::Second].into_iter().chain(steps);
            for step in steps {
                let open = seated.may(step.roles(Profile::default()));
                offer(open, &format!("sign-{}", code(step)), &format!("一起签{}（同意）", step.name()));
            }
        }
        _ => {}
    }
    deeds
}

/// Number, version and content of each line, as its box brings them back.
fn pieces(tx: &Tx<'_>, body: &str, lines: &[BoardLine]) -> Result<Vec<String>, DeskError> {
    let piece = |line: &BoardLine| {
        let record = records::find(tx, body, &line.number)?.ok_or(DeskError::NotFound)?;
        Ok(format!("{}:{}:{}", line.number, record.item.version, record.item.content_hash()))
    };
    lines.iter().map(piece).collect()
}
