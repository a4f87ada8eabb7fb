//! 排字间 The world the typesetter sees: one template, one document, the faces. No other file, no clock.

use std::sync::LazyLock;

use typst::{
    Feature, Library, LibraryExt, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{
    PressError,
    faces::{Cabinet, Faces},
};

/// How the pages look; all it knows of a document is what it reads from [`DATA`].
const TEMPLATE: &str = include_str!("template.typ");
/// The file under which the template finds the document.
const DATA: &str = "/document.json";
/// Jobs for which the typesetter remembers what it did: none. Another document gains nothing from it, and ten
/// remembered reports take 230 MB.
const REMEMBERED_JOBS: usize = 0;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // Scopes of cells and summaries of tables stand behind this flag.
    LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build())
});
static MAIN: LazyLock<Source> = LazyLock::new(|| Source::new(id("/template.typ"), TEMPLATE.to_owned()));

fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("our two paths are plain names");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// 印刷间 The faces, ready for any number of jobs.
pub(crate) struct Workshop {
    pub(crate) cabinet: Cabinet,
}

impl Workshop {
    pub(crate) fn new(faces: &Faces) -> Self {
        Self { cabinet: Cabinet::new(faces) }
    }

    /// Sets the pages and writes the file.
    pub(crate) fn set(&self, data: Vec<u8>) -> Result<Vec<u8>, PressError> {
        let job = Job { cabinet: &self.cabinet, data: Bytes::new(data), data_id: id(DATA) };
        let pages = typst::compile::<PagedDocument>(&job).output;
        let bytes = pages.map_err(|faults| PressError::Layout(said(&faults))).and_then(|pages| {
            typst_pdf::pdf(&pages, &options()?).map_err(|faults| PressError::Standard(said(&faults)))
        });
        comemo::evict(REMEMBERED_JOBS);
        bytes
    }
}

fn options() -> Result<PdfOptions, PressError> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|fault| PressError::Standard(fault.message().to_string()))?;
    Ok(PdfOptions { standards, creator: Smart::Custom(Some("gongkai".to_owned())), ..PdfOptions::default() })
}

fn said(faults: &[SourceDiagnostic]) -> String {
    let mut said: Vec<&str> = Vec::new();
    for fault in faults {
        if !said.contains(&fault.message.as_str()) {
            said.push(&fault.message);
        }
    }
    said.join("; ")
}

struct Job<'a> {
    cabinet: &'a Cabinet,
    data: Bytes,
    data_id: FileId,
}

impl World for Job<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.cabinet.book
    }

    fn main(&self) -> FileId {
        MAIN.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == MAIN.id() { Ok(MAIN.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_id { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.cabinet.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
