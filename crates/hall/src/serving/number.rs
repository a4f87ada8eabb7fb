//! 数 A figure on a desk, and the list that holds exactly what it counts.

use crate::{Law, Link};

/// 一个数 One figure; whoever opens it finds as many rows as it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// What is counted.
    pub name: &'static str,
    /// How many.
    pub n: i64,
    /// Unit.
    pub unit: &'static str,
    /// Where its list stands; none for somebody who may not see it.
    pub list: Option<String>,
}

/// 旁边的 What a department says beside what waits: a number, what it means today, and the article it begins from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// What it is about.
    pub title: &'static str,
    /// The number.
    pub number: Number,
    /// One sentence after it.
    pub said: String,
    /// How it is counted, in small.
    pub counted: &'static str,
    /// 要人动手 Whether somebody has to act on it: it then stands before what waits, with this in the title of the page.
    pub urges: Option<&'static str>,
    /// What may be done about it.
    pub acts: Vec<Link>,
    /// The article.
    pub law: Option<Law>,
}
