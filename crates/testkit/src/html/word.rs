//! 文字处理软件残留 The markup a word processor leaves: every run of characters in its own span.

/// The attributes of a run; quotes are left out as the word processor does.
const RUN: &str = "style='font-size:12.0pt;font-family:宋体;mso-bidi-font-family:宋体;color:black'";

/// Digits stand in runs of their own, and the first digit apart from the others, as after a correction by hand.
pub(super) fn runs(text: &str) -> String {
    if text.is_empty() {
        return "<span lang=EN-US style='font-size:12.0pt'><o:p>&nbsp;</o:p></span>".into();
    }
    let mut runs = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let end = match digits {
            0 => rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len()),
            _ => digits,
        };
        let (run, after) = rest.split_at(end);
        runs += &match digits {
            0 => format!("<span {RUN}>{run}</span>"),
            1 => format!("<span lang=EN-US {RUN}>{run}</span>"),
            _ => format!("<span lang=EN-US {RUN}>{}</span><span lang=EN-US>{}</span>", &run[..1], &run[1..]),
        };
        rest = after;
    }
    runs + "<span lang=EN-US><o:p></o:p></span>"
}

pub(super) fn paragraph(inner: &str, align: &str) -> String {
    format!("<p class=MsoNormal align={align} style='mso-pagination:widow-orphan;line-height:28.0pt'>{inner}</p>\n")
}

pub(super) fn table(rows: &str) -> String {
    format!(
        "<div align=center>\n<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 width=648 \
         style='width:486.0pt;border-collapse:collapse;mso-yfti-tbllook:1184'>\n{rows}\
         <![if !supportMisalignedColumns]>\n<![endif]>\n</table>\n</div>\n\
         <p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>\n"
    )
}

/// A cell holds a paragraph, and a cell with a line break two.
pub(super) fn cell(spans: &str, text: &str) -> String {
    let paragraphs: String = text.split("<br>").map(|line| paragraph(&runs(line), "center")).collect();
    format!(
        "<td width=64{spans} style='width:48.0pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt'>\n{paragraphs}</td>\n"
    )
}
