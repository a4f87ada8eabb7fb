//! 读入的年报 The report of a year that was published elsewhere: kept as it was read, with what was found wrong with it, and
//! the file as it came.

use affairs::annual::{self as affair, Obstacle};
use affairs::role::Duty;
use messages::Catalogued as _;
use office::{Clerk, DeskError, Filing, NewEntry, Office, clean_name, must_lie};
use report::{Reading, Report, check};
use store::{StoreError, Tx, digest::Digest, params};

use crate::{
    Manuscripts,
    desk::occasion,
    original::{self, Original},
    shown,
};

/// Bytes of a file, as many as the readers take.
pub(crate) const LIMIT: usize = 32 << 20;

/// 读法 Reads a file by its name and bytes, whatever its format.
pub type Read = fn(&str, &[u8]) -> Result<Reading, DeskError>;

/// 读入的年报 One report as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Received {
    /// 摘要 The SM3 of the file.
    pub file: String,
    /// The name of the file.
    pub name: String,
    /// Who read it in.
    pub account: String,
    /// When, ms UTC.
    pub at: i64,
    /// The report.
    pub report: Report,
    /// 毛病 What was found wrong with it, in sentences.
    pub faults: Vec<String>,
}

/// 读入 A file becomes the report of a year, in place of one that was read in before; the file itself is kept, also when
/// another takes its place later. What is refused leaves nothing.
///
/// # Errors
///
/// Every obstacle at once, those of reading among them; the store.
pub fn receive(
    office: &Office,
    clerk: &Clerk,
    year: i16,
    (name, bytes): (&str, &[u8]),
    read: Read,
) -> Result<Received, DeskError> {
    clerk.must(Duty::CompileReport.roles(), "读入去年的年报")?;
    if bytes.is_empty() || bytes.len() > LIMIT {
        return Err(no_file());
    }
    let name = named(name);
    let reading = read(&name, bytes)?;
    let occasion = occasion(office, clerk);
    let hash = Digest::of(bytes).to_string();
    let entry = affair::receive(year, reading.report.year, &hash, &occasion)
        .map_err(|found| DeskError::blocked(&found, Obstacle::message))?;
    let faults = faults(&reading);
    let mut report = reading.report;
    report.year = Some(year);
    let (account, at) = (clerk.account.clone(), occasion.at);
    let original =
        Original { hash: hash.clone(), name: name.clone(), bytes: bytes.len() as u64, account: account.clone(), at };
    let received = Received { file: hash, name, account, at, report, faults };
    // On disk before the row that names it; the digest of the space is the one that the ledger names.
    office.files.put(&mut &*bytes).map_err(|error| DeskError::Blocked(vec![error.message()]))?;
    office.store.write(&clerk.scope(), |tx| {
        keep(tx, clerk, year, &received)?;
        original::keep(tx, &clerk.body, year, &original)?;
        let entry =
            NewEntry { kind: entry.kind(), version: entry.version(), record: entry.record(), payload: entry.payload() };
        office.file(tx, clerk, occasion.at, &entry, &Filing::default())?;
        match must_lie(&*office.files, &original.hash) {
            Ok(true) => Ok(()),
            Ok(false) => Err(no_file()),
            Err(error) => Err(DeskError::Blocked(vec![error.message()])),
        }
    })?;
    Ok(received)
}

fn no_file() -> DeskError {
    DeskError::blocked(&[Obstacle::NoFile], Obstacle::message)
}

/// The name as people may see it; one of which nothing is left is called what it is.
fn named(name: &str) -> String {
    let clean = clean_name(name);
    if clean.is_empty() { "年报".into() } else { clean }
}

/// Everything the rules find in it by itself.
fn faults(reading: &Reading) -> Vec<String> {
    let judged = check(reading, None, None);
    let found = judged.findings.iter().map(|finding| format!("{}　{}", finding.rule, finding.message));
    let unnamed = reading.report.year.is_none().then(|| "文件里没有写明是哪一年的，按放在这里的年份算。".to_owned());
    unnamed.into_iter().chain(found).collect()
}

fn keep(tx: &Tx<'_>, clerk: &Clerk, year: i16, received: &Received) -> Result<(), StoreError> {
    let Received { file, name, account, at, report, faults } = received;
    let report = serde_json::Value::Object(report::interchange::to_json(report)).to_string();
    let faults = serde_json::to_string(faults).expect("a list of sentences is plain data");
    tx.file(
        "INSERT INTO annual_received (body, year, file, name, account, at, report, faults)
         VALUES (:body, :year, :file, :name, :account, :at, :report, :faults)
         ON CONFLICT (body, year) DO UPDATE
         SET file = :file, name = :name, account = :account, at = :at, report = :report, faults = :faults",
        params! { body: &clerk.body, year: i64::from(year), file, name, account, at, report, faults },
    )
}

/// 上一年的年报 The report that a year goes on from: as it was published here, or else as it was read in.
///
/// # Errors
///
/// What the store says.
pub fn before(tx: &Tx<'_>, body: &str, year: i16, manuscripts: &dyn Manuscripts) -> Result<Option<Report>, StoreError> {
    if let Some(out) = shown(tx, body, year - 1, manuscripts)? {
        return Ok(Some(out.report));
    }
    Ok(received(tx, body, year - 1)?.map(|read| read.report))
}

/// The report of a year that was read in, if one was.
///
/// # Errors
///
/// What the store says.
pub fn received(tx: &Tx<'_>, body: &str, year: i16) -> Result<Option<Received>, StoreError> {
    let damaged = |detail: &str| StoreError::damaged("annual_received", detail);
    tx.first(
        "SELECT file, name, account, at, report, faults FROM annual_received WHERE body = :body AND year = :year",
        params! { body, year: i64::from(year) },
        |row| {
            let (report, faults): (String, String) = (row.get("report")?, row.get("faults")?);
            let report = report::interchange::from_json(report.as_bytes());
            Ok(Received {
                file: row.get("file")?,
                name: row.get("name")?,
                account: row.get("account")?,
                at: row.get("at")?,
                report: report.map_err(|error| damaged(&error.message().what))?,
                faults: serde_json::from_str(&faults).map_err(|error| damaged(&error.to_string()))?,
            })
        },
    )
}
