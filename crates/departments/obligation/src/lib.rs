//! 公开责任 The catalogue at work: what a body owes the public in a year, by whom and by when, and how it was answered.
//!
//! What a task may become is decided by `affairs::obligation`; here clerks come to a desk and one transaction files
//! everything. What was published, and who works where, comes through the port [`House`]; whoever publishes need not know
//! that a task waits for it. Deliberately absent: how an item is written and reviewed.

pub mod console;
pub mod desk;
mod errands;
mod filing;
mod ports;
pub mod records;

pub use self::{
    errands::{errands, naming},
    ports::{House, Published},
};
