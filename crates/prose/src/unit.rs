//! 单元 The blocks one after another, each line of text with the place it has: what comparing and plain editing work on.

use crate::{Align, Block, Figure, Item, List, Run, Table, run};

/// 单元 One thing that stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Text(Place, Vec<Run>),
    Table(Table),
    Figure(Figure),
    Rule,
}

/// 位置 What a line of text is, and in which quote and lists; numbers tell one list from the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) quote: Option<usize>,
    pub(crate) role: Role,
}

/// 作用
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Paragraph(Align),
    Heading(u8),
    /// The lists around it, the outermost first.
    Item(Vec<(bool, usize)>),
}

impl Place {
    pub(crate) fn usual() -> Self {
        Self { quote: None, role: Role::Paragraph(Align::Usual) }
    }
}

impl Unit {
    /// The lines of its text; none for what is no text.
    pub(crate) fn lines(&self) -> Vec<String> {
        match self {
            Self::Text(_, runs) => run::text(runs).split('\n').map(str::to_owned).collect(),
            _ => Vec::new(),
        }
    }
}

/// Every unit of the blocks.
pub(crate) fn units(blocks: &[Block]) -> Vec<Unit> {
    let mut flat = Flat::default();
    flat.blocks(blocks, None);
    flat.out
}

#[derive(Default)]
struct Flat {
    out: Vec<Unit>,
    next: usize,
}

impl Flat {
    fn number(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    fn blocks(&mut self, blocks: &[Block], quote: Option<usize>) {
        for block in blocks {
            match block {
                Block::Paragraph { align, runs } => self.text(quote, Role::Paragraph(*align), runs),
                Block::Heading { level, runs } => self.text(quote, Role::Heading(*level), runs),
                Block::List(list) => self.list(list, quote, &[]),
                Block::Quote(inner) => {
                    let number = self.number();
                    self.blocks(inner, Some(number));
                }
                Block::Table(table) => self.out.push(Unit::Table(table.clone())),
                Block::Figure(figure) => self.out.push(Unit::Figure(figure.clone())),
                Block::Rule => self.out.push(Unit::Rule),
            }
        }
    }

    fn text(&mut self, quote: Option<usize>, role: Role, runs: &[Run]) {
        self.out.push(Unit::Text(Place { quote, role }, runs.to_vec()));
    }

    fn list(&mut self, list: &List, quote: Option<usize>, above: &[(bool, usize)]) {
        let number = self.number();
        let path: Vec<(bool, usize)> = above.iter().copied().chain([(list.ordered, number)]).collect();
        for item in &list.items {
            self.text(quote, Role::Item(path.clone()), &item.runs);
            item.lists.iter().for_each(|inner| self.list(inner, quote, &path));
        }
    }
}

/// The blocks of units.
pub(crate) fn blocks(units: Vec<Unit>) -> Vec<Block> {
    let mut made: Vec<(Option<usize>, Block)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for unit in units {
        let (place, runs) = match unit {
            Unit::Text(place, runs) => (place, runs),
            other => {
                open.clear();
                made.push((None, alone(other)));
                continue;
            }
        };
        match place.role {
            Role::Paragraph(align) => made.push((place.quote, Block::Paragraph { align, runs })),
            Role::Heading(level) => made.push((place.quote, Block::Heading { level, runs })),
            Role::Item(path) => {
                let fits = made.last().is_some_and(|(quote, _)| *quote == place.quote);
                match made.last_mut() {
                    Some((_, Block::List(list))) if fits && open.first() == path.first().map(|(_, number)| number) => {
                        let same = open.iter().zip(&path).take_while(|(open, (_, number))| *open == number).count();
                        put(list, &path, same, runs);
                    }
                    _ => made.push((place.quote, Block::List(begun(&path, runs)))),
                }
                open = path.iter().map(|(_, number)| *number).collect();
                continue;
            }
        }
        open.clear();
    }
    quoted(made)
}

fn alone(unit: Unit) -> Block {
    match unit {
        Unit::Table(table) => Block::Table(table),
        Unit::Figure(figure) => Block::Figure(figure),
        Unit::Rule => Block::Rule,
        Unit::Text(_, runs) => Block::Paragraph { align: Align::Usual, runs },
    }
}

/// A list whose first item is this one; a level that lost the item above it moves up.
fn begun(path: &[(bool, usize)], runs: Vec<Run>) -> List {
    let ordered = path.last().is_some_and(|(ordered, _)| *ordered);
    List { ordered, items: vec![Item { runs, lists: Vec::new() }] }
}

/// Puts an item under the lists it shares with the one before.
fn put(list: &mut List, path: &[(bool, usize)], same: usize, runs: Vec<Run>) {
    match list.items.last_mut() {
        Some(last) if path.len() > 1 && same > 1 && !last.lists.is_empty() => {
            let inner = last.lists.last_mut().expect("it was seen to be there");
            put(inner, &path[1..], same - 1, runs);
        }
        Some(last) if path.len() > 1 => last.lists.push(begun(&path[1..], runs)),
        _ => list.items.push(Item { runs, lists: Vec::new() }),
    }
}

/// Blocks of one quote that stand beside each other become the quote.
fn quoted(made: Vec<(Option<usize>, Block)>) -> Vec<Block> {
    let (mut out, mut open) = (Vec::new(), None);
    for (quote, block) in made {
        match (quote, out.last_mut()) {
            (None, _) => out.push(block),
            (Some(number), Some(Block::Quote(inner))) if open == Some(number) => inner.push(block),
            (Some(_), _) => out.push(Block::Quote(vec![block])),
        }
        open = quote;
    }
    out
}
