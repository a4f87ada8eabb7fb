//! 页框 Whose site this is, where one stands, and the page inside it.

use askama::Template;

use crate::{Mode, style};

/// 门面 What names an office on its pages. All of it is data; nothing about a town stands in the code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coat {
    /// 乡镇简称 "桑村乡".
    pub town: String,
    /// 机关全称 "青溪县桑村乡人民政府".
    pub organ: String,
    /// 所属政府 The last part of page titles, "青溪县人民政府".
    pub county: String,
    /// 门户 The site this one belongs to, shown in the top bar.
    pub portal: String,
    /// Address of that site; `None` where there is none to go to.
    pub portal_href: Option<String>,
    /// Address of the first page of this office.
    pub home: String,
    /// 主办单位 Who runs the site.
    pub host: String,
    /// 电话 As printed, "0555-0000102".
    pub phone: String,
    /// 地址 With the postal code.
    pub address: String,
    /// 办公时间
    pub hours: String,
    /// 电子邮箱
    pub email: String,
    /// Further lines of the footer: site code.
    pub notes: Vec<String>,
    /// 备案编号 Filing numbers of the site, each leading to where anybody can look it up.
    pub filings: Vec<Link>,
    /// 网站域名 Of the site this one belongs to, without scheme; empty where nobody said it.
    pub domain: String,
    /// 网站标识码 Ten signs; empty where there is none.
    pub site_code: String,
}

impl Coat {
    /// 网站标签 What every page says of its site (`website.md` §3); what is not known is left out.
    fn tags(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let name = if self.county.is_empty() { &self.organ } else { &self.county };
        let all = [("SiteName", name), ("SiteDomain", &self.domain), ("SiteIDCode", &self.site_code)];
        all.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name, value.as_str()))
    }

    /// 本单位的门面 This coat as `body` wears it: its own name and front page. What is printed of another office (telephone,
    /// address, code of the site) is left out rather than lent.
    #[must_use]
    pub fn worn_by(&self, body: &str, name: &str) -> Self {
        let home = format!("/{body}/");
        if self.home == home || self.organ.ends_with(name) {
            return self.clone();
        }
        Self {
            town: name.strip_suffix("人民政府").unwrap_or(name).to_owned(),
            organ: name.to_owned(),
            county: self.county.clone(),
            portal: self.portal.clone(),
            portal_href: self.portal_href.clone(),
            home,
            filings: self.filings.clone(),
            domain: self.domain.clone(),
            ..Self::default()
        }
    }

    /// The telephone number as a `tel:` link wants it.
    pub(crate) fn phone_digits(&self) -> String {
        self.phone.chars().filter(char::is_ascii_digit).collect()
    }
}

/// 链接 A name and where it leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// What one reads.
    pub name: String,
    /// Where it leads.
    pub href: String,
}

impl Link {
    /// A link.
    #[must_use]
    pub fn new(name: &str, href: &str) -> Self {
        Self { name: name.to_owned(), href: href.to_owned() }
    }
}

/// 页框 Everything around a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Whose site.
    pub coat: Coat,
    /// How the visitor wants to see it.
    pub mode: Mode,
    /// 主导航 Only what exists today.
    pub nav: Vec<Link>,
    /// Address of the entry of `nav` one stands in; empty for none.
    pub section: String,
    /// 面包屑 From the first page down to the parent of this page.
    pub crumbs: Vec<Link>,
    /// Links of the footer; only what exists.
    pub foot: Vec<Link>,
    /// Address of this page, to come back to after a change of mode.
    pub here: String,
    /// 演示 Says 演示数据 on the page and keeps it out of search engines.
    pub demo: bool,
    /// 网页标签 Names and values of `<meta>` for this page, beside those of the site.
    pub tags: Vec<(&'static str, String)>,
    /// The one address of this page; empty where it has none.
    pub canonical: String,
    /// 订阅 Address of the newest items; empty where there are none.
    pub feed: String,
}

/// A change of mode in the top bar.
pub(crate) struct Switch {
    pub(crate) name: &'static str,
    pub(crate) class: &'static str,
    pub(crate) href: String,
}

#[derive(Template)]
#[template(path = "layout.html")]
struct Layout<'a> {
    frame: &'a Frame,
    title: String,
    here: &'a str,
    main: String,
    style: &'static str,
    switches: Vec<Switch>,
}

impl Frame {
    /// 套上页框 The whole page. `title` is the page's own (it loses blanks in `<title>`), `here` the last crumb.
    #[must_use]
    pub fn around(&self, title: &str, here: &str, main: String) -> String {
        let layout = Layout {
            frame: self,
            title: self.page_title(title),
            here,
            main,
            style: &style().path,
            switches: self.mode.switches(&self.here),
        };
        layout.render().expect("a template over plain values renders")
    }

    /// 页名 "名称-栏目-桑村乡-青溪县人民政府": what it is, where it stands, whose it is.
    fn page_title(&self, title: &str) -> String {
        let own: String = title.chars().filter(|c| !c.is_whitespace() && *c != documents::BREAK).collect();
        let column = self.crumbs.iter().skip(1).next_back().map(|crumb| crumb.name.clone());
        let parts = [Some(own), column, Some(self.coat.town.clone()), Some(self.coat.county.clone())];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::Coat;

    #[test]
    fn a_body_wears_its_own_name_and_nobody_elses_telephone() {
        let county = Coat {
            town: "青溪县".into(),
            organ: "青溪县人民政府".into(),
            county: "青溪县人民政府".into(),
            home: "/".into(),
            phone: "0555-0000001".into(),
            ..Coat::default()
        };
        let town = county.worn_by("sangcun", "桑村乡人民政府");
        assert_eq!(
            (town.town.as_str(), town.organ.as_str(), town.home.as_str()),
            ("桑村乡", "桑村乡人民政府", "/sangcun/")
        );
        assert_eq!((town.county.as_str(), town.phone.as_str()), ("青溪县人民政府", ""));
        assert_eq!(county.worn_by("qingxi", "青溪县人民政府"), county, "its own coat stays whole");
    }
}
