//! 版 What lies in a PDF with a text layer: paragraphs, and tables found by their lines or by their columns.
//!
//! Two halves: [`device`] takes down what pages draw; [`layout`] is geometry that knows nothing of PDF.

#![deny(missing_docs)]

mod bounds;
mod device;
mod layout;
mod paths;
mod sheet;
mod tone;
mod unpacked;

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page};
use hayro_syntax::object::dict::keys::CONTENTS;
use hayro_syntax::object::{Array, MaybeRef, Object};
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use papers::{Kind, Paper, PaperError, Region};

use self::bounds::Budget;
use self::device::Collector;
use self::layout::Laid;
use self::sheet::Sheet;

/// 读 PDF Reads a PDF: its paragraphs, tables and pictures.
///
/// # Errors
///
/// [`PaperError::Encrypted`] when it asks for a password, [`PaperError::Damaged`] when it has no page that can be read,
/// [`PaperError::TooManyParts`] when it draws more than any real document, [`PaperError::Bomb`] when it unpacks to more.
pub fn read(bytes: &[u8]) -> Result<Paper, PaperError> {
    // Nothing outlives the closure, so nothing half done can be seen afterwards. Unwinding has two sources: the budget,
    // which has no other way out of the interpreter, and faults of the interpreter in the face of damaged files.
    catch_unwind(AssertUnwindSafe(|| read_inner(bytes))).unwrap_or_else(|payload| Err(bounds::unwound(&*payload)))
}

fn read_inner(bytes: &[u8]) -> Result<Paper, PaperError> {
    unpacked::measure(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(fault)?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(PaperError::Damaged { kind: Kind::Pdf });
    }
    if pages.len() > bounds::PAGES {
        return Err(PaperError::TooManyParts);
    }
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let cache = InterpreterCache::new();
    let mut budget = Budget::new();
    let mut sheets = Vec::with_capacity(pages.len());
    for page in pages.iter() {
        sheets.push(sheet(page, &cache, &settings, &mut budget)?);
    }
    let mut losses = losses(&mut sheets);
    let Laid { blocks, left_out, pale_cells } = layout::lay_out(sheets)?;
    if left_out > 0 {
        losses.push(format!("有 {left_out} 个字盖在表格的线或别的字上（多半是水印），没有读"));
    }
    if pale_cells > 0 {
        losses.push(format!("有 {pale_cells} 格里的数颜色很浅，已照常读取；如果是水印，请对照原文改正"));
    }
    let title = pdf.metadata().title.as_deref().map(title).unwrap_or_default();
    Ok(Paper { title, blocks, regions: vec![Region(0)], losses, encoding: "PDF", ..Paper::default() })
}

/// The marks of one page.
fn sheet<'a>(
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    settings: &InterpreterSettings,
    budget: &mut Budget,
) -> Result<Sheet, PaperError> {
    if has_many_pieces(page) {
        return Err(PaperError::TooManyParts);
    }
    budget.content(page.page_stream().map_or(0, <[u8]>::len));
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let [a, b, c, d, x, y] = page.initial_transform(true).as_coeffs();
    let mut context = Context::new(Affine::new([a, b, c, d, x, y]), area, cache, page.xref(), settings.clone());
    let mut collector = Collector::new(width, height, budget);
    interpret_page(page, &mut context, &mut collector);
    Ok(collector.sheet)
}

/// Whether the content of a page is in too many pieces, or holds one of them twice: small files that grow.
fn has_many_pieces(page: &Page<'_>) -> bool {
    let Some(pieces) = page.raw().get::<Array<'_>>(CONTENTS) else { return false };
    let mut seen = HashSet::new();
    let twice = |piece: MaybeRef<Object<'_>>| match piece {
        MaybeRef::Ref(reference) => !seen.insert((reference.obj_number, reference.gen_number)),
        MaybeRef::NotRef(_) => false,
    };
    pieces.raw_iter().take(bounds::PIECES + 1).count() > bounds::PIECES || pieces.raw_iter().any(twice)
}

/// 失去的 What cannot be read; a text layer below pictures is read when nothing else is written.
fn losses(sheets: &mut [Sheet]) -> Vec<String> {
    let mut losses = Vec::new();
    let unknown: usize = sheets.iter().map(|sheet| sheet.unknown).sum();
    if unknown > 0 {
        losses.push(format!("有 {unknown} 个字在文件里没有编码，读不出"));
    }
    let slanted: usize = sheets.iter().map(|sheet| sheet.slanted).sum();
    if slanted > 0 {
        losses.push(format!("有 {slanted} 个字是斜着排的（多半是水印），没有读"));
    }
    let beyond: usize = sheets.iter().map(|sheet| sheet.beyond).sum();
    if beyond > 0 {
        losses.push(format!("有 {beyond} 个字超出页面的左右边，看不见，没有读"));
    }
    let seen = sheets.iter().flat_map(|sheet| &sheet.glyphs).any(|glyph| !glyph.is_blank());
    let hidden = sheets.iter().any(|sheet| !sheet.hidden.is_empty());
    if hidden && !seen {
        for sheet in sheets.iter_mut() {
            sheet.glyphs = std::mem::take(&mut sheet.hidden);
        }
        losses.push("页面是扫描的图片，文字取自图片下面看不见的识别文字，可能认错".to_owned());
    }
    losses
}

fn fault(error: LoadPdfError) -> PaperError {
    match error {
        LoadPdfError::Decryption(DecryptionError::MissingIDEntry | DecryptionError::InvalidEncryption)
        | LoadPdfError::Invalid => PaperError::Damaged { kind: Kind::Pdf },
        LoadPdfError::Decryption(_) => PaperError::Encrypted { kind: Some(Kind::Pdf) },
    }
}

/// The title in the file's own description: UTF-16 or UTF-8 with a mark, or plain ASCII; anything else is left out.
fn title(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<u16> = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).unwrap_or_default()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ if bytes.is_ascii() => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
