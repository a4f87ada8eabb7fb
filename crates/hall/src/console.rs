//! 工作台的框 Who works here, what there is to do, and the page inside it.

use affairs::role::Role;
use askama::Template;

use crate::{
    Mode, console_style,
    frame::Switch,
    serving::{Seated, Visit},
    style,
};

/// 侧栏的一组 Entries that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its name, such as 我的工作.
    pub name: &'static str,
    /// Its entries.
    pub entries: Vec<Entry>,
}

/// 侧栏的一项 A page of the console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What one reads.
    pub name: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// The roles that open it; empty for everybody signed in.
    pub roles: &'static [Role],
}

/// 工作台的框 Everything around a page of the console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsoleFrame {
    /// The body's name.
    pub body: String,
    /// The person, and the roles by name.
    pub person: String,
    /// The account: what a browser keeps for one person it offers to no other.
    pub account: String,
    /// The rail, as far as this person's roles open it.
    pub rail: Vec<Group>,
    /// Address of the rail's entry one stands in; empty for none.
    pub section: String,
    /// What a form carries.
    pub form_key: String,
    /// How pages look.
    pub mode: Mode,
    /// Address of this page, to come back to.
    pub here: String,
    /// Address of the script; empty for none.
    pub script: &'static str,
    /// Says 演示数据.
    pub demo: bool,
}

#[derive(Template)]
#[template(path = "console.html")]
struct Layout<'a> {
    frame: &'a ConsoleFrame,
    house: &'a str,
    title: &'a str,
    main: &'a str,
    style: &'static str,
    console_style: &'static str,
    switches: Vec<Switch>,
}

impl ConsoleFrame {
    /// The frame for somebody at a page.
    pub(crate) fn of(visit: &Visit, seated: &Seated, form_key: &str, section: &str) -> Self {
        let roles = seated.roles();
        let open = |entry: &Entry| entry.roles.is_empty() || entry.roles.iter().any(|role| roles.contains(role));
        let furnishing = visit.hall.furnishing();
        let rail = furnishing.rail.iter().map(|group| Group {
            name: group.name,
            entries: group.entries.iter().filter(|entry| open(entry)).cloned().collect(),
        });
        let own = seated.clerk.roles.first().map_or("代理", |role| role.name());
        Self {
            body: seated.body_name.clone(),
            person: format!("{}　{own}", seated.name),
            account: seated.clerk.account.clone(),
            rail: rail.filter(|group| !group.entries.is_empty()).collect(),
            section: section.to_owned(),
            form_key: form_key.to_owned(),
            mode: visit.mode,
            here: visit.path.clone(),
            script: furnishing.script,
            demo: furnishing.demo,
        }
    }

    /// 套上页框 The whole page.
    #[must_use]
    pub fn around(&self, title: &str, main: &str) -> String {
        let layout = Layout {
            frame: self,
            house: &self.body,
            title,
            main,
            style: &style().path,
            console_style: &console_style().path,
            switches: self.mode.switches(&self.here),
        };
        layout.render().expect("a template over plain values renders")
    }
}

/// 门口 A page before anybody is signed in: the sign-in, the first password, the second factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoorFrame {
    /// The name on the sign.
    pub town: String,
    /// How pages look.
    pub mode: Mode,
    /// Says 演示数据.
    pub demo: bool,
}

#[derive(Template)]
#[template(path = "door.html")]
struct DoorLayout<'a> {
    frame: &'a DoorFrame,
    house: &'a str,
    title: &'a str,
    main: &'a str,
    style: &'static str,
    console_style: &'static str,
}

impl DoorFrame {
    /// The frame for a visitor.
    #[must_use]
    pub fn of(visit: &Visit) -> Self {
        let furnishing = visit.hall.furnishing();
        Self { town: furnishing.coat.town.clone(), mode: visit.mode, demo: furnishing.demo }
    }

    /// 套上页框 The whole page.
    #[must_use]
    pub fn around(&self, title: &str, main: &str) -> String {
        let layout = DoorLayout {
            frame: self,
            house: &self.town,
            title,
            main,
            style: &style().path,
            console_style: &console_style().path,
        };
        layout.render().expect("a template over plain values renders")
    }
}
