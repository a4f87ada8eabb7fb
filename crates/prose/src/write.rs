//! 写 Blocks as HTML, in one way only.

use crate::{Align, Block, Cell, Figure, List, Raised, Run, Scope, Table};

/// Where files stand in the canonical form.
pub(crate) fn own(file: &str) -> String {
    format!("/files/{file}")
}

/// The HTML of blocks; `address` says where a file of a hash stands.
pub(crate) fn html(blocks: &[Block], address: &dyn Fn(&str) -> String) -> String {
    let mut out = String::new();
    for block in blocks {
        write(&mut out, block, address);
    }
    out
}

fn write(out: &mut String, block: &Block, address: &dyn Fn(&str) -> String) {
    match block {
        Block::Paragraph { align, runs } => {
            out.push_str(match align {
                Align::Usual => "<p>",
                Align::Center => "<p data-align=\"center\">",
                Align::Right => "<p data-align=\"right\">",
            });
            line(out, runs, address);
            out.push_str("</p>");
        }
        Block::Heading { level, runs } => {
            out.push_str(if *level == 2 { "<h2>" } else { "<h3>" });
            line(out, runs, address);
            out.push_str(if *level == 2 { "</h2>" } else { "</h3>" });
        }
        Block::List(list) => write_list(out, list, address),
        Block::Quote(inner) => {
            out.push_str("<blockquote>");
            inner.iter().for_each(|block| write(out, block, address));
            out.push_str("</blockquote>");
        }
        Block::Table(table) => write_table(out, table, address),
        Block::Figure(figure) => write_figure(out, figure, address),
        Block::Rule => out.push_str("<hr>"),
    }
}

fn write_list(out: &mut String, list: &List, address: &dyn Fn(&str) -> String) {
    out.push_str(if list.ordered { "<ol>" } else { "<ul>" });
    for item in &list.items {
        out.push_str("<li>");
        line(out, &item.runs, address);
        item.lists.iter().for_each(|inner| write_list(out, inner, address));
        out.push_str("</li>");
    }
    out.push_str(if list.ordered { "</ol>" } else { "</ul>" });
}

fn write_table(out: &mut String, table: &Table, address: &dyn Fn(&str) -> String) {
    out.push_str("<table>");
    if !table.caption.is_empty() {
        out.push_str("<caption>");
        line(out, &table.caption, address);
        out.push_str("</caption>");
    }
    let (head, body) = table.rows.split_at(table.head.min(table.rows.len()));
    for (name, rows) in [("thead", head), ("tbody", body)] {
        if rows.is_empty() {
            continue;
        }
        out.push_str(&format!("<{name}>"));
        for row in rows {
            out.push_str("<tr>");
            row.iter().for_each(|cell| write_cell(out, cell, address));
            out.push_str("</tr>");
        }
        out.push_str(&format!("</{name}>"));
    }
    out.push_str("</table>");
}

fn write_cell(out: &mut String, cell: &Cell, address: &dyn Fn(&str) -> String) {
    let (name, scope) = match cell.heads {
        None => ("td", ""),
        Some(Scope::Column) => ("th", " scope=\"col\""),
        Some(Scope::Row) => ("th", " scope=\"row\""),
    };
    out.push('<');
    out.push_str(name);
    out.push_str(scope);
    for (attribute, span) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
        if span > 1 {
            out.push_str(&format!(" {attribute}=\"{span}\""));
        }
    }
    out.push('>');
    line(out, &cell.runs, address);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

fn write_figure(out: &mut String, figure: &Figure, address: &dyn Fn(&str) -> String) {
    out.push_str("<figure><img src=\"");
    escape(out, &address(&figure.file));
    out.push_str("\" alt=\"");
    escape(out, &figure.alt);
    out.push_str("\">");
    if !figure.caption.is_empty() {
        out.push_str("<figcaption>");
        line(out, &figure.caption, address);
        out.push_str("</figcaption>");
    }
    out.push_str("</figure>");
}

/// Runs in a line: neighbours that lead to one place stand in one link, marks always in the same order.
fn line(out: &mut String, runs: &[Run], address: &dyn Fn(&str) -> String) {
    let mut open: Option<&str> = None;
    for run in runs {
        let link = run.link.as_deref();
        if link != open {
            if open.is_some() {
                out.push_str("</a>");
            }
            if let Some(link) = link {
                out.push_str("<a href=\"");
                match link.strip_prefix("/files/") {
                    Some(file) => escape(out, &address(file)),
                    None => escape(out, link),
                }
                out.push_str("\">");
            }
            open = link;
        }
        write_run(out, run);
    }
    if open.is_some() {
        out.push_str("</a>");
    }
}

fn write_run(out: &mut String, run: &Run) {
    let marks = run.marks;
    let raised = match marks.raised {
        Raised::No => None,
        Raised::Sub => Some("sub"),
        Raised::Sup => Some("sup"),
    };
    let on = |set: bool, name: &'static str| set.then_some(name);
    let names = [on(marks.strong, "strong"), on(marks.em, "em"), on(marks.underline, "u"), raised];
    for name in names.iter().flatten() {
        out.push_str(&format!("<{name}>"));
    }
    for (at, part) in run.text.split('\n').enumerate() {
        if at > 0 {
            out.push_str("<br>");
        }
        escape(out, part);
    }
    for name in names.iter().rev().flatten() {
        out.push_str(&format!("</{name}>"));
    }
}

fn escape(out: &mut String, text: &str) {
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            sign => out.push(sign),
        }
    }
}
