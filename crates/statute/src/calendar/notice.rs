//! 放假通知 One file of holiday notices, read and checked before anybody relies on it.

use std::{collections::BTreeSet, fmt};

use jiff::civil::Date;
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::Value;

use super::{NoticeObstacle, is_weekend, strict_date};
use crate::nearest::nearest;

/// 一年的安排 The free days and make-up working days of one calendar year, and the notices they come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearNotice {
    /// Document numbers, several joined by `；`, each perhaps with a remark in brackets.
    pub source: String,
    /// 放假 Every day inside a holiday span, weekend days included.
    pub off: BTreeSet<Date>,
    /// 调休上班 Saturdays and Sundays on which work is done; disjoint from `off`.
    pub work: BTreeSet<Date>,
}

/// 放假通知文件 The years of one file, ascending, each checked by itself.
///
/// Shape: `{"2027": {"source": "国办发明电〔2026〕…号", "off": ["2027-01-01", …], "work": ["2027-02-06", …]}}`, keyed by
/// the calendar year of the dates. A holiday that begins in the preceding December stands under that year:
/// see [`super::Calendar::with_notice`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub(super) years: Vec<(i16, YearNotice)>,
}

const FIELDS: [&str; 3] = ["source", "off", "work"];

impl Notice {
    /// Reads a notice file.
    ///
    /// # Errors
    ///
    /// Every fault of the file at once; nothing is taken from a file that has one.
    pub fn read(text: &str) -> Result<Self, Vec<NoticeObstacle>> {
        let pairs = match serde_json::from_str::<Pairs<Value>>(text.trim_start_matches('\u{feff}')) {
            Ok(Pairs(pairs)) if !pairs.is_empty() => pairs,
            Ok(_) => return Err(vec![NoticeObstacle::Empty]),
            Err(wrong) => return Err(vec![NoticeObstacle::Unreadable { line: wrong.line(), column: wrong.column() }]),
        };
        let (mut years, mut obstacles) = (Vec::new(), Vec::new());
        for (key, value) in pairs {
            match year_of(&key) {
                None => obstacles.push(NoticeObstacle::YearKey { found: key }),
                Some(year) if years.iter().any(|(known, _)| *known == year) => {
                    obstacles.push(NoticeObstacle::YearTwice { year });
                }
                Some(year) => years.push((year, read_year(year, &value, &mut obstacles))),
            }
        }
        years.sort_by_key(|(year, _)| *year);
        if obstacles.is_empty() { Ok(Self { years }) } else { Err(obstacles) }
    }
}

fn year_of(key: &str) -> Option<i16> {
    let digits = key.len() == 4 && key.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| key.parse().ok()).flatten()
}

fn read_year(year: i16, value: &Value, obstacles: &mut Vec<NoticeObstacle>) -> YearNotice {
    let Value::Object(fields) = value else {
        obstacles.push(NoticeObstacle::YearShape { year });
        return YearNotice::default();
    };
    for field in fields.keys().filter(|field| !FIELDS.contains(&field.as_str())) {
        let nearest = nearest(field, FIELDS).unwrap_or("source、off、work");
        obstacles.push(NoticeObstacle::UnknownField { year, field: field.clone(), nearest });
    }
    let source = fields.get("source").and_then(Value::as_str).map(str::trim).unwrap_or_default().to_owned();
    if source.is_empty() {
        obstacles.push(NoticeObstacle::NoSource { year });
    }
    let off = read_list(year, "off", fields.get("off"), obstacles);
    let work = read_list(year, "work", fields.get("work"), obstacles);
    let both: Vec<Date> = off.intersection(&work).copied().collect();
    if !both.is_empty() {
        obstacles.push(NoticeObstacle::FreeAndWorking { year, dates: both });
    }
    let weekdays: Vec<Date> = work.iter().copied().filter(|date| !is_weekend(*date)).collect();
    if !weekdays.is_empty() {
        obstacles.push(NoticeObstacle::NotWeekend { year, dates: weekdays });
    }
    YearNotice { source, off, work }
}

fn read_list(
    year: i16,
    list: &'static str,
    value: Option<&Value>,
    obstacles: &mut Vec<NoticeObstacle>,
) -> BTreeSet<Date> {
    let Some(Value::Array(items)) = value else {
        obstacles.push(NoticeObstacle::NoList { year, list });
        return BTreeSet::new();
    };
    let (mut dates, mut bad) = (Vec::with_capacity(items.len()), Vec::new());
    for item in items {
        match item.as_str().and_then(strict_date) {
            Some(date) => dates.push(date),
            None => bad.push(item.as_str().map_or_else(|| item.to_string(), str::to_owned)),
        }
    }
    if !bad.is_empty() {
        obstacles.push(NoticeObstacle::NotADate { year, list, found: bad });
    }
    let strange: Vec<Date> = dates.iter().copied().filter(|date| date.year() != year).collect();
    if !strange.is_empty() {
        obstacles.push(NoticeObstacle::OtherYear { year, list, dates: strange });
    }
    let mut seen = BTreeSet::new();
    let twice: BTreeSet<Date> = dates.iter().copied().filter(|date| !seen.insert(*date)).collect();
    if !twice.is_empty() {
        obstacles.push(NoticeObstacle::Twice { year, list, dates: twice.into_iter().collect() });
    } else if let Some(pair) = dates.windows(2).find(|pair| pair[0] > pair[1]) {
        obstacles.push(NoticeObstacle::Unsorted { year, list, date: pair[1] });
    }
    seen
}

/// An object as it is written, a key that stands twice included.
struct Pairs<V>(Vec<(String, V)>);

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Pairs<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect<V>(std::marker::PhantomData<V>);
        impl<'de, V: Deserialize<'de>> Visitor<'de> for Collect<V> {
            type Value = Pairs<V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of years")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Collect(std::marker::PhantomData))
    }
}
