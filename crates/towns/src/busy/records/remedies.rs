//! 复议诉讼 Every outcome of a review and of a suit once, on each track something in every column, and what is open at the end.

/// 案件 Track, accepted, decided (empty while open), outcome, what it is about.
pub type Sued = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// 全部案件
pub const REMEDIES: [Sued; 26] = [
    ("review", "2024-11-26", "2025-01-24", "review.maintained", "不服不予公开渡口街评标报告"),
    ("suit_direct", "2024-12-18", "2025-03-06", "suit.claims-dismissed", "不服部分公开村级光伏收益材料"),
    ("review", "2025-02-17", "2025-04-15", "review.claim-rejected", "认为没有在期限内答复"),
    ("review", "2025-03-03", "2025-04-28", "review.changed", "不服路灯合同部分遮盖"),
    ("review", "2025-03-24", "2025-05-20", "review.revoked", "不服以过程性信息为由不予公开"),
    ("review", "2025-04-09", "2025-06-05", "review.unlawful", "认为延期没有告知"),
    ("review", "2025-04-21", "2025-06-16", "review.ordered", "认为收到申请没有答复"),
    ("review", "2025-05-12", "2025-07-08", "review.void", "不服没有落款日期的答复"),
    ("review", "2025-05-26", "2025-06-10", "review.inadmissible", "以咨询代替申请后申请复议"),
    ("review", "2025-06-18", "2025-08-12", "review.terminated", "申请人和本机关达成一致"),
    ("review", "2025-07-14", "2025-08-29", "review.mediated", "征地补偿材料的提供方式"),
    ("review", "2025-08-20", "2025-09-05", "review.withdrawn", "已经得到所要材料，撤回申请"),
    ("review", "2025-09-16", "2025-11-12", "review.maintained", "不服告知已移交档案馆"),
    ("review", "2025-12-12", "", "", "不服不予公开案卷"),
    ("suit_direct", "2025-03-18", "2025-06-26", "suit.ordered", "请求公开河道整治会商材料"),
    ("suit_direct", "2025-04-15", "2025-07-22", "suit.unlawful", "认为逾期答复违法"),
    ("suit_direct", "2025-05-06", "2025-05-13", "suit.not-registered", "没有先提出公开申请"),
    ("suit_direct", "2025-06-24", "2025-09-10", "suit.withdrawn", "庭前得到答复，撤回起诉"),
    ("suit_direct", "2025-08-08", "2025-08-21", "suit.transferred", "不属于该法院管辖"),
    ("suit_direct", "2025-11-18", "", "", "请求公开摊位抽签记录"),
    ("suit_after_review", "2025-05-08", "2025-08-18", "suit.claims-dismissed", "经复议驳回后起诉"),
    ("suit_after_review", "2025-05-29", "2025-09-02", "suit.revoked", "经复议变更后仍不服"),
    ("suit_after_review", "2025-07-17", "2025-10-20", "suit.void", "请求确认答复无效"),
    ("suit_after_review", "2025-07-30", "2025-09-24", "suit.rejected", "复议终止以后起诉"),
    ("suit_after_review", "2025-09-11", "2025-11-26", "suit.mediated", "征地材料的复制费用"),
    ("suit_after_review", "2025-12-05", "", "", "经复议维持后起诉"),
];
