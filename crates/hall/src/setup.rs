//! 首次运行 What is still missing before the office can work, in the order in which one sees to it.

use askama::Template;
use axum::response::Response;
use office::{DeskError, Office};

use crate::serving::{Seat, Seated};

/// 要有的 One thing an office needs, there or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Whether it is missing.
    pub lacks: bool,
    /// 建议 The office can work without it; the page says so and counts it apart.
    pub advice: bool,
    /// What, in a few words.
    pub name: String,
    /// Why, and how it is seen to.
    pub about: String,
    /// Where, if there is a page for it.
    pub href: Option<String>,
}

/// 清点 One department's, or the binary's, share of the list.
pub type Inventory = fn(&Office, &Seated) -> Result<Vec<Need>, DeskError>;

#[derive(Template)]
#[template(path = "setup.html")]
struct View {
    title: String,
    lacking: Vec<Need>,
    advised: Vec<Need>,
    there: Vec<Need>,
}

/// 首次运行 A handler of `/console/setup`.
pub async fn setup(seat: Seat) -> Response {
    let (hall, seated) = (seat.hall().clone(), seat.seated.clone());
    let gathered = seat.at_desk(move |office| {
        let mut needs = Vec::new();
        for inventory in &hall.furnishing().inventories {
            needs.extend(inventory(office, &seated)?);
        }
        Ok::<_, DeskError>(needs)
    });
    match gathered.await {
        Ok(needs) => {
            let (missing, there): (Vec<Need>, Vec<Need>) = needs.into_iter().partition(|need| need.lacks);
            let (advised, lacking): (Vec<Need>, Vec<Need>) = missing.into_iter().partition(|need| need.advice);
            let title = match lacking.len() {
                0 if advised.is_empty() => "都齐了，可以办公".to_owned(),
                0 => format!("可以办公了，另有 {} 样建议", advised.len()),
                lacking => format!("还差 {lacking} 样，就可以办公"),
            };
            let view = View { title, lacking, advised, there };
            seat.page("/console/setup", &view.title, &view.render().expect("a template over plain values renders"))
        }
        Err(trouble) => seat.trouble(trouble),
    }
}
