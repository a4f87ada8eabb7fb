//! 核审计链 `gongkai audit verify`: every entry from the first to the last.

use store::chain::{Break, Head};

use super::cabinet;
use crate::{
    commands::Settings,
    configuration::Configuration,
    files, say,
    say::{DIM, GREEN, styled},
    trouble::{Outcome, Refusal},
};

/// Verifies the chain and says so, or names the first entry that is not as it was written.
pub(crate) fn verify(settings: &Settings, json: bool) -> Outcome {
    let configuration = Configuration::load(settings.config.as_deref())?;
    let store = cabinet(&configuration)?;
    let verified = store.verify().map_err(|error| Refusal::one(&error, 2))?;
    if json {
        files::print(format!("{}\n", shape(&verified)).as_bytes())?;
        return Ok(u8::from(verified.is_err()));
    }
    match verified {
        Ok(Head { position: entries, hash: head }) => {
            let head = if entries == 0 { String::new() } else { format!("\n   链尾 {}", head) };
            say::out(&format!(
                "{} 审计链完整：{entries} 笔，从第一笔到最后一笔都没有动过。{}\n",
                styled(GREEN, "●"),
                styled(DIM, &head)
            ));
            Ok(0)
        }
        Err(broken) => Err(Refusal::one(&broken, 1)),
    }
}

fn shape(verified: &Result<Head, Break>) -> serde_json::Value {
    match verified {
        Ok(Head { position: entries, hash: head }) => {
            serde_json::json!({"whole": true, "entries": entries, "head": head.to_string()})
        }
        Err(broken) => serde_json::json!({
            "whole": false,
            "first_bad": broken.position,
            "message": messages::Catalogued::message(broken).to_string(),
        }),
    }
}
