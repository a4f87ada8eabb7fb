//! N4, second part: the names of other bodies.

use super::*;

#[test]
fn n4_another_body_that_acts() {
    hold(&[
        ("", "李庄镇严格按照要求落实责任。", "N4!", "another township acts"),
        ("", "一是五里河镇坚持统一登记。", "N4!", "behind the mark of a list"),
        ("", "桑村乡严格按照要求落实责任。", "", "the body itself"),
        ("", "我乡严格按照要求，全乡坚持统一登记，各乡镇积极配合。", "", "generic words"),
        ("", "杞县人民政府统一部署。", "", "a superior"),
        ("", "城乡严格按照标准，乡镇坚持统一登记，指导乡镇落实责任。", "", "no names"),
        ("", "接受李庄镇来人参观。", "", "named, but not acting"),
    ]);
}
