//! 公开日历 What both towns owe in 2025: planned in January by the head of each office, answered by what they published, and
//! in the January after by 没有发生 where nothing happened. What is still missing then stays missing.

use affairs::{
    obligation::{Cause, Duty},
    role::Role,
};
use hall::serving::Roster;
use jiff::civil::{DateTime, date};
use obligation::{
    desk::{NewTerms, Reply, answer, approve_table, change_duty, exempt, prepare_year, settle},
    records,
};
use office::{Clerk, DeskError, Office};
use towns::{
    Cast,
    play::{StoryClock, Stuck, TOWNS, reporter},
};

use crate::obliged::Departments;

const YEAR: i16 = 2025;
const PLANNED: DateTime = date(2025, 1, 2).at(8, 30, 0, 0);
const ANSWERED: DateTime = date(2026, 1, 7).at(9, 0, 0, 0);
/// 未涉及 Fields of the standard directory that no township of this county has anything to do with.
const FOREIGN: [(&str, &str); 2] = [
    ("F07", "本辖区没有国有土地上的房屋征收，由县住房和城乡建设局负责"),
    ("F21", "户籍由派出所办理，公安机关自己公开"),
];

/// The head of the office in charge.
fn head(cast: &Cast) -> Clerk {
    let person = cast.people.iter().find(|person| person.roles.contains(&Role::OfficeHead.id()));
    let account = person.map_or(cast.keepers.1, |person| person.account);
    Clerk { account: account.into(), role: Role::OfficeHead, roles: vec![Role::OfficeHead], ..reporter(cast) }
}

/// The leader in charge who approves its duty table.
fn leader(cast: &Cast) -> Clerk {
    let leads = |person: &&towns::Person| person.roles.contains(&Role::LeaderInCharge.id());
    let account = cast.people.iter().find(leads).map_or(cast.keepers.1, |person| person.account);
    let role = Role::LeaderInCharge;
    Clerk { account: account.into(), role, roles: vec![role], section: String::new(), ..reporter(cast) }
}

/// 责任清单 Who answers for what: whoever writes in the section of the catalogue, its head standing in, approved by the
/// leader in charge.
fn answerable(office: &Office, cast: &Cast, head: &Clerk) -> Result<(), DeskError> {
    let people = cast.people.iter().map(|person| (person.account.to_owned(), person.name.to_owned()));
    let roster = Roster { people: people.collect(), ..Roster::default() };
    let holds = |section: &str, role: Role| {
        let here = |person: &&towns::Person| person.section == section && person.roles.contains(&role.id());
        cast.people.iter().find(here).map(|person| person.account)
    };
    for item in statute::catalogue::items() {
        // What the catalogue gives to a section that the town has not falls to the first, which runs disclosure.
        let same = cast.sections.iter().find(|section| section.name == item.section);
        let Some(section) = same.or(cast.sections.first()) else { continue };
        let of = holds(section.name, Role::SectionHead);
        let Some(responsible) = holds(section.name, Role::InfoOfficer).or(of) else { continue };
        let deputy = of.filter(|head| *head != responsible).unwrap_or_default();
        let terms = NewTerms {
            section: section.id.into(),
            responsible: responsible.into(),
            deputy: deputy.into(),
            ..NewTerms::default()
        };
        change_duty(office, (&Departments, &roster), head, (&item.code, 0), &terms)?;
    }
    let written = office.store.read(&head.scope(), |tx| {
        let catalogue = records::Catalogue::read(&Departments, tx, cast.body, &[])?;
        Ok::<_, DeskError>(Duty::table(&catalogue.duties.into_values().collect::<Vec<_>>()))
    })?;
    approve_table(office, &Departments, &leader(cast), &written).map(|_| ())
}

fn stuck(error: DeskError) -> Stuck {
    Stuck { title: "公开日历".into(), act: "排出、了结一年的公开任务".into(), error }
}

/// 排公开日历 Before the year begins.
pub(super) fn plan(office: &Office, clock: &StoryClock) -> Result<(), Stuck> {
    clock.set(PLANNED);
    for (cast, _) in TOWNS {
        let head = head(cast);
        for (field, why) in FOREIGN {
            exempt(office, &Departments, &head, field, why).map_err(stuck)?;
        }
        answerable(office, cast, &head).map_err(stuck)?;
        prepare_year(office, &Departments, &head, YEAR).map_err(stuck)?;
    }
    Ok(())
}

/// 了结 What was published closes its task; a question that nothing answered is answered with 没有发生.
pub(super) fn answered(office: &Office, clock: &StoryClock) -> Result<(), Stuck> {
    clock.set(ANSWERED);
    for (cast, _) in TOWNS {
        let head = head(cast);
        settle(office, &Departments, cast.body).map_err(stuck)?;
        let tasks = office.store.read(&head.scope(), |tx| records::of_year(tx, cast.body, YEAR));
        let tasks = tasks.map_err(|error| stuck(error.into()))?;
        let open = tasks.iter().filter(|task| task.closing.is_none() && matches!(task.cause, Cause::Question { .. }));
        for task in open {
            let reply = Reply::NotHappened("本年没有发生这类事项，没有可以公开的信息".into());
            answer(office, &Departments, &head, (&task.number, task.version), &reply).map_err(stuck)?;
        }
    }
    Ok(())
}
