//! 到点 What the house does by itself: errands that are due, items whose hour has come.

use super::Run;
use crate::{model::Stand, world::Trouble};

impl Run<'_> {
    /// What is due is carried out; scheduled items come out or are held.
    pub(crate) fn errands(&mut self, dies_at: Option<i64>) -> Result<(), String> {
        let sabotage = dies_at.map(|reading| self.world.spoil(Trouble::Killed { reading })).transpose()?;
        let ran = self.world.run_errands();
        if let Some(sabotage) = sabotage {
            self.tally.troubles += u32::from(self.world.mend(sabotage)?);
        }
        if let Some(Err(error)) = ran {
            return Err(format!("errands broke off: {error}"));
        }
        self.follow_hours()
    }

    /// The ledger since it was read last, which the house itself wrote: releases at their hour, errands given up.
    pub(super) fn follow_hours(&mut self) -> Result<(), String> {
        let (now, today) = (self.world.now(), self.world.today());
        for entry in self.trail.follow(self.world.store())? {
            let out = match entry.kind.as_str() {
                "publication.published" => true,
                "publication.held" => false,
                "errand.stuck" => continue,
                kind => return Err(format!("nobody did this, and the ledger has {kind} of {}", entry.record)),
            };
            let due = self.house.piece(&entry.record).map(|piece| piece.stand.clone());
            let Some(Stand::Scheduled { at, by }) = due else {
                return Err(format!("{} came out at an hour that nobody set: {due:?}", entry.record));
            };
            if at > now || entry.account != by {
                return Err(format!("{} came out early, or in the name of {}", entry.record, entry.account));
            }
            if !out {
                self.house.owe_alarm(&entry.record, &by, entry.position);
            }
            if self.house.hour_came(&entry.record, now, today) != out {
                return Err(format!("{} has {} though it must be otherwise", entry.record, entry.kind));
            }
        }
        Ok(())
    }
}
