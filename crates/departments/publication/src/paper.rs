//! 文件要素 What a text says of itself as a document: its number, when it is in force, and which documents it explains.

use affairs::publication::{Validity, ValidityMark};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 文件要素 Each may be missing; part of what the hash of a text is taken of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Paper {
    /// 文号 As printed, `桑政〔2025〕3号`; empty where there is none.
    pub number: String,
    /// 施行日期 The day it takes effect.
    pub effective_on: Option<Date>,
    /// 有效期至 The last day on which it is in force.
    pub expires_on: Option<Date>,
    /// 解读的文件 Numbers of the items it explains.
    pub explains: Vec<String>,
}

/// 有效性 What is to be said of a document on a day, and since when and by which document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InForce {
    pub(crate) word: &'static str,
    /// The day on which that began, or will begin.
    pub(crate) since: Option<Date>,
    /// 文号 Of the document that did it.
    pub(crate) document: Option<String>,
    /// Whether a reader has to be told before reading.
    pub(crate) warns: bool,
}

impl Paper {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// The four parts as they go into the hash.
    pub(crate) fn parts(&self) -> [String; 4] {
        let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
        [self.number.clone(), day(self.effective_on), day(self.expires_on), self.explains.join(" ")]
    }

    /// As people read it: a label and what it says, nothing for what is missing.
    pub(crate) fn told(&self) -> Vec<(&'static str, String)> {
        let labels = ["文号", "施行日期", "有效期至", "解读的文件"];
        labels.into_iter().zip(self.parts()).filter(|(_, said)| !said.is_empty()).collect()
    }

    /// The same as lines, for comparing two texts.
    pub(crate) fn lines(&self) -> String {
        self.told().iter().map(|(label, said)| format!("{label}：{said}")).collect::<Vec<_>>().join("\n")
    }

    /// 有效性 On a day, by what somebody said of it, else by its own days; none of a text that is no document.
    pub(crate) fn in_force(&self, mark: Option<&ValidityMark>, today: Date) -> Option<InForce> {
        let plain = |word, since, warns| Some(InForce { word, since, document: None, warns });
        if let Some(mark) = mark.filter(|mark| mark.since <= today) {
            let warns = mark.validity != Validity::InForce;
            let since = Some(mark.since).filter(|_| warns);
            return Some(InForce { word: mark.validity.name(), since, document: mark.document.clone(), warns });
        }
        if self.expires_on.is_some_and(|last| last < today) {
            return plain(Validity::Expired.name(), self.expires_on.and_then(|last| last.tomorrow().ok()), true);
        }
        if self.effective_on.is_some_and(|first| today < first) {
            return plain("尚未生效", self.effective_on, true);
        }
        let is_document = !self.number.is_empty() || self.effective_on.is_some() || self.expires_on.is_some();
        if is_document || mark.is_some() { plain(Validity::InForce.name(), None, false) } else { None }
    }
}

/// 文号写得对不对 `机关代字〔年份〕序号号`, six-cornered brackets, a year of four digits, no 第 and no zero before the number
/// (GB/T 9704); also `国令第711号` and `2025年第3号公告`.
pub(crate) fn is_document_number(text: &str) -> bool {
    let counts = |digits: &str| {
        !digits.is_empty() && digits.bytes().all(|sign| sign.is_ascii_digit()) && !digits.starts_with('0')
    };
    if text.chars().count() > 60 || text.chars().any(|sign| sign.is_whitespace() || sign.is_control()) {
        return false;
    }
    if let Some((organ, rest)) = text.split_once('〔') {
        let Some((year, number)) = rest.split_once('〕') else { return false };
        let number = number.strip_suffix('号').unwrap_or_default();
        let brackets = |sign: char| "〔〕[]【】()（）".contains(sign);
        return !organ.is_empty() && !organ.contains(brackets) && year.len() == 4 && counts(year) && counts(number);
    }
    let Some((before, rest)) = text.split_once('第') else { return false };
    let Some((number, _)) = rest.split_once('号') else { return false };
    !before.is_empty() && counts(number) && !text.contains(|sign: char| "[]【】()（）".contains(sign))
}

/// 改正 What was probably meant: other brackets, blanks, 第 and zeros before the number.
pub(crate) fn mended(text: &str) -> String {
    let signs = text.chars().filter(|sign| !sign.is_whitespace()).map(|sign| match sign {
        '[' | '【' | '(' | '（' | '［' => '〔',
        ']' | '】' | ')' | '）' | '］' => '〕',
        other => other,
    });
    let text: String = signs.collect();
    match text.split_once('〕') {
        Some((before, number)) => {
            format!("{before}〕{}", number.trim_start_matches('第').trim_start_matches('0'))
        }
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cases of `prepublication-check.md`, T-10.
    #[test]
    fn a_document_number_is_written_as_the_standard_has_it() {
        for right in ["桑政〔2025〕3号", "建村〔2017〕192号", "国令第711号", "2025年第3号公告"] {
            assert!(is_document_number(right), "{right}");
        }
        let wrong = [
            ("桑政[2025]3号", "桑政〔2025〕3号"),
            ("桑政（2025）3号", "桑政〔2025〕3号"),
            ("桑政【2025】3号", "桑政〔2025〕3号"),
            ("桑政〔2025〕03号", "桑政〔2025〕3号"),
            ("桑政〔2025〕第3号", "桑政〔2025〕3号"),
            ("桑政 〔2025〕 3号", "桑政〔2025〕3号"),
        ];
        for (typed, meant) in wrong {
            assert!(!is_document_number(typed), "{typed}");
            assert_eq!(mended(typed), meant);
            assert!(is_document_number(meant));
        }
        for hopeless in ["", "桑政〔25〕3号", "〔2025〕3号", "桑政〔2025〕3", "桑政〔2025〕号", "三号", "桑政〔2025"]
        {
            assert!(!is_document_number(hopeless) && !is_document_number(&mended(hopeless)), "{hopeless}");
        }
    }

    #[test]
    fn whether_it_is_in_force_follows_from_its_days_until_somebody_says_otherwise() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let paper = Paper {
            number: "桑政〔2025〕3号".into(),
            effective_on: Some(day("2025-04-01")),
            expires_on: Some(day("2025-12-31")),
            explains: Vec::new(),
        };
        let word = |paper: &Paper, mark: Option<&ValidityMark>, on: &str| {
            paper.in_force(mark, day(on)).map(|it| (it.word, it.warns))
        };
        assert_eq!(word(&paper, None, "2025-03-31"), Some(("尚未生效", true)));
        assert_eq!(word(&paper, None, "2025-04-01"), Some(("有效", false)));
        assert_eq!(word(&paper, None, "2025-12-31"), Some(("有效", false)), "the last day counts");
        assert_eq!(word(&paper, None, "2026-01-01"), Some(("失效", true)));
        let repealed = ValidityMark {
            validity: Validity::Repealed,
            since: day("2025-06-01"),
            document: Some("桑政〔2025〕9号".into()),
        };
        assert_eq!(word(&paper, Some(&repealed), "2025-05-31"), Some(("有效", false)), "it lies ahead");
        assert_eq!(word(&paper, Some(&repealed), "2025-06-01"), Some(("已废止", true)));
        assert_eq!(word(&paper, Some(&repealed), "2026-01-01"), Some(("已废止", true)), "before it would expire");
        assert_eq!(word(&Paper::default(), None, "2025-06-01"), None, "news are no document");
    }
}
