//! 编号的写法 How Word writes the number of a list: 一, （一）, 1, ①, A, iv.

/// 编号格式 A way to write numbers; those not known here are written as digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Numerals {
    #[default]
    Digits,
    /// 01, 02.
    TwoDigits,
    WideDigits,
    /// 十一
    Counting,
    /// 一一
    ByDigit,
    /// 拾壹
    Legal,
    /// ①, up to 20.
    Circled,
    /// ⑴, up to 20.
    InParentheses,
    /// ⒈, up to 20.
    WithStop,
    /// ㈠, up to 10.
    CountingInParentheses,
    /// ㊀, up to 10.
    CountingCircled,
    /// 甲
    Stems,
    /// 子
    Branches,
    UpperRoman,
    LowerRoman,
    UpperLetter,
    LowerLetter,
    /// Nothing is written.
    None,
    /// A mark, not a number.
    Bullet,
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL_DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

impl Numerals {
    /// Whether a sign stands there that counts nothing.
    pub(super) fn is_bullet(self) -> bool {
        self == Self::Bullet
    }

    /// By its name in the format (`w:numFmt`).
    pub(super) fn named(name: &str) -> Self {
        match name {
            "decimalZero" => Self::TwoDigits,
            "decimalFullWidth" | "decimalFullWidth2" => Self::WideDigits,
            "chineseCounting"
            | "chineseCountingThousand"
            | "japaneseCounting"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand" => Self::Counting,
            "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => Self::ByDigit,
            "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => Self::Legal,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circled,
            "decimalEnclosedParen" => Self::InParentheses,
            "decimalEnclosedFullstop" => Self::WithStop,
            "ideographEnclosedCircle" => Self::CountingCircled,
            "ideographParenthesized" => Self::CountingInParentheses,
            "ideographTraditional" => Self::Stems,
            "ideographZodiac" => Self::Branches,
            "upperRoman" => Self::UpperRoman,
            "lowerRoman" => Self::LowerRoman,
            "upperLetter" => Self::UpperLetter,
            "lowerLetter" => Self::LowerLetter,
            "none" => Self::None,
            "bullet" => Self::Bullet,
            _ => Self::Digits,
        }
    }

    /// Writes a number; one the way of writing does not reach is written as digits.
    pub(super) fn write(self, number: u32, text: &mut String) {
        match self.written(number) {
            Some(written) => text.push_str(&written),
            None => text.push_str(&number.to_string()),
        }
    }

    fn written(self, number: u32) -> Option<String> {
        let from = |first: u32, most: u32| {
            let c = (1..=most).contains(&number).then(|| char::from_u32(first + number - 1)).flatten();
            c.map(String::from)
        };
        match self {
            Self::Digits => None,
            Self::TwoDigits => Some(format!("{number:02}")),
            Self::WideDigits => by_digit(number, |digit| char::from_u32(0xFF10 + digit)),
            Self::Counting => counting(number, &DIGITS, ["", "十", "百", "千"]),
            Self::Legal => counting(number, &LEGAL_DIGITS, ["", "拾", "佰", "仟"]),
            Self::ByDigit => by_digit(number, |digit| DIGITS.get(digit as usize).copied()),
            Self::Circled => from(0x2460, 20),
            Self::InParentheses => from(0x2474, 20),
            Self::WithStop => from(0x2488, 20),
            Self::CountingInParentheses => from(0x3220, 10),
            Self::CountingCircled => from(0x3280, 10),
            Self::Stems => nth(STEMS, number),
            Self::Branches => nth(BRANCHES, number),
            Self::UpperRoman => roman(number),
            Self::LowerRoman => roman(number).map(|text| text.to_ascii_lowercase()),
            Self::UpperLetter => letters(number, b'A'),
            Self::LowerLetter => letters(number, b'a'),
            Self::None | Self::Bullet => Some(String::new()),
        }
    }
}

fn by_digit(number: u32, digit: impl Fn(u32) -> Option<char>) -> Option<String> {
    number.to_string().chars().map(|c| c.to_digit(10).and_then(&digit)).collect()
}

fn nth(all: &str, number: u32) -> Option<String> {
    all.chars().nth(usize::try_from(number.checked_sub(1)?).ok()?).map(String::from)
}

/// 十, 十一, 二十, 一百零一; up to 9999.
fn counting(number: u32, digits: &[char; 10], units: [&str; 4]) -> Option<String> {
    if !(1..10_000).contains(&number) {
        return (number == 0).then(|| digits[0].to_string());
    }
    let mut text = String::new();
    let mut owes_zero = false;
    for place in (0..4).rev() {
        let digit = (number / 10_u32.pow(place) % 10) as usize;
        if digit == 0 {
            owes_zero = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut owes_zero) {
            text.push('零');
        }
        // Ten to nineteen are 十 to 十九; in amounts of money the one is written.
        if !(place == 1 && digit == 1 && text.is_empty() && digits[1] == '一') {
            text.push(digits[digit]);
        }
        text.push_str(units[place as usize]);
    }
    Some(text)
}

fn roman(mut number: u32) -> Option<String> {
    const VALUES: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4_000).contains(&number) {
        return None;
    }
    let mut text = String::new();
    for (value, letters) in VALUES {
        while number >= value {
            text.push_str(letters);
            number -= value;
        }
    }
    Some(text)
}

/// A to Z, then AA, BB: Word repeats the letter.
fn letters(number: u32, first: u8) -> Option<String> {
    let at = number.checked_sub(1).filter(|&at| at < 26 * 20)?;
    let letter = char::from(first + (at % 26) as u8);
    Some(std::iter::repeat_n(letter, (at / 26 + 1) as usize).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        let cases: &[(&str, u32, &str)] = &[
            ("chineseCounting", 1, "一"),
            ("chineseCounting", 10, "十"),
            ("chineseCountingThousand", 11, "十一"),
            ("japaneseCounting", 20, "二十"),
            ("chineseCountingThousand", 101, "一百零一"),
            ("chineseCountingThousand", 110, "一百一十"),
            ("chineseCountingThousand", 1_001, "一千零一"),
            ("chineseCountingThousand", 10_000, "10000"),
            ("ideographDigital", 10, "一〇"),
            ("chineseLegalSimplified", 12, "壹拾贰"),
            ("decimal", 12, "12"),
            ("decimalZero", 3, "03"),
            ("decimalFullWidth", 12, "１２"),
            ("decimalEnclosedCircle", 20, "⑳"),
            ("decimalEnclosedCircleChinese", 21, "21"),
            ("decimalEnclosedParen", 1, "⑴"),
            ("ideographTraditional", 3, "丙"),
            ("ideographTraditional", 11, "11"),
            ("upperRoman", 14, "XIV"),
            ("lowerRoman", 9, "ix"),
            ("upperLetter", 27, "AA"),
            ("lowerLetter", 2, "b"),
            ("none", 5, ""),
            ("a format of next year", 5, "5"),
        ];
        for (name, number, expected) in cases {
            let mut text = String::new();
            Numerals::named(name).write(*number, &mut text);
            assert_eq!(text, *expected, "{name} {number}");
        }
    }
}
