//! 差事 Letters to those an act concerns: told after the commit, tried again until they leave.

use office::{Letter, Office};
use store::{Errand, StoreError};

/// 收信人 Who an account or a role is, and where letters reach them. Accounts are another department: the binary joins it.
pub trait Letters: Send + Sync {
    /// Addresses of one account; empty when it wants no letters or has none.
    fn of_account(&self, body: &str, account: &str) -> Vec<String>;
    /// Addresses of all who hold a role.
    fn of_role(&self, body: &str, role: &str) -> Vec<String>;
}

/// How long a claimed errand stays away from other hands, ms.
const LEASE: i64 = 60_000;
/// The longest pause between two tries, ms.
const LONGEST: i64 = 6 * 3_600_000;

/// 跑差事 Runs every errand that is due now; gives how many left and how many failed.
///
/// # Errors
///
/// What the store says; errands that were not done stay.
pub fn run(office: &Office, letters: &dyn Letters) -> Result<(usize, usize), StoreError> {
    let (mut done, mut failed) = (0, 0);
    loop {
        let now = office.clock.now();
        let Some(errand) = office.store.claim(now, LEASE)? else { return Ok((done, failed)) };
        match send(office, letters, &errand) {
            Ok(()) => {
                office.store.finish(errand.id, now)?;
                done += 1;
            }
            Err(why) => {
                office.store.fail(errand.id, now, &why, now + pause(errand.tries))?;
                failed += 1;
            }
        }
    }
}

/// One minute, then twice as long each time.
fn pause(tries: i64) -> i64 {
    let doubled = u32::try_from(tries.clamp(0, 20)).map_or(0, |tries| 60_000_i64 << tries);
    doubled.min(LONGEST)
}

fn send(office: &Office, letters: &dyn Letters, errand: &Errand) -> Result<(), String> {
    let payload: serde_json::Value = serde_json::from_str(&errand.payload).map_err(|error| error.to_string())?;
    let number = payload["number"].as_str().unwrap_or_default();
    let accounts = payload["accounts"].as_array().into_iter().flatten().filter_map(serde_json::Value::as_str);
    let mut to: Vec<String> = accounts.flat_map(|account| letters.of_account(&errand.body, account)).collect();
    if let Some(role) = payload["role"].as_str() {
        to.extend(letters.of_role(&errand.body, role));
    }
    to.sort();
    to.dedup();
    let (subject, text) = words(&errand.kind, number, &payload);
    for (ordinal, to) in to.into_iter().enumerate() {
        let letter =
            Letter { key: format!("{}-{ordinal}", errand.key), to, subject: subject.clone(), text: text.clone() };
        office.post.send(&letter).map_err(|error| error.0)?;
    }
    Ok(())
}

fn words(kind: &str, number: &str, payload: &serde_json::Value) -> (String, String) {
    let open = format!("请登录工作台，打开事项 {number} 办理。");
    if kind == "publication.alarm" {
        let codes: Vec<&str> =
            payload["codes"].as_array().into_iter().flatten().filter_map(serde_json::Value::as_str).collect();
        let why = format!("到了定时发布的时间，事项 {number} 没有发出去，因为条件变了（{}）。", codes.join("、"));
        return ("定时发布没有发出".into(), format!("{why}\n{open}"));
    }
    ("有一件事项等您看".into(), format!("事项 {number} 有了新的进展，与您有关。\n{open}"))
}
