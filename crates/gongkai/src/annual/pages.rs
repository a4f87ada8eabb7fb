//! 公开的年报 The published report of a year at its canonical address, its files, and the records behind each number.

use documents::Run;
use hall::{Frame, Link, ReportPage};
use office::{DeskError, Office};
use publication::site::Yearly;
use report::{Purpose, describe, period};
use store::{Scope, StoreError, Tx};
use year_end::{Shown, Sources, edition, years};

use super::{Reviews, current::current, ledger, opened, versions};
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
            let Some(out) = current(tx, body, known.year)? else { continue };
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

/// 所见 What stands at an address below the reports of a body.
pub(crate) enum Looked {
    /// A page or a file.
    Content(Box<Content>),
    /// Another address of this site: the item that carried the report, where the text that is public is not one that was
    /// handed in here, or where it was withdrawn; its own page says what became of it.
    Moved(String),
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
    sources: &dyn Sources,
    frame: impl Fn(&str, Vec<Link>) -> Frame,
) -> Result<Option<Looked>, DeskError> {
    let Some(rest) = path.strip_prefix(&format!("/{body}/reports/")) else { return Ok(None) };
    let (year, rest) = rest.split_once('/').unwrap_or((rest, ""));
    let is_year = year.len() == 4 && year.bytes().all(|sign| sign.is_ascii_digit());
    let Some(year) = year.parse::<i16>().ok().filter(|_| is_year) else { return Ok(None) };
    let (at, rest) = match rest.strip_prefix("versions/") {
        None => (None, rest),
        Some(rest) => {
            let (number, rest) = rest.split_once('/').unwrap_or((rest, ""));
            let Some(number) = ordinal(number) else { return Ok(None) };
            (Some(number), rest)
        }
    };
    office.store.read(&Scope::body(body), |tx| {
        let out = match at {
            Some(at) => edition(tx, body, (year, at), &Reviews)?,
            None => current(tx, body, year)?,
        };
        let Some(out) = out else {
            return if at.is_some() { Ok(None) } else { Ok(item_of(tx, body, year)?.map(Looked::Moved)) };
        };
        let here = versions::here(&address(body, year), &out, at);
        if rest.is_empty() {
            if path.ends_with('/') {
                return Ok(Some(Looked::Moved(here)));
            }
            let frame = versions::framed(frame(&here, above(body)), at);
            return Ok(content(Content::page(whole(&out, &here, frame))));
        }
        if let Some(ending) = rest.strip_prefix("report.") {
            return Ok(file(&out, ending, at).and_then(content));
        }
        let Some(key) = rest.strip_prefix("figures/") else { return Ok(None) };
        let after = ledger::after(office, tx, (body, year), &out, key, sources)?;
        let Some(page) = opened::page(tx, body, &out, (&here, key), (query, after), sources)? else { return Ok(None) };
        let mut crumbs = above(body);
        crumbs.push(Link::new(&format!("{year} 年"), &here));
        let frame = versions::framed(frame(&format!("{here}/figures/{key}"), crumbs), at);
        Ok(content(Content::page(page.render(&frame))))
    })
}

/// A number as addresses have it: without a sign, without zeros before it.
fn ordinal(text: &str) -> Option<usize> {
    let digits = text.bytes().all(|sign| sign.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|_| digits)
}

fn content(content: Content) -> Option<Looked> {
    Some(Looked::Content(Box::new(content)))
}

/// Where the item that carried the report of a year stands, once it was public.
fn item_of(tx: &Tx<'_>, body: &str, year: i16) -> Result<Option<String>, StoreError> {
    let handed = year_end::annual(tx, body, year)?.and_then(|known| known.handed);
    let Some(handed) = handed else { return Ok(None) };
    Ok(office::addresses(tx, body, &handed.item)?.into_iter().next().map(|address| address.path))
}

fn above(body: &str) -> Vec<Link> {
    vec![
        Link::new("首页", &format!("/{body}/")),
        Link::new("政府信息公开", &format!("/{body}/zfxxgk/")),
        Link::new("政府信息公开年报", &format!("/{body}/reports/")),
    ]
}

fn file(out: &Shown, ending: &str, at: Option<usize>) -> Option<Content> {
    let (_, ending, target) = FILES.into_iter().find(|(_, known, _)| *known == ending)?;
    let bytes = reports::write::render(&out.report, target, false).ok()?;
    let name = versions::file_name(out, &file_name(&out.report, ending));
    Some(Content { download: Some(name), is_hidden: at.is_some(), ..Content::new(bytes, kind(ending)) })
}

/// 年度报告页 Every number of tables and text opens; what was put in by hand says so.
fn whole(out: &Shown, here: &str, frame: Frame) -> String {
    let form = out.report.figures.form();
    let opens = |cell| {
        let name = form.name(cell);
        out.snapshot.fields.contains_key(name).then(|| format!("{here}/figures/{name}"))
    };
    let fields = |key: &str| Some(format!("{here}/figures/{key}"));
    let on = out.changes.get(out.edition - 1).map_or(out.public.on, |change| change.on);
    let facts = vec![format!("{} 公开", versions::day(on)), format!("索引号 {}", out.public.index_number)];
    // What is printed loses the notice, so the line below the title says it too.
    let old = versions::is_old(out).then(|| format!("旧版（第 {} 版）", out.edition));
    let facts = old.into_iter().chain(period(&out.report)).chain(facts).collect();
    let purpose = Purpose { opens: &opens, facts, remarks: true, fields: Some(&fields), ..Purpose::file() };
    let mut document = describe(&out.bound, &purpose);
    document.colophon = vec![format!("{}，本页地址 {here}", out.report.body)];
    let page = ReportPage {
        document,
        downloads: FILES[..3].iter().map(|file| link(here, file)).collect(),
        beside: FILES[3..].iter().map(|file| link(here, file)).collect(),
        notice: versions::notice(out, here),
        editions: versions::all(out, here),
        law: Some(findings::law(50)),
        ..ReportPage::default()
    };
    let frame = Frame {
        tags: [("ColumnName", "政府信息公开年报".into()), ("ColumnType", "信息公开年报".into())]
            .into_iter()
            .chain(frame.tags)
            .collect(),
        ..frame
    };
    page.render(&frame, &format!("{} 年", out.snapshot.year))
}
