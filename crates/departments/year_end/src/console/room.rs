//! 年报室 What the desk of the whole house says of reports: which of those that are public no longer agree with their ledgers.

use affairs::role::Duty;
use hall::{
    Link,
    serving::{Aside, Number, Room, Seated},
};
use office::Office;
use report::drafting::{DraftObstacle, Snapshot, another, moved};
use store::{StoreError, Tx};

use super::{HERE, Ports, desk};
use crate::{records, shown};

/// From so many records on, a report is compared here by its numbers: to lay all their records side by side at every look
/// would cost seconds.
const MANY: usize = 50_000;

/// 年报 The room of the reports.
pub struct Reports(pub Ports);

impl Room for Reports {
    fn prefix(&self) -> &'static str {
        "annual."
    }

    fn address(&self, record: &str) -> String {
        record.strip_prefix("annual-").map_or_else(|| HERE.to_owned(), |year| format!("{HERE}/{year}"))
    }

    fn asks(&self, _: &str) -> (String, &'static str) {
        ("写年度报告".into(), "去写")
    }

    fn titles(&self, _: &Tx<'_>, _: &str, records: &[String]) -> Result<Vec<String>, StoreError> {
        let title = |record: &String| {
            let year = record.strip_prefix("annual-").unwrap_or_default();
            format!("{year} 年政府信息公开工作年度报告")
        };
        Ok(records.iter().map(title).collect())
    }

    fn aside(&self, office: &Office, tx: &Tx<'_>, seated: &Seated) -> Result<Option<Aside>, StoreError> {
        if !seated.may(Duty::CompileReport.roles()) {
            return Ok(None);
        }
        let apart = apart(office, tx, &seated.clerk.body, &self.0)?;
        let Some((year, _)) = apart.first() else { return Ok(None) };
        let each = |(year, moved): &(i16, Vec<String>)| format!("{year} 年的：{}", few(moved));
        let said = format!("个数，公开以后台账又变了。{}。", apart.iter().map(each).collect::<Vec<_>>().join("；"));
        let n: usize = apart.iter().map(|(_, moved)| moved.len()).sum();
        let list = if apart.len() == 1 { format!("{HERE}/{year}") } else { HERE.to_owned() };
        let acts = apart.iter().map(|(year, _)| Link::new(&format!("更正 {year} 年的报告"), &format!("{HERE}/{year}")));
        Ok(Some(Aside {
            title: "报告和台账不一致",
            number: Number {
                name: "报告和台账不一致的数",
                n: i64::try_from(n).unwrap_or(i64::MAX),
                unit: "",
                list: Some(list),
            },
            said,
            counted: "公开的报告不会自己变；核对台账以后，重新取数、写明原因，再走一遍三审，就是更正。",
            urges: Some("报告和台账不一致，等您核对"),
            acts: acts.collect(),
            law: desk::law_of_reports(),
        }))
    }
}

/// The public reports that no longer agree with their ledgers, newest first, each with what moved in words.
fn apart(office: &Office, tx: &Tx<'_>, body: &str, ports: &Ports) -> Result<Vec<(i16, Vec<String>)>, StoreError> {
    let mut apart = Vec::new();
    for known in records::years(tx, body)?.into_iter().filter(|known| known.handed.is_some()) {
        let Some(out) = shown(tx, body, known.year, &*ports.manuscripts)? else { continue };
        let records: usize = out.snapshot.fields.values().map(|field| field.records.len()).sum();
        let found = if records > MANY {
            other_digits(office, tx, (body, known.year), &out.snapshot, ports)?
        } else {
            moved(&out.snapshot, &ports.sources.snapshot(office, tx, body, known.year)?)
        };
        let moved = desk::moved_in_words(&found);
        if !moved.is_empty() {
            apart.push((known.year, moved));
        }
    }
    Ok(apart)
}

/// The numbers that are others now, from the sums: which records stand behind them, the page of each number says.
fn other_digits(
    office: &Office,
    tx: &Tx<'_>,
    (body, year): (&str, i16),
    counted: &Snapshot,
    ports: &Ports,
) -> Result<Vec<DraftObstacle>, StoreError> {
    let now = ports.sources.totals(office, tx, body, year)?;
    let mut found = Vec::new();
    for (key, was) in &counted.fields {
        // What the sums alone do not say is asked one by one.
        let asked = match now.fields.get(key) {
            Some(_) => None,
            None => ports.sources.number(office, tx, (body, year, key), &|_| (0, 0))?.map(|number| number.field),
        };
        found.extend(another(key, was, now.fields.get(key).or(asked.as_ref())));
    }
    Ok(found)
}

/// The first of them, and how many more.
fn few(moved: &[String]) -> String {
    const FEW: usize = 3;
    let mut said = moved.iter().take(FEW).cloned().collect::<Vec<_>>().join("，");
    if moved.len() > FEW {
        said.push_str(&format!("，等 {} 个", moved.len()));
    }
    said
}
