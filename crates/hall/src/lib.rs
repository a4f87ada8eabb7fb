//! 厅 What any page needs: the frame, its parts, error pages, the style sheet, security headers.
//!
//! Plain structs go in, complete pages come out as text. No page needs a script, and none carries an inline style.
//! What a handler needs (who asks, what was typed, the way to a desk, the answer) is in [`serving`].
//! Deliberately absent: what a department's page says; names, telephones and addresses of an office are data ([`Coat`]).

#![deny(missing_docs)]

mod bodies;
mod check;
mod code;
mod console;
mod error;
mod frame;
mod gallery;
mod headers;
mod help;
mod home;
mod inspection;
mod markup;
mod mode;
mod opened;
mod parts;
mod report;
pub mod serving;
mod setup;
mod stuck;
mod style;
mod today;

pub use bodies::BodiesPage;
pub use check::{CheckPage, CheckedPage, Save};
pub use code::CodePicture;
pub use console::{ConsoleFrame, DoorFrame, Entry, Group};
pub use error::ErrorPage;
pub use frame::{Coat, Frame, Link};
pub use gallery::{Gallery, gallery};
pub use headers::{CONTENT_SECURITY_POLICY, headers};
pub use help::{help, help_page, help_picture};
pub use home::{Fixed, HomePage, Newest, Want, Weeks};
pub use inspection::{Finding, Inspection, Reading};
pub use markup::Markup;
pub use mode::{MODE_COOKIE, Mode, Theme};
pub use opened::OpenedNumber;
pub use parts::{Bit, Choice, Key, Pair, Slip, Stop, Tab};
pub use report::{Law, Notice, ReportPage};
pub use setup::{Inventory, Need, setup};
pub use stuck::{StuckRoom, settle, stuck, stuck_file};
pub use style::{Asset, console_style, style};
pub use today::today;
