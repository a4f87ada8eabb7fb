//! 联系方式 Set by who runs the office, seen by who sets it up, written by nobody else; public at once.

use std::collections::BTreeMap;

use ::rehearsal::Visitor;
use account::contacts;
use affairs::{account::Contact, role::Role};

use super::visitor;
use crate::rehearsal::{Rehearsal, on_both_engines};

const PAGE: &str = "/console/contact";

fn typed(browser: &Visitor, fields: &[(&str, &str)]) -> ::rehearsal::Answer {
    let mut form: BTreeMap<String, String> = browser.get(PAGE).form(PAGE).unwrap();
    form.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    browser.post(PAGE, form)
}

fn standing(here: &Rehearsal) -> Contact {
    contacts(&here.office).unwrap().remove("sangcun").unwrap_or_default()
}

#[test]
fn who_runs_the_office_says_how_it_is_reached_and_the_ledger_says_which_lines_changed() {
    on_both_engines("contact", |here| {
        let head = visitor(here, &here.seat("ma-lin", "马林", &[Role::OfficeHead]));
        let full = [
            ("phone", "0555-0000102 转 8"),
            ("address", "青溪县桑村乡政府路 1 号　邮编 243100"),
            ("hours", "工作日 8:30—12:00，14:30—17:30"),
            ("email", "office@sangcun.example"),
            ("site_code", "4100000000"),
        ];
        assert_eq!(typed(&head, &full).status, 303);
        let set = standing(here);
        assert_eq!((set.phone.as_str(), set.site_code.as_str(), set.host.as_str()), (full[0].1, full[4].1, ""));
        let entry = here.ledger().into_iter().find(|(kind, _)| kind == "account.contact-set").unwrap().1;
        assert!(entry.contains(r#""changed":["phone","address","hours","email","site-code"]"#), "{entry}");
        assert!(!entry.contains("0555"), "what they say stands in the row: {entry}");
        let same = typed(&head, &full);
        assert!(same.status == 422 && same.body.contains("account.unchanged"), "{}", same.body);
        let without = full.map(|(name, value)| (name, if name == "phone" { "" } else { value }));
        assert_eq!(typed(&head, &without).status, 303, "what is left empty is printed nowhere");
        assert_eq!((standing(here).phone.as_str(), standing(here).hours.as_str()), ("", full[2].1));
        assert_eq!(here.filed("account.contact-set"), 2);
    });
}

#[test]
fn what_nobody_can_use_is_refused_together_and_nothing_typed_is_lost() {
    on_both_engines("contact-wrong", |here| {
        let head = visitor(here, &here.seat("ma-lin", "马林", &[Role::OfficeHead]));
        let long = "长".repeat(101);
        let wrong = [("phone", "打我手机"), ("email", "office＠sangcun"), ("site_code", "41000"), ("address", &long)];
        let answer = typed(&head, &wrong);
        assert_eq!(answer.status, 422);
        assert_eq!(answer.body.matches("account.contact.form").count(), 4, "{}", answer.body);
        assert!(answer.body.contains("打我手机") && answer.body.contains(&long));
        for (name, value) in [("phone", "<b>1</b>"), ("email", "a@b.c\" onload=x"), ("email", "a@b..c"), ("phone", "1")]
        {
            assert_eq!(typed(&head, &[(name, value)]).status, 422, "{value}");
        }
        assert_eq!(standing(here), Contact::default());
        let stale = head.get(PAGE).form(PAGE).unwrap();
        assert_eq!(typed(&head, &[("hours", "工作日 9 点到 17 点")]).status, 303);
        let mut late = stale.clone();
        late.insert("phone".into(), "0555-0000102".into());
        let answer = head.post(PAGE, late);
        assert!(answer.status == 422 && answer.body.contains("account.contact.changed"), "{}", answer.body);
        assert!(answer.body.contains("0555-0000102"), "what was typed is still there");
        assert_eq!(standing(here).hours, "工作日 9 点到 17 点", "and a colleague's words are not overwritten");
    });
}

#[test]
fn nobody_else_sets_it() {
    on_both_engines("contact-who", |here| {
        let mut tokens = vec![(here.first_time("wang-li", here.one_time(0)), 200)];
        tokens.push((here.seat("zhou-ning", "周宁", &[Role::InfoOfficer]), 403));
        tokens.push((here.seat("fu-lei", "傅雷", &[Role::LeaderInCharge]), 403));
        for (token, sees) in tokens {
            let browser = visitor(here, &token);
            let page = browser.get(PAGE);
            assert_eq!((page.status, page.form(PAGE).is_some()), (sees, false), "{}", page.body);
            let key = browser.form_key();
            let answer = browser.post(PAGE, [("form", key.as_str()), ("phone", "0555-0000102")]);
            assert_eq!(answer.status, 403, "{}", answer.body);
        }
        assert_eq!(standing(here), Contact::default());
        let stranger = visitor(here, "");
        assert!(matches!(stranger.get(PAGE).status, 303 | 401));
    });
}
