//! 收字 Takes down what a page draws: characters, lines and the places of pictures. Nothing is painted.

use hayro_interpret::font::{GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

use crate::bounds::Budget;
use crate::paths;
use crate::sheet::{Glyph, Rule, Sheet, Turn};
use crate::tone::{is_clear, is_pale};

/// 收字的人 Collects the marks of one page.
pub(crate) struct Collector<'b> {
    /// The page so far.
    pub(crate) sheet: Sheet,
    /// What may still be drawn.
    budget: &'b mut Budget,
    /// What each clip leaves visible.
    clips: Vec<Rect>,
    /// How opaque each group lets through what is in it, those around it reckoned in.
    groups: Vec<f32>,
}

/// 写法 How a run of characters is drawn.
#[derive(Clone, Copy)]
struct Manner {
    mode: WritingMode,
    hidden: bool,
    pale: bool,
}

impl<'b> Collector<'b> {
    /// For a page of this size.
    pub(crate) fn new(width: f32, height: f32, budget: &'b mut Budget) -> Self {
        let page = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        Self { sheet: Sheet { width, height, ..Sheet::default() }, budget, clips: vec![page], groups: Vec::new() }
    }

    fn visible(&self) -> Rect {
        self.clips.last().copied().unwrap_or(Rect::ZERO)
    }

    fn clip(&mut self, to: Rect) {
        self.budget.clip();
        let visible = self.visible().intersect(to);
        self.clips.push(visible);
    }

    fn rule(&mut self, one: Point, other: Point) {
        let rule = Rule::between((one.x as f32, one.y as f32), (other.x as f32, other.y as f32));
        let visible = self.visible();
        let area = [visible.x0 as f32, visible.y0 as f32, visible.x1 as f32, visible.y1 as f32];
        if let Some(rule) = rule.and_then(|rule| rule.within(area)) {
            self.budget.rule();
            self.sheet.rules.push(rule);
        }
    }

    fn glyph(&mut self, glyph: &PositionedGlyph<'_>, to_page: Affine, next: Option<Point>, manner: Manner) {
        let Manner { mode, hidden, pale } = manner;
        self.budget.glyph();
        let [a, b, c, d, x, y] = (to_page * glyph.transform()).as_coeffs();
        let size = c.hypot(d) * 1000.0;
        if !(size.is_finite() && x.is_finite() && y.is_finite()) || size < 0.5 {
            return;
        }
        // Text across the page is a watermark: its characters would stand among those of the cells below it.
        if a.abs().min(b.abs()) > SLANT * a.abs().max(b.abs()) {
            self.sheet.slanted += usize::from(!hidden);
            return;
        }
        let mut width = advance(glyph).unwrap_or(1000.0) * a.hypot(b);
        if let Some(next) = next {
            let step = (to_page * next - Point::new(x, y)).hypot();
            if step > 0.2 * size {
                width = width.min(step);
            }
        }
        let mut turn = Turn::of(a as f32, b as f32);
        let (mut x, mut y) = (x as f32, y as f32);
        let size = size as f32;
        let mut width = width as f32;
        if mode == WritingMode::Vertical && turn == Turn::Right {
            // Upright characters one below the other: a line that runs downwards, its base line left of their middle.
            (x, y) = (x + size * 0.14, y - size * 0.88);
            (turn, width) = (Turn::Down, size);
        }
        let seen = Glyph { char: '\u{FFFD}', x, y, width, size, turn, pale };
        if !self.shows(&seen) {
            self.sheet.beyond += usize::from(!hidden && self.lies_beside(&seen));
            return;
        }
        self.write(glyph.as_unicode(), seen, hidden);
    }

    fn shows(&self, glyph: &Glyph) -> bool {
        let (x, y) = glyph.middle();
        self.visible().inflate(1.0, 1.0).contains(Point::new(f64::from(x), f64::from(y)))
    }

    /// Whether a character stands beside the page: a table too broad for it.
    fn lies_beside(&self, glyph: &Glyph) -> bool {
        let (x, y) = glyph.middle();
        (0.0..self.sheet.height).contains(&y) && !(0.0..self.sheet.width).contains(&x)
    }

    /// A code may stand for several characters (ligatures): they share its place.
    fn write(&mut self, text: Option<BfString>, place: Glyph, hidden: bool) {
        let text: Vec<char> = match text {
            Some(BfString::Char(char)) => vec![char],
            Some(BfString::String(text)) => text.chars().take(16).collect(),
            None => Vec::new(),
        };
        let known = text.iter().all(|char| *char != '\u{FFFD}' && !is_private(*char));
        if text.is_empty() || !known {
            self.sheet.unknown += usize::from(!hidden);
            return;
        }
        let share = place.width / text.len() as f32;
        for (at, char) in text.into_iter().enumerate().filter(|(_, char)| !char.is_control()) {
            let (u, v) = place.turn.place(place.x, place.y);
            let (x, y) = place.turn.unplace(u + share * at as f32, v);
            let glyph = Glyph { char, x, y, width: share, ..place };
            if hidden { self.sheet.hidden.push(glyph) } else { self.sheet.glyphs.push(glyph) }
        }
    }
}

/// From this slope on a line of text runs across the page: six degrees, more than any scan is askew.
const SLANT: f64 = 0.1;

impl<'a> Device<'a> for Collector<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, draw_mode: &DrawMode) {
        self.budget.draw(1 + path.elements().len());
        if is_clear(&props.paint) {
            return;
        }
        let on_page = props.transform * path.clone();
        let scale = props.transform.determinant().abs().sqrt();
        let lines = match draw_mode {
            DrawMode::Fill(_) => paths::filled(&on_page),
            DrawMode::Stroke(stroke) | DrawMode::FillAndStroke(_, stroke) => {
                paths::stroked(&on_page, f64::from(stroke.line_width) * scale)
            }
            DrawMode::Invisible => Vec::new(),
        };
        lines.into_iter().for_each(|(one, other)| self.rule(one, other));
    }

    fn push_clip_path(&mut self, clip_path: &ClipPath) {
        self.clip(clip_path.path.bounding_box());
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.clip(*rect);
    }

    fn pop_clip(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn push_transparency_group(&mut self, opacity: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.budget.draw(1);
        self.groups.push(self.groups.last().copied().unwrap_or(1.0) * opacity);
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, draw_mode: &DrawMode) {
        self.budget.draw(1);
        let hidden = matches!(draw_mode, DrawMode::Invisible) || is_clear(&props.paint);
        let pale = is_pale(&props.paint, self.groups.last().copied().unwrap_or(1.0));
        let manner = Manner { mode: run.writing_mode(), hidden, pale };
        let glyphs = run.glyphs();
        for (at, glyph) in glyphs.iter().enumerate() {
            let next = glyphs.get(at + 1).map(|next| next.transform() * Point::ZERO);
            self.glyph(glyph, props.transform, next, manner);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.budget.draw(1);
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        let area = props.transform.transform_rect_bbox(Rect::new(0.0, 0.0, width, height)).intersect(self.visible());
        if area.area() > 0.0 {
            self.sheet.pictures.push([area.x0 as f32, area.y0 as f32, area.x1 as f32, area.y1 as f32]);
        }
    }
}

/// How far a character moves the pen, in thousandths of its size.
fn advance(glyph: &PositionedGlyph<'_>) -> Option<f64> {
    use hayro_interpret::font::Glyph as Drawn;
    let advance = match &**glyph {
        Drawn::Outline(outline) => outline.advance_width(),
        Drawn::Type3(drawn) => drawn.advance_width(),
    };
    advance.filter(|advance| advance.is_finite() && *advance >= 0.0).map(f64::from)
}

/// Codes that a font keeps for itself say nothing.
fn is_private(char: char) -> bool {
    matches!(char, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '\0')
}
