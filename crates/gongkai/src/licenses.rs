//! 许可声明 `gongkai licenses`.

use std::fmt::Write as _;

use crate::{files, trouble::Outcome};

/// Our own terms.
const OURS: &str = include_str!("../../../LICENSE");

/// Prints the notices of everything inside the binary.
pub(crate) fn run() -> Outcome {
    files::print(text().as_bytes())?;
    Ok(0)
}

fn text() -> String {
    let mut text = format!("# 公开（gongkai），木兰宽松许可证第 2 版\n\n{}\n\n# 字体和网页脚本\n\n", OURS.trim_end());
    for notice in assets::notices() {
        let _ = writeln!(
            text,
            "## {}（{}）\n\n来自 {}\n{}\n\n{}\n",
            notice.name,
            notice.licence,
            notice.source,
            notice.copyright,
            notice.text.trim_end()
        );
    }
    text.push_str(&notices::packages());
    text
}
