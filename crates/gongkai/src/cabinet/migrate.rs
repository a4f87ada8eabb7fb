//! 改表 `gongkai migrate`: the database becomes what this program expects; an older one is copied first.

use store::{Options, Store};

use crate::{
    cabinet::MachineClock,
    commands::Settings,
    configuration::Configuration,
    say,
    say::{GREEN, styled},
    trouble::{Outcome, Refusal},
};

/// Runs what is missing, in order, and says what was done.
pub(crate) fn run(settings: &Settings) -> Outcome {
    let configuration = Configuration::load(settings.config.as_deref())?;
    let store = Store::open(&configuration.engine(), &Options::default()).map_err(|error| Refusal::one(&error, 2))?;
    let now = office::Clock::now(&MachineClock);
    let migrated = store.migrate(migrations::SCRIPTS, now).map_err(|error| Refusal::one(&error, 1))?;
    let mut text = match migrated.applied.len() {
        0 => format!("{} 数据库已经是这一版的样子，没有改。\n", styled(GREEN, "●")),
        ran => format!("{} 数据库改好了，一共 {ran} 步。\n", styled(GREEN, "●")),
    };
    if let Some(copy) = migrated.copy {
        text.push_str(&format!("   改之前的留在 {}\n", copy.display()));
    }
    say::out(&text);
    Ok(0)
}
