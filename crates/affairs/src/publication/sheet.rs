//! 发布审核单 Every step with its opinion and times, as data; the department turns it into one A4 page.

use super::{Decision, Item};

/// 一行 One signature of the review sheet; times are instants, ms UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// 步骤
    pub step: &'static str,
    /// 经办人 The name, or "×××代×××" for a deputy.
    pub who: String,
    /// 意见 `同意` or `退回（…）`.
    pub opinion: String,
    /// Reference of the text of a return.
    pub note: Option<String>,
    /// 收到时间
    pub received_at: i64,
    /// 办理时间
    pub decided_at: i64,
    /// The first eight digits of the content hash.
    pub hash: String,
    /// Whether it counts for the content in hand.
    pub stands: bool,
    /// 过快 Marked for the auditor.
    pub hasty: bool,
}

/// 发布审核单 One row a signature, in the order given, those that an edit made void included: both hashes are shown.
#[must_use]
pub fn review_sheet(item: &Item, names: &dyn Fn(&str) -> String) -> Vec<SheetRow> {
    let row = |signature: &super::Signature| {
        let by = names(&signature.by);
        let (opinion, note) = match &signature.decision {
            Decision::Pass => ("同意".to_owned(), None),
            Decision::Return { code, note } => (format!("退回（{}）", code.name()), Some(note.clone())),
        };
        SheetRow {
            step: signature.step.name(),
            who: signature.deputy_of.as_deref().map_or(by.clone(), |of| format!("{by}代{}", names(of))),
            opinion,
            note,
            received_at: signature.received_at,
            decided_at: signature.at,
            hash: signature.content_hash.chars().take(8).collect(),
            stands: item.stands(signature),
            hasty: signature.hasty,
        }
    };
    item.signatures.iter().map(row).collect()
}
