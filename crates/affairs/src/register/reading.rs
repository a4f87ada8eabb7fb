//! 读台账 How entries are read back, a million of them in one go: each field straight into its place.
//!
//! What says the kind stands before what depends on it in everything ever written, so nothing has to be set aside until the
//! kind is known; where somebody else put the keys in another order, the text is set aside and read afterwards.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, Visitor, value::MapAccessDeserializer},
};
use serde_json::{Map, Value};

use super::{Act, Closing, Despite, Entry, Facts, Kind};

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Key {
    Number,
    On,
    By,
    Kind,
    Facts,
    #[serde(other)]
    Unknown,
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Whole)
    }
}

struct Whole;

impl<'de> Visitor<'de> for Whole {
    type Value = Entry;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an entry of a register")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entry, A::Error> {
        let (mut number, mut on, mut by, mut kind, mut act) = (None, None, None, None::<Did>, None);
        let mut aside = None::<Value>;
        while let Some(key) = map.next_key()? {
            match key {
                Key::Number => number = Some(map.next_value()?),
                Key::On => on = Some(map.next_value()?),
                Key::By => by = Some(map.next_value()?),
                Key::Kind => kind = Some(map.next_value()?),
                Key::Facts => match kind {
                    Some(kind) => act = Some(map.next_value_seed(kind)?),
                    None => aside = Some(map.next_value()?),
                },
                Key::Unknown => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        if let (Some(kind), Some(facts)) = (kind, aside) {
            act = Some(kind.deserialize(facts).map_err(A::Error::custom)?);
        }
        Ok(Entry {
            number: number.ok_or_else(|| A::Error::missing_field("number"))?,
            on: on.ok_or_else(|| A::Error::missing_field("on"))?,
            by: by.ok_or_else(|| A::Error::missing_field("by"))?,
            act: act.ok_or_else(|| A::Error::missing_field("facts"))?,
        })
    }
}

/// 种类 What was done, before it is known with what.
#[derive(Clone, Copy, Deserialize)]
enum Did {
    #[serde(rename = "register.entered")]
    Entered,
    #[serde(rename = "register.amended")]
    Amended,
    #[serde(rename = "register.struck")]
    Struck,
    #[serde(rename = "register.confirmed")]
    Confirmed,
    #[serde(rename = "register.book-opened")]
    BookOpened,
    #[serde(rename = "register.book-closed")]
    BookClosed,
    #[serde(rename = "register.book-reopened")]
    BookReopened,
}

#[derive(Deserialize)]
struct Entered {
    facts: Facts,
    words: String,
    despite: Option<Despite>,
}

#[derive(Deserialize)]
struct Amended {
    facts: Facts,
    words: String,
    reason: String,
    despite: Option<Despite>,
}

#[derive(Deserialize)]
struct Struck {
    reason: String,
}

#[derive(Deserialize)]
struct Confirmed {}

#[derive(Deserialize)]
struct BookOpened {
    of: Kind,
    year: i16,
}

#[derive(Deserialize)]
struct BookClosed {
    of: Kind,
    year: i16,
    closing: Closing,
}

#[derive(Deserialize)]
struct BookReopened {
    of: Kind,
    year: i16,
    reason: String,
}

impl<'de> DeserializeSeed<'de> for Did {
    type Value = Act;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Act, D::Error> {
        Ok(match self {
            Self::Entered => {
                let Entered { facts, words, despite } = Entered::deserialize(from)?;
                Act::Entered { facts, words, despite }
            }
            Self::Amended => {
                let Amended { facts, words, reason, despite } = Amended::deserialize(from)?;
                Act::Amended { facts, words, reason, despite }
            }
            Self::Struck => Act::Struck { reason: Struck::deserialize(from)?.reason },
            Self::Confirmed => Confirmed::deserialize(from).map(|Confirmed {}| Act::Confirmed {})?,
            Self::BookOpened => {
                let BookOpened { of, year } = BookOpened::deserialize(from)?;
                Act::BookOpened { of, year }
            }
            Self::BookClosed => {
                let BookClosed { of, year, closing } = BookClosed::deserialize(from)?;
                Act::BookClosed { of, year, closing }
            }
            Self::BookReopened => {
                let BookReopened { of, year, reason } = BookReopened::deserialize(from)?;
                Act::BookReopened { of, year, reason }
            }
        })
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum First {
    Of,
    Another(String),
}

impl<'de> Deserialize<'de> for Facts {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Said)
    }
}

struct Said;

impl<'de> Visitor<'de> for Said {
    type Value = Facts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what a record says")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Facts, A::Error> {
        let missing = || A::Error::missing_field("of");
        let first = match map.next_key()?.ok_or_else(missing)? {
            First::Of => {
                let of = map.next_value()?;
                return facts(of, MapAccessDeserializer::new(map));
            }
            First::Another(key) => key,
        };
        let mut aside = Map::new();
        aside.insert(first, map.next_value()?);
        while let Some((key, value)) = map.next_entry()? {
            aside.insert(key, value);
        }
        let of = aside.remove("of").ok_or_else(missing)?;
        let of = Kind::deserialize(of).map_err(A::Error::custom)?;
        facts(of, Value::Object(aside)).map_err(A::Error::custom)
    }
}

fn facts<'de, D: Deserializer<'de>>(of: Kind, from: D) -> Result<Facts, D::Error> {
    Ok(match of {
        Kind::Application => Facts::Application(Deserialize::deserialize(from)?),
        Kind::Remedy => Facts::Remedy(Deserialize::deserialize(from)?),
        Kind::Fee => Facts::Fee(Deserialize::deserialize(from)?),
        Kind::Normative => Facts::Normative(Deserialize::deserialize(from)?),
        Kind::Decision => Facts::Decision(Deserialize::deserialize(from)?),
        Kind::Charge => Facts::Charge(Deserialize::deserialize(from)?),
        Kind::System => Facts::System(Deserialize::deserialize(from)?),
        Kind::Training => Facts::Training(Deserialize::deserialize(from)?),
        Kind::Pairing => Facts::Pairing(Deserialize::deserialize(from)?),
        Kind::Problem => Facts::Problem(Deserialize::deserialize(from)?),
        Kind::Member => Facts::Member(Deserialize::deserialize(from)?),
        Kind::Meeting => Facts::Meeting(Deserialize::deserialize(from)?),
        Kind::Plan => Facts::Plan(Deserialize::deserialize(from)?),
        Kind::Measure => Facts::Measure(Deserialize::deserialize(from)?),
    })
}
