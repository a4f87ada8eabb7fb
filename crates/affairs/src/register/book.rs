//! 簿 The book of one kind and one year: somebody's word that what stands in it is all there was.

use serde::{Deserialize, Serialize};

use super::Kind;

/// 怎么结的 What the officer said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// 记全了
    Complete,
    /// 本年无
    Nothing,
}

/// 簿的状态
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BookState {
    /// 在记
    Open,
    /// 已结
    Closed(Closing),
}

impl BookState {
    /// The word a row keeps.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed(Closing::Complete) => "complete",
            Self::Closed(Closing::Nothing) => "nothing",
        }
    }

    /// The state of that word.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        let all = [Self::Open, Self::Closed(Closing::Complete), Self::Closed(Closing::Nothing)];
        all.into_iter().find(|state| state.id() == id)
    }

    /// The words people use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "在记",
            Self::Closed(Closing::Complete) => "已结，记全了",
            Self::Closed(Closing::Nothing) => "已结，本年无",
        }
    }
}

/// 簿 The book of a kind and a year, once it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// The ledger.
    pub kind: Kind,
    /// The year.
    pub year: i16,
    /// How it stands.
    pub state: BookState,
    /// How many acts made it.
    pub version: u32,
}

/// The public number of a book, such as `peixun-2025`.
#[must_use]
pub fn book_number(kind: Kind, year: i16) -> String {
    format!("{}-{year}", kind.head())
}
