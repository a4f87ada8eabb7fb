//! 增补事项 The form with which a county adds a row to the catalogue of the bodies below it.

use affairs::obligation::REST;
use askama::Template;
use axum::{Extension, response::Response};
use hall::serving::{Fields, Hall, Posted, Seat, Seated, Trouble, went};
use messages::Message;
use office::{DeskError, Office};
use statute::catalogue::{
    Audience, Basis, CHANNELS, Cycle, CycleKind, Due, EMPTY_FIELDS, FIELDS, Item, Level, Mode, PersonalData, Persons,
    Unit, Verified, field_name, items, read_limit,
};

use super::{CATALOGUE, COUNTY, Ports, look::Look};
use crate::desk;

#[derive(Template)]
#[template(path = "catalogue-new.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    typed: Fields,
    fields: Vec<(String, String)>,
    persons: Vec<(String, String)>,
    audiences: Vec<(String, String)>,
    columns: Vec<(String, String)>,
    channels: Vec<(&'static str, bool)>,
    /// What was read from the limit that was typed.
    read: Option<String>,
}

impl Page {
    fn text(&self, name: &str) -> String {
        self.typed.text(name)
    }
}

const PERSONS: [(&str, &str, PersonalData); 5] = [
    ("none", "不含个人信息", PersonalData::None),
    ("public_role", "公职人员的履职信息", PersonalData::PublicRole),
    ("low", "只出现姓名", PersonalData::Low),
    ("list", "名单：默认只贴村公示栏", PersonalData::List),
    ("forbidden_list", "不得公布名单，只发汇总", PersonalData::ForbiddenList),
];

/// 增补一项
pub(super) async fn show(Extension(ports): Extension<Ports>, seat: Seat) -> Response {
    render(ports, seat, Fields::default(), Vec::new()).await
}

async fn render(ports: Ports, seat: Seat, typed: Fields, faults: Vec<Message>) -> Response {
    let (hall, seated, key) = (seat.hall().clone(), seat.seated.clone(), seat.form_key());
    let failed = !faults.is_empty();
    match seat.at_desk(move |office| gather(&hall, office, &ports, &seated, typed, key)).await {
        Ok(page) => {
            let main = Page { faults, ..page }.render().expect("a template over plain values renders");
            if failed {
                seat.page_again(CATALOGUE, "增补事项", &main)
            } else {
                seat.page(CATALOGUE, "增补事项", &main)
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
    typed: Fields,
    key: String,
) -> Result<Page, DeskError> {
    if !seated.may(COUNTY) {
        return Err(DeskError::NotAllowed { act: "增补目录事项" });
    }
    Look::of(hall, office, &*ports.0, seated)?;
    let pair = |(code, name): (&str, &str)| (code.to_owned(), name.to_owned());
    let ticked = typed.all("channel");
    let limit = typed.text("limit");
    let read = read_limit(&limit);
    let said = if read.needs_decision() {
        "读不出时限：先收下原文，标为“时限待定”"
    } else {
        "时限读得出来"
    };
    Ok(Page {
        key,
        faults: Vec::new(),
        fields: FIELDS.into_iter().chain(EMPTY_FIELDS).map(pair).collect(),
        persons: PERSONS.iter().map(|(code, name, _)| pair((code, name))).collect(),
        audiences: [("everyone", "全社会"), ("group", "特定群体")].map(pair).to_vec(),
        columns: columns(),
        channels: CHANNELS.into_iter().map(|it| (it, ticked.iter().any(|own| own == it))).collect(),
        read: (!limit.trim().is_empty()).then(|| said.to_owned()),
        typed,
    })
}

/// 栏目 Each column by the item of the base that stands in it.
fn columns() -> Vec<(String, String)> {
    let rest = (REST.to_owned(), "其他（没有合适的栏目）".to_owned());
    let beside = |item: &Item| {
        let field = field_name(&item.field).unwrap_or_default();
        (item.column.clone(), format!("{field}：和“{}　{}”同一栏", item.code, item.title))
    };
    std::iter::once(rest).chain(items().iter().map(beside)).collect()
}

/// 收下
pub(super) async fn add(Extension(ports): Extension<Ports>, posted: Posted) -> Response {
    let (seated, fields) = (posted.seat.seated.clone(), posted.fields.clone());
    let done = posted
        .seat
        .at_desk(move |office| desk::add_item(office, &seated.as_any(COUNTY), &item(&fields), &fields.text("limit")));
    match done.await.map_err(Trouble::obstacles) {
        Ok(matter) => went(&format!("{CATALOGUE}/items/{}", matter.code())),
        Err(Ok(faults)) => {
            let typed = posted.fields.clone();
            render(ports, posted.seat, typed, faults).await
        }
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}

fn item(fields: &Fields) -> Item {
    let lines = |name: &str| -> Vec<String> {
        let text = fields.text(name);
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    };
    let persons = fields.word("persons");
    let group = fields.word("audience") == "group";
    let basis = lines("basis")
        .into_iter()
        .map(|doc| Basis { doc: doc.trim_matches(['《', '》']).to_owned(), cite: String::new() });
    Item {
        code: fields.word("code"),
        field: fields.word("field"),
        group: fields.word("group"),
        title: fields.word("title"),
        due: Due { unit: Unit::Workday, n: Some(20), date: None, from: "信息形成或者变更之日".into() },
        mode: Mode::Proactive,
        audience: if group { Audience::Group } else { Audience::Everyone },
        level: Level::Township,
        section: fields.word("section"),
        personal_data: PERSONS.iter().find(|(code, ..)| *code == persons).map_or(PersonalData::None, |(.., it)| *it),
        relay_only: false,
        column: fields.word("column"),
        regulation: Vec::new(),
        elements: lines("elements"),
        basis: basis.collect(),
        organ: fields.word("organ"),
        channels: fields.all("channel").into_iter().filter(|it| CHANNELS.contains(&it.as_str())).collect(),
        audience_note: fields.word("audience_note"),
        cycle: Cycle { kind: CycleKind::Event, every_days: None, text: "发生即公开".into() },
        stale_after_days: None,
        publicity: None,
        internal_target: None,
        applicability: fields.word("applicability"),
        persons: Persons::default(),
        verified: Verified { due: true, elements: true },
    }
}
