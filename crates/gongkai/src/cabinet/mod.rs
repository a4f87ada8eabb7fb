//! 柜 Commands that open the cabinet: set-up, migrations, figures, the audit chain, backup and restore.

mod audit;
mod backup;
mod check;
mod clock;
mod figures;
mod init;
mod migrate;
mod office;
mod open;
mod post;

pub(crate) use self::{
    audit::verify,
    backup::{backup, restore},
    check::run as check,
    clock::{MachineChance, MachineClock},
    figures::run as figures,
    init::run as init,
    migrate::run as migrate,
    office::office,
    open::cabinet,
    post::PostFolder,
};
