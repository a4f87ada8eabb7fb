//! 展开 How large the packed streams of a file become. The parser unpacks whatever it is given, so a file of a few
//! kilobytes that grows to gigabytes is met before it.

use std::io::{BufRead, BufReader, Read};

use flate2::bufread::ZlibDecoder;
use papers::PaperError;

/// Bytes of all streams that shrink more than text and drawings do.
const UNPACKED: u64 = 128 << 20;
/// Bytes of all streams whatever: unpacking them is work, and streams may be made to lie in each other.
const WORK: u64 = 1 << 30;
/// How many times smaller text and drawings become at most.
const USUAL: u64 = 20;
/// How often one stream may be packed.
const LAYERS: usize = 4;

/// 量一量 Refuses a file whose streams grow beyond measure.
///
/// # Errors
///
/// [`PaperError::Bomb`].
pub(crate) fn measure(bytes: &[u8]) -> Result<(), PaperError> {
    let (mut sum, mut all) = (0, 0);
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let body = &bytes[at + b"stream".len()..];
        let body = body.strip_prefix(b"\r").unwrap_or(body);
        let body = body.strip_prefix(b"\n").unwrap_or(body);
        if !is_packed(body) {
            continue;
        }
        // What is packed cannot be told from its end: it is as long as it unpacks.
        let (packed, unpacked) = size(body, UNPACKED - sum);
        if unpacked / USUAL > packed {
            sum += unpacked;
        }
        all += unpacked;
        if sum >= UNPACKED || all >= WORK {
            return Err(PaperError::Bomb);
        }
    }
    Ok(())
}

/// Whether bytes begin like a deflated stream.
fn is_packed(bytes: &[u8]) -> bool {
    matches!(bytes, [method, flags, ..] if method & 15 == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0)
}

/// How many bytes a stream has packed and unpacked, layer below layer, counted up to `most`.
fn size(body: &[u8], most: u64) -> (u64, u64) {
    let mut counted = Counted { bytes: body, taken: 0 };
    let mut reader: Box<dyn BufRead + '_> = Box::new(BufReader::new(ZlibDecoder::new(&mut counted)));
    for _ in 1..LAYERS {
        if !reader.fill_buf().is_ok_and(is_packed) {
            break;
        }
        reader = Box::new(BufReader::new(ZlibDecoder::new(reader)));
    }
    // A fault in the middle is for the parser to meet: what came before is what it unpacks.
    let mut unpacked = 0;
    let mut buffer = [0_u8; 16 << 10];
    while let Ok(read @ 1..) = reader.read(&mut buffer) {
        unpacked += read as u64;
        if unpacked >= most {
            break;
        }
    }
    drop(reader);
    (counted.taken.max(1), unpacked)
}

/// Bytes that know how many were taken.
struct Counted<'a> {
    bytes: &'a [u8],
    taken: u64,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        self.taken += read as u64;
        Ok(read)
    }
}

impl BufRead for Counted<'_> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        Ok(self.bytes)
    }

    fn consume(&mut self, amount: usize) {
        self.bytes.consume(amount);
        self.taken += amount as u64;
    }
}
