//! 汉字数字 Numbers of cases written as words, 十二件 or 二百零一件, and years such as 二〇二五年.

use statute::report::Number;

use super::mention::{Mention, dress};

/// Longest number in words, in characters: 九万九千九百九十九.
const LONGEST: usize = 12;

/// Words before which make it no number of its own: 第三件, 每一件, 几十件.
const NOT_BEHIND: &[char] = &['第', '每', '同', '任', '某', '逐', '哪', '几', '数', '好', '上', '成', '单'];

/// What makes 一件 no number behind it: 一件事, 一件一档, 三件实事.
const NOT_BEFORE: &[&str] = &["事", "实事", "大事", "小事", "要事", "一", "件", "套"];

/// How the text may go on behind a number in words: with what it counts, or with what may stand before that.
const BEHIND: &[char] =
    &['件', '宗', '例', '起', '份', '个', '余', '多', '来', '+', '万', '亿', ' ', '\u{a0}', '\u{3000}'];

/// Characters that a number in words may begin with.
pub(super) const NUMERALS: &str = "零〇一二两三四五六七八九十百千万";

/// Whether a number in words may begin with it.
#[inline]
pub(super) fn is_numeral(character: char) -> bool {
    digit(character).is_some() || power(character).is_some()
}

/// Reads the number in words that begins at byte `at`; gives it and where it ends. Only what counts cases or working
/// days is one, since 一, 三 and 十 begin many words, and a year of four digits.
pub(super) fn read(text: &str, at: usize) -> Option<(Mention, usize)> {
    let last = text[..at].chars().next_back();
    if last.is_some_and(|last| NOT_BEHIND.contains(&last) || is_numeral(last) || last.is_ascii_digit()) {
        return None;
    }
    let (mut run, mut length, mut end) = (['零'; LONGEST], 0, at);
    for character in text[at..].chars().take_while(|character| is_numeral(*character)) {
        *run.get_mut(length)? = character;
        (length, end) = (length + 1, end + character.len_utf8());
    }
    let run = &run[..length];
    if let Some(year) = year(run).filter(|_| text[end..].starts_with('年')) {
        let value = Number::whole(year)?;
        return Some((Mention { value, unit: "年", decimals: 0, about: false }, end + "年".len()));
    }
    // Of the many words that begin with a numeral few go on like this.
    if !text[end..].starts_with(BEHIND) {
        return None;
    }
    let (mut mention, end) = dress(text, at, end, Number::whole(value(run)?)?, 0);
    let counts = mention.is_cases() || mention.unit == "个工作日";
    let together = mention.unit == "起" && run == ['一'];
    if !counts || together || NOT_BEFORE.iter().any(|word| text[end..].starts_with(word)) {
        return None;
    }
    mention.about |= ends_range(&text[..at]);
    Some((mention, end))
}

/// 三至五件: the upper end of a range.
fn ends_range(before: &str) -> bool {
    before.strip_suffix(['至', '到', '、']).is_some_and(|before| before.ends_with(is_numeral))
}

/// Four digits without powers.
fn year(run: &[char]) -> Option<i64> {
    if run.len() != 4 {
        return None;
    }
    run.iter().try_fold(0, |year, &character| Some(year * 10 + digit(character)?))
}

/// The value of a number below 一亿, strictly as it is written: 二百五 and 三五 are none.
fn value(run: &[char]) -> Option<i64> {
    let Some(at) = run.iter().position(|&character| character == '万') else { return below_wan(run, false) };
    let high = below_wan(&run[..at], false).filter(|&high| high > 0)?;
    let low = &run[at + 1..];
    let low = if low.is_empty() { 0 } else { below_wan(low, true)? };
    Some(high * 10_000 + low)
}

fn below_wan(run: &[char], behind_wan: bool) -> Option<i64> {
    if run == ['零'] || run == ['〇'] {
        return (!behind_wan).then_some(0);
    }
    let (mut total, mut last, mut one, mut zero) = (0, 10_000, None, false);
    for &character in run {
        match (digit(character), power(character)) {
            (Some(0), _) if one.is_none() && (total > 0 || behind_wan) => zero = true,
            (Some(digit), _) if digit > 0 && one.is_none() => one = Some(digit),
            (_, Some(power)) if power < last => {
                let digit = one.take().or((power == 10).then_some(1))?;
                (total, last, zero) = (total + digit * power, power, false);
            }
            _ => return None,
        }
    }
    match one {
        Some(one) if last == 10 || zero || (total == 0 && !behind_wan) => Some(total + one),
        None if !zero && total > 0 => Some(total),
        _ => None,
    }
}

fn digit(character: char) -> Option<i64> {
    Some(match character {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn power(character: char) -> Option<i64> {
    Some(match character {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_numeral_may_begin_a_number() {
        assert!(NUMERALS.chars().all(is_numeral));
        assert_eq!(('\u{3000}'..='\u{9fff}').filter(|&each| is_numeral(each)).count(), NUMERALS.chars().count());
    }

    #[test]
    fn numbers_in_words_have_values() {
        let cases = [
            ("零", Some(0), "none"),
            ("两", Some(2), "before a measure word"),
            ("十", Some(10), "without 一"),
            ("十二", Some(12), "ten and two"),
            ("二十", Some(20), "two tens"),
            ("一百一十", Some(110), "no zero is wanted"),
            ("二百零一", Some(201), "a zero for the tens"),
            ("二百〇一", Some(201), "the round zero"),
            ("三千零五", Some(3_005), "one zero for two places"),
            ("一万二千三百四十五", Some(12_345), "every place"),
            ("一万零五", Some(10_005), "a zero behind 万"),
            ("两万", Some(20_000), "万 alone"),
            ("二百五", None, "two hundred and five, or fifty?"),
            ("三五", None, "three or five"),
            ("百", None, "hundreds"),
            ("十百", None, "powers go down"),
            ("一万二", None, "twelve thousand, loosely"),
            ("十零", None, "a zero for nothing"),
        ];
        for (words, expected, because) in cases {
            let run: Vec<char> = words.chars().collect();
            assert_eq!(value(&run), expected, "{words}: {because}");
        }
    }
}
