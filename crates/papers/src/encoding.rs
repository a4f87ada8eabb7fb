//! 编码 From bytes to text: what the file says of its encoding, checked against what its bytes are.
//!
//! Order: byte order mark; valid UTF-8; the declaration of a page, unless the bytes contradict it; a guess made for
//! Chinese sites. gb2312 and gbk are always read as GB18030, which holds both.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memmem;

use crate::{Kind, PaperError, limits, signature};

/// Bytes in which declarations and oddities are looked for.
const HEAD_BYTES: usize = 64 << 10;

/// 文字来源 Hands out the text of a file piece by piece, so that no second copy of a large file is held.
pub(crate) struct Source<'a> {
    /// The encoding the bytes are read with.
    pub(crate) encoding: &'static Encoding,
    /// What the page said, where the bytes overruled it.
    overruled: Option<&'static Encoding>,
    rest: Rest<'a>,
    unreadable: usize,
}

/// What was not handed out yet.
enum Rest<'a> {
    /// Valid UTF-8 already, passed on as it is.
    Ready(&'a str),
    /// Bytes that must be decoded.
    Stored(Box<Stored<'a>>),
}

/// Bytes in another encoding.
struct Stored<'a> {
    bytes: &'a [u8],
    decoder: encoding_rs::Decoder,
    buffer: String,
    /// Whether the decoder has seen the end.
    is_done: bool,
}

impl<'a> Source<'a> {
    /// Looks at the bytes and decides how to read them.
    ///
    /// # Errors
    ///
    /// [`PaperError::Binary`] when they are no text.
    pub(crate) fn new(bytes: &'a [u8], kind: Kind) -> Result<Self, PaperError> {
        if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
            return Ok(Self::with(&bytes[mark..], encoding, None));
        }
        if let Some(encoding) = wide_without_mark(bytes) {
            return Ok(Self::with(bytes, encoding, None));
        }
        if signature::has_nul(bytes) {
            return Err(PaperError::Binary);
        }
        let declared = if kind == Kind::Html { declared(bytes) } else { None };
        let encoding = choose(bytes, declared);
        let overruled = declared.filter(|&said| said != encoding && !bytes.is_ascii());
        Ok(Self::with(bytes, encoding, overruled))
    }

    fn with(bytes: &'a [u8], encoding: &'static Encoding, overruled: Option<&'static Encoding>) -> Self {
        let rest = match utf8(bytes).filter(|_| encoding == UTF_8) {
            Some(text) => Rest::Ready(text),
            None => Rest::Stored(Box::new(Stored {
                bytes,
                decoder: encoding.new_decoder_without_bom_handling(),
                buffer: String::new(),
                is_done: false,
            })),
        };
        Self { encoding, overruled, rest, unreadable: 0 }
    }

    /// Bytes that were not handed out yet, as they are stored.
    pub(crate) fn left(&self) -> usize {
        match &self.rest {
            Rest::Ready(text) => text.len(),
            Rest::Stored(stored) => stored.bytes.len(),
        }
    }

    /// The next piece of about [`limits::CHUNK_BYTES`], never empty; None at the end.
    pub(crate) fn piece(&mut self) -> Option<&str> {
        let piece = match &mut self.rest {
            Rest::Ready(text) => next_slice(text),
            Rest::Stored(stored) => stored.piece(),
        };
        self.unreadable += memmem::find_iter(piece.as_bytes(), "\u{fffd}").count();
        (!piece.is_empty()).then_some(piece)
    }

    /// All of it in one.
    pub(crate) fn whole(&mut self) -> String {
        let mut text = String::with_capacity(self.left());
        while let Some(piece) = self.piece() {
            text.push_str(piece);
        }
        text
    }

    /// The name of the encoding as people write it.
    pub(crate) fn name(&self) -> &'static str {
        if self.encoding == GB18030 { "GB18030" } else { self.encoding.name() }
    }

    /// What was lost by reading so far, in plain Chinese.
    pub(crate) fn losses(&self) -> Vec<String> {
        let mut losses = Vec::new();
        if let Some(said) = self.overruled {
            let (said, is) = (if said == GB18030 { "GB2312" } else { said.name() }, self.name());
            losses.push(format!("网页自称编码为 {said}，字节却是 {is}，已按 {is} 读取"));
        }
        if self.unreadable > 0 {
            losses.push(format!("有 {} 处文字无法按 {} 编码辨认", self.unreadable, self.name()));
        }
        losses
    }
}

impl Stored<'_> {
    fn piece(&mut self) -> &str {
        self.buffer.clear();
        self.buffer.reserve(3 * limits::CHUNK_BYTES);
        while self.buffer.is_empty() && !self.is_done {
            let input = &self.bytes[..self.bytes.len().min(limits::CHUNK_BYTES)];
            let is_last = input.len() == self.bytes.len();
            let (result, read, _) = self.decoder.decode_to_string(input, &mut self.buffer, is_last);
            self.bytes = &self.bytes[read..];
            self.is_done = is_last && result == CoderResult::InputEmpty;
        }
        self.buffer.as_str()
    }
}

/// The bytes as text, when they are valid UTF-8; told much faster than the standard library does.
pub(crate) fn utf8(bytes: &[u8]) -> Option<&str> {
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes)? {
        Cow::Borrowed(text) => Some(text),
        Cow::Owned(_) => None,
    }
}

/// The next slice, cut between characters.
fn next_slice<'a>(rest: &mut &'a str) -> &'a str {
    let mut end = rest.len().min(limits::CHUNK_BYTES);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    let (piece, after) = rest.split_at(end);
    *rest = after;
    piece
}

/// The encoding that fits the bytes, told what the page says.
fn choose(bytes: &[u8], declared: Option<&'static Encoding>) -> &'static Encoding {
    match (utf8_likeness(bytes), declared) {
        // Two Chinese characters in GBK can happen to be valid UTF-8; then none of them is Chinese.
        (Likeness::Latin, Some(said)) if said == GB18030 => said,
        (Likeness::Certain | Likeness::Latin | Likeness::Damaged, _) => UTF_8,
        (Likeness::None, Some(said)) if is_plausible(said, bytes) => said,
        (Likeness::None, _) => guess(bytes),
    }
}

/// How much bytes look like UTF-8.
enum Likeness {
    /// Valid.
    Certain,
    /// Valid, but of all characters beyond ASCII none is beyond Latin, Greek, Cyrillic.
    Latin,
    /// A few broken sequences (a truncated file) in much that is valid.
    Damaged,
    /// Something else.
    None,
}

fn utf8_likeness(bytes: &[u8]) -> Likeness {
    let valid = Encoding::utf8_valid_up_to(bytes);
    if valid == bytes.len() {
        let is_latin = !bytes.is_ascii() && bytes.iter().all(|&byte| byte < 0xE0);
        return if is_latin { Likeness::Latin } else { Likeness::Certain };
    }
    let from = valid.saturating_sub(HEAD_BYTES / 2);
    let sample = &bytes[from..bytes.len().min(from + HEAD_BYTES)];
    let (mut good, mut broken) = (0_usize, 0_usize);
    for chunk in sample.utf8_chunks() {
        good += chunk.valid().chars().filter(|&c| c >= '\u{800}').count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    // The sample itself may be cut inside a character at both ends.
    if good > 20 * broken.saturating_sub(2) && good > 3 * broken { Likeness::Damaged } else { Likeness::None }
}

/// Whether a declared encoding reads the beginning without much trouble. Single-byte Western ones read anything and
/// are the default of many editors, so they prove nothing on a Chinese page.
fn is_plausible(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    if encoding == UTF_8 || encoding.is_single_byte() {
        return false;
    }
    let (text, _) = encoding.decode_without_bom_handling(&bytes[..bytes.len().min(limits::GUESS_BYTES)]);
    let broken = text.matches('\u{fffd}').count();
    broken * 20 <= text.chars().filter(|c| !c.is_ascii()).count() + 20
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // The head of a page is ASCII for long; the guess needs the bytes where the text begins.
    let from = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0).saturating_sub(64);
    let sample = &bytes[from..bytes.len().min(from + limits::GUESS_BYTES)];
    detector.feed(sample, from + sample.len() == bytes.len());
    let found = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    if found == GBK || found.is_single_byte() { GB18030 } else { found }
}

/// The encoding named in `<meta charset>`, `<meta http-equiv>` or the XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let lower = head.to_ascii_lowercase();
    let found = memmem::find_iter(&lower, b"<meta")
        .find_map(|at| label_after(tag_at(&lower, at), b"charset"))
        .or_else(|| lower.starts_with(b"<?xml").then(|| label_after(tag_at(&lower, 0), b"encoding")).flatten())?;
    // A page that was found byte by byte cannot be in a wide encoding.
    let encoding = if found == UTF_16LE || found == UTF_16BE { UTF_8 } else { found };
    Some(if encoding == GBK { GB18030 } else { encoding })
}

fn tag_at(head: &[u8], at: usize) -> &[u8] {
    let tag = &head[at..];
    &tag[..memchr::memchr(b'>', tag).unwrap_or(tag.len())]
}

fn label_after(tag: &[u8], word: &[u8]) -> Option<&'static Encoding> {
    let after = &tag[memmem::find(tag, word)? + word.len()..];
    let value = after.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value).trim_ascii_start();
    let end = value.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)));
    Encoding::for_label(&value[..end.unwrap_or(value.len())])
}

/// UTF-16 without its mark: there are zero bytes, and in one of the two orders nearly all pairs are characters of
/// Chinese text. Zeros alone do not tell the order: 一 and 开 end in a zero byte.
fn wide_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(limits::CHUNK_BYTES) & !1];
    if !signature::has_nul(head) {
        return None;
    }
    let share = |encoding: &'static Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(head);
        text.chars().filter(|&c| is_usual(c)).count() * 100 / text.chars().count().max(1)
    };
    let (little, big) = (share(UTF_16LE), share(UTF_16BE));
    let (encoding, share) = if little >= big { (UTF_16LE, little) } else { (UTF_16BE, big) };
    (share >= 95).then_some(encoding)
}

/// A character that Chinese text and its markup are made of.
fn is_usual(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}' | '\u{2010}'..='\u{203f}' | '\u{2460}'..='\u{257f}')
        || matches!(c, '\u{3000}'..='\u{3020}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffee}')
}

#[cfg(test)]
mod tests {
    use encoding_rs::BIG5;

    use super::*;

    fn read(bytes: &[u8], kind: Kind) -> (String, &'static str, Vec<String>) {
        let mut source = Source::new(bytes, kind).unwrap();
        let text = source.whole();
        (text, source.name(), source.losses())
    }

    const SENTENCE: &str = "本机关全年新收政府信息公开申请７件，全部按期答复。";

    #[test]
    fn every_label_of_the_gb_family_is_read_as_gb18030() {
        for label in ["gb2312", "GBK", "gb18030", "x-gbk"] {
            let page = format!("<meta charset={label}><p>{SENTENCE}㐀</p>");
            let (text, encoding, losses) = read(&GB18030.encode(&page).0, Kind::Html);
            assert_eq!((text, encoding, losses), (page, "GB18030", vec![]), "{label}");
        }
    }

    #[test]
    fn a_page_that_says_utf_8_and_is_gb18030_is_overruled_and_says_so() {
        let page = format!("<meta charset=\"utf-8\"><p>{SENTENCE}</p>");
        let (text, encoding, losses) = read(&GB18030.encode(&page).0, Kind::Html);
        assert_eq!((text, encoding), (page, "GB18030"));
        assert_eq!(losses, ["网页自称编码为 UTF-8，字节却是 GB18030，已按 GB18030 读取"]);
    }

    #[test]
    fn a_page_that_says_gb2312_and_is_utf_8_is_overruled_and_says_so() {
        let page = format!("<META http-equiv=Content-Type content=\"text/html; charset=gb2312\"><p>{SENTENCE}</p>");
        let (text, encoding, losses) = read(page.as_bytes(), Kind::Html);
        assert_eq!((text, encoding, losses.len()), (page, "UTF-8", 1));
    }

    #[test]
    fn wide_text_is_read_with_its_mark_and_without() {
        for is_little in [true, false] {
            let units = format!("\u{feff}{SENTENCE}\n合计\t12\t0\n");
            let to_bytes = |unit: u16| if is_little { unit.to_le_bytes() } else { unit.to_be_bytes() };
            let bytes: Vec<u8> = units.encode_utf16().flat_map(to_bytes).collect();
            let expected = &units['\u{feff}'.len_utf8()..];
            assert_eq!(read(&bytes, Kind::Text).0, expected, "with the mark");
            assert_eq!(read(&bytes[2..], Kind::Text).0, expected, "without it");
        }
    }

    #[test]
    fn a_utf_8_text_cut_inside_a_character_stays_utf_8_and_counts_the_break() {
        let (text, encoding, losses) = read(&SENTENCE.as_bytes()[..SENTENCE.len() - 1], Kind::Text);
        assert_eq!(encoding, "UTF-8");
        assert!(text.starts_with("本机关全年"));
        assert_eq!(losses, ["有 1 处文字无法按 UTF-8 编码辨认"]);
    }

    #[test]
    fn plain_gbk_text_is_recognised_from_a_few_characters() {
        assert_eq!(read(&GB18030.encode("年度报告").0, Kind::Text).0, "年度报告");
    }

    #[test]
    fn traditional_text_declared_as_big5_is_read_as_big5() {
        let page = "<meta charset=big5><p>政府資訊公開年度報告</p>";
        assert_eq!(read(&BIG5.encode(page).0, Kind::Html).0, page);
    }

    #[test]
    fn pieces_are_cut_between_characters() {
        let long = "政".repeat(10_000);
        for bytes in [long.as_bytes(), &GB18030.encode(&long).0] {
            assert_eq!(read(bytes, Kind::Text).0, long);
        }
    }

    #[test]
    fn zero_bytes_in_both_halves_are_no_text() {
        assert_eq!(Source::new(b"ab\0\0\0cd\0\0\0\x01\x02", Kind::Text).err(), Some(PaperError::Binary));
    }
}
