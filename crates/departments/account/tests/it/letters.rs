//! Where letters reach people, and who is meant by a role.

use account::{AddressBook, NewDeputy, disable, name_deputy, own_email, set_email};
use affairs::{account::DisableReason, private::Private, role::Role};
use jiff::civil::{Date, date};
use office::Directory;
use store::{Scope, StoreError};

use crate::rehearsal::{DESK, Rehearsal, codes, on_both_engines};

fn everywhere() -> Scope {
    Scope::everywhere("a test looks behind the desks")
}

fn holders(here: &Rehearsal, role: &str, section: &str, on: Date) -> Vec<String> {
    let ask = |tx: &store::Tx<'_>| AddressBook.holders(tx, "sangcun", role, section, on);
    here.office.store.read::<_, StoreError>(&everywhere(), ask).unwrap()
}

fn address(here: &Rehearsal, account: &str) -> Option<String> {
    let ask = |tx: &store::Tx<'_>| AddressBook.address(&here.office, tx, account);
    let found = here.office.store.read::<_, StoreError>(&everywhere(), ask).unwrap();
    found.map(|address| address.unmask().clone())
}

fn email(text: &str) -> Private<String> {
    Private::new(text.to_owned())
}

#[test]
fn each_says_where_their_own_letters_go_and_the_ledger_does_not_repeat_it() {
    on_both_engines("email", |here| {
        let token = here.seat("chu-yun", "楚云", &[Role::SectionHead]);
        assert_eq!(address(here, "chu-yun"), None, "nobody gets letters unasked");
        set_email(&here.office, &token, DESK, &email(" chu@sangcun.example ")).unwrap();
        assert_eq!(address(here, "chu-yun").as_deref(), Some("chu@sangcun.example"));
        assert_eq!(own_email(&here.office, &token, DESK).unwrap(), Some(email("chu@sangcun.example")));
        let refused = set_email(&here.office, &token, DESK, &email("chu@sangcun.example\r\nBcc: x@y.example"));
        assert_eq!(codes(refused), ["account.letters.email"]);
        let another = office::Office { seal: ::rehearsal::sealer(77), ..here.office.clone() };
        let opened = another.store.read(&everywhere(), |tx| AddressBook.address(&another, tx, "chu-yun"));
        assert!(
            opened.is_err_and(|error| !format!("{error:?}").contains("sangcun.example")),
            "no letter without the key"
        );
        assert_eq!(codes(own_email(&another, &token, DESK)), ["seal.other"]);
        assert!(set_email(&here.office, "nobody.nothing", DESK, &email("x@y.example")).is_err(), "only with a session");
        assert!(here.ledger().iter().all(|(_, text)| !text.contains("sangcun.example")), "people are not log lines");
        assert_eq!(here.filed("account.letters-changed"), 1);
        set_email(&here.office, &token, DESK, &email("")).unwrap();
        assert_eq!(address(here, "chu-yun"), None, "and may change their mind");
    });
}

#[test]
fn a_role_means_its_holders_and_their_deputies_while_they_are_here() {
    on_both_engines("holders", |here| {
        let token = here.seat("chu-yun", "楚云", &[Role::SectionHead]);
        let today = date(2025, 3, 3);
        here.hire("bai-lu", "白露", &[Role::InfoOfficer]);
        assert_eq!(holders(here, "section_head", "office", today), ["chu-yun"]);
        assert!(holders(here, "section_head", "finance", today).is_empty());
        let new = NewDeputy {
            deputy: "bai-lu".into(),
            role: Role::SectionHead,
            section: None,
            from: date(2025, 3, 4),
            to: date(2025, 3, 5),
        };
        name_deputy(&here.office, &here.clerk(&token), &new).unwrap();
        let days = [(3, 1), (4, 2), (5, 2), (6, 1)];
        for (day, count) in days {
            assert_eq!(holders(here, "section_head", "office", date(2025, 3, day)).len(), count, "on 3 March + {day}");
        }
        set_email(&here.office, &token, DESK, &email("chu@sangcun.example")).unwrap();
        disable(&here.office, &here.admin(Role::SysAdmin), "chu-yun", DisableReason::Left).unwrap();
        assert!(holders(here, "section_head", "office", date(2025, 3, 4)).is_empty(), "nor the deputy of who left");
        assert_eq!(address(here, "chu-yun"), None, "who left gets no letters");
    });
}
