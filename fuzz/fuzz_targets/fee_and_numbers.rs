//! 收费与数 The two tariffs at any count, and any text as a number of a report.

#![no_main]

use libfuzzer_sys::fuzz_target;
use statute::fee::{self, Fee, Sheet};
use statute::report::Number;

fuzz_target!(|told: (u64, u64, &str, &str)| {
    let (items, pages, one, other) = told;
    if let Ok(fee) = fee::per_item(items) {
        adds_up(&fee);
        assert_eq!(fee::per_item_total(items), Ok(fee.yuan), "the closed form agrees with the tiers");
    }
    if let (Ok(total), Some(next)) = (fee::per_item_total(items), items.checked_add(1)) {
        let next = fee::per_item_total(next).map(|next| next - total);
        assert!(next.is_err() || next == Ok(fee::item_rate(items + 1)), "one more item costs its rate");
    }
    for pages in [Ok(pages), fee::a4_pages(pages, Sheet::A3)].into_iter().flatten() {
        if let Ok(fee) = fee::per_volume(pages) {
            adds_up(&fee);
        }
    }
    let (one, other) = (number(one), number(other));
    if let (Some(one), Some(other)) = (one, other) {
        assert_eq!(one + other - other, one, "sums of two are exact");
    }
});

fn adds_up(fee: &Fee) {
    let tiers: u64 = fee.tiers.iter().map(|tier| tier.amount).sum();
    assert_eq!(tiers, fee.yuan, "the tiers add up");
    assert!(fee.tiers.windows(2).all(|pair| pair[0].to + 1 == pair[1].from), "the tiers meet");
}

fn number(text: &str) -> Option<Number> {
    let number = Number::parse(text)?;
    assert_eq!(Number::parse(&number.to_string()), Some(number), "what is printed is read");
    assert!(number.as_whole().is_none_or(|whole| Number::whole(whole) == Some(number)));
    Some(number)
}
