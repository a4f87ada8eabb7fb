//! 计划稿件 The shape of one item of a town's year: everything the desks need to play it.

use jiff::civil::{Date, DateTime};

/// 种类 What kind of matter an item is; the importance class of `operations.md` §3.2 follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// 工作动态
    News {
        /// 领导 It tells of a leader.
        leader: bool,
        /// 资金 It holds figures of finance.
        finance: bool,
    },
    /// 活动通知
    Notice,
    /// 财政预算、决算
    Budget,
    /// 含个人信息的名单
    PersonalList,
    /// 规划、计划
    Plan,
    /// 政策解读
    Interpretation,
    /// 意见征集
    Consultation,
    /// 制度文件
    SystemDocument,
    /// 行政规范性文件
    NormativeDocument,
    /// 回应社会关切
    PublicConcern,
    /// 政府信息公开工作年度报告
    AnnualReport,
    /// 行政处罚
    Penalty,
    /// 人事
    Personnel,
    /// 征收
    Expropriation,
    /// 舆情事件
    OpinionIncident,
    /// 灾害信息
    Disaster,
    /// 涉及其他机关
    OtherOrgans,
    /// 预警、转移通知 Plain notices by rule; what cannot wait goes the urgent way.
    Warning,
    /// 村务 Never counted for the weekly rhythm.
    VillageAffairs,
    /// 无此事项的说明 Never counted for the weekly rhythm.
    NotApplicable,
    /// 其他
    Other,
}

impl Subject {
    /// Whether items of this kind count for "twice a week" (`operations.md` §4).
    #[must_use]
    pub const fn in_rhythm(self) -> bool {
        !matches!(self, Self::VillageAffairs | Self::NotApplicable)
    }

    /// Whether three people review it: everything but plain news, notices, village affairs and the like.
    pub(crate) const fn has_final_review(self) -> bool {
        !matches!(
            self,
            Self::News { leader: false, finance: false }
                | Self::Notice
                | Self::Warning
                | Self::VillageAffairs
                | Self::NotApplicable
                | Self::Other
        )
    }
}

/// 渠道 Where an item is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// 网站
    Site,
    /// 村公开栏
    VillageBoard,
    /// 微信公众号
    Wechat,
}

/// 去向 What became of the item, and whether the year counts it (`operations.md` §4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// 公开 Counted once.
    Published,
    /// 转载 Another organ's text: not counted.
    Relayed,
    /// 撤稿 Withdrawn as an error within a day: not counted.
    Withdrawn {
        /// 撤下时刻 Less than 24 hours after publication.
        at: DateTime,
    },
    /// 作废 Returned and given up, never public.
    Discarded,
}

/// 后续 What happened to a counted item after publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Later {
    /// 撤下 Months later: still counted, shown separately.
    Withdrawn {
        /// 时刻
        at: DateTime,
        /// 理由
        reason: &'static str,
    },
    /// 勘误 A small correction that does not change the meaning.
    Corrected {
        /// 时刻
        at: DateTime,
        /// 原文 Words that stand once in the text.
        wrong: &'static str,
        /// 更正为
        right: &'static str,
    },
    /// 实质更正 A change of meaning, through every review again.
    Rewritten {
        /// 重新提出
        at: DateTime,
        /// 原文 Words that stand once in the text.
        wrong: &'static str,
        /// 更正为
        right: &'static str,
        /// 更正说明
        explanation: &'static str,
        /// 重新公开
        again: DateTime,
    },
    /// 废止 Another document ended it; its page says so.
    Repealed {
        /// 时刻
        at: DateTime,
        /// 文号 Of the document that did it.
        by: &'static str,
    },
    /// 增加渠道 Shown on the village boards and the official account later on; it counts once.
    Posted {
        /// 时刻
        at: DateTime,
    },
}

/// 走法 By which way an item came to be public.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// 通常 Reviewed, then published by hand.
    #[default]
    Usual,
    /// 定时 Reviewed, then released by the clock at its very second.
    Scheduled,
    /// 特别重要 With the numbers of a written consultation (第十一条) and of a meeting.
    Consulted {
        /// 征求意见记录
        consultation: &'static str,
        /// 会议记录
        meeting: &'static str,
    },
    /// 应急 Released by a leader at once; the steps left out follow until the hour named.
    Urgent {
        /// 事由
        reason: &'static str,
        /// 补齐 When the last of them was made up.
        cleared: DateTime,
    },
}

/// 附件
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedAttachment {
    /// File name with its ending, `.txt` or `.csv`.
    pub name: String,
    /// UTF-8 text.
    pub content: String,
}

/// 计划稿件 One item. Days and instants are civil, in the town's zone; people are account names of `people()`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedItem {
    /// 目录编码 Code of the catalogue item, such as `F19-04`.
    pub catalogue: &'static str,
    /// 领域 The code's letters and digits before the dash, such as `F19`.
    pub field: &'static str,
    /// 承办机构 One of `SECTIONS`.
    pub section: &'static str,
    /// 种类
    pub subject: Subject,
    /// 标题
    pub title: String,
    /// 正文 Two to six paragraphs joined by line feeds, and one line more when there is an attachment.
    pub text: String,
    /// 附件
    pub attachments: Vec<PlannedAttachment>,
    /// 信息形成之日 The day the catalogue's limit counts from; after publication where the limit counts backwards.
    pub event: Date,
    /// 提出时刻
    pub proposed: DateTime,
    /// 公开时刻 Absent for [`Fate::Discarded`].
    pub published: Option<DateTime>,
    /// 渠道 Always with [`Channel::Site`].
    pub channels: &'static [Channel],
    /// 作者
    pub author: &'static str,
    /// 退回一次 Returned once by the first reviewer and handed in again.
    pub returned_once: bool,
    /// 去向
    pub fate: Fate,
    /// 后续 Absent for nearly all.
    pub later: Option<Later>,
    /// 应公开之日 Its own due day, where somebody wrote one down.
    pub due: Option<Date>,
    /// 走法
    pub way: Way,
}
