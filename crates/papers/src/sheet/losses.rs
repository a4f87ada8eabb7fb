//! 没读到的 What a workbook holds that its paper does not, in clauses for people.

use std::collections::BTreeSet;

use super::book::{Book, Sheet};

/// What is said about a workbook; `covered` cells lie under merged ones.
pub(super) fn of(book: &Book, covered: usize) -> Vec<String> {
    let mut losses: Vec<String> = Vec::new();
    losses.extend(book.hidden.iter().map(|name| format!("工作表“{name}”是隐藏的，没有读取")));
    losses.extend(book.charts.iter().map(|name| format!("工作表“{name}”不是表格（图表等），没有读取")));
    losses.extend(book.sheets.iter().flat_map(of_sheet));
    let sum = |count: fn(&Sheet) -> usize| book.sheets.iter().map(count).sum::<usize>();
    let counted = [
        (sum(|sheet| sheet.errors), "是公式错误"),
        (sum(|sheet| sheet.uncomputed), "公式没有算出的值"),
        (sum(|sheet| sheet.struck), "里有加了删除线的内容，没有读取"),
        (covered, "内容被合并单元格盖住，没有读取"),
    ];
    losses.extend(counted.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("有 {count} 格{what}")));
    losses
}

fn of_sheet(sheet: &Sheet) -> Vec<String> {
    let name = &sheet.name;
    let mut losses = Vec::new();
    let rows = hidden(&sheet.hidden_rows, sheet.cells.iter().map(|cell| cell.row));
    let columns = hidden(&sheet.hidden_columns, sheet.cells.iter().map(|cell| cell.column));
    let what = match (rows, columns) {
        (0, 0) => None,
        (rows, 0) => Some(format!("{rows} 行")),
        (0, columns) => Some(format!("{columns} 列")),
        (rows, columns) => Some(format!("{rows} 行、{columns} 列")),
    };
    losses.extend(what.map(|what| format!("工作表“{name}”有 {what}是隐藏的，已照常读取")));
    if sheet.doubled_rows > 0 {
        losses.push(format!("工作表“{name}”有 {} 行是隐藏的，和看得见的行标题相同，没有读取", sheet.doubled_rows));
    }
    if sheet.pictures > 0 {
        losses.push(format!("工作表“{name}”里有图片，没有读取"));
    }
    if sheet.boxes > 0 {
        losses.push(format!("工作表“{name}”里有文本框，其中的文字没有读取"));
    }
    losses
}

/// How many different places that hold something lie in hidden stretches.
fn hidden(stretches: &[(u32, u32)], places: impl Iterator<Item = u32>) -> usize {
    if stretches.is_empty() {
        return 0;
    }
    let mut stretches = stretches.to_vec();
    stretches.sort_unstable();
    let places: BTreeSet<u32> = places.collect();
    let mut stretches = stretches.into_iter().peekable();
    let is_hidden = |place: &u32| {
        while stretches.next_if(|(_, last)| last < place).is_some() {}
        stretches.peek().is_some_and(|(first, _)| first <= place)
    };
    places.into_iter().filter(is_hidden).count()
}
