//! 卷宗室 What the desk of the whole house asks about tasks: open ones stand under 今天 with their days left.

use hall::serving::{Number, Room, Seated};
use jiff::civil::Date;
use store::{StoreError, Tx};

use super::{CALENDAR, READERS, words};
use crate::{
    filing::{ANSWER, PUBLISH},
    records,
};

/// 公开任务 The room of obligations.
pub struct Tasks;

impl Room for Tasks {
    fn prefix(&self) -> &'static str {
        "obligation."
    }

    fn address(&self, record: &str) -> String {
        format!("{CALENDAR}/tasks/{record}")
    }

    fn asks(&self, what: &str) -> (String, &'static str) {
        match what {
            PUBLISH => ("目录上的事项，到期前要公开".into(), "去写"),
            ANSWER => ("今年有没有发生，请答复".into(), "去答复"),
            _ => (what.to_owned(), "去看"),
        }
    }

    fn waits(&self, what: &str) -> String {
        match what {
            PUBLISH => "公开目录上的事项".into(),
            ANSWER => "答复有没有发生".into(),
            _ => what.to_owned(),
        }
    }

    fn titles(&self, tx: &Tx<'_>, body: &str, records: &[String]) -> Result<Vec<String>, StoreError> {
        let title = |number: &String| {
            let task = records::task(tx, body, number)?;
            let Some(task) = task else { return Ok(String::new()) };
            let title = records::title(tx, body, &task.code)?.unwrap_or_else(|| task.code.clone());
            Ok(format!("{title}（{}）", words::cause(&task.cause, None)))
        };
        records.iter().map(title).collect()
    }

    fn numbers(&self, tx: &Tx<'_>, seated: &Seated, today: Date) -> Result<Vec<Number>, StoreError> {
        if !seated.may(READERS) {
            return Ok(Vec::new());
        }
        let tasks = records::of_year(tx, &seated.clerk.body, today.year())?;
        if tasks.is_empty() {
            return Ok(Vec::new());
        }
        let missing = affairs::obligation::coverage(&tasks, today).missing;
        Ok(vec![Number {
            name: "到期还没有公开的",
            n: i64::try_from(missing).unwrap_or(i64::MAX),
            unit: "项",
            list: Some(format!("{CALENDAR}/coverage?on={today}&share=missing")),
        }])
    }
}
