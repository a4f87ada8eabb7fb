//! 统计数 `gongkai figures`: every countable figure of a year with the records behind it.

use std::fmt::Write as _;

use office::Counted;
use publication::figures::counted;
use store::Scope;

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
    let figures = store
        .read(&Scope::body(&arguments.body), |tx| counted(tx, &arguments.body, arguments.year, &calendar))
        .map_err(|error: store::StoreError| Refusal::one(&error, 2))?;
    if arguments.json {
        files::print(format!("{:#}\n", shape(arguments, &figures)).as_bytes())?;
    } else {
        say::out(&told(arguments, &figures));
    }
    Ok(0)
}

/// The shape of `contracts.md` §2.
fn shape(arguments: &Figures, figures: &[Counted]) -> serde_json::Value {
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
    serde_json::json!({"body": arguments.body, "year": arguments.year, "figures": figures})
}

fn told(arguments: &Figures, figures: &[Counted]) -> String {
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
    text
}
