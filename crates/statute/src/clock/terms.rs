//! 期限数字 The lengths of the law, and the readings where it is silent; `data/readings.json` has the source of each.

use std::ops::RangeInclusive;

/// 答复 Working days from receipt (第三十三条第二款).
pub const ANSWER_DAYS: u32 = 20;
/// 延长 Working days that one extension may have (第三十三条第二款).
pub const EXTENSION: RangeInclusive<i64> = 1..=20;
/// 告知补正 Working days from receipt (第三十条).
pub const CLARIFY_DAYS: u32 = 7;
/// 补正 Working days to supplement when none are set; reading, the law says "reasonable" (第三十条).
pub const SUPPLEMENT_DAYS: u32 = 10;
/// 征求意见 Working days of third parties and joint makers from receipt of the letter (第三十二条、第三十四条).
pub const OPINION_DAYS: u32 = 15;
/// 催办 Working days after which another organ is reminded; reading, there is no statutory limit.
pub const REMINDER_DAYS: u32 = 15;
/// 缴费 Working days from the day after the notice arrived (信息处理费管理办法第六条).
pub const PAYMENT_DAYS: u32 = 20;
/// 重新答复 Working days when the decision fixes none; reading.
pub const REDO_DAYS: u32 = 20;
/// 主动公开 Working days from formation or change (第二十六条).
pub const PUBLISH_DAYS: u32 = 20;
/// 申请复议 Calendar days (行政复议法第二十条).
pub const RECONSIDERATION_DAYS: u32 = 60;
/// 直接起诉 Months (行政诉讼法第四十六条).
pub const SUIT_MONTHS: u32 = 6;
/// 复议后起诉 Calendar days (行政诉讼法第四十五条).
pub const SUIT_AFTER_REVIEW_DAYS: u32 = 15;
/// 撤回处罚决定 Working days (行政处罚法第四十八条、第八十五条).
pub const WITHDRAW_PENALTY_DAYS: u32 = 3;
