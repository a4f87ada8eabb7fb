//! 导出 The list as a file: the same question, every row and not only those of a page.

use axum::{
    extract::{Path, Query},
    response::Response,
};
use documents::list::{Cell, Column, List};
use hall::serving::{Hall, Roster, Seat, Seated, Taken, Trouble, day_cell, instant_cell};
use office::{DeskError, Office, Waiting};

use super::{
    super::{FormFault, must_read, words},
    asked::Asked,
    rows::Reader,
};
use crate::{
    filing::words_of,
    records::board::{self, BoardLine},
};

/// Rows a file may have: more than a township files in a lifetime, and no more than a machine holds at once.
const MOST: i64 = 100_000;

const COLUMNS: [Column; 15] = [
    Column { name: "编号", width: 15 },
    Column { name: "标题", width: 48 },
    Column { name: "科室", width: 18 },
    Column { name: "目录", width: 10 },
    Column { name: "走到", width: 10 },
    Column { name: "等什么", width: 14 },
    Column { name: "轮到谁", width: 18 },
    Column { name: "从哪天起", width: 12 },
    Column { name: "哪天前办", width: 12 },
    Column { name: "还有几个工作日", width: 14 },
    Column { name: "应公开日期", width: 12 },
    Column { name: "写稿人", width: 12 },
    Column { name: "首次公开", width: 12 },
    Column { name: "索引号", width: 22 },
    Column { name: "最近变动", width: 12 },
];

/// 导出
pub(in super::super) async fn file(Path(format): Path<String>, Query(asked): Query<Asked>, seat: Seat) -> Response {
    if let Err(refused) = must_read(&seat) {
        return seat.trouble(Trouble::Desk(refused));
    }
    let (hall, seated) = (seat.hall().clone(), seat.seated.clone());
    match seat.at_desk(move |office| made(&hall, office, &seated, &asked, &format)).await {
        Ok(taken) => taken.given(),
        Err(trouble) => seat.trouble(trouble),
    }
}

fn made(hall: &Hall, office: &Office, seated: &Seated, asked: &Asked, format: &str) -> Result<Taken, DeskError> {
    let tab = words::TABS.iter().find(|(code, _)| *code == asked.tab()).map_or("", |(_, name)| name);
    Taken::of(office, &seated.clerk, format, ("publication.items", &format!("稿件（{tab}）")), || {
        let body = &seated.clerk.body;
        let roster = hall.furnishing().reception.roster(office, body)?;
        let mut reader = Reader::of(office, &roster);
        let ask = asked.ask(seated, &roster, reader.today);
        let (lines, waiting) = office.store.read(&seated.clerk.scope(), |tx| {
            let lines = board::board(tx, body, &ask, (0, MOST + 1))?;
            Ok::<_, DeskError>((lines, office::waiting_in(tx, body)?))
        })?;
        if i64::try_from(lines.len()).is_ok_and(|lines| lines > MOST) {
            return Err(FormFault::TooMuch.blocks());
        }
        Ok(list(lines, &waiting, &mut reader))
    })
}

fn list(lines: Vec<BoardLine>, waiting: &[Waiting], reader: &mut Reader<'_>) -> List {
    let rows = lines.into_iter().map(|line| {
        let own = of_record(waiting, &line.number);
        row(line, own, reader)
    });
    List { title: "稿件".into(), columns: COLUMNS.into(), rows: rows.collect() }
}

/// The rows of one record, of rows in the order of records.
pub(super) fn of_record<'a>(waiting: &'a [Waiting], record: &str) -> &'a [Waiting] {
    let from = waiting.partition_point(|row| row.record.as_str() < record);
    let until = waiting[from..].partition_point(|row| row.record == record);
    &waiting[from..from + until]
}

fn row(line: BoardLine, waiting: &[Waiting], reader: &mut Reader<'_>) -> Vec<Cell> {
    let roster: &Roster = reader.roster;
    let each = |say: &dyn Fn(&Waiting) -> String| waiting.iter().map(say).collect::<Vec<_>>().join("；");
    let since = waiting.iter().map(|row| row.since).min();
    let what = each(&|row| words_of(&row.what).unwrap_or_default());
    let whose = each(&|row| roster.turn(row));
    let section = roster.section(&line.section);
    let writer = roster.person(&line.author);
    let left = line.turn_due.map(|due| reader.left(due));
    vec![
        line.number.into(),
        line.title.into(),
        section.into(),
        line.catalogue.into(),
        words::stage_name(&line.stage).into(),
        what.into(),
        whose.into(),
        instant_cell(since),
        day_cell(line.turn_due),
        left.map_or(Cell::Blank, Cell::Number),
        day_cell(line.due),
        writer.into(),
        instant_cell(line.published_at),
        line.index_number.unwrap_or_default().into(),
        instant_cell(Some(line.changed_at)),
    ]
}
