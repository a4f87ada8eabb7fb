//! 门面 The quiet town as the pages show it.

use hall::{Coat, Frame, Link, Mode};
use publication::site::nav;
use towns::quiet::COAT;

use crate::web::CHECK;

/// Where the town's pages stand.
pub(crate) const HOME: &str = "/sangcun/";
/// Where its report stands: the canonical address.
pub(crate) const REPORT: &str = "/sangcun/reports/2025";

/// Where the platform of the law stands.
pub(crate) const PLATFORM: &str = "/sangcun/zfxxgk/";
/// Where its reports stand, a year below each.
pub(crate) const REPORTS: &str = "/sangcun/reports/";

/// The frame of a page at `here`, below `crumbs`.
pub(crate) fn frame(mode: Mode, here: &str, crumbs: &[(&str, &str)]) -> Frame {
    let section = if here.starts_with(REPORT) { REPORTS } else { HOME };
    Frame {
        coat: coat(),
        mode,
        nav: nav(COAT.segment),
        section: section.to_owned(),
        crumbs: crumbs.iter().map(|(name, href)| Link::new(name, href)).collect(),
        foot: vec![
            Link::new("全部栏目", PLATFORM),
            Link::new("2025 年年度报告", REPORT),
            Link::new("报送稿的核对结果", &format!("{REPORT}/received")),
            Link::new("查年度报告", CHECK),
        ],
        here: here.to_owned(),
        demo: true,
        feed: "/feed.atom".to_owned(),
        ..Frame::default()
    }
}

pub(crate) fn coat() -> Coat {
    Coat {
        town: COAT.name.into(),
        organ: format!("{}{}", COAT.county.name, COAT.body),
        county: format!("{}人民政府", COAT.county.name),
        portal: COAT.county.host_bar.into(),
        portal_href: None,
        home: HOME.into(),
        host: COAT.county.host.into(),
        phone: COAT.contact.phone.into(),
        address: format!("{}　邮编 {}", COAT.contact.address, COAT.contact.postcode),
        notes: vec![format!("网站标识码 {}", COAT.site_mark)],
        hours: String::new(),
        email: String::new(),
        domain: "www.qingxi.example".into(),
        site_code: COAT.site_mark.into(),
    }
}
