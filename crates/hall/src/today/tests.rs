//! What the page says where something is urged.

use super::{View, titled};
use crate::{
    Link,
    serving::{Aside, Number},
};
use askama::Template as _;

fn apart() -> Aside {
    Aside {
        title: "报告和台账不一致",
        number: Number { name: "不一致的数", n: 3, unit: "", list: Some("/console/annual/2025".into()) },
        said: "个数，公开以后台账又变了。".into(),
        counted: "",
        urges: Some("报告和台账不一致，等您核对"),
        acts: vec![Link::new("更正 2025 年的报告", "/console/annual/2025")],
        law: None,
    }
}

#[test]
fn a_desk_on_which_something_is_urged_does_not_say_that_nothing_waits() {
    assert_eq!(titled((0, 0, 0), &[]), "今天没有等您办的事");
    assert_eq!(titled((0, 0, 0), &[apart()]), "报告和台账不一致，等您核对");
    assert_eq!(titled((1, 0, 2), &[apart()]), "有 1 件已经过期", "what is late comes first");
}

#[test]
fn what_is_urged_stands_among_the_work_with_its_next_step() {
    let view = View {
        title: titled((0, 0, 0), &[apart()]),
        today: String::new(),
        groups: Vec::new(),
        none: false,
        elsewhere: Vec::new(),
        with_others: Vec::new(),
        urgent: vec![apart()],
        asides: Vec::new(),
        year: 2026,
        numbers: Vec::new(),
        writes: false,
        steps: Vec::new(),
    };
    let page = view.render().unwrap();
    assert!(page.contains("等您核对 <small>1 件") && page.contains("更正 2025 年的报告"), "{page}");
    assert!(!page.contains("从这里开始"), "{page}");
}
