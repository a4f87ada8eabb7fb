//! 看看里面写了什么 What lies in an attachment, without a program that opens it: its words and tables as they were read,
//! and what of it was not. Nothing of the file itself is shown, so that nothing in it can act.

use std::time::Duration;

use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
    response::Response,
};
use hall::serving::{Seat, Trouble};
use messages::{Catalogued as _, Message};
use office::{Attachment, Clerk, DeskError, Office};
use papers::{Block, Grid, Paper, PaperError};
use tokio::sync::Semaphore;

use super::{FormFault, HERE, must_read};
use crate::files;

/// How a PDF is read; only the binary knows.
#[derive(Clone, Copy)]
pub(super) struct Reads(pub(super) papers::PdfReader);

/// Files read at one time; a large one takes a processor for a while.
static AT_ONCE: Semaphore = Semaphore::const_new(2);
/// How long somebody waits for their turn.
const PATIENCE: Duration = Duration::from_secs(20);

/// Signs of all paragraphs that are shown.
const SIGNS: usize = 20_000;
/// Paragraphs and tables that are shown.
const BLOCKS: usize = 200;
/// Rows and columns of a table that are shown.
const ROWS: usize = 60;
const COLUMNS: usize = 30;
/// Cells of all tables that are shown.
const CELLS: usize = 4_000;

/// 小图 An attachment as the pages of its item list it.
pub(super) struct Beside {
    pub(super) name: String,
    pub(super) address: String,
    pub(super) size: String,
    /// Width and height of its small picture.
    pub(super) small: Option<(u32, u32)>,
    /// Where one sees what is in it.
    pub(super) inside: Option<String>,
}

/// Bytes of one picture, and of all on a page, that are shown in small.
const SMALL: u64 = 4 << 20;
const ALL_SMALL: u64 = 16 << 20;

/// The attachments of an item, with small pictures of those that are pictures.
pub(super) fn beside(office: &Office, item: &str, attachments: &[Attachment]) -> Vec<Beside> {
    let mut left = ALL_SMALL;
    let mut one = |file: &Attachment| {
        let is_small = file.bytes <= SMALL.min(left) && files::is_picture_by_name(&file.name);
        if is_small {
            left -= file.bytes;
        }
        Beside {
            name: file.name.clone(),
            address: format!("/console/files/{}", file.file),
            size: office::size_in_words(file.bytes),
            small: if is_small { files::small(office, &file.file) } else { None },
            inside: inside(item, &file.file, &file.name),
        }
    };
    attachments.iter().map(&mut one).collect()
}

/// The address at which one sees what is in a file; none of kinds that are not read.
pub(super) fn inside(item: &str, file: &str, name: &str) -> Option<String> {
    let is_read = matches!(office::ending(name).as_str(), "pdf" | "docx" | "xlsx" | "xls" | "txt" | "csv");
    is_read.then(|| format!("/console/files/{file}/inside?item={item}"))
}

#[derive(Template)]
#[template(path = "inside.html")]
struct Page {
    name: String,
    size: String,
    address: String,
    back: Option<String>,
    trouble: Option<Message>,
    losses: Vec<String>,
    parts: Vec<Part>,
    rest: Option<String>,
}

/// A paragraph or a table of the file.
enum Part {
    Line { text: String, heads: bool },
    Table { name: String, rows: Vec<Vec<Cell>>, rest: Option<String> },
    Picture { alt: String },
}

struct Cell {
    text: String,
    rows: usize,
    columns: usize,
    heads: bool,
}

/// The item whose page led here.
#[derive(serde::Deserialize)]
pub(super) struct From {
    #[serde(default)]
    item: String,
}

/// 看看里面写了什么
pub(super) async fn show(
    Path(hash): Path<String>,
    Query(from): Query<From>,
    Extension(Reads(pdf)): Extension<Reads>,
    seat: Seat,
) -> Response {
    if let Err(refused) = must_read(&seat) {
        return seat.trouble(Trouble::Desk(refused));
    }
    let Ok(Ok(_turn)) = tokio::time::timeout(PATIENCE, AT_ONCE.acquire()).await else {
        return seat.trouble(Trouble::Desk(FormFault::Busy.blocks()));
    };
    let clerk = seat.clerk().clone();
    match seat.at_desk(move |office| read(office, &clerk, &hash, &from.item, pdf)).await {
        Ok(page) => {
            let main = page.render().expect("a template over plain values renders");
            seat.page(HERE, &page.name, &main)
        }
        Err(trouble) => seat.trouble(trouble),
    }
}

fn read(office: &Office, clerk: &Clerk, hash: &str, item: &str, pdf: papers::PdfReader) -> Result<Page, DeskError> {
    let file = files::own_file(office, clerk, hash)?;
    let is_number = !item.is_empty() && item.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let mut page = Page {
        size: office::size_in_words(file.content.len() as u64),
        address: format!("/console/files/{hash}"),
        back: is_number.then(|| format!("{HERE}/{item}")),
        trouble: None,
        losses: Vec::new(),
        parts: Vec::new(),
        rest: None,
        name: file.name,
    };
    // Nothing but its name tells a table of commas from a text with commas.
    let is_csv = office::ending(&page.name) == "csv";
    match if is_csv { papers::csv(&file.content) } else { papers::read_with(&file.content, None, pdf) } {
        Ok(paper) => page.take(&paper),
        Err(PaperError::Picture) => page.parts.push(Part::Picture { alt: page.name.clone() }),
        Err(error) => page.trouble = Some(error.message()),
    }
    Ok(page)
}

impl Page {
    /// What of a paper is shown, and how much is not.
    fn take(&mut self, paper: &Paper) {
        self.losses = paper.losses.clone();
        let (mut signs, mut cells, mut tables) = (SIGNS, CELLS, 0);
        for (at, block) in paper.blocks.iter().enumerate() {
            if at >= BLOCKS || signs == 0 || cells == 0 {
                self.rest =
                    Some(format!("后面还有 {} 段文字、表和图没有列出，要看全请下载。", paper.blocks.len() - at));
                return;
            }
            self.parts.push(match block {
                Block::Paragraph(paragraph) => {
                    let text: String = paragraph.text.chars().take(signs).collect();
                    signs -= text.chars().count();
                    Part::Line { text, heads: paragraph.heading.is_some() }
                }
                Block::Grid(grid) => {
                    tables += 1;
                    table(grid, tables, &mut cells)
                }
                Block::Picture(picture) => Part::Picture { alt: picture.alt.clone() },
            });
        }
    }
}

fn table(grid: &Grid, number: usize, cells: &mut usize) -> Part {
    let height = grid.height.min(ROWS);
    let mut rows = Vec::new();
    for row in grid.rows().take(height) {
        let shown = row.iter().filter(|cell| cell.column < COLUMNS).map(|cell| Cell {
            text: cell.text.chars().take(500).collect(),
            rows: cell.rows.min(height - cell.row),
            columns: cell.columns.min(COLUMNS - cell.column),
            heads: cell.heading,
        });
        let shown: Vec<Cell> = shown.take(*cells).collect();
        *cells -= shown.len();
        rows.push(shown);
    }
    let is_whole = grid.height == height && grid.width <= COLUMNS && *cells > 0;
    let rest = (!is_whole).then(|| format!("这张表共 {} 行 {} 列，只列出前面的。", grid.height, grid.width));
    Part::Table { name: format!("表 {number}"), rows, rest }
}
