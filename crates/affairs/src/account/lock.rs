//! 锁定 Failures that lock, and rest that ends a session.

use super::Policy;

/// 锁定至 The instant until which these failures lock, if they do. `failures` in any order, ms UTC; those ahead of
/// `now` (a clock that jumped back) still count, so that setting a clock back unlocks nothing.
#[must_use]
pub fn locked_until(failures: &[i64], limit: usize, policy: &Policy, now: i64) -> Option<i64> {
    let window = policy.within_minutes * 60_000;
    let mut sorted = failures.to_vec();
    sorted.sort_unstable();
    let burst = |run: &[i64]| run[run.len() - 1] - run[0] < window;
    let last = sorted.windows(limit.max(1)).filter(|run| burst(run)).filter_map(|run| run.last()).max()?;
    let until = last + policy.lock_minutes * 60_000;
    (now < until).then_some(until)
}

/// 闲置 Whether a session rested too long. A clock behind the last act never ends one early, nor prolongs it: the
/// caller keeps the later of both instants as the last act.
#[must_use]
pub const fn idle_out(last_act: i64, idle: i64, now: i64) -> bool {
    now.saturating_sub(last_act) >= idle
}
