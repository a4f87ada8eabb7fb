//! 在册 One record of a ledger, as the entries made it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Facts, Kind};

/// 在册 One record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The public number, such as `peixun-2025-003`.
    pub number: String,
    /// What it says.
    pub facts: Facts,
    /// Hash of its words.
    pub words: String,
    /// 已划去 It stays, and counts nothing.
    pub struck: bool,
    /// 已确认 Of a problem that was solved.
    pub confirmed: Option<Confirmation>,
    /// 登记解决的人 Of a problem that was solved: the account that said so, which is not the one that confirms it. None in
    /// rows of before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solved_by: Option<String>,
    /// How many acts made it; a form brings back the one its page showed.
    pub version: u32,
    /// The day it was entered.
    pub entered: Date,
}

/// 确认 Who said that a problem is solved, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// The account.
    pub by: String,
    /// The day.
    pub on: Date,
}

impl Record {
    /// The ledger it stands in.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.facts.kind()
    }

    /// 等确认 A solved problem that whoever raised it may confirm now; somebody else has to have said that it is solved.
    #[must_use]
    pub fn awaits_confirmation(&self) -> bool {
        self.unconfirmed().is_some_and(|raised_by| self.solved_by.as_deref() != Some(raised_by))
    }

    /// 等同事登记 A problem whose raiser alone said that it is solved: a colleague has to record it before it is confirmed.
    #[must_use]
    pub fn awaits_solver(&self) -> bool {
        self.unconfirmed().is_some_and(|raised_by| self.solved_by.as_deref() == Some(raised_by))
    }

    /// Who raised the problem, where it is said to be solved and nobody confirmed it.
    fn unconfirmed(&self) -> Option<&str> {
        let Facts::Problem(of) = &self.facts else { return None };
        let open = of.solved.is_some() && self.confirmed.is_none() && !self.struck;
        open.then_some(of.by.as_str())
    }
}

/// 编号 The public number of the `n`th record of a kind and a year.
#[must_use]
pub fn number_of(kind: Kind, year: i16, n: i64) -> String {
    format!("{}-{year}-{n:03}", kind.head())
}

/// The kind that a number speaks of, if it is a number of a record.
#[must_use]
pub fn kind_of(number: &str) -> Option<Kind> {
    let (head, rest) = number.split_once('-')?;
    let (year, n) = rest.split_once('-')?;
    let digits = |text: &str, least: usize| text.len() >= least && text.bytes().all(|byte| byte.is_ascii_digit());
    let shaped = digits(year, 4) && year.len() == 4 && digits(n, 3) && n.len() <= 9;
    Kind::ALL.into_iter().find(|kind| shaped && kind.head() == head)
}

/// 怎么叫 A record as people call it: 举措 2025-004 and not the letters of its number; other numbers stay as they are printed.
#[must_use]
pub fn called(number: &str) -> String {
    let named = kind_of(number).zip(number.split_once('-'));
    named.map_or_else(|| number.to_owned(), |(kind, (_, rest))| format!("{} {rest}", kind.name()))
}
