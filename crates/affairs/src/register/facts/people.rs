//! 人 Trainings, pairs, problems, the group and its meetings. Who they are stands in sealed rows, not here.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::coded;

coded! {
    /// 问题类别
    ProblemCategory {
        Publishing = "publishing", "信息发布";
        Platform = "platform", "平台维护";
        Other = "other", "其他";
    }
}

coded! {
    /// 在领导小组里
    GroupDuty {
        Head = "head", "组长";
        Deputy = "deputy", "副组长";
        Member = "member", "成员";
    }
}

/// 培训 One session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Training {
    /// The day.
    pub on: Date,
    /// Minute of the day it began.
    pub start: u16,
    /// Minute of the day it ended.
    pub end: u16,
    /// 人次 Distinct people who signed in.
    pub attendees: u32,
    /// Hash of the sign-in list.
    pub sign_in: String,
}

/// 帮带 One who knows the work beside one who learns it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pairing {
    /// Account of the mentor.
    pub mentor: String,
    /// Account of the trainee.
    pub trainee: String,
    /// First day.
    pub from: Date,
    /// Last day; none while it goes on.
    pub to: Option<Date>,
}

/// 实操问题
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The day it was raised.
    pub raised: Date,
    /// Account of the trainee who raised it, and who alone confirms that it is solved.
    pub by: String,
    /// What it is about.
    pub category: ProblemCategory,
    /// The day it was solved.
    pub solved: Option<Date>,
}

/// 领导小组成员
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Head, deputy or member.
    pub duty: GroupDuty,
    /// First day.
    pub from: Date,
    /// Last day; none while it goes on.
    pub to: Option<Date>,
}

/// 会议
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The day.
    pub on: Date,
    /// Distinct people who signed in.
    pub attendees: u32,
    /// Hash of the sign-in list.
    pub sign_in: String,
}
