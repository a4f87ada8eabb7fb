//! 换密钥 `gongkai key`: a new version of the key, what is sealed with which, and the end of an old one.

use std::fs::{self, File, TryLockError};

use account::{KeyKept, key_renewed, key_retired};
use office::{Office, Resealed, Sealed};
use seals::Keys;

use super::{
    KeyTrouble, MachineChance, cabinet, held,
    key::{self, Looks},
    office, open,
};
use crate::{
    commands::Settings,
    configuration::Configuration,
    say,
    say::{DIM, GREEN, OCHRE, styled},
    trouble::{Outcome, Refusal, Trouble},
};

/// Values sealed anew in one turn: the pages wait for none of them longer than a moment.
const AT_ONCE: i64 = 100;

/// Seals everything with a new version; what a former run did not finish is finished first, and nothing new begun.
pub(crate) fn rotate(settings: &Settings) -> Outcome {
    let configuration = Configuration::load(settings.config.as_deref())?;
    let _alone = alone(&configuration)?;
    let before = office(&configuration)?;
    let newest = before.seal.newest();
    let left = left(&before.store, newest)?;
    let unfinished = left > 0 || (newest > 1 && key_renewed(&before).map_err(|error| Refusal::one(&error, 2))?);
    if !unfinished {
        let mut keys = keys(&configuration)?;
        keys.renew(&MachineChance);
        key::replace(&configuration.key, &keys)?;
    }
    let office = office(&configuration)?;
    key_renewed(&office).map_err(|error| Refusal::one(&error, 2))?;
    let newest = office.seal.newest();
    let begun = if unfinished { "接着办上一次没有办完的" } else { "加了新的一版" };
    say::out(&format!("{} 密钥{begun}：第 {newest} 版，写在 {}\n", styled(GREEN, "●"), key::name(&configuration.key)));
    let all = reseal(&office).map_err(|error| Refusal::one(&error, 2))?;
    finished(&office.store, newest, all)
}

/// What was done and what is left; something is left only where it does not open.
fn finished(store: &store::Store, newest: u32, Resealed { done, unopened }: Resealed) -> Outcome {
    let left = left(store, newest)?;
    say::out(&format!("   重新加密了 {done} 处，还剩 {left} 处用着旧的。\n"));
    if unopened > 0 {
        return Err(Refusal::one(&KeyTrouble::Unopened(unopened), 1));
    }
    if left > 0 {
        say::out(&styled(OCHRE, "   刚才又有人用旧的写了，请再运行一次。\n"));
        return Ok(1);
    }
    let told = "   请把密钥文件另外再保管两份。以前的备份要用旧的几版才打得开：备份还留着，旧的就不要扔。\n";
    say::out(&styled(DIM, told));
    Ok(0)
}

/// Which version seals how much.
pub(crate) fn check(settings: &Settings) -> Outcome {
    let configuration = Configuration::load(settings.config.as_deref())?;
    let store = cabinet(&configuration)?;
    let keys = keys(&configuration)?;
    let used = used(&store)?;
    let mut versions = keys.versions();
    versions.extend(used.iter().map(|it| it.version));
    versions.sort_unstable();
    versions.dedup();
    let newest = keys.versions().last().copied().unwrap_or_default();
    let mut text = String::new();
    for version in versions {
        let values = used.iter().find(|it| it.version == version).map_or(0, |it| it.values);
        let what = match version {
            version if version == newest => "，现在用它加密",
            version if !keys.versions().contains(&version) => "，密钥文件里没有这一版",
            _ if values == 0 => "，可以删掉",
            _ => "，请运行 gongkai key rotate",
        };
        text.push_str(&format!("{} 第 {version} 版：{values} 处用着{what}\n", styled(GREEN, "●")));
    }
    say::out(&text);
    Ok(0)
}

/// A version that seals nothing leaves the key file.
pub(crate) fn retire(settings: &Settings, version: u32) -> Outcome {
    let configuration = Configuration::load(settings.config.as_deref())?;
    let _alone = alone(&configuration)?;
    let office = office(&configuration)?;
    let keys = keys(&configuration)?;
    if !keys.versions().contains(&version) {
        return Err(Refusal::one(&KeyTrouble::NoVersion(version), 1));
    }
    let elsewhere = register::sealed_by_version(&office.store).map_err(|error| Refusal::one(&error, 2))?;
    let elsewhere = elsewhere.iter().find(|it| it.version == version).map_or(0, |it| it.values);
    let retired = key_retired(&office, version, elsewhere).map_err(|error| open::refusal(&error))?;
    retired.map_err(|kept| {
        let trouble = match kept {
            KeyKept::Newest => KeyTrouble::Newest(version),
            KeyKept::Used(left) => KeyTrouble::StillUsed { version, left },
            KeyKept::TooSoon => KeyTrouble::TooSoon(version),
        };
        Refusal::one(&trouble, 1)
    })?;
    key::replace(&configuration.key, &keys.without(version))?;
    say::out(&format!(
        "{} 第 {version} 版密钥删掉了。以前的备份里用着它的，要用另外保管的那一份才打得开。\n",
        styled(GREEN, "●")
    ));
    Ok(0)
}

/// Every department's sealed values anew.
fn reseal(office: &Office) -> Result<Resealed, store::StoreError> {
    let accounts = account::reseal(office, AT_ONCE, &mut |_| {})?;
    let registers = register::reseal(office, AT_ONCE)?;
    Ok(Resealed { done: accounts.done + registers.done, unopened: accounts.unopened + registers.unopened })
}

/// Of every department, by version.
fn used(store: &store::Store) -> Result<Vec<Sealed>, Refusal> {
    let mut all = account::sealed_by_version(store).map_err(|error| Refusal::one(&error, 2))?;
    for more in register::sealed_by_version(store).map_err(|error| Refusal::one(&error, 2))? {
        match all.iter_mut().find(|it| it.version == more.version) {
            Some(known) => known.values += more.values,
            None => all.push(more),
        }
    }
    Ok(all)
}

/// Values that another version than the newest sealed.
fn left(store: &store::Store, newest: u32) -> Result<u64, Refusal> {
    Ok(used(store)?.iter().filter(|it| it.version != newest).map(|it| it.values).sum())
}

fn keys(configuration: &Configuration) -> Result<Keys, Refusal> {
    let store = cabinet(configuration)?;
    key::load(&configuration.key, held(&store)?)
}

/// The key file for oneself until this is dropped, so that no two add the same version; a process that dies lets go of it.
fn alone(configuration: &Configuration) -> Result<Option<File>, Refusal> {
    loop {
        // Whether there ought to be one, whoever reads it says.
        let Ok(file) = File::open(&configuration.key) else { return Ok(None) };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(key::refused(KeyTrouble::Busy(key::name(&configuration.key))));
            }
            Err(TryLockError::Error(error)) => return Err(Trouble::reading(&configuration.key, &error).into()),
        }
        let (Ok(mine), Ok(there)) = (file.metadata(), fs::metadata(&configuration.key)) else { continue };
        // Another one took its place before it was ours.
        if Looks::of(&mine) == Looks::of(&there) {
            return Ok(Some(file));
        }
    }
}
