//! 接口 What obligations need of other departments.

use std::collections::BTreeMap;

use jiff::civil::Date;
use store::{StoreError, Tx};

/// 单位 What the house knows beside what is owed; the binary joins it.
pub trait House: Send + Sync {
    /// 上级 The body above, whose catalogue adds to that of the base.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn above(&self, tx: &Tx<'_>, body: &str) -> Result<Option<String>, StoreError>;

    /// 内设机构 Sections that stand: id and name.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn sections(&self, tx: &Tx<'_>, body: &str) -> Result<Vec<(String, String)>, StoreError>;

    /// 新公开的 Items of the body made public after an instant and an item, oldest first, at most `most`.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn published_after(
        &self,
        tx: &Tx<'_>,
        body: &str,
        after: (i64, &str),
        most: i64,
    ) -> Result<Vec<Published>, StoreError>;

    /// 查一条 The public item of this number or index number.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn published(&self, tx: &Tx<'_>, body: &str, number: &str) -> Result<Option<Published>, StoreError>;

    /// 某事项的信息 Public items under a code, the newest first, at most `most`.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn of_code(&self, tx: &Tx<'_>, body: &str, code: &str, most: i64) -> Result<Vec<Published>, StoreError>;

    /// 最近一条 The day of the newest public item under each code.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn newest(&self, tx: &Tx<'_>, body: &str) -> Result<BTreeMap<String, Date>, StoreError>;
}

/// 已公开 An item as it answers a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Public number.
    pub item: String,
    /// 索引号, or the number where it has none.
    pub index_number: String,
    /// Code of the catalogue.
    pub code: String,
    /// Title.
    pub title: String,
    /// The civil day of its first publication.
    pub on: Date,
    /// The instant of its release here, ms UTC.
    pub at: i64,
    /// The account that released it.
    pub by: String,
    /// 转载 Another organ's text: it answers nothing that the body itself owes.
    pub relayed: bool,
    /// 说明 It says that there is nothing of its item: 没有发生, and public.
    pub statement: bool,
}
