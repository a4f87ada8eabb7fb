//! 人员与岗位页 Every step has somebody, and somebody for the days they are away; three keys in three hands.

use affairs::{
    account::{Deputy, Section},
    private::Private,
    role::Role,
};
use askama::Template;
use axum::{Extension, response::Response};
use hall::serving::{Posted, Seat, Seated, Trouble};
use jiff::civil::Date;
use messages::Message;
use office::{DeskError, Office, Zone};

use crate::{Colleague, Hashing, Newcomer, colleagues, create_account, people, records};

pub(super) const HERE: &str = "/console/people";

/// Roles that look after the people of the office.
pub(super) const KEEPERS: &[Role] = &[Role::SysAdmin, Role::SecAdmin, Role::AuditAdmin, Role::OfficeHead];

/// The steps of the flow with the roles that take them (`operations.md` §1.2).
pub(super) const STEPS: [(&str, &[Role]); 7] = [
    ("起草", &[Role::InfoOfficer]),
    ("校对", &[Role::Proofreader]),
    ("保密审查", &[Role::SecrecyOfficer]),
    ("初审", &[Role::SectionHead]),
    ("复审", &[Role::LeaderInCharge]),
    ("终审", &[Role::Principal]),
    ("公开", &[Role::OfficeHead, Role::InfoOfficer]),
];

#[derive(Template)]
#[template(path = "people.html")]
struct Page {
    key: String,
    faults: Vec<Message>,
    title: String,
    steps: Vec<(&'static str, String, String)>,
    people: Vec<Line>,
    admins: Vec<(String, &'static str, &'static str)>,
    may_open: bool,
    may_export: bool,
    sections: Vec<(String, String)>,
    typed: Typed,
    /// The name at sign-in and the one-time password, shown once.
    opened: Option<(String, String)>,
}

#[derive(Clone, Default)]
struct Typed {
    account: String,
    name: String,
    section: String,
}

pub(super) struct Line {
    pub(super) account: String,
    pub(super) name: String,
    pub(super) section: String,
    pub(super) roles: String,
    pub(super) deputy: String,
    pub(super) disabled: bool,
}

/// 人员与岗位
pub(super) async fn show(seat: Seat) -> Response {
    render(seat, Vec::new(), Typed::default(), None).await
}

async fn render(seat: Seat, faults: Vec<Message>, typed: Typed, opened: Option<(String, String)>) -> Response {
    let (seated, key, failed) = (seat.seated.clone(), seat.form_key(), !faults.is_empty());
    match seat.at_desk(move |office| gather(office, &seated, key)).await {
        Ok(page) => {
            let page = Page { faults, typed, opened, ..page };
            let main = page.render().expect("a template over plain values renders");
            if failed {
                seat.page_again(HERE, "人员与岗位", &main)
            } else {
                seat.page(HERE, "人员与岗位", &main)
            }
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

/// The open sections of a body.
pub(super) fn sections(office: &Office, seated: &Seated) -> Result<Vec<Section>, DeskError> {
    let all = crate::sections(office, &seated.clerk)?.into_iter();
    Ok(all.filter(|standing| !standing.closed).map(|standing| standing.section).collect())
}

/// 花名册 Everybody of a body, with the sections and who stands in for whom.
pub(super) struct Staff {
    pub(super) all: Vec<Colleague>,
    pub(super) sections: Vec<Section>,
    deputies: Vec<Deputy>,
    today: Date,
}

impl Staff {
    pub(super) fn of(office: &Office, seated: &Seated) -> Result<Self, DeskError> {
        let today = Zone::shanghai().day(office.clock.now());
        let body = &seated.clerk.body;
        let deputies = office.store.read(&seated.clerk.scope(), |tx| records::standing(tx, body, today));
        let all = colleagues(office, &seated.clerk)?;
        Ok(Self { all, sections: sections(office, seated)?, deputies: deputies.map_err(DeskError::Store)?, today })
    }

    /// The names of whoever holds one of these roles, in one section where one is named.
    pub(super) fn holders(&self, roles: &[Role], section: &str) -> Vec<String> {
        let sits = |it: &Colleague| section.is_empty() || it.section.as_deref() == Some(section);
        let hold = |it: &&Colleague| !it.disabled && sits(it) && it.roles.iter().any(|role| roles.contains(role));
        self.all.iter().filter(hold).map(|it| it.name.unmask().clone()).collect()
    }

    fn called(&self, account: &str) -> String {
        people::called(&self.all, account)
    }

    /// A step of the flow: who takes it, and who stands in today.
    fn step(&self, (step, roles): (&'static str, &[Role])) -> (&'static str, String, String) {
        (step, self.holders(roles, "").join("、"), self.deputies_of(roles, ""))
    }

    /// Who stands in today for a holder of one of these roles, in one section where one is named.
    pub(super) fn deputies_of(&self, roles: &[Role], section: &str) -> String {
        let home =
            |account: &str| self.all.iter().find(|it| it.account == account).and_then(|it| it.section.as_deref());
        let meant = |it: &&Deputy| section.is_empty() || it.section.as_deref().or(home(&it.principal)) == Some(section);
        let today = self.deputies.iter().filter(|it| roles.contains(&it.role) && it.counts_on(self.today));
        let said = today.filter(meant).map(|it| {
            let (deputy, principal) = (self.called(&it.deputy), self.called(&it.principal));
            format!("{deputy}代{principal}到 {} 月 {} 日", it.to.month(), it.to.day())
        });
        said.collect::<Vec<_>>().join("；")
    }

    pub(super) fn line(&self, it: &Colleague) -> Line {
        let section = it.section.as_deref().unwrap_or_default();
        let own = self.deputies.iter().filter(|deputy| deputy.principal == it.account);
        let deputies: Vec<String> =
            own.map(|deputy| format!("{}，{} 至 {}", self.called(&deputy.deputy), deputy.from, deputy.to)).collect();
        Line {
            account: it.account.clone(),
            name: it.name.unmask().clone(),
            section: self
                .sections
                .iter()
                .find(|one| one.id == section)
                .map_or_else(String::new, |one| one.name.clone()),
            roles: it.roles.iter().map(|role| role.name()).collect::<Vec<_>>().join("、"),
            deputy: deputies.join("；"),
            disabled: it.disabled,
        }
    }

    /// One of the three keys.
    fn admin(&self, role: Role, about: &'static str) -> (String, &'static str, &'static str) {
        let who = self.holders(&[role], "");
        (if who.is_empty() { "还没有人".to_owned() } else { who.join("、") }, role.name(), about)
    }
}

fn gather(office: &Office, seated: &Seated, key: String) -> Result<Page, DeskError> {
    let staff = Staff::of(office, seated)?;
    let steps: Vec<_> = STEPS.into_iter().map(|step| staff.step(step)).collect();
    let title = match steps.iter().filter(|(_, who, _)| who.is_empty()).count() {
        0 => format!("{} 个账号，每一步都有人", staff.all.iter().filter(|it| !it.disabled).count()),
        empty => format!("有 {empty} 步还没有人"),
    };
    let leaders = (String::new(), "不属于科室（领导）".to_owned());
    let sections = staff.sections.iter().map(|section| (section.id.clone(), section.name.clone()));
    Ok(Page {
        key,
        faults: Vec::new(),
        title,
        steps,
        people: staff.all.iter().map(|it| staff.line(it)).collect(),
        admins: vec![
            staff.admin(Role::SysAdmin, "建账号，改配置，做备份。看不到稿件，也不能给自己岗位。"),
            staff.admin(Role::SecAdmin, "授岗位，定规则。不能建账号，不能动台账。"),
            staff.admin(Role::AuditAdmin, "看所有人的台账，包括另两位。不能改任何东西。"),
        ],
        may_open: seated.may(&[Role::SysAdmin]),
        may_export: seated.may(KEEPERS),
        sections: std::iter::once(leaders).chain(sections).collect(),
        typed: Typed::default(),
        opened: None,
    })
}

/// 开户
pub(super) async fn create(Extension(hashing): Extension<Hashing>, posted: Posted) -> Response {
    let fields = &posted.fields;
    let typed = Typed { account: fields.word("account"), name: fields.word("name"), section: fields.word("section") };
    let newcomer = Newcomer {
        account: typed.account.clone(),
        name: Private::new(typed.name.clone()),
        section: fields.given("section"),
    };
    let clerk = posted.seat.seated.as_any(&[Role::SysAdmin]);
    let done = posted.seat.at_desk(move |office| create_account(office, &hashing, &clerk, &newcomer)).await;
    match done.map_err(Trouble::obstacles) {
        Ok((account, password)) => {
            let opened = Some((account.id, password.unmask().clone()));
            render(posted.seat, Vec::new(), Typed::default(), opened).await
        }
        Err(Ok(faults)) => render(posted.seat, faults, typed, None).await,
        Err(Err(trouble)) => posted.seat.trouble(trouble),
    }
}
