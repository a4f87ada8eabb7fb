//! 表二 Four blocks (2019: five), each under one item of Article 20.

use super::{Tables, note};
use crate::{
    fold::squeeze,
    reading::lines::{Field, Line, LineKind},
};

/// 表二 Rows by their label, columns by theirs.
pub(super) fn content_table(lines: &[Line<'_>], tables: &mut Tables) {
    let form = tables.figures.form();
    let mut head: Vec<&'static str> = Vec::new();
    for line in lines {
        match &line.kind {
            LineKind::ContentHead => {
                head = line.fields.iter().filter_map(|field| field.word.content).collect();
                let in_yuan = |field: &Field<'_>| {
                    let text = squeeze(&field.text);
                    text.contains("收费金额") && text.contains('元') && !text.contains("万元")
                };
                tables.charge_in_yuan |= line.fields.iter().any(in_yuan);
            }
            LineKind::Row { id, values } => {
                let place =
                    form.blocks.iter().enumerate().find_map(|(block, each)| {
                        each.rows.iter().position(|(row, _)| row == id).map(|row| (block, row))
                    });
                if let Some((block, row)) = place {
                    tables.found[0] = true;
                    let fields = &line.fields[*values..];
                    if !line.loose || fields.len() == form.blocks[block].columns.len() {
                        content_row(line, *values, (block, row), &head, tables);
                    }
                }
            }
            _ => {}
        }
    }
}

fn content_row(line: &Line<'_>, values: usize, (block, row): (usize, usize), head: &[&str], tables: &mut Tables) {
    let fields = &line.fields[values..];
    let form = tables.figures.form();
    let columns = form.blocks[block].columns;
    // In a block with one number column its cell spans the rest of the row: the number may stand in any field.
    let only = (columns.len() == 1).then(|| fields.iter().find(|field| field.filled()).or(fields.first()));
    if let Some(only) = only {
        if let Some(field) = only {
            tables.put(form.t2(block, row, 0), &field.text);
        }
        return;
    }
    // As many cells as columns are the columns, however wide they are drawn; fewer may cover two of them.
    let fields = if fields.len() == columns.len() { fields.iter().map(Some).collect() } else { line.slots(values) };
    if fields.len() < columns.len() {
        let label = form.blocks[block].rows[row].1;
        note(tables, &format!("表二“{label}”一行少了格，分不清缺的是哪几列，没有读。"));
        return;
    }
    let by_label: Option<Vec<usize>> =
        columns.iter().map(|(id, _)| head.iter().position(|each| each == id)).collect::<Option<_>>();
    let order = by_label.filter(|order| head.len() == columns.len() && order.iter().all(|&at| at < fields.len()));
    for column in 0..columns.len() {
        let at = order.as_ref().map_or(column, |order| order[column]);
        if let Some(Some(field)) = fields.get(at) {
            tables.put(form.t2(block, row, column), &field.text);
        }
    }
}
