//! 卷 The scripts that make and change the tables, as text and nothing else.
//!
//! They are written once for both engines. Words that the store opens for the engine at hand: `{id}` (a numbered
//! primary key), `{strict}`, `{append_only table}` (triggers that refuse UPDATE and DELETE), and the types BIGINT,
//! BOOLEAN, BYTEA. Numbers: 1 to 9 the store, 10 to 19 the office, 20 to 29 accounts, 30 to 58 publications and what
//! they brought along, 59 to 62 registers, 63 sums, 64 the report of the year, 65 to
//! 69 obligations, 71 and 72 the records behind a number, 73 and 74 what a county adds to the catalogue, 75 the file of a
//! report read in, 78 village affairs apart.
//! Deliberately absent: any way to run them, and any way back.

/// 一卷 One script; once released its text never changes, for every database remembers its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Script {
    /// Number, ascending in the order of application.
    pub id: u32,
    /// What it is about, as in its file name.
    pub name: &'static str,
    /// The SQL text, with the words above still closed.
    pub sql: &'static str,
}

/// 全卷 All scripts in ascending order.
pub const SCRIPTS: &[Script] = &[
    Script { id: 1, name: "ledger", sql: include_str!("../sql/0001_ledger.sql") },
    Script { id: 2, name: "errand", sql: include_str!("../sql/0002_errand.sql") },
    Script { id: 10, name: "bodies", sql: include_str!("../sql/0010_bodies.sql") },
    Script { id: 11, name: "office", sql: include_str!("../sql/0011_office.sql") },
    Script { id: 12, name: "reminders", sql: include_str!("../sql/0012_reminders.sql") },
    Script { id: 20, name: "account", sql: include_str!("../sql/0020_account.sql") },
    Script { id: 21, name: "sealed", sql: include_str!("../sql/0021_sealed.sql") },
    Script { id: 22, name: "letters", sql: include_str!("../sql/0022_letters.sql") },
    Script { id: 23, name: "session", sql: include_str!("../sql/0023_session.sql") },
    Script { id: 24, name: "section", sql: include_str!("../sql/0024_section.sql") },
    Script { id: 25, name: "email", sql: include_str!("../sql/0025_email.sql") },
    Script { id: 30, name: "publication", sql: include_str!("../sql/0030_publication.sql") },
    Script { id: 31, name: "import", sql: include_str!("../sql/0031_import.sql") },
    Script { id: 40, name: "prose", sql: include_str!("../sql/0040_prose.sql") },
    Script { id: 41, name: "publication_copy", sql: include_str!("../sql/0041_publication_copy.sql") },
    Script { id: 42, name: "publication_file", sql: include_str!("../sql/0042_publication_file.sql") },
    Script { id: 45, name: "board", sql: include_str!("../sql/0045_board.sql") },
    Script { id: 46, name: "swept", sql: include_str!("../sql/0046_swept.sql") },
    Script { id: 50, name: "shown", sql: include_str!("../sql/0050_shown.sql") },
    Script { id: 51, name: "handed_in", sql: include_str!("../sql/0051_handed_in.sql") },
    Script { id: 55, name: "contact", sql: include_str!("../sql/0055_contact.sql") },
    Script { id: 56, name: "paper", sql: include_str!("../sql/0056_paper.sql") },
    Script { id: 59, name: "register", sql: include_str!("../sql/0059_register.sql") },
    Script { id: 60, name: "register_attendee", sql: include_str!("../sql/0060_register_attendee.sql") },
    Script { id: 61, name: "register_book", sql: include_str!("../sql/0061_register_book.sql") },
    Script { id: 62, name: "register_remark", sql: include_str!("../sql/0062_register_remark.sql") },
    Script { id: 63, name: "figure_sum", sql: include_str!("../sql/0063_figure_sum.sql") },
    Script { id: 64, name: "annual", sql: include_str!("../sql/0064_annual.sql") },
    Script { id: 65, name: "obligation", sql: include_str!("../sql/0065_obligation.sql") },
    Script { id: 66, name: "obligation_duty", sql: include_str!("../sql/0066_obligation_duty.sql") },
    Script { id: 67, name: "obligation_item", sql: include_str!("../sql/0067_obligation_item.sql") },
    Script { id: 68, name: "obligation_remark", sql: include_str!("../sql/0068_obligation_remark.sql") },
    Script { id: 69, name: "obligation_seen", sql: include_str!("../sql/0069_obligation_seen.sql") },
    Script { id: 70, name: "annual_received", sql: include_str!("../sql/0070_annual_received.sql") },
    Script { id: 71, name: "figure_record", sql: include_str!("../sql/0071_figure_record.sql") },
    Script { id: 72, name: "index_numbers", sql: include_str!("../sql/0072_index_numbers.sql") },
    Script { id: 73, name: "item_matter", sql: include_str!("../sql/0073_item_matter.sql") },
    Script { id: 74, name: "obligation_title", sql: include_str!("../sql/0074_obligation_title.sql") },
    Script { id: 75, name: "annual_original", sql: include_str!("../sql/0075_annual_original.sql") },
    Script { id: 76, name: "twin", sql: include_str!("../sql/0076_twin.sql") },
    Script { id: 77, name: "title", sql: include_str!("../sql/0077_title.sql") },
    Script { id: 78, name: "village", sql: include_str!("../sql/0078_village.sql") },
];
