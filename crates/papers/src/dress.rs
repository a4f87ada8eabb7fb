//! 着重 How text is set off, for whoever takes a file over with more than its words. Only formats that say so have it.

/// 打扮 What a paragraph has besides its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dress {
    /// Pieces of the text that are set off or lead somewhere, in the order of reading; none is empty, none overlap.
    pub spans: Vec<Span>,
    /// Where it stands on the line.
    pub side: Side,
    /// Its place in a list, if it is an item.
    pub listed: Option<Listed>,
}

/// 一截 A piece of a text, in bytes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its first byte.
    pub from: u32,
    /// The byte behind it.
    pub until: u32,
    /// How it is set off.
    pub marks: Marks,
    /// Its place among [`crate::Paper::links`], if it is a link.
    pub link: Option<u32>,
}

/// 字样
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// 加粗
    pub strong: bool,
    /// 倾斜
    pub em: bool,
    /// 下划线
    pub underline: bool,
    /// 上标
    pub above: bool,
    /// 下标
    pub below: bool,
}

/// 对齐
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// As usual.
    #[default]
    Usual,
    /// 居中
    Center,
    /// 居右
    Right,
}

/// 列表的一项
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its level, from 1.
    pub level: u8,
    /// Bytes of the number that stands before the text, and is part of it; 0 for a dot, which is not.
    pub label: u32,
}

impl Dress {
    /// Nothing where there is nothing to say.
    pub(crate) fn boxed(self) -> Option<Box<Self>> {
        (self != Self::default()).then(|| Box::new(self))
    }
}

/// Adds a piece; one that goes on where the last ended, and looks the same, lengthens it.
pub(crate) fn push(spans: &mut Vec<Span>, span: Span) {
    if span.from >= span.until || (span.marks == Marks::default() && span.link.is_none()) {
        return;
    }
    match spans.last_mut() {
        // Between the two may stand the one blank that keeps them apart.
        Some(last) if last.marks == span.marks && last.link == span.link && last.until + 1 >= span.from => {
            last.until = span.until;
        }
        _ => spans.push(span),
    }
}

/// Spans of a text that now begins `by` bytes later.
pub(crate) fn moved(spans: &mut [Span], by: usize) {
    let by = u32::try_from(by).unwrap_or(u32::MAX);
    for span in spans {
        span.from = span.from.saturating_add(by);
        span.until = span.until.saturating_add(by);
    }
}

/// The spans of a part of the text, counted from its beginning.
pub(crate) fn within(spans: &[Span], from: usize, until: usize) -> Vec<Span> {
    let bound = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let (from, until) = (bound(from), bound(until));
    let cut = spans.iter().skip_while(|span| span.until <= from).take_while(|span| span.from < until);
    cut.map(|span| Span { from: span.from.max(from) - from, until: span.until.min(until) - from, ..*span }).collect()
}
