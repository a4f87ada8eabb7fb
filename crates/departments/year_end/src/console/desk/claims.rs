//! 表述 The sentences of a part: their numbers open, their records stand below, last year's beside.

use affairs::register::called;
use report::drafting::{Claim, LeftOut, Piece, Place, pieces, stripped};

use super::{Desk, Note, notes, number, side};
use crate::console::{named::short, words};

/// 一个小标题 The sentences of one place.
pub(super) struct Group {
    pub(super) code: &'static str,
    pub(super) heading: &'static str,
    pub(super) rows: Vec<Row>,
    /// 没有写的 What the form asks for here and no record bears out.
    pub(super) missing: Vec<LeftOut>,
}

/// 一句
pub(super) struct Row {
    pub(super) id: String,
    pub(super) bits: Vec<Bit>,
    /// Nothing stands under it.
    pub(super) bare: bool,
    pub(super) source: String,
    pub(super) reason: String,
    pub(super) notes: Vec<Note>,
    /// Numbers put in by hand.
    pub(super) hands: Vec<Hand>,
    pub(super) was: String,
}

/// 一截 Words, or a number that opens.
pub(super) struct Bit {
    pub(super) text: String,
    /// Where a number opens; empty for words.
    pub(super) href: String,
    pub(super) label: String,
    pub(super) typed: bool,
    /// A number that no ledger gives.
    pub(super) lost: bool,
}

/// 手改的数
pub(super) struct Hand {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) ledger: String,
    pub(super) digits: String,
    pub(super) reason: String,
}

impl Group {
    /// How much of it is to be settled before the report goes to its reviews.
    pub(super) fn to_settle(&self) -> usize {
        self.rows.iter().map(|row| row.notes.len()).sum()
    }
}

/// The places of a part with their sentences; last year's sentences that have no match now stand alone.
pub(super) fn of(known: &Desk, part: u8) -> Vec<Group> {
    let places = Place::ALL.into_iter().filter(|place| words::part(*place) == part);
    places.map(|place| group(known, place)).collect()
}

fn group(known: &Desk, place: Place) -> Group {
    let draft = &known.standing.draft;
    let mut rows: Vec<Row> = draft.at(place).map(|claim| row(known, claim)).collect();
    if let Some(before) = &known.before {
        let gone = |claim: &&Claim| !draft.claims.iter().any(|now| now.id == claim.id);
        rows.extend(before.draft.at(place).filter(gone).map(|claim| Row {
            id: String::new(),
            bits: Vec::new(),
            bare: false,
            source: String::new(),
            reason: String::new(),
            notes: Vec::new(),
            hands: Vec::new(),
            was: stripped(&claim.text),
        }));
    }
    let missing = known.left_out.iter().filter(|left| left.place == place && side::is_missing(known, left)).cloned();
    let heading = if place == Place::Lead { "开头" } else { place.heading() };
    Group { code: words::named(place).0, heading, rows, missing: missing.collect() }
}

fn row(known: &Desk, claim: &Claim) -> Row {
    let snapshot = &known.standing.snapshot;
    let notes = notes::of_claim(known, claim);
    let bound = pieces(&claim.text).iter().any(|piece| matches!(piece, Piece::Figure { .. }));
    let stands = claim.place == Place::Lead || bound || !claim.records.is_empty() || !claim.reason.is_empty();
    let before = known.before.as_ref();
    let was = before.and_then(|before| before.draft.claims.iter().find(|was| was.id == claim.id));
    let bits = pieces(&claim.text).iter().map(|piece| bit(known, piece)).collect();
    let hands = keys(claim).filter_map(|key| {
        let change = known.standing.draft.overrides.get(&key)?;
        let field = snapshot.fields.get(&key)?;
        Some(Hand {
            name: field.name.clone(),
            ledger: field.digits.clone(),
            digits: change.digits.clone(),
            reason: change.reason.clone(),
            key,
        })
    });
    Row {
        id: claim.id.clone(),
        bits,
        bare: !stands,
        source: source(known, claim),
        reason: claim.reason.clone(),
        hands: hands.collect(),
        notes,
        was: was.map(|was| stripped(&was.text)).unwrap_or_default(),
    }
}

/// The keys of the numbers of a sentence, each once.
fn keys(claim: &Claim) -> impl Iterator<Item = String> {
    let mut keys: Vec<String> = Vec::new();
    for piece in pieces(&claim.text) {
        if let Piece::Figure { key, .. } = piece
            && keys.iter().all(|known| known != key)
        {
            keys.push(key.to_owned());
        }
    }
    keys.into_iter()
}

fn bit(known: &Desk, piece: &Piece<'_>) -> Bit {
    let (year, draft) = (known.standing.annual.year, &known.standing.draft);
    match *piece {
        Piece::Words(words) => {
            Bit { text: words.to_owned(), href: String::new(), label: String::new(), typed: false, lost: false }
        }
        Piece::Figure { key, digits } => {
            let Some(field) = known.standing.snapshot.fields.get(key) else {
                let text = digits.to_owned();
                return Bit { text, href: String::new(), label: String::new(), typed: false, lost: true };
            };
            let typed = draft.overrides.contains_key(key);
            let label = match typed {
                true => format!("{}，{digits} {}，手写，台账为 {}", field.name, field.unit, field.digits),
                false => format!("{}，{digits} {}，翻开记录", field.name, field.unit),
            };
            Bit { text: digits.to_owned(), href: number(year, key), label, typed, lost: false }
        }
    }
}

/// 依据 What stands below a sentence in small: its numbers with how many records each counts, and its own records.
fn source(known: &Desk, claim: &Claim) -> String {
    const FEW: usize = 4;
    let fields = &known.standing.snapshot.fields;
    let of_number = |key: String| {
        let field = fields.get(&key)?;
        Some(match field.records.len() {
            0 => format!("{}：数过，没有记录", short(&field.name)),
            n => format!("{}：{n} 条记录", short(&field.name)),
        })
    };
    let mut parts: Vec<String> = keys(claim).filter_map(of_number).collect();
    let named: Vec<String> = claim.records.iter().take(FEW).map(|record| called(record)).collect();
    match claim.records.len() {
        0 => {}
        n if n <= FEW => parts.push(format!("依据 {}", named.join("、"))),
        n => parts.push(format!("依据 {} 等 {n} 条", named.join("、"))),
    }
    if claim.edited {
        parts.push("改写过".to_owned());
    }
    parts.join("　")
}
