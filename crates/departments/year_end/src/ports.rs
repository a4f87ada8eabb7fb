//! 接口 What the report needs of other departments.

use jiff::civil::Date;
use office::{Clerk, DeskError, Office};
use report::drafting::{Coat, Field, Snapshot, Told};
use store::{StoreError, Tx};

use crate::Spread;

/// 来源 The ledgers of the year.
pub trait Sources: Send + Sync {
    /// Every figure of the year as the ledgers give it now; what no ledger gives is not there. `computed_at` is set by
    /// whoever asks.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn snapshot(&self, office: &Office, tx: &Tx<'_>, body: &str, year: i16) -> Result<Snapshot, StoreError>;

    /// 各数 The same without the records, for pages that print numbers and open none. Whoever can, tells them from sums.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn totals(&self, office: &Office, tx: &Tx<'_>, body: &str, year: i16) -> Result<Snapshot, StoreError> {
        self.snapshot(office, tx, body, year)
    }

    /// 翻开一个数 One figure of the year, or one of its divisions, with the page of its records that `page` wants (how many are left out, how many
    /// follow), once it has heard how many there are; `None` where no ledger gives it. Whoever can, finds it without
    /// the records of every other number.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn number(
        &self,
        office: &Office,
        tx: &Tx<'_>,
        (body, year, key): (&str, i16, &str),
        page: &dyn Fn(usize) -> (usize, usize),
    ) -> Result<Option<Number>, StoreError> {
        let mut snapshot = self.snapshot(office, tx, body, year)?;
        Ok(snapshot.fields.remove(key).map(|field| Number::of(field, page)))
    }

    /// What the records of the year say in words.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn told(&self, tx: &Tx<'_>, body: &str, year: i16) -> Result<Told, StoreError>;

    /// 分布 How the figures of a year divide, month by month, by fields, by channels, and week by week; the
    /// records of a division may be left out where [`Sources::number`] opens it.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn spread(&self, office: &Office, tx: &Tx<'_>, body: &str, year: i16) -> Result<Spread, StoreError>;

    /// 记录 What the public may read of these records, in the order given; one that is not known any more keeps its number.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn records(&self, tx: &Tx<'_>, body: &str, numbers: &[String]) -> Result<Vec<Line>, StoreError>;

    /// 缺口 Figures of the year of which nobody can say anything, not even zero, because no book was opened.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn gaps(&self, tx: &Tx<'_>, body: &str, year: i16) -> Result<Vec<Gap>, StoreError>;

    /// What the lead says of the office.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn coat(&self, tx: &Tx<'_>, body: &str) -> Result<Coat, StoreError>;
}

/// 翻开的数 A figure with one page of its records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The figure; its records are those of the page.
    pub field: Field,
    /// How many records there are.
    pub all: usize,
}

impl Number {
    /// One page of a figure whose records are all known.
    #[must_use]
    pub fn of(mut field: Field, page: &dyn Fn(usize) -> (usize, usize)) -> Self {
        let all = field.records.len();
        let (skip, most) = page(all);
        field.records = field.records.into_iter().skip(skip).take(most).collect();
        Self { field, all }
    }
}

/// 一条记录 A record behind a number, as a page lists it: never a name of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Public identifier: index number of an item, number of a record.
    pub number: String,
    /// The day in words; empty where it has none.
    pub day: String,
    /// What it is.
    pub words: String,
    /// Where it can be read.
    pub href: Option<String>,
}

/// 缺口 A figure that no ledger gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gap {
    /// Its key, such as `M-13`.
    pub key: String,
    /// Its name.
    pub name: String,
    /// 哪些台账没有建 The ledgers that were not opened, in words.
    pub books: Vec<&'static str>,
}

/// 送审稿 A text that asks for the reviews of an important item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manuscript {
    /// The year reported on; one item a body and year carries it.
    pub year: i16,
    /// Its title.
    pub title: String,
    /// The whole report as a page: sections, tables with their spans.
    pub html: String,
    /// 说明 Numbers put in by hand and sentences without a record, each with its reason; printed on the review sheet.
    pub remark: String,
    /// 更正说明 Why a published report is corrected, for the public; empty for a first text.
    pub explanation: String,
}

/// 收下 The item that carries a text, and the content that signatures name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Public number of the item.
    pub item: String,
    /// Its content.
    pub content_hash: String,
}

/// 现状 Where the item of a report stands, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Public number of the item.
    pub item: String,
    /// Its content now.
    pub content_hash: String,
    /// Its stage in words, such as 审核中.
    pub stage: String,
    /// The same as far as the report cares.
    pub phase: Phase,
    /// 三审 The reviews it takes, in their order.
    pub reviews: Vec<Review>,
    /// Where its page of the console is.
    pub href: String,
}

/// 到了哪里 How far an item has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// 在写 With whoever wrote it, also after it was returned.
    #[default]
    Writing,
    /// 退回了
    Returned,
    /// 正在审核
    InReview,
    /// 审定了 Approved, not yet public.
    Approved,
    /// 已公开
    Public,
    /// 撤下或者废弃
    Gone,
}

/// 一审 One of the three reviews.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// 初审, 复审, 终审.
    pub name: &'static str,
    /// The account that agreed to the text in hand; none where nobody has yet.
    pub by: Option<String>,
    /// When, ms UTC.
    pub at: Option<i64>,
    /// Whether it is asked for now.
    pub open: bool,
}

/// 公开的样子 What the public sees of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Public {
    /// The content released last.
    pub content_hash: String,
    /// The day of the first release.
    pub on: Date,
    /// 索引号
    pub index_number: String,
    /// 各版 Every text that was released, oldest first; the last one is what the public reads.
    pub editions: Vec<Edition>,
}

/// 一版 A text that was released.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// The content as it was released.
    pub content_hash: String,
    /// The day.
    pub on: Date,
    /// 更正说明 Day in words and explanation of what led to it, and of small corrections made to it since.
    pub notes: Vec<(String, String)>,
}

/// 审核发布 Whoever takes texts through their reviews.
pub trait Manuscripts: Send + Sync {
    /// Takes a text: the first one of a year is proposed; a later one is a new draft of the same item, or, once that is
    /// public, a correction of it. The same text twice is one.
    ///
    /// # Errors
    ///
    /// Every obstacle at once; the store.
    fn take(
        &self,
        office: &Office,
        clerk: &Clerk,
        known: Option<&str>,
        manuscript: &Manuscript,
    ) -> Result<Taken, DeskError>;

    /// Where an item stands; `None` when there is none of that number.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn known(&self, tx: &Tx<'_>, body: &str, item: &str) -> Result<Option<Known>, StoreError>;

    /// What the public sees of an item; `None` when it is not public.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn public(&self, tx: &Tx<'_>, body: &str, item: &str) -> Result<Option<Public>, StoreError>;
}
