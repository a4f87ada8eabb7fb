//! 图有多大 How large a picture is drawn, told by the beginning of its file: what would fill a screen's memory is not
//! shown in small either, for the browser unpacks it whole.

use super::FileKind;

/// Signs of the picture that browsers may be asked to unpack for a small one.
const PIXELS: u64 = 40_000_000;
/// The room that a small picture has.
const ROOM: (u64, u64) = (160, 120);

/// 小图 Width and height of the small picture; none of what is no picture, cannot be measured or would be too much.
pub(crate) fn small(head: &[u8]) -> Option<(u32, u32)> {
    let (width, height) = size(head, FileKind::of(head)?)?;
    let (wide, high) = (u64::from(width), u64::from(height));
    if wide == 0 || high == 0 || wide * high > PIXELS {
        return None;
    }
    let shrunk = |side: u64| {
        let by_width = side * ROOM.0.min(wide) / wide;
        let by_height = side * ROOM.1.min(high) / high;
        u32::try_from(by_width.min(by_height).max(1)).unwrap_or(1)
    };
    Some((shrunk(wide), shrunk(high)))
}

/// Width and height as the file states them.
fn size(head: &[u8], kind: FileKind) -> Option<(u32, u32)> {
    let number = |at: usize, bytes: usize, big: bool| -> Option<u32> {
        let part = head.get(at..at + bytes)?;
        let add = |sum: u32, byte: &u8| sum << 8 | u32::from(*byte);
        Some(if big { part.iter().fold(0, add) } else { part.iter().rev().fold(0, add) })
    };
    match kind {
        FileKind::Png if head.get(12..16) == Some(b"IHDR") => Some((number(16, 4, true)?, number(20, 4, true)?)),
        FileKind::Gif => Some((number(6, 2, false)?, number(8, 2, false)?)),
        FileKind::Jpeg => jpeg(head),
        FileKind::Webp => match head.get(12..16)? {
            b"VP8X" => Some((number(24, 3, false)? + 1, number(27, 3, false)? + 1)),
            b"VP8 " => Some((number(26, 2, false)? & 0x3fff, number(28, 2, false)? & 0x3fff)),
            b"VP8L" => {
                let bits = number(21, 4, false)?;
                Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
            }
            _ => None,
        },
        _ => None,
    }
}

/// The first frame of a JPEG: segment after segment, each with its length.
fn jpeg(head: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        let segment = head.get(at..at + 4)?;
        if segment[0] != 0xff {
            return None;
        }
        let is_frame = matches!(segment[1], 0xc0..=0xcf) && !matches!(segment[1], 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            let side = |at: usize| Some(u32::from(u16::from_be_bytes([*head.get(at)?, *head.get(at + 1)?])));
            return Some((side(at + 7)?, side(at + 5)?));
        }
        if segment[1] == 0xff {
            at += 1;
            continue;
        }
        at += 2 + usize::from(u16::from_be_bytes([segment[2], segment[3]])).max(2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes
    }

    #[test]
    fn pictures_are_measured_by_their_beginning_and_what_is_too_much_is_not_drawn() {
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc4\0\x02\xff\xc2\0\x0b\x08\x00\x78\x00\xa0\x03".to_vec();
        let vp8 = b"RIFF....WEBPVP8 ....\0\0\0\x9d\x01\x2a\x40\x01\xf0\0".to_vec();
        let vp8x = b"RIFF....WEBPVP8X....\0\0\0\0\x3f\x01\0\xef\0\0".to_vec();
        let cases: [(Vec<u8>, Option<(u32, u32)>, &str); 12] = [
            (png(320, 240), Some((160, 120)), "half as wide and high"),
            (png(80, 60), Some((80, 60)), "never drawn larger than it is"),
            (png(10_000, 10), Some((160, 1)), "a ribbon"),
            (png(10, 4_000), Some((1, 120)), "a pole"),
            (png(50_000, 50_000), None, "a bomb"),
            (png(u32::MAX, u32::MAX), None, "a larger one"),
            (png(0, 5), None, "nothing"),
            (b"GIF89a\x40\x01\xf0\0".to_vec(), Some((160, 120)), "GIF"),
            (jpeg, Some((160, 120)), "the frame after the other segments of a JPEG"),
            (vp8, Some((160, 120)), "WebP"),
            (vp8x, Some((160, 120)), "WebP with a canvas"),
            (b"\xff\xd8\xff\xe0\xff\xff".to_vec(), None, "cut off"),
        ];
        for (bytes, expected, because) in cases {
            assert_eq!(small(&bytes), expected, "{because}");
            for end in 0..bytes.len() {
                let _ = small(&bytes[..end]);
            }
        }
        assert_eq!(small(b"<svg width='9'/>"), None, "pages that call themselves pictures are none");
    }
}
