//! 毛病 What keeps people from reading a text who do not see it, found by its form alone.

use crate::{Block, Prose, Scope, run};

/// 毛病 One fault of form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// 缺替代文字 A picture that says nothing to those who cannot see it; its number, from 1.
    MissingAlt {
        /// Which picture.
        figure: usize,
    },
    /// A picture whose alternative text is the name of a file.
    FileNameAlt {
        /// Which picture.
        figure: usize,
        /// The text.
        alt: String,
    },
    /// 缺表头 A table without a cell that heads a column or a row; its number, from 1.
    NoHeading {
        /// Which table.
        table: usize,
    },
    /// 跳级 A heading of the third level with none of the second above it.
    Jump {
        /// What it says.
        heading: String,
    },
}

/// Endings of names of pictures.
const ENDINGS: [&str; 7] = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif"];

impl Prose {
    /// 形式上的毛病 Every fault of form, in the order of the text.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let (mut faults, mut figures, mut tables, mut second) = (Vec::new(), 0, 0, false);
        for block in &self.blocks {
            match block {
                Block::Figure(figure) => {
                    figures += 1;
                    faults.extend(of_alt(figures, &figure.alt));
                }
                Block::Table(table) => {
                    tables += 1;
                    let headed =
                        table.rows.iter().flatten().any(|cell| {
                            matches!(cell.heads, Some(Scope::Column | Scope::Row)) && !cell.runs.is_empty()
                        });
                    faults.extend((!headed).then_some(Fault::NoHeading { table: tables }));
                }
                Block::Heading { level: 2, .. } => second = true,
                Block::Heading { runs, .. } if !second => faults.push(Fault::Jump { heading: run::text(runs) }),
                _ => {}
            }
        }
        faults
    }

    /// 缺替代文字 Whether a picture has no alternative text, or only the name of a file.
    #[must_use]
    pub fn missing_alt(&self) -> bool {
        let of_pictures = |fault: &Fault| matches!(fault, Fault::MissingAlt { .. } | Fault::FileNameAlt { .. });
        self.faults().iter().any(of_pictures)
    }
}

fn of_alt(figure: usize, alt: &str) -> Option<Fault> {
    let lower = alt.trim().to_lowercase();
    if lower.is_empty() {
        return Some(Fault::MissingAlt { figure });
    }
    let named = ENDINGS.iter().any(|ending| lower.ends_with(ending));
    named.then(|| Fault::FileNameAlt { figure, alt: alt.to_owned() })
}
