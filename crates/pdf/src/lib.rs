//! 版 What lies in a PDF with a text layer: paragraphs, and tables found by their lines or by their columns.

#![deny(missing_docs)]
