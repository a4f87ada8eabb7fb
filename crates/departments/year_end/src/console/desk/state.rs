//! 到了哪里 The state of a report in a sentence, and its path.

use affairs::role::{Duty, Role};
use hall::Stop;
use jiff::civil::date;
use office::Zone;

use super::Desk;
use crate::{
    Phase,
    console::words::{counted, day, minute},
};

/// Whether the text that was handed in is the draft as it is, and is on its way or public.
pub(super) fn is_in_hand(known: &Desk) -> bool {
    phase(known).is_some_and(|phase| matches!(phase, Phase::InReview | Phase::Approved | Phase::Public))
}

/// How far the draft as it is has come as an item; nothing when it was never handed in, or changed since.
fn phase(known: &Desk) -> Option<Phase> {
    let annual = &known.standing.annual;
    let handed = annual.handed.as_ref().filter(|handed| handed.draft == annual.draft)?;
    // A text that was changed past this desk is another one.
    known.item.as_ref().map(|item| item.phase).filter(|_| !handed.item.is_empty())
}

/// 还有三处要定, 可以送审了, 正在审核 …
pub(super) fn sentence(known: &Desk, open: usize) -> String {
    let settle = match open {
        0 => "可以送审了".to_owned(),
        n => format!("还有{}处要定", counted(n)),
    };
    match phase(known) {
        Some(Phase::InReview) => "正在审核".to_owned(),
        Some(Phase::Approved) => "审定了，等发布".to_owned(),
        Some(Phase::Public) if has_moved(known) => "已经公开，之后台账变了".to_owned(),
        Some(Phase::Public) => "已经公开".to_owned(),
        Some(Phase::Returned) => format!("退回来了，{settle}"),
        Some(Phase::Gone) => "公开的已经撤下".to_owned(),
        Some(Phase::Writing) | None if known.public.is_some() => format!("公开以后又改过，{settle}"),
        Some(Phase::Writing) | None => settle,
    }
}

/// Whether the ledger says something else than the text that is public.
fn has_moved(known: &Desk) -> bool {
    !report::drafting::moved(&known.standing.snapshot, &known.now).is_empty()
}

pub(super) fn line(known: &Desk) -> String {
    let annual = &known.standing.annual;
    let (saved, taken) = (minute(annual.last_at), minute(known.standing.snapshot.computed_at));
    format!("草稿第 {} 版　{saved} 存　数取自 {taken} 的台账", annual.revision)
}

/// 路径 From the end of the year to the public page.
pub(super) fn stops(known: &Desk) -> Vec<Stop> {
    let year = known.standing.annual.year;
    let over = known.occasion.today >= date(year + 1, 1, 1);
    let in_hand = is_in_hand(known);
    let kept = known.standing.snapshot.fields.get("M-01").map(|field| format!("主动公开 {} 条", field.digits));
    let mut stops = vec![
        Stop {
            at: if over { "done" } else { "now" },
            name: "台账截止".into(),
            who: "12 月 31 日 24:00".into(),
            when: kept.unwrap_or_default(),
        },
        Stop {
            at: match (over, in_hand) {
                (_, true) => "done",
                (true, false) => "now",
                (false, false) => "later",
            },
            name: "起草".into(),
            who: writers(known),
            when: format!("数是 {}取的", day(known.standing.annual.counted_on)),
        },
    ];
    stops.extend(reviews(known, in_hand));
    stops.push(public(known, in_hand));
    stops
}

fn writers(known: &Desk) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in Duty::CompileReport.roles().iter().flat_map(|role| known.roster.holders(role.id(), "")) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    match names.len() {
        0 => "信息员或党政办主任".to_owned(),
        1..=2 => names.join("、"),
        n => format!("{}等 {n} 人", names[0]),
    }
}

/// The three reviews: as the item has them, or as it will.
fn reviews(known: &Desk, in_hand: bool) -> Vec<Stop> {
    const THREE: [(&str, Role); 3] =
        [("初审", Role::SectionHead), ("复审", Role::LeaderInCharge), ("终审", Role::Principal)];
    let item = known.item.as_ref().filter(|_| in_hand);
    let stop = |(name, role): (&str, Role)| {
        let review = item.and_then(|item| item.reviews.iter().find(|review| review.name == name));
        if let Some((by, at)) = review.and_then(|review| Some((review.by.as_ref()?, review.at?))) {
            let when = format!("{}　同意", day(Zone::shanghai().day(at)));
            return Stop { at: "done", name: name.into(), who: known.roster.person(by), when };
        }
        let who = match known.roster.holders(role.id(), "") {
            names if names.is_empty() => role.name().to_owned(),
            names if names.len() > 2 => format!("{}等 {} 人", names[0], names.len()),
            names => names.join("、"),
        };
        let open = review.is_some_and(|review| review.open);
        Stop { at: if open { "now" } else { "later" }, name: name.into(), who, when: String::new() }
    };
    THREE.into_iter().map(stop).collect()
}

fn public(known: &Desk, in_hand: bool) -> Stop {
    let phase = known.item.as_ref().map(|item| item.phase).filter(|_| in_hand);
    let (at, when) = match (&known.public, phase) {
        (Some(public), Some(Phase::Public)) => ("done", day(public.on)),
        (_, Some(Phase::Approved)) => ("now", "1 月 31 日前".to_owned()),
        _ => ("later", "1 月 31 日前".to_owned()),
    };
    Stop { at, name: "公开".into(), who: String::new(), when }
}
