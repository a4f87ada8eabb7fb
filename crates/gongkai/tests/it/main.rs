//! The program from outside: what a person types, reads and finds on the disk.

mod program;
mod reports;
