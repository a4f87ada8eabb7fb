//! 对照哪一稿 The earlier text a person needs beside the one in hand: that which they signed, or the one before.

use affairs::publication::Item;
use hall::{
    Link, Pair,
    serving::{Roster, Seated},
};
use office::{DeskError, Finding};
use store::Tx;

use super::{difference, item::address, sides, words};
use crate::{Record, Text, records};

/// 怎样看 The hash of the text to compare with, and whether to compare at all.
#[derive(Default, serde::Deserialize)]
pub(super) struct Look {
    #[serde(default)]
    pub(super) against: String,
    /// `text` or `changes`; empty for whichever the person needs.
    #[serde(default)]
    pub(super) view: String,
}

/// 对照 Two texts side by side.
pub(super) struct Comparison {
    pub(super) before: (String, String),
    pub(super) after: (String, String),
    pub(super) pairs: Vec<Pair>,
    /// The other earlier texts one may compare with.
    pub(super) others: Vec<Link>,
}

/// The earlier text the person needs, beside the one in hand; none when there is no earlier one.
pub(super) fn comparison(
    tx: &Tx<'_>,
    seated: &Seated,
    (record, text): (&Record, &Text),
    look: &Look,
    (spots, findings): (&[sides::Spot], &[Finding]),
    roster: &Roster,
) -> Result<Option<Comparison>, DeskError> {
    let (item, body) = (&record.item, &seated.clerk.body);
    let texts = records::texts(tx, body, &item.number)?;
    let Some(hash) = compared(item, &seated.clerk.account, &texts, &look.against) else { return Ok(None) };
    let Some(earlier) = records::text(tx, body, &item.number, hash)? else { return Ok(None) };
    let own = item.signatures.iter().any(|known| known.by == seated.clerk.account && known.content_hash == hash);
    let called = |hash: &str, more: &str| {
        let at = texts.iter().position(|(known, ..)| known == hash);
        let (_, by, written) = at.and_then(|at| texts.get(at)).cloned().unwrap_or_default();
        let name = format!("第 {} 稿", at.map_or(0, |at| at + 1));
        (name, format!("{}　{}{more}", words::short(written), roster.person(&by)))
    };
    let other = |(known, ..): &&(String, String, i64)| known != hash && known != item.content_hash();
    let link = |(hash, ..): &(String, String, i64)| {
        Link::new(&format!("与{}对照", called(hash, "").0), &format!("{}?against={hash}", address(&item.number)))
    };
    Ok(Some(Comparison {
        before: called(hash, if own { "　您签过这一稿" } else { "" }),
        after: called(item.content_hash(), "　眼前这一稿"),
        pairs: sides::pairs(&difference::between(&earlier, text), spots, findings),
        others: texts.iter().filter(other).map(link).collect(),
    }))
}

/// Which earlier text the page compares with: the one asked for; else the one this person signed last; else the one
/// before.
fn compared<'a>(item: &Item, account: &str, texts: &'a [(String, String, i64)], asked: &str) -> Option<&'a str> {
    let known = |hash: &str| texts.iter().map(|(hash, ..)| hash.as_str()).find(|known| *known == hash);
    let other = |hash: &&str| *hash != item.content_hash();
    let own = item.signatures.iter().rev().find(|signature| signature.by == account);
    known(asked)
        .or_else(|| own.and_then(|signature| known(&signature.content_hash)))
        .filter(other)
        .or_else(|| texts.iter().rev().map(|(hash, ..)| hash.as_str()).find(other))
}
