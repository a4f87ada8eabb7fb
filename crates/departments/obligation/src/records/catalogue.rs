//! 目录 The catalogue of a body as it works with it.

use std::collections::BTreeMap;

use affairs::obligation::{Duty, Exemption, Matter, Terms, matters};
use office::Office;
use statute::catalogue::{Cycle, CycleKind, Item};
use store::{Scope, StoreError, Tx, params};

use super::{keyed, read};
use crate::House;

/// 目录 The catalogue of a body: the base with what the county above added to it, with duties and exemptions.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// Every item, in printed order.
    pub matters: Vec<Matter>,
    /// Lines of the duty table that somebody wrote, by code.
    pub duties: BTreeMap<String, Duty>,
    /// What was ever said not to concern the body, by code.
    pub exemptions: BTreeMap<String, Exemption>,
    /// Sections that stand: id and name.
    pub sections: Vec<(String, String)>,
}

impl Catalogue {
    /// 读目录 What a body works with.
    ///
    /// # Errors
    ///
    /// What the store says.
    pub fn read(house: &dyn House, tx: &Tx<'_>, body: &str, added: &[Matter]) -> Result<Self, StoreError> {
        let sql = "SELECT code, state FROM obligation_duty WHERE body = :body ORDER BY code";
        let duties = tx.select(sql, params! { body }, |row| keyed(row, "obligation_duty"))?;
        let sql = "SELECT code, state FROM obligation_exemption WHERE body = :body ORDER BY code";
        let exemptions = tx.select(sql, params! { body }, |row| keyed(row, "obligation_exemption"))?;
        Ok(Self {
            matters: matters(added),
            duties: duties.into_iter().collect(),
            exemptions: exemptions.into_iter().collect(),
            sections: house.sections(tx, body)?,
        })
    }

    /// The item of this code.
    #[must_use]
    pub fn matter(&self, code: &str) -> Option<&Matter> {
        self.matters.iter().find(|matter| matter.code() == code)
    }

    /// 不涉及 Whether an item, or its whole field, was said not to concern the body.
    #[must_use]
    pub fn is_exempt(&self, item: &Item) -> bool {
        [&item.code, &item.field].into_iter().any(|code| self.exemptions.get(code).is_some_and(|found| found.stands))
    }

    /// 涉及的 Every item that is in use and concerns the body.
    pub fn concerned(&self) -> impl Iterator<Item = &Matter> {
        self.matters.iter().filter(|matter| matter.stands() && !self.is_exempt(&matter.item))
    }

    /// 欠什么 Every item that concerns the body, with the cycle that the body keeps itself where that is shorter.
    pub fn owed(&self) -> impl Iterator<Item = Matter> {
        self.concerned().map(|matter| {
            let own = self.terms(&matter.item).every_days;
            let mut matter = matter.clone();
            if let Some(days) = own {
                let text = format!("每 {days} 天（本单位自定）");
                matter.item.to_mut().cycle = Cycle { kind: CycleKind::Period, every_days: Some(days), text };
            }
            matter
        })
    }

    /// 责任 Who answers: what was approved, else what the catalogue itself says, by the name of the section.
    #[must_use]
    pub fn terms(&self, item: &Item) -> Terms {
        let standing = self.duties.get(&item.code).and_then(|duty| duty.standing.clone());
        standing.unwrap_or_else(|| self.usual(item))
    }

    /// 目录的承办机构 A section of the same name, where the body has one; otherwise the office that runs disclosure.
    #[must_use]
    pub fn usual(&self, item: &Item) -> Terms {
        let same = |name: &str| {
            let short = |name: &str| name.replace("办公室", "办").replace("党政综合", "党政");
            name == item.section || short(name) == short(&item.section)
        };
        let section = self.sections.iter().find(|(_, name)| same(name)).map(|(id, _)| id.clone());
        Terms { section: section.unwrap_or_default(), ..Terms::default() }
    }
}

/// 增补的事项 The rows that apply to a body: its own, where it is a county, and those of the body above it; also those that
/// were taken back, under which something may still be open.
///
/// # Errors
///
/// What the store says.
pub fn added(office: &Office, house: &dyn House, body: &str) -> Result<Vec<Matter>, StoreError> {
    let scope = Scope::everywhere("the catalogue of a township holds the rows that its county added");
    office.store.read(&scope, |tx| {
        let mut found = own_items(tx, body)?;
        if let Some(above) = house.above(tx, body)? {
            found.extend(own_items(tx, &above)?);
        }
        Ok(found)
    })
}

/// Rows that one body added.
pub(crate) fn own_items(tx: &Tx<'_>, body: &str) -> Result<Vec<Matter>, StoreError> {
    let sql = "SELECT state FROM obligation_item WHERE body = :body ORDER BY code";
    tx.select(sql, params! { body }, |row| read(row, "obligation_item"))
}
