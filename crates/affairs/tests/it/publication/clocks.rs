//! The clocks of `operations.md` §3.3.

use affairs::publication::{Clock, Facts, Mark, Standing, Subject, content_hash};

use super::*;

fn shown(mark: Mark) -> String {
    format!("{} {}", mark.day, if mark.end { "end" } else { "noon" })
}

#[test]
fn due_and_half_time_in_working_days() {
    let cases = [
        // start, half working days, own due day, remind, due, provisional, because
        ("2025-03-03", 2, None, "2025-03-04 noon", "2025-03-04 end", None, "first review: one working day"),
        ("2025-03-07", 2, None, "2025-03-10 noon", "2025-03-10 end", None, "over a weekend"),
        ("2025-04-25", 4, None, "2025-04-27 end", "2025-04-28 end", None, "final review; 27 April is a working Sunday"),
        ("2025-04-30", 1, None, "2025-05-06 noon", "2025-05-06 noon", None, "release: half a day, after the holiday"),
        ("2025-03-03", 4, Some("2025-03-04"), "2025-03-04 end", "2025-03-04 end", None, "the item's own day wins"),
        ("2025-03-03", 2, Some("2025-02-28"), "2025-02-28 end", "2025-02-28 end", None, "also when it has passed"),
        ("2025-03-03", 2, Some("2025-12-31"), "2025-03-04 noon", "2025-03-04 end", None, "a later day lends no time"),
        ("2031-03-03", 2, None, "2031-03-04 noon", "2031-03-04 end", Some(2031), "no notice yet: provisional"),
    ];
    for (start, halves, own, remind, due, provisional, because) in cases {
        let clock = Clock::after(day(start), halves, own.map(day), Calendar::bundled());
        assert_eq!((shown(clock.remind), shown(clock.due)), (remind.into(), due.into()), "{because}");
        assert_eq!(clock.provisional, provisional, "{because}");
    }
}

#[test]
fn half_time_reminds_and_expiry_escalates() {
    let clock = Clock::after(day("2025-03-03"), 2, None, Calendar::bundled());
    let cases = [
        ("2025-03-03", true, Standing::InTime, "the day it came"),
        ("2025-03-04", false, Standing::Reminded, "half time"),
        ("2025-03-04", true, Standing::Reminded, "the last moment is still in time"),
        ("2025-03-05", false, Standing::Escalated, "expired"),
    ];
    for (on, end, standing, because) in cases {
        assert_eq!(clock.standing(Mark { day: day(on), end }), standing, "{because}");
    }
}

#[test]
fn without_a_day_of_its_own_an_item_is_due_twenty_working_days_after_the_event() {
    let facts = Facts { event_date: Some(day("2025-12-22")), ..facts(Subject::Notice) };
    let play = Play::of("XX-1", &Proposal { facts, ..proposal(Subject::Notice) }, day("2025-12-22"));
    assert_eq!(play.item.facts().due, Some(day("2026-01-20")), "第二十六条");
    assert_eq!(play.item.days_left(day("2026-01-19"), Calendar::bundled()), Some(1));
    assert_eq!(play.item.days_left(day("2026-01-21"), Calendar::bundled()), Some(-1));
}

#[test]
fn a_short_reading_is_marked_hasty() {
    let cases =
        [(18, 900, false, "one second per fifty characters"), (17, 900, true, "shorter"), (0, 0, false, "empty")];
    for (duration_sec, characters, hasty, because) in cases {
        let mut play = Play::new(Subject::Notice).reviewed(&[Secrecy]);
        let order = SignOrder { duration_sec, characters, ..pass(Proof(1)) };
        play.act(&person("head"), |i, n| sign(i, &order, n));
        assert_eq!(play.item.signatures.last().map(|known| known.hasty), Some(hasty), "{because}");
    }
}

#[test]
fn the_hash_tells_every_part_and_every_border_apart() {
    let whole = content_hash("题", "文", &[("a.pdf", "00")]);
    assert_eq!(whole.len(), 64);
    let others = [
        content_hash("题文", "", &[("a.pdf", "00")]),
        content_hash("题", "文", &[]),
        content_hash("题", "文", &[("a.pdf", "01")]),
        content_hash("题", "文\n", &[("a.pdf", "00")]),
        content_hash("题", "文", &[("a.pd", "f00")]),
    ];
    assert!(others.iter().all(|other| *other != whole));
    assert_eq!(whole, content_hash("题", "文", &[("a.pdf", "00")]));
}
