//! A real year's report signed and public, and its ledgers corrected afterwards: the departments as they are joined.

use affairs::{
    private::Private,
    publication::{ReviewStep, open_steps},
    register::{Facts, Kind, Training, Words, asked},
    role::Role,
};
use gongkai::joined::{Ledgers, Reviews};
use office::{Checks, Clerk};
use publication::desk as publishing;
use register::{NewRecord, Person, desk as registers, records::Shown};
use rehearsal::{Rehearsal, clerk, codes};
use store::{Scope, StoreError};
use year_end::{Standing, compile, hand_in, recount, shown};

fn head() -> Clerk {
    clerk("zhou", Role::OfficeHead, "office")
}

fn training(on: &str, count: usize) -> NewRecord {
    let facts = Training { on: on.parse().unwrap(), start: 540, end: 660, attendees: 0, sign_in: String::new() };
    let needed = asked(Kind::Training).iter().filter(|asked| asked.required);
    let words = needed.fold(Words::default(), |words, asked| words.with(asked.field, on));
    let person = |at: usize| Person { name: Private::new(format!("学员{at}")), section: "党政办".into() };
    NewRecord { facts: Facts::Training(facts), words, people: (0..count).map(person).collect() }
}

fn seen(standing: &Standing) -> (i16, u32) {
    (2025, standing.annual.revision)
}

/// The reviews of the report's item, one after the other, and its release.
fn through(here: &Rehearsal, item: &str) {
    let find = |tx: &store::Tx<'_>| publication::find(tx, "sangcun", item);
    let mut record = here.office.store.read(&Scope::body("sangcun"), find).unwrap().unwrap();
    while let Some(step) = open_steps(&record.item).first().copied() {
        let by = match step {
            ReviewStep::Secrecy => clerk("bao", Role::SecrecyOfficer, ""),
            ReviewStep::Proof(_) => clerk("jiao", Role::Proofreader, ""),
            ReviewStep::First => clerk("chu", Role::SectionHead, "office"),
            ReviewStep::Second => clerk("fu", Role::LeaderInCharge, ""),
            ReviewStep::Final => clerk("zheng", Role::Principal, ""),
        };
        let sign = publishing::Signing { step, returns: None, opinion: "同意".into(), seconds: 600, findings: 0 };
        record = publishing::sign(&here.later().office, &by, item, &publishing::seen(&record.item), &sign).unwrap();
    }
    publishing::publish(&here.later().office, &head(), item, &publishing::seen(&record.item)).unwrap();
}

/// What the public reads of trainings: the number, the records it opens, and the notes of corrections.
fn public(here: &Rehearsal) -> (String, Vec<String>, usize) {
    let read = |tx: &store::Tx<'_>| shown(tx, "sangcun", 2025, &Reviews);
    let out = here.office.store.read::<_, StoreError>(&Scope::body("sangcun"), read).unwrap().unwrap();
    let field = &out.snapshot.fields["M-13"];
    let said: String = (1..=6).map(|section| out.report.section(section).to_owned()).collect();
    assert!(said.contains(&format!("{} 人次", field.digits)), "the text says what opens: {said}");
    (field.digits.clone(), field.records.clone(), out.public.editions.iter().map(|edition| edition.notes.len()).sum())
}

fn begun(here: &Rehearsal) -> Vec<Shown> {
    here.at("2025-12-20 09:00:00");
    for kind in Kind::ALL {
        registers::open_book(&here.office, &head(), kind, 2025).unwrap();
    }
    let enter = |on: &str, count| registers::enter(&here.office, &head(), None, &training(on, count), "").unwrap();
    let all = [("2025-04-10", 10), ("2025-07-11", 12), ("2025-10-17", 6)].map(|(on, count)| enter(on, count));
    here.at("2026-01-12 09:00:00");
    all.into()
}

#[test]
fn a_ledger_corrected_after_the_signature_moves_no_signed_number_and_a_correction_is_the_way() {
    let checks = Checks::of(publication::FormCheck);
    rehearsal::on_both_engines("gongkai-signed", &checks, |here| {
        let (office, zhou) = (&here.office, head());
        let sessions = begun(here);
        let first = compile(office, &zhou, 2025, &Ledgers).unwrap();
        let handed = hand_in(office, &zhou, seen(&first), "", (&Ledgers, &Reviews));
        let handed = handed.unwrap_or_else(|error| panic!("{:?}", error.messages()));
        let item = handed.annual.handed.clone().unwrap().item;

        // One session turns out not to have been held, after the text was handed in.
        let gone = (sessions[2].record.number.as_str(), sessions[2].record.version);
        registers::strike(&here.later().office, &zhou, gone, "没有开成").unwrap();
        let refused = hand_in(office, &zhou, seen(&handed), "", (&Ledgers, &Reviews)).unwrap_err();
        assert!(codes(&refused).iter().all(|code| *code == "report.draft.moved"), "{:?}", codes(&refused));
        let said = refused.messages();
        assert!(said.iter().any(|it| it.what.contains("28") && it.what.contains("22")), "both numbers: {said:?}");

        through(here, &item);
        let (digits, records, notes) = public(here);
        assert_eq!((digits.as_str(), records.len(), notes), ("28", 3, 0), "what was signed is what is read");

        let fresh = recount(&here.later().office, &zhou, seen(&handed), &Ledgers).unwrap();
        let second = hand_in(
            &here.later().office,
            &zhou,
            seen(&fresh),
            "有一场培训没有开成，人次由28改为22",
            (&Ledgers, &Reviews),
        );
        let second = second.unwrap_or_else(|error| panic!("{:?}", error.messages()));
        assert_eq!(second.annual.handed.clone().unwrap().item, item, "a new version of the same item");
        assert_eq!(public(here).0, "28", "on its way it is not public");
        through(here, &item);
        let (digits, records, notes) = public(here);
        assert_eq!((digits.as_str(), records.len(), notes), ("22", 2, 1), "with a note that everybody sees");
        office.store.verify().unwrap().unwrap();
    });
}

/// 登记簿结了以后 What a closed book holds is what was signed; the way to change it begins with reopening.
#[test]
fn a_closed_book_keeps_the_report_and_the_ledger_together() {
    let checks = Checks::of(publication::FormCheck);
    rehearsal::on_both_engines("gongkai-closed", &checks, |here| {
        let sessions = begun(here);
        let closing = affairs::register::Closing::Complete;
        let of = (Kind::Training, 2025);
        let closed = registers::close_book(&here.office, &head(), of, closing, 1).unwrap();
        let first = compile(&here.office, &head(), 2025, &Ledgers).unwrap();
        let gone = (sessions[2].record.number.as_str(), sessions[2].record.version);
        let refused = registers::strike(&here.office, &head(), gone, "没有开成").unwrap_err();
        assert_eq!(codes(&refused), ["register.book.closed"]);
        let handed = hand_in(&here.office, &head(), seen(&first), "", (&Ledgers, &Reviews)).unwrap();
        registers::reopen_book(&here.office, &head(), of, closed.version, "有一场没有开成").unwrap();
        registers::strike(&here.later().office, &head(), gone, "没有开成").unwrap();
        let refused = hand_in(&here.office, &head(), seen(&handed), "", (&Ledgers, &Reviews)).unwrap_err();
        assert!(codes(&refused).contains(&"report.draft.moved"));
    });
}
