//! 两版对照 The earlier text and the one in hand, paragraph beside paragraph, with what was found where it was found.

use hall::{Bit, Pair, Slip};
use office::{Finding, Severity};

use super::difference::{Kind, Piece};

/// 一段 A paragraph of the text in hand, with what was found in it.
pub(super) struct Line {
    /// Its anchor on the page.
    pub(super) anchor: String,
    pub(super) text: String,
    pub(super) slips: Vec<Slip>,
}

/// The places of findings, as [`office::Finding::place`] names them: the title, then each paragraph.
fn anchored(title: &str, text: &str) -> Vec<(String, String, String)> {
    let line = |(at, line): (usize, &str)| (format!("p{}", at + 1), format!("正文第 {} 段", at + 1), line.to_owned());
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(line);
    std::iter::once(("p0".to_owned(), "标题".to_owned(), title.to_owned())).chain(lines).collect()
}

/// Where a finding is seen on the page; none when it speaks of no one paragraph.
pub(super) fn anchor_of(place: &str) -> Option<String> {
    match place {
        "标题" => Some("p0".into()),
        place => place.strip_prefix("正文第 ")?.strip_suffix(" 段").map(|at| format!("p{at}")),
    }
}

pub(super) fn slip(finding: &Finding) -> Slip {
    Slip {
        place: finding.place.clone(),
        rule: finding.rule.to_owned(),
        what: finding.what.clone(),
        todo: finding.todo.to_owned(),
        blocks: finding.severity == Severity::Block,
    }
}

fn slips_at(findings: &[Finding], place: &str) -> Vec<Slip> {
    findings.iter().filter(|finding| finding.place == place).map(slip).collect()
}

/// The text in hand as it is read.
pub(super) fn lines(title: &str, text: &str, findings: &[Finding]) -> Vec<Line> {
    let line =
        |(anchor, place, text): (String, String, String)| Line { anchor, text, slips: slips_at(findings, &place) };
    anchored(title, text).into_iter().map(line).collect()
}

/// The comparison; `title` and `text` are those in hand, and give its paragraphs their places.
pub(super) fn pairs(changed: &[Vec<Piece>], title: &str, text: &str, findings: &[Finding]) -> Vec<Pair> {
    let mut places = anchored(title, text).into_iter();
    let side = |paragraph: &[Piece], not: Kind| -> Vec<Bit> {
        let stays = paragraph.iter().filter(|piece| piece.kind != not);
        stays.map(|piece| Bit { text: piece.text.clone(), changed: piece.kind != Kind::Same }).collect()
    };
    changed
        .iter()
        .map(|paragraph| {
            let (before, after) = (side(paragraph, Kind::New), side(paragraph, Kind::Gone));
            let stands = after.iter().any(|bit| !bit.text.trim().is_empty());
            let (anchor, place, _) = if stands { places.next() } else { None }.unwrap_or_default();
            Pair { before, after, slips: slips_at(findings, &place), anchor }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(kind: Kind, text: &str) -> Piece {
        Piece { kind, text: text.into() }
    }

    #[test]
    fn a_finding_stands_below_its_paragraph_whatever_went_before_it() {
        let finding = |place: &str| Finding {
            rule: "F-04",
            severity: Severity::Block,
            place: place.into(),
            what: "“某某”像是还没有填的地方".into(),
            todo: "请填上。",
        };
        let changed = [
            vec![piece(Kind::Same, "通知")],
            vec![piece(Kind::Gone, "旧的一段。")],
            vec![piece(Kind::Same, "联系人："), piece(Kind::Gone, "李某"), piece(Kind::New, "某某")],
        ];
        let pairs = pairs(&changed, "通知", "\n联系人：某某", &[finding("正文第 2 段")]);
        let found: Vec<_> = pairs.iter().map(|pair| (pair.anchor.as_str(), pair.slips.len(), pair.same())).collect();
        assert_eq!(found, [("p0", 0, true), ("", 0, false), ("p2", 1, false)]);
        assert_eq!(anchor_of("正文第 2 段").as_deref(), Some("p2"));
        assert_eq!(anchor_of("名单.xlsx"), None);
    }
}
