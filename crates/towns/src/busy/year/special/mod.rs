//! 特别的几件 One item of every special way and fate: urgent, consulted, late, withdrawn, corrected, relayed, repealed, released
//! by the clock on the last second of the year and on the first of the next.

mod documents;
mod fates;
mod urgent;

use jiff::civil::DateTime;

use crate::{Channel, Fate, PlannedItem, Subject, Way, writing::Hand};

/// 特别的几件
pub(super) fn all(hand: &Hand) -> Vec<PlannedItem> {
    [
        urgent::urgent(hand),
        urgent::consulted(hand),
        fates::fates(hand),
        fates::changed(hand),
        documents::documents(hand),
        documents::edges(hand),
    ]
    .concat()
}

/// One text with its day, the hour of its proposal and that of its publication.
struct Written {
    title: &'static str,
    text: &'static str,
    days: (&'static str, &'static str, &'static str),
}

fn item(
    hand: &Hand,
    (code, section): (&'static str, usize),
    subject: Subject,
    channels: &'static [Channel],
    written: &Written,
) -> PlannedItem {
    let (event, proposed, published) = written.days;
    PlannedItem {
        catalogue: code,
        field: code.split('-').next().unwrap_or(code),
        section: hand.sections[section],
        subject,
        title: written.title.to_owned(),
        text: written.text.to_owned(),
        attachments: Vec::new(),
        event: event.parse().expect("the days of the story are days"),
        proposed: hour(proposed),
        published: Some(hour(published)),
        channels,
        author: hand.authors[section],
        returned_once: false,
        fate: Fate::Published,
        later: None,
        due: None,
        way: Way::Usual,
    }
}

fn hour(text: &str) -> DateTime {
    text.parse().expect("the hours of the story are hours")
}
