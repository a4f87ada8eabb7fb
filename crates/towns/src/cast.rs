//! 班底 A body of the story with its people: what the play needs of a town beside its items and its registers.

use jiff::civil::Date;

use crate::Person;

/// 内设机构 A section with the identifier that addresses and the ledger keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// Small letters.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
}

/// 外出 Somebody is away, and somebody else stands in (AB角).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Account of who is away.
    pub who: &'static str,
    /// The role that is handed over, by its id.
    pub role: &'static str,
    /// Account of who stands in.
    pub deputy: &'static str,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// 班底 A body, its sections, its people, and who of them was away when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cast {
    /// The segment of its addresses and its body id.
    pub body: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its sections.
    pub sections: &'static [Section],
    /// Everybody with an account in it.
    pub people: &'static [Person],
    /// Who was away.
    pub absences: &'static [Absence],
    /// 经办 The officer who keeps the registers and writes the annual report, and the head who closes the books.
    pub keepers: (&'static str, &'static str),
}

impl Cast {
    /// The person of an account.
    #[must_use]
    pub fn person(&self, account: &str) -> Option<&'static Person> {
        self.people.iter().find(|person| person.account == account)
    }

    /// The identifier of a section of this name; a leader has none.
    #[must_use]
    pub fn section(&self, name: &str) -> &'static str {
        self.sections.iter().find(|section| section.name == name).map_or("", |section| section.id)
    }
}
