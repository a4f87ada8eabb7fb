//! 公开的年报 The published report of a year at its canonical address, its files, and the records behind each number.

use documents::Run;
use hall::{Frame, Link, Notice, OpenedNumber, ReportPage};
use office::{DeskError, Office, Zone};
use publication::site::Yearly;
use report::{Purpose, describe, drafting::Field, period};
use store::{Scope, Tx};
use year_end::{Line, Shown, Sources as _, shown, years};

use super::{Ledgers, Reviews, held};
use crate::{
    commands::Target,
    reports::{self, write::file_name},
    web::{self, Content, findings},
};

/// The formats of a report, with the endings of their files.
const FILES: [(&str, &str, Target); 6] = [
    ("PDF", "pdf", Target::Pdf),
    ("Word", "docx", Target::Docx),
    ("电子表格", "xlsx", Target::Xlsx),
    ("网页文件", "html", Target::Html),
    ("纯文本", "txt", Target::Txt),
    ("数据", "json", Target::Json),
];

/// Records on one page of an opened number.
const EACH: usize = 100;

/// What browsers call the files, by their endings.
fn kind(ending: &str) -> &'static str {
    match ending {
        "docx" => web::WORD,
        "xlsx" => web::WORKBOOK,
        "pdf" => "application/pdf",
        "html" => "text/html; charset=utf-8",
        "json" => "application/json",
        _ => "text/plain; charset=utf-8",
    }
}

/// The address of the report of a body and year.
fn address(body: &str, year: i16) -> String {
    format!("/{body}/reports/{year}")
}

/// 已公开的年报 What the pages of a body say of its published reports.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Published {
    /// Each report with its files, newest first.
    pub(crate) yearly: Vec<Yearly>,
    /// What the sentence of a year says of applications.
    pub(crate) also: Vec<(i16, Vec<Run>)>,
}

/// Every published report of a body.
///
/// # Errors
///
/// The store.
pub(crate) fn published(office: &Office, body: &str) -> Result<Published, DeskError> {
    office.store.read(&Scope::body(body), |tx| {
        let mut all = Published::default();
        for known in years(tx, body)? {
            let Some(out) = shown(tx, body, known.year, &Reviews)? else { continue };
            let here = address(body, known.year);
            let page = Link::new(&format!("{} 年政府信息公开工作年度报告", known.year), &here);
            let links = std::iter::once(page).chain(FILES.iter().map(|file| link(&here, file))).collect();
            all.yearly.push(Yearly { year: known.year, links });
            all.also.extend(applications(&out, &here).map(|runs| (known.year, runs)));
        }
        Ok(all)
    })
}

/// What the sentence of the year says of applications, from the report.
fn applications(out: &Shown, here: &str) -> Option<Vec<Run>> {
    const RECEIVED: &str = "t3.received_new.total";
    let digits = out.draft.digits(RECEIVED, &out.snapshot)?.to_owned();
    let label = format!("{digits} 件，看是怎样数的");
    let figure = Run::Figure { digits, href: Some(format!("{here}/figures/{RECEIVED}")), label };
    Some(vec![Run::Text("；收到政府信息公开申请 ".into()), figure, Run::Text(" 件".into())])
}

fn link(here: &str, (name, ending, _): &(&str, &str, Target)) -> Link {
    Link::new(name, &format!("{here}/report.{ending}"))
}

/// The page or file at an address below the reports of a body; `None` when there is none.
///
/// # Errors
///
/// The store.
pub(crate) fn look(
    office: &Office,
    body: &str,
    (path, query): (&str, &str),
    frame: impl Fn(&str, Vec<Link>) -> Frame,
) -> Result<Option<Content>, DeskError> {
    let Some(rest) = path.strip_prefix(&format!("/{body}/reports/")) else { return Ok(None) };
    let (year, rest) = rest.split_once('/').unwrap_or((rest, ""));
    let is_year = year.len() == 4 && year.bytes().all(|sign| sign.is_ascii_digit());
    let Some(year) = year.parse::<i16>().ok().filter(|_| is_year) else { return Ok(None) };
    office.store.read(&Scope::body(body), |tx| {
        let Some(out) = shown(tx, body, year, &Reviews)? else { return Ok(None) };
        let here = address(body, year);
        if rest.is_empty() {
            return Ok(Some(Content::page(whole(&out, &here, frame(&here, above(body))))));
        }
        if let Some(ending) = rest.strip_prefix("report.") {
            return Ok(file(&out, ending));
        }
        let Some(key) = rest.strip_prefix("figures/") else { return Ok(None) };
        let Some(page) = opened(tx, body, &out, (&here, key), page_of(query))? else { return Ok(None) };
        let mut crumbs = above(body);
        crumbs.push(Link::new(&format!("{year} 年"), &here));
        Ok(Some(Content::page(page.render(&frame(&format!("{here}/figures/{key}"), crumbs)))))
    })
}

fn above(body: &str) -> Vec<Link> {
    vec![
        Link::new("首页", &format!("/{body}/")),
        Link::new("政府信息公开", &format!("/{body}/zfxxgk/")),
        Link::new("政府信息公开年报", &format!("/{body}/reports/")),
    ]
}

fn file(out: &Shown, ending: &str) -> Option<Content> {
    let (_, ending, target) = FILES.into_iter().find(|(_, known, _)| *known == ending)?;
    let bytes = reports::write::render(&out.report, target, false).ok()?;
    Some(Content { download: Some(file_name(&out.report, ending)), ..Content::new(bytes, kind(ending)) })
}

/// 年度报告页 Every number of tables and text opens; what was put in by hand says so.
fn whole(out: &Shown, here: &str, frame: Frame) -> String {
    let form = out.report.figures.form();
    let opens = |cell| {
        let name = form.name(cell);
        out.snapshot.fields.contains_key(name).then(|| format!("{here}/figures/{name}"))
    };
    let fields = |key: &str| Some(format!("{here}/figures/{key}"));
    let facts = vec![format!("{} 公开", day(out)), format!("索引号 {}", out.public.index_number)];
    let facts = period(&out.report).into_iter().chain(facts).collect();
    let purpose = Purpose { opens: &opens, facts, remarks: true, fields: Some(&fields), ..Purpose::file() };
    let mut document = describe(&out.bound, &purpose);
    document.colophon = vec![format!("{}，本页地址 {here}", out.report.body)];
    let page = ReportPage {
        document,
        downloads: FILES[..3].iter().map(|file| link(here, file)).collect(),
        beside: FILES[3..].iter().map(|file| link(here, file)).collect(),
        notice: notice(out),
        law: Some(findings::law(50)),
        ..ReportPage::default()
    };
    let frame = Frame {
        tags: vec![("ColumnName", "政府信息公开年报".into()), ("ColumnType", "信息公开年报".into())],
        ..frame
    };
    page.render(&frame, &format!("{} 年", out.snapshot.year))
}

/// 更正说明 The newest correction; earlier ones stand with the item.
fn notice(out: &Shown) -> Option<Notice> {
    let (day, words) = out.public.corrections.last()?;
    Some(Notice { half: format!("{day}更正过"), rest: words.clone(), link: None })
}

fn day(out: &Shown) -> String {
    let on = out.public.on;
    format!("{} 年 {} 月 {} 日", on.year(), on.month(), on.day())
}

/// The number of a page in a query such as `page=2`; the first where none is asked for.
fn page_of(query: &str) -> usize {
    let asked = query.split('&').find_map(|pair| pair.strip_prefix("page="));
    asked.and_then(|number| number.parse().ok()).filter(|number| (1..=100_000).contains(number)).unwrap_or(1)
}

/// 翻开的数 What a number is, how it was counted, when, and which records it counts.
fn opened(
    tx: &Tx<'_>,
    body: &str,
    out: &Shown,
    (here, key): (&str, &str),
    page: usize,
) -> Result<Option<OpenedNumber>, store::StoreError> {
    let Some(field) = out.snapshot.fields.get(key) else { return Ok(None) };
    let all = field.records.len();
    let pages = all.div_ceil(EACH).max(1);
    if page > pages {
        return Ok(None);
    }
    let from = (page - 1) * EACH;
    let records = Ledgers.records(tx, body, &field.records[from..all.min(from + EACH)])?;
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
        facts: facts(out, key, field, (page, pages)),
        records_are: "记录",
        records: records.iter().map(line).collect(),
        links,
    }))
}

fn facts(out: &Shown, key: &str, field: &Field, (page, pages): (usize, usize)) -> Vec<(String, String)> {
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
