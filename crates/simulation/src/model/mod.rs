//! 心里的账 What the simulation itself keeps of the office: plain facts, changed only by what a desk acknowledged.
//!
//! It shares the vocabulary of the affair (steps, roles, subjects) and none of its decisions: who may do what, what an
//! act changes and what is counted is written here a second time, as the law and `operations.md` say it.

mod effect;
mod house;
mod judge;
mod piece;
mod tell;

pub(crate) use self::{
    house::{Deputyship, House},
    judge::{Ruling, judge},
    piece::{Mark, Piece, Stand},
    tell::{Tell, Whom},
};
