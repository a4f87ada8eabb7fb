//! 发布 The flow of three reviews and the counts that follow from it (`operations.md` §§2–4).
//!
//! A verb looks at the [`Item`], the order and the [`Occasion`], and gives either a [`Step`] or every [`Obstacle`] at
//! once. It never changes the item itself: it writes an [`Entry`], and [`apply`] says what an entry does, so the item in
//! hand and the item folded from the ledger cannot differ. Deliberately absent: the texts (only their hash is known
//! here), the machine check itself (its run comes in as a fact), and the clock.

mod apply;
mod board;
mod bulk;
mod check;
mod clock;
mod content;
mod decision;
mod discretion;
mod draft;
mod entry;
mod facts;
pub mod figures;
mod handover;
mod importance;
mod item;
mod later;
mod obstacle;
mod occasion;
mod recorded;
mod release;
mod review;
mod route;
mod sheet;
mod step;
mod validity;
mod withdrawal;

pub use apply::{apply, fold};
pub use board::{ActKind, Permission, Reach, StageKind, permitted};
pub use bulk::sign_in_bulk;
pub use check::{CheckOrder, check, overrule, submit};
pub use clock::{Clock, Mark, Standing};
pub use content::{content_hash, paper_hash, prose_hash};
pub use decision::{Decision, ReturnReason};
pub use draft::{Place, clarify, confirm_totals, discard, place, propose, revise};
pub use entry::{Act, Entry, KINDS, ReadError};
pub use facts::{Attribute, Facts, Profile, Proposal};
pub use handover::{HandOrder, Handover, hand_over};
pub use importance::{Importance, Subject};
pub use item::{CheckRun, Correction, Debt, Former, Item, Release, Stage, Totals, Withdrawal, WithdrawalReason};
pub use later::{CorrectionOrder, correct, drop_version};
pub use obstacle::Obstacle;
pub use occasion::{Acting, Deputy, Occasion, Seen};
pub use recorded::{Elsewhere, record};
pub use release::{ReleaseOrder, post, publish, publish_urgent, release_scheduled, schedule, unschedule};
pub use review::{ReviewStep, SignOrder, Signature, sign};
pub use route::{open_steps, required};
pub use sheet::{SheetRow, review_sheet};
pub use step::{Awaited, Errand, Step, Waiting, waiting};
pub use validity::{Validity, ValidityMark, mark_validity};
pub use withdrawal::{confirm_withdrawal, restore, withdraw};
