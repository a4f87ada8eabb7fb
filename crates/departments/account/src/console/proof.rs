//! 凭据页 The two things somebody may owe before any work: a password of their own, and a second factor.

use affairs::private::Private;
use askama::Template;
use axum::{Extension, http::StatusCode, response::Response};
use hall::{
    CodePicture, DoorFrame,
    serving::{PageTrouble, Trouble, Typed, Visit, shown, went},
};
use messages::{Catalogued as _, Message};

use crate::{Hashing, Offer, sessions::look_in};

#[derive(Template)]
#[template(path = "password.html")]
struct PasswordPage {
    faults: Vec<Message>,
    key: String,
}

#[derive(Template)]
#[template(path = "factor.html")]
struct FactorPage {
    faults: Vec<Message>,
    key: String,
    /// The secret in groups of four, and its picture; none when the offer stands already on the phone.
    offer: Option<(String, CodePicture)>,
}

fn page(visit: &Visit, title: &str, main: &str, failed: bool) -> Response {
    let status = if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let title = if failed { format!("没有办成：{title}") } else { title.to_owned() };
    shown(status, visit.hall.furnishing().demo, DoorFrame::of(visit).around(&title, main))
}

/// Leads whoever has no session to the door.
async fn seated(visit: &Visit) -> Result<String, Response> {
    let token = visit.token.clone().unwrap_or_default();
    let (asked, address) = (token.clone(), visit.caller.address.clone());
    let found = visit.hall.at_desk(move |office| look_in(office, &asked, &address, None)).await;
    found.map(|_| token).map_err(|_| went("/console/login"))
}

fn told(trouble: Trouble) -> Vec<Message> {
    match trouble {
        Trouble::Desk(refused) => refused.messages(),
        Trouble::Defect => vec![PageTrouble::Unexpected.message()],
    }
}

/// 改密码页
pub(super) async fn password(visit: Visit) -> Response {
    match seated(&visit).await {
        Ok(_) => password_page(&visit, Vec::new()),
        Err(away) => away,
    }
}

fn password_page(visit: &Visit, faults: Vec<Message>) -> Response {
    let failed = !faults.is_empty();
    let main = PasswordPage { faults, key: visit.form_key() }.render().expect("a template over plain values renders");
    page(visit, "换密码", &main, failed)
}

/// 改密码
pub(super) async fn change_password(Extension(hashing): Extension<Hashing>, typed: Typed) -> Response {
    let Typed { visit, fields } = typed;
    let token = match seated(&visit).await {
        Ok(token) => token,
        Err(away) => return away,
    };
    if !visit.made(&fields.word("form")) {
        return password_page(&visit, vec![PageTrouble::ForeignForm.message()]);
    }
    let (old, new) = (Private::new(fields.text("old")), Private::new(fields.text("new")));
    if new != Private::new(fields.text("again")) {
        return password_page(&visit, vec![crate::Hurdle::NotAlike.message()]);
    }
    let address = visit.caller.address.clone();
    let hall = visit.hall.clone();
    let done = hall.at_desk(move |office| crate::change_password(office, &hashing, &token, &address, &old, &new)).await;
    match done {
        Ok(()) => went("/console"),
        Err(trouble) => password_page(&visit, told(trouble)),
    }
}

/// 动态口令页
pub(super) async fn factor(visit: Visit) -> Response {
    let token = match seated(&visit).await {
        Ok(token) => token,
        Err(away) => return away,
    };
    let address = visit.caller.address.clone();
    match visit.hall.at_desk(move |office| crate::offer_second_factor(office, &token, &address)).await {
        Ok(offer) => factor_page(&visit, Vec::new(), Some(&offer)),
        Err(trouble) => factor_page(&visit, told(trouble), None),
    }
}

fn factor_page(visit: &Visit, faults: Vec<Message>, offer: Option<&Offer>) -> Response {
    let failed = !faults.is_empty();
    let offer = offer.map(|offer| (in_fours(offer.secret.unmask()), CodePicture::of(offer.url.unmask())));
    let main = FactorPage { faults, key: visit.form_key(), offer };
    page(visit, "启用动态口令", &main.render().expect("a template over plain values renders"), failed)
}

fn in_fours(secret: &str) -> String {
    let signs: Vec<char> = secret.chars().collect();
    signs.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// 启用动态口令
pub(super) async fn enrol(typed: Typed) -> Response {
    let Typed { visit, fields } = typed;
    let token = match seated(&visit).await {
        Ok(token) => token,
        Err(away) => return away,
    };
    if !visit.made(&fields.word("form")) {
        return factor_page(&visit, vec![PageTrouble::ForeignForm.message()], None);
    }
    let (address, code) = (visit.caller.address.clone(), fields.word("code"));
    let hall = visit.hall.clone();
    match hall.at_desk(move |office| crate::enrol_second_factor(office, &token, &address, &code)).await {
        Ok(()) => went("/console"),
        Err(trouble) => factor_page(&visit, told(trouble), None),
    }
}
