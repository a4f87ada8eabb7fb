//! What changed between two versions.

use prose::{Change, Kind, Piece, compare};

use crate::prose;

fn shown(before: &str, after: &str) -> Vec<String> {
    let piece = |piece: &Piece| match piece.kind {
        Kind::Same => piece.text.clone(),
        Kind::Gone => format!("[-{}]", piece.text),
        Kind::New => format!("[+{}]", piece.text),
    };
    let change = |change: &Change| match change {
        Change::Same(words) => words.clone(),
        Change::Changed(pieces) => pieces.iter().map(piece).collect(),
        Change::Restyled(words) => format!("~{words}"),
        Change::Added(words) => format!("+{words}"),
        Change::Removed(words) => format!("-{words}"),
        Change::Moved(words) => format!(">{words}"),
    };
    compare(&prose(before), &prose(after)).iter().map(change).collect()
}

#[test]
fn each_block_says_what_became_of_it() {
    let cases: [(&str, &str, &[&str], &str); 7] = [
        ("<p>甲</p>", "<p>甲</p>", &["甲"], "nothing"),
        ("<p>合计 21.8 万元。</p>", "<p>合计 21.86 万元。</p>", &["合计 21.8[+6] 万元。"], "one figure"),
        ("<p>合计</p>", "<p><strong>合计</strong></p>", &["~合计"], "set off and nothing else"),
        ("<p>甲方</p><p>乙方</p>", "<p>乙方</p>", &["-甲方", "乙方"], "one went"),
        ("<p>甲方</p>", "<p>甲方</p><p>乙方</p>", &["甲方", "+乙方"], "one came"),
        (
            "<p>甲方签字</p><p>乙方盖章</p><p>丙方见证</p>",
            "<p>乙方盖章</p><p>丙方见证</p><p>甲方签字</p>",
            &["乙方盖章", "丙方见证", ">甲方签字"],
            "one moved",
        ),
        (
            "<table><tr><td>甲<td>12<tr><td>乙<td>3</table>",
            "<table><tr><td>甲<td>13<tr><td>乙<td>3</table>",
            &["甲\t1[-2][+3]\n乙\t3"],
            "one cell",
        ),
    ];
    for (before, after, expected, because) in cases {
        assert_eq!(shown(before, after), expected, "{because}");
    }
}

#[test]
fn texts_of_thousands_of_lines_are_compared_soon() {
    let lines = |from: usize| (from..from + 20_000).map(|at| format!("<p>第 {at} 行</p>")).collect::<String>();
    let changes = compare(&prose(&lines(0)), &prose(&lines(100_000)));
    assert!(changes.len() >= 20_000, "every line is there");
}
