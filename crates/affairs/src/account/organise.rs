//! 单位和内设机构的变动 What a body changes of itself after it was founded, and the bodies it founds below.

use serde::{Deserialize, Serialize};

use super::{Account, Body, Entry, Level, Obstacle, Section, Step};
use crate::role::Duty;

/// 内设机构的现状 A section, and whether it was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingSection {
    /// Id and name.
    pub section: Section,
    /// Closed: it stays for what was done in it, and takes nobody in.
    pub closed: bool,
}

/// 单位设置 What a body may set of itself (`operations.md` §§1.2, 10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodySettings {
    /// 等保级别 2 or 3; from 3 on approvers and administrators need a second factor.
    pub grade: u8,
    /// 审计员由上级担任 Whether its auditor may come from the body above.
    pub audit_from_above: bool,
}

/// 设立内设机构 A new section of the giver's body; `known` are all sections it ever had.
///
/// # Errors
///
/// Every obstacle.
pub fn make_section(
    giver: &Account,
    section: &Section,
    known: &[StandingSection],
) -> Result<Step<Section>, Vec<Obstacle>> {
    let mut obstacles = duty(giver, Duty::Configure);
    if !is_unit_id(&section.id) {
        obstacles.push(Obstacle::UnitId);
    }
    if known.iter().any(|other| other.section.id == section.id) {
        obstacles.push(Obstacle::SectionTaken);
    }
    obstacles.extend(of_name(section, known));
    let entry = Entry::SectionMade { body: giver.body.clone(), section: section.id.clone() };
    step(obstacles, section.clone(), entry)
}

/// 改名 Another name for the same section.
///
/// # Errors
///
/// Every obstacle.
pub fn rename_section(
    giver: &Account,
    standing: &StandingSection,
    name: &str,
    known: &[StandingSection],
) -> Result<Step<Section>, Vec<Obstacle>> {
    let mut obstacles = duty(giver, Duty::Configure);
    let next = Section { name: name.trim().to_owned(), ..standing.section.clone() };
    if standing.closed {
        obstacles.push(Obstacle::SectionClosed);
    }
    if next.name == standing.section.name {
        obstacles.push(Obstacle::Unchanged);
    }
    obstacles.extend(of_name(&next, known));
    let entry = Entry::SectionRenamed { body: giver.body.clone(), section: next.id.clone() };
    step(obstacles, next, entry)
}

/// 撤销内设机构 Closes a section; `people` have their account in it, `waiting` records wait for it.
///
/// # Errors
///
/// Every obstacle: people and work go elsewhere first.
pub fn close_section(
    giver: &Account,
    standing: &StandingSection,
    people: usize,
    waiting: usize,
) -> Result<Step<StandingSection>, Vec<Obstacle>> {
    let mut obstacles = duty(giver, Duty::Configure);
    if standing.closed {
        obstacles.push(Obstacle::SectionClosed);
    }
    if people > 0 {
        obstacles.push(Obstacle::SectionStaffed { count: people });
    }
    if waiting > 0 {
        obstacles.push(Obstacle::SectionBusy { count: waiting });
    }
    let entry = Entry::SectionClosed { body: giver.body.clone(), section: standing.section.id.clone() };
    step(obstacles, StandingSection { closed: true, ..standing.clone() }, entry)
}

/// 调到别的机构 Another section for an account, or none for a leader; `to` is a section of the body.
///
/// # Errors
///
/// Every obstacle.
pub fn move_account(
    giver: &Account,
    account: &Account,
    to: Option<&StandingSection>,
) -> Result<Step<Account>, Vec<Obstacle>> {
    let mut obstacles = super::assign::allowed(giver, account, Duty::ManageAccounts);
    if account.disabled {
        obstacles.push(Obstacle::Disabled);
    }
    if to.is_some_and(|to| to.closed) {
        obstacles.push(Obstacle::SectionClosed);
    }
    let section = to.map(|to| to.section.id.clone());
    if section == account.section {
        obstacles.push(Obstacle::Unchanged);
    }
    let (former, present) = (account.section.clone(), section.clone());
    let entry = Entry::Moved { account: account.id.clone(), former, present };
    step(obstacles, Account { section, ..account.clone() }, entry)
}

/// 改单位设置 The security administrator's: the grade of protection, and whether the auditor comes from above. `lent` are
/// the auditors that the body above has lent now.
///
/// # Errors
///
/// Every obstacle.
pub fn set_body(
    giver: &Account,
    body: &Body,
    former: BodySettings,
    wanted: BodySettings,
    lent: usize,
) -> Result<Step<BodySettings>, Vec<Obstacle>> {
    let mut obstacles = duty(giver, Duty::SetPolicies);
    if !is_grade(wanted.grade) {
        obstacles.push(Obstacle::Grade);
    }
    if wanted == former {
        obstacles.push(Obstacle::Unchanged);
    }
    if wanted.audit_from_above && body.parent.is_none() {
        obstacles.push(Obstacle::NoBodyAbove);
    }
    if !wanted.audit_from_above && lent > 0 {
        obstacles.push(Obstacle::AuditorLent { count: lent });
    }
    step(obstacles, wanted, Entry::BodySet { body: body.id.clone(), former, present: wanted })
}

/// 设立下级 A body below the giver's, as a county founds its townships; `taken` tells whether the id stands already.
///
/// # Errors
///
/// Every obstacle.
pub fn found_below(
    giver: &Account,
    above: &Body,
    new: &Body,
    (grade, sections): (u8, &[Section]),
    taken: bool,
) -> Result<Step<Body>, Vec<Obstacle>> {
    let mut obstacles = duty(giver, Duty::Configure);
    if matches!(above.level, Level::Department | Level::Township) || new.level <= above.level {
        obstacles.push(Obstacle::NotBelow);
    }
    if !is_body_id(&new.id) || sections.iter().any(|section| !is_unit_id(&section.id)) {
        obstacles.push(Obstacle::UnitId);
    }
    if taken {
        obstacles.push(Obstacle::BodyTaken);
    }
    if !is_grade(grade) {
        obstacles.push(Obstacle::Grade);
    }
    obstacles.extend(of_sections(sections));
    let next = Body { parent: Some(above.id.clone()), ..new.clone() };
    let entry = Entry::BodyFounded {
        body: next.id.clone(),
        level: next.level,
        parent: next.parent.clone(),
        sections: sections.iter().map(|section| section.id.clone()).collect(),
    };
    step(obstacles, next, entry)
}

/// 代号 Two to thirty-two small letters, digits or hyphens: it stands in addresses and in the ledger for ever.
fn is_unit_id(id: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (2..=32).contains(&id.len()) && id.bytes().all(sign)
}

/// Words with which addresses begin that are no body's.
const RESERVED: [&str; 15] = [
    "api", "assets", "check", "console", "feed", "files", "gallery", "healthz", "metrics", "mode", "readyz", "robots",
    "search", "sitemap", "zone",
];

/// 单位代号 As [`is_unit_id`]; and no word that means something else at the beginning of an address, where the pages of
/// the body would never be found.
#[must_use]
pub fn is_body_id(id: &str) -> bool {
    is_unit_id(id) && !RESERVED.contains(&id)
}

/// 等保级别 The grades a body may have.
#[must_use]
pub const fn is_grade(grade: u8) -> bool {
    matches!(grade, 2 | 3)
}

/// A name that is blank, or that another open section has.
fn of_name(section: &Section, known: &[StandingSection]) -> Option<Obstacle> {
    let name = section.name.trim();
    let same = |other: &&StandingSection| !other.closed && other.section.id != section.id;
    let taken = known.iter().filter(same).any(|other| other.section.name == name);
    (name.is_empty() || taken).then_some(Obstacle::SectionName)
}

/// Sections given all at once: each with an id and a name of its own.
fn of_sections(sections: &[Section]) -> Vec<Obstacle> {
    let mut obstacles = Vec::new();
    let before = |at: usize, same: &dyn Fn(&Section) -> bool| sections[..at].iter().any(same);
    if sections.iter().enumerate().any(|(at, section)| before(at, &|other| other.id == section.id)) {
        obstacles.push(Obstacle::SectionTaken);
    }
    let blank = |section: &Section| section.name.trim().is_empty();
    if sections.iter().enumerate().any(|(at, one)| blank(one) || before(at, &|other| other.name == one.name)) {
        obstacles.push(Obstacle::SectionName);
    }
    obstacles
}

pub(super) fn duty(giver: &Account, duty: Duty) -> Vec<Obstacle> {
    if giver.has(duty) { Vec::new() } else { vec![Obstacle::NotYours { duty }] }
}

pub(super) fn step<T>(obstacles: Vec<Obstacle>, next: T, entry: Entry) -> Result<Step<T>, Vec<Obstacle>> {
    if obstacles.is_empty() { Ok(Step { next, entry }) } else { Err(obstacles) }
}
