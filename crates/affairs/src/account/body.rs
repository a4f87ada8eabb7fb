//! 单位 Bodies in a tree, and their sections.

use serde::{Deserialize, Serialize};

/// 层级 Where a body stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 省级
    Province,
    /// 市级
    City,
    /// 县级
    County,
    /// 政府部门
    Department,
    /// 乡镇、街道
    Township,
}

impl Level {
    /// The permanent identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::City => "city",
            Self::County => "county",
            Self::Department => "department",
            Self::Township => "township",
        }
    }

    /// The level of this identifier.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        [Self::Province, Self::City, Self::County, Self::Department, Self::Township]
            .into_iter()
            .find(|level| level.id() == id)
    }
}

/// 单位 An organ that publishes; every row belongs to one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Permanent id, such as `sangcun`.
    pub id: String,
    /// The name on its sign.
    pub name: String,
    /// Where it stands.
    pub level: Level,
    /// The body above it.
    pub parent: Option<String>,
    /// Whether its `audit_admin` may come from the body above, because it has too few people (`operations.md` §1.2).
    pub audit_from_above: bool,
}

/// 内设机构 A section of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Permanent id within the body.
    pub id: String,
    /// Its name.
    pub name: String,
}
