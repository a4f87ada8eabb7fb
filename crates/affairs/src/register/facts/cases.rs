//! 办件 Applications, reviews and suits, and the fee.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::coded;

coded! {
    /// 申请人类别 The six columns of table III.
    Category {
        Natural = "natural", "自然人";
        Enterprise = "enterprise", "商业企业";
        Research = "research", "科研机构";
        Charity = "charity", "社会公益组织";
        LegalService = "legal_service", "法律服务机构";
        OtherOrg = "other_org", "其他";
    }
}

coded! {
    /// 途径 The three blocks of table IV.
    Track {
        Review = "review", "行政复议";
        SuitDirect = "suit_direct", "未经复议直接起诉";
        SuitAfterReview = "suit_after_review", "复议后起诉";
    }
}

/// 申请 One application as registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Application {
    /// 收到之日（第三十一条）
    pub received: Date,
    /// Who applied; of several persons the first named.
    pub category: Category,
    /// 办结 The day of the answer, and the one row of table III it belongs to.
    pub closed: Option<Result>,
}

/// 办理结果
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Result {
    /// The day of the answer.
    pub on: Date,
    /// A leaf row of table III, such as `granted`.
    pub row: String,
}

/// 复议诉讼 One case, at the body whose act is challenged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remedy {
    /// Which block of table IV.
    pub track: Track,
    /// 受理之日
    pub accepted: Date,
    /// 审结
    pub closed: Option<Verdict>,
}

/// 审结 The outcome as it was decided; which column it prints in, [`outcome`](crate::register::outcome) says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The day it was decided.
    pub on: Date,
    /// The raw outcome, by its code.
    pub outcome: String,
}

/// 信息处理费 One notice of a fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// The day of the notice.
    pub notice: Date,
    /// The money asked for, in fen.
    pub notified_fen: i64,
    /// What came in.
    pub received: Option<Received>,
}

/// 收到的钱
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// The day.
    pub on: Date,
    /// The money, in fen.
    pub fen: i64,
}
