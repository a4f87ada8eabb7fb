//! Writes the pages that the benches read: `pages FOLDER`.

use std::{env, fs, path::PathBuf};

fn main() {
    let folder = PathBuf::from(env::args().nth(1).expect("a folder"));
    for (name, bytes) in [
        ("clean.html", bench::clean_page()),
        ("long.html", bench::long_page()),
        ("site.html", bench::site_page()),
        ("word.html", bench::word_page()),
        ("tabs.txt", bench::tabbed_text()),
    ] {
        fs::write(folder.join(name), bytes).expect("a folder to write to");
    }
}
