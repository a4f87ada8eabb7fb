//! 数 A figure on a desk, and the list that holds exactly what it counts.

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
