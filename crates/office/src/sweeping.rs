//! 清理文件 Files that were put in and that no row ever named: an upload whose reader went away, a form that was refused.
//!
//! The errand loop looks once a day, at three in the morning, and nobody else does. What is named nowhere is looked for a
//! second time in the turn of the one who writes, in which nobody can claim anything, and goes only then; whoever claims
//! a file in a later turn finds out that it is gone ([`must_lie`]). So nothing that was claimed is ever swept, whatever
//! the clocks show.

use std::{collections::BTreeSet, time::Duration};

use jiff::civil::time;
use messages::Catalogued as _;
use store::{
    Errand, NewErrand, Scope, StoreError, Tx,
    digest::Digest,
    files::{FileError, FileSpace},
    params,
};

use crate::{Errands, Office, Undone, Zone};

/// The kind of the daily errand.
const SWEEP: &str = "office.sweep-files";
/// The hour at which nobody brings anything.
const THREE: jiff::civil::Time = time(3, 0, 0, 0);
/// 宽限 How long a file may lie before a row names it.
const GRACE: Duration = Duration::from_secs(24 * 3600);
/// Files that go in one turn, so that whoever writes meanwhile hardly waits.
const AT_ONCE: usize = 200;

/// 在用的文件 Every file that a department names in any of its rows; too many is harmless, one too few is a loss.
pub type FilesHeld = fn(&Tx<'_>) -> Result<BTreeSet<Digest>, StoreError>;

impl Errands {
    /// The same, and files nobody names are swept; `held` is what each department of the house holds, none left out.
    #[must_use]
    pub fn sweeping(self, held: Vec<FilesHeld>) -> Self {
        self.calling(call)
            .with(&[SWEEP], move |office, _, _: &Errand| sweep_files(office, &held, GRACE).map(drop).map_err(undone))
    }
}

/// 没清完 Why a sweep stopped; what was swept until then is swept.
#[derive(Debug)]
pub enum SweepError {
    /// The file space.
    Files(FileError),
    /// The database.
    Store(StoreError),
}

impl From<StoreError> for SweepError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

fn undone(error: SweepError) -> Undone {
    match error {
        SweepError::Store(error) => error.into(),
        SweepError::Files(error) => Undone::Later(error.message().what.into_owned()),
    }
}

fn everywhere() -> Scope {
    Scope::everywhere("one file space keeps the files of every body")
}

/// 到点 Queues the errand of today, in the name of the body above all others; where there is none, nothing lies here.
fn call(office: &Office) -> Result<(), StoreError> {
    let (zone, now) = (Zone::shanghai(), office.clock.now());
    let today = zone.day(now);
    let key = format!("sweep-files/{today}");
    let body = office.store.read(&everywhere(), |tx| {
        tx.first(
            "SELECT body FROM body WHERE NOT EXISTS (SELECT 1 FROM errand WHERE key = :key)
              ORDER BY CASE WHEN parent IS NULL THEN 0 ELSE 1 END, body LIMIT 1",
            params! { key: &key },
            |row| row.get::<String>("body"),
        )
    })?;
    let Some(body) = body else { return Ok(()) };
    let due_at = zone.instant(today.to_datetime(THREE));
    office.store.write(&everywhere(), |tx| {
        let (body, key, payload) = (body.clone(), key.clone(), "{}".to_owned());
        tx.enqueue(&NewErrand { body, kind: SWEEP.into(), key, payload, due_at })
    })?;
    Ok(())
}

/// 清理 Removes what lies in the file space for at least `grace` and no row names; gives the number of files.
///
/// # Errors
///
/// [`SweepError`]; everything that a row names is there also then.
pub fn sweep_files(office: &Office, held: &[FilesHeld], grace: Duration) -> Result<u64, SweepError> {
    let lying: Vec<Digest> = office.files.list().map_err(SweepError::Files)?.into_iter().collect();
    let named = office.store.read(&everywhere(), |tx| named(tx, held))?;
    let orphans: Vec<Digest> = lying.into_iter().filter(|file| !named.contains(file)).collect();
    let mut swept = office.files.sweep(&BTreeSet::new(), grace).map_err(SweepError::Files)?;
    for some in orphans.chunks(AT_ONCE) {
        // The one place where a turn of writing touches what is no row: to remove a file twice is to remove it once, and
        // should the turn be taken back, nothing of it was needed.
        swept += office.store.write(&everywhere(), |tx| {
            let named = self::named(tx, held)?;
            let orphans = some.iter().filter(|file| !named.contains(*file)).copied().collect();
            office.files.sweep(&orphans, grace).map_err(SweepError::Files)
        })?;
    }
    Ok(swept)
}

fn named(tx: &Tx<'_>, held: &[FilesHeld]) -> Result<BTreeSet<Digest>, StoreError> {
    let mut all = BTreeSet::new();
    for held in held {
        all.extend(held(tx)?);
    }
    Ok(all)
}

/// 还在 Whether a file lies there; asked in the turn that claims it, after its row stands.
///
/// # Errors
///
/// The file space.
pub fn must_lie(files: &dyn FileSpace, file: &str) -> Result<bool, FileError> {
    file.parse::<Digest>().map_or(Ok(false), |id| files.exists(&id))
}

/// 文中的文件 Every file that a text spells out, wherever it stands in it.
#[must_use]
pub fn spelled(text: &str) -> Vec<Digest> {
    let runs = text.split(|sign: char| !sign.is_ascii_digit() && !matches!(sign, 'a'..='f'));
    runs.filter_map(|run| run.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_wherever_a_text_spells_it() {
        let (one, two) = (Digest::of(b"one"), Digest::of(b"two"));
        let text = format!(r#"<img src="/files/{one}"><p>图</p>[["file","{two}"]] {one}0 {}"#, &one.to_string()[1..]);
        assert_eq!(spelled(&text), [one, two]);
        assert_eq!(spelled(""), []);
    }
}
