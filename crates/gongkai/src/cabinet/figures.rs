//! 统计数 `gongkai figures`: every countable figure of a year with the records behind it.

use std::fmt::Write as _;

use office::Counted;
use register::figures::{Gap, gaps};
use store::{Scope, StoreError};

use super::cabinet;
use crate::{
    calendar,
    commands::Figures,
    configuration::Configuration,
    files, say,
    say::{DIM, styled},
    trouble::{Outcome, Refusal},
};

/// Prints the figures of one body and year.
pub(crate) fn run(arguments: &Figures) -> Outcome {
    let configuration = Configuration::load(arguments.settings.config.as_deref())?;
    let store = cabinet(&configuration)?;
    let calendar = calendar::known(&configuration.data)?;
    let (body, year) = (&arguments.body, arguments.year);
    let (figures, gaps) = store
        .read(&Scope::body(body), |tx| {
            let mut figures = publication::figures::counted(tx, body, year, &calendar)?;
            figures.extend(register::figures::counted(tx, body, year)?);
            figures.sort_by_key(|figure| figure.id);
            Ok((figures, gaps(tx, body, year)?))
        })
        .map_err(|error: StoreError| Refusal::one(&error, 2))?;
    if arguments.json {
        files::print(format!("{:#}\n", shape(arguments, &figures, &gaps)).as_bytes())?;
    } else {
        say::out(&told(arguments, &figures, &gaps));
    }
    Ok(0)
}

/// The shape of `contracts.md` §2, and beside it the ledgers that were never opened.
fn shape(arguments: &Figures, figures: &[Counted], gaps: &[Gap]) -> serde_json::Value {
    let figures: Vec<_> = figures
        .iter()
        .map(|figure| {
            serde_json::json!({
                "id": figure.id,
                "value": figure.value,
                "unit": figure.unit,
                "definition": figure.definition,
                "version": figure.version,
                "records": figure.records,
            })
        })
        .collect();
    let gaps: Vec<_> = gaps.iter().map(|gap| serde_json::json!({"id": gap.id, "register": gap.kind.id()})).collect();
    serde_json::json!({"body": arguments.body, "year": arguments.year, "figures": figures, "gaps": gaps})
}

fn told(arguments: &Figures, figures: &[Counted], gaps: &[Gap]) -> String {
    let mut text = format!("{} {} 年\n\n", arguments.body, arguments.year);
    for figure in figures {
        let _ = writeln!(text, "{}  {} {}", figure.id, figure.value, figure.unit);
        let _ = writeln!(
            text,
            "{}",
            styled(DIM, &format!("      {}（{} 条记录）", figure.definition, figure.records.len()))
        );
    }
    if figures.is_empty() {
        text.push_str("这一年还没有可数的记录。没有记录不等于 0。\n");
    }
    if !gaps.is_empty() {
        let missing: Vec<String> = gaps.iter().map(|gap| format!("{}（{}）", gap.kind.name(), gap.id)).collect();
        let _ = writeln!(text, "还没有开的台账，说不出数，也不能算 0：{}。", missing.join("、"));
    }
    text
}
