//! What counts as one item, and which weeks are met (`operations.md` §4; acceptance 4 and 5).

use affairs::publication::{
    Entry, Facts, Subject, WithdrawalReason,
    figures::{CountRule, Figure, Figures},
    post, withdraw,
};

use super::*;

fn published(number: &str, on: &str, proposal: &Proposal) -> Play {
    let mut play = Play::of(number, proposal, day(on)).reviewed(&ROUTINE);
    assert_eq!(play.publish(), [""; 0]);
    play
}

fn year(figures: &Figures, figure: Figure) -> usize {
    figures.value(&figure, day("2025-01-01"), day("2025-12-31"))
}

#[test]
fn what_counts_as_one_item() {
    let own = || proposal(Subject::Notice);
    let relay = || Proposal { relayed: true, ..own() };
    let hidden = |hours: i64, reason: WithdrawalReason| {
        let mut play = published("a", "2025-03-03", &own());
        play.at += hours * 60 * MINUTE;
        assert_eq!(play.act(&person("writer"), |i, n| withdraw(i, reason, "note", n)), [""; 0]);
        play
    };
    let mut second = published("a", "2025-03-03", &own());
    second.act(&person("office"), |i, n| post(i, &["screen".into()], n));
    let cases = [
        (published("a", "2025-03-03", &own()), 1, 1, "one record"),
        (second, 1, 1, "a second channel does not change it"),
        (published("a", "2025-03-03", &relay()), 0, 1, "a relay only if the county says so"),
        (published("a", "2025-01-01", &own()), 1, 1, "the year begins on 1 January"),
        (published("a", "2026-01-01", &own()), 0, 0, "and ends on 31 December"),
        (Play::new(Subject::Notice).reviewed(&ROUTINE), 0, 0, "approved is not published"),
        (hidden(23, WithdrawalReason::Error), 0, 0, "withdrawn as error within 24 hours"),
        (hidden(25, WithdrawalReason::Error), 1, 1, "withdrawn later: counted"),
        (hidden(1, WithdrawalReason::Outdated), 1, 1, "no error: counted"),
    ];
    for (play, plain, with_relays, because) in cases {
        for (count_relays, expected) in [(false, plain), (true, with_relays)] {
            let figures = Figures::fold(&play.entries, CountRule { count_relays });
            assert_eq!(year(&figures, Figure::Published), expected, "{because}");
        }
    }
    let figures = Figures::fold(&hidden(25, WithdrawalReason::Error).entries, CountRule::default());
    assert_eq!(year(&figures, Figure::WithdrawnLater), 1);
}

#[test]
fn two_hundred_and_fifty_three_items_add_up_by_month_channel_and_field() {
    let mut entries: Vec<Entry> = Vec::new();
    for n in 0..253_i16 {
        let mut order = proposal(Subject::Notice);
        order.field = ["农业", "民政", "财政"][usize::from(n.unsigned_abs()) % 3].into();
        let on = day("2025-01-01").saturating_add(jiff::Span::new().days(n));
        let mut play = published(&format!("XX-{n:03}"), &on.to_string(), &order);
        if n % 4 == 0 {
            play.act(&person("office"), |i, now| post(i, &["screen".into()], now));
        }
        entries.extend(play.entries);
    }
    entries.extend(published("ZZ-1", "2025-05-05", &Proposal { relayed: true, ..proposal(Subject::Notice) }).entries);
    entries.extend(
        published("ZZ-2", "2025-05-06", &Proposal { field: "V".into(), ..proposal(Subject::VillageAffairs) }).entries,
    );
    let figures = Figures::fold(&entries, CountRule::default());
    let on = |channel: &str| year(&figures, Figure::PublishedOn(channel.into()));
    let fields = ["农业", "民政", "财政"].map(|field| year(&figures, Figure::PublishedInField(field.into())));
    assert_eq!(year(&figures, Figure::Published), 253);
    assert_eq!(figures.by_month(2025).iter().sum::<usize>(), 253);
    assert_eq!(fields, [85, 84, 84]);
    assert_eq!((on("site"), on("screen")), (253, 64), "channel sums may exceed the total");
    assert_eq!(year(&figures, Figure::Relayed), 1);
    assert_eq!(year(&figures, Figure::Village), 1, "what the villages answer for is told apart");
    assert_eq!(year(&figures, Figure::PublishedInField("V".into())), 0);
    let records = figures.records(&Figure::Published, day("2025-01-01"), day("2025-12-31"));
    assert_eq!((records.len(), records[0]), (253, "XX-000"));
}

#[test]
fn weeks_are_met_by_different_days() {
    let cases = [
        // days of publication, Monday, needed, met, because
        (&["2025-03-03", "2025-03-05"][..], "2025-03-03", 2, true, "two days"),
        (&["2025-03-03", "2025-03-03"], "2025-03-03", 2, false, "two items on one day are one day"),
        (&["2025-03-03", "2025-03-09"], "2025-03-03", 2, true, "Sunday belongs to the week"),
        (&["2025-03-03", "2025-03-10"], "2025-03-03", 2, false, "the next Monday does not"),
        (&["2024-12-31", "2025-01-02"], "2024-12-30", 2, true, "a week across New Year is one week"),
        (&["2025-01-27"], "2025-01-27", 1, true, "Spring Festival: one working day"),
        (&["2025-10-09"], "2025-10-06", 2, false, "9, 10 and 11 October work: three days"),
    ];
    for (on, monday, needed, met, because) in cases {
        let plays = on.iter().enumerate().map(|(n, on)| published(&format!("n{n}"), on, &proposal(Subject::Notice)));
        let entries: Vec<Entry> = plays.flat_map(|play| play.entries).collect();
        let figures = Figures::fold(&entries, CountRule::default());
        let weeks = figures.weeks(day("2025-01-01"), day("2025-12-31"), Calendar::bundled());
        assert_eq!(weeks.len(), 52);
        let week = weeks.iter().find(|week| week.monday == day(monday)).expect(because);
        assert_eq!((week.needed, week.met()), (needed, met), "{because}");
    }
}

#[test]
fn relays_village_affairs_and_statements_of_nothing_do_not_make_the_rhythm() {
    let relay = Proposal { relayed: true, ..proposal(Subject::Notice) };
    let cases = [
        (relay, 0, "a relay"),
        (proposal(Subject::VillageAffairs), 0, "village affairs"),
        (proposal(Subject::NotApplicable), 0, "a statement that there is nothing"),
        (proposal(Subject::Notice), 1, "an own item"),
    ];
    for (order, months, because) in cases {
        let figures = Figures::fold(&published("a", "2025-03-03", &order).entries, CountRule::default());
        assert_eq!(figures.months_met(2025).len(), months, "{because}");
    }
}

#[test]
fn reviews_returns_and_final_reviews_are_counted_with_their_records() {
    let mut play = Play::new(Subject::Budget).reviewed(&[Secrecy, Proof(1)]);
    play.send_back(&person("head"), First);
    let facts = Facts { content_hash: text("第二稿"), ..play.item.facts().clone() };
    play.act(&person("writer"), |i, n| affairs::publication::revise(i, &facts, n));
    let mut play = play.reviewed(&IMPORTANT);
    let count = |play: &Play, figure| year(&Figures::fold(&play.entries, CountRule::default()), figure);
    assert_eq!(count(&play, Figure::FinalReviewed), 0, "not published yet");
    play.publish();
    let figures = [Figure::Reviewed, Figure::Returned, Figure::Overruled, Figure::FinalReviewed];
    assert_eq!(figures.map(|figure| count(&play, figure)), [6, 1, 0, 1]);
}
