//! 分布 How the figures of a year divide, as the ledgers give it to the board.

use jiff::civil::Date;
use report::drafting::Field;

/// 分布 The divisions of a year's figures, each of which opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// Month by month, then by what else a figure divides, each in its order; a division that counts nothing is not there.
    pub parts: Vec<Part>,
    /// 各周 Every week of the year; none where nothing was ever published.
    pub weeks: Vec<Week>,
}

/// 分项 One division of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// By what it divides.
    pub by: By,
    /// The key under which it opens, such as `M-01.month.03`.
    pub key: String,
    /// The key of the figure it divides.
    pub of: &'static str,
    /// Its number and name; its records where they are not opened another way.
    pub field: Field,
}

/// 按什么分
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// 按月, with the month.
    Month(i8),
    /// 按领域
    Field,
    /// 按渠道
    Channel,
}

/// 一周 One week and whether it was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// The key under which it opens, such as `M-11.week.2025-03-03`.
    pub key: String,
    /// Its Monday.
    pub monday: Date,
    /// Different days on which something was published, and how many were needed.
    pub days: (usize, usize),
    /// How many items it has; their records where they are not opened another way.
    pub field: Field,
}

impl Week {
    /// 达标
    #[must_use]
    pub fn met(&self) -> bool {
        self.days.0 >= self.days.1
    }
}
