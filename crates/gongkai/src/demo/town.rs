//! 门面 The county and its two towns as the pages show them.

use hall::{Coat, Frame, Link, Mode, Want};
use publication::site::nav;
use towns::{Town, busy, county, quiet};

use crate::web::CHECK;

/// Where the quiet town's pages stand.
pub(crate) const HOME: &str = "/sangcun/";
/// Where its report stands: the canonical address.
pub(crate) const REPORT: &str = "/sangcun/reports/2025";
/// Where its reports stand, a year below each.
pub(crate) const REPORTS: &str = "/sangcun/reports/";
/// Where the busy town's pages stand.
pub(crate) const BUSY: &str = "/huaidu/";
/// Where the county's bodies stand side by side.
pub(crate) const DOORS: &str = "/";

/// Whose pages stand at an address; what belongs to no body is the county's.
fn town_at(here: &str) -> Option<&'static Town> {
    let name = here.strip_prefix('/')?.split('/').next()?;
    [&quiet::COAT, &busy::COAT, &county::COAT].into_iter().find(|town| town.segment == name)
}

/// The frame of a page at `here`, below `crumbs`.
pub(crate) fn frame(mode: Mode, here: &str, crumbs: &[(&str, &str)]) -> Frame {
    let town = town_at(here);
    let home = town.map_or_else(|| DOORS.to_owned(), |town| format!("/{}/", town.segment));
    let reports = format!("{home}reports/");
    let section = match here {
        CHECK => CHECK.to_owned(),
        here if town.is_some() && here.starts_with(&reports) => reports,
        _ => home,
    };
    Frame {
        coat: town.map_or_else(county_coat, coat_of),
        mode,
        nav: town.map_or_else(doors, |town| nav(town.segment)),
        section,
        crumbs: crumbs.iter().map(|(name, href)| Link::new(name, href)).collect(),
        foot: foot(town),
        here: here.to_owned(),
        demo: true,
        feed: "/feed.atom".to_owned(),
        ..Frame::default()
    }
}

/// From the county's page into its towns.
fn doors() -> Vec<Link> {
    let towns = [&quiet::COAT, &busy::COAT].map(|town| Link::new(town.name, &format!("/{}/", town.segment)));
    std::iter::once(Link::new("首页", DOORS)).chain(towns).chain([Link::new("查年度报告", CHECK)]).collect()
}

/// What stands at the foot: the columns of the body, what the demo shows of the quiet town, and the way up.
fn foot(town: Option<&Town>) -> Vec<Link> {
    let columns = town.map(|town| Link::new("全部栏目", &format!("/{}/zfxxgk/", town.segment)));
    let quiet = town.is_none_or(|town| town.segment == quiet::COAT.segment);
    let reports = quiet.then(|| {
        [Link::new("桑村乡 2025 年年度报告", REPORT), Link::new("报送稿的核对结果", &format!("{REPORT}/received"))]
    });
    let rest = [Link::new("查年度报告", CHECK), Link::new("全县各单位", DOORS)];
    columns.into_iter().chain(reports.into_iter().flatten()).chain(rest).collect()
}

/// 常用 What people come for beside the columns.
pub(crate) fn wants(town: &str) -> &'static [Want] {
    static QUIET: std::sync::LazyLock<Vec<Want>> = std::sync::LazyLock::new(|| {
        let report = want("读年度报告", "六个部分，三张表，每个数都能翻开", REPORT);
        vec![report, want("查任何一份年报", "任何单位的报告，交上文件就查，查完不保存", CHECK)]
    });
    if town == quiet::COAT.segment { &QUIET } else { &[] }
}

fn want(name: &str, about: &str, href: &str) -> Want {
    Want { name: name.into(), about: about.into(), href: href.into() }
}

/// The county: its pages are those around the towns'.
pub(crate) fn county_coat() -> Coat {
    coat_of(&county::COAT)
}

fn coat_of(town: &Town) -> Coat {
    let county = town.segment == county::COAT.segment;
    Coat {
        town: town.name.into(),
        organ: if county { town.body.into() } else { format!("{}{}", town.county.name, town.body) },
        county: format!("{}人民政府", town.county.name),
        portal: town.county.host_bar.into(),
        portal_href: Some(DOORS.into()),
        home: if county { DOORS.into() } else { format!("/{}/", town.segment) },
        host: town.county.host.into(),
        phone: town.contact.phone.into(),
        address: format!("{}　邮编 {}", town.contact.address, town.contact.postcode),
        notes: vec![format!("网站标识码 {}", town.site_mark)],
        filings: Vec::new(),
        hours: String::new(),
        email: String::new(),
        domain: "www.qingxi.example".into(),
        site_code: town.site_mark.into(),
    }
}
