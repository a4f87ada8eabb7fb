//! 室 What a desk has at hand: the store, the calendar, the ports to the outside, the clerk and their duties; and the
//! one way to file.
//!
//! A desk decides with the help of an affair and files with [`Office::file`]: the entry of the ledger, the figures, who
//! waits for what, the public addresses and the errands stand in one transaction with the row of the department, or
//! none of them does. Deliberately absent: what any department knows, and any reading of the machine's clock or of
//! chance other than through [`Clock`] and [`Chance`].

mod address;
mod behind;
mod chance;
mod check;
mod clerk;
mod clock;
mod desk_error;
mod errands;
mod export;
mod figures;
mod file_name;
mod filing;
mod matters;
mod once;
mod paging;
mod post;
mod reminders;
mod seal;
mod sweeping;
mod tally;
mod waiting;

use std::sync::Arc;

use statute::calendar::Calendar;
use store::{Store, files::FileSpace};

pub use self::{
    address::{Address, Standing, address_of, addresses},
    behind::{Behind, figure_behind, figure_dates, figure_days, figure_months},
    chance::Chance,
    check::{Attachment, Check, Checks, Finding, Looked, Severity},
    clerk::{Acting, Clerk},
    clock::{Clock, SHANGHAI, Zone},
    desk_error::DeskError,
    errands::{
        Directory, Errands, LETTER, Mailroom, Matter, Note, Ran, StuckErrand, Undone, drop_errand, retry_errand,
        stuck_errands,
    },
    figures::{Counted, Figure, Figured, Sum, figure, figure_sum, sums},
    file_name::{clean_name, ending, size_in_words},
    filing::{Errand, Filing, NewEntry},
    matters::{BaseOnly, Matters},
    once::{EVERY, astray},
    paging::figure_page,
    post::{Letter, Post, PostError},
    seal::{Place, Resealed, Seal, SealError, SealFault, Sealed},
    sweeping::{FilesHeld, SweepError, must_lie, spelled, sweep_files},
    tally::{Difference, Key as TallyKey, OfBody, Tallies, Tally, kept_tallies},
    waiting::{
        EACH, Waiting, hand_over, open_work, waiting_for, waiting_in, waiting_on, waiting_on_each, work_of_section,
    },
};

/// 办公室 Everything a desk needs; cheap to clone.
#[derive(Clone)]
pub struct Office {
    /// 柜 The database.
    pub store: Store,
    /// 文件 Attachments, named after their contents.
    pub files: Arc<dyn FileSpace>,
    /// 工作日历 Which day is a working day.
    pub calendar: Arc<Calendar>,
    /// 钟 The only source of the present.
    pub clock: Arc<dyn Clock>,
    /// 机遇 The only source of chance: keys, one-time passwords, session tokens.
    pub chance: Arc<dyn Chance>,
    /// 封存 The only way personal fields are written and read.
    pub seal: Arc<dyn Seal>,
    /// 邮路 Letters that leave the house.
    pub post: Arc<dyn Post>,
    /// 机检 Every check a text passes before people look at it.
    pub checks: Checks,
    /// 增补 What the body above adds to the catalogue.
    pub matters: Arc<dyn Matters>,
}
