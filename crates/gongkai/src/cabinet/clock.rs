//! 机器的钟和机遇 The machine's clock and its chance, behind the ports of the office.

use std::time::{SystemTime, UNIX_EPOCH};

use office::{Chance, Clock};

/// 机器的钟 What the machine believes; a jump back is met where acts are decided.
pub(crate) struct MachineClock;

impl Clock for MachineClock {
    fn now(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
        i64::try_from(since).unwrap_or(i64::MAX)
    }
}

/// 机器的机遇 The system's source of chance.
pub(crate) struct MachineChance;

impl Chance for MachineChance {
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("a system without chance cannot run an office");
    }
}
