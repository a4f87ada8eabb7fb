//! 要定的 What stands between the draft and its reviews, each with the acts that settle it.

use messages::{Catalogued as _, Message};
use report::drafting::{Claim, DraftObstacle, faults, judge, judge_claim, moved};

use super::{Desk, beside, number};
use crate::console::HERE;

/// 旁批 What is said, right below what it speaks of.
#[derive(Clone, Debug)]
pub(super) struct Note {
    pub(super) what: String,
    pub(super) why: String,
    pub(super) verbs: Vec<Verb>,
    /// What it sums up, such as every number that moved.
    pub(super) each: Vec<String>,
}

/// 办法 A link, or an act that a form sends.
#[derive(Clone, Debug)]
pub(super) struct Verb {
    pub(super) name: String,
    pub(super) href: String,
    /// Name and value of what the form carries; none for a link.
    pub(super) carries: Option<(&'static str, String)>,
}

impl Verb {
    fn link(name: &str, href: impl Into<String>) -> Self {
        Self { name: name.into(), href: href.into(), carries: None }
    }

    fn act(name: &str, href: impl Into<String>, carries: (&'static str, &str)) -> Self {
        Self { name: name.into(), href: href.into(), carries: Some((carries.0, carries.1.to_owned())) }
    }
}

impl Note {
    fn of(message: &Message, verbs: Vec<Verb>) -> Self {
        let why = format!("{}{}", message.why, message.todo);
        Self { what: message.what.to_string(), why, verbs, each: Vec::new() }
    }
}

const REGISTERS: &str = "/console/registers";

/// What stands in the way of one sentence.
pub(super) fn of_claim(known: &Desk, claim: &Claim) -> Vec<Note> {
    let year = known.standing.annual.year;
    let found = judge_claim(claim, &known.standing.draft, &known.standing.snapshot);
    let rewrite = |name| Verb::link(name, format!("{HERE}/{year}/sentences/{}", claim.id));
    let remove = || Verb::act("删去这句", format!("{HERE}/{year}/remove"), ("id", &claim.id));
    found
        .iter()
        .map(|obstacle| {
            let verbs = match obstacle {
                DraftObstacle::Bare { .. } => {
                    vec![remove(), Verb::link("补记录", registers(year)), rewrite("写明理由")]
                }
                DraftObstacle::Typed { .. } => vec![rewrite("换成台账的数，或者写明理由")],
                DraftObstacle::NoSuchField { .. } => vec![rewrite("改写"), Verb::link("补记录", registers(year))],
                DraftObstacle::Unfit { .. } => vec![remove()],
                _ => vec![rewrite("改写")],
            };
            Note::of(&obstacle.message(), verbs)
        })
        .collect()
}

/// What stands in the way of the whole report, and what in a part of it without being said of one sentence.
pub(super) fn of(known: &Desk) -> (Vec<Note>, Vec<(u8, Note)>) {
    let standing = &known.standing;
    let (annual, year) = (&standing.annual, standing.annual.year);
    let recount = || Verb::act("重新取数", format!("{HERE}/{year}/recount"), ("part", "1"));
    let mut whole = Vec::new();
    if let Err(found) = affairs::annual::may_hand_in(annual, annual.revision, &known.occasion) {
        whole.extend(found.iter().map(|obstacle| Note::of(&obstacle.message(), vec![recount()])));
    }
    whole.extend(since(known).map(|note| Note { verbs: vec![recount()], ..note }));
    let mut apart = Vec::new();
    for obstacle in
        judge(&standing.draft, &standing.snapshot).iter().chain(&faults(&standing.draft, &standing.snapshot))
    {
        match obstacle {
            DraftObstacle::NoReason { name } => {
                let key = standing.snapshot.fields.iter().find(|(key, field)| {
                    field.name == *name && standing.draft.overrides.get(*key).is_some_and(|it| it.reason.is_empty())
                });
                let verbs = key.map(|(key, _)| Verb::link("写理由", number(year, key))).into_iter().collect();
                whole.push(Note::of(&obstacle.message(), verbs));
            }
            DraftObstacle::OddOverride { key, .. } => {
                whole.push(Note::of(&obstacle.message(), vec![Verb::link("改这个数", number(year, key))]));
            }
            DraftObstacle::Cells { .. } => apart.extend(cells(known)),
            DraftObstacle::Breaks { place, what, .. } => {
                let verbs = vec![Verb::link("看台账", registers(year))];
                apart.push((part(place, what), Note::of(&obstacle.message(), verbs)));
            }
            _ => {}
        }
    }
    apart.extend(known.breaks.iter().filter(|each| each.answer(&standing.draft).is_none()).map(|each| {
        let why = Verb::link("写明原因", format!("#{}", beside::anchor(&each.key)));
        let verbs = vec![why, Verb::link("看台账", registers(year))];
        (part(&each.place, &each.what), Note::of(&each.obstacle().message(), verbs))
    }));
    (whole, apart)
}

/// 台账变了 One note for everything that moved since the count.
fn since(known: &Desk) -> Option<Note> {
    let moved = moved(&known.standing.snapshot, &known.now);
    let each = in_words(&moved);
    let first = moved.first()?.message();
    if each.len() == 1 {
        return Some(Note::of(&first, Vec::new()));
    }
    let what = format!("取数以后台账变了，有 {} 个数不一样。", each.len());
    Some(Note { what, each, ..Note::of(&first, Vec::new()) })
}

/// Each number that moved, in words.
pub(in super::super) fn in_words(moved: &[DraftObstacle]) -> Vec<String> {
    let each = moved.iter().filter_map(|obstacle| match obstacle {
        DraftObstacle::Moved { name, was, is } if was == is => Some(format!("{name}：还是 {is}，记录换过")),
        DraftObstacle::Moved { name, was, is } => Some(format!("{name}：从 {was} 变成 {is}")),
        _ => None,
    });
    each.collect()
}

/// 没有数的格 The blank cells, table by table.
fn cells(known: &Desk) -> Vec<(u8, Note)> {
    let figures = known.standing.snapshot.tables();
    let form = figures.form();
    let mut parts: [Vec<String>; 3] = Default::default();
    for (cell, _) in figures.absent() {
        let table = form.name(cell).as_bytes().get(1).map_or(0, |digit| usize::from(digit - b'2'));
        if let Some(part) = parts.get_mut(table) {
            part.push(form.place(cell));
        }
    }
    let notes = (2..).zip(parts).filter(|(_, lost)| !lost.is_empty());
    notes
        .map(|(part, lost)| {
            let obstacle = DraftObstacle::Cells { lost: lost.len(), first: lost[0].clone() };
            let message = obstacle.message();
            let what = format!("这张表还有 {} 格没有数，第一处是{}。", lost.len(), lost[0]);
            let verbs = vec![Verb::link("去建台账", registers(known.standing.annual.year))];
            (part, Note { what, ..Note::of(&message, verbs) })
        })
        .collect()
}

fn registers(year: i16) -> String {
    format!("{REGISTERS}?year={year}")
}

/// The part whose heading a place begins with; of the whole text, the part that is named in what is said of it.
pub(super) fn part(place: &str, what: &str) -> u8 {
    let sections = ["一、", "二、", "三、", "四、", "五、", "六、"];
    let begins = sections.iter().position(|heading| place.starts_with(heading));
    let named = || sections.iter().position(|heading| what.contains(&format!("“{heading}")));
    begins.or_else(named).and_then(|at| u8::try_from(at + 1).ok()).unwrap_or(1)
}
