//! Stand-ins for the other departments: ledgers whose numbers a test sets, and a reviewer who takes every text.

use std::{
    collections::BTreeMap,
    sync::{Mutex, atomic::AtomicBool},
};

use jiff::civil::date;
use office::{Clerk, DeskError, Office};
use report::drafting::{Coat, Field, Noted, Snapshot, Told};
use statute::report::Format;
use store::{StoreError, Tx, digest::Digest};
use year_end::{
    By, Edition, Gap, Known, Line, Manuscript, Manuscripts, Part, Phase, Public, Sources, Spread, Taken, Week,
};

/// Ledgers of a quiet year.
pub(crate) struct Ledgers {
    pub(crate) fields: Mutex<BTreeMap<String, Field>>,
}

impl Ledgers {
    pub(crate) fn quiet() -> Self {
        let form = Format::F2021.form();
        let mut fields: BTreeMap<String, Field> =
            form.cells().map(|cell| (form.name(cell).to_owned(), field(form.name(cell), "0", "件"))).collect();
        for (key, digits, unit) in [
            ("M-01", "253", "条"),
            ("M-06", "781", "次"),
            ("M-13", "28", "人次"),
            ("M-17.notices", "0", "件"),
            ("M-17.notified", "0", "元"),
            ("M-17.collected", "0", "元"),
        ] {
            fields.insert(key.into(), field(key, digits, unit));
        }
        Self { fields: Mutex::new(fields) }
    }

    pub(crate) fn say(&self, key: &str, digits: &str) {
        self.fields.lock().unwrap().get_mut(key).unwrap().digits = digits.into();
    }

    pub(crate) fn stand_behind(&self, key: &str, records: usize) {
        let records = (1..=records).map(|n| format!("{key}-{n:06}")).collect();
        self.fields.lock().unwrap().get_mut(key).unwrap().records = records;
    }

    pub(crate) fn forget(&self, key: &str) {
        self.fields.lock().unwrap().remove(key);
    }
}

fn field(name: &str, digits: &str, unit: &str) -> Field {
    Field {
        digits: digits.into(),
        unit: unit.into(),
        name: name.into(),
        definition: "测试用".into(),
        version: 1,
        records: vec![format!("{name}-1")],
    }
}

fn noted(record: &str, words: &str) -> Vec<Noted> {
    vec![Noted { record: record.into(), words: words.into() }]
}

impl Sources for Ledgers {
    fn snapshot(&self, _: &Office, _: &Tx<'_>, _: &str, year: i16) -> Result<Snapshot, StoreError> {
        let fields = self.fields.lock().unwrap().clone();
        Ok(Snapshot { body: "桑村乡".into(), year, computed_at: 0, fields })
    }

    fn told(&self, _: &Tx<'_>, _: &str, _: i16) -> Result<Told, StoreError> {
        Ok(Told {
            platform: noted("jucuo-1", "每季度自查一次网站"),
            assessment: noted("kaohe-1", "年度考核结果为合格"),
            evaluation: noted("pingyi-1", "本年没有开展社会评议"),
            accountability: noted("zhuize-1", "本年没有发生责任追究"),
            problems: noted("wenti-1", "上半年信息更新不及时，与上级平台的对接不顺畅"),
            ..Told::default()
        })
    }

    fn spread(&self, _: &Office, _: &Tx<'_>, _: &str, year: i16) -> Result<Spread, StoreError> {
        let part = |by: By, key: &str, of: &'static str, digits: &str| {
            let field = Field { records: vec![format!("{key}-记录")], ..field(key, digits, "条") };
            Part { by, key: key.into(), of, field }
        };
        if year != 2025 {
            return Ok(Spread::default());
        }
        let week = |day: i8, days: usize| {
            let (monday, key) = (date(2025, 3, day), format!("M-11.week.2025-03-{day:02}"));
            Week { field: part(By::Field, &key, "M-11", "3").field, key, monday, days: (days, 2) }
        };
        Ok(Spread {
            parts: vec![
                part(By::Month(3), "M-01.month.03", "M-01", "153"),
                part(By::Month(12), "M-01.month.12", "M-01", "100"),
                part(By::Field, "M-01.field.G", "M-01", "200"),
                part(By::Field, "M-01.field.F01", "M-01", "53"),
                part(By::Channel, "M-01.channel.site", "M-01", "253"),
            ],
            weeks: vec![week(3, 2), week(10, 1), week(17, 3)],
        })
    }

    fn records(&self, _: &Tx<'_>, _: &str, numbers: &[String]) -> Result<Vec<Line>, StoreError> {
        Ok({
            let words =
                |number: &str| if number.starts_with("made-up") { String::new() } else { "一条记录".into() };
            numbers
                .iter()
                .map(|number| Line { number: number.clone(), words: words(number), ..Line::default() })
                .collect()
        })
    }

    fn gaps(&self, _: &Tx<'_>, _: &str, _: i16) -> Result<Vec<Gap>, StoreError> {
        let known = self.fields.lock().unwrap().contains_key("M-10");
        let gap = Gap { key: "M-10".into(), name: "政务公开工作会议".into(), books: vec!["会议"] };
        Ok(if known { Vec::new() } else { vec![gap] })
    }

    fn coat(&self, _: &Tx<'_>, _: &str) -> Result<Coat, StoreError> {
        Ok(Coat { site: "本乡网站".into(), address: "中心街 1 号".into(), phone: "0377-00000000".into() })
    }
}

/// Takes every text; the test says when it is public.
#[derive(Default)]
pub(crate) struct Reviewers {
    pub(crate) texts: Mutex<Vec<Manuscript>>,
    pub(crate) public: Mutex<Option<String>>,
    pub(crate) away: AtomicBool,
    /// 各版 Every text that was released.
    pub(crate) editions: Mutex<Vec<Edition>>,
}

pub(crate) const ITEM: &str = "4f6a1b2c3d4e";

impl Manuscripts for Reviewers {
    fn take(&self, _: &Office, _: &Clerk, known: Option<&str>, manuscript: &Manuscript) -> Result<Taken, DeskError> {
        if self.away.load(std::sync::atomic::Ordering::Relaxed) {
            return Err(DeskError::NotAllowed { act: "送审" });
        }
        assert!(known.is_none_or(|item| item == ITEM), "one item a year");
        self.texts.lock().unwrap().push(manuscript.clone());
        Ok(Taken { item: ITEM.into(), content_hash: Digest::of(manuscript.html.as_bytes()).to_string() })
    }

    fn known(&self, _: &Tx<'_>, _: &str, item: &str) -> Result<Option<Known>, StoreError> {
        let href = format!("/console/items/{item}");
        let phase = if self.public.lock().unwrap().is_some() { Phase::Public } else { Phase::InReview };
        let (content_hash, stage) =
            (String::new(), if phase == Phase::Public { "已公开" } else { "审核中" }.to_owned());
        Ok(Some(Known { item: item.into(), content_hash, stage, phase, reviews: Vec::new(), href }))
    }

    fn public(&self, _: &Tx<'_>, _: &str, _: &str) -> Result<Option<Public>, StoreError> {
        let content_hash = self.public.lock().unwrap().clone();
        Ok(content_hash.map(|content_hash| Public {
            content_hash,
            on: date(2026, 1, 23),
            index_number: "sangcun/2026-00012".into(),
            editions: self.editions.lock().unwrap().clone(),
        }))
    }
}

/// Reads what the interchange shape says; the formats of files are the binary's.
pub(crate) fn read(_: &str, bytes: &[u8]) -> Result<report::Reading, DeskError> {
    let read = report::interchange::from_json(bytes);
    read.map(report::reading_of).map_err(|error| DeskError::blocked(&[error], messages::Catalogued::message))
}
