//! 县里增补的一项 A row that the county adds to the catalogue of its towns, and the busy town that writes under it: an event,
//! a task that is due by the row's own limit, an item through its reviews, and the task closed by it.

use affairs::{
    publication::{Attribute, Facts, Importance, Profile, Proposal, Subject},
    role::Role,
};
use jiff::civil::{Date, DateTime, date};
use obligation::desk::{add_item, record_event};
use office::{Clerk, DeskError, Office};
use publication::{
    Text,
    desk::{self, NewItem},
};
use statute::catalogue::{Basis, Cycle, CycleKind, Item, Persons, Verified, item};
use towns::{
    busy, county,
    play::{StoryClock, Stuck, reporter, see_through},
};

use crate::obliged::Departments;

/// The county adds it once the calendars of the year stand: nothing of 2025 was owed under it before it happened.
const ADDED: DateTime = date(2025, 1, 3).at(10, 0, 0, 0);
const COUNTED: Date = date(2025, 12, 29);
const NOTED: DateTime = date(2026, 1, 5).at(8, 40, 0, 0);
const HANDED_IN: DateTime = date(2026, 1, 5).at(9, 30, 0, 0);
const PUBLIC: DateTime = date(2026, 1, 6).at(15, 0, 0, 0);

const CODE: &str = "X-01";
const LIMIT: &str = "自核实之日起10个工作日内";
const TITLE: &str = "槐渡镇古树名木保护名录（2025年核实）";
const TEXT: &str = "2025年12月29日，镇村两级核实全镇古树名木，共登记四株，都在管护，没有新增和死亡。\n\
一、国槐，渡口街老渡口东侧，树龄约三百年，一级管护，由渡口居委会管护。\n\
二、银杏，粮库广场北侧，树龄约一百六十年，二级管护，由粮库管护。\n\
三、黄连木两株，镇政府东北坡地，树龄约一百二十年，三级管护，由镇农业农村服务中心管护。\n\
禁止在树冠垂直投影外五米以内堆物、取土、搭建。发现损害古树的，请告诉镇农业农村服务中心。";

/// What the county asks for, in a column beside that of its field.
fn row() -> Option<Item> {
    let beside = item("F10-02")?;
    let elements = ["树种和位置", "树龄和管护等级", "管护责任单位", "禁止事项", "发现损害怎样反映"];
    Some(Item {
        code: CODE.into(),
        group: "林草保护".into(),
        title: "古树名木保护名录".into(),
        elements: elements.map(String::from).to_vec(),
        basis: vec![Basis { doc: "城市古树名木保护管理办法".into(), cite: String::new() }],
        channels: vec!["政府网站".into(), "社区/企事业单位/村公示栏(电子屏)".into()],
        cycle: Cycle {
            kind: CycleKind::Event, every_days: None, text: "核实以后公开，有变动就更新".into()
        },
        stale_after_days: None,
        internal_target: None,
        applicability: "辖区内有古树名木".into(),
        persons: Persons::default(),
        verified: Verified { due: true, elements: true },
        ..beside.clone()
    })
}

fn stuck(error: DeskError) -> Stuck {
    Stuck { title: TITLE.into(), act: "县里增补的一项".into(), error }
}

/// 增补 The county's officer adds the row.
pub(super) fn add(office: &Office, clock: &StoryClock) -> Result<(), Stuck> {
    clock.set(ADDED);
    let supervises = |person: &&towns::Person| person.roles.contains(&Role::Supervisor.id());
    let account = county::CAST.people.iter().find(supervises).map_or("", |person| person.account);
    let clerk = Clerk::in_the_name_of(county::CAST.body, account, Role::Supervisor);
    let row = row().ok_or_else(|| stuck(DeskError::NotFound))?;
    add_item(office, &clerk, &row, LIMIT).map(|_| ()).map_err(stuck)
}

/// 公开 The town notes what happened, and publishes under the row before its day; the next look closes the task.
pub(super) fn written(office: &Office, clock: &StoryClock) -> Result<(), Stuck> {
    let cast = &busy::CAST;
    let writer = reporter(cast);
    clock.set(NOTED);
    let event = (COUNTED.at(0, 0, 0, 0), "核实完全镇古树名木");
    record_event(office, &Departments, &writer, CODE, event).map_err(stuck)?;
    clock.set(HANDED_IN);
    let number = handed_in(office, &writer).map_err(stuck)?;
    see_through(office, clock, cast, &number, (HANDED_IN, PUBLIC))
}

fn handed_in(office: &Office, writer: &Clerk) -> Result<String, DeskError> {
    let facts = Facts {
        subject: Subject::Other,
        importance: Importance::Routine,
        attribute: Attribute::Public,
        event_date: Some(COUNTED),
        due: None,
        channels: vec!["site".into(), "village-board".into()],
        consultation: None,
        meeting: None,
        content_hash: String::new(),
    };
    let proposal = Proposal {
        body: writer.body.clone(),
        section: writer.section.clone(),
        field: row().map_or_else(String::new, |row| row.field),
        relayed: false,
        profile: Profile::Levels,
        facts,
    };
    let text = Text { title: TITLE.into(), text: TEXT.into(), ..Text::default() };
    let record = desk::propose(office, writer, &NewItem { proposal, catalogue: CODE.into(), text })?;
    let number = record.item.number.clone();
    let record = desk::check(office, writer, &number, &desk::seen(&record.item))?;
    desk::submit(office, writer, &number, &desk::seen(&record.item), false)?;
    Ok(number)
}
