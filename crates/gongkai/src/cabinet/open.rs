//! 开柜 Opens the cabinet that the settings name, and the office around it.

use std::sync::Arc;

use account::{Holdings, holdings, seal_plain_values, try_key};
use office::{Checks, DeskError, Office};
use publication::FormCheck;
use store::{Engine, Options, Store, files::Folder};

use super::{
    MachineChance, MachineClock,
    key::{self, KeyTrouble},
    owner::must_be_ours,
    post,
};
use crate::{
    calendar,
    configuration::Configuration,
    obliged::Departments,
    trouble::{Refusal, Trouble},
};

/// The database of the settings as it is, once it is what this program expects; no table is changed.
pub(crate) fn cabinet(configuration: &Configuration) -> Result<Store, Refusal> {
    if let Engine::Sqlite(file) = configuration.engine()
        && !file.exists()
    {
        return Err(Refusal::from(Trouble::NoOffice(file.display().to_string())));
    }
    must_be_ours(configuration)?;
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

/// 开办公室 Everything a desk needs, at the machine's clock; refused without the key that opens what is sealed.
pub(crate) fn office(configuration: &Configuration) -> Result<Office, Refusal> {
    let store = cabinet(configuration)?;
    let held = held(&store)?;
    let keys = key::load(&configuration.key, held)?;
    let office = around(configuration, store, keys)?;
    fitting(&office, configuration)?;
    seal_plain_values(&office).map_err(|error| refusal(&error))?;
    begin_to_catch_up(&office.store).map_err(|error| Refusal::one(&error, 2))?;
    Ok(office)
}

/// A small cabinet in which an older program filed is set right before anybody looks; of a large one the first two thousand
/// items, and the errands go on with the rest.
fn begin_to_catch_up(store: &Store) -> Result<(), store::StoreError> {
    const STEPS: usize = 10;
    let mut pass = publication::CatchUp::default();
    for _ in 0..STEPS {
        if pass.step(store, || {})?.is_none() {
            break;
        }
    }
    Ok(())
}

/// The office around an open store and a key that was loaded or just made.
pub(crate) fn around(configuration: &Configuration, store: Store, keys: seals::Keys) -> Result<Office, Refusal> {
    let chance = Arc::new(MachineChance);
    Ok(Office {
        store,
        files: Arc::new(Folder::open(configuration.files()).map_err(|error| Refusal::one(&error, 2))?),
        calendar: Arc::new(calendar::known(&configuration.data)?),
        clock: Arc::new(MachineClock),
        seal: key::following(keys, &configuration.key, chance.clone()),
        chance,
        post: post::of(configuration)?,
        checks: checks(),
        matters: Arc::new(Departments),
    })
}

/// 全部检查 Every check a text passes.
pub(crate) fn checks() -> Checks {
    Checks::of(FormCheck)
}

pub(crate) fn held(store: &Store) -> Result<Holdings, Refusal> {
    holdings(store).map_err(|error| Refusal::one(&error, 2))
}

/// Refuses a key that does not open what stands in the database.
pub(crate) fn fitting(office: &Office, configuration: &Configuration) -> Result<(), Refusal> {
    match try_key(office).and_then(|()| register::try_key(office)) {
        Ok(()) => Ok(()),
        Err(DeskError::Sealed(error)) => {
            let mut misfit = key::refused(KeyTrouble::Misfit(key::name(&configuration.key)));
            misfit.messages.push(messages::Catalogued::message(&error));
            Err(misfit)
        }
        Err(error) => Err(refusal(&error)),
    }
}

pub(crate) fn refusal(error: &DeskError) -> Refusal {
    Refusal { messages: error.messages(), unsaid: 0, exit: 1 }
}
