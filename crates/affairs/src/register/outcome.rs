//! 审结的归类 Which column of table IV an outcome prints in.
//!
//! The official delimitation of the columns is «unverified» (`annual-report.md` §4): the ledger keeps the raw outcome,
//! and this table, dated, says where it goes until somebody finds the official word.

use super::Track;

/// The day on which the table was made.
pub const AS_OF: &str = "2026-11-30";

/// «unverified»: which column an outcome belongs to is practice, not law.
pub const VERIFIED: bool = false;

/// 一种结果
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The permanent code.
    pub code: &'static str,
    /// Whether it is an outcome of a suit, not of a review.
    pub suit: bool,
    /// The words people use.
    pub name: &'static str,
    /// `upheld`, `corrected` or `other`.
    pub column: &'static str,
    /// The article that the outcome comes from; empty where none is.
    pub source: &'static str,
}

const fn review(code: &'static str, name: &'static str, column: &'static str, source: &'static str) -> Outcome {
    Outcome { code, suit: false, name, column, source }
}

const fn suit(code: &'static str, name: &'static str, column: &'static str, source: &'static str) -> Outcome {
    Outcome { code, suit: true, name, column, source }
}

/// 全部结果 Those of reviews, then those of suits.
pub const OUTCOMES: [Outcome; 21] = [
    review("review.maintained", "维持", "upheld", "《行政复议法》第六十八条"),
    review("review.claim-rejected", "驳回复议请求", "upheld", "《行政复议法》第六十九条"),
    review("review.changed", "变更", "corrected", "《行政复议法》第六十三条"),
    review("review.revoked", "撤销或者部分撤销", "corrected", "《行政复议法》第六十四条"),
    review("review.unlawful", "确认违法", "corrected", "《行政复议法》第六十五条"),
    review("review.ordered", "责令履行", "corrected", "《行政复议法》第六十六条"),
    review("review.void", "确认无效", "corrected", "《行政复议法》第六十七条"),
    review("review.inadmissible", "驳回复议申请", "other", "《行政复议法》第三十三条"),
    review("review.terminated", "终止", "other", "《行政复议法》第四十一条"),
    review("review.mediated", "调解", "other", "《行政复议法》第七十三条"),
    review("review.withdrawn", "撤回申请", "other", "《行政复议法》第四十一条"),
    suit("suit.claims-dismissed", "驳回诉讼请求", "upheld", "《行政诉讼法》第六十九条"),
    suit("suit.revoked", "撤销或者部分撤销", "corrected", "《行政诉讼法》第七十条"),
    suit("suit.ordered", "责令履行、责令公开", "corrected", "《行政诉讼法》第七十二条"),
    suit("suit.unlawful", "确认违法", "corrected", "《行政诉讼法》第七十四条"),
    suit("suit.void", "确认无效", "corrected", "《行政诉讼法》第七十五条"),
    suit("suit.not-registered", "不予立案", "other", "《行政诉讼法》第五十一条"),
    suit("suit.rejected", "驳回起诉", "other", ""),
    suit("suit.withdrawn", "撤诉", "other", "《行政诉讼法》第六十二条"),
    suit("suit.transferred", "移送", "other", "《行政诉讼法》第二十二条"),
    suit("suit.mediated", "调解", "other", "《行政诉讼法》第六十条"),
];

/// The outcomes that a track may have.
pub fn outcomes(track: Track) -> impl Iterator<Item = &'static Outcome> {
    OUTCOMES.iter().filter(move |outcome| outcome.suit == (track != Track::Review))
}

/// The outcome of this code on a track.
#[must_use]
pub fn outcome(track: Track, code: &str) -> Option<&'static Outcome> {
    outcomes(track).find(|outcome| outcome.code == code)
}
