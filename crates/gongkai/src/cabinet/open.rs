//! 开柜 Opens the cabinet that the settings name.

use store::{Engine, Options, Store};

use crate::{
    configuration::Configuration,
    trouble::{Refusal, Trouble},
};

/// The database of the settings as it is, once it is what this program expects; no table is changed.
pub(crate) fn cabinet(configuration: &Configuration) -> Result<Store, Refusal> {
    if let Engine::Sqlite(file) = configuration.engine()
        && !file.exists()
    {
        return Err(Refusal::from(Trouble::NoOffice(file.display().to_string())));
    }
    let open = || {
        let store = Store::open(&configuration.engine(), &Options::default())?;
        let lacking = store.lacks(migrations::SCRIPTS)?;
        Ok::<_, store::StoreError>((store, lacking))
    };
    let (store, lacking) = open().map_err(|error| Refusal::one(&error, 2))?;
    match lacking {
        Some(script) => Err(Refusal::from(Trouble::OldTables(script))),
        None => Ok(store),
    }
}
