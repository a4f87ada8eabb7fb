//! 登录规则 The numbers of sign-in, as dated rows with their source.

use jiff::civil::Date;
use serde::Deserialize;

use crate::role::Role;

/// 登录规则 The numbers in force from one day on (`operations.md` §10).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Policy {
    /// First day in force.
    pub since: Date,
    /// Where the numbers come from.
    pub source: String,
    /// Characters of the shortest password.
    pub shortest: usize,
    /// Classes out of capitals, small letters, digits and signs.
    pub classes: usize,
    /// How many former passwords may not return.
    pub not_last: usize,
    /// Days until a change, unless a second factor is enrolled.
    pub change_days: i64,
    /// Failures that lock an account.
    pub failures: usize,
    /// Minutes within which failures are counted.
    pub within_minutes: i64,
    /// Minutes of a lock.
    pub lock_minutes: i64,
    /// Failures that lock an address. Reading (口径): far more than of an account, for a whole office often shares one
    /// address; five would let one person lock all the others out.
    pub address_failures: usize,
    /// Minutes without an act that end a session.
    pub idle_minutes: i64,
    /// The same for approvers.
    pub approver_idle_minutes: i64,
    /// Days without sign-in that disable an account.
    pub unused_days: i64,
    /// Hours a one-time password is good.
    pub one_time_hours: i64,
    /// Days that ended sessions, failures and used codes stay in their tables; the ledger keeps its entries.
    pub keep_days: i64,
}

impl Policy {
    /// The row in force on a day; before the first row, the first.
    #[must_use]
    pub fn on(day: Date) -> Self {
        let mut rows: Vec<Self> = serde_json::from_str(include_str!("../../data/sign-in.json"))
            .expect("the data file is ours and a test reads it");
        let last = rows.iter().rposition(|row| row.since <= day).unwrap_or(0);
        rows.swap_remove(last)
    }

    /// Milliseconds without an act after which a session of these roles ends.
    #[must_use]
    pub fn idle(&self, roles: &[Role]) -> i64 {
        let approver = roles.iter().any(|role| role.is_approver());
        (if approver { self.approver_idle_minutes } else { self.idle_minutes }) * 60_000
    }
}
