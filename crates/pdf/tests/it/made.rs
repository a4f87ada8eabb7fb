//! PDF files written here: a page description of text at places and lines, no font inside, nothing compressed.

use std::collections::BTreeSet;
use std::fmt::Write;

use papers::{Block, Grid, Paper};

/// A page being written; places in points from the top left.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    width: f32,
    height: f32,
    rotate: i32,
    content: String,
    chars: BTreeSet<char>,
}

impl Page {
    /// An empty A4 page.
    pub(crate) fn new() -> Self {
        Self { width: 595.0, height: 842.0, rotate: 0, content: String::new(), chars: BTreeSet::new() }
    }

    /// The same page, to be shown turned: its content is written so that it reads upright when it is.
    pub(crate) fn turned(mut self, degrees: i32) -> Self {
        let (w, h) = (self.width, self.height);
        let (matrix, width, height) = match degrees {
            90 => (format!("0 1 -1 0 {h} 0"), h, w),
            180 => (format!("-1 0 0 -1 {w} {h}"), w, h),
            _ => (format!("0 -1 1 0 0 {w}"), h, w),
        };
        self.content = format!("q {matrix} cm\n{}Q\n", self.content);
        (self.width, self.height, self.rotate) = (width, height, degrees);
        self
    }

    /// The same page without the entry that turns it back: it lies on its side.
    pub(crate) fn lying(self, degrees: i32) -> Self {
        Self { rotate: 0, ..self.turned(degrees) }
    }

    /// Operators as they are.
    pub(crate) fn raw(mut self, operators: &str) -> Self {
        writeln!(self.content, "{operators}").expect("a string takes all");
        self
    }

    /// Text whose base line begins at a place.
    pub(crate) fn text(self, x: f32, y: f32, size: f32, text: &str) -> Self {
        self.written("F1", x, y, size, text)
    }

    /// Text in a face that does not say which characters its codes are.
    pub(crate) fn coded(self, x: f32, y: f32, size: f32, text: &str) -> Self {
        self.written("F2", x, y, size, text)
    }

    fn written(mut self, font: &str, x: f32, y: f32, size: f32, text: &str) -> Self {
        let codes: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        self.chars.extend(text.chars());
        let base = self.height - y;
        self.raw(&format!("BT /{font} {size} Tf 1 0 0 1 {x} {base} Tm <{codes}> Tj ET"))
    }

    /// A stroked line.
    pub(crate) fn line(self, x0: f32, y0: f32, x1: f32, y1: f32) -> Self {
        let h = self.height;
        self.raw(&format!("{x0} {} m {x1} {} l S", h - y0, h - y1))
    }

    /// A filled box.
    pub(crate) fn filled(self, x: f32, y: f32, width: f32, height: f32) -> Self {
        let bottom = self.height - y - height;
        self.raw(&format!("{x} {bottom} {width} {height} re f"))
    }

    /// All lines of a table with these column and row places.
    pub(crate) fn lattice(mut self, xs: &[f32], ys: &[f32]) -> Self {
        for x in xs {
            self = self.line(*x, ys[0], *x, ys[ys.len() - 1]);
        }
        for y in ys {
            self = self.line(xs[0], *y, xs[xs.len() - 1], *y);
        }
        self
    }

    /// A table with all its lines, rows 20 points high, a text in each cell.
    pub(crate) fn table(mut self, xs: &[f32], top: f32, rows: &[&[&str]]) -> Self {
        let ys: Vec<f32> = (0..=rows.len()).map(|row| top + 20.0 * row as f32).collect();
        self = self.lattice(xs, &ys);
        for (row, y) in rows.iter().zip(&ys) {
            for (text, x) in row.iter().zip(xs) {
                self = self.text(x + 4.0, y + 14.0, 10.0, text);
            }
        }
        self
    }
}

/// The file of some pages.
pub(crate) fn pdf(pages: &[Page]) -> Vec<u8> {
    pdf_with(pages, &[], "")
}

/// The same with more objects, numbered from 100 on, and more entries in the resources of every page.
pub(crate) fn pdf_with(pages: &[Page], more: &[String], resources: &str) -> Vec<u8> {
    let chars: BTreeSet<char> = pages.iter().flat_map(|page| page.chars.iter().copied()).collect();
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 1_000 + 2 * at)).collect();
    let mut objects = vec![
        (1, "<< /Type /Catalog /Pages 2 0 R >>".to_owned()),
        (2, format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len())),
        (3, font("/ToUnicode 5 0 R")),
        (4, font("")),
        (5, stream("", &to_unicode(&chars))),
        (6, "<< /Title <FEFF685167514E61> >>".to_owned()),
    ];
    objects.extend(more.iter().enumerate().map(|(at, object)| (100 + at, object.clone())));
    for (at, page) in pages.iter().enumerate() {
        let number = 1_000 + 2 * at;
        let head = format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}]", page.width, page.height);
        let fonts = format!("/Resources << /Font << /F1 3 0 R /F2 4 0 R >> {resources} >>");
        objects.push((number, format!("{head} /Rotate {} {fonts} /Contents {} 0 R >>", page.rotate, number + 1)));
        objects.push((number + 1, stream("", &page.content)));
    }
    assemble(&objects)
}

/// A stream object.
pub(crate) fn stream(entries: &str, content: &str) -> String {
    format!("<< {entries} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

fn font(unicode: &str) -> String {
    let narrow = vec!["500"; 95].join(" ");
    let system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>";
    let face = format!("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song {system} /DW 1000 /W [32 [{narrow}]] >>");
    format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H {unicode} /DescendantFonts [{face}] >>"
    )
}

fn to_unicode(chars: &BTreeSet<char>) -> String {
    let mut map = "/CIDInit /ProcSet findresource begin begincmap /CMapName /M def /CMapType 2 def\n\
        1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        .to_owned();
    for some in chars.iter().copied().collect::<Vec<char>>().chunks(100) {
        writeln!(map, "{} beginbfchar", some.len()).expect("a string takes all");
        for char in some {
            writeln!(map, "<{0:04X}> <{0:04X}>", u32::from(*char)).expect("a string takes all");
        }
        map.push_str("endbfchar\n");
    }
    map + "endcmap end"
}

fn assemble(objects: &[(usize, String)]) -> Vec<u8> {
    let mut file = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in objects {
        places.push(file.len());
        write!(file, "{number} 0 obj\n{object}\nendobj\n").expect("a string takes all");
    }
    let table = file.len();
    file.push_str("xref\n");
    for ((number, _), place) in objects.iter().zip(places) {
        write!(file, "{number} 1\n{place:010} 00000 n \n").expect("a string takes all");
    }
    let size = objects.iter().map(|object| object.0).max().unwrap_or(0) + 1;
    write!(file, "trailer << /Size {size} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{table}\n%%EOF")
        .expect("a string takes all");
    file.into_bytes()
}

/// The paragraphs of a paper.
pub(crate) fn texts(paper: &Paper) -> Vec<&str> {
    paper.blocks.iter().filter_map(paragraph).collect()
}

fn paragraph(block: &Block) -> Option<&str> {
    if let Block::Paragraph(paragraph) = block { Some(&paragraph.text) } else { None }
}

/// The tables of a paper.
pub(crate) fn grids(paper: &Paper) -> Vec<&Grid> {
    paper.blocks.iter().filter_map(grid).collect()
}

fn grid(block: &Block) -> Option<&Grid> {
    if let Block::Grid(grid) = block { Some(grid) } else { None }
}

/// A table as rows of `text` cells, with the span behind when it is larger than one: `合计[1x2]`.
pub(crate) fn shown(grid: &Grid) -> String {
    let cell = |cell: &papers::GridCell| match (cell.rows, cell.columns) {
        (1, 1) => cell.text.replace('\n', "/"),
        (rows, columns) => format!("{}[{rows}x{columns}]", cell.text.replace('\n', "/")),
    };
    let rows: Vec<String> = grid.rows().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("|")).collect();
    rows.join("; ")
}
