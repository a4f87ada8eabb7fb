//! 深浅 How dark characters are drawn.

use hayro_interpret::Paint;

/// From this lightness on print is pale: a grey that watermarks have and figures have not.
const PALE: f32 = 0.6;
/// From this lightness on it is white: seen on a dark ground only, as the heads of tables are.
const WHITE: f32 = 0.97;

/// Whether nothing of it is seen.
pub(crate) fn is_clear(paint: &Paint<'_>) -> bool {
    matches!(paint, Paint::Color(color) if color.to_rgba().components()[3] <= 0.01)
}

/// Whether print of that colour, in groups of that opacity, is pale on white paper.
pub(crate) fn is_pale(paint: &Paint<'_>, opacity: f32) -> bool {
    let Paint::Color(color) = paint else { return false };
    let [red, green, blue, alpha] = color.to_rgba().components();
    let light = 0.299 * red + 0.587 * green + 0.114 * blue;
    let on_paper = 1.0 - (alpha * opacity).clamp(0.0, 1.0) * (1.0 - light);
    (PALE..WHITE).contains(&on_paper)
}
