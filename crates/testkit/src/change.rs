//! 走样 What offices do to the tables: headings merged otherwise, spans that do not add up, rows and columns lost.

mod four;
mod three;

use crate::table::{Cell, Kind, Role, Table};

/// 一种走样 One departure from the printed form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// 自然人 and 总计 stand over one empty cell each in place of spanning two rows.
    UnmergeNatural,
    /// 法人或其他组织 is repeated over each of its five columns.
    SplitOrganisations,
    /// Group labels of table III are repeated on every row.
    RepeatLabels,
    /// No cell spans anything; the places around are empty cells.
    Unmerge,
    /// The row span of the label that begins with this text is off by so many rows.
    Stretch(&'static str, isize),
    /// Table III is cut inside （四）, as at the end of a page, with or without its headings again.
    Cut {
        /// Whether headings and group labels are printed again.
        again: bool,
    },
    /// A column 合计 stands to the right of 总计.
    SumAfterTotal,
    /// A column 合计, the sum of the organisations, stands between 其他 and 总计.
    SumBeforeTotal,
    /// A remark and a signature row end every table.
    FootRows,
    /// The row with the names of the organisations is missing.
    DropHeaderRow,
    /// All heading rows of table III are missing.
    DropHeader,
    /// The column 总计 is missing.
    DropTotalColumn,
    /// The row （七）总计 is missing.
    DropResultsTotal,
    /// Table IV has its fifteen numbers and no headings.
    FourFlat,
    /// Table IV has one heading row of fifteen outcomes and does not say whose.
    FourOneHeader,
    /// Table IV has a sixteenth column, the total of all litigation.
    FourSixteen,
    /// Table IV has one block of litigation, both ways to court added up.
    FourSummed,
    /// All tables are pictures.
    Pictures,
}

impl Change {
    /// Changes the tables in place.
    pub fn apply(self, tables: &mut Vec<Table>) {
        match self {
            Self::RepeatLabels => on(tables, Kind::Three, three::repeat_labels),
            Self::UnmergeNatural => on(tables, Kind::Three, three::unmerge_natural),
            Self::SplitOrganisations => on(tables, Kind::Three, three::split_organisations),
            Self::Stretch(label, rows) => on(tables, Kind::Three, |table| three::stretch(table, label, rows)),
            Self::Cut { again } => three::cut(tables, again),
            Self::SumAfterTotal => on(tables, Kind::Three, |table| three::sum_column(table, true)),
            Self::SumBeforeTotal => on(tables, Kind::Three, |table| three::sum_column(table, false)),
            Self::DropHeaderRow => on(tables, Kind::Three, three::drop_header_row),
            Self::DropHeader => on(tables, Kind::Three, three::drop_header),
            Self::DropTotalColumn => on(tables, Kind::Three, three::drop_total_column),
            Self::DropResultsTotal => on(tables, Kind::Three, three::drop_results_total),
            Self::FourFlat => on(tables, Kind::Four, four::flat),
            Self::FourOneHeader => on(tables, Kind::Four, four::one_header),
            Self::FourSixteen => on(tables, Kind::Four, four::sixteen),
            Self::FourSummed => on(tables, Kind::Four, four::summed),
            Self::Unmerge => tables.iter_mut().for_each(unmerge),
            Self::FootRows => tables.iter_mut().for_each(foot_rows),
            Self::Pictures => tables.iter_mut().for_each(|table| table.picture = true),
        }
    }
}

fn on(tables: &mut [Table], kind: Kind, change: impl Fn(&mut Table)) {
    tables.iter_mut().filter(|table| table.kind == kind).for_each(change);
}

fn unmerge(table: &mut Table) {
    let place = |slot| match slot {
        Some(crate::table::Slot { down: 0, right: 0, row, index }) => table.rows[row][index].clone().spanning(1, 1),
        _ => Cell::label(""),
    };
    table.rows = table.slots().into_iter().map(|row| row.into_iter().map(place).collect()).collect();
}

fn foot_rows(table: &mut Table) {
    let width = table.width();
    for text in ["注：本表数据截至12月31日24时，共3张表之一", "填表人：李某　　审核人：王某　　填报日期：1月12日"]
    {
        table.rows.push(vec![Cell { text: text.into(), rows: 1, columns: width, role: Role::Note }]);
    }
}

/// The sum of cells with whole numbers, as a cell of its own; blank when one of them is blank.
fn sum<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> Cell {
    let total: Option<i64> = cells.into_iter().map(|cell| cell.text.parse::<i64>().ok()).sum();
    Cell { text: total.map(|total| total.to_string()).unwrap_or_default(), rows: 1, columns: 1, role: Role::Sum }
}
