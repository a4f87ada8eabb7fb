//! 名单 Who signed in, and whom a record speaks of: sealed rows, never entries.

use std::collections::BTreeSet;

use affairs::private::Private;
use office::{DeskError, Office, Place, Resealed, Seal, SealError, Sealed};
use store::{Scope, Store, StoreError, Tx, digest::Digest, params};

/// 人员 One person of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// 姓名
    pub name: Private<String>,
    /// 单位、内设机构
    pub section: String,
}

/// 名单 A list as it is kept: each person once, with the mark that tells them.
pub(crate) struct List {
    people: Vec<(Person, [u8; 32])>,
}

impl List {
    /// Everybody once, in the order in which they stand; blank lines are nobody.
    pub(crate) fn of(seal: &dyn Seal, people: &[Person]) -> Self {
        let mut known = BTreeSet::new();
        let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let people = people.iter().filter_map(|person| {
            let (name, section) = (tidy(person.name.unmask()), tidy(&person.section));
            let mark = mark(seal, &name, &section);
            let new = !name.is_empty() && known.insert(mark);
            new.then(|| (Person { name: Private::new(name), section }, mark))
        });
        Self { people: people.collect() }
    }

    /// How many people there are.
    pub(crate) fn count(&self) -> u32 {
        u32::try_from(self.people.len()).unwrap_or(u32::MAX)
    }

    /// 名单的摘要 Of the marks under the key, not of the names: nobody finds a name by trying all of them.
    pub(crate) fn hash(&self) -> String {
        let mut marks: Vec<[u8; 32]> = self.people.iter().map(|(_, mark)| *mark).collect();
        marks.sort_unstable();
        if marks.is_empty() { String::new() } else { Digest::of(&marks.concat()).to_string() }
    }

    /// The rows of a record become this list.
    pub(crate) fn keep(&self, tx: &Tx<'_>, seal: &dyn Seal, (body, record): (&str, &str)) -> Result<(), StoreError> {
        tx.execute("DELETE FROM register_attendee WHERE body = :body AND record = :record", params! { body, record })?;
        for (ordinal, (person, mark)) in (1_i64..).zip(&self.people) {
            let row = format!("{record}/{ordinal}");
            let name_sealed = seal.seal(&place(body, &row), person.name.unmask().as_bytes());
            tx.file(
                "INSERT INTO register_attendee (body, record, ordinal, name_sealed, mark, section)
                 VALUES (:body, :record, :ordinal, :name_sealed, :mark, :section)",
                params! { body, record, ordinal, name_sealed, mark: mark.to_vec(), section: &person.section },
            )?;
        }
        Ok(())
    }
}

fn place<'a>(body: &'a str, row: &'a str) -> Place<'a> {
    Place { table: "register_attendee", column: "name", body, row, what: "姓名" }
}

/// 打开名单 The people of a record, in their order; whoever shows them to somebody has asked for the duty.
///
/// # Errors
///
/// The store; a name that does not open.
pub fn named(office: &Office, tx: &Tx<'_>, body: &str, record: &str) -> Result<Vec<Person>, DeskError> {
    let rows: Vec<(i64, Vec<u8>, String)> = tx.select(
        "SELECT ordinal, name_sealed, section FROM register_attendee
          WHERE body = :body AND record = :record ORDER BY ordinal",
        params! { body, record },
        |row| Ok((row.get("ordinal")?, row.get("name_sealed")?, row.get("section")?)),
    )?;
    let open = |(ordinal, sealed, section): (i64, Vec<u8>, String)| {
        let row = format!("{record}/{ordinal}");
        Ok(Person { name: office.seal.open_text(&place(body, &row), &sealed)?, section })
    };
    rows.into_iter().map(open).collect()
}

/// 试钥匙 Opens every name once, so that a key that does not fit is found at the start and not by a clerk.
///
/// # Errors
///
/// The store; the first name that does not open.
pub fn try_key(office: &Office) -> Result<(), DeskError> {
    office.store.read(&everybody(), |tx| {
        let rows: Vec<(String, String, Vec<u8>)> = tx.select(
            "SELECT body, record, ordinal, name_sealed FROM register_attendee ORDER BY body, record, ordinal",
            params! {},
            |row| {
                let (record, ordinal): (String, i64) = (row.get("record")?, row.get("ordinal")?);
                Ok((row.get("body")?, format!("{record}/{ordinal}"), row.get("name_sealed")?))
            },
        )?;
        let opens = |(body, row, sealed): &(String, String, Vec<u8>)| -> Result<(), SealError> {
            office.seal.open(&place(body, row), sealed).map(|_| ())
        };
        Ok(rows.iter().try_for_each(opens)?)
    })
}

/// 各版用着多少 By version, ascending; needs no key.
///
/// # Errors
///
/// The store.
pub fn sealed_by_version(store: &Store) -> Result<Vec<Sealed>, StoreError> {
    let sql = "SELECT substr(name_sealed, 1, 4) AS version, count(*) AS n FROM register_attendee
                GROUP BY substr(name_sealed, 1, 4) ORDER BY 1";
    store.read(&everybody(), |tx| {
        tx.select(sql, params! {}, |row| {
            let (version, values): (Vec<u8>, i64) = (row.get("version")?, row.get("n")?);
            // What is too short to name one is of no version.
            let version = version.try_into().map_or(0, u32::from_be_bytes);
            Ok(Sealed { version, values: u64::try_from(values).unwrap_or(0) })
        })
    })
}

/// 换封 Seals with the newest version whatever an older one sealed, `at_once` names in a turn, and marks them with it; a
/// list that somebody changes meanwhile stays as they left it.
///
/// # Errors
///
/// The store; what was sealed until then is.
pub fn reseal(office: &Office, at_once: i64) -> Result<Resealed, StoreError> {
    let (mut all, mut after) = (Resealed::default(), (String::new(), String::new(), 0));
    loop {
        let turn = office.store.write(&everybody(), |tx| turn(tx, &*office.seal, &after, at_once))?;
        let Some((last, Resealed { done, unopened })) = turn else { return Ok(all) };
        after = last;
        all = Resealed { done: all.done + done, unopened: all.unopened + unopened };
    }
}

/// Body, record and place in its list.
type Spot = (String, String, i64);

/// The next names, and where the last of them stands; none when there are no more.
fn turn(tx: &Tx<'_>, seal: &dyn Seal, after: &Spot, at_once: i64) -> Result<Option<(Spot, Resealed)>, StoreError> {
    let newest = seal.newest().to_be_bytes().to_vec();
    let (body, record, ordinal) = after;
    let rows: Vec<(Spot, Vec<u8>, String)> = tx.select(
        "SELECT body, record, ordinal, name_sealed, section FROM register_attendee
          WHERE substr(name_sealed, 1, 4) <> :newest AND (body, record, ordinal) > (:body, :record, :ordinal)
          ORDER BY body, record, ordinal LIMIT :at_once",
        params! { newest, body, record, ordinal, at_once },
        |row| {
            let spot = (row.get("body")?, row.get("record")?, row.get("ordinal")?);
            Ok((spot, row.get("name_sealed")?, row.get("section")?))
        },
    )?;
    let Some((last, ..)) = rows.last() else { return Ok(None) };
    let (last, mut turn) = (last.clone(), Resealed::default());
    for ((body, record, ordinal), sealed, section) in rows {
        let row = format!("{record}/{ordinal}");
        let opened = seal.open(&place(&body, &row), &sealed).ok();
        let Some(name) = opened.and_then(|bytes| String::from_utf8(bytes).ok().map(Private::new)) else {
            turn.unopened += 1;
            continue;
        };
        let anew = seal.seal(&place(&body, &row), name.unmask().as_bytes());
        let mark = mark(seal, name.unmask(), &section).to_vec();
        turn.done += tx.execute(
            "UPDATE register_attendee SET name_sealed = :anew, mark = :mark
              WHERE body = :body AND record = :record AND ordinal = :ordinal AND name_sealed = :sealed",
            params! { anew, mark, body, record, ordinal, sealed },
        )?;
    }
    Ok(Some((last, turn)))
}

/// What tells one person from another without opening their name.
fn mark(seal: &dyn Seal, name: &str, section: &str) -> [u8; 32] {
    seal.mark("register_attendee", "name", format!("{name}\n{section}").as_bytes())
}

fn everybody() -> Scope {
    Scope::everywhere("one key seals the names of every body")
}
