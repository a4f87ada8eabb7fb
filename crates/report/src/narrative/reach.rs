//! 口径 Whose figure a sentence gives: this office's, or a whole region's.

use statute::report::Level;

use super::{Subject, lexicon::Word};

/// 口径 The scope a text has set by its last words about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Reach {
    /// Nothing said, or 本机关: the office that reports.
    #[default]
    Office,
    /// 全市 in the report of a city: the region whose report this is.
    OwnRegion,
    /// 全区 in the report of an office: another measure than its tables.
    OtherRegion,
}

impl Reach {
    /// The scope after a word; other words leave it as it is.
    pub(super) fn after(self, word: Word, subject: &Subject<'_>) -> Self {
        match word {
            Word::Own => Self::Office,
            Word::Members if self == Self::OwnRegion => self,
            Word::Members => Self::OtherRegion,
            Word::WholeProvince | Word::WholeCity | Word::WholeCounty | Word::WholeDistrict | Word::WholeTown => {
                if is_own(word, subject) {
                    Self::OwnRegion
                } else {
                    Self::OtherRegion
                }
            }
            _ => self,
        }
    }
}

/// Whether the region is certainly that of the reporting body.
fn is_own(word: Word, subject: &Subject<'_>) -> bool {
    let body = subject.report.body.trim();
    let stem = body.strip_suffix("人民政府").unwrap_or(body);
    match (word, subject.level) {
        (Word::WholeProvince, Some(Level::Province))
        | (Word::WholeCounty, Some(Level::County))
        | (Word::WholeTown, Some(Level::Township)) => true,
        (Word::WholeCity, Some(Level::City)) => true,
        (Word::WholeCity, Some(Level::County)) => stem.ends_with('市'),
        (Word::WholeDistrict, Some(Level::County)) => stem.ends_with('区'),
        _ => false,
    }
}
