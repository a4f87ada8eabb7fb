//! 机器的钟 The machine's clock, behind the port of the office.

use std::time::{SystemTime, UNIX_EPOCH};

use office::Clock;

/// 机器的钟 What the machine believes; a jump back is met where acts are decided.
pub(crate) struct MachineClock;

impl Clock for MachineClock {
    fn now(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
        i64::try_from(since).unwrap_or(i64::MAX)
    }
}
