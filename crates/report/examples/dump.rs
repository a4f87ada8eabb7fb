//! throwaway
use testkit::*;
fn main() {
    let which: Vec<String> = std::env::args().collect();
    let set = figures::real_one("suqian-2024");
    let c = match which[1].as_str() {
        "w" => Container::Word,
        "x" => Container::Workbook,
        "xs" => Container::Workbooks,
        _ => Container::Ods,
    };
    let l = *Layout::ALL.iter().find(|l| format!("{l:?}") == which[2]).unwrap();
    let t = typeset_in(&set, l, c);
    if let Some(out) = which.get(3) {
        std::fs::write(out, &t.bytes).unwrap();
    }
    let p = papers::read(&t.bytes, None).unwrap();
    for b in &p.blocks {
        match b {
            papers::Block::Paragraph(p) => println!("P {}", p.text.chars().take(40).collect::<String>()),
            papers::Block::Grid(g) => {
                println!("G {}x{} spans {}", g.height, g.width, g.spans_known);
                for r in g.rows() {
                    println!(
                        "   {}",
                        r.iter()
                            .map(|c| format!(
                                "{}@{}+{}x{}",
                                c.text.chars().take(8).collect::<String>(),
                                c.column,
                                c.columns,
                                c.rows
                            ))
                            .collect::<Vec<_>>()
                            .join(" | ")
                    );
                }
            }
            papers::Block::Picture(_) => println!("PIC"),
        }
    }
    println!("{:?}", p.losses);
}
