//! 导出 The lists of this department as files: people, sections, who takes which step, the bodies below. Whoever sees a
//! list may take it, and the ledger says that they did.

use axum::{extract::Path, response::Response};
use documents::list::{Cell, Column, List};
use hall::serving::{Seat, Seated, Taken};
use office::{DeskError, Office};

use super::{
    bodies,
    people::{KEEPERS, Staff},
    posts,
};

/// 清单 One list of this department: its name in the ledger, its title, its columns, and the way to its rows.
struct Kind {
    id: &'static str,
    title: &'static str,
    columns: &'static [Column],
    rows: fn(&Office, &Seated) -> Result<Vec<Vec<Cell>>, DeskError>,
}

const PEOPLE: Kind = Kind {
    id: "account.people",
    title: "人员与岗位",
    columns: &[
        Column { name: "姓名", width: 12 },
        Column { name: "账号", width: 16 },
        Column { name: "科室", width: 22 },
        Column { name: "岗位", width: 40 },
        Column { name: "代理", width: 40 },
        Column { name: "停用", width: 8 },
    ],
    rows: of_people,
};

const SECTIONS: Kind = Kind {
    id: "account.sections",
    title: "内设机构",
    columns: &[
        Column { name: "名称", width: 28 },
        Column { name: "代号", width: 16 },
        Column { name: "撤销", width: 8 },
    ],
    rows: of_sections,
};

const POSTS: Kind = Kind {
    id: "account.posts",
    title: "谁办什么",
    columns: &[
        Column { name: "步骤", width: 12 },
        Column { name: "科室", width: 22 },
        Column { name: "岗位", width: 30 },
        Column { name: "谁办", width: 30 },
        Column { name: "今天的代理", width: 40 },
        Column { name: "等着几件", width: 10 },
    ],
    rows: of_posts,
};

const BODIES: Kind = Kind {
    id: "account.bodies",
    title: "下级单位",
    columns: &[
        Column { name: "单位", width: 30 },
        Column { name: "代号", width: 16 },
        Column { name: "层级", width: 14 },
        Column { name: "内设机构几个", width: 14 },
        Column { name: "在用的账号几个", width: 14 },
        Column { name: "还缺", width: 60 },
    ],
    rows: of_bodies,
};

/// 导出人员名单
pub(super) async fn people(ending: Path<String>, seat: Seat) -> Response {
    given(&PEOPLE, ending, seat).await
}

/// 导出内设机构
pub(super) async fn sections(ending: Path<String>, seat: Seat) -> Response {
    given(&SECTIONS, ending, seat).await
}

/// 导出谁办什么
pub(super) async fn who(ending: Path<String>, seat: Seat) -> Response {
    given(&POSTS, ending, seat).await
}

/// 导出下级单位
pub(super) async fn below(ending: Path<String>, seat: Seat) -> Response {
    given(&BODIES, ending, seat).await
}

async fn given(of: &'static Kind, Path(ending): Path<String>, seat: Seat) -> Response {
    let seated = seat.seated.clone();
    let taken = seat.at_desk(move |office| {
        Taken::of(office, &seated.clerk, &ending, (of.id, of.title), || {
            Ok(List { title: of.title.into(), columns: of.columns.into(), rows: (of.rows)(office, &seated)? })
        })
    });
    match taken.await {
        Ok(taken) => taken.given(),
        Err(trouble) => seat.trouble(trouble),
    }
}

fn of_people(office: &Office, seated: &Seated) -> Result<Vec<Vec<Cell>>, DeskError> {
    seated.as_any(KEEPERS).must(KEEPERS, "导出人员名单")?;
    let staff = Staff::of(office, seated)?;
    let rows = staff.all.iter().map(|it| {
        let line = staff.line(it);
        let texts = [line.name, line.account, line.section, line.roles, line.deputy].map(Cell::from);
        texts.into_iter().chain([yes(line.disabled)]).collect()
    });
    Ok(rows.collect())
}

fn of_sections(office: &Office, seated: &Seated) -> Result<Vec<Vec<Cell>>, DeskError> {
    let all = crate::sections(office, &seated.clerk)?.into_iter();
    Ok(all.map(|it| vec![it.section.name.into(), it.section.id.into(), yes(it.closed)]).collect())
}

fn of_posts(office: &Office, seated: &Seated) -> Result<Vec<Vec<Cell>>, DeskError> {
    let row = |line: posts::Line| {
        let texts = [line.step.to_owned(), line.section, line.roles, line.who, line.deputies].map(Cell::from);
        texts.into_iter().chain([number(line.waiting)]).collect()
    };
    Ok(posts::seen(office, seated)?.into_iter().map(row).collect())
}

fn of_bodies(office: &Office, seated: &Seated) -> Result<Vec<Vec<Cell>>, DeskError> {
    let row = |line: bodies::Line| {
        let (sections, people) = (number(line.sections), number(line.people));
        vec![line.name.into(), line.id.into(), line.level.into(), sections, people, line.lacks.join("、").into()]
    };
    Ok(bodies::lines(office, seated)?.into_iter().map(row).collect())
}

fn yes(it: bool) -> Cell {
    if it { "是".into() } else { "否".into() }
}

fn number(it: usize) -> Cell {
    Cell::Number(i64::try_from(it).unwrap_or(i64::MAX))
}
