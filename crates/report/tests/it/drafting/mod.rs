//! 起草 No number without a snapshot, no claim without a record (`operations.md` §12, acceptance 12).

mod changing;
mod judging;
mod renewing;
mod words;
mod year;

use std::collections::BTreeMap;

use report::drafting::{Field, Snapshot};
use statute::report::Format;

/// A field with as many records as it counts.
pub(crate) fn field(name: &str, digits: &str, unit: &str) -> Field {
    let records = (0..digits.parse().unwrap_or(0)).map(|n: usize| format!("{name}-{n}")).collect();
    Field {
        digits: digits.into(),
        unit: unit.into(),
        name: name.into(),
        definition: format!("怎样数{name}"),
        version: 1,
        records,
    }
}

/// 安静的一年 The quiet town: 253 items, nothing asked, nothing charged.
pub(crate) fn quiet() -> Snapshot {
    let form = Format::F2021.form();
    let mut fields: BTreeMap<String, Field> =
        form.cells().map(|cell| (form.name(cell).to_owned(), field("表中一格", "0", "件"))).collect();
    for (key, name, digits, unit) in [
        ("M-01", "主动公开政府信息", "253", "条"),
        ("M-04", "制定、修订制度", "3", "项"),
        ("M-06", "审核", "781", "次"),
        ("M-06.returned", "退回", "21", "次"),
        ("M-10", "会议", "2", "次"),
        ("M-11", "达标的周", "23", "周"),
        ("M-11.weeks", "全年的周", "52", "周"),
        ("M-11.before", "每月更新", "1", "次"),
        ("M-11.after", "每周更新", "2", "次"),
        ("M-13", "培训", "28", "人次"),
        ("M-13.sessions", "培训场次", "3", "场"),
        ("M-14", "实操问题", "12", "个"),
        ("M-17.notices", "收费通知", "0", "件"),
        ("M-17.notified", "通知金额", "0", "元"),
        ("M-17.collected", "实收金额", "0", "元"),
    ] {
        fields.insert(key.into(), field(name, digits, unit));
    }
    Snapshot { body: "桑村乡".into(), year: 2025, computed_at: 0, fields }
}
