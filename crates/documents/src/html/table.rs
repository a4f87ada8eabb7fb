//! 表 A table with true spans, scopes, and the headings of every figure by name.

use std::fmt::Write as _;

use super::{HtmlOptions, escape, line};
use crate::{
    Scope, Table, TableCell, TableKind,
    grid::{self, Placed},
    text::one_line,
};

/// The table inside a region that can be focused and rolled; `number` counts the tables of the document from one.
pub(super) fn render(table: &Table, number: usize, options: &HtmlOptions) -> String {
    let placed = grid::place(table);
    let drawing = Drawing { table, number, placed: &placed, options };
    let caption = escape(&one_line(&table.caption));
    let mut out = format!(
        "<div class=\"roll\" role=\"region\" aria-label=\"{caption}（可左右滚动）\" tabindex=\"0\">\
         <table class=\"statute\" {}>\n<caption class=\"unseen\">{caption}</caption>\n",
        kind(table.kind),
    );
    out.push_str(&columns(table));
    drawing.rows(&mut out, "thead", 0..table.head_rows.min(table.rows.len()));
    drawing.rows(&mut out, "tbody", table.head_rows.min(table.rows.len())..table.rows.len());
    out.push_str("</table></div>\n");
    out
}

fn kind(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Narrow => "data-two",
        TableKind::Wide => "data-wide",
        TableKind::Flat => "data-four",
        TableKind::Plain => "data-plain",
    }
}

/// Relative widths as the old `width` attribute: a strict policy lets it pass, paper obeys it, screens override it.
fn columns(table: &Table) -> String {
    if table.widths.len() != table.columns {
        return String::new();
    }
    let columns: String = table.widths.iter().map(|width| format!("<col width=\"{width}%\">")).collect();
    format!("<colgroup>{columns}</colgroup>\n")
}

struct Drawing<'a> {
    table: &'a Table,
    number: usize,
    placed: &'a [Placed<'a>],
    options: &'a HtmlOptions,
}

impl Drawing<'_> {
    fn rows(&self, out: &mut String, group: &str, rows: std::ops::Range<usize>) {
        if rows.is_empty() {
            return;
        }
        writeln!(out, "<{group}>").expect("a string takes any text");
        for row in rows {
            let sum = if self.table.sum_rows.contains(&row) { " data-sum" } else { "" };
            let keep = if self.keeps(row) { " data-keep" } else { "" };
            write!(out, "<tr{sum}{keep}>").expect("a string takes any text");
            for (index, at) in self.placed.iter().enumerate().filter(|(_, at)| at.row == row) {
                out.push_str(&if at.cell.scope.is_some() || at.cell.band {
                    self.heading(index, at)
                } else {
                    self.data(at)
                });
            }
            out.push_str("</tr>\n");
        }
        writeln!(out, "</{group}>").expect("a string takes any text");
    }

    /// Whether paper may not turn before this row: a long table breaks before its inner groups only, and never
    /// before the first of them, so that no page holds a head with two lonely rows.
    fn keeps(&self, row: usize) -> bool {
        let inner = |at: &&Placed<'_>| at.cell.scope == Some(Scope::RowGroup) && at.cell.depth > 0;
        let mut starts = self.placed.iter().filter(inner).map(|at| at.row);
        let Some(first) = starts.next() else { return false };
        row > self.table.head_rows && !(row > first && starts.any(|start| start == row))
    }

    fn id(&self, index: usize) -> String {
        format!("t{}-{index}", self.number)
    }

    fn heading(&self, index: usize, at: &Placed<'_>) -> String {
        let cell = at.cell;
        let mut attributes = format!(" id=\"{}\"", self.id(index));
        let scope = match cell.scope {
            Some(Scope::Column) => "col",
            Some(Scope::Row) => "row",
            Some(Scope::RowGroup) => "rowgroup",
            Some(Scope::ColumnGroup) | None => "colgroup",
        };
        write!(attributes, " scope=\"{scope}\"").expect("a string takes any text");
        if cell.band {
            attributes.push_str(" data-band");
        }
        match cell.scope {
            Some(Scope::RowGroup) => write!(attributes, " data-up=\"{}\"", cell.depth + 1),
            Some(Scope::Row) if cell.depth > 0 => write!(attributes, " data-in=\"{}\"", cell.depth),
            Some(Scope::Column) if at.row < self.table.head_rows && at.column + 1 == self.table.columns => {
                write!(attributes, " data-end")
            }
            _ => Ok(()),
        }
        .expect("a string takes any text");
        format!("<th{attributes}{}>{}</th>", spans(cell), line(&cell.text))
    }

    fn data(&self, at: &Placed<'_>) -> String {
        let cell = at.cell;
        let mut attributes = spans(cell);
        if cell.figure {
            let heads: Vec<String> = grid::headings(self.placed, at).into_iter().map(|index| self.id(index)).collect();
            if !heads.is_empty() {
                write!(attributes, " headers=\"{}\"", heads.join(" ")).expect("a string takes any text");
            }
        }
        if cell.figure && cell.text.is_empty() {
            return blank(cell, &attributes);
        }
        let zero = cell.figure && cell.text == "0" && !cell.total;
        let mark = if zero { " data-zero" } else { "" };
        if let Some(fault) = cell.fault.as_deref().filter(|_| cell.figure && !self.options.plain_figures) {
            let (anchor, digits) = (escape(fault), line(&cell.text));
            return format!(
                "<td{attributes} data-fault><a href=\"#{anchor}\" aria-describedby=\"{anchor}\">{digits}</a></td>"
            );
        }
        match self.options.address(cell.href.as_deref()) {
            Some(href) => format!(
                "<td{attributes}><a class=\"num\"{mark} href=\"{}\">{}</a></td>",
                escape(&href),
                line(&cell.text)
            ),
            None => format!("<td{attributes}{mark}>{}</td>", line(&cell.text)),
        }
    }
}

/// A blank figure stays empty for every reader of the markup; the reason is spoken and shown on hover.
fn blank(cell: &TableCell, attributes: &str) -> String {
    let why = cell.remark.as_deref().unwrap_or("此格没有数");
    format!("<td{attributes} data-blank aria-label=\"{0}\" title=\"{0}\"></td>", escape(why))
}

fn spans(cell: &TableCell) -> String {
    let mut out = String::new();
    if cell.height() > 1 {
        write!(out, " rowspan=\"{}\"", cell.height()).expect("a string takes any text");
    }
    if cell.width() > 1 {
        write!(out, " colspan=\"{}\"", cell.width()).expect("a string takes any text");
    }
    out
}
