//! 阅览 Reading connections: some are kept, more are opened when all are busy, so that nested looks never wait.

use std::sync::Mutex;

use crate::{
    connection::{Connection, Purpose},
    error::StoreError,
    writer::locked,
};

#[derive(Default)]
pub(crate) struct Readers {
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    /// A look in one snapshot. A connection that died since the last look is opened anew.
    pub(crate) fn look<T>(
        &self,
        keep: usize,
        open: &dyn Fn() -> Result<Connection, StoreError>,
        look: impl FnOnce(&mut Connection) -> T,
    ) -> Result<T, StoreError> {
        let mut link = self.begun(open)?;
        let seen = look(&mut link);
        if link.roll_back().is_ok() {
            let mut idle = locked(&self.idle);
            if idle.len() < keep {
                idle.push(link);
            }
        }
        Ok(seen)
    }

    fn begun(&self, open: &dyn Fn() -> Result<Connection, StoreError>) -> Result<Connection, StoreError> {
        loop {
            let kept = locked(&self.idle).pop();
            let Some(mut link) = kept else { break };
            match link.begin(Purpose::Read) {
                Ok(()) => return Ok(link),
                Err(error) if error.lost() => {}
                Err(error) => return Err(error),
            }
        }
        let mut link = open()?;
        link.begin(Purpose::Read)?;
        Ok(link)
    }

    pub(crate) fn clear(&self) {
        locked(&self.idle).clear();
    }
}
