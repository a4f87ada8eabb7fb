//! 访客 Somebody at the pages of a department: its own routes, no network, one cookie.

use std::collections::BTreeMap;

use affairs::role::Role;
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
};
use hall::{
    Coat,
    serving::{Caller, Furnishing, Hall, Reception, Room, Roster, Seated, Unseated},
};
use messages::Message;
use office::{DeskError, Office};
use tower::ServiceExt as _;

/// 随便谁 A reception that believes what a token says: `account/role,role/section/body`.
pub struct Anybody;

impl Reception for Anybody {
    fn seat(&self, _: &Office, token: &str, address: &str) -> Result<Seated, Unseated> {
        let parts: Vec<&str> = token.split('/').collect();
        let [account, roles, section, body] = parts[..] else { return Err(stranger()) };
        let roles: Vec<Role> = roles.split(',').filter_map(Role::of).collect();
        let role = *roles.first().ok_or_else(stranger)?;
        let clerk = office::Clerk {
            body: body.into(),
            roles,
            address: Some(address.to_owned()).filter(|address| !address.is_empty()),
            ..crate::clerk(account, role, section)
        };
        Ok(Seated { clerk, name: account.into(), body_name: body.into(), may_act: Vec::new() })
    }

    fn roster(&self, _: &Office, _: &str) -> Result<Roster, DeskError> {
        Ok(Roster::default())
    }
}

fn stranger() -> Unseated {
    Unseated::SignIn(Message { code: "test", what: "".into(), why: "".into(), todo: "".into() })
}

/// 答复 What a visitor got.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Where it leads; empty where it leads nowhere.
    pub location: String,
    /// The cookie that was set, `name=value`; empty for none.
    pub cookie: String,
    /// The page.
    pub body: String,
    /// Every header that is text.
    pub headers: BTreeMap<String, String>,
}

impl Answer {
    /// The hidden fields of the form that is sent to `action`; none when the page does not offer it.
    #[must_use]
    pub fn form(&self, action: &str) -> Option<BTreeMap<String, String>> {
        let at = self.body.find(&format!("action=\"{action}\""))?;
        let form = &self.body[at..at + self.body[at..].find("</form>")?];
        let fields = form.split("<input type=\"hidden\" name=\"").skip(1).filter_map(|field| {
            let (name, rest) = field.split_once("\" value=\"")?;
            Some((name.to_owned(), rest.split_once('"')?.0.to_owned()))
        });
        Some(fields.collect())
    }
}

/// 访客 A browser of one person.
pub struct Visitor {
    router: Router,
    runtime: tokio::runtime::Runtime,
    /// The session's token; empty before the sign-in.
    pub token: String,
}

impl Visitor {
    /// At the pages of `routes`, before a reception.
    ///
    /// # Panics
    ///
    /// When no runtime can be made.
    #[must_use]
    pub fn new(office: &Office, routes: Router<Hall>, reception: impl Reception + 'static) -> Self {
        Self::among(office, routes, reception, Vec::new())
    }

    /// As [`Visitor::new`], in a house with these rooms.
    ///
    /// # Panics
    ///
    /// As there.
    #[must_use]
    pub fn among(
        office: &Office,
        routes: Router<Hall>,
        reception: impl Reception + 'static,
        rooms: Vec<Box<dyn Room>>,
    ) -> Self {
        let hall = Hall::new(Furnishing {
            office: office.clone(),
            reception: Box::new(reception),
            rooms,
            rail: Vec::new(),
            inventories: Vec::new(),
            print: |_| Ok(b"%PDF".to_vec()),
            coat: Coat { town: "桑村乡".into(), ..Coat::default() },
            script: "",
            demo: false,
        });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        Self { router: routes.with_state(hall), runtime, token: String::new() }
    }

    /// The same browser with another person before it.
    #[must_use]
    pub fn with(mut self, token: &str) -> Self {
        token.clone_into(&mut self.token);
        self
    }

    /// Opens an address; where the page only gives itself a name behind the question mark, under that name.
    #[must_use]
    pub fn get(&self, path: &str) -> Answer {
        let answer = self.ask(self.request("GET", path).body(Body::empty()).unwrap());
        let named = answer.location.strip_prefix(path).is_some_and(|rest| rest.starts_with('?'));
        if named { self.get(&answer.location.clone()) } else { answer }
    }

    /// Sends a form from a page of this site.
    #[must_use]
    pub fn post<K: AsRef<str>, V: AsRef<str>>(&self, path: &str, fields: impl IntoIterator<Item = (K, V)>) -> Answer {
        let typed = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.request("POST", path).header("sec-fetch-site", "same-origin");
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(typed)).unwrap())
    }

    /// Sends anything.
    ///
    /// # Panics
    ///
    /// When the router breaks.
    #[must_use]
    pub fn ask(&self, mut request: Request<Body>) -> Answer {
        let caller = Caller { address: "10.0.0.7".into(), number: "r1".into(), ..Caller::default() };
        request.extensions_mut().insert(caller);
        self.runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.unwrap();
            let head = |name: header::HeaderName| {
                let value = response.headers().get(name).and_then(|value| value.to_str().ok());
                value.unwrap_or_default().to_owned()
            };
            let (status, location, cookie) =
                (response.status().as_u16(), head(header::LOCATION), head(header::SET_COOKIE));
            let text = |(name, value): (&header::HeaderName, &header::HeaderValue)| {
                Some((name.to_string(), value.to_str().ok()?.to_owned()))
            };
            let headers = response.headers().iter().filter_map(text).collect();
            let body = to_bytes(response.into_body(), 8 << 20).await.unwrap();
            let body = String::from_utf8_lossy(&body).into_owned();
            Answer { status, location, cookie: cookie.split(';').next().unwrap_or_default().to_owned(), body, headers }
        })
    }

    /// A request with this visitor's cookie.
    #[must_use]
    pub fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(path);
        if self.token.is_empty() { request } else { request.header("cookie", format!("gk_seat={}", self.token)) }
    }

    /// What forms of this session carry.
    #[must_use]
    pub fn form_key(&self) -> String {
        hall::serving::key::masked(&self.token, &[7; 16])
    }
}

/// The addresses that the source of a department's routes names, so that a test over all of them misses none.
#[must_use]
pub fn addresses_in(source: &str) -> Vec<String> {
    let named = source.split(".route(").skip(1);
    named.filter_map(|rest| Some(rest.split_once('"')?.1.split_once('"')?.0.to_owned())).collect()
}
