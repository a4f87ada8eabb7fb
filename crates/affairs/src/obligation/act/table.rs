//! 责任清单 Lines of the table, exemptions, rows that a county adds.

use statute::catalogue::{field_name, items};

use super::{Decided, Occasion, Step};
use crate::obligation::{Act, Duty, Exemption, Matter, Obstacle, REST, Terms};

/// 改责任 A line of the table as it is to be; it stands once it is approved.
///
/// # Errors
///
/// Every obstacle.
pub fn change(duty: &Duty, matter: &Matter, terms: &Terms, seen: u32, now: &Occasion<'_>) -> Decided<Duty> {
    let mut found = Vec::new();
    if seen != duty.version {
        found.push(Obstacle::Stale);
    }
    if duty.proposed.as_ref().or(duty.standing.as_ref()) == Some(terms) {
        found.push(Obstacle::Unchanged);
    }
    if !terms.deputy.is_empty() && terms.deputy == terms.responsible {
        found.push(Obstacle::OwnDeputy);
    }
    if let Some(own) = &terms.limit {
        if own.n < 1 {
            found.push(Obstacle::NoCount);
        } else if own.reason.is_empty() && !own.is_stricter_than(&matter.item.due, now.calendar) {
            found.push(Obstacle::Laxer);
        }
    }
    let cycle = matter.item.cycle.every_days;
    if terms.every_days.is_some_and(|days| days < 1 || cycle.is_some_and(|cycle| days > cycle)) {
        found.push(Obstacle::LongerCycle { days: cycle.unwrap_or(1) });
    }
    if !found.is_empty() {
        return Err(found);
    }
    // What was approved and is written back asks for no approval.
    let proposed = (duty.standing.as_ref() != Some(terms)).then(|| terms.clone());
    let next = Duty { code: matter.code().to_owned(), proposed, version: duty.version + 1, ..duty.clone() };
    let entry = now.entry(&format!("zeren-{}", matter.code()), Act::DutyChanged { terms: terms.clone() });
    Ok(Step { next, entry })
}

/// 批准 Every line that waits stands from now on. `seen` is the hash of the lines the page showed.
///
/// # Errors
///
/// Every obstacle; who wrote a line approves it like any other, for the two are different roles.
pub fn approve(duties: &[Duty], seen: &str, now: &Occasion<'_>) -> Decided<Vec<Duty>> {
    let waiting: Vec<&Duty> = duties.iter().filter(|duty| duty.proposed.is_some()).collect();
    let table = Duty::table(duties);
    let mut found = Vec::new();
    if waiting.is_empty() {
        found.push(Obstacle::NothingToApprove);
    } else if table != seen {
        found.push(Obstacle::Stale);
    }
    if !found.is_empty() {
        return Err(found);
    }
    let lines = waiting.len();
    let next = waiting
        .into_iter()
        .map(|duty| Duty { standing: duty.proposed.clone(), proposed: None, version: duty.version + 1, ..duty.clone() })
        .collect();
    Ok(Step { next, entry: now.entry("zeren", Act::TableApproved { lines, table }) })
}

impl Duty {
    /// The hash of every line that waits for approval.
    #[must_use]
    pub fn table(duties: &[Self]) -> String {
        let waiting = duties.iter().filter(|duty| duty.proposed.is_some());
        let lines: Vec<String> =
            waiting.map(|duty| serde_json::to_string(duty).expect("a duty is plain data")).collect();
        crate::digest::of_parts("gongkai-obligation-table-1\n", lines.iter().map(String::as_str))
    }
}

/// The name of a field or an item with its code; a code alone for a row that a county added.
fn named(of: &str) -> String {
    let item = || statute::catalogue::item(of).map(|item| item.title.as_str());
    field_name(of).or_else(item).map_or_else(|| of.to_owned(), |name| format!("{name}（{of}）"))
}

/// 不涉及 A field or an item does not concern the body.
///
/// # Errors
///
/// Every obstacle.
pub fn exempt(of: &str, known: Option<&Exemption>, reason: &str, now: &Occasion<'_>) -> Decided<Exemption> {
    let mut found = Vec::new();
    if field_name(of).is_none() && statute::catalogue::item(of).is_none() && !of.starts_with("X-") {
        found.push(Obstacle::NoSuch { code: of.to_owned() });
    }
    if known.is_some_and(|known| known.stands) {
        found.push(Obstacle::Exempt { of: named(of) });
    }
    if reason.is_empty() {
        found.push(Obstacle::NoReason);
    }
    if !found.is_empty() {
        return Err(found);
    }
    let act = Act::Exempted { of: of.to_owned(), reason: reason.to_owned() };
    Ok(exempted(of, known, true, now, act))
}

/// 又涉及了 The exemption stands no longer.
///
/// # Errors
///
/// Every obstacle.
pub fn restore(known: &Exemption, reason: &str, now: &Occasion<'_>) -> Decided<Exemption> {
    let mut found = Vec::new();
    if !known.stands {
        found.push(Obstacle::Stale);
    }
    if reason.is_empty() {
        found.push(Obstacle::NoReason);
    }
    if !found.is_empty() {
        return Err(found);
    }
    let act = Act::Restored { of: known.of.clone(), reason: reason.to_owned() };
    Ok(exempted(&known.of, Some(known), false, now, act))
}

fn exempted(of: &str, known: Option<&Exemption>, stands: bool, now: &Occasion<'_>, act: Act) -> Step<Exemption> {
    let version = known.map_or(0, |known| known.version) + 1;
    let next = Exemption { of: of.to_owned(), by: now.by.to_owned(), on: now.now.date(), stands, version };
    Step { next, entry: now.entry(&format!("bushe-{of}"), act) }
}

/// Rows a county may add: some four times the base, and no list that nobody can choose from.
const MOST_ADDED: usize = 500;

/// 增补事项 A county adds a row for the townships below it; `known` are the codes it added before, taken back or not.
///
/// # Errors
///
/// Every obstacle.
pub fn add(matter: &Matter, known: &[&str], now: &Occasion<'_>) -> Decided<Matter> {
    let item = &matter.item;
    let mut found = Vec::new();
    if known.len() >= MOST_ADDED {
        found.push(Obstacle::TooMany { most: MOST_ADDED });
    }
    let tail = item.code.strip_prefix("X-").unwrap_or_default();
    if tail.is_empty()
        || tail.len() > 20
        || !tail.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
    {
        found.push(Obstacle::Code { code: item.code.clone() });
    }
    if known.contains(&item.code.as_str()) {
        found.push(Obstacle::CodeTaken { code: item.code.clone() });
    }
    let blanks = [("二级事项", &item.title), ("一级事项", &item.group), ("公开主体", &item.organ)];
    found.extend(blanks.iter().filter(|(_, text)| text.trim().is_empty()).map(|(field, _)| Obstacle::Blank { field }));
    if item.elements.is_empty() {
        found.push(Obstacle::Blank { field: "公开内容（要素）" });
    }
    if field_name(&item.field).is_none() {
        found.push(Obstacle::NoSuch { code: item.field.clone() });
    }
    if matter.column() != REST && !items().iter().any(|other| other.column == item.column) {
        found.push(Obstacle::Column { path: item.column.clone() });
    }
    if !found.is_empty() {
        return Err(found);
    }
    let text = serde_json::to_string(matter).expect("a row of the catalogue is plain data");
    let hash = crate::digest::of_parts("gongkai-obligation-item-1\n", std::iter::once(text.as_str()));
    let act = Act::ItemAdded { code: item.code.clone(), item: hash, undecided: matter.undecided };
    Ok(Step { next: matter.clone(), entry: now.entry(&item.code, act) })
}

/// 收回增补 Nothing new is owed or written under the row from now on; what stands under it stays.
///
/// # Errors
///
/// Every obstacle.
pub fn take_back(matter: &Matter, reason: &str, now: &Occasion<'_>) -> Decided<Matter> {
    let mut found = Vec::new();
    if let Some(on) = matter.gone {
        found.push(Obstacle::TakenBack { code: matter.code().to_owned(), on });
    }
    if reason.is_empty() {
        found.push(Obstacle::NoReason);
    }
    if !found.is_empty() {
        return Err(found);
    }
    let act = Act::ItemTakenBack { code: matter.code().to_owned(), reason: reason.to_owned() };
    let next = Matter { gone: Some(now.now.date()), ..matter.clone() };
    Ok(Step { next, entry: now.entry(matter.code(), act) })
}
