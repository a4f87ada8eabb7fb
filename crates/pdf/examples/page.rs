//! 样张 Writes the page of a report with real figures, to be printed by a browser or an office: `page SUBJECT > PAGE`.

use std::io::Write;

use testkit::{Layout, figures, typeset};

fn main() -> std::io::Result<()> {
    let name = std::env::args().nth(1).unwrap_or_else(|| "suqian-2024".to_owned());
    let layout = std::env::args().nth(2).unwrap_or_default();
    let layout = Layout::ALL.iter().find(|own| format!("{own:?}") == layout).unwrap_or(&Layout::HtmlClean);
    std::io::stdout().write_all(&typeset(&figures::real_one(&name), *layout).bytes)
}
