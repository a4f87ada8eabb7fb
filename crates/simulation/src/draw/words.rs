//! 文稿 What people write: plain lines or rich text, at times with a gap; the same words at times in the other shape.

use prose::Prose;
use publication::{Body, Text};

use super::Table;
use crate::{dice::Dice, model::Piece};

/// A text that nobody wrote before; at times it still has a gap, which the machine finds.
pub(super) fn text(table: &Table<'_>, dice: &mut Dice) -> Text {
    let number = table.step;
    let gap = if dice.percent(6) { "待补充" } else { "已核对" };
    let title = format!("第 {number} 号");
    let plain = format!("正文编号 {number} 止。{gap}。");
    let text = if dice.percent(40) { rich(&plain, dice) } else { plain.into() };
    Text { title, text, ..Text::default() }
}

/// The words under a heading, with a table that says them once more.
fn rich(words: &str, dice: &mut Dice) -> Body {
    let (amount, share) = (dice.below(10_000), dice.below(100));
    let html = format!(
        "<h2>一、要求</h2><p>{words}<strong>要紧</strong>，<em>照办</em>。</p><ol><li>先办</li><li>再办<ul><li>细节</li></ul></li></ol>\
         <table><caption>经费</caption><tr><th scope=\"col\">项目</th><th scope=\"col\">万元</th></tr>\
         <tr><td rowspan=\"2\">防火</td><td>{amount}</td></tr><tr><td>{share}&lt;100</td></tr></table>"
    );
    shaped(&html).unwrap_or_else(|| words.into())
}

fn shaped(html: &str) -> Option<Body> {
    Prose::read(html).ok().map(|(prose, _)| Body::Prose(prose))
}

/// What somebody writes over a text in hand: mostly something new, at times the same in the other shape, or what stood
/// there before.
pub(super) fn over(table: &Table<'_>, piece: &Piece, dice: &mut Dice) -> Text {
    let known: Vec<&Text> = piece.texts.values().collect();
    let other = match dice.below(100) {
        0..=9 => piece.texts.get(&piece.hash).map(other_shape),
        10..=15 => dice.pick(&known).map(|text| (*text).clone()),
        _ => None,
    };
    other.filter(|text| text.hash() != piece.hash).unwrap_or_else(|| text(table, dice))
}

/// Plain lines as rich text, and rich text as plain lines that look like markup.
fn other_shape(text: &Text) -> Text {
    let body = match &text.text {
        Body::Plain(_) => text.text.as_prose().map_or_else(|| text.text.clone(), Body::Prose),
        Body::Prose(prose) => Body::Plain(prose.html().to_owned()),
    };
    Text { text: body, ..text.clone() }
}
