//! 文件名 An ending that is true.

use office::{clean_name as clean, ending};

use super::FileKind;

/// The name under which a file of this kind is kept: given as it is, or with the ending it lacks.
pub(crate) fn fitting(name: &str, kind: FileKind) -> String {
    let clean = clean(name);
    let usual = kind.endings()[0];
    match (clean.is_empty(), kind.endings().contains(&ending(&clean).as_str())) {
        (true, _) => format!("{}.{usual}", if kind.is_picture() { "图片" } else { "附件" }),
        (false, true) => clean,
        (false, false) => self::clean(&format!("{clean}.{usual}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gets_the_ending_it_lacks() {
        let long = "长".repeat(200);
        assert_eq!(fitting("blob", FileKind::Png), "blob.png");
        assert_eq!(fitting("", FileKind::Pdf), "附件.pdf");
        assert_eq!(fitting(&long, FileKind::Pdf).chars().count(), 120);
        assert!(fitting(&long, FileKind::Pdf).ends_with(".pdf"), "the ending stays");
    }
}
