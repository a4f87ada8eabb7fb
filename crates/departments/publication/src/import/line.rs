//! 一行 What the cells of one row come to, or what is wrong with each of them.

use std::collections::HashMap;

use affairs::publication::{Attribute, Elsewhere, Facts, Profile, Proposal};
use jiff::civil::Date;
use papers::Grid;

use super::{Column, Row, Within, cells};
use crate::{Paper, Text};

/// The cells of one row by their columns; what stands under no heading is kept apart.
pub(super) struct Line<'a> {
    cells: HashMap<Column, &'a str>,
    stray: bool,
}

impl<'a> Line<'a> {
    pub(super) fn of(grid: &'a Grid, row: usize, columns: &HashMap<usize, Column>) -> Self {
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

    pub(super) fn is_empty(&self) -> bool {
        !self.stray && self.cells.values().all(|text| text.is_empty())
    }

    /// Everything it says, by which two rows are the same.
    pub(super) fn all(&self) -> Vec<&'a str> {
        Column::ALL.into_iter().map(|column| self.get(column)).collect()
    }

    pub(super) fn read(&self, within: &Within<'_>, place: usize) -> Result<Row, Vec<(Column, String)>> {
        let mut faults = Vec::new();
        if self.stray {
            faults.push((Column::Title, "这一行有内容写在没有栏目名的列里".to_owned()));
        }
        for column in Column::NEEDED {
            if self.get(column).is_empty() {
                faults.push((column, "没有填".to_owned()));
            }
        }
        faults.extend(self.gone());
        let code = self.get(Column::Catalogue);
        // What was public before stands under its row also when that was taken back since.
        let before =
            Some(()).filter(|()| !self.get(Column::Published).is_empty()).and_then(|()| within.offer.known(code));
        let matter = before.map_or_else(|| within.offer.find(code), Ok);
        if let (Err(fault), false) = (&matter, code.is_empty()) {
            faults.push((Column::Catalogue, fault.clause()));
        }
        let section = within.sections.id_of(self.get(Column::Section));
        let mut note = |column: Column, why: String| faults.push((column, why));
        let facts = self.facts(&mut note);
        let relayed = cells::yes(self.get(Column::Relayed)).map_err(|why| note(Column::Relayed, why)).unwrap_or(false);
        let elsewhere = self.elsewhere(&mut note);
        let paper = self.paper(&mut note);
        let (title, text) = (self.get(Column::Title).to_owned(), self.get(Column::Text).into());
        let text = Text { title, text, paper, ..Text::default() };
        if let Err(why) = &section {
            faults.push((Column::Section, why.clone()));
        }
        let (Ok(section), Ok(matter), true) = (section, matter, faults.is_empty()) else { return Err(faults) };
        let field = matter.item.field.clone();
        let facts = Facts { content_hash: text.hash(), ..facts };
        let proposal =
            Proposal { body: within.body.to_owned(), section, field, relayed, profile: Profile::Levels, facts };
        Ok(Row { place, proposal, matter, text, elsewhere })
    }

    /// 撤下的 What is public no longer stays outside; its days are read, so that nobody takes out the wrong row.
    fn gone(&self) -> Vec<(Column, String)> {
        let mut found = Vec::new();
        let told = "撤下和废弃的不导入，请把这一行删去";
        if matches!(self.get(Column::Stage), "已撤下" | "已废弃") {
            found.push((Column::Stage, told.to_owned()));
        }
        let withdrawn = self.get(Column::Withdrawn);
        if !withdrawn.is_empty() {
            let days = (cells::day(self.get(Column::Published)), cells::day(withdrawn));
            found.push((
                Column::Withdrawn,
                match days {
                    (_, Err(why)) => why,
                    (Ok(on), Ok(off)) if off < on => format!("{off} 撤下，比 {on} 发布还早，请核对这两个日期"),
                    _ => told.to_owned(),
                },
            ));
        }
        found
    }

    /// A day of a column that may be empty.
    fn day(&self, column: Column, note: &mut impl FnMut(Column, String)) -> Option<Date> {
        match self.get(column) {
            "" => None,
            text => cells::day(text).map_err(|why| note(column, why)).ok(),
        }
    }

    /// 文件要素
    fn paper(&self, note: &mut impl FnMut(Column, String)) -> Paper {
        let number = cells::document_number(self.get(Column::Document));
        let number = number.map_err(|why| note(Column::Document, why)).unwrap_or_default();
        let (effective_on, expires_on) = (self.day(Column::Effective, note), self.day(Column::Expires, note));
        if let (Some(first), Some(last)) = (effective_on, expires_on)
            && last < first
        {
            note(Column::Expires, format!("{last} 失效，比 {first} 施行还早，请核对这两个日期"));
        }
        Paper { number, effective_on, expires_on, explains: Vec::new() }
    }

    fn facts(&self, note: &mut impl FnMut(Column, String)) -> Facts {
        let (event_date, due) = (self.day(Column::Event, note), self.day(Column::Due, note));
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
