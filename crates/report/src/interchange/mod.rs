//! 交换格式 A report as JSON: one value per cell, `null` for absent and never 0, sections without their headings.
//!
//! Cell names are paths: `t3.refused.process.natural` is found by going down four keys. `provenance` says how a cell
//! came by its content where that is not plain reading. Keys this shape does not know are passed over at the top, and
//! refused inside the tables, where a misspelt name would silently lose a number.

mod fault;
mod read;
mod write;

pub use fault::JsonError;
pub use read::{Part, from_json, part_from_json};
pub use write::to_json;
