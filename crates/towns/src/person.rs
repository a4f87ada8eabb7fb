//! 人员 One person with an account, in any of the model bodies. All names are invented.

/// 人员 One person with an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// 账号 Lower-case letters; the key other data speaks of.
    pub account: &'static str,
    /// 姓名 Invented.
    pub name: &'static str,
    /// 机构 A section of the body, or where else the person belongs: `乡领导`, `县领导`, a body of the county.
    pub section: &'static str,
    /// 职务
    pub post: &'static str,
    /// 岗位 Role ids of `operations.md` §1.2.
    pub roles: &'static [&'static str],
    /// AB角 Account of the deputy, for those who approve.
    pub deputy: Option<&'static str>,
}

pub(crate) const fn person(
    account: &'static str,
    name: &'static str,
    section: &'static str,
    post: &'static str,
    roles: &'static [&'static str],
    deputy: Option<&'static str>,
) -> Person {
    Person { account, name, section, post, roles, deputy }
}
