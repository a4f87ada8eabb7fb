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
