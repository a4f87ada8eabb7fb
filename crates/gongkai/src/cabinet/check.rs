//! 看设置 `gongkai check`: every setting as it stands.

use crate::{commands::Settings, configuration::Configuration, say, trouble::Outcome};

/// Prints the settings as they would be written, secrets masked.
pub(crate) fn run(settings: &Settings) -> Outcome {
    let configuration = Configuration::load(settings.config.as_deref())?;
    let mut text = String::new();
    let mut section = "";
    for (name, value) in configuration.shown() {
        let (in_section, key) = name.split_once('.').unwrap_or(("", name));
        if in_section != section {
            text.push_str(&format!("\n[{in_section}]\n"));
            section = in_section;
        }
        text.push_str(&format!("{key} = {value}\n"));
    }
    say::out(&text);
    Ok(0)
}
