//! 推演 A whole office over months in seconds: random lawful and unlawful acts on a simulated clock, with a program that
//! is killed, a disk that is full, a post that loses answers and a clock that jumps; checked after every step.
//!
//! Everything follows from a seed, so a story that fails can be told again up to the step that broke a promise. What
//! must happen is decided by a model that shares no decision with the house ([`Plan`], [`run`]); `docs/simulation.md`
//! says what it does and what it found. For tests only.

mod books;
mod cast;
mod check;
mod crowd;
mod deed;
mod dice;
mod draw;
mod model;
mod outcome;
mod plan;
mod ports;
mod run;
mod shrink;
mod trail;
mod world;

pub use self::{
    crowd::{Crowd, crowd},
    outcome::{Cut, Failure, Tally},
    plan::{Cabinet, Plan},
    run::run,
    shrink::shrink,
};
