//! 符号 Characters of picture fonts (`w:sym`) that stand for one everybody has.

/// The character a font draws at a code; [`None`] when its meaning is not known.
pub(super) fn symbol(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code.trim(), 16).ok()?;
    // Picture fonts lie in a private range, F000 and 256 more; outside it the code is the character.
    if !(0xF000..=0xF0FF).contains(&code) && code > 0xFF {
        return char::from_u32(code).filter(|c| !matches!(c, '\u{e000}'..='\u{f8ff}'));
    }
    let code = code & 0xFF;
    match (font.to_ascii_lowercase().as_str(), code) {
        ("wingdings", 0x6C) => Some('●'),
        ("wingdings", 0x6E) => Some('■'),
        ("wingdings", 0x6F | 0x70 | 0x71 | 0x72 | 0xA8) => Some('□'),
        ("wingdings", 0x75) => Some('◆'),
        ("wingdings", 0x81..=0x8A) => char::from_u32(0x2460 + code - 0x81),
        ("wingdings", 0xFB) => Some('✗'),
        ("wingdings", 0xFC) => Some('✓'),
        ("wingdings", 0xFD) => Some('☒'),
        ("wingdings", 0xFE) => Some('☑'),
        ("wingdings 2", 0x4F) => Some('✗'),
        ("wingdings 2", 0x50) => Some('✓'),
        ("wingdings 2", 0x51 | 0x53 | 0x54) => Some('☒'),
        ("wingdings 2", 0x52) => Some('☑'),
        ("wingdings 2", 0xA3 | 0x2A) => Some('□'),
        ("symbol", 0xA3) => Some('≤'),
        ("symbol", 0xB0) => Some('°'),
        ("symbol", 0xB1) => Some('±'),
        ("symbol", 0xB3) => Some('≥'),
        ("symbol", 0xB4) => Some('×'),
        ("symbol", 0xB7) => Some('•'),
        ("symbol", 0xB8) => Some('÷'),
        // Digits and signs lie at their usual places in this font.
        ("symbol", 0x25 | 0x28..=0x3F) => char::from_u32(code),
        _ => None,
    }
}
