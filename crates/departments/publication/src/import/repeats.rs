//! 重复 Rows that say what another row, or another item of the house, says already: one matter counted twice is a number
//! nobody can explain.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use office::{Office, Zone};
use store::{Scope, StoreError, Tx, params};

use super::{Column, ImportFault, Row};

fn told(row: usize, column: Column, why: String) -> ImportFault {
    ImportFault::Cell { row, column: column.heading(), why }
}

/// What two rows of one file may not share: an index number, or a title and a day. `twins` are rows of which was said
/// already that they repeat another one.
pub(super) fn among(rows: &[Row], twins: &HashSet<usize>) -> Vec<ImportFault> {
    let (mut numbers, mut titles) = (HashMap::new(), HashMap::new());
    let mut faults = Vec::new();
    for row in rows {
        let index = row.elsewhere.as_ref().and_then(|known| known.index_number.as_deref());
        if let Some(index) = index {
            let first = *numbers.entry(index).or_insert(row.place);
            if first != row.place {
                faults.push(told(row.place, Column::Index, format!("“{index}”在第 {first} 行已经有了")));
            }
        }
        let Some(day) = day(row) else { continue };
        let first = *titles.entry((row.text.title.as_str(), day)).or_insert(row.place);
        if first != row.place && !twins.contains(&row.place) {
            faults.push(told(row.place, Column::Title, same(&format!("第 {first} 行"), day)));
        }
    }
    faults
}

/// The day by which an item is known beside its title: of its publication, else of its forming.
fn day(row: &Row) -> Option<Date> {
    row.elsewhere.as_ref().map(|known| known.on).or(row.proposal.facts.event_date)
}

fn same(other: &str, day: Date) -> String {
    format!("和{other}是同一天（{day}）、同一个标题；是一件，请删去一行，是两件，请在标题里写明区别，如加上期数")
}

/// 索引号 Numbers that an item of the house has already, and numbers that the house gives to another body.
pub(super) fn numbers(office: &Office, body: &str, rows: &[Row]) -> Result<Vec<ImportFault>, StoreError> {
    office.store.read(&Scope::everywhere("an index number belongs to one item of the house"), |tx| {
        let mut faults = Vec::new();
        for row in rows {
            let Some(index) = row.elsewhere.as_ref().and_then(|known| known.index_number.as_deref()) else { continue };
            if is_of_another(index, body) {
                let why = format!("“{index}”是这里给别的单位编的索引号");
                faults.push(told(row.place, Column::Index, why));
            } else if is_taken(tx, index)? {
                let why = format!("“{index}”已经有一条信息在用，多半是这一条以前导入过");
                faults.push(told(row.place, Column::Index, why));
            }
        }
        Ok(faults)
    })
}

fn is_taken(tx: &Tx<'_>, index: &str) -> Result<bool, StoreError> {
    let found =
        tx.first("SELECT id FROM item WHERE index_number = :index", params! { index }, |row| row.get::<String>("id"))?;
    Ok(found.is_some())
}

/// Whether a number is shaped as the house shapes its own, `body/2025-00001`, for a body that is not this one.
fn is_of_another(index: &str, body: &str) -> bool {
    let Some((whose, number)) = index.rsplit_once('/') else { return false };
    let Some((year, count)) = number.split_once('-') else { return false };
    let digits = |text: &str, least: usize| text.len() >= least && text.bytes().all(|sign| sign.is_ascii_digit());
    whose != body && year.len() == 4 && digits(year, 4) && digits(count, 5)
}

/// 以前导入过的 Items of the house, beside those of this file, that were made public on the same day under the same title.
///
/// Asked after the rows were filed, when the ledger's turn is ours: what another hand took in a moment ago is seen.
pub(super) fn known(tx: &Tx<'_>, body: &str, rows: &[(&Row, &str)]) -> Result<Vec<ImportFault>, StoreError> {
    let mut faults = Vec::new();
    for (row, number) in rows {
        let Some(on) = row.elsewhere.as_ref().map(|known| known.on) else { continue };
        let (from, until) = (midnight(on), midnight(on.tomorrow().unwrap_or(on)));
        let found = tx.first(
            "SELECT id, index_number FROM item
              WHERE body = :body AND published_at >= :from AND published_at < :until AND title = :title AND id <> :number
              ORDER BY id",
            params! { body, from, until, title: &row.text.title, number: *number },
            |row| Ok((row.get::<String>("id")?, row.get::<Option<String>>("index_number")?)),
        )?;
        if let Some((id, index)) = found {
            let other = format!("已经登记的一条（{}）", index.unwrap_or(id));
            faults.push(told(row.place, Column::Title, same(&other, on)));
        }
    }
    Ok(faults)
}

fn midnight(day: Date) -> i64 {
    Zone::shanghai().instant(day.at(0, 0, 0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_another_body_is_known_by_its_shape() {
        let cases = [
            ("licun/2025-00001", true),
            ("sangcun/2025-00001", false),
            ("SC-2024-1", false),
            ("http://old.example/2025-1", false),
            ("A/2024/1", false),
        ];
        for (index, is_theirs) in cases {
            assert_eq!(is_of_another(index, "sangcun"), is_theirs, "{index}");
        }
    }
}
