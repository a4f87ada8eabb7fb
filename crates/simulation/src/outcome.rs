//! 结局 What a story held, which promise it broke, and which of its steps are told.

/// 失败 A story that broke a promise of the house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The seed.
    pub seed: u64,
    /// The step.
    pub step: u32,
    /// What happened in it.
    pub act: String,
    /// Which promise was broken, and how.
    pub why: String,
    /// What happened before, oldest first.
    pub before: Vec<String>,
}

/// 跑过的 What a story held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Steps done.
    pub steps: u32,
    /// Forms that were granted.
    pub granted: u32,
    /// Forms that were refused, as they had to be.
    pub refused: u32,
    /// How often the machine failed.
    pub troubles: u32,
    /// Items that came out.
    pub public: u32,
    /// Entries of the ledger.
    pub entries: u32,
    /// Letters that left.
    pub letters: u32,
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        let Self { steps, granted, refused, troubles, public, entries, letters } = other;
        self.steps += steps;
        self.granted += granted;
        self.refused += refused;
        self.troubles += troubles;
        self.public += public;
        self.entries += entries;
        self.letters += letters;
    }
}

/// 哪些步 Which steps of a story are done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// Up to this step, itself included.
    pub until: Option<u32>,
    /// Without these.
    pub without: Vec<u32>,
}
