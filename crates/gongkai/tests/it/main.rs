//! The program from outside: what a person types, reads and finds on the disk.

mod demo;
mod hostile;
mod law;
mod program;
mod reports;
mod served;
mod sums;
mod writing;
