//! 从纸到网页 A file that was read becomes a page with all it says: what is set off, lists, links, tables, pictures. The
//! body of text reads that page as it reads any other, and says what it could not keep.

use std::fmt::Write as _;

use papers::{Block, Grid, GridCell, Paper, Paragraph, Picture, Side, Span};

/// The file that stands for a picture, where it could be taken in.
pub(super) type Pictured<'a> = &'a mut dyn FnMut(&Picture) -> Option<String>;

/// The page of a paper.
pub(super) fn page(paper: &Paper, pictured: Pictured<'_>) -> String {
    let mut page = Page { paper, html: String::new() };
    for block in &paper.blocks {
        match block {
            Block::Paragraph(paragraph) => page.paragraph(paragraph),
            Block::Grid(grid) => {
                page.grid(grid);
                grid.pictures.iter().for_each(|picture| page.picture(picture, pictured));
            }
            Block::Picture(picture) => page.picture(picture, pictured),
        }
    }
    page.html
}

struct Page<'a> {
    paper: &'a Paper,
    html: String,
}

impl Page<'_> {
    fn paragraph(&mut self, paragraph: &Paragraph) {
        let dress = paragraph.dress.as_deref().cloned().unwrap_or_default();
        if let Some(level) = paragraph.heading {
            self.html.push_str(&format!("<h{level}>"));
            self.line(&paragraph.text, &dress.spans, 0, true);
            self.html.push_str(&format!("</h{level}>"));
            return;
        }
        let align = match dress.side {
            Side::Usual => "",
            Side::Center => " data-align=\"center\"",
            Side::Right => " data-align=\"right\"",
        };
        let Some(listed) = dress.listed else {
            let _ = write!(self.html, "<p{align}>");
            self.line(&paragraph.text, &dress.spans, 0, false);
            self.html.push_str("</p>");
            return;
        };
        // An item as Word itself puts it into a page: whether its number goes on from the one before is judged there.
        let label = paragraph.text.get(..listed.label as usize).unwrap_or_default();
        let _ =
            write!(self.html, "<p style=\"mso-list:l0 level{} lfo1\"><span style=\"mso-list:Ignore\">", listed.level);
        escape(&mut self.html, if label.is_empty() { "·" } else { label });
        self.html.push_str("</span>");
        self.line(&paragraph.text, &dress.spans, label.len(), false);
        self.html.push_str("</p>");
    }

    fn grid(&mut self, grid: &Grid) {
        let head = grid.rows().take_while(|row| !row.is_empty() && row.iter().all(|cell| cell.heading)).count();
        self.html.push_str("<table>");
        for (at, row) in grid.rows().enumerate() {
            self.html.push_str("<tr>");
            row.iter().for_each(|cell| self.cell(cell, at < head));
            self.html.push_str("</tr>");
        }
        self.html.push_str("</table>");
    }

    fn cell(&mut self, cell: &GridCell, is_above: bool) {
        let (name, scope) = match (cell.heading, is_above) {
            (false, _) => ("td", ""),
            (true, true) => ("th", " scope=\"col\""),
            (true, false) => ("th", " scope=\"row\""),
        };
        let (columns, rows) = (cell.columns, cell.rows);
        let _ = write!(self.html, "<{name}{scope} colspan=\"{columns}\" rowspan=\"{rows}\">");
        self.line(&cell.text, &cell.spans, 0, cell.heading);
        let _ = write!(self.html, "</{name}>");
    }

    fn picture(&mut self, picture: &Picture, pictured: Pictured<'_>) {
        let Some(file) = pictured(picture) else { return };
        let _ = write!(self.html, "<img src=\"/files/{file}\" alt=\"");
        escape(&mut self.html, &picture.alt);
        self.html.push_str("\">");
    }

    /// The text from a byte on. What is bold by its place, a heading, says it only once.
    fn line(&mut self, text: &str, spans: &[Span], from: usize, is_bold: bool) {
        let mut at = from;
        for span in spans {
            let (start, end) = ((span.from as usize).max(at), span.until as usize);
            let (Some(before), Some(inside)) = (text.get(at..start), text.get(start..end)) else { continue };
            // A raised sign is kept apart where nothing shows that it is raised; here it is seen.
            self.plain(if span.marks.above { before.strip_suffix(' ').unwrap_or(before) } else { before });
            self.set_off(inside, span, is_bold);
            at = end;
        }
        self.plain(text.get(at..).unwrap_or_default());
    }

    fn set_off(&mut self, text: &str, span: &Span, is_bold: bool) {
        let marks = span.marks;
        let names = [
            (marks.strong && !is_bold, "strong"),
            (marks.em, "em"),
            (marks.underline && span.link.is_none(), "u"),
            (marks.above, "sup"),
            (marks.below, "sub"),
        ];
        let link = span.link.and_then(|at| self.paper.links.get(at as usize));
        if let Some(link) = link {
            self.html.push_str("<a href=\"");
            escape(&mut self.html, link);
            self.html.push_str("\">");
        }
        let on = || names.iter().filter(|(is_on, _)| *is_on);
        on().for_each(|(_, name)| self.html.push_str(&format!("<{name}>")));
        self.plain(text);
        on().rev().for_each(|(_, name)| self.html.push_str(&format!("</{name}>")));
        if link.is_some() {
            self.html.push_str("</a>");
        }
    }

    fn plain(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            self.html.push_str(if at > 0 { "<br>" } else { "" });
            escape(&mut self.html, line);
        }
    }
}

fn escape(html: &mut String, text: &str) {
    for sign in text.chars() {
        match sign {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            sign => html.push(sign),
        }
    }
}
