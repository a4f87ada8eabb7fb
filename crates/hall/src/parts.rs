//! 部件 What the components of several pages are made of; their markup stands in `templates/ui.html`.

/// 一站 One stop of a path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stop {
    /// `done`, `now` or `later`.
    pub at: &'static str,
    /// What is done there.
    pub name: String,
    /// Who, by name where it is known, by role where it is not.
    pub who: String,
    /// When, and with what result.
    pub when: String,
}

/// 页签 One of several pages about the same thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tab {
    /// A noun, with the count after a space.
    pub name: String,
    /// Where it leads.
    pub href: String,
    /// Whether one stands there.
    pub current: bool,
}

impl Tab {
    /// A tab.
    #[must_use]
    pub fn new(name: impl Into<String>, href: impl Into<String>, current: bool) -> Self {
        Self { name: name.into(), href: href.into(), current }
    }
}

/// 旁批 A finding, directly below what it speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slip {
    /// Where: 标题, 正文第 3 段, the name of a file.
    pub place: String,
    /// Permanent id of the rule.
    pub rule: String,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub todo: String,
    /// Whether the text does not go on before this is mended; otherwise it only reminds.
    pub blocks: bool,
    /// Its number in the list of all that was found, whose entry is called `f` and the number; 0 where there is no list.
    pub number: usize,
}

/// 一截 Signs of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bit {
    /// The signs.
    pub text: String,
    /// Whether they stand on this side only.
    pub changed: bool,
}

/// 对照的一段 One paragraph of two versions; a side without it is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// As it was.
    pub before: Vec<Bit>,
    /// As it is.
    pub after: Vec<Bit>,
    /// Where it is anchored, such as `p3`; empty for nowhere.
    pub anchor: String,
    /// What was found in it as it is.
    pub slips: Vec<Slip>,
}

impl Pair {
    /// Whether nothing changed.
    #[must_use]
    pub fn same(&self) -> bool {
        !self.before.iter().chain(&self.after).any(|bit| bit.changed)
    }
}

/// 要决定的 What a person may decide about a record in front of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// `pass` or `return`.
    pub code: &'static str,
    /// The choice.
    pub name: String,
    /// Its consequence.
    pub then: String,
}

/// 一把钥匙 One of the three administrators.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key {
    /// Who holds it.
    pub who: String,
    /// Which.
    pub role: String,
    /// What it does not open.
    pub about: String,
}
