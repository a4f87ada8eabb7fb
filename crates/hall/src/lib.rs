//! 厅 What any page needs: the frame, its parts, error pages, the style sheet, security headers.
//!
//! Plain structs go in, complete pages come out as text. No page needs a script, and none carries an inline style.
//! Deliberately absent: routes, any I/O, and what a page says; names, telephones and addresses of an office are data
//! ([`Coat`]).

#![deny(missing_docs)]

mod check;
mod error;
mod frame;
mod headers;
mod home;
mod inspection;
mod mode;
mod opened;
mod report;
mod style;

pub use check::{CheckPage, CheckedPage, Save};
pub use error::ErrorPage;
pub use frame::{Coat, Frame, Link};
pub use headers::{CONTENT_SECURITY_POLICY, headers};
pub use home::{HomePage, Want};
pub use inspection::{Finding, Inspection, Reading};
pub use mode::{MODE_COOKIE, Mode, Theme};
pub use opened::OpenedNumber;
pub use report::{Law, Notice, ReportPage};
pub use style::{Asset, style};
