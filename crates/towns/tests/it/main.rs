//! The model towns, held against what is known of the report they were modelled on.

mod people;
mod play;
mod received;
mod texts;
mod year;
