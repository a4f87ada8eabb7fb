//! 座位 Somebody signed in, at a page of the console.

use axum::{
    extract::FromRequestParts,
    http::{Method, StatusCode, request::Parts},
    response::Response,
};
use messages::{Catalogued as _, Message};
use office::{Clerk, DeskError, Office};

use super::{Hall, PageTrouble, Seated, Unseated, Visit, answer};
use crate::{ConsoleFrame, ErrorPage};

/// 办不成 What came of an act that did not go through.
#[derive(Debug)]
pub enum Trouble {
    /// The desk's answer.
    Desk(DeskError),
    /// A defect of ours.
    Defect,
}

impl From<DeskError> for Trouble {
    fn from(refused: DeskError) -> Self {
        Self::Desk(refused)
    }
}

impl Trouble {
    /// What people are told, every sentence of it, when the page they came from can be shown again.
    ///
    /// # Errors
    ///
    /// The trouble itself when no form can mend it.
    pub fn obstacles(self) -> Result<Vec<Message>, Self> {
        match self {
            Self::Desk(DeskError::Blocked(messages)) => Ok(messages),
            // The machine was in the way: what was typed stays on the page until it is out of it.
            Self::Desk(DeskError::Store(error)) if error.may_pass() => Ok(vec![error.message()]),
            other => Err(other),
        }
    }
}

/// 座位 A request of somebody signed in. As an argument of a handler it lets nobody else through.
pub struct Seat {
    /// The request.
    pub visit: Visit,
    /// Who.
    pub seated: Seated,
}

impl FromRequestParts<Hall> for Seat {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, hall: &Hall) -> Result<Self, Response> {
        let Ok(visit) = Visit::from_request_parts(parts, hall).await;
        let Some(token) = visit.token.clone() else {
            // What was typed is still on the page one came from, and a door would lead away from it.
            let away = if parts.method == Method::POST {
                answer::public_trouble(&visit, PageTrouble::SignedOut)
            } else {
                to_the_door(&visit)
            };
            return Err(away);
        };
        let (lent, address) = (hall.clone(), visit.caller.address.clone());
        let found = tokio::task::spawn_blocking(move || {
            let furnishing = lent.furnishing();
            furnishing.reception.seat(&furnishing.office, &token, &address)
        });
        match found.await {
            Ok(Ok(mut seated)) => {
                let _ = visit.caller.account.set(seated.clerk.account.clone());
                seated.clerk.request = Some(visit.caller.number.clone()).filter(|number| !number.is_empty());
                Ok(Self { visit, seated })
            }
            Ok(Err(Unseated::SignIn(message))) if parts.method == Method::POST => {
                Err(answer::message(&visit, StatusCode::UNAUTHORIZED, "请先登录", message))
            }
            Ok(Err(Unseated::SignIn(_))) => Err(to_the_door(&visit)),
            Ok(Err(Unseated::Owes(_, page))) => Err(answer::went(page)),
            Ok(Err(Unseated::Trouble(refused))) => Err(answer::desk_trouble(&visit, &refused)),
            Err(_) => Err(answer::public_trouble(&visit, PageTrouble::Unexpected)),
        }
    }
}

/// Leads to the sign-in, and from there back to the page that was asked for.
fn to_the_door(visit: &Visit) -> Response {
    let to: String = form_urlencoded::byte_serialize(visit.path.as_bytes()).collect();
    answer::went(&format!("/console/login?to={to}"))
}

impl Seat {
    /// Who acts, under the first of their roles.
    #[must_use]
    pub fn clerk(&self) -> &Clerk {
        &self.seated.clerk
    }

    /// The hall.
    #[must_use]
    pub fn hall(&self) -> &Hall {
        &self.visit.hall
    }

    /// 表单钥匙 What a form of this session carries; see [`Visit::form_key`].
    #[must_use]
    pub fn form_key(&self) -> String {
        self.visit.form_key()
    }

    /// Runs a desk; see [`Hall::at_desk`].
    ///
    /// # Errors
    ///
    /// As there.
    pub async fn at_desk<T, E>(&self, work: impl FnOnce(&Office) -> Result<T, E> + Send + 'static) -> Result<T, Trouble>
    where
        T: Send + 'static,
        E: Into<DeskError> + Send + 'static,
    {
        let done = self.hall().at_desk(work).await;
        if let Err(Trouble::Desk(refused)) = &done {
            answer::note(&self.visit.caller, refused);
        }
        done
    }

    /// The frame of a console page; `section` is the address of the rail's entry one stands in.
    #[must_use]
    pub fn frame(&self, section: &str) -> ConsoleFrame {
        ConsoleFrame::of(&self.visit, &self.seated, &self.form_key(), section)
    }

    /// A page of the console.
    #[must_use]
    pub fn page(&self, section: &str, title: &str, main: &str) -> Response {
        answer::shown(StatusCode::OK, self.visit.hall.furnishing().demo, self.frame(section).around(title, main))
    }

    /// The same page again, because what was typed does not do.
    #[must_use]
    pub fn page_again(&self, section: &str, title: &str, main: &str) -> Response {
        let page = self.frame(section).around(&format!("没有办成：{title}"), main);
        answer::shown(StatusCode::UNPROCESSABLE_ENTITY, self.visit.hall.furnishing().demo, page)
    }

    /// What did not go on, as a page of the console.
    #[must_use]
    pub fn trouble(&self, trouble: Trouble) -> Response {
        match trouble {
            Trouble::Defect => self.page_trouble(PageTrouble::Unexpected),
            Trouble::Desk(refused) => {
                let (status, title) = answer::standing(&refused);
                self.error(status, title, refused.messages())
            }
        }
    }

    pub(crate) fn page_trouble(&self, trouble: PageTrouble) -> Response {
        let message = messages::Catalogued::message(&trouble);
        self.error(trouble.status(), trouble.title(), vec![message])
    }

    fn error(&self, status: StatusCode, title: &str, mut messages: Vec<Message>) -> Response {
        let message = messages.remove(0);
        let page = ErrorPage {
            status: format!("{}　{title}", status.as_u16()),
            title: title.to_owned(),
            message,
            others: messages,
            number: self.visit.caller.number.clone(),
        };
        let frame = self.frame("");
        answer::shown(status, self.visit.hall.furnishing().demo, frame.around(title, &page.main()))
    }
}
