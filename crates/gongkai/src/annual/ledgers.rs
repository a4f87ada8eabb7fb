//! 来源 The ledgers of every department as the report of the year sees them.

use affairs::account::Contact;
use affairs::register::{Facts, Field as Words, Kind, MeasureTopic, kind_of};
use jiff::civil::Date;
use office::Office;
use publication::site::lines;
use register::records::{Asked, Shown, find, list};
use report::drafting::{Coat, Improved, Noted, Snapshot, Told};
use store::{StoreError, Tx};
use year_end::{Gap, Line, Number, Sources, Spread};

use super::{fields, kept, one, spread};

/// The ledgers of the house.
#[derive(Clone, Copy, Debug)]
pub struct Ledgers;

impl Sources for Ledgers {
    fn snapshot(&self, office: &Office, tx: &Tx<'_>, body: &str, year: i16) -> Result<Snapshot, StoreError> {
        kept::or(tx, (body, year), || {
            let fields = fields::of(office, tx, body, year)?;
            Ok(Snapshot { body: town(tx, body)?, year, computed_at: 0, fields })
        })
    }

    fn totals(&self, office: &Office, tx: &Tx<'_>, body: &str, year: i16) -> Result<Snapshot, StoreError> {
        let fields = fields::totals(office, tx, body, year)?;
        Ok(Snapshot { body: town(tx, body)?, year, computed_at: 0, fields })
    }

    fn spread(&self, office: &Office, tx: &Tx<'_>, body: &str, year: i16) -> Result<Spread, StoreError> {
        spread::of(office, tx, body, year)
    }

    fn number(
        &self,
        office: &Office,
        tx: &Tx<'_>,
        of: (&str, i16, &str),
        page: &dyn Fn(usize) -> (usize, usize),
    ) -> Result<Option<Number>, StoreError> {
        one::number(office, tx, of, page)
    }

    fn told(&self, tx: &Tx<'_>, body: &str, year: i16) -> Result<Told, StoreError> {
        let mut told = Told {
            systems: noted(&standing(tx, body, Kind::System, year)?),
            trainings: topics(&standing(tx, body, Kind::Training, year)?),
            plans: noted(&standing(tx, body, Kind::Plan, year.saturating_add(1))?),
            ..Told::default()
        };
        for shown in standing(tx, body, Kind::Measure, year)? {
            let Facts::Measure(of) = &shown.record.facts else { continue };
            let one = note(&shown);
            match of.topic {
                MeasureTopic::Improvement => {
                    told.improvements.push(Improved { noted: one, evidence: of.evidence.clone() });
                }
                MeasureTopic::Platform => told.platform.push(one),
                MeasureTopic::Oversight => told.oversight.push(one),
                MeasureTopic::Problem => told.problems.push(one),
                MeasureTopic::Assessment => told.assessment.push(one),
                MeasureTopic::Evaluation => told.evaluation.push(one),
                MeasureTopic::Accountability => told.accountability.push(one),
                MeasureTopic::Other => told.others.push(one),
            }
        }
        Ok(told)
    }

    fn records(&self, tx: &Tx<'_>, body: &str, numbers: &[String]) -> Result<Vec<Line>, StoreError> {
        let items: Vec<&str> = numbers.iter().map(String::as_str).filter(|number| kind_of(number).is_none()).collect();
        let items = lines(tx, body, &items)?;
        numbers
            .iter()
            .map(|number| {
                if kind_of(number).is_some() {
                    return registered(tx, body, number);
                }
                let known = items.get(number.as_str()).cloned();
                let (day, words, href) = known.unwrap_or_default();
                Ok(Line { number: number.clone(), day, words, href })
            })
            .collect()
    }

    fn gaps(&self, tx: &Tx<'_>, body: &str, year: i16) -> Result<Vec<Gap>, StoreError> {
        let mut gaps: Vec<Gap> = Vec::new();
        for missing in register::figures::gaps(tx, body, year)? {
            let book = missing.kind.name();
            match gaps.iter_mut().find(|gap| gap.key == missing.id) {
                Some(gap) => gap.books.push(book),
                None => {
                    let (key, name) = (missing.id.to_owned(), fields::name(missing.id).to_owned());
                    gaps.push(Gap { key, name, books: vec![book] });
                }
            }
        }
        Ok(gaps)
    }

    fn coat(&self, tx: &Tx<'_>, body: &str) -> Result<Coat, StoreError> {
        let Contact { phone, address, .. } = account::contact_of(tx, body)?;
        let name = account::name_of(tx, body)?.unwrap_or_default();
        Ok(Coat { site: format!("{name}网页的“政府信息公开”栏目"), address, phone })
    }
}

/// The name of a body as a report has it.
fn town(tx: &Tx<'_>, body: &str) -> Result<String, StoreError> {
    let name = account::name_of(tx, body)?.unwrap_or_else(|| body.to_owned());
    Ok(name.strip_suffix("人民政府").unwrap_or(&name).to_owned())
}

/// A record of a register; who signed in stays in the console.
fn registered(tx: &Tx<'_>, body: &str, number: &str) -> Result<Line, StoreError> {
    let Some(shown) = find(tx, body, number)? else {
        return Ok(Line { number: number.to_owned(), ..Line::default() });
    };
    let words = match &shown.record.facts {
        Facts::Training(of) => format!("{}　{} 人", shown.words.get(Words::Topic), of.attendees),
        // What an applicant asked for may say who asked.
        Facts::Application(_) | Facts::Remedy(_) | Facts::Fee(_) => shown.record.facts.kind().name().to_owned(),
        _ => title(&shown),
    };
    Ok(Line { number: number.to_owned(), day: day(shown.record.facts.day()), words, href: None })
}

/// The records of a ledger and year that were not struck, in the order of days.
fn standing(tx: &Tx<'_>, body: &str, kind: Kind, year: i16) -> Result<Vec<Shown>, StoreError> {
    /// More than an office writes of anything that is told in words.
    const MOST: i64 = 1000;
    let mut all = list(tx, body, Asked { kind, year: Some(year) }, None, MOST)?;
    all.retain(|shown| !shown.record.struck);
    Ok(all)
}

fn noted(all: &[Shown]) -> Vec<Noted> {
    all.iter().map(note).collect()
}

fn note(shown: &Shown) -> Noted {
    Noted { record: shown.record.number.clone(), words: title(shown) }
}

/// 培训内容 Each topic once, with the first training that had it.
fn topics(all: &[Shown]) -> Vec<Noted> {
    let mut topics: Vec<Noted> = Vec::new();
    for shown in all {
        let words = shown.words.get(Words::Topic);
        for topic in words.split(['、', '，', ',', ';', '；']).map(str::trim).filter(|topic| !topic.is_empty()) {
            if topics.iter().all(|known| known.words != topic) {
                topics.push(Noted { record: shown.record.number.clone(), words: topic.to_owned() });
            }
        }
    }
    topics
}

/// The title, or what stands first of the words.
fn title(shown: &Shown) -> String {
    let words = [Words::Title, Words::Topic, Words::Description].map(|field| shown.words.get(field));
    words.into_iter().find(|words| !words.is_empty()).unwrap_or_default().to_owned()
}

fn day(on: Date) -> String {
    format!("{} 月 {} 日", on.month(), on.day())
}
