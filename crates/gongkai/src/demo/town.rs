//! 门面 The quiet town as the pages show it.

use hall::{Coat, Frame, Link, Mode};
use towns::quiet::COAT;

use crate::web::CHECK;

/// Where the town's pages stand.
pub(crate) const HOME: &str = "/sangcun/";
/// Where its report stands: the canonical address.
pub(crate) const REPORT: &str = "/sangcun/reports/2025";

/// The frame of a page at `here`, below `crumbs`.
pub(crate) fn frame(mode: Mode, here: &str, crumbs: &[(&str, &str)]) -> Frame {
    let section = if here.starts_with(REPORT) { REPORT } else { HOME };
    Frame {
        coat: coat(),
        mode,
        nav: vec![Link::new("首页", HOME), Link::new("年度报告", REPORT)],
        section: section.to_owned(),
        crumbs: crumbs.iter().map(|(name, href)| Link::new(name, href)).collect(),
        foot: vec![
            Link::new("2025 年年度报告", REPORT),
            Link::new("报送稿的核对结果", &format!("{REPORT}/received")),
            Link::new("查年度报告", CHECK),
        ],
        here: here.to_owned(),
        demo: true,
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
    }
}
