//! 台账文件 One table with headings, and what its rows say.

use std::collections::HashMap;

use affairs::publication::{Attribute, Elsewhere, Facts, Profile, Proposal};
use papers::{Block, Grid, Paper};
use store::digest::Digest;

use super::{Column, ImportFault, Row, cells, sections::Sections};
use crate::Text;

/// 台账文件 A file of items: its name, the hash of its bytes, and its table.
#[derive(Clone, Debug)]
pub struct Sheet {
    name: String,
    hash: Digest,
    grids: Vec<Grid>,
}

impl Sheet {
    /// A file and what was read from it.
    #[must_use]
    pub fn new(name: &str, bytes: &[u8], paper: Paper) -> Self {
        let grid = |block: Block| if let Block::Grid(grid) = block { Some(grid) } else { None };
        let grids = paper.blocks.into_iter().filter_map(grid).collect();
        Self { name: name.to_owned(), hash: Digest::of(bytes), grids }
    }

    /// 校验值 By which it is recognised.
    #[must_use]
    pub fn hash(&self) -> Digest {
        self.hash
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Every row as it will be proposed or recorded; or every fault.
    pub(super) fn rows(&self, body: &str, sections: &Sections) -> Result<Vec<Row>, Vec<ImportFault>> {
        let found = self.grids.iter().find_map(|grid| heading_row(grid).map(|row| (grid, row)));
        let Some((grid, headings)) = found else { return Err(vec![ImportFault::NoTable]) };
        let (columns, mut faults) = columns(grid, headings);
        let others = self.grids.len() - 1;
        if others > 0 {
            faults.push(ImportFault::OtherTables { count: others });
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut rows = Vec::new();
        let mut seen: HashMap<Vec<&str>, usize> = HashMap::new();
        for row in headings + 1..grid.height {
            let line = Line::of(grid, row, &columns);
            if line.is_empty() {
                continue;
            }
            let place = row + 1;
            let told =
                |(column, why): (Column, String)| ImportFault::Cell { row: place, column: column.heading(), why };
            let first = *seen.entry(line.all()).or_insert(place);
            if first != place {
                faults.push(told((Column::Title, format!("和第 {first} 行一模一样"))));
            }
            match line.read((body, sections), place) {
                Ok(row) => rows.push(row),
                Err(found) => faults.extend(found.into_iter().map(told)),
            }
        }
        if rows.is_empty() && faults.is_empty() {
            faults.push(ImportFault::Empty);
        }
        faults.extend(same_index(&rows));
        if faults.is_empty() { Ok(rows) } else { Err(faults) }
    }
}

/// The first row in which the title has its heading.
fn heading_row(grid: &Grid) -> Option<usize> {
    let is_title = |cell: &papers::GridCell| Column::of(&cell.text) == Some(Column::Title);
    (0..grid.height).find(|row| grid.row(*row).iter().any(is_title))
}

/// Which column of the grid holds what; and what is wrong with the headings.
fn columns(grid: &Grid, headings: usize) -> (HashMap<usize, Column>, Vec<ImportFault>) {
    let (mut columns, mut faults) = (HashMap::new(), Vec::new());
    for cell in grid.row(headings).iter().filter(|cell| !cell.text.is_empty()) {
        match Column::of(&cell.text) {
            None => faults.push(ImportFault::Heading { heading: cell.text.clone() }),
            Some(column) if columns.values().any(|known| *known == column) => {
                faults.push(ImportFault::Twice { heading: column.heading() });
            }
            Some(column) => {
                columns.insert(cell.column, column);
            }
        }
    }
    let missing = Column::NEEDED.into_iter().filter(|column| !columns.values().any(|known| known == column));
    faults.extend(missing.map(|column| ImportFault::Missing { heading: column.heading() }));
    (columns, faults)
}

/// Two items cannot have one index number.
fn same_index(rows: &[Row]) -> Vec<ImportFault> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut faults = Vec::new();
    for row in rows {
        let Some(index) = row.elsewhere.as_ref().and_then(|known| known.index_number.as_deref()) else { continue };
        let first = *known.entry(index).or_insert(row.place);
        if first != row.place {
            let why = format!("“{index}”在第 {first} 行已经有了");
            faults.push(ImportFault::Cell { row: row.place, column: Column::Index.heading(), why });
        }
    }
    faults
}

/// The cells of one row by their columns; what stands under no heading is kept apart.
struct Line<'a> {
    cells: HashMap<Column, &'a str>,
    stray: bool,
}

impl<'a> Line<'a> {
    fn of(grid: &'a Grid, row: usize, columns: &HashMap<usize, Column>) -> Self {
        let (mut cells, mut stray) = (HashMap::new(), false);
        for cell in grid.row(row) {
            match columns.get(&cell.column) {
                Some(column) => {
                    cells.insert(*column, unguarded(&cell.text));
                }
                None => stray |= !cell.text.is_empty(),
            }
        }
        Self { cells, stray }
    }

    fn get(&self, column: Column) -> &'a str {
        self.cells.get(&column).copied().unwrap_or_default()
    }

    fn is_empty(&self) -> bool {
        !self.stray && self.cells.values().all(|text| text.is_empty())
    }

    /// Everything it says, by which two rows are the same.
    fn all(&self) -> Vec<&'a str> {
        Column::ALL.into_iter().map(|column| self.get(column)).collect()
    }

    fn read(&self, (body, sections): (&str, &Sections), place: usize) -> Result<Row, Vec<(Column, String)>> {
        let mut faults = Vec::new();
        if self.stray {
            faults.push((Column::Title, "这一行有内容写在没有栏目名的列里".to_owned()));
        }
        for column in Column::NEEDED {
            if self.get(column).is_empty() {
                faults.push((column, "没有填".to_owned()));
            }
        }
        if matches!(self.get(Column::Stage), "已撤下" | "已废弃") {
            faults.push((Column::Stage, "撤下和废弃的不导入，请把这一行删去".to_owned()));
        }
        let code = self.get(Column::Catalogue);
        let item = statute::catalogue::item(code);
        if item.is_none() && !code.is_empty() {
            faults.push((Column::Catalogue, format!("目录里没有“{code}”，请写事项编码，如 G-03")));
        }
        let section = sections.id_of(self.get(Column::Section));
        let mut note = |column: Column, why: String| faults.push((column, why));
        let facts = self.facts(&mut note);
        let relayed = cells::yes(self.get(Column::Relayed)).map_err(|why| note(Column::Relayed, why)).unwrap_or(false);
        let elsewhere = self.elsewhere(&mut note);
        let text =
            Text { title: self.get(Column::Title).to_owned(), text: self.get(Column::Text).into(), ..Text::default() };
        if let Err(why) = &section {
            faults.push((Column::Section, why.clone()));
        }
        let (Ok(section), true) = (section, faults.is_empty()) else { return Err(faults) };
        let field = item.map_or_else(String::new, |item| item.field.clone());
        let facts = Facts { content_hash: text.hash(), ..facts };
        let proposal = Proposal { body: body.to_owned(), section, field, relayed, profile: Profile::Levels, facts };
        Ok(Row { place, proposal, catalogue: code.to_owned(), text, elsewhere })
    }

    fn facts(&self, note: &mut impl FnMut(Column, String)) -> Facts {
        let mut day = |column: Column| match self.get(column) {
            "" => None,
            text => cells::day(text).map_err(|why| note(column, why)).ok(),
        };
        let (event_date, due) = (day(Column::Event), day(Column::Due));
        let subject = cells::subject(self.get(Column::Subject)).map_err(|why| note(Column::Subject, why));
        let importance = cells::importance(self.get(Column::Importance)).map_err(|why| note(Column::Importance, why));
        let channels = cells::channels(self.get(Column::Channels)).map_err(|why| note(Column::Channels, why));
        Facts {
            subject: subject.unwrap_or(affairs::publication::Subject::Other),
            importance: importance.unwrap_or(affairs::publication::Importance::Routine),
            attribute: Attribute::Public,
            event_date,
            due,
            channels: channels.unwrap_or_default(),
            consultation: None,
            meeting: None,
            content_hash: String::new(),
        }
    }

    /// What was public before: a day makes it so, and then its address is asked for.
    fn elsewhere(&self, note: &mut impl FnMut(Column, String)) -> Option<Elsewhere> {
        let (day, address, index) = (self.get(Column::Published), self.get(Column::Address), self.get(Column::Index));
        if day.is_empty() {
            for (column, text) in [(Column::Address, address), (Column::Index, index)] {
                if !text.is_empty() {
                    note(column, "填了它，却没有填发布日期".to_owned());
                }
            }
            return None;
        }
        if address.is_empty() {
            note(Column::Address, "公开过的，要写明当时的网址；只在线下公开的，写地点".to_owned());
        }
        if address.len() > 500 || index.len() > 200 {
            note(Column::Address, "太长了".to_owned());
        }
        let on = cells::day(day).map_err(|why| note(Column::Published, why)).ok()?;
        let index_number = (!index.is_empty()).then(|| index.to_owned());
        Some(Elsewhere { on, address: address.to_owned(), index_number })
    }
}

/// A text that was written out with a guard, so that no spreadsheet takes it for a formula, comes back without it.
fn unguarded(text: &str) -> &str {
    let guarded = text.strip_prefix('\'').filter(|rest| documents::list::lures(rest));
    guarded.unwrap_or(text)
}
