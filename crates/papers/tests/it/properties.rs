//! What holds whatever comes.

use std::collections::HashSet;

use papers::{Grid, GridBuilder, Kind, Region};
use proptest::prelude::*;

use crate::grids;

/// Each place of a grid is taken by at most one cell, and every cell lies inside.
pub(crate) fn assert_sound(grid: &Grid) {
    let mut taken = HashSet::new();
    for cell in &grid.cells {
        assert!(cell.row + cell.rows <= grid.height && cell.column + cell.columns <= grid.width, "{cell:?} sticks out");
        for row in cell.row..cell.row + cell.rows {
            for column in cell.column..cell.column + cell.columns {
                assert!(taken.insert((row, column)), "two cells at row {row}, column {column}");
            }
        }
    }
    assert_eq!(grid.rows().flatten().count(), grid.cells.len(), "rows hold all cells");
}

/// Pieces of pages, so that random ones are full of tables, repairs and spans.
fn piece() -> impl Strategy<Value = String> {
    let tag = prop::sample::select(vec![
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "<th>",
        "</td>",
        "<tbody>",
        "<thead>",
        "<tfoot>",
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<a href=x>",
        "</a>",
        "<br>",
        "<img>",
        "<h2>",
        "</h2>",
        "<pre>",
        "</pre>",
        "<select>",
        "<svg>",
        "</svg>",
        "<template>",
        "<caption>",
        "<xml>",
        "<form>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "文",
        "7",
        " ",
        "\t",
        "\n",
        "&nbsp;",
        "|",
        "│",
        "字  字  字\n",
        "<frameset>",
        "<math>",
        "<title>",
    ]);
    let span =
        (0_u32..70_000, 0_u32..2_000).prop_map(|(rows, columns)| format!("<td rowspan={rows} colspan={columns}>"));
    let small = (0_u32..5, 0_u32..5).prop_map(|(rows, columns)| format!("<td rowspan={rows} colspan={columns}>x"));
    prop_oneof![6 => tag.prop_map(String::from), 1 => span, 3 => small]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        for kind in [None, Some(Kind::Text), Some(Kind::Html)] {
            if let Ok(paper) = papers::read(&bytes, kind) {
                prop_assert!(!paper.blocks.is_empty());
            }
        }
    }

    #[test]
    fn any_page_gives_sound_grids_and_regions(pieces in prop::collection::vec(piece(), 0..120)) {
        let source = pieces.concat();
        for kind in [Kind::Html, Kind::Text] {
            let Ok(paper) = papers::read(source.as_bytes(), Some(kind)) else { continue };
            for grid in grids(&paper) {
                assert_sound(grid);
            }
            for (at, parent) in paper.regions.iter().enumerate() {
                prop_assert!(at == 0 || (parent.0 as usize) < at, "a region comes after its parent");
            }
            prop_assert!(paper.blocks.iter().all(|block| (block.region().0 as usize) < paper.regions.len()));
        }
    }

    #[test]
    fn any_spans_laid_out_never_overlap(cells in prop::collection::vec((0_usize..40, 0_usize..12, 0_u8..8), 0..80)) {
        let mut builder = GridBuilder::new(true, Region(0));
        for (rows, columns, step) in cells {
            match step {
                0 => builder.row(),
                1 => builder.end_group(),
                _ => { builder.cell(String::new(), rows, columns, false, false); }
            }
        }
        assert_sound(&builder.finish());
    }

    #[test]
    fn a_table_typed_with_tabs_comes_back_field_by_field(
        rows in prop::collection::vec(prop::collection::vec("[0-9甲乙]{0,3}", 2..9), 2..9)
    ) {
        prop_assume!(rows.iter().any(|row| row.iter().filter(|field| !field.is_empty()).count() >= 2));
        let full: Vec<Vec<String>> = rows.into_iter().map(|mut row| { row[0] = "项".into(); row[1] = "0".into(); row }).collect();
        let source: Vec<String> = full.iter().map(|row| row.join("\t")).collect();
        let paper = papers::read(source.join("\r\n").as_bytes(), Some(Kind::Text)).unwrap();
        let read: Vec<Vec<String>> =
            grids(&paper)[0].rows().map(|row| row.iter().map(|cell| cell.text.clone()).collect()).collect();
        prop_assert_eq!(read, full);
    }
}
