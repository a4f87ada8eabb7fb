//! The press from outside: files are read back by poppler, as a stranger's program would read them.

mod faces;
mod gallery;
mod hostile;
mod poppler;
mod report;
