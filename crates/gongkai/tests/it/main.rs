//! The program from outside: what a person types, reads and finds on the disk.

mod hostile;
mod law;
mod program;
mod reports;
mod sums;
mod writing;
