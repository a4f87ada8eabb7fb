//! 机器的随机 The system's source of chance, behind the port of the office.

use office::Chance;

/// 机器的随机 What nobody can foresee.
pub(crate) struct MachineChance;

impl Chance for MachineChance {
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("a system without chance cannot run an office");
    }
}
