//! 谁办什么页 Each step of the flow: who takes it today, who stands in, and where nobody does.

use affairs::role::Role;
use askama::Template;
use axum::response::Response;
use hall::serving::{Seat, Seated};
use office::{DeskError, Office};

use super::people::{KEEPERS, STEPS, Staff};

pub(super) const HERE: &str = "/console/posts";

#[derive(Template)]
#[template(path = "posts.html")]
struct Page {
    title: String,
    lines: Vec<Line>,
}

/// 一步 One step, of one section where every section has its own.
pub(super) struct Line {
    pub(super) step: &'static str,
    pub(super) section: String,
    pub(super) roles: String,
    pub(super) who: String,
    pub(super) deputies: String,
    pub(super) waiting: usize,
}

/// 谁办什么
pub(super) async fn show(seat: Seat) -> Response {
    let seated = seat.seated.clone();
    match seat.at_desk(move |office| seen(office, &seated)).await {
        Ok(lines) => {
            let title = match lines.iter().filter(|line| line.who.is_empty()).count() {
                0 => "每一步今天都有人办".to_owned(),
                empty => format!("有 {empty} 步今天没有人办"),
            };
            let page = Page { title, lines };
            seat.page(HERE, "谁办什么", &page.render().expect("a template over plain values renders"))
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

/// [`lines`], for those who look after the people of the office.
pub(super) fn seen(office: &Office, seated: &Seated) -> Result<Vec<Line>, DeskError> {
    seated.as_any(KEEPERS).must(KEEPERS, "看谁办什么")?;
    lines(office, seated)
}

/// Every step in the order of the flow; the first review and the writing stand once for each open section.
pub(super) fn lines(office: &Office, seated: &Seated) -> Result<Vec<Line>, DeskError> {
    let staff = Staff::of(office, seated)?;
    let waiting = office.store.read(&seated.clerk.scope(), |tx| office::waiting_in(tx, &seated.clerk.body));
    let waiting = waiting.map_err(DeskError::Store)?;
    let mut lines = Vec::new();
    for (step, roles) in STEPS {
        let own = roles.contains(&Role::SectionHead) || roles == [Role::InfoOfficer];
        let sections: Vec<Option<&affairs::account::Section>> =
            if own && !staff.sections.is_empty() { staff.sections.iter().map(Some).collect() } else { vec![None] };
        for section in sections {
            let id = section.map_or("", |section| section.id.as_str());
            let of = |row: &&office::Waiting| {
                roles.iter().any(|role| role.id() == row.role) && (id.is_empty() || row.section == id)
            };
            lines.push(Line {
                step,
                section: section.map(|section| section.name.clone()).unwrap_or_default(),
                roles: roles.iter().map(|role| role.name()).collect::<Vec<_>>().join("或"),
                who: staff.holders(roles, id).join("、"),
                deputies: staff.deputies_of(roles, id),
                waiting: waiting.iter().filter(of).count(),
            });
        }
    }
    Ok(lines)
}
