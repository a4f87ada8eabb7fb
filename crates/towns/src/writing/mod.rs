//! 写稿 How the texts of a model town's year are composed: each written once, and published on several days with its own
//! places, figures and dates.

mod calendar;
pub(crate) mod composition;
mod render;
pub(crate) mod sheet;

use jiff::civil::Date;

/// 写稿的单位 Whose items the texts become, and on which days it publishes.
pub(crate) struct Hand {
    /// Its sections, in the order of the places in [`composition`].
    pub(crate) sections: &'static [&'static str],
    /// The author for each section.
    pub(crate) authors: &'static [&'static str],
    /// The last three digits of the first section's telephone; the others follow.
    pub(crate) lines: usize,
    /// The day from which it publishes twice a week.
    pub(crate) rhythm: Date,
    /// The days on which it published before.
    pub(crate) batches: &'static [Date],
}
