//! 改一行责任 The form of one line of the duty table.

use affairs::obligation::Terms;
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use hall::serving::{Fields, Hall, Posted, Seat, Seated, Trouble, went};
use messages::Message;
use office::{DeskError, Office};
use statute::catalogue::Unit;

use super::{DUTIES, FormFault, KEEPERS, Ports, look::Look, words};
use crate::desk::{self, NewTerms};

#[derive(Template)]
#[template(path = "duty.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    code: String,
    title: String,
    limit: String,
    cycle: String,
    usual: String,
    version: u32,
    sections: Vec<(String, String)>,
    people: Vec<(String, String)>,
    units: Vec<(String, String)>,
    /// section, responsible, deputy, unit, n, why, every_days, as typed.
    typed: [String; 7],
    proposed: bool,
}

const NAMES: [&str; 7] = ["section", "responsible", "deputy", "unit", "n", "why", "every_days"];
const UNITS: [(&str, &str); 4] =
    [("", "按目录的时限"), ("workday", "工作日"), ("day", "日（自然日）"), ("hour", "小时")];

/// 改一行
pub(super) async fn show(Extension(ports): Extension<Ports>, Path(code): Path<String>, seat: Seat) -> Response {
    render(ports, seat, code, None, Vec::new()).await
}

async fn render(ports: Ports, seat: Seat, code: String, typed: Option<Fields>, faults: Vec<Message>) -> Response {
    let (hall, seated, key) = (seat.hall().clone(), seat.seated.clone(), seat.form_key());
    let failed = !faults.is_empty();
    match seat.at_desk(move |office| gather(&hall, office, &ports, &seated, (&code, typed.as_ref()), key)).await {
        Ok(page) => {
            let page = Page { faults, ..page };
            let main = page.render().expect("a template over plain values renders");
            if failed { seat.page_again(DUTIES, &page.title, &main) } else { seat.page(DUTIES, &page.title, &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(
    hall: &Hall,
    office: &Office,
    ports: &Ports,
    seated: &Seated,
    (code, typed): (&str, Option<&Fields>),
    key: String,
) -> Result<Page, DeskError> {
    if !seated.may(KEEPERS) {
        return Err(DeskError::NotAllowed { act: "改责任清单" });
    }
    let look = Look::of(hall, office, &*ports.0, seated)?;
    look.read(|_, catalogue| {
        let matter = catalogue.matter(code).ok_or(DeskError::NotFound)?;
        let duty = catalogue.duties.get(code).cloned().unwrap_or_default();
        let terms = duty.proposed.clone().unwrap_or_else(|| catalogue.terms(&matter.item));
        let none = |name: &str| (String::new(), name.to_owned());
        let sections = std::iter::once(none("政府信息公开工作机构")).chain(catalogue.sections.iter().cloned());
        let people = look.roster.people.iter().map(|(account, name)| (account.clone(), name.clone()));
        Ok(Page {
            key: key.clone(),
            faults: Vec::new(),
            code: code.to_owned(),
            title: matter.item.title.clone(),
            limit: words::limit(matter),
            cycle: matter.item.cycle.text.clone(),
            usual: matter.item.section.clone(),
            version: duty.version,
            sections: sections.collect(),
            people: std::iter::once(none("不指定")).chain(people).collect(),
            units: UNITS.iter().map(|(code, name)| ((*code).to_owned(), (*name).to_owned())).collect(),
            typed: typed.map_or_else(|| shown(&terms), |typed| NAMES.map(|name| typed.text(name))),
            proposed: duty.proposed.is_some(),
        })
    })
}

fn shown(terms: &Terms) -> [String; 7] {
    let unit = terms.limit.as_ref().map_or("", |own| match own.unit {
        Unit::Workday => "workday",
        Unit::Hour => "hour",
        _ => "day",
    });
    let n = terms.limit.as_ref().map_or_else(String::new, |own| own.n.to_string());
    let every = terms.every_days.map_or_else(String::new, |days| days.to_string());
    let (section, responsible, deputy) = (terms.section.clone(), terms.responsible.clone(), terms.deputy.clone());
    [section, responsible, deputy, unit.to_owned(), n, String::new(), every]
}

/// 存下改动
pub(super) async fn change(Extension(ports): Extension<Ports>, Path(code): Path<String>, posted: Posted) -> Response {
    let (hall, seated, house) = (posted.seat.hall().clone(), posted.seat.seated.clone(), ports.0.clone());
    let (fields, of) = (posted.fields.clone(), code.clone());
    let done = posted.seat.at_desk(move |office| {
        let clerk = seated.as_any(KEEPERS);
        desk::may_keep(&clerk)?;
        let roster = hall.furnishing().reception.roster(office, &clerk.body)?;
        let seen = u32::try_from(fields.number("version")).unwrap_or(0);
        desk::change_duty(office, (&*house, &roster), &clerk, (&of, seen), &wanted(&fields)?)
    });
    match done.await.map_err(Trouble::obstacles) {
        Ok(_) => went(&format!("{DUTIES}#{code}")),
        Err(Ok(faults)) => {
            let typed = posted.fields.clone();
            render(ports, posted.seat, code, Some(typed), faults).await
        }
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}

fn wanted(fields: &Fields) -> Result<NewTerms, DeskError> {
    let whole = |name: &str, field: &'static str| {
        let given = fields.given(name);
        given.map(|text| text.parse::<i32>().map_err(|_| FormFault::Number(field).blocks())).transpose()
    };
    let n = whole("n", "自定时限的数目")?;
    let unit = match fields.word("unit").as_str() {
        "workday" => Some(Unit::Workday),
        "day" => Some(Unit::Day),
        "hour" => Some(Unit::Hour),
        _ => None,
    };
    // One of the two alone says nothing.
    let limit = match (unit, n) {
        (None, None) => None,
        (Some(unit), n) => Some((unit, n.unwrap_or(0), fields.text("why").trim().to_owned())),
        (None, Some(_)) => return Err(FormFault::Number("自定时限的单位").blocks()),
    };
    Ok(NewTerms {
        section: fields.word("section"),
        responsible: fields.word("responsible"),
        deputy: fields.word("deputy"),
        limit,
        every_days: whole("every_days", "更新周期")?,
    })
}
