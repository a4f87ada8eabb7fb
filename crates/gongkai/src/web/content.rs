//! 内容 What an address answers with.

use axum::body::Bytes;

/// What browsers call a Word document.
pub(crate) const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// What browsers call a workbook.
pub(crate) const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// 一对角 The pair of corners, as browsers put it on a tab.
const SIGN: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><path d=\"M5 15V5h10M27 17v10H17\" \
    fill=\"none\" stroke=\"#0c4f55\" stroke-width=\"4\"/></svg>";

/// 内容 Bytes with what their headers say.
pub(crate) struct Content {
    pub(crate) bytes: Bytes,
    /// Names exactly these bytes.
    pub(crate) tag: String,
    pub(crate) kind: &'static str,
    /// The name under which a download is kept.
    pub(crate) download: Option<String>,
    /// Whether its address changes with its content.
    pub(crate) is_immutable: bool,
    /// Whether search engines are kept away from it.
    pub(crate) is_hidden: bool,
}

impl Content {
    /// Bytes of some kind.
    pub(crate) fn new(bytes: Vec<u8>, kind: &'static str) -> Self {
        Self {
            tag: format!("\"{:016x}\"", hash(&bytes)),
            bytes: bytes.into(),
            kind,
            download: None,
            is_immutable: false,
            is_hidden: false,
        }
    }

    /// A page.
    pub(crate) fn page(html: String) -> Self {
        Self::new(html.into_bytes(), "text/html; charset=utf-8")
    }

    /// Plain text.
    pub(crate) fn text(text: String) -> Self {
        Self::new(text.into_bytes(), "text/plain; charset=utf-8")
    }

    /// What browsers call a file of this name; an unknown one is only kept.
    pub(crate) fn kind_of(name: &str) -> &'static str {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "pdf" => "application/pdf",
            "docx" => WORD,
            "xlsx" => WORKBOOK,
            "csv" => "text/csv; charset=utf-8",
            "txt" => "text/plain; charset=utf-8",
            "png" => "image/png",
            "jpg" | "jpeg" => "image/jpeg",
            "zip" => "application/zip",
            _ => "application/octet-stream",
        }
    }

    /// The style sheet or the sign of the site, when `path` is its address.
    pub(crate) fn fixed(path: &str) -> Option<Self> {
        if path == "/favicon.ico" {
            return Some(Self::new(SIGN.as_bytes().to_vec(), "image/svg+xml"));
        }
        let style = [hall::style(), hall::console_style()].into_iter().find(|style| path == style.path)?;
        Some(Self { is_immutable: true, ..Self::new(style.bytes.clone(), style.content_type) })
    }
}

/// FNV-1a: names a version of a page; nobody's safety rests on it.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
