//! 首页 The year of a body in one sentence whose numbers open, what it made public last, and where the rest stands.

use std::collections::BTreeMap;

use documents::{Paragraph, Run};
use hall::{Fixed, HomePage, Link, Newest, Want, Weeks};
use jiff::civil::{Date, date};
use office::{DeskError, Office, Zone};
use store::{StoreError, Tx};

use super::{
    branch,
    columns::{self, PLATFORM, STATUTORY},
    front::Front,
    number, words,
};
use crate::{
    import::Sections,
    matters::Kept,
    records::shown::{self, Range},
};

/// So many of the newest items stand on the front page.
const NEWEST: i64 = 10;

/// The front page of a body.
pub(super) fn page(office: &Office, tx: &Tx<'_>, front: &Front<'_>) -> Result<String, DeskError> {
    let kept = Kept::of(tx, front.body)?;
    let counts = branch::counts(tx, front.body, &kept)?;
    let year = year(tx, front)?;
    let weeks = match year {
        Some(year) => rhythm(office, tx, front, year)?,
        None => None,
    };
    let platform = columns::find(PLATFORM).map_or_else(String::new, |column| column.address(front.body));
    let home = HomePage {
        heading: format!("{}政府信息公开", front.town()),
        sentence: sentence(tx, front, year, weeks.as_ref())?,
        beneath: front.yearly.iter().take(1).filter_map(|report| report.links.first().cloned()).collect(),
        wants: wants(front, &counts),
        newest: newest(tx, front, &kept)?,
        all: Some(Link::new("全部", &platform)),
        platform: fixed(front, &counts),
        weeks,
    };
    let mut frame = front.frame(&format!("/{}/", front.body), Vec::new());
    frame.section.clone_from(&frame.coat.home);
    Ok(home.render(&frame))
}

/// The last year in which something was published; none before the first item. Until the end of March a young year says
/// little: the year before stands there as long as its report is public, or it holds more.
fn year(tx: &Tx<'_>, front: &Front<'_>) -> Result<Option<i16>, StoreError> {
    let day = shown::last_day(tx, front.body, "M-01")?.and_then(|day| day.parse::<Date>().ok());
    let Some(day) = day else { return Ok(None) };
    let before = day.year() - 1;
    let reported = front.also.iter().any(|(year, _)| *year == before);
    let older = day.month() <= 3 && (reported || items(tx, front, before)? > items(tx, front, day.year())?);
    Ok(Some(if older { before } else { day.year() }))
}

fn items(tx: &Tx<'_>, front: &Front<'_>, year: i16) -> Result<i64, StoreError> {
    let span = (date(year, 1, 1), date(year, 12, 31));
    office::figure_sum(tx, front.body, ("M-01", ""), span).map(|(amount, _)| amount)
}

fn sentence(tx: &Tx<'_>, front: &Front<'_>, year: Option<i16>, weeks: Option<&Weeks>) -> Result<Paragraph, StoreError> {
    let Some(year) = year else {
        let text = format!("{}还没有在这里公开过信息。第一条公开以后，这里说这一年公开了多少条。", front.town());
        return Ok(Paragraph { runs: vec![Run::Text(text)] });
    };
    let items = items(tx, front, year)?;
    let figure = |digits: String, unit: &str, metric: &str| Run::Figure {
        label: format!("{digits} {unit}，翻开记录"),
        digits,
        href: Some(number::address(front, year, metric)),
    };
    let mut runs = vec![
        Run::Text(format!("{year} 年，{}主动公开政府信息 ", front.town())),
        figure(items.to_string(), "条", "M-01"),
        Run::Text(" 条".into()),
    ];
    if let Some(weeks) = weeks {
        runs.push(Run::Text(format!("，{} 周里有 ", weeks.bars.len())));
        runs.push(figure(weeks.met.to_string(), "周", "M-11"));
        runs.push(Run::Text(" 周更新达到两天".into()));
    }
    if let Some((_, also)) = front.also.iter().find(|(of, _)| *of == year) {
        runs.extend(also.iter().cloned());
    }
    runs.push(Run::Text("。".into()));
    Ok(Paragraph { runs })
}

/// 每周更新 The weeks of the year, and in how many of them the public got something on enough days.
fn rhythm(office: &Office, tx: &Tx<'_>, front: &Front<'_>, year: i16) -> Result<Option<Weeks>, StoreError> {
    let past = number::past_weeks(office, tx, front.body, year)?;
    if past.is_empty() {
        return Ok(None);
    }
    Ok(Some(Weeks {
        year,
        met: past.iter().filter(|week| week.met()).count(),
        bars: past.iter().map(|week| (week.days, words::short_day(week.monday))).collect(),
        href: number::address(front, year, "M-11"),
    }))
}

fn newest(tx: &Tx<'_>, front: &Front<'_>, kept: &Kept) -> Result<Vec<Newest>, StoreError> {
    let codes = kept.codes();
    let range = Range { codes: &codes, from: i64::MIN, to: i64::MAX };
    let sections = Sections::of(tx, front.body)?;
    let items = shown::page(tx, front.body, &range, 0, NEWEST)?;
    let newest = |item: shown::Shown| {
        let section = sections.name_of(&item.record.item.proposal.section).to_owned();
        let column = columns::of_matter(&item.record.catalogue, kept).map_or("", |column| column.label);
        let on = item.record.published_at.map(|at| words::day(Zone::shanghai().day(at))).unwrap_or_default();
        Newest { title: item.title, href: item.path, on, from: format!("{section}　{column}") }
    };
    Ok(items.into_iter().map(newest).collect())
}

/// 四个固定入口 In their order, with what stands behind each.
fn fixed(front: &Front<'_>, counts: &BTreeMap<&str, i64>) -> Vec<Fixed> {
    let entry = |path: &str| {
        let column = columns::find(path)?;
        let count = column.count(counts);
        let years: Vec<i16> = front.yearly.iter().map(|report| report.year).collect();
        let note = match (path, years.iter().min(), years.iter().max()) {
            (columns::REPORTS, Some(first), Some(last)) if first == last => format!("{first} 年"),
            (columns::REPORTS, Some(first), Some(last)) => format!("{first}–{last} 年"),
            _ if count == 0 => "还没有公开".to_owned(),
            _ => format!("{count} 条"),
        };
        Some(Fixed { name: column.label.to_owned(), href: column.address(front.body), note })
    };
    ["zfxxgk/zn", "zfxxgk/zd", STATUTORY, columns::REPORTS].into_iter().filter_map(entry).collect()
}

/// 常用 What people come for: columns that hold something, then what the binary adds.
fn wants(front: &Front<'_>, counts: &BTreeMap<&str, i64>) -> Vec<Want> {
    const ASKED: [(&str, &str, &str); 4] = [
        ("zfxxgk/fdzdgknr/snbt", "查补贴发放", "农补、农机、种粮，发给谁、发了多少"),
        ("zfxxgk/fdzdgknr/msbz/shjz", "查低保和救助", "公示名单、标准、发放"),
        ("zfxxgk/fdzdgknr/zcwj", "找一份文件", "规范性文件和其他文件"),
        ("zwfw", "办一件事", "材料、地点、时间、电话"),
    ];
    let own = ASKED.into_iter().filter_map(|(path, name, about)| {
        let column = columns::find(path).filter(|column| column.count(counts) > 0)?;
        Some(Want { name: name.into(), about: about.into(), href: column.address(front.body) })
    });
    own.chain(front.wants.iter().cloned()).collect()
}
