//! 双胞胎 A backup restored elsewhere is the same office: the same end of the chain, the same rows.

use office::Office;
use store::{Engine, backup, chain::Head, files::Folder};

use super::print;
use crate::{run::Run, world::opened};

impl Run<'_> {
    pub(super) fn of_twin(&mut self, head: &Head) -> Result<(), String> {
        let folder = self.world.folder().join("twin");
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let archive = folder.join("backup.zip");
        let office = &self.world.office;
        backup::backup(&office.store, &*office.files, &archive, self.world.now()).map_err(|error| error.to_string())?;
        let files = Folder::open(folder.join("files")).map_err(|error| error.to_string())?;
        let store = opened(&Engine::Sqlite(folder.join("town.db")))?;
        backup::restore(&store, &files, &archive, migrations::SCRIPTS, self.world.now())
            .map_err(|error| error.to_string())?;
        let before = print(&self.world)?;
        let twin = Office { store, ..self.world.office.clone() };
        let old = std::mem::replace(&mut self.world.office, twin);
        let restored = self.world.store().verify().map_err(|error| error.to_string());
        let after = if self.world.is_file() { print(&self.world)? } else { before.clone() };
        self.world.office = old;
        match restored?.map(|found| found == *head) {
            Ok(true) if before == after => Ok(()),
            Ok(true) => Err("what was restored has other rows".into()),
            other => Err(format!("what was restored has another chain: {other:?}")),
        }
    }
}
