//! 卷宗室 What the desk of the whole house asks about records: only problems wait, each for the one who raised it.

use affairs::register::Obstacle;
use hall::serving::{Handing, Room};
use messages::{Catalogued as _, Message};
use office::{Clerk, DeskError, Office};
use store::{StoreError, Tx};

use super::{HERE, says};
use crate::records;

/// 台账 The room of the registers.
pub struct Records;

impl Room for Records {
    fn prefix(&self) -> &'static str {
        "register."
    }

    fn address(&self, record: &str) -> String {
        format!("{HERE}/records/{record}")
    }

    fn asks(&self, _: &str) -> (String, &'static str) {
        ("您提的问题说是解决了，等您确认".into(), "去确认")
    }

    fn waits(&self, _: &str) -> String {
        "确认问题解决了没有".into()
    }

    fn titles(&self, tx: &Tx<'_>, body: &str, records: &[String]) -> Result<Vec<String>, StoreError> {
        let title = |number: &String| {
            Ok(records::find(tx, body, number)?.map_or_else(String::new, |shown| says::title(&shown)))
        };
        records.iter().map(title).collect()
    }

    fn bars(&self, _: &Office, _: &Tx<'_>, _: &Clerk, _: &str, _: &Handing) -> Result<Vec<Message>, DeskError> {
        Ok(vec![Obstacle::OnlyOwn.message()])
    }
}
