//! 二维码 A square code as a drawing inside a page: no other file carries what it says, and no text of anybody becomes
//! markup.

use std::fmt;

use askama::filters::HtmlSafe;
use fast_qr::{
    QRBuilder,
    convert::{Builder as _, Shape, svg::SvgBuilder},
};

/// 二维码 The drawing; a template prints it as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodePicture(String);

impl CodePicture {
    /// The code that says `words`; nothing is drawn of more than a code can hold. Its colours come from the sheet.
    #[must_use]
    pub fn of(words: &str) -> Self {
        let Ok(code) = QRBuilder::new(words).build() else { return Self(String::new()) };
        let drawn = SvgBuilder::default().shape(Shape::Square).to_str(&code);
        let named = "<svg class=\"code-picture\" role=\"img\" aria-label=\"用手机扫的二维码\" ";
        Self(drawn.replacen("<svg ", named, 1))
    }
}

impl fmt::Display for CodePicture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for CodePicture {}
