//! 线 Lines put in order: pieces joined, near ones made one, and those that touch kept together.

use crate::sheet::Rule;

/// Lines nearer than this are one: double lines, and cells that each have a frame of their own.
pub(super) const NEAR: f32 = 3.0;
/// Lines on one page after joining; beyond, it is a drawing.
const MOST: usize = 8_000;

/// 相连的线 Lines that touch each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Net {
    /// Those from left to right.
    pub(super) across: Vec<Rule>,
    /// Those from top to bottom.
    pub(super) down: Vec<Rule>,
}

/// 成网 The nets of a page's lines.
pub(super) fn nets(rules: Vec<Rule>) -> Vec<Net> {
    let (across, down): (Vec<Rule>, Vec<Rule>) = rules.into_iter().partition(|rule| rule.across);
    let (across, down) = (joined(across), joined(down));
    if across.len() + down.len() > MOST {
        return Vec::new();
    }
    let mut groups = Groups::new(across.len() + down.len());
    for (at, one) in across.iter().enumerate() {
        let first = down.partition_point(|rule| rule.at < one.from - NEAR);
        for (offset, other) in down[first..].iter().enumerate().take_while(|(_, rule)| rule.at <= one.to + NEAR) {
            if other.from - NEAR <= one.at && one.at <= other.to + NEAR {
                groups.unite(at, across.len() + first + offset);
            }
        }
    }
    let mut nets: Vec<Net> = vec![Net::default(); across.len() + down.len()];
    for (at, rule) in across.iter().enumerate() {
        nets[groups.root(at)].across.push(*rule);
    }
    for (at, rule) in down.iter().enumerate() {
        nets[groups.root(across.len() + at)].down.push(*rule);
    }
    nets.retain(|net| !net.across.is_empty() || !net.down.is_empty());
    attach(nets)
}

/// Gives a lone line as high as a net to that net: beside a label that fills the page no line touches the outer side.
fn attach(nets: Vec<Net>) -> Vec<Net> {
    let (mut whole, rest): (Vec<Net>, Vec<Net>) =
        nets.into_iter().partition(|net| !net.across.is_empty() && !net.down.is_empty());
    let heights: Vec<(f32, f32)> = whole.iter().map(|net| ends(&net.down)).collect();
    let mut lone = Vec::new();
    for net in rest {
        let (from, to) = ends(&net.down);
        let as_high = |own: &(f32, f32)| (own.0 - from).abs() <= 2.0 * NEAR && (own.1 - to).abs() <= 2.0 * NEAR;
        match heights.iter().position(as_high).filter(|_| net.across.is_empty()) {
            Some(at) => whole[at].down.extend(net.down),
            None => lone.push(net),
        }
    }
    for net in &mut whole {
        net.down.sort_by(|one, other| one.at.total_cmp(&other.at));
    }
    whole.extend(lone);
    whole
}

/// Where lines begin and end.
fn ends(rules: &[Rule]) -> (f32, f32) {
    rules.iter().fold((f32::INFINITY, f32::NEG_INFINITY), |ends, rule| (ends.0.min(rule.from), ends.1.max(rule.to)))
}

/// Pieces of one line made whole, sorted by place: dashes, cell borders drawn cell by cell, strokes drawn twice.
fn joined(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by(|one, other| one.at.total_cmp(&other.at));
    let mut whole = Vec::new();
    let mut rest = rules.as_mut_slice();
    while let Some(first) = rest.first() {
        let at = first.at;
        let level = rest.iter().take_while(|rule| rule.at - at <= 1.0).count();
        let (same, others) = rest.split_at_mut(level);
        rest = others;
        let place = same.iter().map(|rule| rule.at).sum::<f32>() / level as f32;
        same.sort_by(|one, other| one.from.total_cmp(&other.from));
        let mut begun: Option<Rule> = None;
        for rule in same.iter() {
            match &mut begun {
                Some(open) if rule.from <= open.to + NEAR => open.to = open.to.max(rule.to),
                _ => whole.extend(begun.replace(Rule { at: place, ..*rule })),
            }
        }
        whole.extend(begun);
    }
    whole.retain(|rule| rule.to - rule.from > NEAR);
    whole
}

/// 定位 The places of lines, near ones made one.
pub(super) fn places(rules: &[Rule]) -> Vec<f32> {
    let mut places: Vec<f32> = rules.iter().map(|rule| rule.at).collect();
    merged(&mut places);
    places
}

/// Sorts places and makes near ones one: their middle.
pub(super) fn merged(places: &mut Vec<f32>) {
    places.sort_by(f32::total_cmp);
    let mut whole: Vec<f32> = Vec::new();
    let mut from = 0;
    for at in 1..=places.len() {
        if at == places.len() || places[at] - places[from] > NEAR {
            whole.push((places[from] + places[at - 1]) / 2.0);
            from = at;
        }
    }
    *places = whole;
}

/// Which lines belong together.
struct Groups(Vec<usize>);

impl Groups {
    fn new(size: usize) -> Self {
        Self((0..size).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn unite(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }
}
