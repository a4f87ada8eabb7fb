//! 单元格样式 The few looks a cell may have.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// 样式 One each; a sheet says which.
pub(crate) struct Formats {
    pub(super) title: Format,
    pub(super) facts: Format,
    pub(super) section: Format,
    pub(super) part: Format,
    pub(super) paragraph: Format,
    pub(super) signed: Format,
    pub(super) head: Format,
    pub(super) label: Format,
    pub(super) figure: Format,
}

impl Formats {
    /// What an untouched cell looks like; its digits measure the columns, eight pixels each.
    pub(crate) fn ground() -> Format {
        Format::new().set_font_name("宋体").set_font_size(11).set_font_charset(134)
    }

    pub(super) fn new() -> Self {
        let text = Self::ground().set_text_wrap();
        let strong = text.clone().set_font_name("黑体");
        let middle =
            |format: &Format| format.clone().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        let cell = |format: &Format| format.clone().set_border(FormatBorder::Thin);
        Self {
            title: middle(&strong).set_font_size(16),
            facts: middle(&text),
            section: strong.clone().set_font_size(12).set_align(FormatAlign::VerticalCenter),
            part: text.clone().set_bold().set_align(FormatAlign::VerticalCenter),
            paragraph: text.clone().set_align(FormatAlign::Top),
            signed: text.clone().set_align(FormatAlign::Right),
            head: cell(&middle(&strong)),
            label: cell(&text).set_align(FormatAlign::Left).set_align(FormatAlign::VerticalCenter),
            figure: cell(&middle(&text)),
        }
    }
}
