//! 归档 How a step of the affair becomes rows: item, figures, who waits, addresses, errands, all in one transaction.

use affairs::publication::{
    self as affair, Awaited, Errand, Item, Reach, Step,
    figures::{CountRule, Delta, Figure},
};
use office::{Address, Clerk, Filing, NewEntry, Office, Standing, Waiting, Zone};
use store::{StoreError, Tx};

use crate::{Record, records};

/// Who acts, as the affair asks: account, role, section, and in whose place.
pub(crate) fn acting(clerk: &Clerk) -> affair::Acting {
    let own = (!clerk.section.is_empty()).then(|| clerk.section.clone());
    affair::Acting {
        account: clerk.account.clone(),
        role: clerk.role,
        section: clerk.acting.as_ref().map_or(own, |acting| acting.section.clone()),
        deputy_of: clerk.acting.as_ref().map(|acting| affair::Deputy {
            of: acting.principal.clone(),
            role: acting.role,
            section: acting.section.clone(),
            from: acting.from,
            to: acting.to,
        }),
    }
}

/// Files a step; the first release takes the next index number of its year.
pub(crate) fn file(
    office: &Office,
    tx: &Tx<'_>,
    clerk: &Clerk,
    before: Option<&Item>,
    mut record: Record,
    step: &Step,
    words: &str,
) -> Result<Record, StoreError> {
    let at = step.entry.at;
    if let Some(first) = step.next.first_release() {
        if record.index_number.is_none() {
            record.index_number = Some(records::next_index_number(tx, &clerk.body, first.on.year())?);
        }
        record.published_at = record.published_at.or(Some(first.at));
    }
    let waiting = rows(&step.next.number, at, &step.waiting);
    records::file(tx, &record, &records::turn_due(&step.next, &waiting))?;
    let written = if before.is_none_or(|before| before.content_hash() != step.next.content_hash()) {
        records::text(tx, &clerk.body, &step.next.number, step.next.content_hash())?
    } else {
        None
    };
    records::search::keep(tx, &record, written.as_ref())?;
    let filing = Filing {
        figures: figures(&Delta::between(before, &step.next, CountRule::default())),
        waiting: Some(waiting),
        addresses: addresses(&record),
        errands: step.errands.iter().filter_map(|errand| errand_row(&record, at, errand)).collect(),
    };
    let entry = NewEntry {
        kind: step.entry.kind(),
        version: step.entry.version(),
        record: step.next.number.clone(),
        payload: step.entry.payload(),
    };
    let position = office.file(tx, clerk, at, &entry, &filing)?;
    records::keep_remark(tx, &clerk.body, &step.next.number, position, (entry.kind, &clerk.account, words))?;
    Ok(record)
}

/// 等什么 The words for what is waited for, by its permanent code.
pub(crate) fn words_of(code: &str) -> Option<String> {
    let (what, step) = match code.strip_prefix("publication.")?.split_once('.') {
        None => (code.strip_prefix("publication.")?, ""),
        Some((what, step)) => (what, step),
    };
    let step = match step {
        "secrecy" => "保密审查",
        "proof-1" => "一校",
        "proof-2" => "二校",
        "proof-3" => "三校",
        "first" => "初审",
        "second" => "复审",
        "final" => "终审",
        _ => "",
    };
    Some(match what {
        "submission" => "写完送审".into(),
        "rework" => "修改后再送".into(),
        "sign" => step.into(),
        "renew" => format!("重新{step}（稿件改过）"),
        "debt" => format!("补办{step}（应急发布之后）"),
        "release" => "发布".into(),
        "confirmation" => "确认撤下或者恢复".into(),
        _ => return None,
    })
}

/// The permanent code of what is waited for.
fn awaited(what: Awaited) -> String {
    let step = |step: affair::ReviewStep| match step {
        affair::ReviewStep::Secrecy => "secrecy".to_owned(),
        affair::ReviewStep::Proof(n) => format!("proof-{n}"),
        affair::ReviewStep::First => "first".to_owned(),
        affair::ReviewStep::Second => "second".to_owned(),
        affair::ReviewStep::Final => "final".to_owned(),
    };
    match what {
        Awaited::Submission => "publication.submission".to_owned(),
        Awaited::Rework => "publication.rework".to_owned(),
        Awaited::Signature(of) => format!("publication.sign.{}", step(of)),
        Awaited::Renewal(of) => format!("publication.renew.{}", step(of)),
        Awaited::Debt(of) => format!("publication.debt.{}", step(of)),
        Awaited::Release => "publication.release".to_owned(),
        Awaited::Confirmation => "publication.confirmation".to_owned(),
    }
}

/// Where two roles are asked for the same thing, the next level hears of it once.
fn rows(number: &str, at: i64, waiting: &[affair::Waiting]) -> Vec<Waiting> {
    let mut rows: Vec<Waiting> = Vec::new();
    for line in waiting {
        let row = row(number, at, line);
        let told = rows.iter().any(|earlier| earlier.what == row.what);
        rows.push(if told { Waiting { next_role: String::new(), ..row } } else { row });
    }
    rows
}

fn row(number: &str, at: i64, waiting: &affair::Waiting) -> Waiting {
    let due = waiting.due_at.map_or(waiting.clock.due.day, |instant| Zone::shanghai().day(instant));
    Waiting {
        record: number.to_owned(),
        what: awaited(waiting.what),
        role: waiting.role.id().to_owned(),
        section: waiting.section.clone().unwrap_or_default(),
        account: waiting.account.clone().unwrap_or_default(),
        next_role: waiting.escalates_to().map_or("", affairs::role::Role::id).to_owned(),
        since: at,
        remind_on: waiting.clock.remind.day,
        due,
    }
}

/// Metric and division of a figure.
pub(crate) fn named(figure: &Figure) -> (&'static str, String) {
    let part = |name: &str| name.to_owned();
    match figure {
        Figure::Published => ("M-01", String::new()),
        Figure::PublishedInField(field) => ("M-01", format!("field:{field}")),
        Figure::PublishedOn(channel) => ("M-01", format!("channel:{channel}")),
        Figure::Relayed => ("M-01", part("relayed")),
        Figure::Village => ("M-01", part("village")),
        Figure::WithdrawnLater => ("M-01", part("withdrawn-later")),
        Figure::Rhythm => ("M-11", String::new()),
        Figure::Reviewed => ("M-06", String::new()),
        Figure::Returned => ("M-06", part("returned")),
        Figure::Overruled => ("M-06", part("overruled")),
        Figure::FinalReviewed => ("M-06", part("final")),
    }
}

fn figures(delta: &Delta) -> Vec<office::Figure> {
    let row = |(figure, day, record, ordinal): &(Figure, jiff::civil::Date, String, usize), amount| {
        let (metric, part) = named(figure);
        let ordinal = i64::try_from(*ordinal).unwrap_or(i64::MAX);
        office::Figure { metric, part, day: *day, record: record.clone(), ordinal, amount }
    };
    let gone = delta.minus.iter().map(|counted| row(counted, None));
    gone.chain(delta.plus.iter().map(|counted| row(counted, Some(1)))).collect()
}

/// 网址 `/{body}/{catalogue}/{yyyy}/{mm}/{number}.html`, fixed by the first release through this house.
pub(crate) fn path(record: &Record) -> Option<String> {
    let first = record.item.first_release()?.on;
    let column = record.catalogue.to_lowercase();
    let body = &record.item.proposal.body;
    Some(format!("/{body}/{column}/{}/{:02}/{}.html", first.year(), first.month(), record.item.number))
}

/// Whether the public sees it: also while a new version is made, and not while a withdrawn item is made anew.
pub(crate) fn is_public(item: &Item) -> bool {
    item.first_release().is_some() && Reach::of(item) == Reach::Public
}

fn addresses(record: &Record) -> Vec<Address> {
    let Some(path) = path(record) else { return Vec::new() };
    let standing = if is_public(&record.item) { Standing::Shown } else { Standing::Gone };
    vec![Address { path, kind: "publication".into(), standing }]
}

/// What is left to do after the commit; pages and tombstones need nothing, the addresses already say it.
fn errand_row(record: &Record, at: i64, errand: &Errand) -> Option<office::Errand> {
    let number = &record.item.number;
    let mut due_at = at;
    let payload = match errand {
        Errand::Show { .. } | Errand::TakeDown => return None,
        Errand::ReleaseAt { at } => {
            due_at = *at;
            serde_json::json!({"number": number})
        }
        Errand::Tell { account } => serde_json::json!({"number": number, "accounts": [account]}),
        Errand::TellRole { role } => serde_json::json!({"number": number, "role": role.id()}),
        Errand::Alarm { accounts, codes } => {
            serde_json::json!({"number": number, "accounts": accounts, "codes": codes})
        }
    };
    Some(office::Errand { kind: errand.kind(), payload: payload.to_string(), due_at })
}
