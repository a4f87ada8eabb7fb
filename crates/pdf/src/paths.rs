//! 线条 The straight lines that a drawn path shows: strokes, thin boxes, and rims of boxes.

use hayro_interpret::kurbo::{BezPath, PathEl, Point, Rect};

/// A box thinner than this is a line.
const THIN: f64 = 1.5;
/// A stroke broader than this is a bar and no line.
const BROAD: f64 = 4.0;

/// 描出的线 The lines of a stroked path: each of its straight pieces.
pub(crate) fn stroked(path: &BezPath, width: f64) -> Vec<(Point, Point)> {
    let mut lines = Vec::new();
    if width > BROAD {
        return lines;
    }
    let (mut start, mut last) = (Point::ZERO, Point::ZERO);
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => (start, last) = (to, to),
            PathEl::LineTo(to) => {
                lines.push((last, to));
                last = to;
            }
            PathEl::ClosePath => {
                lines.push((last, start));
                last = start;
            }
            PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => last = to,
        }
    }
    lines
}

/// 填出的线 The lines of a filled path: its thin boxes, and the rims of boxes with a slightly smaller box inside.
pub(crate) fn filled(path: &BezPath) -> Vec<(Point, Point)> {
    let mut lines = Vec::new();
    let mut outer: Option<Rect> = None;
    for area in pieces(path) {
        let middle = area.center();
        if area.width().min(area.height()) > THIN {
            if outer.is_some_and(|outer| is_rim(outer, area)) {
                lines.extend(edges(area));
            } else {
                outer = Some(area);
            }
        } else if area.width() >= area.height() {
            lines.push(((area.x0, middle.y).into(), (area.x1, middle.y).into()));
        } else {
            lines.push(((middle.x, area.y0).into(), (middle.x, area.y1).into()));
        }
    }
    lines
}

/// The boxes of the closed pieces of a path.
fn pieces(path: &BezPath) -> Vec<Rect> {
    let mut boxes: Vec<Rect> = Vec::new();
    let mut open: Option<Rect> = None;
    for element in path.elements() {
        let to = match *element {
            PathEl::MoveTo(to) => {
                boxes.extend(open.take());
                to
            }
            PathEl::LineTo(to) | PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => to,
            PathEl::ClosePath => continue,
        };
        let point = Rect::from_points(to, to);
        open = Some(open.map_or(point, |open| open.union(point)));
    }
    boxes.extend(open);
    boxes
}

/// Whether the second box lies in the first at a thin distance on every side.
fn is_rim(outer: Rect, inner: Rect) -> bool {
    let sides = [inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1, outer.y1 - inner.y1];
    sides.iter().all(|side| (-0.1..=2.0 * THIN).contains(side)) && sides.iter().any(|side| *side > 0.1)
}

fn edges(area: Rect) -> [(Point, Point); 4] {
    let at = |x: f64, y: f64| Point::new(x, y);
    let corners = [at(area.x0, area.y0), at(area.x1, area.y0), at(area.x1, area.y1), at(area.x0, area.y1)];
    std::array::from_fn(|side| (corners[side], corners[(side + 1) % 4]))
}
