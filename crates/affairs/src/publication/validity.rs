//! 有效性 Whether a document is in force, told after it was published by an act of its own (`website.md` §5.2): what was
//! repealed stays where it is and says so.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Act, ActKind, Item, Obstacle, Occasion, Step};
use crate::role::Duty;

/// 有效性
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    /// 有效 Said so again, after it was said otherwise.
    InForce,
    /// 已修改 By another document.
    Amended,
    /// 已废止 By another document.
    Repealed,
    /// 失效 Its time is over.
    Expired,
}

impl Validity {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::InForce, Self::Amended, Self::Repealed, Self::Expired];

    /// The words of the pages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::InForce => "有效",
            Self::Amended => "已修改",
            Self::Repealed => "已废止",
            Self::Expired => "失效",
        }
    }

    /// Whether another document did it.
    #[must_use]
    pub const fn needs_document(self) -> bool {
        matches!(self, Self::Amended | Self::Repealed)
    }
}

/// 标明 What was said of a document, from which day on, and by which other document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValidityMark {
    /// What it is.
    pub validity: Validity,
    /// The civil day from which it is so; it may lie ahead.
    pub since: Date,
    /// 文号 Of the document that did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

/// 标明有效性 Says of what is public whether it is in force. No text changes, and no signature.
///
/// # Errors
///
/// Every obstacle.
pub fn mark_validity(item: &Item, mark: &ValidityMark, occasion: &Occasion<'_>) -> Result<Step, Vec<Obstacle>> {
    let mut found = occasion.obstacles(item, ActKind::MarkValidity, Duty::MarkValidity.roles());
    if mark.validity.needs_document() && mark.document.as_ref().is_none_or(|number| number.trim().is_empty()) {
        found.push(Obstacle::Blank { field: "依据的文件" });
    }
    let formed = item.former.as_ref().map_or_else(|| item.facts(), |former| &former.facts).event_date;
    if formed.is_some_and(|formed| mark.since < formed) {
        found.push(Obstacle::ValidityBeforeEvent);
    }
    if item.validity.as_ref() == Some(mark) || item.validity.is_none() && mark.validity == Validity::InForce {
        found.push(Obstacle::NothingChanged);
    }
    if !found.is_empty() {
        return Err(found);
    }
    Ok(Step::new(item, occasion, Act::ValidityMarked(mark.clone()), Vec::new()))
}
