//! One binary for all tests of this room.

mod hostile;
mod knots;
mod made;
mod tables;
mod text;
