//! 办公室 The office of the settings: cabinet, files, calendar, and the ports of this machine.

use std::sync::Arc;

use office::{Checks, Office};
use publication::FormCheck;
use store::{Store, files::Folder};

use super::{MachineChance, MachineClock, PostFolder};
use crate::{calendar, configuration::Configuration, trouble::Refusal};

/// The office around an open cabinet.
pub(crate) fn office(configuration: &Configuration, store: Store) -> Result<Office, Refusal> {
    let folder = Folder::open(configuration.files()).map_err(|error| Refusal::one(&error, 2))?;
    Ok(Office {
        store,
        files: Arc::new(folder),
        calendar: Arc::new(calendar::known(&configuration.data)?),
        clock: Arc::new(MachineClock),
        chance: Arc::new(MachineChance),
        checks: Checks::of(FormCheck),
        post: Arc::new(PostFolder::at(configuration.data.join("post"))),
    })
}
