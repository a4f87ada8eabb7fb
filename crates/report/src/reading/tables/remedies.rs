//! 表四 Three blocks of five numbers on one line.

use statute::report::OUTCOMES;

use super::{Tables, note};
use crate::reading::{
    labels::Remedy,
    lines::{Field, Heads, Line, LineKind, heads},
};

/// 表四 One line of numbers under two or three lines of heads.
pub(super) fn remedy_table(lines: &[Line<'_>], tables: &mut Tables) {
    let mut head: Vec<&Line<'_>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match line.kind {
            LineKind::RemedyHead => head.push(line),
            LineKind::Numbers if !head.is_empty() || is_alone(lines, at) => {
                remedy_row(&head, &line.slots(0), tables);
                head.clear();
            }
            // A line of numbers behind a word of its own, such as 件数.
            LineKind::Other if !head.is_empty() => {
                let numbers = line.fields.iter().position(|field| !field.number);
                let behind = numbers.map_or(0, |at| at + 1);
                if line.fields[behind..].len() >= OUTCOMES.len() {
                    remedy_row(&head, &line.slots(behind), tables);
                    head.clear();
                }
            }
            _ => {}
        }
    }
}

/// A line of at least fifteen numbers without any head is table IV written flat.
fn is_alone(lines: &[Line<'_>], at: usize) -> bool {
    lines[at].fields.len() >= OUTCOMES.len() * 3
}

fn remedy_row(head: &[&Line<'_>], fields: &[Option<&Field<'_>>], tables: &mut Tables) {
    tables.found[2] = true;
    let form = tables.figures.form();
    let plan = plan(head, fields.len());
    let Some(plan) = plan else {
        note(tables, "表四的列数与规定的 15 列不同，分不清缺的是哪几列，没有读。");
        return;
    };
    for (field, place) in fields.iter().zip(plan) {
        if let (Some(field), Some((block, outcome))) = (field, place) {
            tables.put(form.t4(block, outcome), &field.text);
        }
    }
}

type Plan = Vec<Option<(usize, usize)>>;

fn in_order(width: usize) -> Plan {
    (0..width).map(|at| Some((at / OUTCOMES.len(), at % OUTCOMES.len())).filter(|(block, _)| *block < 3)).collect()
}

/// Which cell each field of the line of numbers is, where the heads or the width make it certain.
fn plan(head: &[&Line<'_>], width: usize) -> Option<Plan> {
    let total = OUTCOMES.len() - 1;
    let labels = match heads(head, |word| word.outcome) {
        Heads::Known(labels) if labels.len() == width => labels,
        _ if width == 15 || width == 16 => return Some(in_order(width)),
        _ => return None,
    };
    let remedies = remedies_in_order(head);
    let blocks = labels.iter().filter(|label| **label == Some(0)).count();
    // A remedy whose head is not recognised: three blocks are the three of the form, anything else is not guessed.
    let remedies = match (blocks, remedies.len()) {
        (blocks, known) if blocks == known => remedies,
        (3, 1..=2) => (0..3).map(Remedy::Block).collect(),
        (_, 0) => remedies,
        _ => return None,
    };
    let mut plan: Plan = Vec::with_capacity(width);
    let (mut block, mut last) = (0, None);
    for label in labels {
        if label == Some(0) && last.is_some() {
            block += 1;
        }
        let extra = label == Some(total) && last == Some(total);
        last = label.or(last);
        let remedy = remedies.get(block).copied().unwrap_or(Remedy::Block(block));
        plan.push(match (label, remedy) {
            (Some(outcome), Remedy::Block(block)) if block < 3 && !extra => Some((block, outcome)),
            _ => None,
        });
    }
    Some(plan)
}

/// The remedies that head the blocks, from the left: 行政诉讼 counts only where nothing finer stands below it.
fn remedies_in_order(head: &[&Line<'_>]) -> Vec<Remedy> {
    let mut found: Vec<(usize, Remedy)> = head
        .iter()
        .flat_map(|line| &line.fields)
        .filter_map(|field| Some((field.column, field.word.remedy?)))
        .collect();
    let finer = found.iter().any(|(_, remedy)| matches!(remedy, Remedy::Block(1 | 2)));
    found.retain(|(_, remedy)| !finer || *remedy != Remedy::AnySuit);
    found.sort_by_key(|(column, _)| *column);
    found.into_iter().map(|(_, remedy)| remedy).collect()
}
