//! 字 Characters before they are lines: those drawn twice, and what stands between two of them.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::sheet::Glyph;

/// 去重 Drops a character that stands where an equal one already stands: bold is often drawn twice, a hair apart.
pub(super) fn distinct(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut places: HashMap<(char, i32, i32), Vec<(f32, f32)>> = HashMap::with_capacity(glyphs.len());
    let mut kept = glyphs;
    kept.iter_mut().for_each(|glyph| glyph.char = unradical(glyph.char));
    kept.retain(|glyph| {
        let near = (glyph.size * 0.05).clamp(0.5, 2.0);
        let (column, row) = (whole((glyph.x / 2.0).floor()), whole((glyph.y / 2.0).floor()));
        let around = (-1..=1).flat_map(|down| (-1..=1).map(move |aside| (column + aside, row + down)));
        let is_there = |at: &(f32, f32)| (at.0 - glyph.x).abs() <= near && (at.1 - glyph.y).abs() <= near;
        let mut doubled = around.filter_map(|(column, row)| places.get(&(glyph.char, column, row)));
        if doubled.any(|places| places.iter().any(is_there)) {
            return false;
        }
        places.entry((glyph.char, column, row)).or_default().push((glyph.x, glyph.y));
        true
    });
    kept
}

/// A place as a whole number; a page may claim to be higher than any, and its neighbours must still be numbers.
pub(super) fn whole(place: f32) -> i32 {
    place.clamp(-1e9, 1e9) as i32
}

/// Whether a character is set in a square of its own, without blanks between words.
pub(super) fn is_square(char: char) -> bool {
    matches!(char,
        '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}' | '—' | '…' | '“' | '”' | '‘' | '’' | '①'..='⓿')
}

/// How wide a gap between two characters must be, in sizes, to count as a blank.
pub(super) fn blank_from(before: char, after: char) -> f32 {
    match (is_square(before), is_square(after)) {
        (false, false) => 0.2,
        (true, true) => 0.9,
        _ => 0.6,
    }
}

/// 部首还原 A character in place of the radical of the same shape. Browsers and offices look a shape up in the font to
/// say which character it is, and for 一, 人, 行 or 民 they may find the radical first.
pub(super) fn unradical(char: char) -> char {
    match char {
        // Unicode maps it to the form of Taiwan.
        '\u{2F3E}' => '户',
        '\u{2F00}'..='\u{2FDF}' => std::iter::once(char).nfkc().next().unwrap_or(char),
        '\u{2E80}'..='\u{2EFF}' => {
            let at = RADICALS.iter().position(|pair| pair.0 == char);
            at.map_or(char, |at| RADICALS[at].1)
        }
        _ => char,
    }
}

/// Radicals of the supplement that are characters of their own; Unicode itself maps only two.
const RADICALS: [(char, char); 36] = [
    ('⺟', '母'),
    ('⺠', '民'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻑', '長'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻧', '卤'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻪', '黾'),
    ('⻬', '齐'),
    ('⻮', '齿'),
    ('⻰', '龙'),
    ('⻳', '龟'),
    ('⺓', '幺'),
    ('⺩', '王'),
    ('⺬', '示'),
    ('⺪', '疋'),
    ('⺝', '月'),
    ('⺜', '日'),
];
