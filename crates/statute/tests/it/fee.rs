//! 信息处理费 The worked examples of the two tariffs, by their numbers.

use statute::{
    calendar::Calendar,
    fee::{
        FeeTier, Provision, Sheet, a4_pages, item_rate, items_by_month, per_item, per_item_total, per_volume,
        per_volume_applies,
    },
};

use crate::calendar::day;

#[test]
fn per_item_the_nth_and_the_month() {
    let cases = [
        (0, 0, 0, "no item at all"),
        (1, 0, 0, "1"),
        (10, 0, 0, "2 upper edge of the free tier"),
        (11, 100, 100, "3 lower edge"),
        (12, 100, 200, "4"),
        (30, 100, 2_000, "5 upper edge"),
        (31, 200, 2_200, "6 lower edge"),
        (40, 200, 4_000, "7 upper edge"),
        (41, 300, 4_300, "8"),
        (50, 300, 7_000, "9"),
        (51, 400, 7_400, "10"),
        (60, 400, 11_000, "11"),
        (100, 800, 37_000, "12"),
        (101, 900, 37_900, "13"),
    ];
    for (n, rate, total, because) in cases {
        assert_eq!(item_rate(n), rate, "{because}");
        assert_eq!(per_item(n).unwrap().yuan, total, "{because}");
        assert_eq!(per_item_total(n), Ok(total), "{because}");
    }
}

#[test]
fn per_volume_one_application() {
    let cases = [
        (0, 0, "no page at all"),
        (30, 0, "14 free"),
        (31, 10, "15 one page at 10"),
        (100, 700, "16 seventy pages at 10"),
        (101, 720, "17 and one at 20"),
        (150, 1_700, "18"),
        (200, 2_700, "19"),
        (201, 2_740, "20 one at 40"),
        (250, 4_700, "21"),
        (300, 6_700, "22"),
        (1_000, 34_700, "23"),
    ];
    for (pages, yuan, because) in cases {
        assert_eq!(per_volume(pages).unwrap().yuan, yuan, "{because}");
    }
}

#[test]
fn mixed_situations() {
    let month = |list: &[(&'static str, &str, u64)]| {
        items_by_month(list.iter().map(|(who, on, matters)| (*who, day(on), *matters)))
    };
    let fee = |items: u64| per_item(items).unwrap().yuan;

    assert_eq!(per_volume(25).unwrap().yuan * 2, 0, "24 pages of two applications are not added up");
    assert_eq!((item_rate(11), per_volume(120).unwrap().yuan), (100, 1_100), "25 either the one or the other");
    let turn = month(&[("a", "2025-03-31", 10), ("a", "2025-04-01", 10)]);
    assert_eq!(turn.values().map(|items| fee(*items)).sum::<u64>(), 0, "26 two calendar months");
    assert_eq!(fee(month(&[("a", "2025-03-03", 12)])[&("a", 2025, 3)]), 200, "27 formally split");
    assert_eq!(fee(month(&[("a", "2025-03-03", 1)])[&("a", 2025, 3)]), 0, "28 not split: one item");
    assert_eq!((fee(35), per_volume_applies(Provision::Nothing)), (3_000, false), "29 refused: items only");
    assert!(!per_volume_applies(Provision::Published), "30 already on the website");
    assert!(!per_volume_applies(Provision::OnSite), "31 read on the spot");
    let a3 = a4_pages(60, Sheet::A3).unwrap();
    assert_eq!((a3, per_volume(a3).unwrap().yuan), (120, 1_100), "32 A3 counts twice");
    assert!(per_volume_applies(Provision::Paper), "32 paper is charged by volume");
    let clients = ["甲", "乙", "丙", "丁", "戊", "己"].map(|who| (who, "2025-03-03", 2));
    assert!(month(&clients).values().all(|items| fee(*items) == 0), "33 the applicants are the clients");
    let couple = month(&[("夫", "2025-03-03", 8), ("妻", "2025-03-03", 8)]);
    assert!(couple.values().all(|items| fee(*items) == 0), "34 two applicants");
}

#[test]
fn days_of_payment() {
    let nth = |from: &str, n| Calendar::bundled().add_working_days(day(from), n).unwrap().to_string();
    assert_eq!(nth("2025-05-06", 20), "2025-06-04", "35 a notice of 3 June is in time");
    assert_eq!(nth("2025-06-05", 20), "2025-07-03", "35 pay by");
    assert_eq!(nth("2025-06-20", 20), "2025-07-18", "36 paid 20 June");
    assert_eq!(nth("2025-09-25", 20), "2025-10-29", "39 across the National Day");
}

#[test]
fn tiers_say_what_is_charged_and_nothing_else() {
    let tier = |from, to, rate, amount| FeeTier { from, to, rate, amount };
    assert_eq!(per_volume(101).unwrap().tiers, [tier(31, 100, 10, 700), tier(101, 101, 20, 20)]);
    assert_eq!(
        per_item(45).unwrap().tiers,
        [tier(11, 30, 100, 2_000), tier(31, 40, 200, 2_000), tier(41, 45, 300, 1_500)]
    );
    assert!(per_item(10).unwrap().tiers.is_empty() && per_volume(30).unwrap().tiers.is_empty());
    let json = serde_json::to_string(&per_volume(31).unwrap()).unwrap();
    assert_eq!(json, r#"{"yuan":10,"tiers":[{"from":31,"to":31,"rate":10,"amount":10}]}"#);
}

#[test]
fn the_closed_form_is_the_sum_of_the_rates_and_of_the_tiers() {
    let mut sum = 0;
    for n in 1..=5_000 {
        sum += item_rate(n);
        let fee = per_item(n).unwrap();
        assert_eq!((fee.yuan, fee.tiers.iter().map(|tier| tier.amount).sum::<u64>()), (sum, sum), "{n} items");
        assert_eq!(fee.tiers.last().map_or(n, |tier| tier.to), n, "the last tier ends at N");
    }
}

#[test]
fn counts_beyond_every_case_are_an_error_and_quick() {
    assert!(per_item(u64::MAX).is_err() && per_item_total(u64::MAX).is_err() && per_volume(u64::MAX).is_err());
    assert!(per_item(1_000_000).is_ok() && per_item(1_000_001).is_err());
    assert_eq!(per_item_total(1_000_000_000), Ok(4_999_999_850_000_002_000));
    assert!(a4_pages(u64::MAX, Sheet::A3).is_err());
}
