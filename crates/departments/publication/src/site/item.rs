//! 信息页 One item as it was released, with everything that is to be known about it; or when and why it was withdrawn.

use affairs::publication::{Attribute, Facts, Item};
use askama::Template;
use hall::{Frame, Law, Link};
use jiff::civil::Date;
use office::{Attachment, DeskError, Office, Standing, Zone, address_of, size_in_words};
use store::Tx;

use super::{
    Seen, around, column,
    columns::{self, Column},
    file::address,
    front::Front,
    paper, public_content,
    released::notes,
    tags, words,
};
use crate::{
    Paper, Record, Text, console::words::WITHDRAWALS, import::Sections, matters::Kept, paper::InForce, records,
};

#[derive(Template)]
#[template(path = "site/item.html")]
struct View {
    title: String,
    published: String,
    source: String,
    facts: Vec<(&'static str, String)>,
    content: hall::Markup,
    files: Vec<File>,
    notes: Vec<(String, String)>,
    law: Option<Law>,
    in_time: String,
    log: Vec<(String, &'static str)>,
    /// 不再有效的 What a reader has to know first, and the document that did it.
    warning: Option<(String, Option<Link>)>,
    /// 解读 The documents it explains, and the items that explain it.
    explains: Vec<Link>,
    explained: Vec<Link>,
    /// 它废止、修改的文件 What it did to each.
    changed: Vec<(&'static str, Link)>,
    newer: Option<Link>,
    older: Option<Link>,
}

/// 附件 One file beside an item.
struct File {
    kind: String,
    name: String,
    size: String,
    href: String,
}

#[derive(Template)]
#[template(path = "gone.html")]
struct Tombstone {
    on: String,
    reason: &'static str,
}

/// The page at an address of this department; none where there never was one.
pub(super) fn page(office: &Office, tx: &Tx<'_>, front: &Front<'_>, path: &str) -> Result<Option<Seen>, DeskError> {
    let Some((address, number)) = address_of(tx, front.body, path)? else { return Ok(None) };
    if address.kind != "publication" {
        return Ok(None);
    }
    let record = records::find(tx, front.body, &number)?.ok_or(DeskError::NotFound)?;
    Ok(Some(match address.standing {
        Standing::Moved(to) => Seen::Moved(to),
        Standing::Gone => Seen::Gone(gone(front, &record, path, &Kept::of(tx, front.body)?)),
        Standing::Shown => Seen::Shown(shown(office, tx, front, &record, path)?),
    }))
}

fn shown(office: &Office, tx: &Tx<'_>, front: &Front<'_>, record: &Record, path: &str) -> Result<String, DeskError> {
    let item = &record.item;
    let hash = public_content(item);
    let text = records::text(tx, front.body, &item.number, hash)?.ok_or(DeskError::NotFound)?;
    let sections = Sections::of(tx, front.body)?;
    let section = sections.name_of(&item.proposal.section);
    let kept = Kept::of(tx, front.body)?;
    let view = view(office, tx, front, record, &text, (section, &kept))?;
    let frame = framed(front, record, path, &text, (section, &kept));
    Ok(around(&frame, &text.title, "正文", view.render()))
}

fn view(
    office: &Office,
    tx: &Tx<'_>,
    front: &Front<'_>,
    record: &Record,
    text: &Text,
    (section, kept): (&str, &Kept),
) -> Result<View, DeskError> {
    let organ = &front.frame.coat.organ;
    let (newer, older) = records::shown::beside(tx, record)?;
    let today = Zone::shanghai().day(office.clock.now());
    let in_force = text.paper.in_force(record.item.validity.as_ref(), today);
    let link = |shown: records::shown::Shown| Link::new(&shown.title, &shown.path);
    Ok(View {
        title: text.title.clone(),
        published: words::minute(record.published_at.unwrap_or_default()),
        source: if record.item.proposal.relayed { "转载，出处见正文".into() } else { organ.clone() },
        facts: facts(record, &text.paper, in_force.as_ref(), (organ, section), kept),
        content: text.public_html(front.body),
        files: text.attachments.iter().map(|file| shown_file(front.body, file)).collect(),
        notes: notes(tx, record)?,
        law: column::article(26),
        in_time: in_time(office, record),
        log: log(record),
        warning: paper::warning(tx, front.body, in_force.as_ref())?,
        explains: paper::shown(tx, front.body, &record.item.number, &text.paper.explains)?,
        explained: paper::explained(tx, front.body, &record.item.number)?,
        changed: paper::changed(tx, front.body, &record.item.number, &text.paper.number)?,
        newer: newer.map(link),
        older: older.map(link),
    })
}

/// 预览 The page as it would be shown; its files stand where the console shows them.
pub(crate) fn preview(frame: &Frame, text: &Text, record: Option<&Record>, kept: &Kept, today: Date) -> String {
    let at = |file: &str| format!("/console/files/{file}");
    let files = text.attachments.iter().map(|file| File { href: at(&file.file), ..shown_file("", file) });
    let in_force = text.paper.in_force(record.and_then(|record| record.item.validity.as_ref()), today);
    let view = View {
        title: text.title.clone(),
        published: "还没有公开".into(),
        source: frame.coat.organ.clone(),
        facts: record
            .map(|record| facts(record, &text.paper, in_force.as_ref(), (&frame.coat.organ, ""), kept))
            .unwrap_or_default(),
        content: text.as_html(&at),
        files: files.collect(),
        notes: Vec::new(),
        law: None,
        in_time: String::new(),
        log: Vec::new(),
        warning: in_force.as_ref().and_then(paper::words).map(|words| (words, None)),
        explains: Vec::new(),
        explained: Vec::new(),
        changed: Vec::new(),
        newer: None,
        older: None,
    };
    around(frame, &text.title, "预览，还没有公开", view.render())
}

fn framed(front: &Front<'_>, record: &Record, path: &str, text: &Text, (section, kept): (&str, &Kept)) -> Frame {
    let (crumbs, column) = way(front, record, kept);
    let mut frame = front.frame(path, crumbs);
    if let Some(column) = column {
        frame.tags = tags::column(front, column);
        frame.section = column::section(front, column);
    }
    let content = tags::Content {
        title: &text.title,
        published: words::stamp(record.published_at.unwrap_or_default()),
        source: if record.item.proposal.relayed { "转载" } else { &front.frame.coat.organ },
        author: section,
        text: &text.text,
        url: &front.whole(path),
    };
    frame.tags.extend(content.tags());
    frame
}

/// The crumbs of an item, its column last, and that column.
fn way(front: &Front<'_>, record: &Record, kept: &Kept) -> (Vec<Link>, Option<&'static Column>) {
    let Some(column) = columns::of_matter(&record.catalogue, kept) else { return (Vec::new(), None) };
    let own = Link::new(column.label, &column.address(front.body));
    (column::crumbs(front, column).into_iter().chain([own]).collect(), Some(column))
}

/// 信息要素 Every label always, `—` where nothing is known (`website.md` §5.2).
fn facts(
    record: &Record,
    paper: &Paper,
    in_force: Option<&InForce>,
    (organ, section): (&str, &str),
    kept: &Kept,
) -> Vec<(&'static str, String)> {
    let facts = public_facts(&record.item);
    let matter = kept.item(&record.catalogue);
    let field = matter.and_then(|it| statute::catalogue::FIELDS.iter().find(|(code, _)| *code == it.field));
    let attribute = match facts.attribute {
        Attribute::Public => "主动公开",
        Attribute::OnRequest(_) => "依申请公开",
        Attribute::Withheld(_) => "不予公开",
    };
    let or_none = |text: String| if text.is_empty() { "—".to_owned() } else { text };
    let subject = field.map(|(_, name)| format!("{name}＼{}", matter.map_or("", |it| it.title.as_str())));
    let mut all = vec![
        ("索引号", or_none(record.index_number.clone().unwrap_or_default())),
        ("信息分类", or_none(subject.unwrap_or_default())),
        ("发布机构", or_none(organ.to_owned())),
        ("形成日期", or_none(facts.event_date.map_or_else(String::new, words::day))),
        ("发文字号", or_none(paper.number.clone())),
        ("发布日期", or_none(record.published_at.map(words::minute).unwrap_or_default())),
        ("体裁分类", or_none(words::genre(facts.subject).to_owned())),
        ("有效性", or_none(in_force.map_or("", |it| it.word).to_owned())),
        ("公开方式", attribute.to_owned()),
        ("责任科室", or_none(section.to_owned())),
    ];
    let days = [("施行日期", paper.effective_on), ("有效期至", paper.expires_on)];
    all.extend(days.into_iter().filter_map(|(label, day)| Some((label, words::day(day?)))));
    all
}

/// The facts of what the public sees, not of a version on its way.
fn public_facts(item: &Item) -> &Facts {
    item.former.as_ref().map_or_else(|| item.facts(), |former| &former.facts)
}

fn shown_file(body: &str, file: &Attachment) -> File {
    let kind = file.name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_kind = (1..=5).contains(&kind.len()) && kind.bytes().all(|sign| sign.is_ascii_alphanumeric());
    File {
        kind: if is_kind { kind.to_uppercase() } else { "文件".into() },
        name: file.name.clone(),
        size: size_in_words(file.bytes),
        href: address(body, file),
    }
}

/// How long it took from the day of forming, where the calendar knows every day between.
fn in_time(office: &Office, record: &Record) -> String {
    let (Some(formed), Some(at)) = (public_facts(&record.item).event_date, record.published_at) else {
        return String::new();
    };
    let published = Zone::shanghai().day(at);
    match office.calendar.working_days_between(formed, published) {
        Ok(0) => "本件当天形成，当天公开。".into(),
        Ok(days) if days > 0 => {
            format!(
                "本件 {}形成，{}公开，用了 {days} 个工作日。",
                words::short_day(formed),
                words::short_day(published)
            )
        }
        _ => String::new(),
    }
}

/// 经过 What the public may know of the way of an item; the people stay on the review sheet.
fn log(record: &Record) -> Vec<(String, &'static str)> {
    let item = &record.item;
    let formed = public_facts(item).event_date.map(|day| (day, "形成"));
    let releases = item.releases.iter().skip(usize::from(item.elsewhere.is_some())).enumerate();
    let released =
        releases.map(|(at, release)| (release.on, if at == 0 { "公开，取得索引号" } else { "换成新的版本" }));
    let small = item.corrections.iter().filter(|it| !it.substantive).map(|it| (it.on, "更正文字"));
    let mut log: Vec<_> = formed.into_iter().chain(released).chain(small).collect();
    log.sort_by_key(|(day, _)| *day);
    log.into_iter().map(|(day, what)| (words::day(day), what)).collect()
}

fn gone(front: &Front<'_>, record: &Record, path: &str, kept: &Kept) -> String {
    let withdrawal = record.item.withdrawal.as_ref();
    let reason = withdrawal.map(|gone| gone.reason);
    let reason = WITHDRAWALS.iter().find(|(.., known)| Some(*known) == reason).map_or("", |(_, name, _)| name);
    let on = withdrawal.map_or_else(String::new, |gone| words::day(gone.on));
    let (crumbs, _) = way(front, record, kept);
    around(&front.frame(path, crumbs), "这条信息已经撤下", "已撤下", Tombstone { on, reason }.render())
}
