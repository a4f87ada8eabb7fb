//! 样张 Writes one report in every layout into a folder, to look at them or to seed the fuzzing of readers.
//!
//! `cargo run -p testkit --example layouts -- FOLDER [ID]`; ID is one of the real sets of figures, else the busy year.

use std::path::PathBuf;
use std::{env, fs, io};

use testkit::{Format, Layout, figures, made, typeset};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "layouts".into()));
    let figures = env::args().nth(2).map_or_else(|| made::busy(Format::F2021), |id| figures::real_one(&id));
    fs::create_dir_all(&folder)?;
    for layout in Layout::ALL {
        let set = typeset(&figures, *layout);
        fs::write(folder.join(format!("{layout:?}-{}", set.file_name)), set.bytes)?;
    }
    Ok(())
}
