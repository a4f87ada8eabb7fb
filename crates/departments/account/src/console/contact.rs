//! 联系方式页 What the public pages say of how the body is reached: set by who runs the office.

use affairs::{
    account::{Contact, ContactField},
    role::{Duty, Role},
};
use askama::Template;
use axum::response::Response;
use hall::serving::{Fields, Posted, Seat, Seated, Trouble, went};
use messages::Message;
use office::{DeskError, Office};

use crate::{contact, set_contact};

pub(super) const HERE: &str = "/console/contact";
const TITLE: &str = "联系方式";

/// Whoever sees the page: who runs the office, and who sets the office up.
pub(super) const SEERS: &[Role] = &[Role::OfficeHead, Role::SysAdmin, Role::SecAdmin, Role::AuditAdmin];

#[derive(Template)]
#[template(path = "contact.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    sets: bool,
    lines: Vec<Line>,
    public: String,
    empty: bool,
}

/// 一行 One field: what is asked, what stands there and what was typed.
struct Line {
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    value: String,
    typed: String,
}

/// Its name in the form, and what is asked.
const fn name(field: ContactField) -> (&'static str, &'static str) {
    match field {
        ContactField::Phone => ("phone", "公开工作机构的电话，不写个人手机，如 0555-0000102"),
        ContactField::Address => ("address", "办公地址和邮编，如 青溪县桑村乡政府路 1 号　邮编 243100"),
        ContactField::Hours => ("hours", "如 工作日 8:30—12:00，14:30—17:30"),
        ContactField::Email => ("email", "公开工作机构的邮箱，别人写信来问的"),
        ContactField::Host => ("host", "主办这个网站的单位；挂在县政府门户上的，填县政府办公室"),
        ContactField::SiteCode => ("site_code", "十个数字；乡镇没有自己的，填所在门户网站的"),
    }
}

/// 联系方式
pub(super) async fn show(seat: Seat) -> Response {
    render(seat, Vec::new(), None).await
}

async fn render(seat: Seat, faults: Vec<Message>, typed: Option<(Contact, Contact)>) -> Response {
    let (seated, key, failed) = (seat.seated.clone(), seat.form_key(), !faults.is_empty());
    match seat.at_desk(move |office| gather(office, &seated, key, typed)).await {
        Ok(page) => {
            let main = Page { faults, ..page }.render().expect("a template over plain values renders");
            if failed { seat.page_again(HERE, TITLE, &main) } else { seat.page(HERE, TITLE, &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

/// `typed` is what a form showed and what was typed into it.
fn gather(office: &Office, seated: &Seated, key: String, typed: Option<(Contact, Contact)>) -> Result<Page, DeskError> {
    seated.as_any(SEERS).must(SEERS, "看联系方式的设置")?;
    let standing = contact(office, &seated.clerk)?;
    let (_, typed) = typed.unwrap_or_else(|| (standing.clone(), standing.clone()));
    let line = |field: ContactField| Line {
        name: name(field).0,
        label: field.name(),
        hint: name(field).1,
        value: standing.field(field).to_owned(),
        typed: typed.field(field).to_owned(),
    };
    Ok(Page {
        key,
        faults: Vec::new(),
        sets: seated.may(Duty::DescribeBody.roles()),
        lines: ContactField::ALL.map(line).into(),
        public: format!("/{}/", seated.clerk.body),
        empty: standing == Contact::default(),
    })
}

fn of(fields: &Fields, before: &str) -> Contact {
    let word = |field: ContactField| fields.word(&format!("{before}{}", name(field).0));
    Contact {
        phone: word(ContactField::Phone),
        address: word(ContactField::Address),
        hours: word(ContactField::Hours),
        email: word(ContactField::Email),
        host: word(ContactField::Host),
        site_code: word(ContactField::SiteCode),
    }
}

/// 公布
pub(super) async fn set(posted: Posted) -> Response {
    let clerk = posted.seat.seated.as_any(Duty::DescribeBody.roles());
    let (seen, wanted) = (of(&posted.fields, "was-"), of(&posted.fields, ""));
    let typed = (seen.clone(), wanted.clone());
    let done = posted.seat.at_desk(move |office| {
        clerk.must(Duty::DescribeBody.roles(), "公布联系方式")?;
        set_contact(office, &clerk, &seen, &wanted)
    });
    match done.await.map_err(Trouble::obstacles) {
        Ok(_) => went(HERE),
        Err(Ok(faults)) => render(posted.seat, faults, Some(typed)).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}
