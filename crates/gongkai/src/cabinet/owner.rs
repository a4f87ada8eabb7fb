//! 归谁 Whose database it is: root who opens that of the service leaves files of root beside it, and the service, which
//! may not write them, is locked out of its own house.

use std::{
    fs,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
};

use store::Engine;

use crate::{
    configuration::Configuration,
    trouble::{Refusal, Trouble},
};

/// 不以 root 打开别人的 Refuses root where what stands there belongs to somebody else; an office still to be made is
/// nobody's.
///
/// # Errors
///
/// [`Trouble::NotOwner`], before anything is opened or written.
pub(crate) fn must_be_ours(configuration: &Configuration) -> Result<(), Refusal> {
    let database = match configuration.engine() {
        Engine::Sqlite(file) => Some(file),
        Engine::Postgres(_) => None,
    };
    let places: Vec<PathBuf> = database.into_iter().chain([configuration.files()]).collect();
    match foreign(me(), &places) {
        Some((place, owner)) => {
            Err(Refusal::from(Trouble::NotOwner { place: place.display().to_string(), owner: named(owner) }))
        }
        None => Ok(()),
    }
}

/// The first place that is there and not of root, for root; none for anybody else, whom the system stops by itself.
fn foreign(me: u32, places: &[PathBuf]) -> Option<(&Path, u32)> {
    let owner = |place: &PathBuf| fs::metadata(place).ok().map(|facts| facts.uid());
    let owned = places.iter().filter_map(|place| Some((place.as_path(), owner(place)?)));
    owned.into_iter().find(|(_, owner)| me == 0 && *owner != 0)
}

/// Who runs this program; where the system does not say, nobody who is stopped here.
fn me() -> u32 {
    fs::metadata("/proc/self").map_or(u32::MAX, |facts| facts.uid())
}

/// The name of a user as the machine has it, else `#` and the number, which `sudo -u` takes as well.
fn named(user: u32) -> String {
    let known = fs::read_to_string("/etc/passwd").unwrap_or_default();
    name_in(&known, user).unwrap_or_else(|| format!("#{user}"))
}

fn name_in(known: &str, user: u32) -> Option<String> {
    let mut lines = known.lines().map(|line| line.split(':'));
    lines.find_map(|mut fields| {
        let name = fields.next()?;
        (fields.nth(1)?.parse() == Ok(user)).then(|| name.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::chown;

    use super::*;

    #[test]
    fn root_is_stopped_at_what_belongs_to_somebody_else_and_nobody_else_is() {
        let room = std::env::temp_dir().join(format!("gongkai-owner-{}", std::process::id()));
        fs::create_dir_all(&room).unwrap();
        let (file, absent) = (room.join("gongkai.db"), room.join("files"));
        fs::write(&file, b"").unwrap();
        let places = [absent, file.clone()];
        let own = fs::metadata(&file).unwrap().uid();
        assert_eq!(own, me(), "the system says who we are");
        assert_eq!(foreign(own, &places), None, "one's own");
        if own == 0 {
            chown(&file, Some(61_234), None).unwrap();
            assert_eq!(foreign(0, &places), Some((file.as_path(), 61_234)), "root at the service's");
            assert_eq!(foreign(61_234, &places), None, "the service at its own");
        } else {
            assert_eq!(foreign(0, &places), Some((file.as_path(), own)), "root at ours");
        }
        assert_eq!(foreign(0, &places[..1]), None, "nothing is there yet");
        fs::remove_dir_all(&room).unwrap();
    }

    #[test]
    fn a_user_is_called_as_the_machine_calls_them() {
        let known = "root:x:0:0:root:/root:/bin/sh\n坏行\ngongkai:x:998:998::/var/lib/gongkai:/usr/sbin/nologin\n";
        assert_eq!(name_in(known, 998).as_deref(), Some("gongkai"));
        assert_eq!(name_in(known, 7), None);
        assert_eq!(named(4_000_000_001), "#4000000001");
    }
}
