//! 导出 The people of a body as a file: names leave the house, so the ledger says that they did.

use affairs::export::Format;
use axum::{extract::Path, response::Response};
use documents::{
    Imprint,
    list::{Cell, Column, List, csv, workbook},
};
use hall::serving::{PageTrouble, Seat, Seated, downloaded};
use messages::Catalogued as _;
use office::{DeskError, Office, Zone};

use super::people::{KEEPERS, Staff};

const COLUMNS: [Column; 6] = [
    Column { name: "姓名", width: 12 },
    Column { name: "账号", width: 16 },
    Column { name: "科室", width: 22 },
    Column { name: "岗位", width: 40 },
    Column { name: "代理", width: 40 },
    Column { name: "停用", width: 8 },
];

/// 导出
pub(super) async fn people(Path(format): Path<String>, seat: Seat) -> Response {
    let seated = seat.seated.clone();
    match seat.at_desk(move |office| made(office, &seated, &format)).await {
        Ok((kind, name, bytes)) => downloaded(kind, &name, bytes),
        Err(trouble) => seat.trouble(trouble),
    }
}

fn made(office: &Office, seated: &Seated, format: &str) -> Result<(&'static str, String, Vec<u8>), DeskError> {
    let clerk = seated.as_any(KEEPERS);
    clerk.must(KEEPERS, "导出人员名单")?;
    let (format, kind) = match format {
        "xlsx" => (Format::Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        "csv" => (Format::Csv, "text/csv; charset=utf-8"),
        _ => return Err(DeskError::NotFound),
    };
    let staff = Staff::of(office, seated)?;
    let rows = staff.all.iter().map(|it| {
        let line = staff.line(it);
        let disabled = if line.disabled { "是" } else { "否" };
        [line.name, line.account, line.section, line.roles, line.deputy]
            .map(Cell::from)
            .into_iter()
            .chain([disabled.into()])
            .collect()
    });
    let list = List { title: "人员与岗位".into(), columns: COLUMNS.into(), rows: rows.collect() };
    let today = Zone::shanghai().day(office.clock.now());
    let bytes = match format {
        Format::Csv => csv(&list).into_bytes(),
        Format::Xlsx => {
            let part = |number: i8| u8::try_from(number).ok();
            let day = || Imprint::on(today.year().try_into().ok()?, part(today.month())?, part(today.day())?);
            workbook(&list, &day().unwrap_or(Imprint::EARLIEST))
                .map_err(|_| DeskError::Blocked(vec![PageTrouble::Unexpected.message()]))?
        }
    };
    office.note_export(&clerk, "account.people", format, list.rows.len())?;
    let ending = if format == Format::Csv { "csv" } else { "xlsx" };
    Ok((kind, format!("人员与岗位 {today}.{ending}"), bytes))
}
