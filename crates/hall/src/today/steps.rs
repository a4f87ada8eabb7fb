//! 第一步 What somebody to whom nothing is due does first.

use affairs::role::{Duty, Role};

use crate::serving::Seated;

/// What somebody of these roles does first.
pub(super) fn first_steps(seated: &Seated) -> Vec<(&'static str, &'static str, &'static str)> {
    let may = |roles: &[Role]| seated.may(roles);
    let mut steps = Vec::new();
    if may(Duty::WriteItems.roles()) {
        steps.push((
            "/console/items/new",
            "写一篇稿件",
            "存下以后它站在这里，送审以后到审核人手上；退回来的也回到这里。",
        ));
    }
    if may(Duty::SeeDrafts.roles()) {
        steps.push((
            "/console/items",
            "看在办的稿件",
            "每一件走到哪一步、在谁手上；轮到您的，会在到期之前出现在这里。",
        ));
    }
    if may(&[Role::SysAdmin, Role::SecAdmin, Role::OfficeHead]) {
        steps.push(("/console/setup", "看还差什么", "岗位、科室、放假安排，缺一样列一样，点开就能办。"));
    }
    if may(Duty::AssignRoles.roles()) || may(Duty::ManageAccounts.roles()) {
        steps.push((
            "/console/people",
            "开账号、授岗位",
            "账号由系统管理员开，岗位由安全管理员授；每一步都有人，稿件才走得动。",
        ));
    }
    steps.push(("/console/me", "看我的账号", "换密码、启用动态口令、填收信的邮箱；不在的日子，指定谁代您。"));
    steps
}
