//! What every page promises: contrast in each scheme, nothing inline, no dead link, hostile text stays text.

mod contrast;
mod form;
mod pages;
mod system;
