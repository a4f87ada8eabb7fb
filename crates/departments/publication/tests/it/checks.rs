//! Checks join the office, and no desk knows which there are.

use affairs::publication::{Stage, Subject};
use office::{Attachment, Check, Checks, Finding, Looked, Office, Severity};
use publication::{FormCheck, desk};
use store::digest::Digest;

use crate::rehearsal::{approve, codes, new_item, officer, on_both_engines, seen, text};

/// Blocks what an attachment must not say; reads its content.
struct Words(&'static str);

impl Check for Words {
    fn name(&self) -> &'static str {
        "附件用词"
    }

    fn rules(&self) -> String {
        self.0.to_owned()
    }

    fn look(&self, looked: &Looked<'_>) -> Vec<Finding> {
        let found = |attachment: &&Attachment| {
            let id: Digest = attachment.file.parse().unwrap();
            String::from_utf8(looked.files.bytes(&id).unwrap()).unwrap().contains("身份证")
        };
        let finding = |attachment: &Attachment| Finding {
            rule: "W-01",
            severity: Severity::Block,
            place: attachment.name.clone(),
            what: "有身份证号码".into(),
            todo: "请删去。",
        };
        looked.attachments.iter().filter(found).map(finding).collect()
    }
}

#[test]
fn a_check_that_joins_reads_attachments_blocks_and_outdates_older_runs() {
    on_both_engines("checks", |here| {
        let both = Office { checks: Checks::of(FormCheck).and(Words("words-1")), ..here.office.clone() };
        let stored = both.files.put(&mut "姓名,身份证".as_bytes()).unwrap();
        let mut new = new_item("防汛物资发放名单", Subject::Notice);
        let attachment = |file: String, bytes| Attachment { name: "名单.csv".into(), file, bytes };
        new.text.attachments = vec![attachment(stored.id.to_string(), stored.size)];
        let item = desk::propose(&both, &officer(), &new).unwrap();
        let number = item.item.number.clone();
        let item = desk::check(&both, &officer(), &number, &seen(&item)).unwrap();
        let run = item.item.check_in_hand().unwrap();
        assert_eq!((run.rules.as_str(), run.blocking.join(",").as_str()), ("form-2+words-1", "W-01"));
        let error = desk::submit(&both, &officer(), &number, &seen(&item), false).unwrap_err();
        assert_eq!(codes(&error), ["publication.check.blocked"]);
        assert_eq!(desk::look(&both, &new.text)[0].place, "名单.csv", "people see where it was found");

        // Without the attachment it passes; but rules that changed before the release ask for another look.
        let facts = item.item.facts().clone();
        let clean = text("防汛物资发放名单", "名单见公示栏。");
        let item = desk::revise(&both, &officer(), &number, &seen(&item), &facts, &clean).unwrap();
        let item = approve(here, item);
        assert_eq!((&item.item.stage, item.item.check_in_hand().unwrap().rules.as_str()), (&Stage::Approved, "form-2"));
        let error = desk::publish(&both, &officer(), &number, &seen(&item)).unwrap_err();
        assert_eq!(codes(&error), ["publication.check.outdated"]);
        let item = desk::check(&both, &officer(), &number, &seen(&item)).unwrap();
        let item = desk::publish(&both, &officer(), &number, &seen(&item)).unwrap();
        assert_eq!(item.item.stage, Stage::Published);
    });
}
