//! 目录事项 Where an item is put: proposed by its title, chosen by a person, moved before anybody reviews it (need N24).

use super::{
    clicks::{WRITER, act, written},
    visitor,
    writing::form,
};
use crate::{added::County, rehearsal::on_both_engines};

const NEW: &str = "/console/items/new";

#[test]
fn a_title_proposes_its_matter_and_nothing_is_chosen_for_anybody() {
    on_both_engines("matter-proposed", |here| {
        let writer = visitor(here, WRITER);
        let page = writer.get(NEW);
        assert!(page.body.contains("<option value=\"\" selected>还没有选</option>"), "{}", page.body);
        let mut fields = form(&page, "/console/items");
        fields.insert("title".into(), "桑村乡2025年9月临时救助情况公示".into());
        fields.insert("text".into(), "现将9月临时救助情况公示如下。".into());
        fields.insert("catalogue".into(), String::new());

        let before = here.ledger().len();
        let faulty = writer.post("/console/items", fields.clone());
        assert!(faulty.status == 422 && faulty.body.contains("publication.form.catalogue"), "{}", faulty.body);
        assert!(faulty.body.contains("name=\"choose\" value=\"F19-09\""), "{}", faulty.body);

        let number = fields["number"].clone();
        let suggest = format!("/console/items/{number}/suggest");
        let asked = writer.post(&suggest, fields.clone());
        assert!(asked.status == 200 && asked.body.contains("写到了“临时救助"), "{} {}", asked.status, asked.body);
        assert!(asked.body.contains("现将9月临时救助情况公示如下。"), "what was typed stays");
        fields.insert("choose".into(), "F19-09".into());
        let chosen = writer.post(&suggest, fields.clone());
        assert!(chosen.body.contains("<option value=\"F19-09\" selected>"), "{}", chosen.body);
        assert!(!chosen.body.contains("name=\"choose\""), "nothing is proposed beside a choice");
        assert_eq!(here.ledger().len(), before, "choosing leaves nothing in the ledger");

        fields.insert("choose".into(), String::new());
        fields.insert("title".into(), "公示".into());
        let silent = writer.post(&suggest, fields.clone());
        assert!(silent.status == 422 && silent.body.contains("publication.form.unlike"), "{}", silent.body);
    });
}

#[test]
fn a_draft_moves_to_another_matter_and_what_was_handed_in_stays() {
    on_both_engines("matter-moved", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        let page = writer.get(&item);
        assert!(page.body.contains("G-03　"), "the page names the matter: {}", page.body);
        for (code, refused) in [("", "publication.form.catalogue"), ("X-99", "publication.matter.unknown")] {
            let answer = act(&writer, &item, "place", &[("catalogue", code)]);
            assert!(answer.status == 422 && answer.body.contains(refused), "{code}: {}", answer.body);
        }
        let same = act(&writer, &item, "place", &[("catalogue", "G-03")]);
        assert!(same.body.contains("publication.act.nothing-changed"), "{}", same.body);
        let moved = act(&writer, &item, "place", &[("catalogue", "G-36")]);
        assert_eq!(moved.status, 303, "{}", moved.body);
        assert_eq!(here.filed("publication.placed"), 1);
        assert!(writer.get(&item).body.contains("G-36　"), "{}", writer.get(&item).body);

        assert_eq!(act(&writer, &item, "submit", &[]).status, 303);
        let page = writer.get(&item);
        assert!(page.form(&format!("{item}/place")).is_none(), "reviewers looked at it where it stands");
    });
}

#[test]
fn a_second_item_of_the_same_title_is_not_handed_in() {
    on_both_engines("matter-twin", |here| {
        let writer = visitor(here, WRITER);
        let first = written(&writer).1.location;
        let second = written(&writer).1.location;
        assert_ne!(first, second);
        assert_eq!(act(&writer, &first, "submit", &[]).status, 303);
        let refused = act(&writer, &second, "submit", &[]);
        assert!(refused.status == 422 && refused.body.contains("publication.item.same-title"), "{}", refused.body);
        let number = first.rsplit('/').next().unwrap();
        assert!(refused.body.contains(number), "it says which: {}", refused.body);

        let edit = format!("{second}/edit");
        let mut fields = form(&writer.get(&edit), &edit);
        fields.insert("title".into(), "春季防火的通知（第二批）".into());
        assert_eq!(writer.post(&edit, fields).status, 303);
        assert_eq!(act(&writer, &second, "submit", &[]).status, 303, "another title is another item");
    });
}

#[test]
fn rows_that_the_county_added_stand_among_the_matters_until_they_are_taken_back() {
    on_both_engines("matter-added", |here| {
        let (county, office) = County::above(here);
        let writer =
            ::rehearsal::Visitor::new(&office, publication::console::routes(), ::rehearsal::Anybody).with(WRITER);
        let page = writer.get(NEW);
        let own = "<optgroup label=\"县里增补\"><option value=\"X-01\">X-01　古树名木保护名录</option>";
        assert!(page.body.contains(own) && page.body.contains("<optgroup label=\"基础目录\">"), "{}", page.body);
        let from_calendar = writer.get(&format!("{NEW}?matter=X-01&due=2025-04-01"));
        let from_calendar = writer.get(&from_calendar.location);
        assert!(from_calendar.body.contains("<option value=\"X-01\" selected>"), "{}", from_calendar.body);

        let mut fields = form(&page, "/console/items");
        fields.insert("title".into(), "桑村乡古树名木保护名录（2025年）".into());
        fields.insert("text".into(), "古槐一株，在槐树岭。".into());
        fields.insert("catalogue".into(), String::new());
        let number = fields["number"].clone();
        let asked = writer.post(&format!("/console/items/{number}/suggest"), fields.clone());
        assert!(asked.body.contains("name=\"choose\" value=\"X-01\""), "{}", asked.body);
        assert!(asked.body.contains("写到了“古树名木保护名录”"), "{}", asked.body);
        fields.insert("catalogue".into(), "X-77".into());
        let foreign = writer.post("/console/items", fields.clone());
        assert!(foreign.status == 422 && foreign.body.contains("publication.matter.unknown"), "{}", foreign.body);
        fields.insert("catalogue".into(), "X-01".into());
        let item = writer.post("/console/items", fields.clone()).location;
        let shown = writer.get(&item);
        assert!(shown.body.contains("X-01　古树名木保护名录"), "{}", shown.body);
        let list = writer.get("/console/items?stage=all&branch=X-01");
        assert!(list.body.contains("<option value=\"X-01\" selected>X-01　古树名木保护名录"), "{}", list.body);
        assert!(list.body.contains("桑村乡古树名木保护名录（2025年）"), "{}", list.body);
        assert_eq!(act(&writer, &item, "place", &[("catalogue", "X-02")]).status, 303);

        county.takes_back("X-01");
        county.takes_back("X-02");
        let shown = writer.get(&item);
        assert!(shown.body.contains("X-02　救助热线值班安排"), "the item keeps its title: {}", shown.body);
        assert!(!shown.body.contains("optgroup"), "nothing of the county is offered any more: {}", shown.body);
        let refused = act(&writer, &item, "place", &[("catalogue", "X-01")]);
        assert!(refused.status == 422 && refused.body.contains("publication.matter.taken-back"), "{}", refused.body);
        let gone = writer.get(&writer.get(&format!("{NEW}?matter=X-01")).location);
        assert!(gone.body.contains("<option value=\"\" selected>还没有选"), "{}", gone.body);
        assert_eq!(act(&writer, &item, "submit", &[]).status, 303, "what was begun goes its way");
    });
}

#[test]
fn what_a_matter_lets_a_text_show_of_persons_stands_beside_it() {
    on_both_engines("matter-persons", |here| {
        let writer = visitor(here, WRITER);
        let opened = writer.get(&writer.get(&format!("{NEW}?matter=F19-10")).location);
        assert!(opened.body.contains("任何渠道不得公布名单，只发汇总数。"), "beside the choice: {}", opened.body);
        let item = written(&writer).1.location;
        let plain = writer.get(&item).body;
        assert!(plain.contains("公职人员的履职信息可以公开。") && !plain.contains("名单默认"), "{plain}");
        assert_eq!(act(&writer, &item, "place", &[("catalogue", "G-22")]).status, 303);
        assert!(!writer.get(&item).body.contains("这一项的个人信息"), "a report of the year's work names nobody");
        assert_eq!(act(&writer, &item, "place", &[("catalogue", "F19-04")]).status, 303);
        let told = "名单默认只贴村公示栏，网上只发汇总数。名单的范围：所在村(社区)公示栏，不上网。";
        let page = writer.get(&item).body;
        assert!(page.contains(told) && page.contains("不得出现：") && !page.contains("签字以前"), "{page}");
        assert_eq!(act(&writer, &item, "submit", &[]).status, 303);
        let reviewer = visitor(here.later(), "bao/secrecy_officer//sangcun").get(&item).body;
        assert!(reviewer.contains(told) && reviewer.contains("签字以前，请看清楚"), "{reviewer}");
    });
}

#[test]
fn village_affairs_stand_under_a_matter_of_the_villages_and_nothing_else_does() {
    on_both_engines("matter-village", |here| {
        let writer = visitor(here, WRITER);
        let filled = writer.get(&format!("{NEW}?number=ab12&matter=V-01"));
        assert!(filled.body.contains("<option value=\"village\" selected>村务公开</option>"), "{}", filled.body);
        let mut fields = form(&filled, "/console/items");
        fields.extend(
            [("title", "东村第二季度村务公开"), ("text", "现将第二季度村务公开如下。"), ("event_date", "2025-03-03")]
                .map(|(name, value)| (name.to_owned(), value.to_owned())),
        );
        for (code, subject) in [("V-01", "news"), ("G-03", "village"), ("V-01", "other")] {
            fields.insert("catalogue".into(), code.into());
            fields.insert("subject".into(), subject.into());
            let refused = writer.post("/console/items", fields.clone());
            assert!(refused.status == 422 && refused.body.contains("publication.form.village"), "{code} {subject}");
        }
        fields.insert("catalogue".into(), "V-01".into());
        fields.insert("subject".into(), "village".into());
        let kept = writer.post("/console/items", fields);
        assert_eq!(kept.status, 303, "{}", kept.body);
        // Opened again it is what it was: once it became something else, and counted for the rhythm of the house.
        let edit = writer.get(&format!("{}/edit", kept.location));
        assert!(edit.body.contains("<option value=\"village\" selected>"), "{}", edit.body);
    });
}

#[test]
fn where_no_list_may_be_shown_nothing_is_handed_in_before_somebody_said_that_it_holds_totals() {
    on_both_engines("matter-totals", |here| {
        let writer = visitor(here, WRITER);
        let item = written(&writer).1.location;
        assert!(!writer.get(&item).body.contains("name=\"totals\""), "G-03 asks for nothing");
        assert_eq!(act(&writer, &item, "place", &[("catalogue", "F19-10")]).status, 303);
        assert!(writer.get(&item).body.contains("name=\"totals\" value=\"yes\""));
        let refused = act(&writer, &item, "submit", &[]);
        assert!(refused.status == 422 && refused.body.contains("publication.totals.unconfirmed"), "{}", refused.body);
        assert_eq!((here.filed("publication.submitted"), here.filed("publication.totals-confirmed")), (0, 0));
        let done = act(&writer, &item, "submit", &[("totals", "yes")]);
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!((here.filed("publication.submitted"), here.filed("publication.totals-confirmed")), (1, 1));
        let sheet = visitor(here, WRITER).get(&item).body;
        assert!(sheet.contains("任何渠道不得公布名单"), "{sheet}");

        let reviewer = visitor(here.later(), "bao/secrecy_officer//sangcun");
        let back = [("step", "secrecy"), ("decision", "return"), ("reason", "0"), ("opinion", "请补上标准")];
        assert_eq!(act(&reviewer, &item, "sign", &back).status, 303);
        let edit = format!("{item}/edit");
        let mut fields = form(&writer.get(&edit), &edit);
        fields.insert("text".into(), "共发放 3 人，标准每人每月 900 元。".into());
        assert_eq!(writer.post(&edit, fields).status, 303);
        let again = act(&writer, &item, "submit", &[]);
        assert!(
            again.body.contains("publication.totals.unconfirmed"),
            "another text is another promise: {}",
            again.body
        );
        assert_eq!(act(&writer, &item, "submit", &[("totals", "yes")]).status, 303);
        let number = item.rsplit('/').next().unwrap();
        let scope = store::Scope::body("sangcun");
        let printed = here.office.store.read::<_, store::StoreError>(&scope, |tx| {
            let record = publication::find(tx, "sangcun", number)?.unwrap();
            publication::sheet(tx, &record, &|account| account.to_owned())
        });
        let printed = format!("{:?}", printed.unwrap());
        assert!(
            printed.contains("lin 于 2025-03-03 确认：正文和附件里没有名单，只有政策、标准和汇总数。"),
            "{printed}"
        );
    });
}
