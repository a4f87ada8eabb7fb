//! 列表 Items where they belong, and the lists that Word writes as paragraphs.

use super::{
    Tally, cells,
    tree::{Element, Node},
};
use crate::{Align, Block, Item, List, Run};

/// Lists inside each other.
const LEVELS: usize = 6;

/// 编号 What Word wrote before an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Label {
    #[default]
    None,
    /// A dot, a square, a dash.
    Mark,
    /// A plain number.
    Number(usize, String),
    /// 一、（一） and the like: part of what the text says.
    Words(String),
}

impl Label {
    pub(super) fn of(nodes: &[Node]) -> Self {
        let mut words = String::new();
        text_of(nodes, &mut words);
        let words: String = words.chars().filter_map(crate::run::kept).filter(|sign| !sign.is_whitespace()).collect();
        let digits = words.trim_end_matches(['.', '．', '、', ')', '）']);
        if let Ok(number) = digits.parse::<usize>() {
            return Self::Number(number, words);
        }
        let says = words.chars().count() > 1 && words.chars().any(char::is_alphanumeric);
        match words.as_str() {
            "" => Self::None,
            _ if says => Self::Words(words),
            _ => Self::Mark,
        }
    }
}

fn text_of(nodes: &[Node], words: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => words.push_str(text),
            Node::Element(Element { children, .. }) => text_of(children, words),
        }
    }
}

/// Puts what one `<li>` held (or what stood between two) into the list; gives what cannot stand there.
pub(super) fn put(list: &mut List, blocks: Vec<Block>, is_item: bool) -> Vec<Block> {
    let (mut text, mut lists, mut rest) = (Vec::new(), Vec::new(), Vec::new());
    for block in blocks {
        match block {
            Block::List(inner) => lists.push(inner),
            Block::Table(_) | Block::Figure(_) => rest.push(block),
            other => text.push(other),
        }
    }
    let (runs, _) = cells::line(text);
    if runs.is_empty() {
        // A list that stands between two items, as old pages have it, belongs to the item before.
        match list.items.last_mut() {
            Some(last) if !is_item => last.lists.append(&mut lists),
            _ => list.items.extend(lists.into_iter().flat_map(|list| list.items)),
        }
    } else {
        list.items.push(Item { runs, lists });
    }
    rest
}

/// Puts a list in order once all its items are there.
pub(super) fn finish(list: &mut List, tally: &mut Tally) {
    for item in &mut list.items {
        item.lists = merged(std::mem::take(&mut item.lists));
    }
    tally.flattened += flatten(list, LEVELS);
}

/// Lifts what lies deeper than the levels there are; how many lists that were.
fn flatten(list: &mut List, levels: usize) -> usize {
    let mut lifted = 0;
    let mut items = Vec::with_capacity(list.items.len());
    for mut item in std::mem::take(&mut list.items) {
        if levels > 1 {
            lifted += item.lists.iter_mut().map(|inner| flatten(inner, levels - 1)).sum::<usize>();
            items.push(item);
        } else {
            let below = std::mem::take(&mut item.lists);
            lifted += below.len();
            items.push(item);
            for mut inner in below {
                flatten(&mut inner, 1);
                items.append(&mut inner.items);
            }
        }
    }
    list.items = items;
    lifted
}

/// Lists of one kind without anything between them are one.
fn merged(lists: Vec<List>) -> Vec<List> {
    let mut out: Vec<List> = Vec::new();
    for list in lists.into_iter().filter(|list| !list.items.is_empty()) {
        match out.last_mut() {
            Some(last) if last.ordered == list.ordered => last.items.extend(list.items),
            _ => out.push(list),
        }
    }
    out
}

/// The same for blocks, so that what was written is read as it was.
pub(super) fn joined(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for block in blocks {
        match (out.last_mut(), block) {
            (Some(Block::List(last)), Block::List(list)) if last.ordered == list.ordered => {
                last.items.extend(list.items)
            }
            (_, block) => out.push(block),
        }
    }
    out
}

/// Where an item of Word's went.
pub(super) enum Placed {
    /// Into the list that was open.
    Joined,
    /// Behind it, as a block of its own.
    Apart(Block),
}

/// Puts an item of Word's into the list that is open. A number that does not go on from the one before is kept as text:
/// a list that begins again would show another one.
pub(super) fn word_item(open: Option<&mut Block>, level: usize, label: &Label, runs: Vec<Run>) -> Placed {
    let literal = |words: &str, runs: Vec<Run>| {
        let runs = std::iter::once(Run::plain(words)).chain(runs).collect::<Vec<_>>();
        Placed::Apart(Block::Paragraph { align: Align::Usual, runs: crate::run::tidy(&runs) })
    };
    let item = Item { runs: runs.clone(), lists: Vec::new() };
    let (ordered, number) = match label {
        Label::Words(words) => return literal(words, runs),
        Label::Number(number, _) => (true, *number),
        Label::Mark | Label::None => (false, 0),
    };
    if let Some(Block::List(list)) = open
        && place(list, level.min(LEVELS), ordered, number, &item)
    {
        return Placed::Joined;
    }
    match label {
        Label::Number(number, words) if *number != 1 => literal(words, runs),
        _ => Placed::Apart(Block::List(List { ordered, items: vec![item] })),
    }
}

/// Whether the item could go on from the list.
fn place(list: &mut List, level: usize, ordered: bool, number: usize, item: &Item) -> bool {
    if level > 1 {
        let Some(last) = list.items.last_mut() else { return false };
        if let Some(inner) = last.lists.last_mut().filter(|inner| level > 2 || inner.ordered == ordered) {
            return place(inner, level - 1, ordered, number, item);
        }
        if level == 2 && (!ordered || number == 1) {
            last.lists.push(List { ordered, items: vec![item.clone()] });
            return true;
        }
        return false;
    }
    let goes_on = list.ordered == ordered && (!ordered || number == list.items.len() + 1);
    if goes_on {
        list.items.push(item.clone());
    }
    goes_on
}
