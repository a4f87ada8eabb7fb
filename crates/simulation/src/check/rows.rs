//! 一件对一件 One item: its row, the fold of its entries, who waits, its address and its page, against what was acknowledged.

use std::collections::BTreeSet;

use affairs::publication::{Act, Entry, Item, ReviewStep, fold};
use office::{Standing, addresses, waiting_on};
use publication::{Record, find, site};
use store::{Scope, params};

use super::{body_of, words_of};
use crate::{cast::BODIES, model::Piece, run::Run};

/// A record as a desk gave it, against what was acknowledged.
pub(crate) fn same(piece: &Piece, record: &Record) -> Result<(), String> {
    let item = &record.item;
    let stage = serde_json::to_value(&item.stage).map_err(|error| error.to_string())?;
    let code = stage.as_str().or_else(|| stage.as_object()?.keys().next().map(String::as_str)).unwrap_or_default();
    let authors: BTreeSet<String> = item.authors.iter().cloned().collect();
    let (hash, version) = (item.content_hash(), item.version);
    for (holds, what) in [
        (code == piece.stand.code(), format!("it stands at {code}, not at {}", piece.stand.code())),
        (hash == piece.hash, format!("its text is {hash}, not {}", piece.hash)),
        (version == piece.version, format!("its version is {version}, not {}", piece.version)),
        (authors == piece.authors, format!("its authors are {authors:?}, not {:?}", piece.authors)),
        (item.owes() == piece.debt.is_some(), "its debt is another one".into()),
        (item.signatures.len() == piece.marks.len(), "it has other signatures".into()),
        (item.releases.len() == piece.released.len(), "it came out more or less often".into()),
        (item.withdrawal.is_some() == piece.withdrawn.is_some(), "it is hidden, or not".into()),
        (record.index_number.is_some() != piece.released.is_empty(), "it has an index number, or not".into()),
    ] {
        if !holds {
            return Err(what);
        }
    }
    Ok(())
}

impl Run<'_> {
    pub(super) fn of_item(&self, piece: &Piece, entries: &[&Entry]) -> Result<(), String> {
        let (body, number) = (body_of(piece), piece.number.as_str());
        let scope = Scope::body(body);
        let read = self.world.office.store.read(&scope, |tx| {
            Ok::<_, store::StoreError>((
                find(tx, body, number)?,
                waiting_on(tx, body, number)?,
                addresses(tx, body, number)?,
                publication::remarks(tx, body, number)?,
            ))
        });
        let (record, waiting, shown, _) = read.map_err(|error| error.to_string())?;
        let record = record.ok_or("it was acknowledged and is gone")?;
        same(piece, &record)?;
        if fold(entries.iter().copied()).as_ref() != Some(&record.item) {
            return Err("its row is not what its entries tell".into());
        }
        signed_when_released(entries)?;
        let waits: BTreeSet<String> = waiting.iter().map(|row| row.what.clone()).collect();
        if waits != piece.waits() {
            return Err(format!("it waits for {waits:?}, not for {:?}", piece.waits()));
        }
        self.of_address(piece, &shown)?;
        self.of_search(piece)?;
        self.of_strangers(piece)
    }

    /// 查找 Whoever looks for words finds those of the text in hand, and of no other.
    fn of_search(&self, piece: &Piece) -> Result<(), String> {
        let (body, number) = (body_of(piece), piece.number.as_str());
        let read = self.world.office.store.read(&Scope::body(body), |tx| {
            tx.first(
                "SELECT folded FROM item_words WHERE body = :body AND id = :number",
                params! { body, number },
                |row| row.get::<String>("folded"),
            )
        });
        let folded = read.map_err(|error: store::StoreError| error.to_string())?.unwrap_or_default();
        let finds = |words: &str| folded.contains(&words.replace([' ', '\t'], "").replace('，', ","));
        let text = piece.texts.get(&piece.hash);
        let own = text.and_then(words_of);
        let missed = text.into_iter().flat_map(|text| text.text.lines()).find(|line| !finds(line));
        let others = piece.texts.values().filter_map(words_of).filter(|words| Some(*words) != own);
        match (missed, others.into_iter().find(|words| finds(words))) {
            (None, None) => Ok(()),
            (missed, other) => Err(format!("a search misses {missed:?} and finds {other:?}")),
        }
    }

    /// 200 with exactly the text that came out last, or 410 with nothing of it.
    fn of_address(&self, piece: &Piece, shown: &[office::Address]) -> Result<(), String> {
        let Some(path) = piece.path() else {
            return if shown.is_empty() {
                Ok(())
            } else {
                Err(format!("it has addresses and never came out: {shown:?}"))
            };
        };
        let hidden = piece.withdrawn.is_some();
        let standing = if hidden { Standing::Gone } else { Standing::Shown };
        if shown.len() != 1 || shown[0].path != path || shown[0].standing != standing {
            return Err(format!("at {path} must be {standing:?}, and there is {shown:?}"));
        }
        let front = site::Front { body: body_of(piece), ..site::Front::default() };
        let page = site::page(&self.world.office, &front, &path, "").map_err(|error| format!("{error:?}"))?;
        let last = piece.released.last().and_then(|last| piece.texts.get(&last.hash));
        let shows = |page: &str| {
            last.is_some_and(|text| {
                page.contains(&text.public_html(body_of(piece)).to_string()) && page.contains(&text.title)
            })
        };
        let any = |page: &str| {
            piece
                .texts
                .values()
                .any(|text| page.contains(words_of(text).unwrap_or_default()) || page.contains(&text.title))
        };
        match page {
            Some(site::Seen::Shown(page)) if !hidden && shows(&page) => {
                // The same words stand in plain and rich texts alike.
                let own = last.and_then(words_of);
                let others = piece.texts.values().filter_map(words_of).filter(|words| Some(*words) != own);
                let leaked = others.filter(|words| page.contains(words)).count();
                if leaked == 0 { Ok(()) } else { Err("its page shows a text that did not come out".into()) }
            }
            Some(site::Seen::Gone(page)) if hidden && !any(&page) => Ok(()),
            other => Err(format!("its page (hidden: {hidden}) is {}", head(&other))),
        }
    }

    /// Nothing of it is there for the other body.
    fn of_strangers(&self, piece: &Piece) -> Result<(), String> {
        let other = BODIES[1 - piece.body];
        let (own, number) = (body_of(piece), piece.number.as_str());
        let scope = Scope::body(other);
        let theirs = self.world.office.store.read(&scope, |tx| find(tx, other, number));
        let ours = self.world.office.store.read(&scope, |tx| find(tx, own, number));
        match (theirs, ours) {
            (Ok(None), Err(store::StoreError::OutOfScope { .. })) => Ok(()),
            (theirs, ours) => Err(format!("{other} reads it: {theirs:?} {ours:?}")),
        }
    }
}

fn head(page: &Option<site::Seen>) -> &'static str {
    match page {
        None => "not there",
        Some(site::Seen::Shown(_)) => "a page that is not the text that came out",
        Some(site::Seen::Moved(_)) => "elsewhere",
        Some(site::Seen::Gone(_)) => "a tombstone",
    }
}

/// No release without a signature for each step on exactly its text, of people kept apart, or an urgent one with its
/// debt: read from the entries alone.
fn signed_when_released(entries: &[&Entry]) -> Result<(), String> {
    for (at, entry) in entries.iter().enumerate() {
        let Act::Published { content_hash, .. } = &entry.act else { continue };
        let before = fold(entries[..at].iter().copied()).ok_or("it came out before it began")?;
        for step in needed(&before) {
            let signs = |known: &&affairs::publication::Signature| {
                known.step == step && known.content_hash == *content_hash && known.decision.is_pass()
            };
            let Some(signature) = before.signatures.iter().rev().find(signs) else {
                return Err(format!("it came out without {step:?}"));
            };
            let decides = |step| !matches!(step, ReviewStep::Proof(_));
            let twice = before.signatures.iter().filter(|known| known.version == signature.version);
            let twice = twice.filter(|known| decides(known.step) && decides(step) && known.step != step);
            if twice.clone().any(|known| known.by == signature.by) || before.authors.contains(&signature.by) {
                return Err(format!("{} decided {step:?} and more", signature.by));
            }
        }
    }
    Ok(())
}

/// The steps without which nothing comes out, whatever its profile.
fn needed(item: &Item) -> Vec<ReviewStep> {
    use affairs::publication::Importance;
    let facts = item.facts();
    let mut steps =
        vec![ReviewStep::Secrecy, ReviewStep::Proof(1), ReviewStep::First, ReviewStep::Proof(2), ReviewStep::Second];
    let floor = facts.subject.floor();
    let class = if facts.importance == Importance::Urgent { floor } else { facts.importance.max(floor) };
    if class >= Importance::Important {
        steps.extend([ReviewStep::Proof(3), ReviewStep::Final]);
    }
    steps
}
