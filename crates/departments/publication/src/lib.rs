//! 发布 The flow of three reviews: propose, check, proof-read, review, publish, correct, withdraw.
//!
//! What an item may become is decided by `affairs::publication`; here clerks come to a desk, texts are frozen, and one
//! transaction files everything; the pages for it are in [`console`]. Deliberately absent: what the machine check looks for beyond the form of a
//! text (further checks join at [`office::Checks`], and no desk knows which there are).

mod checks;
pub mod console;
mod copies;
pub mod desk;
mod errands;
mod export;
pub mod figures;
pub mod files;
mod filing;
pub mod import;
mod matters;
mod paper;
mod records;
mod recount;
mod rhythm;
mod sheet;
pub mod site;
mod text;

pub use office::Attachment;

pub use self::{
    checks::FormCheck,
    errands::{errands, naming},
    export::Ledger,
    matters::MatterFault,
    paper::Paper,
    records::{
        CatchUp, Line, Made, Published, Record, at_stage, catch_up, find, made, made_after, made_under, newest_under,
        published, remarks, text,
    },
    recount::recount,
    sheet::sheet,
    text::{Body, Text},
};
