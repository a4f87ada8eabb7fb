//! 花名册 Names for pages: of people, of sections, and of whoever holds a role.

use std::collections::BTreeMap;

use affairs::role::Role;
use office::Waiting;

/// 花名册 Names for pages: of people by account, of sections by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// Account and the person's name.
    pub people: BTreeMap<String, String>,
    /// Id and name.
    pub sections: BTreeMap<String, String>,
    /// 在岗 Who holds which role today, by account; whoever was closed holds none.
    pub posts: Vec<Post>,
}

/// 在岗 One role that one account holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The account.
    pub account: String,
    /// The role.
    pub role: Role,
    /// The section of the account; empty for a leader.
    pub section: String,
}

impl Roster {
    /// How a page calls the holder of an account.
    #[must_use]
    pub fn person(&self, account: &str) -> String {
        self.people.get(account).map_or_else(|| account.to_owned(), Clone::clone)
    }

    /// 由谁办 The names of those who hold a role, of one section where one is meant.
    #[must_use]
    pub fn holders(&self, role: &str, section: &str) -> Vec<String> {
        let fits = |post: &&Post| post.role.id() == role && (section.is_empty() || post.section == section);
        self.posts.iter().filter(fits).map(|post| self.person(&post.account)).collect()
    }

    /// 轮到谁 The names of whoever may do what waits: one by name, or everybody who holds the role.
    #[must_use]
    pub fn turn(&self, waiting: &Waiting) -> String {
        if !waiting.account.is_empty() {
            return self.person(&waiting.account);
        }
        let role = Role::of(&waiting.role).map_or("", Role::name);
        let holders = self.holders(&waiting.role, &waiting.section);
        match holders.len() {
            0 if self.posts.is_empty() => role.to_owned(),
            0 => format!("{role}（还没有人）"),
            1..=3 => holders.join("、"),
            more => format!("{} 等 {more} 人", holders[..2].join("、")),
        }
    }

    /// How a page calls a section.
    #[must_use]
    pub fn section(&self, id: &str) -> String {
        self.sections.get(id).map_or_else(|| id.to_owned(), Clone::clone)
    }
}
