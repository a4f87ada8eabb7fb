//! 稿 From the first text to the hand-in: propose, revise, check, submit, give up.

use affairs::publication::{self as affair, Facts, Obstacle, Proposal, Seen};
use office::{Clerk, DeskError, Finding, Office, Severity};
use store::digest::Digest;

use super::{act, blocked, lacks_totals, note, occasion, take};
use crate::{
    Record, Text,
    filing::{acting, file},
    matters::{self, due_under},
    records,
};

/// 提出 A new item: its facts, the code of the catalogue, and its first text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    /// What the affair needs; its content hash is taken from the text.
    pub proposal: Proposal,
    /// The code of the catalogue it stands under, such as `G-03`.
    pub catalogue: String,
    /// The text.
    pub text: Text,
}

/// 提出 Begin an item; its public number is made of chance, so that it reveals no count.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn propose(office: &Office, clerk: &Clerk, new: &NewItem) -> Result<Record, DeskError> {
    propose_as(office, clerk, &office.chance.hex(6), new)
}

/// 提出一次 As [`propose`], for the form of this key: the same form sent twice by one account is one item. The number
/// follows from key, account and body, so that nobody chooses the number of somebody else's item.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn propose_once(office: &Office, clerk: &Clerk, key: &str, new: &NewItem) -> Result<Record, DeskError> {
    propose_as(office, clerk, &number_of(clerk, key), new)
}

/// A number nobody can foresee who does not know the key, and the same whenever the form is sent.
pub(crate) fn number_of(clerk: &Clerk, key: &str) -> String {
    let words = format!("{}\n{}\n{key}", clerk.body, clerk.account);
    Digest::of(words.as_bytes()).to_string()[..12].to_owned()
}

/// Under a number that the page fixed: whoever sends it a second time gets what the first time made.
pub(super) fn propose_as(office: &Office, clerk: &Clerk, number: &str, new: &NewItem) -> Result<Record, DeskError> {
    let matter = matters::chosen(office, &clerk.body, &new.catalogue)?;
    let mut proposal = new.proposal.clone();
    let facts = &mut proposal.facts;
    facts.content_hash = new.text.hash();
    facts.due = facts.due.or_else(|| due_under(&matter, facts.event_date, &office.calendar));
    office.store.write(&clerk.scope(), |tx| {
        let at = office.clock.now();
        let acting = acting(clerk);
        let occasion = occasion(office, &acting, at, None);
        if let Some(known) = records::find(tx, &clerk.body, number)? {
            // Sent again as it was, it is done already; with another text it is another wish, and is not swallowed.
            let same = records::text(tx, &clerk.body, number, &proposal.facts.content_hash)?.is_some();
            let version = known.item.version;
            return if same { Ok(known) } else { Err(blocked(&[Obstacle::Stale { version }])) };
        }
        let step = affair::propose(number, &proposal, &occasion).map_err(|found| blocked(&found))?;
        if !records::keep_text(tx, &clerk.body, number, &new.text, &clerk.account, at)? {
            // Another hand sent the same page at this instant and was on disk first.
            return records::find(tx, &clerk.body, number)?.ok_or(DeskError::NotFound);
        }
        matters::keep(tx, &clerk.body, &matter)?;
        let record = Record {
            item: step.next.clone(),
            title: new.text.title.clone(),
            catalogue: new.catalogue.clone(),
            index_number: None,
            published_at: None,
        };
        Ok(file(office, tx, clerk, None, record, &step, "")?)
    })
}

/// 修改 A new text, or other facts; signatures on the old text stand no longer.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn revise(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    seen: &Seen,
    facts: &Facts,
    text: &Text,
) -> Result<Record, DeskError> {
    let facts = Facts { content_hash: text.hash(), ..facts.clone() };
    office.store.write(&clerk.scope(), |tx| {
        let before = take(tx, clerk, number)?;
        let at = office.clock.now();
        let acting = acting(clerk);
        let occasion = occasion(office, &acting, at, Some(seen));
        let step = affair::revise(&before.item, &facts, &occasion).map_err(|found| blocked(&found))?;
        records::keep_text(tx, &clerk.body, number, text, &clerk.account, at)?;
        let record = Record { item: step.next.clone(), title: text.title.clone(), ..before.clone() };
        Ok(file(office, tx, clerk, Some(&before.item), record, &step, "")?)
    })
}

/// 机检 Runs every check over the text in hand and keeps what was found.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn check(office: &Office, clerk: &Clerk, number: &str, seen: &Seen) -> Result<Record, DeskError> {
    // Looking takes as long as the attachments are large: nobody waits for it at the cabinet. A text that changes
    // meanwhile is not the one that was checked, and the affair says so.
    let text = office.store.read(&clerk.scope(), |tx| {
        let record = records::find(tx, &clerk.body, number)?.ok_or(DeskError::NotFound)?;
        records::text(tx, &clerk.body, number, record.item.content_hash())?.ok_or(DeskError::NotFound)
    })?;
    let order = looked(office, &text);
    act(office, clerk, number, seen, "", |_, record, occasion| {
        affair::check(&record.item, &order, occasion).map_err(|found| blocked(&found))
    })
}

/// 查一查 What every check finds in a text, in words; nothing is filed.
#[must_use]
pub fn look(office: &Office, text: &Text) -> Vec<Finding> {
    office.checks.look(&text.looked(&*office.files))
}

/// 更正前机检 Freezes the text of a small correction and runs every check over it; a reviewer then files it with
/// [`correct`].
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn check_correction(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    seen: &Seen,
    text: &Text,
) -> Result<Record, DeskError> {
    let order = looked(office, text);
    act(office, clerk, number, seen, "", |tx, record, occasion| {
        records::keep_text(tx, &clerk.body, number, text, &clerk.account, occasion.at)?;
        affair::check(&record.item, &order, occasion).map_err(|found| blocked(&found))
    })
}

/// What the machine found in a text, as the affair takes it.
fn looked(office: &Office, text: &Text) -> affair::CheckOrder {
    let found = look(office, text);
    let blocking = found.iter().filter(|one| one.severity == Severity::Block);
    let mut blocking: Vec<String> = blocking.map(|one| one.rule.to_owned()).collect();
    blocking.sort();
    blocking.dedup();
    let warnings = found.iter().filter(|one| one.severity == Severity::Warn).count();
    affair::CheckOrder {
        content_hash: text.hash(),
        rules: office.checks.rules(),
        blocking,
        warnings: u32::try_from(warnings).unwrap_or(u32::MAX),
    }
}

/// 送审 Hands the draft in; after a return it goes on where it was returned, or with `restart` at the first step.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn submit(office: &Office, clerk: &Clerk, number: &str, seen: &Seen, restart: bool) -> Result<Record, DeskError> {
    submit_saying(office, clerk, number, seen, restart, "")
}

/// As [`submit`], with a sentence for the reviewers.
pub(super) fn submit_saying(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    seen: &Seen,
    restart: bool,
    words: &str,
) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, words, |tx, record, occasion| {
        let twin = records::of_title(tx, &clerk.body, &record.title, number)?;
        let mut own: Vec<Obstacle> = twin.into_iter().map(|number| Obstacle::SameTitle { number }).collect();
        own.extend(lacks_totals(tx, record)?.then_some(Obstacle::TotalsUnconfirmed));
        match affair::submit(&record.item, restart, occasion) {
            Ok(step) if own.is_empty() => Ok(step),
            Ok(_) => Err(blocked(&own)),
            Err(found) => Err(blocked(&[found, own].concat())),
        }
    })
}

/// 改目录事项 Puts a draft under another matter of the catalogue; the reviewers then see it where it will stand.
///
/// # Errors
///
/// Every obstacle at once, among them a code under which nothing may be written; the store.
pub fn place(office: &Office, clerk: &Clerk, number: &str, seen: &Seen, matter: &str) -> Result<Record, DeskError> {
    let matter = matters::chosen(office, &clerk.body, matter)?;
    office.store.write(&clerk.scope(), |tx| {
        let before = take(tx, clerk, number)?;
        let acting = acting(clerk);
        let occasion = occasion(office, &acting, office.clock.now(), Some(seen));
        let facts = before.item.facts();
        // A day set by hand stays; one that followed from the matter follows the new one.
        let former = matters::standing_under(tx, &clerk.body, &before.catalogue)?;
        let followed = former.and_then(|former| due_under(&former, facts.event_date, &office.calendar));
        let by_hand = facts.due.filter(|_| followed.is_some() && followed != facts.due);
        let due = by_hand.or_else(|| due_under(&matter, facts.event_date, &office.calendar));
        let to = affair::Place { catalogue: matter.code().to_owned(), field: matter.item.field.clone(), due };
        let step = affair::place(&before.item, &before.catalogue, &to, &occasion).map_err(|found| blocked(&found))?;
        matters::keep(tx, &clerk.body, &matter)?;
        let record = Record { item: step.next.clone(), catalogue: to.catalogue, ..before.clone() };
        Ok(file(office, tx, clerk, Some(&before.item), record, &step, "")?)
    })
}

/// 放行 Lets one blocking finding pass, for a reason; never the secrecy rule, and nobody for a text of their own.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn overrule(
    office: &Office,
    clerk: &Clerk,
    number: &str,
    seen: &Seen,
    rule: &str,
    reason: &str,
) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, reason, |_, record, occasion| {
        affair::overrule(&record.item, rule, &note(reason), occasion).map_err(|found| blocked(&found))
    })
}

/// 关联澄清 Links the item to the record of the rumour that it clears up (《条例》第六条第二款).
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn clarify(office: &Office, clerk: &Clerk, number: &str, seen: &Seen, rumour: &str) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, "", |_, record, occasion| {
        affair::clarify(&record.item, rumour, occasion).map_err(|found| blocked(&found))
    })
}

/// 废弃 Gives up a draft that was never public.
///
/// # Errors
///
/// Every obstacle at once; the store.
pub fn discard(office: &Office, clerk: &Clerk, number: &str, seen: &Seen) -> Result<Record, DeskError> {
    act(office, clerk, number, seen, "", |_, record, occasion| {
        affair::discard(&record.item, occasion).map_err(|found| blocked(&found))
    })
}
