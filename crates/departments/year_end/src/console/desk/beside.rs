//! 和去年比 The tables of the year before beside this year's: every cell that differs, and whether what was carried out is
//! carried in (rule A9).

use report::{Report, drafting::Break};
use statute::report::{Cell, Figures, Judgement, Number, Rule};

use super::Desk;
use crate::console::HERE;

/// 去年 Where last year's report comes from.
pub(super) struct Last {
    pub(super) said: String,
    pub(super) href: String,
    /// 差 Cells of this part that differ: name, last year, this year, difference.
    pub(super) cells: Vec<Differs>,
    /// 没有可比的 Cells of this part that could not be read in last year's.
    pub(super) unread: usize,
    /// 断点 Where it does not go on, each with what was said of it.
    pub(super) breaks: Vec<Broken>,
    /// 结转 Whether each number that runs on runs on: last year's, this year's, in words.
    pub(super) carried: Vec<Carried>,
}

/// 断点 One of them with the form that answers it.
pub(super) struct Broken {
    pub(super) anchor: String,
    pub(super) key: String,
    pub(super) numbers: String,
    pub(super) what: String,
    pub(super) reason: String,
    pub(super) answered: bool,
}

/// The name of the form on its page.
pub(super) fn anchor(key: &str) -> String {
    format!("break-{}", key.replace('.', "-"))
}

pub(super) struct Differs {
    pub(super) name: String,
    pub(super) was: String,
    pub(super) is: String,
    pub(super) by: String,
}

pub(super) struct Carried {
    pub(super) rule: String,
    /// How it stands in a word, and why it cannot be judged.
    pub(super) badge: String,
    pub(super) words: String,
    pub(super) kind: &'static str,
}

/// Last year's report beside a part; none where there is none.
pub(super) fn of(known: &Desk, part: u8, this: &Report) -> Option<Last> {
    let (last, year) = (known.previous()?, known.standing.annual.year);
    let (said, href) = match (&known.before, &known.received) {
        (Some(out), _) => {
            let on = out.public.on;
            (
                format!("{} 年的报告，{} 月 {} 日在这里公开的", year - 1, on.month(), on.day()),
                format!("{HERE}/{}", year - 1),
            )
        }
        (None, Some(received)) => {
            (format!("{} 年的报告，读入的《{}》", year - 1, received.name), format!("{HERE}/{year}/received"))
        }
        (None, None) => return None,
    };
    let tables = (2..=4).contains(&part);
    let cells = if tables { differing(&last.figures, &this.figures, part) } else { Vec::new() };
    let unread = cells.iter().filter(|cell| cell.was.is_empty()).count();
    let cells = cells.into_iter().filter(|cell| !cell.was.is_empty()).collect();
    let carried = if tables { carried(&known.judgement, part) } else { Vec::new() };
    let breaks = if tables { broken(known, part) } else { Vec::new() };
    Some(Last { said, href, cells, unread, carried, breaks })
}

/// The cells of a table that differ, also those that last year's report does not have, in the order of this year's form.
fn differing(was: &Figures, is: &Figures, part: u8) -> Vec<Differs> {
    let (before, form) = (was.form(), is.form());
    let own = |cell: &Cell| form.name(*cell).as_bytes().get(1) == Some(&(b'0' + part));
    let line = |cell: Cell| {
        let old = before.cell(form.name(cell)).and_then(|at| was.get(at));
        let new = is.get(cell);
        if old == new {
            return None;
        }
        let said = |number: Option<Number>| number.map_or_else(String::new, |it| it.to_string());
        let by = match (old, new) {
            (Some(old), Some(new)) if new > old => format!("多 {}", new - old),
            (Some(old), Some(new)) => format!("少 {}", old - new),
            _ => "今年没有数".to_owned(),
        };
        Some(Differs { name: form.place(cell), was: said(old), is: said(new), by })
    };
    form.cells().filter(own).filter_map(line).collect()
}

fn broken(known: &Desk, part: u8) -> Vec<Broken> {
    let here = known.breaks.iter().filter(|each| rules(part).contains(&each.rule));
    let one = |each: &Break| Broken {
        anchor: anchor(&each.key),
        key: each.key.clone(),
        numbers: each.numbers.clone(),
        what: each.what.clone(),
        reason: each.answer(&known.standing.draft).unwrap_or_default().to_owned(),
        answered: each.answer(&known.standing.draft).is_some(),
    };
    here.map(one).collect()
}

/// The rules that tie a table to last year's.
fn rules(part: u8) -> &'static [Rule] {
    match part {
        2 => &[Rule::A8],
        3 => &[Rule::A9],
        _ => &[Rule::A10],
    }
}

/// The rules that tie two years, each as it stands.
fn carried(judgement: &Judgement, part: u8) -> Vec<Carried> {
    let one = |rule: &Rule| {
        let broken = judgement.findings.iter().filter(|it| it.rule == *rule).count();
        let open: Vec<&str> =
            judgement.unjudged.iter().filter(|it| it.rule == *rule).map(|it| it.why.as_str()).collect();
        let (badge, kind) = match (broken, open.is_empty()) {
            (0, true) => ("相符".to_owned(), "good"),
            (0, false) => ("判断不了".to_owned(), "near"),
            (n, _) => (format!("{n} 处不符"), "late"),
        };
        Carried { rule: format!("{}（{rule}）", rule.title()), badge, words: open.join(" "), kind }
    };
    rules(part).iter().map(one).collect()
}
