//! 计划稿件 The shape of one item of the quiet town's year: everything the desks need to play it.

/// 重要程度 The importance class of `operations.md` §3.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Importance {
    /// 一般
    Routine,
    /// 重要 With a final review.
    Important,
    /// 应急 Published at once, the remaining steps within a day.
    Urgent,
}

/// 去向 What became of the item, and whether the year counts it (`operations.md` §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// 公开 Counted once.
    Published,
    /// 转载 Another organ's text: not counted.
    Relayed,
    /// 撤稿 Withdrawn as an error within a day: not counted.
    Withdrawn,
    /// 作废 Returned and given up, never public.
    Discarded,
    /// 更正 A new version of an item already counted.
    Correction,
}

/// 附件
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedAttachment {
    /// File name with its ending, `.txt` or `.csv`.
    pub name: String,
    /// UTF-8 text.
    pub content: String,
}

/// 计划稿件 One item. Days are `YYYY-MM-DD`, instants `YYYY-MM-DDTHH:MM+08:00`; people are account names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedItem {
    /// 目录编码 Code of the catalogue item.
    pub catalogue: &'static str,
    /// 承办机构
    pub section: &'static str,
    /// 重要程度
    pub importance: Importance,
    /// 标题
    pub title: String,
    /// 正文 Paragraphs joined by line feeds.
    pub body: String,
    /// 附件
    pub attachments: Vec<PlannedAttachment>,
    /// 信息形成之日
    pub event: String,
    /// 提出之日
    pub proposed: String,
    /// 公开时刻 Absent for [`Fate::Discarded`].
    pub published: Option<String>,
    /// 渠道 As printed in the catalogue.
    pub channels: Vec<&'static str>,
    /// 作者
    pub author: &'static str,
    /// 审签 First, second and, for important items, final reviewer.
    pub signers: Vec<&'static str>,
    /// 退回一次
    pub returned_once: bool,
    /// 去向
    pub fate: Fate,
}
