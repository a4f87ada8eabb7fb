//! 文件之间 What the page of a document says of others: which one ended it, which ones explain it, which ones it explains.
//! Only what the public sees is named, by the text the public sees.

use hall::Link;
use store::{StoreError, Tx};

use super::{public_content, words as site_words};
use crate::{
    Paper, Record,
    filing::{is_public, path},
    paper::InForce,
    records::{self, search::fold},
};

/// 提醒 In words, where a reader has to know before reading.
pub(super) fn words(in_force: &InForce) -> Option<String> {
    let InForce { word, since, document, warns } = in_force;
    if !warns {
        return None;
    }
    let since = since.map_or_else(String::new, |day| format!("自 {}起", site_words::day(day)));
    let by = document.as_ref().map_or_else(String::new, |number| format!("，依据 {number}"));
    Some(match *word {
        "尚未生效" => format!("这份文件还没有生效，{since}施行。"),
        word => format!("这份文件{since}{}{by}。原文留在这里，供查阅。", word.trim_start_matches('已')),
    })
}

/// The same with the document that did it, where the public sees it here.
pub(super) fn warning(
    tx: &Tx<'_>,
    body: &str,
    in_force: Option<&InForce>,
) -> Result<Option<(String, Option<Link>)>, StoreError> {
    let Some((it, said)) = in_force.and_then(|it| Some((it, words(it)?))) else { return Ok(None) };
    let Some(number) = &it.document else { return Ok(Some((said, None))) };
    for id in records::paper::numbered(tx, body, number)? {
        if let Some((record, title, paper)) = public(tx, body, &id)?
            && fold(&paper.number) == fold(number)
        {
            return Ok(Some((said, link(&record, &title))));
        }
    }
    Ok(Some((said, None)))
}

/// 解读的文件 Those of the items that the public sees.
pub(super) fn shown(tx: &Tx<'_>, body: &str, own: &str, ids: &[String]) -> Result<Vec<Link>, StoreError> {
    let mut links = Vec::new();
    for id in ids.iter().filter(|id| *id != own) {
        links.extend(public(tx, body, id)?.and_then(|(record, title, _)| link(&record, &title)));
    }
    Ok(links)
}

/// 对它的解读 What the public sees that explains this document.
pub(super) fn explained(tx: &Tx<'_>, body: &str, document: &str) -> Result<Vec<Link>, StoreError> {
    let mut links = Vec::new();
    for id in records::paper::explaining(tx, body, document)? {
        if let Some((record, title, paper)) = public(tx, body, &id)?
            && paper.explains.iter().any(|known| known == document)
            && id != document
        {
            links.extend(link(&record, &title));
        }
    }
    Ok(links)
}

/// 它废止、修改的文件 Those that the public sees, each with what this one did to it.
pub(super) fn changed(
    tx: &Tx<'_>,
    body: &str,
    own: &str,
    number: &str,
) -> Result<Vec<(&'static str, Link)>, StoreError> {
    let mut changed = Vec::new();
    for record in records::paper::changed_by(tx, body, number)? {
        let (id, said) = (&record.item.number, record.item.validity.as_ref().map_or("", |mark| mark.validity.name()));
        if id != own
            && let Some((record, title, _)) = public(tx, body, id)?
        {
            changed.extend(link(&record, &title).map(|link| (said, link)));
        }
    }
    Ok(changed)
}

/// An item as the public sees it.
fn public(tx: &Tx<'_>, body: &str, id: &str) -> Result<Option<(Record, String, Paper)>, StoreError> {
    let Some(record) = records::find(tx, body, id)?.filter(|record| is_public(&record.item)) else { return Ok(None) };
    let text = records::text(tx, body, id, public_content(&record.item))?;
    Ok(text.map(|text| (record, text.title, text.paper)))
}

fn link(record: &Record, title: &str) -> Option<Link> {
    path(record).map(|path| Link::new(title, &path))
}
