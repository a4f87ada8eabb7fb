//! 手写的数 Counts that stand in a sentence without a field behind them.

use super::{Claim, Piece, Place, pieces};

/// 量词 What makes a number a count; spans of time, ordinals and shares are told apart before.
const COUNTED: [&str; 22] = [
    "个", "人次", "人", "条", "件", "项", "次", "份", "篇", "期", "场", "家", "宗", "例", "起", "批", "处", "部", "户",
    "元", "万元", "%",
];
/// 个 of these is a span of time or a share of the calendar, no count.
const SPANS: [&str; 5] = ["个工作日", "个月", "个小时", "个自然日", "个百分点"];
const HAN: &str = "零〇一二两三四五六七八九十百千万";

/// 手写的数 Every count of a sentence that is not bound, as it stands with its unit: `12 个`, `二十八人次`. Days, years,
/// ordinals (第三), numbers of documents (〔2019〕60号), telephone numbers and set phrases (三审三校, 一是) are no counts.
/// The lead counts nothing that was done.
pub(super) fn of(claim: &Claim) -> Vec<String> {
    if claim.place == Place::Lead {
        return Vec::new();
    }
    let words = pieces(&claim.text).into_iter().filter_map(|piece| match piece {
        Piece::Words(words) => Some(words),
        Piece::Figure { .. } => None,
    });
    words.flat_map(of_words).collect()
}

fn of_words(words: &str) -> Vec<String> {
    let mut found = Vec::new();
    let chars: Vec<(usize, char)> = words.char_indices().collect();
    let mut at = 0;
    while at < chars.len() {
        let run = number_at(&chars[at..]);
        if run == 0 {
            at += 1;
            continue;
        }
        let from = chars[at].0;
        let end = chars.get(at + run).map_or(words.len(), |(byte, _)| *byte);
        if let Some(unit) = unit(words, from, end) {
            found.push(format!("{}{unit}", &words[from..end]));
        }
        at += run;
    }
    found
}

/// How many characters at the head make one number, in digits or in Chinese characters; 0 for none.
fn number_at(chars: &[(usize, char)]) -> usize {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    if digit(chars[0].1) {
        return chars.iter().take_while(|(_, c)| digit(*c) || matches!(c, '.' | ',' | '，' | '．')).count();
    }
    // 万元, 百姓, 千家万户: a power of ten alone begins no number.
    if matches!(chars[0].1, '百' | '千' | '万') {
        return 0;
    }
    chars.iter().take_while(|(_, c)| HAN.contains(*c)).count()
}

/// The unit that makes the number between two bytes a count; `None` when it is none.
fn unit(words: &str, from: usize, end: usize) -> Option<&str> {
    let before = words[..from].trim_end();
    if before.ends_with(['第', '〔']) {
        return None;
    }
    let rest = words[end..].trim_start_matches([' ', '\u{a0}', '余', '多']);
    if SPANS.iter().any(|span| rest.starts_with(span)) || rest.starts_with("次性") || rest.starts_with("个一") {
        return None;
    }
    let unit = COUNTED.iter().filter(|unit| rest.starts_with(**unit)).max_by_key(|unit| unit.len())?;
    // 一件件, 一次次, 一个个, 一批 as “a few”: one in characters is how people say “a”.
    let is_article = &words[from..end] == "一";
    (!is_article).then(|| &rest[..unit.len()])
}
