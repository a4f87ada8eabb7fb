//! 改表 `gongkai migrate`: the database becomes what this program expects; an older one is copied first,
//! and what it holds of people unsealed is sealed.

use store::{Options, Store};

use super::{MachineChance, MachineClock, key, office, open, owner::must_be_ours};
use crate::{
    commands::Settings,
    configuration::Configuration,
    say,
    say::{GREEN, styled},
    trouble::{Outcome, Refusal},
};

/// Runs what is missing, in order, and says what was done.
pub(crate) fn run(settings: &Settings) -> Outcome {
    let configuration = Configuration::load(settings.config.as_deref())?;
    must_be_ours(&configuration)?;
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
    seal(&configuration, &store)?;
    Ok(0)
}

/// What stands plain is sealed; the first time, the key is made for it.
fn seal(configuration: &Configuration, store: &Store) -> Result<(), Refusal> {
    let held = open::held(store)?;
    if !held.sealed && !held.plain {
        return Ok(());
    }
    let (_, made) = key::load_or_make(&configuration.key, held, &MachineChance)?;
    office(configuration)?;
    if held.plain {
        say::out(
            "   原来没有加密的姓名、邮箱和动态口令加密好了。改之前留的那一份、以前的备份里还是没有加密的，用不着了请删掉。\n",
        );
    }
    if made {
        let key = configuration.key.display();
        say::out(&format!("   密钥在 {key}：不进备份，请另外保管两份；丢了它，加密的内容谁也打不开。\n"));
    }
    Ok(())
}
