//! 送审稿 The text of a report as its reviewers get it, with what stands in it against the ledger or without a record.

use documents::html::{HtmlOptions, fragment};
use report::{
    Purpose, describe,
    drafting::{Break, Marks, finish},
};

use crate::{Manuscript, Standing};

/// The text for the reviewers: exactly what the public will read; and why it does not go on from last year's.
pub(crate) fn manuscript(known: &Standing, breaks: &[Break]) -> Manuscript {
    let report = finish(&known.draft, &known.snapshot, Marks::Stripped);
    let document = describe(&report, &Purpose::file());
    let html = fragment(&document, &HtmlOptions { plain_figures: true, ..HtmlOptions::default() });
    let (title, remark) = (report.title, remark(known, breaks));
    Manuscript { year: known.annual.year, title, html, remark, explanation: String::new() }
}

/// 说明 What stands in the report against the ledger, without a record, or not as last year's report asks for.
fn remark(known: &Standing, breaks: &[Break]) -> String {
    let Standing { draft, snapshot, .. } = known;
    let by_hand = draft.overrides.iter().map(|(key, change)| {
        let (name, ledger) = snapshot.fields.get(key).map_or((key.as_str(), ""), |field| (&field.name, &field.digits));
        format!("{name}：台账 {ledger}，改为 {}，理由：{}", change.digits, change.reason)
    });
    let reasoned = draft.claims.iter().filter(|claim| !claim.reason.is_empty());
    let reasoned = reasoned.map(|claim| {
        let words: String = report::drafting::stripped(&claim.text).chars().take(20).collect();
        format!("“{words}”：{}", claim.reason)
    });
    let explained = breaks.iter().filter_map(|each| Some(format!("{}原因：{}", each.what, each.answer(draft)?)));
    by_hand.chain(reasoned).chain(explained).collect::<Vec<_>>().join("；")
}
