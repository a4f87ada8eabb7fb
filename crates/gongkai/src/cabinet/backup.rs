//! 备份和恢复 One file from one snapshot, and back into an empty place on either engine.

use std::path::Path;

use office::Clock;
use store::{Options, Store, archive::Manifest, backup as archive, files::Folder};

use super::{KeyTrouble, MachineClock, cabinet, key, open, owner::must_be_ours};
use crate::{
    commands::Archive,
    configuration::Configuration,
    say,
    say::{GREEN, styled},
    trouble::{Outcome, Refusal, Trouble},
};

/// Writes the archive; pages may be served meanwhile.
pub(crate) fn backup(arguments: &Archive) -> Outcome {
    let configuration = Configuration::load(arguments.settings.config.as_deref())?;
    refuse_existing(&arguments.file)?;
    let store = cabinet(&configuration)?;
    let files = folder(&configuration)?;
    let made = archive::backup(&store, &files, &arguments.file, MachineClock.now());
    let made = made.map_err(|error| Refusal::one(&error, 1))?;
    say::out(&format!(
        "{} 备份写好了：{}\n   {}。密钥不在里面，请另外保管（{}），没有它，恢复以后读不出姓名。\n",
        styled(GREEN, "●"),
        arguments.file.display(),
        told(&made),
        configuration.key.display()
    ));
    Ok(0)
}

/// Brings an archive back into the empty place the settings name.
pub(crate) fn restore(arguments: &Archive) -> Outcome {
    let configuration = Configuration::load(arguments.settings.config.as_deref())?;
    must_be_ours(&configuration)?;
    let store = Store::open(&configuration.engine(), &Options::default()).map_err(|error| Refusal::one(&error, 2))?;
    let files = folder(&configuration)?;
    let now = MachineClock.now();
    let made = archive::restore(&store, &files, &arguments.file, migrations::SCRIPTS, now);
    let made = made.map_err(|error| Refusal::one(&error, 1))?;
    store.migrate(migrations::SCRIPTS, now).map_err(|error| Refusal::one(&error, 1))?;
    say::out(&format!("{} 恢复好了：{}，从头核到尾，完整。\n", styled(GREEN, "●"), told(&made)));
    if let Some(unread) = unread(&configuration, &store)? {
        say::refusal(&unread);
    }
    Ok(0)
}

/// What cannot be read of a restored office because its key is not here, or not the right one.
fn unread(configuration: &Configuration, store: &Store) -> Result<Option<Refusal>, Refusal> {
    let held = open::held(store)?;
    if !held.sealed {
        return Ok(None);
    }
    let opened = key::load(&configuration.key, held)
        .and_then(|keys| open::around(configuration, store.clone(), keys))
        .and_then(|office| open::fitting(&office, configuration));
    let brought = KeyTrouble::NotBrought(key::name(&configuration.key));
    Ok(opened.err().map(|_| Refusal::one(&brought, 0)))
}

fn told(made: &Manifest) -> String {
    let rows: u64 = made.tables.iter().map(|table| table.rows).sum();
    let (tables, files, entries) = (made.tables.len(), made.files.len(), made.head_position);
    format!("{tables} 个表，{rows} 行，{files} 个附件，审计链 {entries} 笔")
}

fn folder(configuration: &Configuration) -> Result<Folder, Refusal> {
    Folder::open(configuration.files()).map_err(|error| Refusal::one(&error, 2))
}

fn refuse_existing(file: &Path) -> Result<(), Trouble> {
    if file.exists() {
        return Err(Trouble::Exists(file.display().to_string()));
    }
    Ok(())
}
