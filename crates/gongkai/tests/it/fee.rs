//! `gongkai fee`.

use serde_json::json;

use crate::program::Folder;

#[test]
fn a_hundred_and_one_pages_cost_720_yuan() {
    let fee = Folder::new().run(&["fee", "--pages", "101", "--json"]).json(0);
    assert_eq!(
        fee,
        json!({ "yuan": 720, "tiers": [
            { "from": 31, "to": 100, "rate": 10, "amount": 700 },
            { "from": 101, "to": 101, "rate": 20, "amount": 20 },
        ]})
    );
}

#[test]
fn nothing_costs_nothing_and_has_no_tiers() {
    let folder = Folder::new();
    for tariff in ["--items", "--pages"] {
        assert_eq!(folder.run(&["fee", tariff, "0", "--json"]).json(0), json!({ "yuan": 0, "tiers": [] }));
    }
}

#[test]
fn people_read_the_tiers_and_the_ground() {
    let said = Folder::new().run(&["fee", "--items", "35"]);
    assert_eq!(said.exit, 0);
    for words in ["3000 元", "第 1—10 件　免费", "第 11—30 件　20 件 × 100 元 = 2000 元", "国办函〔2020〕109号"]
    {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
}

#[test]
fn a_count_beyond_every_case_is_refused() {
    Folder::new().run(&["fee", "--items", "18446744073709551615"]).refused(2, "fee.too-many-items");
}

#[test]
fn a_tier_begins_where_the_one_before_ends() {
    let folder = Folder::new();
    let cases = [
        ("--items", "10", 0, 0),
        ("--items", "11", 100, 1),
        ("--items", "12", 200, 1),
        ("--items", "30", 2000, 1),
        ("--items", "31", 2200, 2),
        ("--pages", "30", 0, 0),
        ("--pages", "31", 10, 1),
        ("--pages", "100", 700, 1),
    ];
    for (tariff, count, yuan, tiers) in cases {
        let fee = folder.run(&["fee", tariff, count, "--json"]).json(0);
        assert_eq!((&fee["yuan"], fee["tiers"].as_array().unwrap().len()), (&json!(yuan), tiers), "{tariff} {count}");
    }
}

#[test]
fn a_fee_needs_exactly_one_whole_number() {
    let folder = Folder::new();
    let wrong: [&[&str]; 7] = [
        &["fee"],
        &["fee", "--items", "1", "--pages", "1"],
        &["fee", "--pages", "-1"],
        &["fee", "--items=-1"],
        &["fee", "--items", "1.5"],
        &["fee", "--pages", "一百"],
        &["fee", "--items", "99999999999999999999999"],
    ];
    for arguments in wrong {
        let said = folder.run(arguments);
        assert_eq!((said.exit, said.out.as_str(), said.ways_on()), (2, "", 1), "{arguments:?}: {said:?}");
    }
}
