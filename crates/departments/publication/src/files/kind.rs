//! 文件的种类 What a file is, told by its bytes; its name only has to agree.

/// 种类 The kinds that are taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// PNG
    Png,
    /// JPEG
    Jpeg,
    /// WebP
    Webp,
    /// GIF
    Gif,
    /// PDF
    Pdf,
    /// Word, of today.
    Docx,
    /// Excel, of today.
    Xlsx,
    /// 版式文件 OFD
    Ofd,
    /// The old container of Word, Excel and WPS.
    Ole,
    /// A package of files.
    Zip,
    /// Words in some encoding.
    Text,
}

/// Bytes at the beginning from which a kind is told.
pub(crate) const HEAD: usize = 64 << 10;

/// Every one of them.
pub(super) const ALL: [FileKind; 11] = [
    FileKind::Png,
    FileKind::Jpeg,
    FileKind::Webp,
    FileKind::Gif,
    FileKind::Pdf,
    FileKind::Docx,
    FileKind::Xlsx,
    FileKind::Ofd,
    FileKind::Ole,
    FileKind::Zip,
    FileKind::Text,
];

impl FileKind {
    /// The kind of bytes; none of what is not taken in.
    #[must_use]
    pub fn of(head: &[u8]) -> Option<Self> {
        let marks: [(&[u8], Self); 7] = [
            (b"\x89PNG\r\n\x1a\n", Self::Png),
            (b"\xff\xd8\xff", Self::Jpeg),
            (b"GIF87a", Self::Gif),
            (b"GIF89a", Self::Gif),
            (b"%PDF-", Self::Pdf),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Self::Ole),
            (b"PK\x05\x06", Self::Zip),
        ];
        if let Some((_, kind)) = marks.iter().find(|(mark, _)| head.starts_with(mark)) {
            return Some(*kind);
        }
        if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
            return Some(Self::Webp);
        }
        if head.starts_with(b"PK\x03\x04") {
            return Some(package(head));
        }
        is_text(head).then_some(Self::Text)
    }

    /// What browsers are told.
    #[must_use]
    pub fn mime(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Gif => "image/gif",
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ofd => "application/ofd",
            Self::Zip => "application/zip",
            Self::Ole => "application/octet-stream",
            Self::Text => "text/plain",
        }
    }

    /// Whether it can stand in a text.
    #[must_use]
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg | Self::Webp | Self::Gif)
    }

    /// The endings a name may have, the usual one first.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Webp => &["webp"],
            Self::Gif => &["gif"],
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Ofd => &["ofd"],
            Self::Ole => &["doc", "xls", "wps", "et"],
            Self::Zip => &["zip"],
            Self::Text => &["txt", "csv"],
        }
    }
}

/// The names of the entries at the beginning of a package say whose it is.
fn package(head: &[u8]) -> FileKind {
    let names: Vec<&[u8]> = entries(head).collect();
    let has = |begin: &[u8]| names.iter().any(|name| name.starts_with(begin));
    match () {
        () if has(b"word/") => FileKind::Docx,
        () if has(b"xl/") => FileKind::Xlsx,
        () if has(b"OFD.xml") || has(b"Doc_0/") => FileKind::Ofd,
        () => FileKind::Zip,
    }
}

/// Names after every mark of an entry; what only looks like one does no harm, for the kind decides nothing but the ending.
fn entries(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    let places = (0..head.len().saturating_sub(30)).filter(|at| head[*at..].starts_with(b"PK\x03\x04"));
    places.filter_map(|at| {
        let length = usize::from(u16::from_le_bytes([head[at + 26], head[at + 27]]));
        head.get(at + 30..at + 30 + length)
    })
}

/// Words: no sign that only programs use, and nothing that a browser or a shell would run.
fn is_text(head: &[u8]) -> bool {
    let visible = |byte: &u8| *byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    let wide = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    let begin = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let runs = [&b"#!"[..], b"<", b"MZ", b"@echo"].iter().any(|mark| begin.starts_with(mark));
    !head.is_empty() && !runs && (wide || head.iter().all(visible))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str) -> Vec<u8> {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend([0; 22]);
        bytes.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        bytes.extend([0; 2]);
        bytes.extend(name.as_bytes());
        bytes
    }

    #[test]
    fn bytes_say_what_a_file_is() {
        let cases: [(Vec<u8>, Option<FileKind>, &str); 16] = [
            (b"\x89PNG\r\n\x1a\n....".to_vec(), Some(FileKind::Png), "a picture"),
            (b"RIFF....WEBPVP8 ".to_vec(), Some(FileKind::Webp), "a picture in a container"),
            (b"RIFF\x24\0\0\0WAVEfmt ".to_vec(), None, "sound in the same container"),
            (b"%PDF-1.7\n".to_vec(), Some(FileKind::Pdf), "a PDF"),
            ([entry("[Content_Types].xml"), entry("word/document.xml")].concat(), Some(FileKind::Docx), "Word"),
            ([entry("_rels/.rels"), entry("xl/workbook.xml")].concat(), Some(FileKind::Xlsx), "a sheet"),
            (entry("OFD.xml"), Some(FileKind::Ofd), "OFD"),
            (entry("a.txt"), Some(FileKind::Zip), "a package"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), Some(FileKind::Ole), "the old container"),
            ("村,户\n东村,12\n".into(), Some(FileKind::Text), "words"),
            (b"MZ\x90\x00".to_vec(), None, "a program"),
            (b"\x7fELF\x02".to_vec(), None, "another program"),
            (b"#!/bin/sh\n".to_vec(), None, "a script"),
            (b"<svg onload=x>".to_vec(), None, "a page that calls itself a picture"),
            (b"\x00\x01\x02".to_vec(), None, "bytes of nobody"),
            (Vec::new(), None, "nothing"),
        ];
        for (bytes, expected, because) in cases {
            assert_eq!(FileKind::of(&bytes), expected, "{because}");
        }
    }
}
