//! 计数 What is counted before a tariff is applied: places in the month, A4 pages, and whether volume counts at all.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// 提供方式 How the information reaches the applicant, as far as the volume tariff asks (第五条).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provision {
    /// 纸质 Sheets of paper.
    Paper,
    /// 电子邮件 Pages sent by e-mail.
    Email,
    /// 复制电子数据 A copy of electronic data that has pages.
    DataCopy,
    /// 现场查阅 Reading on the spot; not per volume (reading `fee.on-site`).
    OnSite,
    /// 已主动公开 Told where it is published (《条例》第三十六条第一、二项).
    Published,
    /// 不提供 Nothing is provided: refused, not held, not processed.
    Nothing,
}

/// 能否按量计收 Whether the volume tariff may be chosen; the item tariff fits every kind of decision (第四条).
#[must_use]
pub const fn per_volume_applies(provision: Provision) -> bool {
    matches!(provision, Provision::Paper | Provision::Email | Provision::DataCopy)
}

/// 纸张 Sizes of a side, counted in A4 pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// A4 or smaller: one page a side (unverified reading `fee.page-side`).
    A4,
    /// A3: two pages a side (reading `fee.page-a3`).
    A3,
}

/// 折合页数 `sides` of one size as A4 pages.
///
/// # Errors
///
/// [`super::FeeError`] when the count has no name in sixty-four bits.
pub fn a4_pages(sides: u64, sheet: Sheet) -> Result<u64, super::FeeError> {
    let each = match sheet {
        Sheet::A4 => 1,
        Sheet::A3 => 2,
    };
    sides.checked_mul(each).ok_or(super::FeeError::TooManyPages { pages: sides })
}

/// 当月件数 How many items each applicant has in each calendar month of receipt, at one organ.
///
/// Takes one entry per application: who (a resolved identity), received when, and into how many matters it was formally
/// split (一事一申请; one when it was not). Gives one entry per applicant, year and month.
#[must_use]
pub fn items_by_month<'a>(
    applications: impl IntoIterator<Item = (&'a str, Date, u64)>,
) -> BTreeMap<(&'a str, i16, i8), u64> {
    let mut months = BTreeMap::new();
    for (applicant, received, matters) in applications {
        let items: &mut u64 = months.entry((applicant, received.year(), received.month())).or_default();
        *items = items.saturating_add(matters);
    }
    months
}
