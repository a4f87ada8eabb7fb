//! 印出来的目录 The 26-field standard directory and the basic catalogue, as pages to print and as files (`catalogue.md` §7).

use affairs::obligation::Matter;
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use documents::list::{Cell, Column, List};
use hall::serving::{Hall, Seat, Seated, Taken};
use office::{DeskError, Office};
use statute::catalogue::{Audience, CHANNELS, EMPTY_FIELDS, FIELDS, Level, Mode, field_name};

use super::{CATALOGUE, Ports, look::Look, words};
use crate::records::{self, Catalogue};

#[derive(Template)]
#[template(path = "directory.html")]
struct Page {
    title: &'static str,
    view: &'static str,
    fields: bool,
    body: String,
    day: String,
    tables: Vec<(String, Vec<Vec<String>>)>,
    heads: Vec<&'static str>,
    /// 未涉及领域事项说明 Name and reason.
    exempt: Vec<(String, String)>,
    /// Fields without items for which nobody gave a reason.
    unsaid: Vec<&'static str>,
}

/// The columns of a standard directory (§3), in their order.
const STANDARD: [(&str, u16); 14] = [
    ("序号", 6),
    ("一级事项", 16),
    ("二级事项", 24),
    ("公开内容（要素）", 48),
    ("公开依据", 48),
    ("公开时限", 30),
    ("公开主体", 20),
    ("公开渠道和载体", 48),
    ("公开对象：全社会", 8),
    ("公开对象：特定群体", 14),
    ("公开方式：主动", 8),
    ("公开方式：依申请", 8),
    ("公开层级：县级", 8),
    ("公开层级：乡级", 8),
];

/// The columns of the basic catalogue (§7).
const BASIC: [(&str, u16); 8] = [
    ("目录类别", 18),
    ("目录名称", 26),
    ("公开内容", 48),
    ("内容规范", 40),
    ("公开主体", 20),
    ("公开时限", 30),
    ("公布方式", 36),
    ("公开对象", 16),
];

/// 两种印法
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    Fields,
    Basic,
}

impl View {
    fn of(word: &str) -> Result<Self, DeskError> {
        match word {
            "fields" => Ok(Self::Fields),
            "basic" => Ok(Self::Basic),
            _ => Err(DeskError::NotFound),
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Fields => "基层政务公开标准目录",
            Self::Basic => "主动公开基本目录",
        }
    }

    const fn id(self) -> &'static str {
        match self {
            Self::Fields => "fields",
            Self::Basic => "basic",
        }
    }
}

/// 印
pub(super) async fn show(Extension(ports): Extension<Ports>, Path(view): Path<String>, seat: Seat) -> Response {
    let (hall, seated) = (seat.hall().clone(), seat.seated.clone());
    match seat.at_desk(move |office| gather(&hall, office, &ports, &seated, &view)).await {
        Ok(page) => {
            let main = page.render().expect("a template over plain values renders");
            seat.page(CATALOGUE, page.title, &main)
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(hall: &Hall, office: &Office, ports: &Ports, seated: &Seated, view: &str) -> Result<Page, DeskError> {
    let view = View::of(view)?;
    let look = Look::of(hall, office, &*ports.0, seated)?;
    look.read(|tx, catalogue| {
        let reasons = records::latest_remarks(tx, look.body(), "bushe-")?;
        let stands = catalogue.exemptions.values().filter(|it| it.stands);
        let exempt: Vec<(String, String)> = stands
            .map(|it| {
                let name = field_name(&it.of).map(str::to_owned);
                let name = name.or_else(|| catalogue.matter(&it.of).map(|matter| matter.item.title.clone()));
                let reason = reasons.get(&format!("bushe-{}", it.of)).cloned().unwrap_or_default();
                (name.unwrap_or_else(|| it.of.clone()), reason)
            })
            .collect();
        let said = |code: &str| catalogue.exemptions.get(code).is_some_and(|it| it.stands);
        Ok(Page {
            title: view.title(),
            view: view.id(),
            fields: view == View::Fields,
            body: seated.body_name.clone(),
            day: words::full(look.today),
            tables: tables(catalogue, view),
            heads: match view {
                View::Fields => STANDARD.iter().map(|(name, _)| *name).collect(),
                View::Basic => BASIC.iter().map(|(name, _)| *name).collect(),
            },
            exempt,
            unsaid: EMPTY_FIELDS.iter().filter(|(code, _)| !said(code)).map(|(_, name)| *name).collect(),
        })
    })
}

/// One table a field, numbered from one; or the whole in the order of the columns of the site.
fn tables(catalogue: &Catalogue, view: View) -> Vec<(String, Vec<Vec<String>>)> {
    match view {
        View::Fields => FIELDS
            .iter()
            .filter(|(code, _)| code.starts_with('F'))
            .filter_map(|(code, name)| {
                let own = catalogue.concerned().filter(|matter| matter.item.field == *code);
                let rows: Vec<_> = own.enumerate().map(|(at, matter)| standard(at + 1, matter)).collect();
                (!rows.is_empty()).then(|| ((*name).to_owned(), rows))
            })
            .collect(),
        View::Basic => {
            let mut all: Vec<&Matter> = catalogue.concerned().collect();
            all.sort_by(|one, other| one.column().cmp(other.column()));
            vec![(String::new(), all.into_iter().map(basic).collect())]
        }
    }
}

fn standard(at: usize, matter: &Matter) -> Vec<String> {
    let item = &matter.item;
    let tick = |yes: bool| if yes { "√".to_owned() } else { String::new() };
    let group = if item.audience == Audience::Group { format!("√ {}", item.audience_note) } else { String::new() };
    vec![
        at.to_string(),
        item.group.clone(),
        item.title.clone(),
        item.elements.join("；"),
        words::basis(item),
        words::limit(matter),
        item.organ.clone(),
        boxes(matter),
        tick(item.audience == Audience::Everyone),
        group,
        tick(item.mode == Mode::Proactive),
        tick(item.mode == Mode::OnRequest),
        tick(item.level == Level::County),
        tick(item.level != Level::County),
    ]
}

/// All thirteen boxes, ticked or not.
fn boxes(matter: &Matter) -> String {
    let ticked = |channel: &str| matter.item.channels.iter().any(|own| own == channel);
    let one = |channel: &&str| format!("{}{channel}", if ticked(channel) { "■" } else { "□" });
    CHANNELS.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn basic(matter: &Matter) -> Vec<String> {
    let item = &matter.item;
    vec![
        format!("{}　{}", field_name(&item.field).unwrap_or_default(), item.group),
        item.title.clone(),
        item.elements.join("；"),
        item.personal_data.rule().to_owned(),
        item.organ.clone(),
        words::limit(matter),
        item.channels.join("、"),
        words::audience(item).to_owned(),
    ]
}

/// 导出
pub(super) async fn file(
    Extension(ports): Extension<Ports>,
    Path((view, format)): Path<(String, String)>,
    seat: Seat,
) -> Response {
    let (hall, seated) = (seat.hall().clone(), seat.seated.clone());
    match seat.at_desk(move |office| made(&hall, office, &ports, &seated, (&view, &format))).await {
        Ok(taken) => taken.given(),
        Err(trouble) => seat.trouble(trouble),
    }
}

fn made(
    hall: &Hall,
    office: &Office,
    ports: &Ports,
    seated: &Seated,
    (view, format): (&str, &str),
) -> Result<Taken, DeskError> {
    let view = View::of(view)?;
    let look = Look::of(hall, office, &*ports.0, seated)?;
    Taken::of(office, &seated.clerk, format, ("obligation.directory", view.title()), || {
        let tables = look.read(|_, catalogue| Ok(tables(catalogue, view)))?;
        let fields = view == View::Fields;
        let heads: &[(&'static str, u16)] = if fields { &STANDARD } else { &BASIC };
        let field = fields.then_some(Column { name: "试点领域", width: 20 });
        let columns = field.into_iter().chain(heads.iter().map(|(name, width)| Column { name, width: *width }));
        let rows = tables.into_iter().flat_map(|(name, rows)| {
            rows.into_iter().map(move |row| {
                let first = fields.then(|| Cell::from(name.as_str()));
                first.into_iter().chain(row.into_iter().map(Cell::from)).collect()
            })
        });
        Ok(List { title: view.title().to_owned(), columns: columns.collect(), rows: rows.collect() })
    })
}
