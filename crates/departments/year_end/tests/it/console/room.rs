//! What the desk of the whole house says of reports that no longer agree with their ledgers.

use affairs::role::Role;
use hall::serving::{Aside, Room as _, Seated};
use jiff::civil::date;
use year_end::console::Reports;

use super::{House, on_both_engines, send};

fn aside(house: &House<'_>, role: Role) -> Option<Aside> {
    let clerk = rehearsal::clerk("zhou-ning", role, "office");
    let seated = Seated { clerk, name: "周宁".into(), body_name: "桑村乡".into(), may_act: Vec::new() };
    let room = Reports(house.ports());
    let office = &house.here.office;
    office.store.read(&seated.clerk.scope(), |tx| room.aside(office, tx, &seated)).unwrap()
}

const DESK: &str = "/console/annual/2025";

fn drafted_and_handed_in(house: &House<'_>) {
    let browser = house.officer();
    let years = browser.get("/console/annual");
    assert_eq!(send(&browser, &years, "/console/annual", &[]).status, 303);
    let asked = send(&browser, &browser.get(DESK), &format!("{DESK}/hand-in"), &[]);
    assert_eq!(send(&browser, &asked, &format!("{DESK}/hand-in"), &[]).status, 303);
}

#[test]
fn a_ledger_corrected_after_the_report_was_public_is_said_today_with_the_way_to_correct_it() {
    on_both_engines("apart", |house| {
        drafted_and_handed_in(house);
        house.ledgers.say("M-01", "254");
        assert_eq!(aside(house, Role::OfficeHead), None, "nothing is public yet: the desk itself says what moved");
        house.ledgers.say("M-01", "253");
        house.release(date(2026, 1, 23));
        assert_eq!(aside(house, Role::OfficeHead), None, "it agrees");

        house.ledgers.say("M-01", "254");
        house.ledgers.say("M-13", "30");
        let said = aside(house, Role::OfficeHead).unwrap();
        assert_eq!((said.title, said.number.n), ("报告和台账不一致", 2));
        assert!(said.said.contains("2025 年的：M-01：从 253 变成 254，M-13：从 28 变成 30"), "{}", said.said);
        assert_eq!(
            said.urges,
            Some("报告和台账不一致，等您核对"),
            "a desk with nothing else does not say that nothing waits"
        );
        let acts: Vec<(&str, &str)> = said.acts.iter().map(|act| (act.name.as_str(), act.href.as_str())).collect();
        assert_eq!(acts, [("更正 2025 年的报告", DESK)]);
        assert_eq!(aside(house, Role::SectionHead), None, "whose duty it is not");
    });
}

#[test]
fn a_report_of_many_records_is_held_against_the_sums_without_laying_its_records_side_by_side() {
    on_both_engines("apart-many", |house| {
        house.ledgers.stand_behind("M-01", 60_000);
        drafted_and_handed_in(house);
        house.release(date(2026, 1, 23));
        assert_eq!(aside(house, Role::OfficeHead), None, "it agrees");
        house.ledgers.stand_behind("M-01", 59_999);
        assert_eq!(aside(house, Role::OfficeHead), None, "which records they are, the page of the number says");
        house.ledgers.say("M-01", "254");
        let said = aside(house, Role::OfficeHead).unwrap();
        assert!(said.said.contains("M-01：从 253 变成 254"), "{}", said.said);
        house.ledgers.say("M-01", "253");
        house.ledgers.forget("M-13");
        let said = aside(house, Role::OfficeHead).unwrap();
        assert!(said.said.contains("M-13：从 28 变成 没有"), "{}", said.said);
    });
}
