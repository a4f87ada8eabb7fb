//! 柜 Commands that open the cabinet: set-up, the key, migrations, figures, the audit chain, backup and restore.

mod audit;
mod backup;
mod chance;
mod check;
mod clock;
mod errands;
mod figures;
mod init;
pub(crate) mod key;
mod ledger;
mod migrate;
mod open;
mod owner;
mod post;
mod recount;
mod rotation;

pub(crate) use self::{
    audit::verify,
    backup::{backup, restore},
    chance::MachineChance,
    check::run as check,
    clock::MachineClock,
    errands::{errands as errands_of, run as errands},
    figures::run as figures,
    init::run as init,
    ledger::{export_ledger, import_ledger},
    migrate::run as migrate,
    open::{cabinet, checks, held, office},
    post::PostFolder,
    recount::run as recount,
    rotation::{check as check_key, retire as retire_key, rotate as rotate_key},
};
pub use self::{key::KeyTrouble, recount::Unequal};
