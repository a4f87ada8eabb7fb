//! 机检 What the machine looks at before people do: one interface for every check there is, as a port.
//!
//! Whoever joins the rooms of the house joins the checks as well, so a desk never knows which there are.

use std::{fmt, sync::Arc};

use prose::Prose;
use serde::{Deserialize, Serialize};
use store::files::FileSpace;

/// 附件 One file beside a text, kept in the file space under the hash of its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// The name people see, such as `桑村乡2025年部门预算.csv`.
    pub name: String,
    /// SM3 of its bytes, 64 lower-case hexadecimal digits.
    pub file: String,
    /// Length in bytes.
    pub bytes: u64,
}

/// 送检 What is looked at: a text as people will see it, and where the content of its attachments lies.
#[derive(Clone, Copy)]
pub struct Looked<'a> {
    /// The title.
    pub title: &'a str,
    /// Plain text, one paragraph a line.
    pub text: &'a str,
    /// The same with its tables, pictures and marks, where it is rich text.
    pub prose: Option<&'a Prose>,
    /// Files beside it, in their order.
    pub attachments: &'a [Attachment],
    /// The space that holds them.
    pub files: &'a dyn FileSpace,
}

/// 轻重 What a finding means for the way of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// 提醒 A person should look.
    Warn,
    /// 不能过 The text does not go on before this is mended.
    Block,
}

/// 发现 One thing a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Permanent id of the rule, such as `F-01`.
    pub rule: &'static str,
    /// Its weight.
    pub severity: Severity,
    /// Where: 标题, 正文第 3 段, or the name of an attachment.
    pub place: String,
    /// What was found.
    pub what: String,
    /// What to do.
    pub todo: &'static str,
}

/// 一种检查 Looks at a text and says what it found; it says nothing about what it did not look at. A part that it
/// cannot read is a finding too.
pub trait Check: Send + Sync {
    /// The name, as people read it.
    fn name(&self) -> &'static str;
    /// 规则的版本 Changes whenever the check blocks something else than before, such as `form-1`: older runs then no
    /// longer carry a release.
    fn rules(&self) -> String;
    /// Everything found, in the order of the text.
    fn look(&self, looked: &Looked<'_>) -> Vec<Finding>;
}

/// 全部检查 Every check of an office; never none, for a text that nothing looked at has not been checked.
#[derive(Clone)]
pub struct Checks(Vec<Arc<dyn Check>>);

impl Checks {
    /// The first of them.
    pub fn of(first: impl Check + 'static) -> Self {
        Self(vec![Arc::new(first)])
    }

    /// One more, behind those that are there.
    #[must_use]
    pub fn and(mut self, next: impl Check + 'static) -> Self {
        self.0.push(Arc::new(next));
        self
    }

    /// 规则的版本 The versions of all of them, as a run is filed with it.
    #[must_use]
    pub fn rules(&self) -> String {
        self.0.iter().map(|check| check.rules()).collect::<Vec<_>>().join("+")
    }

    /// Everything found, check by check.
    #[must_use]
    pub fn look(&self, looked: &Looked<'_>) -> Vec<Finding> {
        self.0.iter().flat_map(|check| check.look(looked)).collect()
    }
}

impl fmt::Debug for Checks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|check| check.name())).finish()
    }
}
