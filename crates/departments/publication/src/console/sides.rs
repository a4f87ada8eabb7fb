//! 两版对照 The earlier text and the one in hand, paragraph beside paragraph, with what was found where it was found.

use hall::{Bit, Markup, Pair, Slip};
use office::{Finding, Severity};
use prose::{Prose, Row};

use super::difference::{Kind, Piece};
use crate::Body;

/// 一处 A line of the text in hand: where it stands on the page, how findings name it, what it shows.
pub(super) struct Spot {
    anchor: String,
    names: Vec<String>,
    text: String,
    /// Its block, in rich text.
    block: Option<usize>,
}

/// The places of findings, as [`office::Finding::place`] names them: the title, then each paragraph that is not empty; in
/// rich text each line of each block, and on its first line the name that the block itself has.
pub(super) fn spots(title: &str, text: &Body) -> Vec<Spot> {
    let said = |at: usize| format!("正文第 {at} 段");
    let title = Spot { anchor: "p0".into(), names: vec!["标题".into()], text: title.to_owned(), block: None };
    let mut spots = vec![title];
    match text {
        Body::Plain(text) => spots.extend(text.lines().enumerate().map(|(at, line)| Spot {
            anchor: format!("p{}", at + 1),
            names: vec![said(at + 1)],
            text: line.to_owned(),
            block: None,
        })),
        Body::Prose(prose) => spots.extend(of_blocks(prose, said)),
    }
    spots.retain(|spot| spot.anchor == "p0" || !spot.text.trim().is_empty());
    spots
}

fn of_blocks(prose: &Prose, said: impl Fn(usize) -> String) -> Vec<Spot> {
    let names = block_names(prose);
    let mut begun = None;
    let spot = |row: Row| {
        let first = begun.replace(row.block) != Some(row.block);
        let own = names.get(row.block).filter(|_| first).cloned().flatten();
        let anchor = if row.lines.is_empty() { format!("b{}", row.block) } else { format!("p{}", row.lines.start) };
        let names = row.lines.map(&said).chain(own).collect();
        Spot { anchor, names, text: row.text, block: Some(row.block) }
    };
    prose.rows().into_iter().filter(|row| !row.text.trim().is_empty()).map(spot).collect()
}

/// How findings of form name blocks: by their number among tables and among pictures, headings by what they say.
fn block_names(prose: &Prose) -> Vec<Option<String>> {
    let (mut tables, mut figures) = (0, 0);
    let name = |block: &prose::Block| match block {
        prose::Block::Table(_) => {
            tables += 1;
            Some(format!("表 {tables}"))
        }
        prose::Block::Figure(_) => {
            figures += 1;
            Some(format!("图 {figures}"))
        }
        prose::Block::Heading { runs, .. } => {
            Some(format!("小标题“{}”", runs.iter().map(|run| run.text.as_str()).collect::<String>()))
        }
        _ => None,
    };
    prose.blocks().iter().map(name).collect()
}

/// Where a finding is seen on the page; none when it speaks of no one place. The comparison shows a block line by line,
/// the text alone shows it whole.
pub(super) fn anchor_of(spots: &[Spot], place: &str, compared: bool) -> Option<String> {
    let spot = spots.iter().find(|spot| spot.names.iter().any(|name| name == place))?;
    let first = |block: usize| spots.iter().find(|spot| spot.block == Some(block));
    let shown = spot.block.filter(|_| !compared).and_then(first).unwrap_or(spot);
    Some(shown.anchor.clone())
}

/// A finding beside the text, under the number it has in the list.
pub(super) fn slip((at, finding): (usize, &Finding)) -> Slip {
    Slip {
        place: finding.place.clone(),
        rule: finding.rule.to_owned(),
        what: finding.what.clone(),
        todo: finding.todo.to_owned(),
        blocks: finding.severity == Severity::Block,
        number: at + 1,
    }
}

fn slips_at(findings: &[Finding], names: &[String]) -> Vec<Slip> {
    findings.iter().enumerate().filter(|(_, finding)| names.contains(&finding.place)).map(slip).collect()
}

/// 一段 A piece of the text in hand with what was found in it: a paragraph, or blocks of rich text.
pub(super) struct Line {
    /// Its anchor on the page; empty for blocks in which nothing was found.
    pub(super) anchor: String,
    pub(super) text: String,
    pub(super) content: Markup,
    pub(super) slips: Vec<Slip>,
}

/// The text in hand as it is read, the title first.
pub(super) fn lines(spots: &[Spot], text: &Body, findings: &[Finding], address: &dyn Fn(&str) -> String) -> Vec<Line> {
    let whole = |spot: &Spot| Line {
        anchor: spot.anchor.clone(),
        text: spot.text.clone(),
        content: Markup::default(),
        slips: slips_at(findings, &spot.names),
    };
    let Body::Prose(prose) = text else { return spots.iter().map(whole).collect() };
    let mut lines: Vec<Line> = spots.iter().take(1).map(whole).collect();
    let mut quiet = 0;
    let mut shown = |blocks: std::ops::Range<usize>, anchor: &str, slips: Vec<Slip>| {
        if !blocks.is_empty() {
            let is_table = |block: &&prose::Block| matches!(block, prose::Block::Table(_));
            let tables = prose.blocks()[..blocks.start].iter().filter(is_table).count();
            let content = Markup::part_of_prose(&prose.part(blocks), address, tables);
            lines.push(Line { anchor: anchor.to_owned(), text: String::new(), content, slips });
        }
    };
    for block in spots[1..].chunk_by(|one, other| one.block == other.block) {
        let slips: Vec<Slip> = block.iter().flat_map(|spot| slips_at(findings, &spot.names)).collect();
        let (Some(at), false) = (block[0].block, slips.is_empty()) else { continue };
        shown(quiet..at, "", Vec::new());
        shown(at..at + 1, &block[0].anchor, slips);
        quiet = at + 1;
    }
    shown(quiet..prose.blocks().len(), "", Vec::new());
    lines
}

/// The comparison; the spots are those of the text in hand, and give its paragraphs their places.
pub(super) fn pairs(changed: &[Vec<Piece>], spots: &[Spot], findings: &[Finding]) -> Vec<Pair> {
    let mut spots = spots.iter();
    let side = |paragraph: &[Piece], not: Kind| -> Vec<Bit> {
        let stays = paragraph.iter().filter(|piece| piece.kind != not);
        stays.map(|piece| Bit { text: piece.text.clone(), changed: piece.kind != Kind::Same }).collect()
    };
    changed
        .iter()
        .map(|paragraph| {
            let (before, after) = (side(paragraph, Kind::New), side(paragraph, Kind::Gone));
            let stands = after.iter().any(|bit| !bit.text.trim().is_empty());
            let spot = if stands { spots.next() } else { None };
            let (anchor, slips) =
                spot.map(|spot| (spot.anchor.clone(), slips_at(findings, &spot.names))).unwrap_or_default();
            Pair { before, after, slips, anchor }
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
        let spots = spots("通知", &"\n联系人：某某".into());
        let pairs = pairs(&changed, &spots, &[finding("正文第 2 段")]);
        let found: Vec<_> = pairs.iter().map(|pair| (pair.anchor.as_str(), pair.slips.len(), pair.same())).collect();
        assert_eq!(found, [("p0", 0, true), ("", 0, false), ("p2", 1, false)]);
        assert_eq!(anchor_of(&spots, "正文第 2 段", true).as_deref(), Some("p2"));
        assert_eq!(anchor_of(&spots, "名单.xlsx", true), None);
    }

    #[test]
    fn a_finding_in_rich_text_stands_below_its_block_and_in_the_comparison_at_its_line() {
        let hash = "0a".repeat(32);
        let (prose, _) = Prose::read(&format!(
            "<h2>一</h2><hr><img src=/files/{hash}><ul><li>甲<li>乙××</ul><table><tr><td>村<td>户<tr><td>东<td>12</table><p>完</p>"
        ))
        .unwrap();
        let text = Body::Prose(prose);
        let spots = spots("通知", &text);
        let cases = [
            ("标题", Some("p0"), Some("p0"), "the title"),
            ("小标题“一”", Some("p1"), Some("p1"), "a heading by what it says"),
            ("图 1", Some("b2"), Some("b2"), "a picture without words has no line of its own"),
            ("正文第 3 段", Some("p2"), Some("p3"), "an item of a list stands in its list"),
            ("表 1", Some("p4"), Some("p4"), "a table by its first line"),
            ("正文第 5 段", Some("p4"), Some("p5"), "a row of it"),
            ("正文第 6 段", Some("p6"), Some("p6"), "what comes after"),
            ("附件", None, None, "no place in the text"),
        ];
        let finding = |place: &str| Finding {
            rule: "F-08",
            severity: Severity::Warn,
            place: place.into(),
            what: "甲".into(),
            todo: "乙",
        };
        for (place, alone, compared, because) in cases {
            assert_eq!(anchor_of(&spots, place, false).as_deref(), alone, "{because}");
            assert_eq!(anchor_of(&spots, place, true).as_deref(), compared, "{because}");
        }
        let lines = lines(&spots, &text, &[finding("表 1"), finding("正文第 3 段")], &|file| file.to_owned());
        let shown: Vec<_> = lines.iter().map(|line| (line.anchor.as_str(), line.slips.len())).collect();
        assert_eq!(shown, [("p0", 0), ("", 0), ("p2", 1), ("p4", 1), ("", 0)]);
        assert!(lines[1].content.to_string().starts_with("<h2>一</h2><hr><figure>"), "{}", lines[1].content);
        assert_eq!((lines[2].slips[0].number, lines[3].slips[0].number), (2, 1), "by their place in the list");
        let whole: String = lines.iter().map(|line| line.content.to_string()).collect();
        let Body::Prose(prose) = &text else { unreachable!() };
        let at_once = Markup::prose(prose, &|file| file.to_owned()).to_string();
        assert_eq!(whole, at_once, "every block once, in its order");

        let same = super::super::difference::between(
            &crate::Text { text: text.clone(), ..crate::Text::default() },
            &crate::Text { title: "通知".into(), text: text.clone(), ..crate::Text::default() },
        );
        let found = pairs(&same, &spots, &[finding("图 1"), finding("正文第 6 段")]);
        let marked = found.iter().filter(|pair| !pair.slips.is_empty()).map(|pair| pair.after[0].text.as_str());
        assert_eq!(marked.collect::<Vec<_>>(), ["［图：］", "完"], "beside what they speak of");
    }
}
