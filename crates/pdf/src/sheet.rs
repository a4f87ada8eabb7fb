//! 版面 What a page shows, as marks with places and nothing else. Points, the origin at the top left, y downwards, the
//! page already turned the way it is read.

/// 一页 The marks of one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sheet {
    /// How wide the page is.
    pub(crate) width: f32,
    /// How high the page is.
    pub(crate) height: f32,
    /// Characters that are seen.
    pub(crate) glyphs: Vec<Glyph>,
    /// Characters that are there and not seen: the text layer below a scan.
    pub(crate) hidden: Vec<Glyph>,
    /// Lines.
    pub(crate) rules: Vec<Rule>,
    /// Pictures, by the box they fill: left, top, right, bottom.
    pub(crate) pictures: Vec<[f32; 4]>,
    /// Characters that are seen and have no code.
    pub(crate) unknown: usize,
    /// Characters of lines that run across the page.
    pub(crate) slanted: usize,
    /// Characters that stand to the left or right of the page.
    pub(crate) beyond: usize,
}

/// 一字 One character at its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Glyph {
    /// What it is.
    pub(crate) char: char,
    /// Where it begins on its base line.
    pub(crate) x: f32,
    /// Where its base line is.
    pub(crate) y: f32,
    /// How far it reaches along the line.
    pub(crate) width: f32,
    /// The size of its face.
    pub(crate) size: f32,
    /// Which way its line runs.
    pub(crate) turn: Turn,
    /// Drawn in a colour much lighter than print, and not white.
    pub(crate) pale: bool,
}

/// 文字方向 Which way a line of text runs on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Turn {
    /// To the right, as usual.
    #[default]
    Right,
    /// Downwards; lines follow each other to the left.
    Down,
    /// To the left: upside down.
    Left,
    /// Upwards; lines follow each other to the right.
    Up,
}

/// 一线 A straight line along an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rule {
    /// Whether it runs from left to right.
    pub(crate) across: bool,
    /// Its place: y when it runs across, else x.
    pub(crate) at: f32,
    /// Where it begins.
    pub(crate) from: f32,
    /// Where it ends.
    pub(crate) to: f32,
}

/// How far the middle of a Han character lies above its base line, in sizes.
const MIDDLE: f32 = 0.36;

impl Turn {
    /// The direction in which a line with this course runs.
    pub(crate) fn of(x: f32, y: f32) -> Self {
        match (x.abs() >= y.abs(), x >= 0.0, y >= 0.0) {
            (true, true, _) => Self::Right,
            (true, false, _) => Self::Left,
            (false, _, true) => Self::Down,
            (false, _, false) => Self::Up,
        }
    }

    /// A place of the page as (along the line, across the lines), both growing in reading order.
    pub(crate) fn place(self, x: f32, y: f32) -> (f32, f32) {
        match self {
            Self::Right => (x, y),
            Self::Down => (y, -x),
            Self::Left => (-x, -y),
            Self::Up => (-y, x),
        }
    }

    /// The place of the page again.
    pub(crate) fn unplace(self, u: f32, v: f32) -> (f32, f32) {
        match self {
            Self::Right => (u, v),
            Self::Down => (-v, u),
            Self::Left => (-u, -v),
            Self::Up => (v, -u),
        }
    }

    /// The course of a line with course `self` when the page is turned so that `upright` runs to the right.
    fn seen_from(self, upright: Self) -> Self {
        const ROUND: [Turn; 4] = [Turn::Right, Turn::Down, Turn::Left, Turn::Up];
        ROUND[(self as usize + 4 - upright as usize) % 4]
    }
}

impl Glyph {
    /// The middle of its box on the page.
    pub(crate) fn middle(&self) -> (f32, f32) {
        let (u, v) = self.turn.place(self.x, self.y);
        self.turn.unplace(u + self.width / 2.0, v - self.size * MIDDLE)
    }

    /// Whether it is a blank of any width.
    pub(crate) fn is_blank(&self) -> bool {
        self.char.is_whitespace()
    }
}

impl Sheet {
    /// 转正 Turns the page so that most of its text runs to the right: landscape tables are often set sideways on an
    /// upright page.
    pub(crate) fn upright(mut self) -> Self {
        let mut courses = [0_usize; 4];
        self.glyphs.iter().chain(&self.hidden).for_each(|glyph| courses[glyph.turn as usize] += 1);
        let all: usize = courses.iter().sum();
        let upright = [Turn::Down, Turn::Left, Turn::Up].into_iter().find(|turn| courses[*turn as usize] * 2 > all);
        let Some(upright) = upright else { return self };
        let (width, height) = (self.width, self.height);
        // The corner that becomes the top left.
        let (left, top) = match upright {
            Turn::Right => (0.0, 0.0),
            Turn::Down => (0.0, -width),
            Turn::Left => (-width, -height),
            Turn::Up => (-height, 0.0),
        };
        let turned = |x: f32, y: f32| {
            let (u, v) = upright.place(x, y);
            (u - left, v - top)
        };
        for glyph in self.glyphs.iter_mut().chain(&mut self.hidden) {
            (glyph.x, glyph.y) = turned(glyph.x, glyph.y);
            glyph.turn = glyph.turn.seen_from(upright);
        }
        for rule in &mut self.rules {
            *rule = rule.mapped(turned);
        }
        for area in &mut self.pictures {
            let (one, other) = (turned(area[0], area[1]), turned(area[2], area[3]));
            *area = [one.0.min(other.0), one.1.min(other.1), one.0.max(other.0), one.1.max(other.1)];
        }
        if matches!(upright, Turn::Down | Turn::Up) {
            (self.width, self.height) = (height, width);
        }
        self
    }

    /// The part of the page that pictures cover, at most all of it each.
    pub(crate) fn picture_share(&self) -> f32 {
        let page = (self.width * self.height).max(1.0);
        self.pictures.iter().map(|area| (area[2] - area[0]) * (area[3] - area[1]) / page).sum()
    }
}

impl Rule {
    /// The line between two points, if it runs along an axis and has some length.
    pub(crate) fn between(one: (f32, f32), other: (f32, f32)) -> Option<Self> {
        let (wide, high) = ((one.0 - other.0).abs(), (one.1 - other.1).abs());
        let across = wide >= high;
        let sane = wide.is_finite() && high.is_finite() && wide.min(high) <= 1.0 && wide.max(high) >= 0.2;
        let rule = |at, one: f32, other: f32| Self { across, at, from: one.min(other), to: one.max(other) };
        sane.then(|| {
            if across {
                rule((one.1 + other.1) / 2.0, one.0, other.0)
            } else {
                rule((one.0 + other.0) / 2.0, one.1, other.1)
            }
        })
    }

    fn ends(&self) -> [(f32, f32); 2] {
        if self.across {
            [(self.from, self.at), (self.to, self.at)]
        } else {
            [(self.at, self.from), (self.at, self.to)]
        }
    }

    fn mapped(&self, map: impl Fn(f32, f32) -> (f32, f32)) -> Self {
        let [one, other] = self.ends();
        Self::between(map(one.0, one.1), map(other.0, other.1)).unwrap_or(*self)
    }

    /// What of it lies within a box: left, top, right, bottom.
    pub(crate) fn within(self, area: [f32; 4]) -> Option<Self> {
        let (along, aside) = if self.across { ((0, 2), (1, 3)) } else { ((1, 3), (0, 2)) };
        let (from, to) = (self.from.max(area[along.0]), self.to.min(area[along.1]));
        let inside = area[aside.0] - 1.0 <= self.at && self.at <= area[aside.1] + 1.0;
        (inside && from < to).then_some(Self { from, to, ..self })
    }
}
