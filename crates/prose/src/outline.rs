//! 提纲 A rich text as plain lines that people edit without a script, and back, so that nothing is lost on the way.
//!
//! A line is a line of text; a table, a picture and a rule are one line each, in brackets. What was not touched stays as
//! it was, marks and all. A line that only looks like a bracket begins with a stroke.

use crate::{
    Align, Loss, Prose, ProseError, Run, compare,
    run::{self, kept, slice, tidy},
    unit::{self, Place, Role, Unit, units},
    write,
};

const RULE: &str = "［分隔线］";
const TABLE: &str = "［表 ";
const FIGURE: &str = "［图 ";
const NO_ALT: &str = "还没有替代文字";

/// One line of the outline, and which line of which unit it is.
struct Line {
    unit: usize,
    line: usize,
    shown: String,
}

impl Prose {
    /// 提纲 The text as plain lines; tables, pictures and rules are one line in brackets each.
    #[must_use]
    pub fn outline(&self) -> String {
        let lines: Vec<String> = lines(&units(&self.blocks)).into_iter().map(|line| line.shown).collect();
        lines.join("\n")
    }

    /// 照提纲改 The text after its outline was edited: lines that stayed keep everything, changed lines keep what they
    /// are, a bracket that moved or went takes its table or picture along.
    ///
    /// # Errors
    ///
    /// [`ProseError`] when the edited lines are too many.
    pub fn with_outline(&self, edited: &str) -> Result<Self, ProseError> {
        if edited.len() > crate::guard::BYTES {
            return Err(ProseError::TooLarge { bytes: edited.len() });
        }
        let units = units(&self.blocks);
        let old = lines(&units);
        let new: Vec<String> = edited.lines().map(seen).filter(|line| !line.is_empty()).collect();
        let made = Edit { units: &units, old: &old, new: &new }.units();
        let (prose, losses) = Self::read(&write::html(&unit::blocks(made), &write::own))?;
        debug_assert!(losses.iter().all(|loss| matches!(loss, Loss::Link { .. })), "our own blocks are read whole");
        Ok(prose)
    }
}

fn seen(line: &str) -> String {
    let line: String = line.chars().filter_map(kept).collect();
    run::text(&tidy(&[Run::plain(line)]))
}

fn lines(units: &[Unit]) -> Vec<Line> {
    let (mut out, mut tables, mut figures) = (Vec::new(), 0, 0);
    for (unit, it) in units.iter().enumerate() {
        let shown = match it {
            Unit::Text(..) => {
                let lines = it.lines().into_iter().enumerate();
                out.extend(lines.map(|(line, text)| Line { unit, line, shown: escaped(text) }));
                continue;
            }
            Unit::Table(table) => {
                tables += 1;
                format!("{TABLE}{tables}：{} 行 {} 列］", table.rows.len(), table.width())
            }
            Unit::Figure(figure) => {
                figures += 1;
                let alt = if figure.alt.is_empty() { NO_ALT } else { &figure.alt };
                format!("{FIGURE}{figures}：{alt}］")
            }
            Unit::Rule => RULE.to_owned(),
        };
        out.push(Line { unit, line: 0, shown });
    }
    out
}

fn escaped(text: String) -> String {
    let looks = [RULE, TABLE, FIGURE, "\\"].iter().any(|begin| text.starts_with(begin));
    if looks { format!("\\{text}") } else { text }
}

struct Edit<'a> {
    units: &'a [Unit],
    old: &'a [Line],
    new: &'a [String],
}

/// Where a new line comes from.
#[derive(Clone, Copy)]
enum From {
    /// An old line that stayed.
    Kept(usize),
    /// An old line that was changed.
    Changed(usize),
    Nowhere,
}

impl Edit<'_> {
    fn units(&self) -> Vec<Unit> {
        let from = self.from();
        let (mut out, mut at): (Vec<Unit>, usize) = (Vec::new(), 0);
        while at < self.new.len() {
            if let Some(unit) = self.bracket(&self.new[at]) {
                out.push(unit);
                at += 1;
            } else if let Some((unit, lines)) = self.whole(&from, at) {
                out.push(unit);
                at += lines;
            } else {
                let unit = self.line(&from, at, out.last());
                out.push(unit);
                at += 1;
            }
        }
        out
    }

    fn from(&self) -> Vec<From> {
        let old: Vec<&str> = self.old.iter().map(|line| line.shown.as_str()).collect();
        let new: Vec<&str> = self.new.iter().map(String::as_str).collect();
        let mut from = vec![From::Nowhere; new.len()];
        for step in compare::steps(&old, &new) {
            match step {
                compare::Step::Same { old, new } => from[new] = From::Kept(old),
                compare::Step::Other { old, new } => {
                    // Brackets are told by their numbers; only lines of text are changed into one another.
                    let is_text = |at: &usize| matches!(self.units[self.old[*at].unit], Unit::Text(..));
                    let old = old.filter(is_text);
                    let new = new.filter(|at| self.bracket(&self.new[*at]).is_none());
                    for (old, new) in old.zip(new) {
                        from[new] = From::Changed(old);
                    }
                }
            }
        }
        from
    }

    /// The table, picture or rule that a line in brackets stands for. Other words inside the brackets of a picture are
    /// its new alternative text.
    fn bracket(&self, line: &str) -> Option<Unit> {
        if line == RULE {
            return Some(Unit::Rule);
        }
        let (rest, is_table) = match (line.strip_prefix(TABLE), line.strip_prefix(FIGURE)) {
            (Some(rest), _) => (rest, true),
            (_, Some(rest)) => (rest, false),
            _ => return None,
        };
        let (number, words) = rest.strip_suffix('］')?.split_once('：')?;
        let number = number.trim().parse::<usize>().ok()?.checked_sub(1)?;
        let fits = |unit: &&Unit| matches!((unit, is_table), (Unit::Table(_), true) | (Unit::Figure(_), false));
        let mut unit = self.units.iter().filter(fits).nth(number)?.clone();
        if let Unit::Figure(figure) = &mut unit
            && words.trim() != NO_ALT
        {
            words.trim().clone_into(&mut figure.alt);
        }
        Some(unit)
    }

    /// A unit all of whose lines stand here as they stood.
    fn whole(&self, from: &[From], at: usize) -> Option<(Unit, usize)> {
        let From::Kept(first) = from[at] else { return None };
        let Line { unit, line: 0, .. } = self.old[first] else { return None };
        let lines = self.old[first..].iter().take_while(|line| line.unit == unit).count();
        let all = (0..lines).all(|next| matches!(from.get(at + next), Some(From::Kept(old)) if *old == first + next));
        all.then(|| (self.units[unit].clone(), lines))
    }

    fn line(&self, from: &[From], at: usize, before: Option<&Unit>) -> Unit {
        let text = self.new[at].strip_prefix('\\').unwrap_or(&self.new[at]);
        let (From::Kept(old) | From::Changed(old)) = from[at] else {
            let next = from[at..].iter().find_map(|from| match from {
                From::Kept(old) | From::Changed(old) => Some(&self.units[self.old[*old].unit]),
                From::Nowhere => None,
            });
            return Unit::Text(between(before, next), vec![Run::plain(text)]);
        };
        let Line { unit, line, .. } = &self.old[old];
        let Unit::Text(place, runs) = &self.units[*unit] else {
            return Unit::Text(Place::usual(), vec![Run::plain(text)]);
        };
        Unit::Text(place.clone(), changed(&of_line(runs, *line), text))
    }
}

/// The place of a new line: inside a list or a quote when both its neighbours are.
fn between(before: Option<&Unit>, after: Option<&Unit>) -> Place {
    let (Some(Unit::Text(above, _)), Some(Unit::Text(below, _))) = (before, after) else { return Place::usual() };
    if above.quote != below.quote {
        return Place::usual();
    }
    match (&above.role, &below.role) {
        (Role::Item(path), Role::Item(next)) if path.first() == next.first() => {
            let same = path.iter().zip(next).take_while(|(one, other)| one == other).count();
            Place { quote: above.quote, role: Role::Item(path[..same.max(1)].to_vec()) }
        }
        _ => Place { quote: above.quote, role: Role::Paragraph(Align::Usual) },
    }
}

/// The runs of one line of a unit.
fn of_line(runs: &[Run], line: usize) -> Vec<Run> {
    let text = run::text(runs);
    let from: usize = text.split('\n').take(line).map(|before| before.chars().count() + 1).sum();
    let length = text.split('\n').nth(line).map_or(0, |line| line.chars().count());
    slice(runs, from, from + length)
}

/// The line with other words: what is the same at both ends keeps its marks.
fn changed(runs: &[Run], text: &str) -> Vec<Run> {
    let (old, new): (Vec<char>, Vec<char>) = (run::text(runs).chars().collect(), text.chars().collect());
    let head = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let most = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(old, new)| old == new).count();
    let (left, right) = (slice(runs, 0, head), slice(runs, old.len() - tail, old.len()));
    let middle: String = new[head..new.len() - tail].iter().collect();
    // New words between two pieces that are set off alike are set off with them; a link grows by nothing.
    let marks = match (left.last(), right.first()) {
        (Some(left), Some(right)) if left.marks == right.marks => left.marks,
        _ => crate::Marks::default(),
    };
    let middle = Run { text: middle, marks, link: None };
    tidy(&left.into_iter().chain([middle]).chain(right).collect::<Vec<_>>())
}
