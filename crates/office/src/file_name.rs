//! 文件名 Names and sizes as people see them: no folders, nothing invisible, nothing that turns the order of what is read.

/// Signs of the longest name.
const LONGEST: usize = 120;

/// 文件名 The name without folders, invisible signs and signs that systems forbid; empty when nothing is left.
#[must_use]
pub fn clean_name(name: &str) -> String {
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

/// 扩展名 The ending in small letters; empty when there is none.
#[must_use]
pub fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

/// 大小 Bytes as people read them.
#[must_use]
pub fn size_in_words(bytes: u64) -> String {
    match bytes {
        0..1_024 => format!("{bytes} 字节"),
        1_024..1_048_576 => format!("{} KB", bytes.div_ceil(1_024)),
        _ => format!("{}.{} MB", bytes >> 20, ((bytes & ((1 << 20) - 1)) * 10) >> 20),
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
            assert_eq!(clean_name(name), expected, "{because}");
        }
        assert_eq!(clean_name(&format!("{long}.pdf")).chars().count(), 120);
        assert!(clean_name(&format!("{long}.pdf")).ends_with(".pdf"), "the ending stays");
    }

    #[test]
    fn sizes_are_said_in_the_unit_people_know() {
        let cases =
            [(0, "0 字节"), (1_023, "1023 字节"), (1_025, "2 KB"), (1_048_576, "1.0 MB"), (3_670_016, "3.5 MB")];
        for (bytes, words) in cases {
            assert_eq!(size_in_words(bytes), words);
        }
    }
}
