//! 流程图板 Which act is allowed in which stage; no pair is left undefined.

use super::{Item, Stage};

/// 环节的种类 A stage without its particulars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as the stages are")]
pub enum StageKind {
    Draft,
    InReview,
    Returned,
    Approved,
    Scheduled,
    Published,
    Withdrawn,
    Discarded,
}

impl From<&Stage> for StageKind {
    fn from(stage: &Stage) -> Self {
        match stage {
            Stage::Draft => Self::Draft,
            Stage::InReview { .. } => Self::InReview,
            Stage::Returned { .. } => Self::Returned,
            Stage::Approved => Self::Approved,
            Stage::Scheduled { .. } => Self::Scheduled,
            Stage::Published => Self::Published,
            Stage::Withdrawn => Self::Withdrawn,
            Stage::Discarded => Self::Discarded,
        }
    }
}

impl StageKind {
    /// Every stage, in the order of the flow.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::InReview,
        Self::Returned,
        Self::Approved,
        Self::Scheduled,
        Self::Published,
        Self::Withdrawn,
        Self::Discarded,
    ];

    /// The Chinese name shown on boards.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "拟稿",
            Self::InReview => "审核中",
            Self::Returned => "已退回",
            Self::Approved => "已审定",
            Self::Scheduled => "定时发布",
            Self::Published => "已发布",
            Self::Withdrawn => "已撤下",
            Self::Discarded => "已废弃",
        }
    }
}

/// 公开情况 What the public can see of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// 从未公开
    Never,
    /// 公开中 Some version is visible.
    Public,
    /// 已隐去 Some version was visible and is hidden.
    Hidden,
}

impl Reach {
    /// Every reach.
    pub const ALL: [Self; 3] = [Self::Never, Self::Public, Self::Hidden];

    /// What the public sees of this item.
    #[must_use]
    pub const fn of(item: &Item) -> Self {
        match (item.releases.is_empty(), item.withdrawal.is_some()) {
            (true, _) => Self::Never,
            (false, false) => Self::Public,
            (false, true) => Self::Hidden,
        }
    }
}

/// 动作 What somebody wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as the verbs are")]
pub enum ActKind {
    Revise,
    Check,
    Overrule,
    Submit,
    Sign,
    Return,
    Schedule,
    Unschedule,
    Publish,
    PublishUrgently,
    ReleaseScheduled,
    Post,
    CorrectSmall,
    CorrectSubstantive,
    Withdraw,
    ConfirmWithdrawal,
    Restore,
    Discard,
    Clarify,
    DropVersion,
    MarkValidity,
    Place,
}

impl ActKind {
    /// Every act.
    pub const ALL: [Self; 22] = [
        Self::Revise,
        Self::Check,
        Self::Overrule,
        Self::Submit,
        Self::Sign,
        Self::Return,
        Self::Schedule,
        Self::Unschedule,
        Self::Publish,
        Self::PublishUrgently,
        Self::ReleaseScheduled,
        Self::Post,
        Self::CorrectSmall,
        Self::CorrectSubstantive,
        Self::Withdraw,
        Self::ConfirmWithdrawal,
        Self::Restore,
        Self::Discard,
        Self::Clarify,
        Self::DropVersion,
        Self::MarkValidity,
        Self::Place,
    ];

    /// The Chinese name in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Revise => "修改",
            Self::Check => "机器检查",
            Self::Overrule => "放行检查结果",
            Self::Submit => "送审",
            Self::Sign => "签字",
            Self::Return => "退回",
            Self::Schedule => "定时发布",
            Self::Unschedule => "取消定时",
            Self::Publish => "发布",
            Self::PublishUrgently => "应急发布",
            Self::ReleaseScheduled => "到时发布",
            Self::Post => "增加渠道",
            Self::CorrectSmall => "小更正",
            Self::CorrectSubstantive => "实质更正",
            Self::Withdraw => "撤下",
            Self::ConfirmWithdrawal => "确认撤下",
            Self::Restore => "恢复",
            Self::Discard => "废弃",
            Self::Clarify => "关联澄清",
            Self::DropVersion => "放弃新版本",
            Self::MarkValidity => "标明有效性",
            Self::Place => "改目录事项",
        }
    }
}

/// 可否 Whether the stage allows the act; people, contents and clocks may still stand in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// 可以
    Allowed,
    /// 不可以, and why, in Chinese.
    Refused(&'static str),
}

/// 可否办理 The whole table (behaviour H01).
#[must_use]
pub const fn permitted(stage: StageKind, reach: Reach, act: ActKind) -> Permission {
    use ActKind as A;
    use Permission::{Allowed, Refused};
    use StageKind as S;
    match (act, stage, reach) {
        (_, S::Discarded, _) => Refused("已废弃的稿件不再办理"),
        (A::Clarify, ..) => Allowed,
        (A::DropVersion, S::Draft | S::InReview | S::Returned | S::Approved, Reach::Public | Reach::Hidden) => Allowed,
        (A::DropVersion, S::Scheduled, Reach::Public | Reach::Hidden) => Refused("它已经定时，请先取消定时"),
        (A::DropVersion, ..) => Refused("没有在办的新版本"),
        (A::MarkValidity, _, Reach::Public) => Allowed,
        (A::MarkValidity, ..) => Refused("只有公开着的信息才标明有效性"),
        (A::Place, S::Draft | S::Returned, Reach::Never) => Allowed,
        (A::Place, S::Draft | S::Returned, _) => Refused("公开过的信息留在它公开时的事项下面，统计数才对得上"),
        (A::Place, ..) => Refused("目录事项只在拟稿和退回的时候改，审过的人看的是原来那一项"),
        (A::Withdraw, S::Withdrawn, _) | (A::Withdraw, _, Reach::Hidden) => Refused("它已经撤下"),
        (A::Withdraw, _, Reach::Public) => Allowed,
        (A::Withdraw, ..) => Refused("它还没有公开，不需要撤下"),
        (A::Discard, _, Reach::Public | Reach::Hidden) => Refused("公开过的信息永远不能废弃，只能撤下"),
        (A::Discard, S::Draft | S::Returned, _) => Allowed,
        (A::Discard, ..) => Refused("只有拟稿可以废弃"),
        (A::Revise, S::Draft | S::InReview | S::Returned | S::Approved | S::Scheduled, _) => Allowed,
        (A::Revise, ..) => Refused("公开过的内容不能直接修改，要走更正"),
        (A::Check, S::Withdrawn, _) => Refused("撤下的内容不再检查"),
        (A::Check, ..) => Allowed,
        (A::Overrule, S::Draft | S::InReview | S::Returned | S::Approved, _) => Allowed,
        (A::Overrule, ..) => Refused("检查结果只在发布或者定时之前放行"),
        (A::Submit, S::Draft | S::Returned, _) => Allowed,
        (A::Submit, ..) => Refused("只有拟稿和退回的稿件可以送审"),
        (A::Sign, S::InReview | S::Published, _) => Allowed,
        (A::Sign, ..) => Refused("稿件不在审核中"),
        (A::Return, S::InReview, _) => Allowed,
        (A::Return, S::Published, _) => Refused("已经公开的信息，要更正或者撤下，不能退回"),
        (A::Return, ..) => Refused("稿件不在审核中"),
        (A::Schedule, S::Approved, _) | (A::Publish, S::Approved, _) => Allowed,
        (A::Publish, S::Scheduled, _) => Refused("它已经定时，到时会自动发布；要马上发布，请先取消定时"),
        (A::Schedule | A::Publish, ..) => Refused("只有审定的稿件可以发布"),
        (A::Unschedule | A::ReleaseScheduled, S::Scheduled, _) => Allowed,
        (A::Unschedule | A::ReleaseScheduled, ..) => Refused("它没有定时"),
        (A::PublishUrgently, S::Draft | S::InReview | S::Returned, Reach::Never) => Allowed,
        (A::PublishUrgently, S::Approved | S::Scheduled, _) => Refused("审核已经完成，直接发布即可"),
        (A::PublishUrgently, ..) => Refused("公开过的信息不走应急程序，请更正"),
        (A::Post | A::CorrectSmall, S::Published, _) => Allowed,
        (A::Post | A::CorrectSmall, ..) => Refused("只有公开着、没有新版本在办的信息可以这样办理"),
        (A::CorrectSubstantive, S::Published | S::Withdrawn, _) => Allowed,
        (A::CorrectSubstantive, ..) => Refused("它没有公开过，或者新版本已经在办理"),
        (A::ConfirmWithdrawal | A::Restore, S::Withdrawn, _) => Allowed,
        (A::ConfirmWithdrawal | A::Restore, ..) => Refused("它没有撤下"),
    }
}
