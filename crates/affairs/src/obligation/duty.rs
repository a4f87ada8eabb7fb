//! 责任 Who answers for an item, by when and how often; and what does not concern a body.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use statute::{
    calendar::Calendar,
    catalogue::{Deadline, Due, Unit},
};

use super::plan::settled;

/// 责任 One line of the duty table, as the head of the office writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// 责任机构 A section of the body; empty for the office that runs disclosure.
    pub section: String,
    /// 责任人 An account; empty for whoever writes in that section.
    pub responsible: String,
    /// AB角 The account that stands in.
    pub deputy: String,
    /// 自定时限
    pub limit: Option<OwnLimit>,
    /// 更新周期 Days, where the body keeps a shorter cycle than the catalogue.
    pub every_days: Option<i32>,
}

/// 自定时限 A limit of the body's own: stricter than the catalogue's, or with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnLimit {
    /// 工作日、日 or 小时.
    pub unit: Unit,
    /// How many, at least one.
    pub n: i32,
    /// Reference of the reason; empty where the limit is stricter.
    pub reason: String,
}

impl OwnLimit {
    fn due(&self) -> Due {
        Due { unit: self.unit, n: Some(self.n), date: None, from: String::new() }
    }

    /// 更严 Whether it never ends later than the limit of the catalogue, from any day of a year that has holidays at every
    /// turn.
    #[must_use]
    pub fn is_stricter_than(&self, due: &Due, calendar: &Calendar) -> bool {
        if self.unit == due.unit {
            return due.n.is_some_and(|n| self.n <= n);
        }
        let mut day = Date::constant(2025, 1, 1);
        while day.year() == 2025 {
            let end = |due: &Due| DateTime::from(settled(due.after(day.at(0, 0, 0, 0), calendar)).0);
            if end(&self.due()) > end(due) {
                return false;
            }
            day = day.tomorrow().unwrap_or(Date::MAX);
        }
        true
    }
}

/// 责任 What stands for an item, and what waits for its approval.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// Code of the item.
    pub code: String,
    /// 生效的 What was approved last.
    pub standing: Option<Terms>,
    /// 待批的 What was written since.
    pub proposed: Option<Terms>,
    /// How many acts made it.
    pub version: u32,
}

/// The deadline of an item under the terms that stand: a stricter limit is a day to aim at and makes nothing overdue in
/// law, a laxer one with its reason is the due day. And whether it is provisional.
pub(super) fn deadline(due: &Due, terms: &Terms, event: DateTime, calendar: &Calendar) -> (Deadline, bool) {
    let (law, gap) = settled(due.after(event, calendar));
    let Some(own) = &terms.limit else { return (law, gap) };
    let (house, other) = settled(own.due().after(event, calendar));
    let target = law.target.min(house.target);
    let end = if DateTime::from(house) > DateTime::from(law) { house } else { law };
    (Deadline { target, ..end }, gap || other)
}

/// 不涉及 A field or an item that does not concern the body; printed with its reason, never left out in silence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exemption {
    /// Code of a field or of an item.
    pub of: String,
    /// The account that decided.
    pub by: String,
    /// When.
    pub on: Date,
    /// Whether it still stands.
    pub stands: bool,
    /// How many acts made it.
    pub version: u32,
}
