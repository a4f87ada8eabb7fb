//! 账号的网页 Sign-in and the pages about people: one file a page.
//!
//! Every page is plain HTML that works without a script and by keyboard; every form carries the key of its session.

mod bodies;
mod contact;
mod files;
mod handover;
mod login;
mod me;
mod needs;
mod people;
mod person;
mod posts;
mod proof;
mod reception;
mod sections;

pub use self::{needs::needs, reception::FrontDesk};

use axum::{
    Extension, Router,
    routing::{get, post},
};
use hall::{Entry, serving::Hall};

use self::people::KEEPERS;
use crate::Hashing;

/// The pages, with what one trial of a password costs.
pub fn routes(hashing: Hashing) -> Router<Hall> {
    Router::new()
        .route("/console/login", get(login::show).post(login::sign_in))
        .route("/console/logout", post(login::sign_out))
        .route("/console/password", get(proof::password).post(proof::change_password))
        .route("/console/factor", get(proof::factor).post(proof::enrol))
        .route("/console/me", get(me::show))
        .route("/console/me/sessions/{session}/end", post(me::end_session))
        .route("/console/me/email", post(me::set_email))
        .route("/console/me/deputies", post(me::name_deputy))
        .route("/console/me/deputies/{id}/end", post(me::end_deputy))
        .route("/console/sections", get(sections::show))
        .route("/console/sections/{act}", post(sections::act))
        .route("/console/contact", get(contact::show).post(contact::set))
        .route("/console/posts", get(posts::show))
        .route("/console/bodies", get(bodies::show).post(bodies::found))
        .route("/console/people-list/{format}", get(files::people))
        .route("/console/sections-list/{format}", get(files::sections))
        .route("/console/posts-list/{format}", get(files::who))
        .route("/console/bodies-list/{format}", get(files::below))
        .route("/console/people", get(people::show).post(people::create))
        .route("/console/people/{account}", get(person::show))
        .route("/console/people/{account}/hand-over", get(handover::show).post(handover::confirm))
        .route("/console/people/{account}/{act}", post(person::act))
        .layer(Extension(hashing))
}

/// 侧栏 Entries of the rail.
#[must_use]
pub fn entries() -> Vec<Entry> {
    vec![
        Entry { name: "人员与岗位", href: "/console/people", roles: KEEPERS },
        Entry { name: "谁办什么", href: posts::HERE, roles: KEEPERS },
        Entry { name: "下级单位", href: bodies::HERE, roles: bodies::SEERS },
        Entry { name: "内设机构与设置", href: "/console/sections", roles: KEEPERS },
        Entry { name: "联系方式", href: contact::HERE, roles: contact::SEERS },
        Entry { name: "我的账号", href: "/console/me", roles: &[] },
    ]
}
