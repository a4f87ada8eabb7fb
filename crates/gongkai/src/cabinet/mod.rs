//! 柜 Commands that open the cabinet: migrations, figures, the audit chain, backup and restore.

mod audit;
mod backup;
mod check;
mod clock;
mod figures;
mod migrate;
mod open;
mod post;

pub(crate) use self::{
    audit::verify,
    backup::{backup, restore},
    check::run as check,
    clock::MachineClock,
    figures::run as figures,
    migrate::run as migrate,
    open::cabinet,
    post::PostFolder,
};
