//! 从文件读入 A Word file or a web page as the beginning of a text: shown in the form, kept by itself, and nothing more.

use axum::{
    extract::{FromRequest as _, Multipart, Path, Request},
    response::Response,
};
use hall::serving::{Fields, Posted, Seat, Trouble};
use messages::{Catalogued as _, Message};
use office::DeskError;
use papers::{Grid, Kind, Paper};
use prose::{Align, Block, Cell, Prose, Run, Scope, Table};

use super::{
    super::{FormFault, WRITERS},
    Page, Use, body,
    typed::Typed,
};
use crate::copies;

/// What a file became: its title, its text, and what was lost on the way.
struct Read {
    title: String,
    prose: Prose,
    notes: Vec<Message>,
}

/// 从 Word 或网页文件读入
pub(in super::super) async fn take(Path(number): Path<String>, seat: Seat, request: Request) -> Response {
    if !seat.visit.at_home || !seat.seated.may(WRITERS) {
        return seat.trouble(Trouble::Desk(DeskError::NotAllowed { act: "写稿件" }));
    }
    let Some((words, name, bytes)) = received(request).await else {
        return seat.trouble(Trouble::Desk(FormFault::Broken.blocks()));
    };
    let posted = match Posted::read(seat, Fields::of(words)) {
        Ok(posted) => posted,
        Err(foreign) => return *foreign,
    };
    let (clerk, of) = (posted.seat.seated.as_any(WRITERS), number.clone());
    let done = posted.seat.at_desk(move |office| {
        let read = read(&name, &bytes)?;
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let shown = read.prose.html_with(&body::address);
        let fields = vec![
            field("title", &read.title),
            field("prose", &shown),
            field("kept", "prose"),
            field("subject", "other"),
            field("importance", "routine"),
        ];
        copies::keep(office, &clerk, &of, &fields)?;
        Ok::<_, DeskError>((fields, read.notes))
    });
    let (fields, faults, notes) = match done.await.map_err(Trouble::obstacles) {
        Ok((fields, notes)) => (fields, Vec::new(), notes),
        Err(Ok(faults)) => (Vec::new(), faults, Vec::new()),
        Err(Err(trouble)) => return posted.seat.trouble(trouble),
    };
    let page = Page::of(&posted.seat, Use::New, number, None, Typed::of(&Fields::of(fields)));
    Page { faults, notes, ..page }.shown(&posted.seat)
}

/// The words of the form, the name of the file and its bytes.
async fn received(request: Request) -> Option<(Vec<(String, String)>, String, Vec<u8>)> {
    let mut multipart = Multipart::from_request(request, &()).await.ok()?;
    let (mut words, mut file) = (Vec::new(), (String::new(), Vec::new()));
    while let Some(mut field) = multipart.next_field().await.ok()? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(str::to_owned);
        let mut bytes = Vec::new();
        while let Some(piece) = field.chunk().await.ok()? {
            if bytes.len() + piece.len() > papers::limits::FILE_BYTES + 1 {
                return None;
            }
            bytes.extend_from_slice(&piece);
        }
        match file_name {
            Some(name) => file = (name, bytes),
            None if words.len() < 16 => words.push((name, String::from_utf8_lossy(&bytes).into_owned())),
            None => return None,
        }
    }
    Some((words, file.0, file.1))
}

fn read(name: &str, bytes: &[u8]) -> Result<Read, DeskError> {
    if bytes.is_empty() {
        return Err(FormFault::NoFile.blocks());
    }
    let refused = |error: papers::PaperError| DeskError::Blocked(vec![error.message()]);
    let kind = papers::kind_of(None, bytes).map_err(refused)?;
    if !matches!(kind, Kind::Docx | Kind::Html | Kind::Text) {
        return Err(FormFault::ReadKind { kind: kind.name() }.blocks());
    }
    let too_much = |error: prose::ProseError| DeskError::Blocked(vec![error.message()]);
    // A page whose signs are known keeps its links and what is set off; of every other file the words, headings and
    // tables are read.
    if let (Kind::Html, Ok(page)) = (kind, std::str::from_utf8(bytes)) {
        let (prose, losses) = Prose::read(page).map_err(too_much)?;
        return Ok(Read { title: title(name), prose, notes: losses.iter().map(|loss| loss.message()).collect() });
    }
    let paper = papers::read(bytes, Some(kind)).map_err(refused)?;
    let (prose, losses) = Prose::of_blocks(&blocks(&paper)).map_err(too_much)?;
    let pictures = pictures(&paper);
    let left = (pictures > 0).then(|| format!("有 {pictures} 张图没有读进来，请另外放进来"));
    let lost = paper.losses.iter().cloned().chain(left).map(|what| FormFault::ReadLoss { what }.message());
    let notes = losses.iter().map(|loss| loss.message()).chain(lost).collect();
    Ok(Read { title: title(name), prose, notes })
}

/// The name of the file without its ending is the best guess at a title.
fn title(name: &str) -> String {
    let clean = crate::files::clean(name);
    clean.rsplit_once('.').map_or(clean.clone(), |(stem, _)| stem.to_owned())
}

fn blocks(paper: &Paper) -> Vec<Block> {
    let highest = paper.blocks.iter().filter_map(|block| match block {
        papers::Block::Paragraph(paragraph) => paragraph.heading,
        _ => None,
    });
    let shift = u8::from(highest.min() == Some(1));
    let block = |block: &papers::Block| match block {
        papers::Block::Paragraph(paragraph) => Some(match paragraph.heading {
            Some(level) => {
                Block::Heading { level: (level + shift).clamp(2, 3), runs: vec![Run::plain(&paragraph.text)] }
            }
            None => Block::Paragraph { align: Align::Usual, runs: vec![Run::plain(&paragraph.text)] },
        }),
        papers::Block::Grid(grid) => Some(Block::Table(table(grid))),
        papers::Block::Picture(_) => None,
    };
    paper.blocks.iter().filter_map(block).collect()
}

/// Pictures between paragraphs and in cells; none of them is read.
fn pictures(paper: &Paper) -> usize {
    let inside = |block: &papers::Block| match block {
        papers::Block::Paragraph(_) => 0,
        papers::Block::Grid(grid) => grid.rows().flatten().filter(|cell| cell.picture).count(),
        papers::Block::Picture(_) => 1,
    };
    paper.blocks.iter().map(inside).sum()
}

fn table(grid: &Grid) -> Table {
    let span = |count: usize| u16::try_from(count).unwrap_or(u16::MAX).max(1);
    let head = grid.rows().take_while(|row| !row.is_empty() && row.iter().all(|cell| cell.heading)).count();
    let row = |(at, row): (usize, &[papers::GridCell])| {
        let cell = |cell: &papers::GridCell| Cell {
            heads: cell.heading.then_some(if at < head { Scope::Column } else { Scope::Row }),
            columns: span(cell.columns),
            rows: span(cell.rows),
            runs: vec![Run::plain(&cell.text)],
        };
        row.iter().map(cell).collect()
    };
    Table { caption: Vec::new(), head, rows: grid.rows().enumerate().map(row).collect() }
}
