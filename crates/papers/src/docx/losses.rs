//! 没有读取的 What of a document is not read, counted and said.

/// Counts of what is left out.
#[derive(Debug, Default)]
pub(super) struct Losses {
    pub(super) is_revised: bool,
    pub(super) hidden: usize,
    pub(super) struck: usize,
    pub(super) white: usize,
    pub(super) comments: usize,
    pub(super) notes: usize,
    pub(super) embedded: usize,
    pub(super) formulas: usize,
    pub(super) symbols: usize,
}

impl Losses {
    /// One plain clause each.
    pub(super) fn said(&self) -> Vec<String> {
        let mut said = Vec::new();
        if self.is_revised {
            said.push("文件里有未接受的修订：按接受后的文字读取".to_owned());
        }
        let counted = [
            (self.hidden, "处隐藏文字，没有读取"),
            (self.struck, "处加了删除线的文字，没有读取"),
            (self.white, "处白纸上的白色文字，看不见，没有读取"),
            (self.comments, "条批注，没有读取"),
            (self.notes, "条脚注或尾注，没有读取"),
            (self.embedded, "个嵌入的文件或图表，没有读取"),
            (self.formulas, "处公式，没有读取"),
            (self.symbols, "个特殊符号认不出，没有读取"),
        ];
        said.extend(counted.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("有 {count} {what}")));
        said
    }
}
