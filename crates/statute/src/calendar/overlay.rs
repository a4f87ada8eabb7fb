//! 地方假期 Holidays of one region.

use std::collections::BTreeSet;

use jiff::civil::Date;

/// 地方假期 The days a region sets free by local rule, added to the free days of the national notices.
///
/// 全国年节及纪念日放假办法第四条: areas of ethnic minorities may set holidays of their own. A make-up working day of
/// the national notice stays one. Half holidays of a part of the people never belong here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlay {
    /// The region, such as `凉山彝族自治州`.
    pub region: String,
    /// The local rule or notice that sets the days.
    pub source: String,
    /// The days, civil dates.
    pub off: BTreeSet<Date>,
}
