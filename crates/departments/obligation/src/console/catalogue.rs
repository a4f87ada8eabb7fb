//! 目录 Every item by field, with what does not concern the body and why.

use std::collections::BTreeMap;

use affairs::obligation::{Coverage, Matter, Task};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::Response,
};
use hall::serving::{Hall, Posted, Seat, Seated, Trouble, went};
use jiff::civil::Date;
use messages::Message;
use office::{DeskError, Office};
use serde::Deserialize;
use statute::catalogue::{EMPTY_FIELDS, FIELDS, field_name};

use super::{CATALOGUE, COUNTY, KEEPERS, Ports, look::Look, words};
use crate::{
    desk,
    records::{self, Catalogue},
};

#[derive(Template)]
#[template(path = "catalogue.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    asked: Asked,
    fields: Vec<(String, String)>,
    groups: Vec<Group>,
    found: usize,
    all: usize,
    keeps: bool,
    county: bool,
    /// 不涉及 Code, name, reason, who and when, and whether it is a field that never had items.
    exempt: Vec<(String, String, String, String)>,
    /// Fields without items for which nobody has said so yet.
    unsaid: Vec<(&'static str, &'static str)>,
}

struct Group {
    code: String,
    name: String,
    rows: Vec<Row>,
}

struct Row {
    code: String,
    title: String,
    group: String,
    limit: String,
    section: String,
    audience: &'static str,
    /// Badge: 不涉及, 转载, 时限待定, 县增补.
    badge: (&'static str, &'static str),
    newest: String,
    owed: Coverage,
}

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    field: String,
}

/// 目录
pub(super) async fn show(Extension(ports): Extension<Ports>, Query(asked): Query<Asked>, seat: Seat) -> Response {
    render(ports, seat, asked, Vec::new()).await
}

async fn render(ports: Ports, seat: Seat, asked: Asked, faults: Vec<Message>) -> Response {
    let (hall, seated, key) = (seat.hall().clone(), seat.seated.clone(), seat.form_key());
    let failed = !faults.is_empty();
    match seat.at_desk(move |office| gather(&hall, office, &ports, &seated, asked, key)).await {
        Ok(page) => {
            let main = Page { faults, ..page }.render().expect("a template over plain values renders");
            if failed { seat.page_again(CATALOGUE, "目录", &main) } else { seat.page(CATALOGUE, "目录", &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
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
    look.read(|tx, catalogue| {
        let newest = look.house.newest(tx, look.body())?;
        let tasks = records::of_year(tx, look.body(), look.today.year())?;
        let reasons = records::latest_remarks(tx, look.body(), "bushe-")?;
        let seen = Seen { look: &look, catalogue, newest: &newest, tasks: &tasks };
        let q: Vec<String> = asked.q.split_whitespace().map(str::to_lowercase).collect();
        let held: Vec<&Matter> = catalogue.matters.iter().filter(|matter| holds(&asked, &q, matter)).collect();
        let stands: Vec<_> = catalogue.exemptions.values().filter(|it| it.stands).collect();
        let every = ("", "全部领域");
        let named = [every].into_iter().chain(FIELDS).map(|(code, name)| (code.to_owned(), name.to_owned()));
        Ok(Page {
            key: key.clone(),
            faults: Vec::new(),
            asked: asked.clone(),
            fields: named.collect(),
            groups: seen.groups(&held),
            found: held.len(),
            all: catalogue.matters.len(),
            keeps: seated.may(KEEPERS),
            county: seated.may(COUNTY),
            exempt: exempt(&look, catalogue, &reasons),
            unsaid: EMPTY_FIELDS.into_iter().filter(|(code, _)| !stands.iter().any(|it| it.of == *code)).collect(),
        })
    })
}

/// Whether an item is asked for: its field, and every word somewhere in it.
fn holds(asked: &Asked, words: &[String], matter: &Matter) -> bool {
    let item = &matter.item;
    let text = format!("{} {} {} {}", item.code, item.group, item.title, item.elements.join(" ")).to_lowercase();
    (asked.field.is_empty() || asked.field == item.field) && words.iter().all(|word| text.contains(word))
}

/// What the rows are made of.
struct Seen<'a> {
    look: &'a Look<'a>,
    catalogue: &'a Catalogue,
    newest: &'a BTreeMap<String, Date>,
    tasks: &'a [Task],
}

impl Seen<'_> {
    /// One group a field, in printed order.
    fn groups(&self, held: &[&Matter]) -> Vec<Group> {
        let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
        for matter in held {
            let field = &matter.item.field;
            let at = FIELDS.iter().position(|(code, _)| code == field).unwrap_or(FIELDS.len());
            let name = field_name(field).unwrap_or_default().to_owned();
            let group = groups.entry(at).or_insert_with(|| Group { code: field.clone(), name, rows: Vec::new() });
            group.rows.push(self.row(matter));
        }
        groups.into_values().collect()
    }

    fn row(&self, matter: &Matter) -> Row {
        let item = &matter.item;
        let own = self.tasks.iter().filter(|task| task.code == item.code);
        Row {
            code: item.code.clone(),
            title: item.title.clone(),
            group: item.group.clone(),
            limit: words::limit(matter),
            section: words::who(&self.catalogue.terms(item), &self.look.roster, &self.catalogue.sections),
            audience: words::audience(item),
            badge: words::badge(matter, self.catalogue.is_exempt(item)),
            newest: self.newest.get(&item.code).map_or_else(String::new, |day| words::full(*day)),
            owed: affairs::obligation::coverage(own, self.look.today),
        }
    }
}

/// 不涉及 What does not concern the body: code, name, reason, who decided and when.
fn exempt(
    look: &Look<'_>,
    catalogue: &Catalogue,
    reasons: &BTreeMap<String, String>,
) -> Vec<(String, String, String, String)> {
    let stands = catalogue.exemptions.values().filter(|it| it.stands);
    stands
        .map(|it| {
            let name = field_name(&it.of).map(str::to_owned);
            let name = name.or_else(|| catalogue.matter(&it.of).map(|matter| matter.item.title.clone()));
            let reason = reasons.get(&format!("bushe-{}", it.of)).cloned().unwrap_or_default();
            let by = format!("{}　{}", look.roster.person(&it.by), words::full(it.on));
            (it.of.clone(), name.unwrap_or_default(), reason, by)
        })
        .collect()
}

/// 不涉及、又涉及了
pub(super) async fn decide(Extension(ports): Extension<Ports>, Path(act): Path<String>, posted: Posted) -> Response {
    let (seated, house, fields) = (posted.seat.seated.clone(), ports.0.clone(), posted.fields.clone());
    let of = fields.word("of");
    let done = posted.seat.at_desk(move |office| {
        let (clerk, of, words) = (seated.as_any(KEEPERS), fields.word("of"), fields.text("reason"));
        match act.as_str() {
            "mark" => desk::exempt(office, &*house, &clerk, &of, &words).map(|_| ()),
            "restore" => desk::restore(office, &*house, &clerk, &of, &words),
            _ => Err(DeskError::NotFound),
        }
    });
    match done.await.map_err(Trouble::obstacles) {
        Ok(()) if field_name(&of).is_some() => went(&format!("{CATALOGUE}#bushe")),
        Ok(()) => went(&format!("{CATALOGUE}/items/{of}")),
        Err(Ok(faults)) => render(ports, posted.seat, Asked::default(), faults).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}
