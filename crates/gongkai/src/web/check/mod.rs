//! 查年报 Anybody hands in a report and sees what is wrong with it; nothing is kept.

pub(crate) mod findings;
mod result;

use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use clap::ValueEnum as _;
use hall::{CheckPage, Mode, serving::Caller};
use messages::{Catalogued as _, Message};

use super::{
    Content, PageTrouble, Site, WORD, WORKBOOK,
    reply::Replies,
    server::{Door, unexpected},
    upload::{Form, Sent},
};
use crate::{
    commands::{Level, Target},
    reports,
    trouble::Refusal,
};

/// Where reports are handed in.
pub(crate) const CHECK: &str = "/check";
/// Where a report that was shown is written in another format.
pub(super) const WRITE: &str = "/check/write";
/// Forms being received at the same time.
pub(super) const AT_ONCE: usize = 4;

/// How long a form waits for its turn before it is sent away.
const QUEUE: std::time::Duration = std::time::Duration::from_secs(10);

/// The levels as the form names them; the first leaves it to the name of the body.
const LEVELS: [(&str, &str); 6] = [
    ("", "看单位名称"),
    ("township", "乡镇、街道"),
    ("county", "县（市、区）"),
    ("city", "设区的市"),
    ("province", "省"),
    ("department", "部门"),
];

/// The formats a checked report can be kept in.
const FORMATS: [(Target, &str, &str, &str); 4] = [
    (Target::Docx, "docx", "Word 文件", WORD),
    (Target::Pdf, "pdf", "PDF", "application/pdf"),
    (Target::Xlsx, "xlsx", "电子表格", WORKBOOK),
    (Target::Html, "html", "网页文件", "text/html; charset=utf-8"),
];

/// The form, empty.
pub(super) fn asked(site: &dyn Site, mode: Mode) -> Content {
    Content::page(form_page(site, mode, Vec::new(), ""))
}

/// Takes what was sent: a report to be checked, or one to be written.
pub(super) async fn take(door: &std::sync::Arc<Door>, request: Request, mode: Mode, is_write: bool) -> Response {
    let number = request.extensions().get::<Caller>().map(|caller| caller.number.clone()).unwrap_or_default();
    let replies = Replies { site: &*door.site, number: &number };
    let Ok(Ok(_place)) = tokio::time::timeout(QUEUE, door.receiving.acquire()).await else {
        let mut busy = replies.trouble(PageTrouble::Busy, mode, CHECK);
        busy.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        return busy;
    };
    let form = match Form::receive(request).await {
        Ok(form) => form,
        Err(trouble) => return replies.trouble(trouble, mode, CHECK),
    };
    let Ok(_core) = door.reading.acquire().await else { return unexpected(&replies, mode) };
    let made = tokio::task::spawn_blocking({
        let door = std::sync::Arc::clone(door);
        move || if is_write { write(form) } else { Ok(check(form, &*door.site, mode)) }
    });
    match made.await {
        Ok(Ok((status, content))) => replies.once(status, content),
        Ok(Err(trouble)) => replies.trouble(trouble, mode, CHECK),
        Err(_) => unexpected(&replies, mode),
    }
}

/// Reads and checks; what cannot be read brings the form back with the reason.
fn check(mut form: Form, site: &dyn Site, mode: Mode) -> (StatusCode, Content) {
    let word = form.word("level");
    let level = Level::from_str(&word, false).ok();
    let unknown = level.is_none() && !word.is_empty();
    let known = if unknown { Err(vec![PageTrouble::UnknownLevel.message()]) } else { Ok(()) };
    let made = known.and_then(|()| handed_in(&mut form)).map(|(file, reading, previous)| {
        let found = report::check(&reading, previous.as_ref(), level.map(Into::into));
        result::page(&file, &reading, &found, previous.is_some()).render(&site.frame(mode, CHECK, &crumbs(site)))
    });
    match made {
        Ok(page) => (StatusCode::OK, Content::page(page)),
        Err(faults) => {
            let page = form_page(site, mode, faults, &word);
            (StatusCode::UNPROCESSABLE_ENTITY, Content::page(page))
        }
    }
}

type HandedIn = (String, report::Reading, Option<report::Report>);

/// The report and last year's, as files. Every fault of both at once.
fn handed_in(form: &mut Form) -> Result<HandedIn, Vec<Message>> {
    let chosen = |sent: Option<Sent>| sent.filter(|sent| !sent.file_name.is_empty() || !sent.bytes.is_empty());
    let file = chosen(form.take("file"));
    let previous = chosen(form.take("previous"));
    let read = |sent: &Sent| reports::understand(&sent.bytes, Some(&sent.file_name), None);
    let reading = match &file {
        Some(sent) => read(sent),
        None => Err(Refusal::one(&PageTrouble::NoFile, 2)),
    };
    let before = previous.as_ref().map(read).transpose();
    match (reading, before) {
        (Ok(reading), Ok(before)) => {
            let name = file.map(|sent| sent.file_name).unwrap_or_default();
            Ok((name, reading, before.map(|reading| reading.report)))
        }
        (reading, before) => {
            let mut faults = reading.err().map(|refusal| refusal.messages).unwrap_or_default();
            for mut fault in before.err().map(|refusal| refusal.messages).unwrap_or_default() {
                fault.what = format!("上年的报告：{}", fault.what).into();
                faults.push(fault);
            }
            Err(faults)
        }
    }
}

/// Writes the report that the page carried.
fn write(mut form: Form) -> Result<(StatusCode, Content), PageTrouble> {
    let sent = form.take("report").ok_or(PageTrouble::NoForm)?;
    let to = form.word("to");
    let (target, ending, _, kind) =
        FORMATS.into_iter().find(|(_, ending, ..)| *ending == to).ok_or(PageTrouble::NoForm)?;
    let read = report::interchange::from_json(&sent.bytes).map_err(|_| PageTrouble::NoForm)?;
    let bytes = reports::write::render(&read, target, false).map_err(|_| PageTrouble::Unexpected)?;
    let download = Some(reports::write::file_name(&read, ending));
    Ok((StatusCode::OK, Content { download, ..Content::new(bytes, kind) }))
}

fn form_page(site: &dyn Site, mode: Mode, faults: Vec<Message>, level: &str) -> String {
    let page = CheckPage {
        action: CHECK.into(),
        faults,
        levels: LEVELS.map(|(value, name)| (value.to_owned(), name.to_owned())).to_vec(),
        level: level.to_owned(),
        law: Some(findings::law(50)),
    };
    page.render(&site.frame(mode, CHECK, &crumbs(site)))
}

fn crumbs(site: &dyn Site) -> Vec<(&'static str, &'static str)> {
    if site.home() == CHECK { Vec::new() } else { vec![("首页", site.home())] }
}
