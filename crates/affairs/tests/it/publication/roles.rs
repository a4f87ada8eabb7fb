//! 岗位与职责 What the affair of publication lets each role do is what the one table says, act by act.

use affairs::{
    publication::{
        ActKind, CorrectionOrder, Place, Profile, ReviewStep, Validity, ValidityMark, WithdrawalReason, check, clarify,
        confirm_withdrawal, correct, discard, drop_version, mark_validity, overrule, place, post, publish,
        publish_urgent, restore, revise, schedule, sign, submit, unschedule, withdraw,
    },
    role::{Duty, Role},
};

use super::{
    Final, First, Item, Occasion, Outcome, Play, Proof, Second, Secrecy, Subject, as_role, clean, facts, pass, release,
    text,
};

type Verb = fn(&Item, &Occasion<'_>) -> Outcome;

fn correction(substantive: bool) -> CorrectionOrder {
    CorrectionOrder {
        substantive,
        content_hash: text("第二稿"),
        note: "note-1".into(),
        prepared_by: "somebody".into(),
        rules: "r1".into(),
    }
}

fn repealed() -> ValidityMark {
    let document = Some("桑政〔2025〕3号".to_owned());
    ValidityMark { validity: Validity::Repealed, since: super::day("2025-03-10"), document }
}

fn elsewhere() -> Place {
    Place { catalogue: "F19-09".into(), field: "F19".into(), due: None }
}

/// Every act of somebody on a known item but signatures, with the duty that opens it. A release at its hour is nobody's
/// act: it is done in the name of who scheduled it.
const ACTS: [(ActKind, Duty, Verb); 19] = [
    (ActKind::Revise, Duty::WriteItems, |item, now| revise(item, &facts(Subject::Other), now)),
    (ActKind::Check, Duty::WriteItems, |item, now| check(item, &clean(item.content_hash()), now)),
    (ActKind::Overrule, Duty::Overrule, |item, now| overrule(item, "P-02", "note-1", now)),
    (ActKind::Submit, Duty::WriteItems, |item, now| submit(item, false, now)),
    (ActKind::Schedule, Duty::Publish, |item, now| schedule(item, now.at + 1, &release(), now)),
    (ActKind::Unschedule, Duty::Publish, unschedule),
    (ActKind::Publish, Duty::Publish, |item, now| publish(item, &release(), now)),
    (ActKind::PublishUrgently, Duty::PublishUrgently, |item, now| publish_urgent(item, "note-1", &release(), now)),
    (ActKind::Post, Duty::Publish, |item, now| post(item, &["screen".into()], now)),
    (ActKind::CorrectSmall, Duty::CorrectSmall, |item, now| correct(item, &correction(false), now)),
    (ActKind::CorrectSubstantive, Duty::WriteItems, |item, now| correct(item, &correction(true), now)),
    (ActKind::Withdraw, Duty::Withdraw, |item, now| withdraw(item, WithdrawalReason::Error, "note-1", now)),
    (ActKind::ConfirmWithdrawal, Duty::DecideWithdrawal, confirm_withdrawal),
    (ActKind::Restore, Duty::DecideWithdrawal, restore),
    (ActKind::Discard, Duty::WriteItems, discard),
    (ActKind::Clarify, Duty::WriteItems, |item, now| clarify(item, "rumour-1", now)),
    (ActKind::DropVersion, Duty::WriteItems, drop_version),
    (ActKind::MarkValidity, Duty::MarkValidity, |item, now| mark_validity(item, &repealed(), now)),
    (ActKind::Place, Duty::WriteItems, |item, now| place(item, "G-36", &elsewhere(), now)),
];

/// Whether the affair turns a role away because it is that role.
fn turned_away(role: Role, verb: impl Fn(&Item, &Occasion<'_>) -> Outcome) -> bool {
    Play::new(Subject::Other).act(&as_role("somebody", role), verb).contains(&"publication.act.role")
}

#[test]
fn each_act_is_open_to_the_roles_of_its_duty_and_to_no_other() {
    let signatures = [ActKind::Sign, ActKind::Return, ActKind::ReleaseScheduled];
    let told: Vec<ActKind> = ActKind::ALL.into_iter().filter(|act| !signatures.contains(act)).collect();
    assert_eq!(ACTS.map(|(act, ..)| act).to_vec(), told, "an act without a duty is an act nobody looks after");
    for (act, duty, verb) in ACTS {
        for role in Role::ALL {
            assert_eq!(turned_away(role, verb), !role.opens(duty), "{act:?} by {role:?}");
        }
    }
}

#[test]
fn each_signature_is_open_to_the_roles_of_its_duty_and_to_no_other() {
    let steps = [
        (Secrecy, Duty::ReviewSecrecy),
        (First, Duty::SignFirst),
        (Second, Duty::SignSecond),
        (Final, Duty::SignFinal),
    ];
    for (step, duty) in steps {
        for role in Role::ALL {
            assert_eq!(
                turned_away(role, |item, now| sign(item, &pass(step), now)),
                !role.opens(duty),
                "{step:?}, {role:?}"
            );
        }
    }
    let proofs = [Proof(1), Proof(2), Proof(3)];
    let readers = |role: &Role| {
        let reads = |step: &ReviewStep| {
            [Profile::Levels, Profile::ThreeReaders].iter().any(|profile| step.roles(*profile).contains(role))
        };
        proofs.iter().any(reads)
    };
    let read: Vec<Role> = Role::ALL.into_iter().filter(readers).collect();
    let may: Vec<Role> = Role::ALL.into_iter().filter(|role| role.opens(Duty::Proofread)).collect();
    assert_eq!(read, may, "of proof-readings the table names everybody whom any profile names");
}

#[test]
fn whoever_does_anything_to_an_item_may_see_it() {
    for (_, duty, _) in ACTS {
        for role in duty.roles() {
            assert!(role.opens(Duty::SeeDrafts), "{role:?} does {duty:?} blindly");
        }
    }
}
