//! 翻开的数 What a number of a published report is, how and when it was counted, and the records behind it.

use hall::{Link, OpenedNumber};
use office::Zone;
use report::drafting::Field;
use store::{StoreError, Tx};
use year_end::{Line, Shown, Sources};

use super::held;

/// Records on one page of an opened number.
const EACH: usize = 100;

/// The number of a page in a query such as `page=2`; the first where none is asked for.
fn page_of(query: &str) -> usize {
    let asked = query.split('&').find_map(|pair| pair.strip_prefix("page="));
    asked.and_then(|number| number.parse().ok()).filter(|number| (1..=100_000).contains(number)).unwrap_or(1)
}

/// 翻开的数 What a number is, how it was counted, when, and which records it counts.
///
/// # Errors
///
/// What the store says.
pub(super) fn page(
    tx: &Tx<'_>,
    body: &str,
    out: &Shown,
    (here, key): (&str, &str),
    (query, after): (&str, Option<String>),
    sources: &dyn Sources,
) -> Result<Option<OpenedNumber>, StoreError> {
    let page = page_of(query);
    let Some(field) = out.snapshot.fields.get(key) else { return Ok(None) };
    let all = field.records.len();
    let pages = all.div_ceil(EACH).max(1);
    if page > pages {
        return Ok(None);
    }
    let from = (page - 1) * EACH;
    let records = sources.records(tx, body, &field.records[from..all.min(from + EACH)])?;
    let list = format!("{here}/figures/{key}");
    let mut links = vec![Link::new("合上", here)];
    if page > 1 {
        links.push(Link::new("上一页", &format!("{list}?page={}", page - 1)));
    }
    if page < pages {
        links.push(Link::new("下一页", &format!("{list}?page={}", page + 1)));
    }
    Ok(Some(OpenedNumber {
        name: field.name.clone(),
        digits: out.draft.digits(key, &out.snapshot).unwrap_or(&field.digits).to_owned(),
        unit: field.unit.clone(),
        facts: facts(out, key, field, (page, pages), after),
        records_are: "记录",
        records: records.iter().map(line).collect(),
        links,
    }))
}

fn facts(
    out: &Shown,
    key: &str,
    field: &Field,
    (page, pages): (usize, usize),
    after: Option<String>,
) -> Vec<(String, String)> {
    let at = Zone::shanghai().civil(out.snapshot.computed_at);
    let mut facts = vec![
        ("怎样数的".to_owned(), format!("{}（口径第 {} 版）", field.definition, field.version)),
        (
            "什么时候数的".to_owned(),
            format!(
                "{} 年 {} 月 {} 日 {:02}:{:02} 从台账取的数",
                at.year(),
                at.month(),
                at.day(),
                at.hour(),
                at.minute()
            ),
        ),
    ];
    if let Some(change) = out.draft.overrides.get(key) {
        let words = format!("台账数出 {}，报告里写 {}。理由：{}", field.digits, change.digits, change.reason);
        facts.push(("改过的数".to_owned(), words));
    }
    facts.extend(after.map(|words| ("台账后来变了".to_owned(), words)));
    let records = match (field.records.len(), pages) {
        (0, _) => "没有一条记录。零也是数出来的，怎样数的写在上面。".to_owned(),
        (n, 1) => format!("下面 {n} 条。"),
        (n, _) => format!("共 {n} 条，这是第 {page} 页，共 {pages} 页。"),
    };
    facts.push(("数的是".to_owned(), records));
    if let Some(cell) = out.report.figures.form().cell(key) {
        facts.push(("参加的核对".to_owned(), held::rules(&out.report, cell)));
    }
    facts
}

fn line(line: &Line) -> String {
    [line.number.as_str(), &line.day, &line.words]
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join("　")
}
