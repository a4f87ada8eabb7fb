//! 下级单位页 The bodies below one's own, what each still lacks, and the founding of another one.

use affairs::{
    account::{Body, Level, Section},
    private::Private,
    role::{Duty, Role},
};
use askama::Template;
use axum::{Extension, response::Response};
use hall::serving::{Fields, Posted, Seat, Seated, Trouble};
use messages::Message;
use office::{DeskError, Office};

use super::people::STEPS;
use crate::{Administrator, Auditor, Hashing, Hurdle, NewBody, body_settings, colleagues, found_below, manning_below};

pub(super) const HERE: &str = "/console/bodies";
const TITLE: &str = "下级单位";

/// Whoever sees the bodies below: who founds them, and who supervises them.
pub(super) const SEERS: &[Role] = &[Role::SysAdmin, Role::SecAdmin, Role::AuditAdmin, Role::Supervisor];

/// The levels a body below may have, with their codes and names.
const LEVELS: [(Level, &str); 4] =
    [(Level::City, "市"), (Level::County, "县"), (Level::Department, "部门"), (Level::Township, "乡镇、街道")];

#[derive(Template)]
#[template(path = "bodies.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    title: String,
    bodies: Vec<Line>,
    founds: bool,
    /// Whether a body of this level has any below it.
    above: bool,
    levels: Vec<(String, String)>,
    grades: Vec<(String, String)>,
    auditors: Vec<(String, String)>,
    typed: Typed,
    /// 一次性密码 Of the body just founded: its name, and the accounts with their passwords; shown once.
    opened: Option<(String, Vec<(&'static str, String, String)>)>,
}

pub(super) struct Line {
    pub(super) name: String,
    pub(super) id: String,
    pub(super) level: &'static str,
    pub(super) sections: usize,
    pub(super) people: usize,
    pub(super) lacks: Vec<String>,
}

/// What was typed.
#[derive(Clone, Default)]
struct Typed {
    id: String,
    name: String,
    level: String,
    grade: String,
    sections: String,
    sys: (String, String),
    sec: (String, String),
    audit: (String, String),
    auditor: String,
}

impl Typed {
    fn of(fields: &Fields) -> Self {
        let admin = |post: &str| (fields.word(&format!("{post}-account")), fields.word(&format!("{post}-name")));
        Self {
            id: fields.word("id"),
            name: fields.word("name"),
            level: fields.word("level"),
            grade: fields.word("grade"),
            sections: fields.text("sections"),
            sys: admin("sys"),
            sec: admin("sec"),
            audit: admin("audit"),
            auditor: fields.word("auditor"),
        }
    }

    /// What the form comes to; the desk names whatever else does not do.
    fn order(&self) -> Result<NewBody, DeskError> {
        let level = LEVELS.iter().find(|(level, _)| level.id() == self.level).map(|(level, _)| *level);
        let (Some(level), Ok(grade)) = (level, self.grade.parse()) else { return Err(Hurdle::NotOffer.blocks()) };
        let admin = |(account, name): &(String, String)| Administrator {
            account: account.clone(),
            name: Private::new(name.clone()),
        };
        let auditor = match self.auditor.as_str() {
            "" => Auditor::Own(admin(&self.audit)),
            above => Auditor::FromAbove(above.to_owned()),
        };
        let (id, name) = (self.id.clone(), self.name.clone());
        Ok(NewBody {
            body: Body { id, name, level, parent: None, audit_from_above: false },
            grade,
            sections: sections(&self.sections),
            sys_admin: admin(&self.sys),
            sec_admin: admin(&self.sec),
            auditor,
        })
    }
}

/// One section a line: its id, a blank, its name.
fn sections(text: &str) -> Vec<Section> {
    let line = |line: &str| {
        let (id, name) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        Section { id: id.to_owned(), name: name.trim().to_owned() }
    };
    text.lines().map(str::trim).filter(|text| !text.is_empty()).map(line).collect()
}

/// 下级单位
pub(super) async fn show(seat: Seat) -> Response {
    render(seat, Vec::new(), Typed { grade: "2".into(), level: "township".into(), ..Typed::default() }, None).await
}

type Opened = Option<(String, Vec<(&'static str, String, String)>)>;

async fn render(seat: Seat, faults: Vec<Message>, typed: Typed, opened: Opened) -> Response {
    let (seated, key, failed) = (seat.seated.clone(), seat.form_key(), !faults.is_empty());
    match seat.at_desk(move |office| gather(office, &seated, key)).await {
        Ok(page) => {
            let page = Page { faults, typed, opened, ..page };
            let main = page.render().expect("a template over plain values renders");
            if failed { seat.page_again(HERE, TITLE, &main) } else { seat.page(HERE, TITLE, &main) }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn gather(office: &Office, seated: &Seated, key: String) -> Result<Page, DeskError> {
    let bodies = lines(office, seated)?;
    let lacking = bodies.iter().filter(|line| !line.lacks.is_empty()).count();
    let (body, _) = body_settings(office, &seated.clerk)?;
    let above = !matches!(body.level, Level::Department | Level::Township);
    let own = colleagues(office, &seated.clerk)?.into_iter();
    let own = own.filter(|it| !it.disabled && it.roles.contains(&Role::AuditAdmin));
    let pair = |code: &str, name: &str| (code.to_owned(), name.to_owned());
    Ok(Page {
        key,
        faults: Vec::new(),
        title: match (bodies.len(), lacking) {
            (0, _) => "还没有下级单位".to_owned(),
            (all, 0) => format!("{all} 个下级单位，都能办公"),
            (all, lacking) => format!("{all} 个下级单位，{lacking} 个还不能办公"),
        },
        bodies,
        founds: above && seated.may(Duty::Configure.roles()),
        above,
        levels: LEVELS.map(|(level, name)| pair(level.id(), name)).into(),
        grades: vec![pair("2", "第二级"), pair("3", "第三级")],
        auditors: std::iter::once(pair("", "它自己的人"))
            .chain(own.map(|it| (it.account, format!("本单位的{}", it.name.unmask()))))
            .collect(),
        typed: Typed::default(),
        opened: None,
    })
}

/// The bodies below and what each lacks, for those who see them.
pub(super) fn lines(office: &Office, seated: &Seated) -> Result<Vec<Line>, DeskError> {
    seated.as_any(SEERS).must(SEERS, "看下级单位")?;
    let below = manning_below(office, &seated.clerk)?.into_iter().map(|it| Line {
        level: LEVELS.iter().find(|(level, _)| *level == it.body.level).map_or("", |(_, name)| name),
        lacks: lacks(&it.roles, it.sections),
        name: it.body.name,
        id: it.body.id,
        sections: it.sections,
        people: it.people,
    });
    Ok(below.collect())
}

/// What keeps an office from working: no sections, or a step that nobody takes.
fn lacks(roles: &[Role], sections: usize) -> Vec<String> {
    let none = (sections == 0).then(|| "内设机构".to_owned());
    let steps = STEPS.iter().filter(|(_, any)| !any.iter().any(|role| roles.contains(role)));
    let admins = [Role::SysAdmin, Role::SecAdmin, Role::AuditAdmin].into_iter().filter(|role| !roles.contains(role));
    let admins = admins.map(|role| role.name().to_owned());
    none.into_iter().chain(admins).chain(steps.map(|(step, _)| format!("{step}的人"))).collect()
}

/// 设立下级
pub(super) async fn found(Extension(hashing): Extension<Hashing>, posted: Posted) -> Response {
    let typed = Typed::of(&posted.fields);
    let clerk = posted.seat.seated.as_any(Duty::Configure.roles());
    let order = typed.order();
    let done = posted.seat.at_desk(move |office| {
        let order = order?;
        clerk.must(Duty::Configure.roles(), "设立下级单位")?;
        let passwords = found_below(office, &hashing, &clerk, &order)?;
        let names = ["系统管理员", "安全管理员", "安全审计员"];
        let opened = names.into_iter().zip(passwords).map(|(name, password)| (name, password.unmask().clone()));
        Ok::<_, DeskError>((order, opened.collect::<Vec<_>>()))
    });
    match done.await.map_err(Trouble::obstacles) {
        Ok((order, opened)) => {
            let accounts = [typed.sys.0, typed.sec.0, typed.audit.0];
            let opened = opened.into_iter().zip(accounts).map(|((name, password), account)| (name, account, password));
            let opened = Some((order.body.name, opened.collect()));
            render(posted.seat, Vec::new(), Typed::default(), opened).await
        }
        Err(Ok(faults)) => render(posted.seat, faults, typed, None).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}
