//! One binary for all tests of this room.

mod hostile;
mod knots;
mod made;
mod stamps;
mod tables;
mod text;
