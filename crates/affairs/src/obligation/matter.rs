//! 目录上的事项 The items of the base and those that a county added to them.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use statute::catalogue::{self, CycleKind, Due, Item, Unit};

/// 事项 One row of the catalogue as a body works with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// The row itself.
    pub item: Cow<'static, Item>,
    /// 时限待定 The printed limit could not be read, and nobody has decided it: no task is due by it.
    pub undecided: bool,
    /// 时限原文 As printed, for a row that a county added.
    pub limit_text: String,
    /// 收回 The day from which the county that added it wants nothing new under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<Date>,
}

/// 其他 The column of a row for which its county named none.
pub const REST: &str = "zfxxgk/fdzdgknr/qt";

impl Matter {
    /// A row of the base.
    #[must_use]
    pub const fn of(item: &'static Item) -> Self {
        Self { item: Cow::Borrowed(item), undecided: false, limit_text: String::new(), gone: None }
    }

    /// Its permanent key.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.item.code
    }

    /// 叫得出名 Its name with its code, as messages call it.
    #[must_use]
    pub fn named(&self) -> String {
        format!("{}（{}）", self.item.title, self.item.code)
    }

    /// 县级增补 Whether a county added it.
    #[must_use]
    pub fn is_added(&self) -> bool {
        self.item.code.starts_with("X-")
    }

    /// 在用 Whether something new may be owed and written under it.
    #[must_use]
    pub const fn stands(&self) -> bool {
        self.gone.is_none()
    }

    /// 栏目 The column of the site in which its items stand.
    #[must_use]
    pub fn column(&self) -> &str {
        if self.item.column.is_empty() { REST } else { &self.item.column }
    }

    /// 时限 Its own limit; nothing while nobody decided one.
    #[must_use]
    pub fn due(&self) -> Option<&Due> {
        Some(&self.item.due).filter(|_| !self.undecided)
    }

    /// 是否欠得着 Whether the body itself owes it: what another organ publishes is only repeated, and what is published on
    /// request alone is owed to nobody unasked.
    #[must_use]
    pub fn is_owed(&self) -> bool {
        !self.item.relay_only && self.item.mode == catalogue::Mode::Proactive
    }

    /// 没有发生可以吗 Whether a year without it is a year in order: not for a yearly day, nor for what a period demands.
    #[must_use]
    pub fn may_not_happen(&self) -> bool {
        self.item.due.unit != Unit::FixedDate && self.item.cycle.kind == CycleKind::Event
    }
}

/// 全部事项 The base with the rows added to it, in printed order.
#[must_use]
pub fn matters(added: &[Matter]) -> Vec<Matter> {
    catalogue::items().iter().map(Matter::of).chain(added.iter().cloned()).collect()
}
