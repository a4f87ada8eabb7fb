//! 版式 Every way of setting a report that the reader must understand, each with what makes it difficult.

use std::collections::BTreeSet;

use crate::change::Change;
use crate::figures::{Figures, Format, Level};
use crate::html::Skin;
use crate::spelling::{Digits, Headings, Labels, Zeros};
use crate::tables::LabelBlock;
use crate::text::Fields;

/// What the characters are written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    /// A byte order mark, and CR LF.
    Utf8Windows,
    Gb18030,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Medium {
    Text(Fields),
    Html(Skin),
}

/// How a layout is made, ingredient by ingredient.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recipe {
    pub(crate) medium: Medium,
    pub(crate) encoding: Encoding,
    pub(crate) digits: Digits,
    pub(crate) zeros: Zeros,
    pub(crate) labels: Labels,
    pub(crate) headings: Headings,
    pub(crate) block: LabelBlock,
    pub(crate) changes: &'static [Change],
}

const TEXT: Recipe = Recipe {
    medium: Medium::Text(Fields::Grid),
    encoding: Encoding::Utf8,
    digits: Digits::Plain,
    zeros: Zeros::Printed,
    labels: Labels::Plain,
    headings: Headings::Plain,
    block: LabelBlock::Three,
    changes: &[],
};
const MARKDOWN: Recipe = Recipe { medium: Medium::Text(Fields::Markdown), ..TEXT };
const HTML: Recipe = Recipe { medium: Medium::Html(Skin::Clean), ..TEXT };
const CHROME: Recipe = Recipe { medium: Medium::Html(Skin::Chrome), ..TEXT };
const WORD: Recipe = Recipe { medium: Medium::Html(Skin::Word), ..TEXT };

const fn changed(changes: &'static [Change]) -> Recipe {
    Recipe { changes, ..HTML }
}

macro_rules! layouts {
    ($( $(#[$doc:meta])* $name:ident $traps:expr => $recipe:expr; )*) => {
        /// 版式 One way of setting a report. The numbers are those of the traps in real reports that it sets.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Layout { $( $(#[$doc])* $name, )* }

        impl Layout {
            /// All of them, plain text first.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The numbers of the traps it sets, 1 to 21; none for honest layouts.
            #[must_use]
            pub fn traps(self) -> &'static [u8] {
                match self { $(Self::$name => &$traps,)* }
            }

            pub(crate) fn recipe(self) -> Recipe {
                match self { $(Self::$name => $recipe,)* }
            }
        }
    };
}

layouts! {
    /// Tabs, one field a place of the grid: 10 in table III.
    TabsTen [] => TEXT;
    /// Trap 7: tabs, the label block of table III is two columns wide: 9 fields.
    TabsNine [7] => Recipe { block: LabelBlock::Two, ..TEXT };
    /// Trap 7: tabs, the label block of table III is one column wide: 8 fields, all seven numbers there.
    TabsEight [7] => Recipe { block: LabelBlock::One, ..TEXT };
    /// Trap 7: tabs, a label over three columns becomes its text and one filler, 9 or 10 fields a line.
    TabsConverted [7] => Recipe { medium: Medium::Text(Fields::Converted), ..TEXT };
    /// Traps 5 and 8: the same cut to 8 fields, with the label spelling of the town's report as received.
    TabsCut [5, 8] => Recipe { medium: Medium::Text(Fields::Cut), labels: Labels::Copied, ..TEXT };
    /// A Markdown table with bars at both ends.
    PipesMarkdown [] => MARKDOWN;
    /// Bars between the fields only.
    PipesPlain [] => Recipe { medium: Medium::Text(Fields::Bars), ..TEXT };
    /// Each cell on its own line, as pasted from a site. A blank cell is an empty line.
    OneCellPerLine [] => Recipe { medium: Medium::Text(Fields::Lines), ..TEXT };
    /// UTF-8 with a byte order mark and CR LF.
    TextWindows [] => Recipe { encoding: Encoding::Utf8Windows, ..TEXT };
    /// GB18030 without saying so.
    TextGb18030 [] => Recipe { encoding: Encoding::Gb18030, ..TEXT };
    /// Trap 3: full-width digits.
    TextFullWidthDigits [3] => Recipe { digits: Digits::FullWidth, ..TEXT };
    /// Trap 3: thousands told apart by a comma.
    TextComma [3] => Recipe { digits: Digits::Comma, ..MARKDOWN };
    /// Trap 3: thousands told apart by a full-width comma.
    TextFullWidthComma [3] => Recipe { digits: Digits::FullWidthComma, ..TEXT };
    /// Trap 3: thousands told apart by a blank.
    TextBlankThousands [3] => Recipe { digits: Digits::Blank, ..TEXT };
    /// Trap 3: 件, 项 or 万元 behind every number.
    TextUnits [3] => Recipe { digits: Digits::Unit, ..TEXT };
    /// Trap 1: blanks in place of zeros.
    TextBlankZeros [1] => Recipe { zeros: Zeros::Blank, ..TEXT };
    /// Trap 2: marks in place of zeros.
    TextMarkedZeros [2] => Recipe { zeros: Zeros::Marked, ..TEXT };
    /// Trap 8: labels broken by blanks.
    TextBrokenLabels [8] => Recipe { labels: Labels::Broken, ..TEXT };
    /// Trap 10: `1、`, straight quotes, half-width brackets, 钩稽, 规范性文件.
    TextStraightLabels [10] => Recipe { labels: Labels::Straight, ..TEXT };
    /// Trap 19: zero-width characters and no-break spaces in labels and numbers.
    TextZeroWidth [19] => Recipe { labels: Labels::ZeroWidth, digits: Digits::ZeroWidth, ..TEXT };
    /// Trap 8: section headings with blanks.
    TextSpacedHeadings [8] => Recipe { headings: Headings::Spaced, ..TEXT };
    /// Trap 10: section headings without ordinals.
    TextBareHeadings [10] => Recipe { headings: Headings::Bare, ..TEXT };
    /// Section headings with the `##` of Markdown.
    TextMarkdownHeadings [] => Recipe { headings: Headings::Markdown, ..MARKDOWN };
    /// Clean UTF-8 with semantic markup.
    HtmlClean [18] => HTML;
    /// GB18030 with a `<meta>` that says gb2312.
    HtmlGb18030 [18] => Recipe { encoding: Encoding::Gb18030, ..CHROME };
    /// Trap 19: saved by a word processor.
    HtmlWord [18, 19] => WORD;
    /// Traps 8 and 19: the same in GB18030, labels in two paragraphs.
    HtmlWordGb18030 [8, 19] => Recipe { encoding: Encoding::Gb18030, labels: Labels::Broken, ..WORD };
    /// Trap 19: capital tags, end tags left out, `&nbsp;` in empty cells.
    HtmlUnclosed [19] => Recipe { medium: Medium::Html(Skin::Unclosed), ..HTML };
    /// Trap 19: the report in the third of three nested layout tables.
    HtmlNestedTables [19] => Recipe { medium: Medium::Html(Skin::Nested), ..HTML };
    /// Menus, buttons, other years' reports and a footer around the article.
    HtmlChrome [18] => CHROME;
    /// Trap 7: 自然人 and 总计 not merged over two rows.
    HtmlNaturalUnmerged [7] => changed(&[Change::UnmergeNatural]);
    /// Trap 7: 法人或其他组织 split in five.
    HtmlOrganisationsSplit [7] => changed(&[Change::SplitOrganisations]);
    /// Trap 7: label block two columns wide.
    HtmlLabelsTwoWide [7] => Recipe { block: LabelBlock::Two, ..HTML };
    /// Traps 6 and 7: label block one column wide, so that 3.其他 has no group beside it.
    HtmlLabelsOneWide [6, 7] => Recipe { block: LabelBlock::One, ..HTML };
    /// Trap 7: group labels again on every row, no vertical merges.
    HtmlLabelsRepeated [7] => changed(&[Change::RepeatLabels]);
    /// Trap 7: no merges at all, empty cells in their place.
    HtmlUnmerged [7] => changed(&[Change::Unmerge]);
    /// Trap 19: the row span of 三 one too long.
    HtmlSpanTooLong [19] => changed(&[Change::Stretch("三、", 1)]);
    /// Trap 19: the row span of 三 one too short.
    HtmlSpanTooShort [19] => changed(&[Change::Stretch("三、", -1)]);
    /// Trap 19: the row span of （三） one too long.
    HtmlGroupSpanTooLong [19] => changed(&[Change::Stretch("（三）", 1)]);
    /// Trap 19: the row span of （三） one too short.
    HtmlGroupSpanTooShort [19] => changed(&[Change::Stretch("（三）", -1)]);
    /// Table III cut in two, headings and group labels printed again.
    HtmlCutWithHeader [] => changed(&[Change::Cut { again: true }]);
    /// Table III cut in two, the second part without headings and group labels.
    HtmlCutWithoutHeader [] => changed(&[Change::Cut { again: false }]);
    /// Trap 6: a column 合计 after 总计.
    HtmlSumAfterTotal [6] => changed(&[Change::SumAfterTotal]);
    /// Trap 6: a column 合计 between 其他 and 总计.
    HtmlSumBeforeTotal [6] => changed(&[Change::SumBeforeTotal]);
    /// Trap 20: a remark and a signature row inside every table.
    HtmlFootRows [20] => changed(&[Change::FootRows]);
    /// Traps 6 and 7: the row with the names of the organisations is missing.
    HtmlHeaderRowMissing [6, 7] => changed(&[Change::DropHeaderRow]);
    /// Trap 7: table III without any headings.
    HtmlHeaderMissing [7] => changed(&[Change::DropHeader]);
    /// Trap 5: no column 总计. Loses the total of every row of table III.
    HtmlTotalColumnMissing [5] => changed(&[Change::DropTotalColumn]);
    /// Trap 5: no row （七）总计. Loses its seven cells.
    HtmlResultsTotalMissing [5] => changed(&[Change::DropResultsTotal]);
    /// Table IV is one row of fifteen numbers.
    HtmlFourFlat [21] => changed(&[Change::FourFlat]);
    /// Trap 21: table IV has one heading row that names outcomes only.
    HtmlFourOneHeader [21] => changed(&[Change::FourOneHeader]);
    /// Trap 21: a sixteenth column, the total of all litigation.
    HtmlFourSixteen [21] => changed(&[Change::FourSixteen]);
    /// Trap 21: one block of litigation. Loses the ten cells of `suit_direct` and `suit_after_review`.
    HtmlFourSummed [21] => changed(&[Change::FourSummed]);
    /// Trap 9: the tables are pictures. Loses every cell.
    HtmlPictures [9] => changed(&[Change::Pictures]);
    /// Trap 10: `1、`, straight quotes, half-width brackets, 钩稽, 规范性文件.
    HtmlStraightLabels [10] => Recipe { labels: Labels::Straight, ..HTML };
    /// Trap 10: `（1）`, no quotes.
    HtmlBracketedLabels [10] => Recipe { labels: Labels::Bracketed, ..HTML };
    /// Trap 10: `①`, colons behind labels.
    HtmlCircledLabels [10] => Recipe { labels: Labels::Circled, ..HTML };
    /// Trap 8: labels broken by `<br>` and full-width blanks.
    HtmlBrokenLabels [8, 19] => Recipe { labels: Labels::Broken, ..CHROME };
    /// Trap 19: zero-width characters and `&nbsp;` in labels and numbers.
    HtmlZeroWidth [19] => Recipe { labels: Labels::ZeroWidth, digits: Digits::ZeroWidth, ..HTML };
    /// Trap 3: full-width digits.
    HtmlFullWidthDigits [3] => Recipe { digits: Digits::FullWidth, ..HTML };
    /// Trap 3: thousands told apart by a blank, in the spans of a word processor.
    HtmlBlankThousands [3, 19] => Recipe { digits: Digits::Blank, ..WORD };
    /// Trap 3: 件, 项 or 万元 behind every number.
    HtmlUnits [3] => Recipe { digits: Digits::Unit, ..HTML };
    /// Traps 1 and 19: `&nbsp;` in place of zeros.
    HtmlBlankZeros [1, 19] => Recipe { zeros: Zeros::Blank, ..WORD };
    /// Trap 2: marks in place of zeros.
    HtmlMarkedZeros [2] => Recipe { zeros: Zeros::Marked, ..HTML };
    /// Trap 8: section headings with blanks.
    HtmlSpacedHeadings [8] => Recipe { headings: Headings::Spaced, ..CHROME };
    /// Trap 10: section headings without ordinals.
    HtmlBareHeadings [10] => Recipe { headings: Headings::Bare, ..HTML };
}

impl Layout {
    /// Whether the file is a web page; otherwise it is plain text.
    #[must_use]
    pub fn is_html(self) -> bool {
        matches!(self.recipe().medium, Medium::Html(_))
    }

    /// The cells of the form that cannot be read back from this layout, whatever the figures are. Blanks that stand
    /// for zeros are not among them: the cell is there, and empty.
    #[must_use]
    pub fn loses(self, format: Format) -> BTreeSet<String> {
        crate::typeset(&Figures::blank("blank", "某机关", Level::County, 2024, format), self).lost
    }
}
