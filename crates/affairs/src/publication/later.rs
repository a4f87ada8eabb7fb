//! 更正 Changing what is public: a small one with one review, a substantive one through the full flow.

use super::{
    Act, ActKind, Decision, Errand, Item, Obstacle, Occasion, ReviewStep, SignOrder, Signature, Step, check,
    draft::is_hash, review::signature,
};
use crate::role::{Duty, Role};

/// 更正单
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionOrder {
    /// A change of meaning.
    pub substantive: bool,
    /// The new content.
    pub content_hash: String,
    /// Reference of the note that is shown (更正说明).
    pub note: String,
    /// The account that wrote it; of a small correction somebody else than the reviewer who files it.
    pub prepared_by: String,
    /// The version of the check rules in force now.
    pub rules: String,
}

/// 更正 A small correction takes effect at once: its one reviewer files it. A substantive one begins a new version as a
/// draft; the old one stays public until the new one is released, and is kept.
///
/// # Errors
///
/// Every obstacle.
pub fn correct(item: &Item, order: &CorrectionOrder, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let mut found =
        if order.substantive { of_substantive(item, order, occasion) } else { of_small(item, order, occasion) };
    if !is_hash(&order.content_hash) {
        found.push(Obstacle::Hash);
    }
    if order.content_hash == item.content_hash() {
        found.push(Obstacle::NothingChanged);
    }
    if order.note.trim().is_empty() {
        found.push(Obstacle::Blank { field: "更正说明" });
    }
    if !found.is_empty() {
        return Err(found);
    }
    let CorrectionOrder { substantive, content_hash, note, prepared_by, .. } = order.clone();
    let signature = (!substantive).then(|| Box::new(of_reviewer(item, &content_hash, occasion)));
    let show = Errand::Show { content_hash: content_hash.clone(), channels: item.posted.clone() };
    let errands = if substantive { Vec::new() } else { vec![show] };
    Ok(Step::new(item, occasion, Act::Corrected { substantive, content_hash, note, prepared_by, signature }, errands))
}

/// 放弃新版本 Give up a new version that was not released; what is public stands as it is, and the number of the version
/// is not used again.
///
/// # Errors
///
/// Every obstacle.
pub fn drop_version(item: &Item, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let found = occasion.obstacles(item, ActKind::DropVersion, check::CLERKS);
    if found.is_empty() { Ok(Step::new(item, occasion, Act::VersionDropped {}, Vec::new())) } else { Err(found) }
}

/// 小更正的一审 The one review of a small correction, on exactly the text that stands afterwards (`operations.md` §3.4).
fn of_reviewer(item: &Item, content_hash: &str, occasion: &Occasion<'_>) -> Signature {
    let step = if occasion.acting.role == Role::SectionHead { ReviewStep::First } else { ReviewStep::Second };
    let order = SignOrder { step, decision: Decision::Pass, duration_sec: 0, characters: 0, findings: 0 };
    Signature { content_hash: content_hash.to_owned(), ..signature(item, &order, occasion) }
}

fn of_small(item: &Item, order: &CorrectionOrder, occasion: &Occasion<'_>) -> Vec<Obstacle> {
    let mut found = occasion.obstacles(item, ActKind::CorrectSmall, Duty::CorrectSmall.roles());
    let persons = occasion.acting.persons();
    if persons.iter().any(|person| item.authors.contains(person) || *person == order.prepared_by) {
        found.push(Obstacle::OwnText);
    }
    if order.prepared_by.trim().is_empty() {
        found.push(Obstacle::Blank { field: "更正的起草人" });
    }
    found.extend(check::of_check(item, &order.content_hash, Some(&order.rules)));
    found
}

fn of_substantive(item: &Item, order: &CorrectionOrder, occasion: &Occasion<'_>) -> Vec<Obstacle> {
    let mut found = occasion.obstacles(item, ActKind::CorrectSubstantive, check::CLERKS);
    if order.prepared_by != occasion.acting.account {
        found.push(Obstacle::PreparedByOther);
    }
    if item.owes() {
        found.push(Obstacle::DebtFirst);
    }
    if item.withdrawal.as_ref().is_some_and(|gone| gone.confirmed_by.is_none()) {
        found.push(Obstacle::Unconfirmed);
    }
    found
}
