//! 说法 How pages name stages, days and instants.

use affairs::publication::{Attribute, Stage, Subject, Validity, WithdrawalReason};
use office::Zone;

/// The tabs of the list: whatever somebody is to act on, everything, then the stages with their codes.
pub(super) const TABS: [(&str, &str); 10] = [
    ("open", "在办"),
    ("all", "全部"),
    ("draft", "在写"),
    ("returned", "退回"),
    ("in_review", "审核中"),
    ("approved", "待发布"),
    ("scheduled", "定时"),
    ("published", "已公开"),
    ("withdrawn", "已撤下"),
    ("discarded", "已废弃"),
];

/// The name of a stage by its code.
pub(super) fn stage_name(code: &str) -> &'static str {
    TABS.iter().find(|(known, _)| *known == code).map_or("", |(_, name)| name)
}

/// Where an item stands, as the title of its page says it.
pub(super) fn standing(stage: &Stage) -> String {
    match stage {
        Stage::Draft => "在写，还没有送审".into(),
        Stage::InReview { .. } => "审核中".into(),
        Stage::Returned { to } => format!("{}退回，等修改", to.name()),
        Stage::Approved => "审定了，等发布".into(),
        Stage::Scheduled { at, .. } => format!("定在 {} 发布", minute(*at)),
        Stage::Published => "已公开".into(),
        Stage::Withdrawn => "已撤下".into(),
        Stage::Discarded => "已废弃".into(),
    }
}

/// 公开属性
pub(super) fn attribute(attribute: &Attribute) -> &'static str {
    match attribute {
        Attribute::Public => "主动公开",
        Attribute::OnRequest(_) => "依申请公开",
        Attribute::Withheld(_) => "不予公开",
    }
}

/// The code of a validity as forms carry it.
pub(super) const fn validity(validity: Validity) -> &'static str {
    match validity {
        Validity::InForce => "in_force",
        Validity::Amended => "amended",
        Validity::Repealed => "repealed",
        Validity::Expired => "expired",
    }
}

/// 文件类 The kinds whose form asks for number, validity and what is explained.
pub(super) const DOCUMENTS: [&str; 3] = ["normative", "interpretation", "system"];

/// The kinds of matter a form offers.
pub(super) const SUBJECTS: [(&str, &str, Subject); 23] = [
    ("news", "工作动态", Subject::News { leader: false, finance: false }),
    ("news_leader", "工作动态（涉及领导）", Subject::News { leader: true, finance: false }),
    ("news_finance", "工作动态（涉及资金）", Subject::News { leader: false, finance: true }),
    ("notice", "活动通知", Subject::Notice),
    ("normative", "行政规范性文件", Subject::NormativeDocument),
    ("budget", "财政预算、决算", Subject::Budget),
    ("personnel", "人事", Subject::Personnel),
    ("plan", "规划、计划", Subject::Plan),
    ("interpretation", "政策解读", Subject::Interpretation),
    ("consultation", "意见征集", Subject::Consultation),
    ("list", "含个人信息的名单", Subject::PersonalList),
    ("penalty", "行政处罚", Subject::Penalty),
    ("expropriation", "征收", Subject::Expropriation),
    ("concern", "回应社会关切", Subject::PublicConcern),
    ("report", "政府信息公开工作年度报告", Subject::AnnualReport),
    ("system", "制度文件", Subject::SystemDocument),
    ("incident", "舆情事件", Subject::OpinionIncident),
    ("disaster", "灾害信息", Subject::Disaster),
    ("organs", "涉及其他机关", Subject::OtherOrgans),
    ("warning", "预警、转移通知", Subject::Warning),
    ("village", "村务公开", Subject::VillageAffairs),
    ("statement", "说明没有此类事项", Subject::NotApplicable),
    ("other", "其他", Subject::Other),
];

/// Why something is withdrawn, as a form offers it.
pub(crate) const WITHDRAWALS: [(&str, &str, WithdrawalReason); 5] = [
    ("error", "内容有误", WithdrawalReason::Error),
    ("secrecy", "涉密或者敏感", WithdrawalReason::Secrecy),
    ("personal", "含个人信息", WithdrawalReason::PersonalData),
    ("outdated", "已经失效", WithdrawalReason::Outdated),
    ("instructed", "上级要求", WithdrawalReason::Instructed),
];

/// An instant as pages print it.
pub(super) fn minute(at: i64) -> String {
    let at = Zone::shanghai().civil(at);
    format!("{} 年 {} 月 {} 日 {:02}:{:02}", at.year(), at.month(), at.day(), at.hour(), at.minute())
}

/// The civil day of an instant.
pub(crate) fn day(at: i64) -> String {
    Zone::shanghai().day(at).to_string()
}

/// An instant without its year.
pub(super) fn short(at: i64) -> String {
    let at = Zone::shanghai().civil(at);
    format!("{} 月 {} 日 {:02}:{:02}", at.month(), at.day(), at.hour(), at.minute())
}
