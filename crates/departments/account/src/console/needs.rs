//! 还缺什么 What an office lacks before an item can pass through it: the accounts' share of the first-run page.

use affairs::role::Role;
use hall::{Need, serving::Seated};
use office::{DeskError, Office};

use super::people::{HERE, STEPS, sections};
use crate::{body_settings, colleagues, records};

/// 还缺什么 In the order in which an office is set up; what is there stands in the list too.
///
/// # Errors
///
/// The store.
pub fn needs(office: &Office, seated: &Seated) -> Result<Vec<Need>, DeskError> {
    let all = colleagues(office, &seated.clerk)?;
    let sections = sections(office, seated)?;
    let held = |roles: &[Role]| all.iter().any(|it| !it.disabled && it.roles.iter().any(|role| roles.contains(role)));
    let mut needs = vec![Need {
        lacks: sections.is_empty(),
        advice: false,
        name: if sections.is_empty() {
            "设内设机构".into()
        } else {
            format!("内设机构 {} 个", sections.len())
        },
        about: "信息员和部门负责人都在科室里；谁形成的信息由谁的科室负责。".into(),
        href: Some("/console/sections".into()),
    }];
    needs.extend(STEPS.map(|(step, roles)| Need {
        lacks: !held(roles),
        advice: false,
        name: format!("{step}有人办"),
        about: format!("岗位：{}", roles.iter().map(|role| role.name()).collect::<Vec<_>>().join("或")),
        href: Some(HERE.into()),
    }));
    let without = super::posts::lines(office, seated)?.into_iter();
    needs.extend(without.filter(|line| line.who.is_empty() && !line.section.is_empty()).map(|line| Need {
        lacks: true,
        advice: false,
        name: format!("{}的{}有人办", line.section, line.step),
        about: format!("这个科室没有{}，它的稿件走到这一步就停。", line.roles),
        href: Some(super::posts::HERE.into()),
    }));
    let factors = office.store.read(&records::anywhere(), |tx| {
        let weighty =
            all.iter().filter(|it| !it.disabled && it.roles.iter().any(|role| role.is_admin() || role.is_approver()));
        let mut without = 0;
        for it in weighty {
            let account = records::account(tx, &*office.seal, &it.account, office.clock.now())?;
            without += usize::from(account.is_some_and(|account| !account.second_factor));
        }
        Ok::<_, DeskError>(without)
    })?;
    let grade = body_settings(office, &seated.clerk)?.1.grade;
    needs.push(Need {
        lacks: factors > 0,
        advice: grade < 3,
        name: if factors > 0 {
            format!("{factors} 位审批人员和管理员启用动态口令")
        } else {
            "动态口令都启用了".into()
        },
        about: "等级保护第三级要求两道验证；第二级不强制，也建议启用。".into(),
        href: Some("/console/me".into()),
    });
    Ok(needs)
}
