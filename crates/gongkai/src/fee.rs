//! 收费 `gongkai fee`.

use std::fmt::Write as _;

use statute::fee::{self, Fee};

use crate::{
    commands::Fee as Arguments,
    say,
    say::{DIM, GREEN, styled},
    trouble::{Outcome, Refusal},
};

/// The fee by one of the two tariffs, tier by tier.
pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let (fee, what) = match (arguments.method.items, arguments.method.pages) {
        (Some(items), _) => (fee::per_item(items), format!("按件计收，同一申请人一个自然月 {items} 件")),
        (None, pages) => {
            let pages = pages.unwrap_or_default();
            (fee::per_volume(pages), format!("按量计收，一件申请 {pages} 页"))
        }
    };
    let fee = fee.map_err(|error| Refusal::one(&error, 2))?;
    if arguments.json {
        return say::json(&fee);
    }
    say::out(&text(&fee, &what, arguments.method.items.is_some()));
    Ok(0)
}

fn text(fee: &Fee, what: &str, by_item: bool) -> String {
    let (unit, free) = if by_item { ("件", 10) } else { ("页", 30) };
    let mut out = format!("{what}：{}\n", styled(GREEN, &format!("{} 元", fee.yuan)));
    let _ = writeln!(out, "  第 1—{free} {unit}　免费");
    for tier in &fee.tiers {
        let count = tier.to - tier.from + 1;
        let _ = writeln!(
            out,
            "  第 {}—{} {unit}　{count} {unit} × {} 元 = {} 元",
            tier.from, tier.to, tier.rate, tier.amount
        );
    }
    let _ = writeln!(
        out,
        "{}",
        styled(
            DIM,
            "依据：《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。收不收由政府信息公开工作机构负责人决定。"
        )
    );
    out
}
