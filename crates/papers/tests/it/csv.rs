//! Comma-separated values as spreadsheets save them.

use papers::{Block, Grid, Kind, PaperError, csv};
use proptest::prelude::*;

fn grid(bytes: &[u8]) -> Grid {
    let paper = csv(bytes).expect("the file is readable");
    match &paper.blocks[..] {
        [Block::Grid(grid)] => grid.clone(),
        other => panic!("{other:?}"),
    }
}

fn rows(grid: &Grid) -> Vec<Vec<&str>> {
    grid.rows().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

#[test]
fn fields_are_what_was_meant() {
    let cases: [(&str, &[&[&str]], &str); 8] = [
        ("a,b\r\n1,2\r\n", &[&["a", "b"], &["1", "2"]], "plain"),
        ("a,b\n1,2", &[&["a", "b"], &["1", "2"]], "without a last line end"),
        ("a\rb\r", &[&["a"], &["b"]], "old line ends"),
        ("\"a,b\",c", &[&["a,b", "c"]], "a comma inside quotes"),
        ("\"一\r\n二\",c", &[&["一\n二", "c"]], "a line end inside quotes"),
        ("\"say \"\"yes\"\"\",c", &[&["say \"yes\"", "c"]], "a quotation mark inside"),
        ("a,,\r\n\r\n,b\r\n", &[&["a", "", ""], &[], &["", "b"]], "empty fields and an empty row keep their places"),
        ("\"\",x", &[&["", "x"]], "an empty field in quotes"),
    ];
    for (text, expected, because) in cases {
        assert_eq!(rows(&grid(text.as_bytes())), expected, "{because}");
    }
}

#[test]
fn it_is_read_in_the_encoding_it_was_saved_in() {
    let text = "标题,正文\r\n关于防汛的通知,请各村做好准备\r\n";
    let (gbk, ..) = encoding_rs::GBK.encode(text);
    let marked = ["\u{feff}".as_bytes(), text.as_bytes()].concat();
    for bytes in [text.as_bytes(), &gbk, &marked] {
        assert_eq!(rows(&grid(bytes))[1], ["关于防汛的通知", "请各村做好准备"]);
    }
}

#[test]
fn what_is_no_such_file_is_told() {
    assert_eq!(csv(b"a,\"b").unwrap_err(), PaperError::Damaged { kind: Kind::Text }, "a mark that is never closed");
    assert_eq!(csv(b" \r\n").unwrap_err(), PaperError::Empty);
    assert_eq!(csv(&[0, 1, 2, 0, 0, 0]).unwrap_err(), PaperError::Binary);
    let many = "a,".repeat(150_000) + "\n" + &"b\n".repeat(200_001);
    assert_eq!(csv(many.as_bytes()).unwrap_err(), PaperError::TooManyParts);
}

/// White space is put in order by the reader, so cells are made of signs that stay as they are.
fn any_cell() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(vec!['通', 'a', '1', ',', '"', '\'', '=', ';']), 0..6)
        .prop_map(|signs| signs.into_iter().collect())
}

proptest! {
    #[test]
    fn any_table_that_is_written_with_quotes_is_read_as_it_was(
        table in prop::collection::vec(prop::collection::vec(any_cell(), 2..5), 1..6)
    ) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",");
        let text = table.iter().map(line).collect::<Vec<_>>().join("\r\n");
        let read = grid(text.as_bytes());
        let read: Vec<Vec<String>> =
            read.rows().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect();
        prop_assert_eq!(read, table);
    }

    #[test]
    fn whatever_comes_is_read_or_told(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = csv(&bytes);
    }

    #[test]
    fn whatever_marks_and_ends_come_are_read_or_told(
        signs in prop::collection::vec(prop::sample::select(vec!['"', ',', '\r', '\n', '一', 'x', ' ']), 0..60)
    ) {
        let text: String = signs.into_iter().collect();
        if let Ok(paper) = csv(text.as_bytes()) {
            prop_assert_eq!(paper.blocks.len(), 1);
        }
    }
}
