//! Workbooks that are broken, huge or meant to hurt. Nothing here is timed; a limit that does not hold shows as a test
//! that does not end.

use papers::{Kind, PaperError, limits};
use proptest::prelude::*;

use super::packages::{Xlsx, merges, ods, pack, rows};
use super::xls::SMALL;
use super::xlsx;
use crate::outline;

fn refused(bytes: &[u8], kind: Kind) -> Option<PaperError> {
    papers::read(bytes, Some(kind)).err()
}

fn report() -> Vec<u8> {
    let lines = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容|本年制发件数|现行有效件数\n规章|0|0\n共计||7";
    Xlsx::default().strings("<si><t>甲</t></si>").sheet("表", "", &rows(lines), &merges(&["A1:C1", "A2:C2"])).bytes()
}

fn ods_report() -> Vec<u8> {
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"7\" table:number-columns-repeated=\"3\"/>";
    ods("", &format!("<table:table table:name=\"表\"><table:table-row>{cell}</table:table-row></table:table>"))
}

#[test]
fn a_cell_in_the_last_corner_costs_no_more_than_one_in_the_first() {
    let far = |place: &str| {
        format!("<row><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row><row><c r=\"{place}\"><v>3</v></c></row>")
    };
    assert_eq!(outline(&xlsx(&Xlsx::of(&far("XFD1048576"), ""))), ["1|2", "3"], "a grid of its own, of one cell");
    assert_eq!(refused(&Xlsx::of(&far("XFD2"), ""), Kind::Xlsx), Some(PaperError::TooManyParts), "too wide a grid");
    assert_eq!(refused(&Xlsx::of(&far("XFE1"), ""), Kind::Xlsx), Some(PaperError::Damaged { kind: Kind::Xlsx }));
}

#[test]
fn tables_of_too_many_cells_are_refused_filled_or_empty() {
    let wide: String = (0..300)
        .map(|row| {
            format!(
                "<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c>\
         <c r=\"ALL{row}\"><v>1</v></c></row>",
                row = row + 1
            )
        })
        .collect();
    assert_eq!(refused(&Xlsx::of(&wide, ""), Kind::Xlsx), Some(PaperError::TooManyParts), "300 rows of 1,000 columns");
    let full = "<row><c><v>1</v></c><c><v>2</v></c></row>".repeat(limits::CELLS / 2 + 1);
    assert_eq!(refused(&Xlsx::of(&full, ""), Kind::Xlsx), Some(PaperError::TooManyParts));
    let tall = format!("<row><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>1</v></c></row>{}", "<row/>".repeat(200_000));
    assert_eq!(refused(&Xlsx::of(&tall, &merges(&["A1:A1048576"])), Kind::Xlsx), None, "rows of nothing are nothing");
}

#[test]
fn a_long_text_shared_by_many_cells_is_a_bomb() {
    let text = format!("<si><t>{}</t></si>", "长".repeat(30_000));
    let rows = "<row><c t=\"s\"><v>0</v></c></row>".repeat(1_000);
    assert_eq!(
        refused(&Xlsx::default().strings(&text).sheet("a", "", &rows, "").bytes(), Kind::Xlsx),
        Some(PaperError::Bomb)
    );
}

#[test]
fn parts_that_unpack_without_end_are_bombs() {
    let zeros = " ".repeat(limits::ENTRY_BYTES + 1);
    assert_eq!(
        refused(&Xlsx::default().strings(&zeros).sheet("a", "", "", "").bytes(), Kind::Xlsx),
        Some(PaperError::Bomb)
    );
    let content = ods("", &zeros);
    assert_eq!(refused(&content, Kind::Ods), Some(PaperError::Bomb));
}

#[test]
fn a_declared_document_type_is_a_bomb() {
    let laughs = "<!DOCTYPE sst [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><sst><si><t>&b;</t></si></sst>";
    let book = Xlsx::default().sheet("a", "", "", "").part("xl/sharedStrings.xml", laughs);
    assert_eq!(refused(&book.bytes(), Kind::Xlsx), Some(PaperError::DocumentType));
    let content = "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><a>&a;</a>";
    let mime = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    assert_eq!(refused(&pack(&[mime, ("content.xml", content)]), Kind::Ods), Some(PaperError::DocumentType));
}

#[test]
fn elements_too_deep_are_refused() {
    let deep = "<g>".repeat(limits::DEPTH);
    assert_eq!(refused(&Xlsx::of(&deep, ""), Kind::Xlsx), Some(PaperError::TooDeep));
    assert_eq!(refused(&ods("", &deep), Kind::Ods), Some(PaperError::TooDeep));
}

#[test]
fn repeats_of_what_is_empty_cost_nothing_and_repeats_of_content_are_bounded() {
    let row = |rows: u32, columns: u32, value: &str| {
        format!(
            "<table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell {value} \
             table:number-columns-repeated=\"{columns}\"/></table:table-row></table:table>"
        )
    };
    let seven = "office:value-type=\"float\" office:value=\"7\"";
    let cases: &[(u32, u32, &str, PaperError, &str)] = &[
        (4_000_000_000, 4_000_000_000, "", PaperError::NoText, "nothing, very often"),
        (1, 4_000_000_000, seven, PaperError::TooManyParts, "a number in four thousand million columns"),
        (1_048_576, 2, seven, PaperError::TooManyParts, "a row in every row"),
        (1, 1_001, seven, PaperError::TooManyParts, "one column too many"),
    ];
    for (rows, columns, value, expected, because) in cases {
        assert_eq!(refused(&ods("", &row(*rows, *columns, value)), Kind::Ods).as_ref(), Some(expected), "{because}");
    }
}

#[test]
fn what_a_workbook_refers_to_must_be_there() {
    let damaged = Some(PaperError::Damaged { kind: Kind::Xlsx });
    assert_eq!(refused(&Xlsx::of("<row><c t=\"s\"><v>0</v></c></row>", ""), Kind::Xlsx), damaged, "no such text");
    assert_eq!(refused(&Xlsx::of("<row><c><v>1</v></row>", ""), Kind::Xlsx), damaged, "an element that does not end");
    assert_eq!(refused(&Xlsx::of("<row r=\"0\"/>", ""), Kind::Xlsx), damaged, "a row before the first");
    assert_eq!(refused(&Xlsx::of("<row><c r=\"B\"/></row>", ""), Kind::Xlsx), damaged, "a place without a row");
    assert_eq!(refused(&Xlsx::of("<row><c><v>&nbsp;</v></c></row>", ""), Kind::Xlsx), damaged, "an unknown name");
    let bare = pack(&[("xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" r:id=\"r\"/></sheets></workbook>")]);
    assert_eq!(refused(&bare, Kind::Xlsx), damaged, "a sheet that is nowhere");
    let open = Xlsx::default().sheet("a", "", "", "").part("xl/styles.xml", "<styleSheet>");
    assert_eq!(refused(&open.bytes(), Kind::Xlsx), damaged, "a part cut off");
}

#[test]
fn packages_cut_off_are_damaged() {
    for (bytes, kind) in [(report(), Kind::Xlsx), (ods_report(), Kind::Ods)] {
        for length in (200..bytes.len()).step_by(23) {
            assert!(papers::read(&bytes[..length], None).is_err(), "{kind:?} cut at {length}");
        }
    }
}

/// Flips bytes by a fixed seed; what is read must at least be a sound paper.
#[test]
fn three_hundred_flipped_bytes_never_panic() {
    let mut seed = 0x5EED_u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for (whole, kind) in [(report(), Kind::Xlsx), (ods_report(), Kind::Ods), (SMALL.to_vec(), Kind::Xls)] {
        for _ in 0..300 {
            let mut bytes = whole.clone();
            let at = random(bytes.len());
            bytes[at] ^= 1 << random(8);
            let _ = papers::read(&bytes, Some(kind));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mutated_bytes_are_read_or_refused(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40)) {
        for (mut bytes, kind) in [(report(), Kind::Xlsx), (ods_report(), Kind::Ods), (SMALL.to_vec(), Kind::Xls)] {
            for (at, byte) in &changes {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            let _ = papers::read(&bytes, Some(kind));
        }
    }

    #[test]
    fn mutated_xml_gives_sound_grids(
        cells in prop::collection::vec((1_u32..12, 0_u8..6, "[0-9甲]{0,2}"), 0..40),
        merged in prop::collection::vec((1_u32..12, 0_u8..6, 0_u32..6, 0_u8..4), 0..8)
    ) {
        let place = |row: u32, column: u8| format!("{}{row}", char::from(b'A' + column));
        let rows: String = cells.iter().map(|(row, column, text)| {
            format!("<row><c r=\"{}\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>", place(*row, *column))
        }).collect();
        let merged: Vec<String> = merged.iter().map(|(row, column, down, right)| {
            format!("{}:{}", place(*row, *column), place(row + down, column + right))
        }).collect();
        let merged: Vec<&str> = merged.iter().map(String::as_str).collect();
        if let Ok(paper) = papers::read(&Xlsx::of(&rows, &merges(&merged)), Some(Kind::Xlsx)) {
            for grid in crate::grids(&paper) {
                crate::properties::assert_sound(grid);
                let covered: usize = grid.cells.iter().map(|cell| cell.rows * cell.columns).sum();
                prop_assert_eq!((covered, grid.mended), (grid.height * grid.width, 0), "every place has its cell");
            }
        }
    }
}
