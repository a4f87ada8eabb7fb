//! 试验用具 What tests of the product share: sets of figures, and a typesetter that prints them the way offices do.
//!
//! [`typeset`] sets a report in one of many [`Layout`]s, honest and careless, and says what can no longer be read
//! from the result. The form stands here a second time on purpose: a reader tested with its own form would agree with
//! its own mistakes. Nothing here knows the product's crates.
//!
//! ```
//! use testkit::{Layout, figures, typeset};
//!
//! let suqian = figures::real_one("suqian-2024");
//! let set = typeset(&suqian, Layout::TabsCut);
//! assert_eq!(set.lost.len(), 44, "every line of table III was cut to eight fields");
//! assert_eq!(set.readable(&suqian).count(), 156);
//! ```

pub mod change;
pub mod figures;
pub mod form;
pub mod html;
pub mod layout;
pub mod made;
pub mod narrative;
pub mod office;
pub mod postgres;
pub mod slips;
pub mod spelling;
pub mod table;
pub mod tables;
pub mod text;
mod typeset;

pub use figures::{Figures, Format};
pub use layout::Layout;
pub use office::{Container, typeset_in};
pub use typeset::{Typeset, typeset};
