//! 网页 A report as a web page, clean or as word processors and old sites leave it.

mod page;
mod word;

use crate::narrative::Narrative;
use crate::table::{Cell, Kind, Role, Table};

/// 外观 What kind of hand wrote the markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skin {
    /// Semantic markup: headings, captions, scopes.
    Clean,
    /// Saved by a word processor: nested paragraphs, spans, conditional comments, styles.
    Word,
    /// An old site: capital tags, none of the end tags that may be left out.
    Unclosed,
    /// The article stands in the third of three nested layout tables, menus around it.
    Nested,
    /// Menus, print buttons, related links, scripts and a footer around the article.
    Chrome,
}

/// The page as text with LF. `charset` is what its `<meta>` says.
#[must_use]
pub fn print(narrative: &Narrative, headings: &[String; 6], tables: &[Table], skin: Skin, charset: &str) -> String {
    let mut article = heading(skin, 1, &narrative.title) + &paragraph(skin, &narrative.lead);
    for (section, text) in (1..).zip(headings) {
        article += &heading(skin, 2, text);
        let kind = match section {
            1 => Err(&narrative.overall),
            2 => Ok(Kind::Two),
            3 => Ok(Kind::Three),
            4 => Ok(Kind::Four),
            5 => Err(&narrative.problems),
            _ => Err(&narrative.further),
        };
        match kind {
            Err(paragraphs) => article.extend(paragraphs.iter().map(|text| paragraph(skin, text))),
            Ok(kind) => article.extend(tables.iter().filter(|t| t.kind == kind).map(|t| table(skin, t))),
        }
    }
    page::around(skin, &narrative.title, &article, charset)
}

/// Text with the characters escaped that HTML wants escaped; `\n` becomes a line break.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('\u{a0}', "&nbsp;").replace('\n', "<br>")
}

fn heading(skin: Skin, level: u8, text: &str) -> String {
    let text = escaped(text);
    match skin {
        Skin::Clean | Skin::Chrome => format!("<h{level}>{text}</h{level}>\n"),
        Skin::Word => word::paragraph(&format!("<b>{}</b>", word::runs(&text)), "center"),
        Skin::Unclosed => format!("<P ALIGN=center><B><FONT SIZE=4>{text}</FONT></B>\n"),
        Skin::Nested => format!("<p><strong>{text}</strong></p>\n"),
    }
}

fn paragraph(skin: Skin, text: &str) -> String {
    let text = escaped(text);
    match skin {
        Skin::Word => word::paragraph(&word::runs(&text), "justify"),
        Skin::Unclosed => format!("<P>&nbsp;&nbsp;&nbsp;&nbsp;{text}\n"),
        Skin::Clean => format!("<p>{text}</p>\n"),
        Skin::Chrome | Skin::Nested => format!("<p>\u{3000}\u{3000}{text}</p>\n"),
    }
}

fn table(skin: Skin, table: &Table) -> String {
    if table.picture {
        return "<p><img src=\"W020250117377.png\" width=\"640\" height=\"480\" alt=\"\"></p>\n".into();
    }
    let rows = table.rows.iter().enumerate();
    let rows: String = rows.map(|(row, cells)| row_of(skin, cells, row < table.header)).collect();
    match skin {
        Skin::Clean => {
            format!("<table>\n<caption>{}</caption>\n<tbody>\n{rows}</tbody>\n</table>\n", caption(table.kind))
        }
        Skin::Word => word::table(&rows),
        Skin::Unclosed => format!("<TABLE BORDER=1 CELLSPACING=0>\n{rows}</TABLE>\n"),
        Skin::Nested | Skin::Chrome => format!("<table border=\"1\"><tbody>\n{rows}</tbody></table>\n"),
    }
}

fn caption(kind: Kind) -> &'static str {
    match kind {
        Kind::Two => "主动公开政府信息情况",
        Kind::Three => "收到和处理政府信息公开申请情况",
        Kind::Four => "政府信息公开行政复议、行政诉讼情况",
    }
}

fn row_of(skin: Skin, cells: &[Cell], header: bool) -> String {
    let cells: String = cells.iter().map(|cell| cell_of(skin, cell, header)).collect();
    match skin {
        Skin::Unclosed => format!("<TR>{cells}\n"),
        Skin::Word => format!("<tr style='mso-yfti-irow:1;height:14.2pt'>\n{cells}</tr>\n"),
        _ => format!("<tr>{cells}</tr>\n"),
    }
}

fn spans(cell: &Cell) -> String {
    let span = |name: &str, value: usize| if value > 1 { format!(" {name}=\"{value}\"") } else { String::new() };
    span("rowspan", cell.rows) + &span("colspan", cell.columns)
}

fn cell_of(skin: Skin, cell: &Cell, header: bool) -> String {
    let (spans, text) = (spans(cell), escaped(&cell.text));
    match skin {
        Skin::Clean if cell.role == Role::Label && !cell.text.is_empty() => {
            let scope = match (header, cell.rows > 1 || cell.columns > 1) {
                (true, true) => "colgroup",
                (true, false) => "col",
                (false, _) if cell.rows > 1 => "rowgroup",
                (false, _) => "row",
            };
            format!("<th scope=\"{scope}\"{spans}>{text}</th>")
        }
        Skin::Word => word::cell(&spans, &text),
        Skin::Unclosed if text.is_empty() => format!("<TD{spans}>&nbsp;"),
        Skin::Unclosed => format!("<TD{spans}>{text}"),
        Skin::Nested => format!("<td{spans}><p>{text}</p></td>"),
        Skin::Clean | Skin::Chrome => format!("<td{spans}>{text}</td>"),
    }
}
