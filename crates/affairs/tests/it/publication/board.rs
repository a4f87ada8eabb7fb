//! The board: stages × acts, none undefined (H01).

use affairs::publication::{ActKind, Permission, Reach, StageKind, permitted};
use messages::Catalogued;

/// Columns: draft, in review, returned, approved, scheduled, published, withdrawn, discarded.
#[test]
fn every_act_in_every_stage_is_allowed_or_refused_with_a_reason() {
    let cases = [
        ("Revise", "yyyyy---", "yyyyy---", "yyyyy---", "what is public changes only by a correction"),
        ("Check", "yyyyyy--", "yyyyyy--", "yyyyyy--", "a check harms nothing"),
        ("Overrule", "yyyy----", "yyyy----", "yyyy----", "before it leaves the house"),
        ("Submit", "y-y-----", "y-y-----", "y-y-----", "H12: no second review while one runs"),
        ("Sign", "-y---y--", "-y---y--", "-y---y--", "published only where steps are owed"),
        ("Return", "-y------", "-y------", "-y------", "what is public is corrected or withdrawn"),
        ("Schedule", "---y----", "---y----", "---y----", "H20"),
        ("Unschedule", "----y---", "----y---", "----y---", "back to approved"),
        ("Publish", "---y----", "---y----", "---y----", "approved is not published, scheduled waits"),
        ("PublishUrgently", "yyy-----", "--------", "--------", "only what was never public"),
        ("ReleaseScheduled", "----y---", "----y---", "----y---", "the clock's own act"),
        ("Post", "-----y--", "-----y--", "-----y--", "a further channel of what is public"),
        ("CorrectSmall", "-----y--", "-----y--", "-----y--", "no new version under way"),
        ("CorrectSubstantive", "-----yy-", "-----yy-", "-----yy-", "also to bring back what was withdrawn"),
        ("Withdraw", "--------", "yyyyyy--", "--------", "at once, also while a new version is made"),
        ("ConfirmWithdrawal", "------y-", "------y-", "------y-", "within one working day"),
        ("Restore", "------y-", "------y-", "------y-", "or restored"),
        ("Discard", "y-y-----", "--------", "--------", "H38: never what was public"),
        ("Clarify", "yyyyyyy-", "yyyyyyy-", "yyyyyyy-", "第六条"),
        ("DropVersion", "--------", "yyyy----", "yyyy----", "only a new version of what was public"),
        ("MarkValidity", "--------", "yyyyyyy-", "--------", "of what stands there, whatever is under way"),
        ("Place", "y-y-----", "--------", "--------", "N24: before anybody reviewed it where it stands"),
    ];
    assert_eq!(cases.len(), ActKind::ALL.len());
    for (act, (name, never, public, hidden, because)) in ActKind::ALL.into_iter().zip(cases) {
        assert_eq!(format!("{act:?}"), name);
        for (reach, expected) in Reach::ALL.into_iter().zip([never, public, hidden]) {
            let row = StageKind::ALL.map(|stage| match permitted(stage, reach, act) {
                Permission::Allowed => 'y',
                Permission::Refused(reason) => {
                    assert!(!reason.is_empty(), "{name} in {stage:?}");
                    '-'
                }
            });
            assert_eq!(row.iter().collect::<String>(), expected, "{name}, {reach:?}: {because}");
        }
    }
}

#[test]
fn every_obstacle_has_its_own_code_and_three_sentences() {
    let mut codes = std::collections::BTreeSet::new();
    for obstacle in affairs::publication::Obstacle::examples() {
        let message = obstacle.message();
        assert!(message.code.starts_with("publication."), "{}", message.code);
        assert!(codes.insert(message.code), "{} is used twice", message.code);
        for sentence in [&message.what, &message.why, &message.todo] {
            assert!(sentence.ends_with('。'), "{}: {sentence}", message.code);
        }
    }
    assert_eq!(codes.len(), 44);
}
