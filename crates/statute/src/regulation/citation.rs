//! 引用 Articles as they are cited in letters and messages.

use std::fmt;

/// 法律文件 The instruments that the house cites by article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Instrument {
    /// 《条例》 政府信息公开条例, Order 711 of 2019.
    #[default]
    Regulations,
    /// 《信息处理费管理办法》 国办函〔2020〕109号.
    FeeMeasures,
    /// 《民法典》.
    CivilCode,
}

impl Instrument {
    /// The name as printed, with its marks.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Regulations => "《条例》",
            Self::FeeMeasures => "《信息处理费管理办法》",
            Self::CivilCode => "《民法典》",
        }
    }
}

/// 条款引用 An article, perhaps a paragraph and an item of it.
///
/// ```
/// use statute::regulation::Citation;
/// let extension = Citation::article(33).paragraph(2);
/// assert_eq!(extension.to_string(), "《条例》第三十三条第二款");
/// assert_eq!(Citation::article(36).item(5).to_string(), "《条例》第三十六条第（五）项");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Citation {
    instrument: Instrument,
    article: u16,
    paragraph: Option<u8>,
    item: Option<u8>,
}

impl Citation {
    /// 条 An article of the Regulations.
    #[must_use]
    pub const fn article(article: u8) -> Self {
        Self::of(Instrument::Regulations, article as u16)
    }

    /// 条 An article of another instrument.
    #[must_use]
    pub const fn of(instrument: Instrument, article: u16) -> Self {
        Self { instrument, article, paragraph: None, item: None }
    }

    /// 款 A paragraph of it.
    #[must_use]
    pub const fn paragraph(self, paragraph: u8) -> Self {
        Self { paragraph: Some(paragraph), ..self }
    }

    /// 项 An item of it.
    #[must_use]
    pub const fn item(self, item: u8) -> Self {
        Self { item: Some(item), ..self }
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}第{}条", self.instrument.name(), numeral(self.article))?;
        if let Some(paragraph) = self.paragraph {
            write!(f, "第{}款", numeral(paragraph))?;
        }
        if let Some(item) = self.item {
            write!(f, "第（{}）项", numeral(item))?;
        }
        Ok(())
    }
}

/// 汉字数字 A number in Chinese numerals, as articles are cited: 十, 二十一, 二百零三, 一千二百五十九.
#[must_use]
pub fn numeral(number: impl Into<u32>) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let number = number.into();
    if number == 0 {
        return DIGITS[0].to_string();
    }
    let (mut out, mut gap) = (String::new(), false);
    for (place, unit) in [(10_000, "万"), (1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = number / place % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push(DIGITS[0]);
        }
        gap = false;
        if !(place == 10 && digit == 1 && out.is_empty()) {
            out.push(DIGITS[digit as usize]);
        }
        out.push_str(unit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Citation, Instrument, numeral};

    #[test]
    fn numbers_read_as_articles_are_cited() {
        let cases = [
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (56, "五十六"),
            (110, "一百一十"),
            (203, "二百零三"),
            (1_259, "一千二百五十九"),
            (1_005, "一千零五"),
        ];
        for (number, text) in cases {
            assert_eq!(numeral(number as u32), text);
        }
    }

    #[test]
    fn a_citation_names_its_instrument() {
        let code = Citation::of(Instrument::CivilCode, 203).paragraph(2);
        assert_eq!(code.to_string(), "《民法典》第二百零三条第二款");
    }
}
