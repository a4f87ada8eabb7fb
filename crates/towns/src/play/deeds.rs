//! 记台账 What a town's people do at the desk of the registers, and at the desk of deputies.

use account::{NewDeputy, name_deputy};
use affairs::{
    private::Private,
    register::{Closing, Facts, Kind, Words},
    role::Role,
};
use jiff::civil::{Date, DateTime, date};
use office::{Clerk, DeskError, Office};
use register::{NewRecord, Person, desk};

use super::cast::clerk;
use crate::Cast;

/// 一件事 One act, its hour, and who does it.
pub(super) struct Deed {
    pub(super) at: DateTime,
    by: Clerk,
    what: What,
}

enum What {
    Open(Kind, i16),
    Enter(Box<NewRecord>),
    /// A record, by its number; what it says now; why.
    Amend(String, Box<NewRecord>, &'static str),
    /// A problem, by its number.
    Confirm(String),
    Close(Kind, i16, Closing),
    Deputy(NewDeputy),
}

impl Deed {
    /// What it is about, for whoever hears that it was refused.
    pub(super) fn title(&self) -> String {
        match &self.what {
            What::Open(kind, year) => format!("开{year}年的{}台账", kind.name()),
            What::Enter(new) => format!("{} {}", new.facts.kind().name(), new.facts.day()),
            What::Amend(number, ..) => format!("更改 {number}"),
            What::Confirm(number) => format!("确认 {number}"),
            What::Close(kind, year, _) => format!("结{year}年的{}台账", kind.name()),
            What::Deputy(new) => format!("{} 请 {} 代理", self.by.account, new.deputy),
        }
    }

    /// At the desk.
    pub(super) fn act(&self, office: &Office) -> Result<(), DeskError> {
        match &self.what {
            What::Open(kind, year) => desk::open_book(office, &self.by, *kind, *year).map(|_| ()),
            What::Enter(new) => desk::enter(office, &self.by, None, new, "").map(|_| ()),
            What::Amend(number, new, reason) => {
                desk::amend(office, &self.by, (number, 1), new, (reason, "")).map(|_| ())
            }
            What::Confirm(number) => desk::confirm(office, &self.by, (number, 1)).map(|_| ()),
            What::Close(kind, year, closing) => {
                desk::close_book(office, &self.by, (*kind, *year), *closing, 1).map(|_| ())
            }
            What::Deputy(new) => name_deputy(office, &self.by, new).map(|_| ()),
        }
    }
}

/// 开簿、结簿 The books of the year, opened in January and closed after New Year, and those of the next one opened.
pub(super) fn books(cast: &Cast, closing: impl Fn(Kind) -> Closing) -> Vec<Deed> {
    let keeper = clerk(cast, cast.keepers.0, Role::InfoOfficer);
    let head = clerk(cast, cast.keepers.1, Role::OfficeHead);
    let at = |day: Date, hour: i8| day.at(hour, 30, 0, 0);
    let of_kind = |kind: Kind| {
        [
            Deed { at: at(date(2025, 1, 2), 9), by: keeper.clone(), what: What::Open(kind, 2025) },
            Deed { at: at(date(2026, 1, 5), 9), by: keeper.clone(), what: What::Open(kind, 2026) },
            Deed { at: at(date(2026, 1, 6), 10), by: head.clone(), what: What::Close(kind, 2025, closing(kind)) },
        ]
    };
    Kind::ALL.into_iter().flat_map(of_kind).collect()
}

/// 登记 In the afternoon of a day, by the keeper.
pub(super) fn entering(cast: &Cast, on: Date, new: NewRecord) -> Deed {
    let by = clerk(cast, cast.keepers.0, Role::InfoOfficer);
    Deed { at: on.at(16, 30, 0, 0), by, what: What::Enter(Box::new(new)) }
}

/// 更改 What was entered before gets its end, in the late afternoon.
pub(super) fn amending(cast: &Cast, on: Date, number: String, new: NewRecord, reason: &'static str) -> Deed {
    let by = clerk(cast, cast.keepers.0, Role::InfoOfficer);
    Deed { at: on.at(17, 0, 0, 0), by, what: What::Amend(number, Box::new(new), reason) }
}

/// 由谁 The same act by another person.
pub(super) fn by(deed: Deed, cast: &Cast, account: &str, role: Role) -> Deed {
    Deed { by: clerk(cast, account, role), ..deed }
}

/// 确认 By whoever raised the problem, in the evening of the day on which it was solved.
pub(super) fn confirming(cast: &Cast, on: Date, number: String, by: &str) -> Deed {
    let roles = clerk(cast, by, Role::InfoOfficer).roles;
    let role = roles.first().copied().unwrap_or(Role::InfoOfficer);
    Deed { at: on.at(17, 30, 0, 0), by: clerk(cast, by, role), what: What::Confirm(number) }
}

/// 请人代理 Everybody who will be away asks somebody to stand in, the day before.
pub(super) fn deputies(cast: &Cast) -> Vec<Deed> {
    let one = |absence: &crate::Absence| {
        let role = Role::of(absence.role).unwrap_or(Role::InfoOfficer);
        let by = clerk(cast, absence.who, role);
        let section = Some(by.section.clone()).filter(|section| role == Role::SectionHead && !section.is_empty());
        let (from, to) = (absence.from, absence.to);
        let what = What::Deputy(NewDeputy { deputy: absence.deputy.to_owned(), role, section, from, to });
        Deed { at: from.yesterday().unwrap_or(from).at(17, 0, 0, 0), by, what }
    };
    cast.absences.iter().map(one).collect()
}

/// A day of the story.
pub(super) fn day(text: &str) -> Date {
    text.parse().expect("the days of the story are days")
}

/// A record in which nobody stands by name.
pub(super) fn new(facts: Facts, words: Words) -> NewRecord {
    NewRecord { facts, words, people: Vec::new() }
}

/// Somebody of the town as a sign-in list knows them.
pub(super) fn known(person: &crate::Person) -> Person {
    Person { name: Private::new(person.name.to_owned()), section: person.section.to_owned() }
}
