//! 卷宗室 What the desk of the whole house asks about items.

use hall::{
    Stop,
    serving::{Aside, Handing, Number, Room, Seated},
};
use jiff::civil::Date;
use messages::Message;
use office::{Clerk, DeskError, Office, Waiting};
use store::{StoreError, Tx};

use super::{HERE, list::numbers, path};
use crate::{desk, filing::words_of, records};

/// 稿件 The room of items.
pub struct Items;

impl Room for Items {
    fn prefix(&self) -> &'static str {
        "publication."
    }

    fn address(&self, record: &str) -> String {
        format!("{HERE}/{record}")
    }

    fn asks(&self, what: &str) -> (String, &'static str) {
        let step = |code: &str| match code {
            "secrecy" => "保密审查",
            "proof-1" => "一校",
            "proof-2" => "二校",
            "proof-3" => "三校",
            "first" => "初审",
            "second" => "复审",
            _ => "终审",
        };
        let parts: Vec<&str> = what.split('.').collect();
        match parts[..] {
            [_, "submission"] => ("写好了就送审".into(), "去写"),
            [_, "rework"] => ("退回来了，改好再送".into(), "去改"),
            [_, "sign", code] => (format!("等您{}", step(code)), "去看"),
            [_, "renew", code] => (format!("稿件改过，等您重新{}，只看改了的地方", step(code)), "去看"),
            [_, "debt", code] => (format!("应急发布以后补{}", step(code)), "去补"),
            [_, "release"] => ("审定了，等发布".into(), "去发布"),
            [_, "confirmation"] => ("撤下了，等您确认或恢复".into(), "去确认"),
            _ => (what.to_owned(), "去看"),
        }
    }

    fn waits(&self, what: &str) -> String {
        words_of(what).unwrap_or_else(|| what.to_owned())
    }

    fn titles(&self, tx: &Tx<'_>, body: &str, records: &[String]) -> Result<Vec<String>, StoreError> {
        records::titles(tx, body, records)
    }

    fn ticks(&self, tx: &Tx<'_>, body: &str, records: &[String]) -> Result<Vec<Vec<Stop>>, StoreError> {
        let items = records::items(tx, body, records)?;
        let of = |number: &String| items.iter().find(|item| item.number == *number).map(path::ticks);
        Ok(records.iter().map(|number| of(number).unwrap_or_default()).collect())
    }

    fn elsewhere(&self, tx: &Tx<'_>, seated: &Seated) -> Result<Vec<Waiting>, StoreError> {
        numbers::elsewhere(tx, seated)
    }

    fn with_others(&self, tx: &Tx<'_>, seated: &Seated) -> Result<Option<Number>, StoreError> {
        numbers::of_others(tx, seated).map(Some)
    }

    fn aside(&self, office: &Office, tx: &Tx<'_>, seated: &Seated) -> Result<Option<Aside>, StoreError> {
        numbers::of_week(office, tx, seated)
    }

    fn numbers(&self, tx: &Tx<'_>, seated: &Seated, today: Date) -> Result<Vec<Number>, StoreError> {
        numbers::of_year(tx, seated, today)
    }

    fn bars(
        &self,
        office: &Office,
        tx: &Tx<'_>,
        clerk: &Clerk,
        record: &str,
        handing: &Handing,
    ) -> Result<Vec<Message>, DeskError> {
        desk::bars(office, tx, clerk, record, handing)
    }

    fn hand_over(
        &self,
        office: &Office,
        tx: &Tx<'_>,
        clerk: &Clerk,
        record: &str,
        handing: &Handing,
    ) -> Result<(), DeskError> {
        desk::hand_over(office, tx, clerk, record, handing).map(|_| ())
    }
}
