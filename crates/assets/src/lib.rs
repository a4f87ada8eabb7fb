//! 料 What is built from package registries and ships inside the binary: the faces of the printed page.

#![deny(missing_docs)]
