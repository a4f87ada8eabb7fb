//! 我的账号 One's roles, deputies, open sessions, and the two proofs.

use affairs::{account::Deputy, private::Private, role::Role};
use askama::Template;
use axum::{extract::Path, response::Response};
use hall::serving::{Fields, Posted, Seat, Seated, Trouble, went};
use jiff::civil::Date;
use messages::{Catalogued as _, Message};
use office::{DeskError, Office, Zone};

use crate::{Colleague, Hurdle, NewDeputy, Sitting, colleagues, people, records, sessions};

const HERE: &str = "/console/me";

#[derive(Template)]
#[template(path = "me.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    account: String,
    roles: Vec<&'static str>,
    factor: bool,
    sittings: Vec<Line>,
    given: Vec<Standing>,
    taken: Vec<Standing>,
    others: Vec<(String, String)>,
    own_roles: Vec<(String, String)>,
    email: String,
    typed: Typed,
}

/// What was typed into the form of a deputy.
#[derive(Default)]
struct Typed {
    deputy: String,
    role: String,
    from: String,
    to: String,
}

struct Line {
    id: String,
    whose: String,
    from: String,
    since: String,
    this: bool,
}

struct Standing {
    id: String,
    whom: String,
    role: &'static str,
    from: Date,
    to: Date,
}

/// 我的账号
pub(super) async fn show(seat: Seat) -> Response {
    render(seat, Vec::new(), Typed::default()).await
}

async fn render(seat: Seat, faults: Vec<Message>, typed: Typed) -> Response {
    let (seated, key, failed) = (seat.seated.clone(), seat.form_key(), !faults.is_empty());
    let (token, address) = (seat.visit.token.clone().unwrap_or_default(), seat.visit.caller.address.clone());
    let gathered = seat.at_desk(move |office| {
        let email = crate::own_email(office, &token, &address)?;
        let email = email.map(|email| email.unmask().clone()).unwrap_or_default();
        Ok::<_, DeskError>(Page { faults, typed, email, ..gather(office, &seated, key)? })
    });
    match gathered.await {
        Ok(page) => {
            let main = page.render().expect("a template over plain values renders");
            if failed { seat.page_again(HERE, "我的账号", &main) } else { seat.page(HERE, "我的账号", &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(office: &Office, seated: &Seated, key: String) -> Result<Page, DeskError> {
    let clerk = &seated.clerk;
    let all = colleagues(office, clerk)?;
    let today = Zone::shanghai().day(office.clock.now());
    let (deputies, factor) = office.store.read(&records::anywhere(), |tx| {
        let deputies = records::standing(tx, &clerk.body, today)?;
        let factor =
            records::account(tx, &*office.seal, &clerk.account, office.clock.now())?.is_some_and(|it| it.second_factor);
        Ok::<_, DeskError>((deputies, factor))
    })?;
    let standing = |deputy: &Deputy, whom: &str| Standing {
        id: deputy.id.clone(),
        whom: people::called(&all, whom),
        role: deputy.role.name(),
        from: deputy.from,
        to: deputy.to,
    };
    let given = deputies.iter().filter(|it| it.principal == clerk.account);
    let taken = deputies.iter().filter(|it| it.deputy == clerk.account);
    let others = all.iter().filter(|it| it.account != clerk.account && !it.disabled);
    Ok(Page {
        key,
        faults: Vec::new(),
        account: clerk.account.clone(),
        roles: clerk.roles.iter().map(|role| role.name()).collect(),
        factor,
        sittings: sessions(office, clerk)?.iter().map(|it| line(it, &all, clerk.session.as_deref())).collect(),
        given: given.map(|it| standing(it, &it.deputy)).collect(),
        taken: taken.map(|it| standing(it, &it.principal)).collect(),
        others: others.map(|it| (it.account.clone(), it.name.unmask().clone())).collect(),
        own_roles: clerk.roles.iter().map(|role| (role.id().to_owned(), role.name().to_owned())).collect(),
        email: String::new(),
        typed: Typed::default(),
    })
}

fn line(sitting: &Sitting, all: &[Colleague], this: Option<&str>) -> Line {
    let at = Zone::shanghai().civil(sitting.last_act);
    Line {
        id: sitting.id.clone(),
        whose: people::called(all, &sitting.account),
        from: sitting.address.clone().unwrap_or_else(|| "没有记下".into()),
        since: format!("{} 月 {} 日 {:02}:{:02}", at.month(), at.day(), at.hour(), at.minute()),
        this: this == Some(sitting.id.as_str()),
    }
}

/// 结束一次登录
pub(super) async fn end_session(Path(session): Path<String>, posted: Posted) -> Response {
    let clerk = posted.seat.seated.as_any(&[Role::SysAdmin]);
    let done = posted.seat.at_desk(move |office| crate::end_session(office, &clerk, &session)).await;
    after(posted, done, Typed::default()).await
}

/// 指定代理
pub(super) async fn name_deputy(posted: Posted) -> Response {
    let typed = typed(&posted.fields);
    let order = match order(&typed) {
        Ok(order) => order,
        Err(hurdles) => return render(posted.seat, hurdles, typed).await,
    };
    let clerk = posted.seat.clerk().under(order.role);
    let done = posted.seat.at_desk(move |office| crate::name_deputy(office, &clerk, &order).map(|_| ())).await;
    after(posted, done, typed).await
}

fn typed(fields: &Fields) -> Typed {
    Typed { deputy: fields.word("deputy"), role: fields.word("role"), from: fields.word("from"), to: fields.word("to") }
}

fn order(typed: &Typed) -> Result<NewDeputy, Vec<Message>> {
    let days = (typed.from.parse::<Date>(), typed.to.parse::<Date>());
    match (Role::of(&typed.role), days) {
        (Some(role), (Ok(from), Ok(to))) => {
            Ok(NewDeputy { deputy: typed.deputy.clone(), role, section: None, from, to })
        }
        _ => Err(vec![Hurdle::DeputyForm.message()]),
    }
}

/// 收信的邮箱
pub(super) async fn set_email(posted: Posted) -> Response {
    let email = Private::new(posted.fields.word("email"));
    let visit = &posted.seat.visit;
    let (token, address) = (visit.token.clone().unwrap_or_default(), visit.caller.address.clone());
    let done = posted.seat.at_desk(move |office| crate::set_email(office, &token, &address, &email)).await;
    after(posted, done, Typed::default()).await
}

/// 结束代理
pub(super) async fn end_deputy(Path(id): Path<String>, posted: Posted) -> Response {
    let clerk = posted.seat.clerk().clone();
    let done = posted.seat.at_desk(move |office| crate::end_deputy(office, &clerk, &id).map(|_| ())).await;
    after(posted, done, Typed::default()).await
}

async fn after(posted: Posted, done: Result<(), Trouble>, typed: Typed) -> Response {
    match done.map_err(Trouble::obstacles) {
        Ok(()) => went(HERE),
        Err(Ok(faults)) => render(posted.seat, faults, typed).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}
