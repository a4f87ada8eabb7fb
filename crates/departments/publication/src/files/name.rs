//! 文件名 Names as people see them: no folders, nothing invisible, an ending that is true.

use super::FileKind;

/// Signs of the longest name.
const LONGEST: usize = 120;

/// The name without folders, invisible signs and signs that systems forbid; empty when nothing is left.
pub(crate) fn clean(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept =
        last.chars().filter(|sign| !is_unseen(*sign) && !matches!(sign, ':' | '*' | '?' | '"' | '<' | '>' | '|'));
    let name: String = kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_start_matches('.').trim();
    shortened(name)
}

/// Cuts the stem, so that the ending stays.
fn shortened(name: &str) -> String {
    let all = name.chars().count();
    if all <= LONGEST {
        return name.to_owned();
    }
    let (stem, ending) = name.rsplit_once('.').filter(|(_, ending)| ending.chars().count() <= 8).unwrap_or((name, ""));
    let room = LONGEST - ending.chars().count() - usize::from(!ending.is_empty());
    let stem: String = stem.chars().take(room).collect();
    if ending.is_empty() { stem } else { format!("{stem}.{ending}") }
}

fn is_unseen(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}')
}

/// The ending in small letters; empty when there is none.
pub(crate) fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

/// The name under which a file of this kind is kept: given as it is, or with the ending it lacks.
pub(crate) fn fitting(name: &str, kind: FileKind) -> String {
    let clean = clean(name);
    let usual = kind.endings()[0];
    match (clean.is_empty(), kind.endings().contains(&ending(&clean).as_str())) {
        (true, _) => format!("{}.{usual}", if kind.is_picture() { "图片" } else { "附件" }),
        (false, true) => clean,
        (false, false) => shortened(&format!("{clean}.{usual}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_deceives_and_keep_what_people_read() {
        let long = "长".repeat(200);
        let cases = [
            ("../x.pdf", "x.pdf", "no folders"),
            ("C:\\文件\\名单.xlsx", "名单.xlsx", "nor those of another system"),
            ("报\u{202e}fdp.exe", "报fdp.exe", "nothing that turns the order"),
            (" 名  单\r\n.csv", "名 单.csv", "no line ends"),
            ("..", "", "nothing at all"),
            (".htaccess", "htaccess", "no hidden name"),
        ];
        for (name, expected, because) in cases {
            assert_eq!(clean(name), expected, "{because}");
        }
        assert_eq!(clean(&format!("{long}.pdf")).chars().count(), 120);
        assert!(clean(&format!("{long}.pdf")).ends_with(".pdf"), "the ending stays");
        assert_eq!(fitting("blob", FileKind::Png), "blob.png");
        assert_eq!(fitting("", FileKind::Pdf), "附件.pdf");
    }
}
