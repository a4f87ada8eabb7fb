//! 柜 Commands that open the cabinet: set-up, the key, migrations, figures, the audit chain, backup and restore.

mod audit;
mod backup;
mod chance;
mod check;
mod clock;
mod figures;
mod init;
pub(crate) mod key;
mod migrate;
mod open;
mod post;

pub use self::key::KeyTrouble;
pub(crate) use self::{
    audit::verify,
    backup::{backup, restore},
    chance::MachineChance,
    check::run as check,
    clock::MachineClock,
    figures::run as figures,
    init::run as init,
    migrate::run as migrate,
    open::{cabinet, held, office},
    post::PostFolder,
};
