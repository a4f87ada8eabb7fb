//! 字宽 How much room a text takes, in halves of a Chinese character.

/// 字宽 Latin letters, digits and blanks take one half, everything else two.
pub(crate) fn of(text: &str) -> usize {
    text.chars().map(half_widths).sum()
}

fn half_widths(c: char) -> usize {
    match c {
        '\u{200B}' => 0,
        c if c.is_control() => 0,
        '\u{A0}' => 1,
        c if c.is_ascii() => 1,
        _ => 2,
    }
}

/// 分行 The lines a text takes in `room`, as a program that breaks anywhere sets it; at least one.
pub(crate) fn lines(text: &str, room: usize) -> usize {
    text.split('\n').map(|line| of(line).div_ceil(room.max(2)).max(1)).sum()
}
