//! 对照 What changed between two bodies of text: block by block, and sign by sign inside a block that changed.

use std::{collections::HashMap, ops::Range};

use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};

use crate::{
    Prose,
    plain::table_lines,
    run,
    unit::{Unit, blocks, units},
    write,
};

/// 一截 Signs that stayed, went or came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Which of the three.
    pub kind: Kind,
    /// The signs.
    pub text: String,
}

/// 去留 What became of signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// They stayed.
    Same,
    /// They went.
    Gone,
    /// They came.
    New,
}

/// 改动 What became of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It stayed as it was.
    Same(String),
    /// Its words changed.
    Changed(Vec<Piece>),
    /// Its words stayed; how they are set off, what the block is, or the file of a picture changed.
    Restyled(String),
    /// It came.
    Added(String),
    /// It went.
    Removed(String),
    /// It stands elsewhere now: here.
    Moved(String),
}

/// Pairs of lines beyond which the exact way to compare is too dear.
const PAIRS: usize = 25_000_000;
/// Signs of a block beyond which it is compared line by line.
const FINE: usize = 4_000;
/// Blocks among which the one that became another is looked for.
const NEAR: usize = 8;

/// 对照 Every block of both texts in the order of the later one.
#[must_use]
pub fn compare(before: &Prose, after: &Prose) -> Vec<Change> {
    let (old, new) = (units(before.blocks()), units(after.blocks()));
    let key = |unit: &Unit| write::html(&blocks(vec![unit.clone()]), &write::own);
    let (old_keys, new_keys): (Vec<String>, Vec<String>) =
        (old.iter().map(key).collect(), new.iter().map(key).collect());
    let mut changes: Vec<(Change, usize)> = Vec::new();
    for step in steps(&old_keys, &new_keys) {
        match step {
            Step::Same { new: at, .. } => changes.push((Change::Same(words(&new[at])), at)),
            Step::Other { old: from, new: to } => changes.extend(other(&old, &new, from, to)),
        }
    }
    settled(changes, &old_keys, &new_keys)
}

/// A removed block that came back elsewhere was moved.
fn settled(changes: Vec<(Change, usize)>, old: &[String], new: &[String]) -> Vec<Change> {
    let mut gone: HashMap<&str, usize> = HashMap::new();
    for (change, at) in &changes {
        if matches!(change, Change::Removed(_)) {
            *gone.entry(old[*at].as_str()).or_default() += 1;
        }
    }
    let mut moved: HashMap<&str, usize> = HashMap::new();
    let mut out = Vec::with_capacity(changes.len());
    for (change, at) in changes {
        let change = match change {
            Change::Added(words) if gone.get(new[at].as_str()).is_some_and(|left| *left > 0) => {
                gone.entry(&new[at]).and_modify(|left| *left -= 1);
                *moved.entry(&new[at]).or_default() += 1;
                Change::Moved(words)
            }
            other => other,
        };
        out.push((change, at));
    }
    out.retain(|(change, at)| {
        let Change::Removed(_) = change else { return true };
        let left = moved.get_mut(old[*at].as_str()).filter(|left| **left > 0);
        left.map(|left| *left -= 1).is_none()
    });
    out.into_iter().map(|(change, _)| change).collect()
}

/// Blocks that are not the same: those that resemble each other changed, the others went and came.
fn other(old: &[Unit], new: &[Unit], mut from: Range<usize>, to: Range<usize>) -> Vec<(Change, usize)> {
    let mut changes = Vec::new();
    for at in to {
        let near = from.start..from.end.min(from.start + NEAR);
        match near.into_iter().find(|candidate| resembles(&old[*candidate], &new[at])) {
            Some(found) => {
                changes.extend((from.start..found).map(|gone| (Change::Removed(words(&old[gone])), gone)));
                changes.push((changed(&old[found], &new[at]), at));
                from.start = found + 1;
            }
            None => changes.push((Change::Added(words(&new[at])), at)),
        }
    }
    changes.extend(from.map(|gone| (Change::Removed(words(&old[gone])), gone)));
    changes
}

fn resembles(old: &Unit, new: &Unit) -> bool {
    let alike = matches!(
        (old, new),
        (Unit::Text(..), Unit::Text(..)) | (Unit::Table(_), Unit::Table(_)) | (Unit::Figure(_), Unit::Figure(_))
    );
    let (old, new) = (words(old), words(new));
    alike && (old == new || ratio(&old, &new) > 0.5)
}

fn ratio(old: &str, new: &str) -> f32 {
    if old.len() + new.len() > FINE * 3 {
        return TextDiff::from_lines(old, new).ratio();
    }
    TextDiff::from_chars(old, new).ratio()
}

fn changed(old: &Unit, new: &Unit) -> Change {
    let (before, after) = (words(old), words(new));
    if before == after { Change::Restyled(after) } else { Change::Changed(pieces(&before, &after)) }
}

pub(crate) fn words(unit: &Unit) -> String {
    match unit {
        Unit::Text(_, runs) => run::text(runs),
        Unit::Table(table) => table_lines(table).join("\n"),
        Unit::Figure(figure) => {
            let caption = run::text(&figure.caption);
            format!("［图：{}］{caption}", figure.alt)
        }
        Unit::Rule => "［分隔线］".into(),
    }
}

fn pieces(before: &str, after: &str) -> Vec<Piece> {
    let fine = before.chars().count() + after.chars().count() <= FINE;
    let diff = if fine { TextDiff::from_chars(before, after) } else { TextDiff::from_lines(before, after) };
    let mut pieces: Vec<Piece> = Vec::new();
    for change in diff.iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => Kind::Same,
            ChangeTag::Delete => Kind::Gone,
            ChangeTag::Insert => Kind::New,
        };
        match pieces.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(change.value()),
            _ => pieces.push(Piece { kind, text: change.value().to_owned() }),
        }
    }
    pieces
}

/// 一步 Of the way from one row of things to another.
pub(crate) enum Step {
    /// The same thing stands in both.
    Same { old: usize, new: usize },
    /// These became those.
    Other { old: Range<usize>, new: Range<usize> },
}

/// The way from one row to another. Rows of thousands that have little in common are compared by what they begin and end
/// with: nobody reads such a comparison, and the exact one would take minutes.
pub(crate) fn steps<T: AsRef<str>>(old: &[T], new: &[T]) -> Vec<Step> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.iter().map(AsRef::as_ref).collect(), new.iter().map(AsRef::as_ref).collect());
    let head = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let most = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(old, new)| old == new).count();
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    let mut steps: Vec<Step> = (0..head).map(|at| Step::Same { old: at, new: at }).collect();
    if (old_end - head).saturating_mul(new_end - head) > PAIRS {
        steps.push(Step::Other { old: head..old_end, new: head..new_end });
    } else {
        let ops = capture_diff_slices(Algorithm::Myers, &old[head..old_end], &new[head..new_end]);
        steps.extend(ops.into_iter().flat_map(|op| of_op(&op, head)));
    }
    steps.extend((0..tail).map(|at| Step::Same { old: old_end + at, new: new_end + at }));
    steps
}

fn of_op(op: &DiffOp, by: usize) -> Vec<Step> {
    let (old, new) = (op.old_range(), op.new_range());
    let (old, new) = (old.start + by..old.end + by, new.start + by..new.end + by);
    match op {
        DiffOp::Equal { .. } => old.zip(new).map(|(old, new)| Step::Same { old, new }).collect(),
        _ => vec![Step::Other { old, new }],
    }
}
