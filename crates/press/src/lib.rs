//! 印 Documents as PDF: the page of GB/T 9704, tagged so that a screen reader finds every heading and cell.

#![deny(missing_docs)]
