//! 栏目树 The columns beside a list: the whole first level, and the branch one stands on down to its leaves.

use std::collections::BTreeMap;

use store::{StoreError, Tx};

use super::{
    columns::{self, Column, PLATFORM},
    front::Front,
};
use crate::{matters::Kept, records::shown};

/// 支 One line of the tree.
pub(super) struct Branch {
    pub(super) label: &'static str,
    pub(super) href: String,
    /// Empty where there is nothing to count.
    pub(super) note: String,
    /// Whether one stands on it or below it: on a narrow screen only these stay.
    pub(super) is_on: bool,
    pub(super) is_here: bool,
    pub(super) below: Vec<Self>,
}

/// How many items the public sees in each column itself, by its path.
pub(super) fn counts(tx: &Tx<'_>, body: &str, kept: &Kept) -> Result<BTreeMap<&'static str, i64>, StoreError> {
    let mut counts = BTreeMap::new();
    for (code, n) in shown::counts(tx, body)? {
        if let Some(column) = columns::of_matter(&code, kept) {
            *counts.entry(column.path).or_default() += n;
        }
    }
    Ok(counts)
}

/// The tree beside a column: of the platform its fixed entries, of any other root the root itself.
pub(super) fn tree(front: &Front<'_>, here: &Column, counts: &BTreeMap<&str, i64>) -> Vec<Branch> {
    let root = here.above().first().copied().or_else(|| columns::find(here.path));
    let Some(root) = root else { return Vec::new() };
    let grow = Grow { front, here, counts };
    if root.path == PLATFORM {
        root.children().map(|column| grow.branch(column, 0)).collect()
    } else {
        vec![grow.branch(root, 0)]
    }
}

struct Grow<'a> {
    front: &'a Front<'a>,
    here: &'a Column,
    counts: &'a BTreeMap<&'a str, i64>,
}

impl Grow<'_> {
    /// A branch opens while one stands on it; the first level below the roots is always open. Below the third level
    /// everything stands in one list.
    fn branch(&self, column: &'static Column, depth: usize) -> Branch {
        let is_on = self.here.is_within(column.path);
        let open = is_on || depth == 0;
        let below = column.children().filter(|_| open);
        let below = if depth < 2 {
            below.map(|child| self.branch(child, depth + 1)).collect()
        } else {
            self.leaves(column, open)
        };
        let is_child = self.here.parent().is_some_and(|parent| parent.path == column.path);
        Branch { is_on: is_on || self.is_child_of_here(column) || is_child, below, ..self.line(column) }
    }

    /// Everything below a column in one list, each branch followed by its own.
    fn leaves(&self, column: &'static Column, open: bool) -> Vec<Branch> {
        let children = column.children().filter(|_| open);
        children
            .flat_map(|child| {
                let own = Branch { is_on: true, ..self.line(child) };
                std::iter::once(own).chain(self.leaves(child, open)).collect::<Vec<_>>()
            })
            .collect()
    }

    fn line(&self, column: &'static Column) -> Branch {
        let years: Vec<i16> = self.front.yearly.iter().map(|report| report.year).collect();
        let note = match (column.path, years.iter().min(), years.iter().max()) {
            (columns::REPORTS, Some(first), Some(last)) if first == last => format!("{first} 年"),
            (columns::REPORTS, Some(first), Some(last)) => format!("{first}–{last} 年"),
            _ => column.count(self.counts).to_string(),
        };
        Branch {
            label: column.label,
            href: column.address(self.front.body),
            note,
            is_on: self.here.is_within(column.path),
            is_here: column.path == self.here.path,
            below: Vec::new(),
        }
    }

    fn is_child_of_here(&self, column: &Column) -> bool {
        column.parent().is_some_and(|parent| parent.path == self.here.path)
    }
}
