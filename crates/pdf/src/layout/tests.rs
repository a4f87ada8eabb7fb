//! Geometry with made marks: no PDF anywhere.

use papers::Block;

use super::{glyphs, lay_out, line};
use crate::sheet::{Glyph, Rule, Sheet, Turn};

/// Characters of 10 points, one after the other.
fn set(text: &str, x: f32, y: f32, turn: Turn) -> Vec<Glyph> {
    let (u, v) = turn.place(x, y);
    let place = |at: usize| turn.unplace(u + 10.0 * at as f32, v);
    text.chars()
        .enumerate()
        .map(|(at, char)| Glyph { char, x: place(at).0, y: place(at).1, width: 10.0, size: 10.0, turn, pale: false })
        .collect()
}

#[test]
fn equal_characters_at_one_place_are_one() {
    let cases = [
        (0.0, 0.4, 2, "drawn twice, a hair apart"),
        (0.4, 0.0, 2, "the same downwards"),
        (0.0, 3.0, 4, "a character that follows"),
    ];
    for (down, aside, kept, why) in cases {
        let both =
            [set("公开", 60.0, 100.0, Turn::Right), set("公开", 60.0 + aside, 100.0 + down, Turn::Right)].concat();
        assert_eq!(glyphs::distinct(both).len(), kept, "{why}");
    }
}

#[test]
fn a_line_reads_the_same_whichever_way_it_runs() {
    for turn in [Turn::Right, Turn::Down, Turn::Left, Turn::Up] {
        let (x, y) = turn.unplace(-200.0, 15.0);
        let next = turn.unplace(-200.0, 30.0);
        let two = [set("第二行", next.0, next.1, turn), set("第一行", x, y, turn)].concat();
        let texts: Vec<String> = line::lines(two).iter().map(line::Line::text).collect();
        assert_eq!(texts, ["第一行", "第二行"], "{turn:?}");
    }
}

#[test]
fn a_small_raised_character_stays_on_its_line() {
    let mut glyphs = set("面积", 60.0, 100.0, Turn::Right);
    glyphs.push(Glyph { char: '2', x: 80.0, y: 96.5, width: 3.0, size: 6.0, turn: Turn::Right, pale: false });
    assert_eq!(line::lines(glyphs).len(), 1);
}

#[test]
fn a_page_on_its_side_is_turned_with_its_lines() {
    let upright = Sheet {
        width: 600.0,
        height: 800.0,
        glyphs: [set("左", 65.0, 115.0, Turn::Right), set("右", 105.0, 115.0, Turn::Right)].concat(),
        rules: vec![across(100.0, 60.0, 140.0), across(120.0, 60.0, 140.0), down(60.0), down(100.0), down(140.0)],
        ..Sheet::default()
    };
    for turn in [Turn::Down, Turn::Left, Turn::Up] {
        assert_eq!(lay_out(vec![laid(&upright, turn)]), lay_out(vec![upright.clone()]), "{turn:?}");
    }
    let found = lay_out(vec![upright]).expect("one page").blocks;
    let [Block::Grid(grid)] = found.as_slice() else { panic!("a table, and nothing else: {found:?}") };
    assert_eq!((grid.height, grid.width), (1, 2));
}

fn across(at: f32, from: f32, to: f32) -> Rule {
    Rule { across: true, at, from, to }
}

fn down(at: f32) -> Rule {
    Rule { across: false, at, from: 100.0, to: 120.0 }
}

/// The sheet lying so that its lines of text run to `turn`.
fn laid(sheet: &Sheet, turn: Turn) -> Sheet {
    let (width, height) = (sheet.width, sheet.height);
    let place = |x: f32, y: f32| match turn {
        Turn::Right => (x, y),
        Turn::Down => (height - y, x),
        Turn::Left => (width - x, height - y),
        Turn::Up => (y, width - x),
    };
    let mut laid = sheet.clone();
    for glyph in &mut laid.glyphs {
        ((glyph.x, glyph.y), glyph.turn) = (place(glyph.x, glyph.y), turn);
    }
    for rule in &mut laid.rules {
        let ends = if rule.across {
            [(rule.from, rule.at), (rule.to, rule.at)]
        } else {
            [(rule.at, rule.from), (rule.at, rule.to)]
        };
        *rule = Rule::between(place(ends[0].0, ends[0].1), place(ends[1].0, ends[1].1)).expect("along an axis");
    }
    if matches!(turn, Turn::Down | Turn::Up) {
        (laid.width, laid.height) = (height, width);
    }
    laid
}
