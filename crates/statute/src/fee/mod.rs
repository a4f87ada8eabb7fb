//! 信息处理费 The two tariffs of the Fee Measures, tier by tier.
//!
//! 信息处理费管理办法 (国办函〔2020〕109号, in force 2021-01-01) 第三条: both are marginal progressive tariffs, and one
//! application is charged by one of them, never by both. Charging is a "may": these functions compute and propose, the
//! head of the disclosure office decides (《条例》第四十二条). All rates are whole yuan, so nothing is ever rounded.

mod counting;
mod error;

use serde::Serialize;

pub use counting::{Provision, Sheet, a4_pages, items_by_month, per_volume_applies};
pub use error::FeeError;

/// Items of one month beyond which the tiers are not listed: a hundred thousand of them.
pub const MOST_ITEMS: u64 = 1_000_000;

/// 收费计算 The amount and the charged tiers it is the sum of.
///
/// Shape: `{"yuan": 720, "tiers": [{"from": 31, "to": 100, "rate": 10, "amount": 700}, …]}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Fee {
    /// Whole yuan.
    pub yuan: u64,
    /// Tiers with a rate above zero that are reached, ascending; empty when nothing is charged.
    pub tiers: Vec<FeeTier>,
}

/// 档 One tier as far as it is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FeeTier {
    /// First item or page of the tier.
    pub from: u64,
    /// Last item or page charged in it.
    pub to: u64,
    /// Yuan for each.
    pub rate: u64,
    /// Yuan for all of them.
    pub amount: u64,
}

/// 按件计收 All `items` of one applicant at one organ in one calendar month together (第四条).
///
/// ```
/// let eleventh = statute::fee::per_item(11).unwrap();
/// assert_eq!((eleventh.yuan, eleventh.tiers[0].from), (100, 11)); // ten are free
/// ```
///
/// # Errors
///
/// [`FeeError`] above [`MOST_ITEMS`] items: nobody could read the tiers; [`per_item_total`] still gives the sum.
pub fn per_item(items: u64) -> Result<Fee, FeeError> {
    if items > MOST_ITEMS {
        return Err(FeeError::TooManyItems { items });
    }
    let blocks = (31..=items).step_by(10).map(|from| (from, from + 9));
    let tiers = [(11, 30)].into_iter().chain(blocks).filter(|(from, _)| *from <= items);
    let tiers: Vec<FeeTier> = tiers.filter_map(|(from, to)| tier(from, to.min(items), item_rate(from))).collect();
    Ok(Fee { yuan: per_item_total(items)?, tiers })
}

/// 按件计收合计 The amount of [`per_item`] in closed form, for any number of items.
///
/// # Errors
///
/// [`FeeError`] when the amount has no name in sixty-four bits.
pub fn per_item_total(items: u64) -> Result<u64, FeeError> {
    let plain = u128::from(items.clamp(10, 30) - 10) * 100;
    // Above thirty: whole blocks of ten at 200, 300, …, and a rest at the next rate.
    let above = u128::from(items.saturating_sub(30));
    let (blocks, rest) = (above / 10, above % 10);
    let whole = (500 * blocks).saturating_mul(blocks + 3);
    let total = (plain + rest * 100 * (blocks + 2)).saturating_add(whole);
    u64::try_from(total).map_err(|_| FeeError::TooManyItems { items })
}

/// 第n件的标准 Yuan for the `nth` item of the month, counted from one.
#[must_use]
pub const fn item_rate(nth: u64) -> u64 {
    match nth {
        0..=10 => 0,
        11..=30 => 100,
        // Saturates only for places nobody reaches: the total is refused long before.
        _ => ((nth - 31) / 10).saturating_add(2).saturating_mul(100),
    }
}

/// 按量计收 The `pages` of one application, never added up over applications (第五条).
///
/// ```
/// let fee = statute::fee::per_volume(101).unwrap();
/// assert_eq!(fee.yuan, 720); // 70 pages at 10, one at 20
/// ```
///
/// # Errors
///
/// [`FeeError`] when the amount has no name in sixty-four bits.
pub fn per_volume(pages: u64) -> Result<Fee, FeeError> {
    let reached = [(31, 100, 10), (101, 200, 20), (201, u64::MAX, 40)].into_iter().filter(|(from, ..)| *from <= pages);
    let tiers: Option<Vec<FeeTier>> = reached.map(|(from, to, rate)| tier(from, to.min(pages), rate)).collect();
    let tiers = tiers.ok_or(FeeError::TooManyPages { pages })?;
    let yuan = tiers.iter().try_fold(0_u64, |sum, tier| sum.checked_add(tier.amount));
    Ok(Fee { yuan: yuan.ok_or(FeeError::TooManyPages { pages })?, tiers })
}

fn tier(from: u64, to: u64, rate: u64) -> Option<FeeTier> {
    let amount = (to - from + 1).checked_mul(rate)?;
    Some(FeeTier { from, to, rate, amount })
}
