//! 文件的真身 What a file is by its bytes, whatever its name says.

use memchr::memmem;

use crate::{Kind, PaperError, package::Package};

/// Bytes in which tags are looked for.
const HEAD_BYTES: usize = 4 << 10;

/// Beginnings that only one format has.
const MAGIC: &[(&[u8], PaperError)] = &[
    (b"{\\rtf", PaperError::Rtf),
    (b"MIME-Version:", PaperError::WebArchive),
    (b"\x1F\x8B", PaperError::Archive),
    (b"Rar!\x1A\x07", PaperError::Archive),
    (b"7z\xBC\xAF\x27\x1C", PaperError::Archive),
    (b"\x89PNG\r\n", PaperError::Picture),
    (b"\xFF\xD8\xFF", PaperError::Picture),
    (b"GIF87a", PaperError::Picture),
    (b"GIF89a", PaperError::Picture),
    (b"II*\0", PaperError::Picture),
    (b"MM\0*", PaperError::Picture),
];

/// What a file is when its first bytes decide; [`None`] leaves text to be looked at.
fn by_magic(bytes: &[u8]) -> Result<Option<Kind>, PaperError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed(bytes).map(Some);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return old_office(bytes).map(Some);
    }
    let is_web_picture = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice());
    let is_bitmap = bytes.starts_with(b"BM") && bytes.get(6..10) == Some([0; 4].as_slice());
    if is_web_picture || is_bitmap {
        return Err(PaperError::Picture);
    }
    // Some generators put blank lines or a few bytes of their own before the mark of a PDF.
    let begin = bytes.trim_ascii_start();
    if begin.starts_with(b"%PDF-") {
        return Ok(Some(Kind::Pdf));
    }
    match MAGIC.iter().find(|(magic, _)| begin.starts_with(magic)) {
        Some((_, error)) => Err(error.clone()),
        None => Ok(None),
    }
}

/// What a ZIP is, by the names of its entries.
fn packed(bytes: &[u8]) -> Result<Kind, PaperError> {
    let holds = |name: &str| memmem::find(bytes, name.as_bytes()).is_some();
    // Careless writers compress the one entry that should lie open.
    if holds("mimetype")
        && let Ok(Some(kind)) = Package::open(bytes, Kind::Ods).and_then(|mut package| package.entry("mimetype"))
        && kind.starts_with(b"application/vnd.oasis.opendocument")
    {
        let is_sheet = kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet");
        let is_text = kind.starts_with(b"application/vnd.oasis.opendocument.text");
        return match (is_sheet, is_text) {
            (true, _) => Ok(Kind::Ods),
            (_, true) => Err(PaperError::Odt),
            _ => Err(PaperError::OtherOffice),
        };
    }
    match () {
        () if holds("word/document") => Ok(Kind::Docx),
        () if holds("xl/workbook") => Ok(Kind::Xlsx),
        () if holds("opendocument.spreadsheet") => Ok(Kind::Ods),
        () if holds("OFD.xml") => Err(PaperError::Ofd),
        () if holds("ppt/presentation") || holds("application/vnd.oasis.opendocument") => Err(PaperError::OtherOffice),
        () => Err(PaperError::Archive),
    }
}

/// What an old container holds, by the names of its streams.
fn old_office(bytes: &[u8]) -> Result<Kind, PaperError> {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &wide).is_some()
    };
    match () {
        () if holds("EncryptedPackage") => Err(PaperError::Encrypted { kind: None }),
        () if holds("WordDocument") => Err(PaperError::OldOffice),
        () if holds("Workbook") || holds("Book") => Ok(Kind::Xls),
        () => Err(PaperError::OldOffice),
    }
}

/// 是什么文件 What a file is: by its content first, then by its name.
///
/// # Errors
///
/// The format is named when it is one that is not read; [`PaperError::Empty`] when there is nothing.
pub fn kind_of(name: Option<&str>, bytes: &[u8]) -> Result<Kind, PaperError> {
    if let Some(kind) = by_magic(bytes).map_err(|error| cut_off(error, name, bytes))? {
        return Ok(kind);
    }
    let head = ascii_head(bytes);
    if head.iter().all(u8::is_ascii_whitespace) && bytes.len() <= HEAD_BYTES {
        return Err(PaperError::Empty);
    }
    let is_page = begins_with_tag(&head) || PAGE_TAGS.iter().any(|tag| memmem::find(&head, tag.as_bytes()).is_some());
    let is_named_page = name.is_some_and(is_page_name) && has_any_tag(bytes);
    Ok(if is_page || is_named_page { Kind::Html } else { Kind::Text })
}

/// 没传完 A package or an old container that holds nothing it could be known by is what its name says, cut off.
fn cut_off(error: PaperError, name: Option<&str>, bytes: &[u8]) -> PaperError {
    let lower = name.unwrap_or_default().to_ascii_lowercase();
    let ends = |ending: &str| lower.ends_with(ending);
    let kind = match error {
        PaperError::Archive if !bytes.starts_with(b"PK") => None,
        PaperError::Archive if ends(".docx") => Some(Kind::Docx),
        PaperError::Archive if ends(".xlsx") => Some(Kind::Xlsx),
        PaperError::Archive if ends(".ods") => Some(Kind::Ods),
        PaperError::OldOffice if ends(".xls") => Some(Kind::Xls),
        _ => None,
    };
    let is_whole = kind.is_none_or(|kind| kind != Kind::Xls && Package::open(bytes, kind).is_ok());
    kind.filter(|_| !is_whole).map_or(error, |kind| PaperError::Damaged { kind })
}

/// Tags that no plain text has near its beginning.
const PAGE_TAGS: &[&str] =
    &["<!doctype html", "<html", "<head>", "<body", "<table", "</td>", "</p>", "</div>", "</span>"];

/// Tags a page or a piece of one begins with.
const FIRST_TAGS: &[&str] = &[
    "!--", "meta", "title", "link", "style", "script", "div", "p", "h1", "h2", "h3", "center", "span", "font", "base",
    "a", "b", "strong", "br", "img", "ul", "ol", "dl", "section", "article", "main", "pre",
];

fn begins_with_tag(head: &[u8]) -> bool {
    let Some(rest) = head.trim_ascii_start().strip_prefix(b"<") else { return false };
    let is_known = |tag: &&str| {
        let after = rest.strip_prefix(tag.as_bytes());
        after.is_some_and(|after| *tag == "!--" || !after.first().is_some_and(|&next| is_of_name(next)))
    };
    FIRST_TAGS.iter().any(is_known)
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}

fn is_page_name(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    [".html", ".htm", ".shtml", ".xhtml", ".jsp", ".aspx", ".php"].iter().any(|ending| lower.ends_with(ending))
}

fn has_any_tag(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1 << 20)];
    memchr::memchr_iter(b'<', head)
        .any(|at| head.get(at + 1).is_some_and(|next| next.is_ascii_alphabetic()) && head[at..].contains(&b'>'))
}

/// The beginning in lower case, byte order marks and the zero bytes of wide text left out.
fn ascii_head(bytes: &[u8]) -> Vec<u8> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let is_wide = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || has_nul(bytes);
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let keeps = |byte: &&u8| !(is_wide && matches!(byte, 0 | 0xFE | 0xFF));
    head.iter().filter(keeps).map(u8::to_ascii_lowercase).collect()
}

/// Whether there is a zero byte, which no text of bytes has.
pub(crate) fn has_nul(bytes: &[u8]) -> bool {
    memchr::memchr(0, bytes).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_are_whatever_its_name_says() {
        let cases: &[(&[u8], PaperError)] = &[
            (b"PK\x03\x04....OFD.xml", PaperError::Ofd),
            (b"PK\x03\x04....photo.jpg", PaperError::Archive),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest", PaperError::OldOffice),
            (b"{\\rtf1\\ansi", PaperError::Rtf),
            (b"MIME-Version: 1.0\r\n", PaperError::WebArchive),
            (b"\x1F\x8B\x08", PaperError::Archive),
            (b"\x89PNG\r\n\x1a\n", PaperError::Picture),
            (b"RIFF\0\0\0\0WEBPVP8 ", PaperError::Picture),
            (b"BM\x36\x10\x0e\x00\0\0\0\0", PaperError::Picture),
            (b" \r\n\t", PaperError::Empty),
            (b"", PaperError::Empty),
        ];
        for (bytes, expected) in cases {
            assert_eq!(kind_of(Some("report.html"), bytes).as_ref(), Err(expected), "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn a_file_that_was_cut_off_is_what_its_name_says() {
        let damaged = |kind| PaperError::Damaged { kind };
        let cases: &[(&str, &[u8], PaperError, &str)] = &[
            ("a.docx", b"PK\x03\x04\x14\0\x06\0\x08\0", damaged(Kind::Docx), "ten bytes of a document"),
            ("A.XLSX", b"PK\x03\x04\x14\0", damaged(Kind::Xlsx), "six bytes of a workbook"),
            ("a.zip", b"PK\x03\x04\x14\0", PaperError::Archive, "an archive stays one"),
            ("a.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest", damaged(Kind::Xls), "a workbook without its list"),
            ("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest", PaperError::OldOffice, "an old document stays one"),
            ("a.docx", b"\x1F\x8B\x08", PaperError::Archive, "another kind of archive"),
        ];
        for (name, bytes, expected, because) in cases {
            assert_eq!(kind_of(Some(name), bytes).as_ref(), Err(expected), "{because}");
        }
    }

    #[test]
    fn office_files_and_pdf_are_known_by_their_bytes() {
        let cases: &[(&[u8], Kind)] = &[
            (b"\n%PDF-1.7 ...", Kind::Pdf),
            (b"PK\x03\x04....word/document.xml", Kind::Docx),
            (b"PK\x03\x04....xl/workbook.xml", Kind::Xlsx),
            (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Kind::Ods),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..W\0o\0r\0k\0b\0o\0o\0k\0", Kind::Xls),
        ];
        for (bytes, expected) in cases {
            assert_eq!(kind_of(Some("report.html"), bytes).as_ref(), Ok(expected), "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn content_decides_before_the_name() {
        let cases: &[(Option<&str>, &str, Kind, &str)] = &[
            (Some("a.txt"), "<!DOCTYPE HTML><p>文", Kind::Html, "a page saved under a text name"),
            (Some("a.html"), "标题\n一、总体情况\n", Kind::Text, "a text saved under a page name"),
            (None, "<meta charset=utf-8>文", Kind::Html, "a piece of a page"),
            (None, "  <TABLE><tr><td>1", Kind::Html, "a table alone"),
            (Some("a.htm"), "文字 <b>粗</b>", Kind::Html, "a page name and any tag"),
            (Some("a.txt"), "文字 <b 粗", Kind::Text, "a text with an angle bracket"),
            (None, "<b>一、总体情况</b><br>正文", Kind::Html, "a piece of a page that begins inside a line"),
            (None, "<pre-filled> 表", Kind::Text, "an angle bracket at the beginning"),
            (None, "BM 表示", Kind::Text, "letters that are also a magic number"),
        ];
        for (name, text, expected, because) in cases {
            assert_eq!(kind_of(*name, text.as_bytes()), Ok(*expected), "{because}");
        }
    }
}
