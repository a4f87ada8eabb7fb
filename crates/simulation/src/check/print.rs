//! 底片 All rows of the office as text: whether something changed that nobody acknowledged.

use std::fmt::Write as _;

use store::{StoreError, Tx, params};

use crate::world::World;

/// Everything an act could change but the ledger, of which the trail knows, and sessions, which every look moves on.
const TABLES: [&str; 15] = [
    "item",
    "item_text",
    "item_remark",
    "item_words",
    "index_sequence",
    "figure",
    "waiting",
    "address",
    "errand",
    "role_held",
    "deputy",
    "account",
    "body",
    "section",
    "import",
];

/// 底片 Every row, one line each, in a fixed order.
pub(crate) fn print(world: &World) -> Result<String, String> {
    let file = world.is_file();
    let all = world.look(|tx| {
        let mut text = String::new();
        for table in TABLES {
            for line in lines(tx, table, file)? {
                let _ = writeln!(text, "{table}: {line}");
            }
        }
        Ok(text)
    });
    all.map_err(|error| error.to_string())
}

fn lines(tx: &Tx<'_>, table: &str, file: bool) -> Result<Vec<String>, StoreError> {
    let sql = if file {
        let columns = format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid");
        let columns = tx.select(&columns, params! {}, |row| row.get::<String>("name"))?;
        let quoted: Vec<String> = columns.iter().map(|name| format!("quote({name})")).collect();
        format!("SELECT {} AS line FROM {table} ORDER BY 1", quoted.join(" || ',' || "))
    } else {
        format!("SELECT CAST(one AS text) AS line FROM {table} AS one ORDER BY 1")
    };
    tx.select(&sql, params! {}, |row| row.get("line"))
}
