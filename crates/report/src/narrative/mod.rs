//! 文字 The narrative of a report against its tables, its title and itself.
