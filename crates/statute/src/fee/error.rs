//! 算不出的费用 Counts beyond every real case.

use messages::{Catalogued, Message};

/// 收费计算错误 A count so large that its fee cannot be stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeError {
    /// More items than the tiers are listed for, or than an amount can be named for.
    TooManyItems {
        /// The count given.
        items: u64,
    },
    /// More pages than an amount can be named for.
    TooManyPages {
        /// The count given.
        pages: u64,
    },
}

impl Catalogued for FeeError {
    fn examples() -> Vec<Self> {
        vec![Self::TooManyItems { items: u64::MAX }, Self::TooManyPages { pages: u64::MAX }]
    }

    fn message(&self) -> Message {
        let (code, count, unit) = match self {
            Self::TooManyItems { items } => ("fee.too-many-items", items, "件"),
            Self::TooManyPages { pages } => ("fee.too-many-pages", pages, "页"),
        };
        Message {
            code,
            what: format!("{count}{unit}超出了能够逐档计算的范围。").into(),
            why: "没有哪个月、哪一件申请会有这么多，多半是数字输错了。".into(),
            todo: "请核对件数或页数后重新计算。".into(),
        }
    }
}
