//! A text that another department brings: one item for one matter, through the same reviews as any.

use affairs::publication::{Importance, Stage, Subject};
use office::DeskError;
use publication::desk::{self, Brought, bring};

use crate::rehearsal::{clerk, officer, on_both_engines, passed, seen, text};

fn brought(words: &str) -> Brought {
    Brought {
        matter: "annual-2025".into(),
        subject: Subject::AnnualReport,
        catalogue: ("G-09".into(), "G".into()),
        channels: vec!["site".into()],
        text: text("桑村乡 2025 年政府信息公开工作年度报告", words),
        remark: "业务培训：台账 28，改为 30，理由：2 人补签".into(),
        explanation: "补上第六部分收费情况的说明。".into(),
    }
}

#[test]
fn one_matter_is_one_item_from_the_first_text_to_its_correction() {
    on_both_engines("matter", |here| {
        let (office, zhou) = (&here.office, officer());
        let first = bring(office, &zhou, None, &brought("公开 253 条。")).unwrap();
        assert!(matches!(first.item.stage, Stage::InReview { .. }), "{:?}", first.item.stage);
        assert_eq!(first.item.facts().importance, Importance::Important, "three reviews, whoever brought it");
        let number = first.item.number.clone();

        let again = bring(office, &zhou, None, &brought("公开 253 条。")).unwrap();
        assert_eq!(again, first, "the same text brought twice is one act");
        let better = bring(&here.later().office, &zhou, None, &brought("公开 254 条。")).unwrap();
        assert_eq!(better.item.number, number, "also where nobody remembered the item");
        assert!(matches!(better.item.stage, Stage::InReview { .. }), "{:?}", better.item.stage);

        let approved = passed(here, better);
        let head = clerk("tao", affairs::role::Role::OfficeHead, "office");
        let out = desk::publish(&here.later().office, &head, &number, &seen(&approved)).unwrap();
        assert_eq!(
            bring(office, &zhou, Some(&number), &brought("公开 254 条。")).unwrap(),
            out,
            "it is public already"
        );
        let next = bring(&here.later().office, &zhou, Some(&number), &brought("公开 254 条，收费 0 元。")).unwrap();
        assert!(matches!(next.item.stage, Stage::InReview { .. }), "{:?}", next.item.stage);
        assert_eq!(next.item.version, 2, "a new version through the whole flow, with its visible explanation");

        let names = |account: &str| account.to_owned();
        let scope = zhou.scope();
        let sheet = office.store.read(&scope, |tx| publication::sheet(tx, &next, &names)).unwrap();
        let printed = format!("{sheet:?}");
        assert!(printed.contains("送审说明") && printed.contains("2 人补签"), "{printed}");
    });
}

#[test]
fn who_may_not_write_brings_nothing() {
    on_both_engines("matter-bounds", |here| {
        let leader = clerk("fu", affairs::role::Role::LeaderInCharge, "");
        let refused = bring(&here.office, &leader, None, &brought("公开 253 条。")).unwrap_err();
        assert!(matches!(refused, DeskError::Blocked(_) | DeskError::NotAllowed { .. }), "{refused:?}");
        assert!(here.ledger().is_empty());
    });
}
