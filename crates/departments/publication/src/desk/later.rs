//! 改和撤 What is public changes by a correction, is hidden at once, and is never deleted.

use affairs::publication::{self as affair, CorrectionOrder, Seen, ValidityMark, WithdrawalReason};
use office::{Clerk, DeskError, Office};

use super::{act, blocked, note, occasion, take};
use crate::{
    Record, Text,
    filing::{acting, file},
    records,
};

/// 更正 Changes what is public: small with one review and a note, substantive through the whole flow.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn correct(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    seen: &Seen,
    correction: &NewCorrection,
) -> Result<Record, DeskError> {
    let NewCorrection { text, substantive, explanation, prepared_by } = correction;
    office.store.write(&clerk.scope(), |tx| {
        let before = take(tx, clerk, number)?;
        let at = office.clock.now();
        let acting = acting(clerk);
        let occasion = occasion(office, &acting, at, Some(seen));
        let order = CorrectionOrder {
            substantive: *substantive,
            content_hash: text.hash(),
            note: note(explanation),
            prepared_by: prepared_by.clone(),
            rules: office.checks.rules(),
        };
        let step = affair::correct(&before.item, &order, &occasion).map_err(|found| blocked(&found))?;
        records::keep_text(tx, &clerk.body, number, text, prepared_by, at)?;
        let record = Record { item: step.next.clone(), title: text.title.clone(), ..before.clone() };
        Ok(file(office, tx, clerk, Some(&before.item), record, &step, explanation)?)
    })
}

/// 更正单 The new text with its visible explanation, and who prepared it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCorrection {
    /// The text afterwards.
    pub text: Text,
    /// A change of meaning.
    pub substantive: bool,
    /// 更正说明 Shown to everybody.
    pub explanation: String,
    /// The account that wrote it.
    pub prepared_by: String,
}

/// 放弃新版本 Gives up a new version that was not released; the old one stands, with its text and its title.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn drop_version(office: &Office, clerk: &Clerk, number: &str, seen: &Seen) -> Result<Record, DeskError> {
    office.store.write(&clerk.scope(), |tx| {
        let before = take(tx, clerk, number)?;
        let acting = acting(clerk);
        let occasion = occasion(office, &acting, office.clock.now(), Some(seen));
        let step = affair::drop_version(&before.item, &occasion).map_err(|found| blocked(&found))?;
        let text = records::text(tx, &clerk.body, number, step.next.content_hash())?.ok_or(DeskError::NotFound)?;
        let record = Record { item: step.next.clone(), title: text.title, ..before.clone() };
        Ok(file(office, tx, clerk, Some(&before.item), record, &step, "")?)
    })
}

/// 标明有效性 Says of what is public that it is in force no longer, or again; its page says so at once.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn mark_validity(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    seen: &Seen,
    mark: &ValidityMark,
    explanation: &str,
) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, explanation, |_, record, occasion| {
        affair::mark_validity(&record.item, mark, occasion).map_err(|found| blocked(&found))
    })
}

/// 撤下 Hides an item at once; a leader confirms or restores within one working day.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn withdraw(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    seen: &Seen,
    reason: WithdrawalReason,
    explanation: &str,
) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, explanation, |_, record, occasion| {
        affair::withdraw(&record.item, reason, &note(explanation), occasion).map_err(|found| blocked(&found))
    })
}

/// 确认撤下 A leader other than who withdrew it.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn confirm_withdrawal(office: &Office, clerk: &Clerk, number: &str, seen: &Seen) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, "", |_, record, occasion| {
        affair::confirm_withdrawal(&record.item, occasion).map_err(|found| blocked(&found))
    })
}

/// 恢复 A leader other than who withdrew it puts it back.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn restore(office: &Office, clerk: &Clerk, number: &str, seen: &Seen) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, "", |_, record, occasion| {
        affair::restore(&record.item, occasion).map_err(|found| blocked(&found))
    })
}
