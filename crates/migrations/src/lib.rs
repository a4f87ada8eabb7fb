//! 卷 The scripts that make and change the tables, as text and nothing else.
