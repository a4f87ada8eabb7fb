//! 门面 The public pages of the bodies of an office: which body an address belongs to, what machines ask for, and the page
//! where several bodies stand side by side.

use std::{fmt::Write as _, io::Read as _};

use affairs::account::Contact;
use documents::html::escape;
use hall::{Coat, Frame, Link, Mode};
use office::{DeskError, Office};
use publication::site::{self, Download, Front, MOST, Seen};

use super::{Content, Site, doors, server::Door};
use crate::annual;

/// 门牌 A body as its door names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sign {
    /// Its permanent id, the first part of its addresses.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    /// The name of the body above it; empty for the highest.
    pub(crate) above: String,
    /// 联系方式 As its office set it.
    pub(crate) contact: Contact,
}

impl Sign {
    /// 照着印 What the office set takes the place of what the coat says; what it did not set stays.
    pub(crate) fn on(&self, coat: Coat) -> Coat {
        let Contact { phone, address, hours, email, host, site_code } = self.contact.clone();
        let or = |set: String, before: String| if set.is_empty() { before } else { set };
        let notes = match site_code.as_str() {
            "" => coat.notes,
            code => vec![format!("网站标识码 {code}")],
        };
        Coat {
            phone: or(phone, coat.phone),
            address: or(address, coat.address),
            hours: or(hours, coat.hours),
            email: or(email, coat.email),
            host: or(host, coat.host),
            site_code: or(site_code, coat.site_code),
            notes,
            ..coat
        }
    }
}

/// 找到的 What stands at an address.
pub(super) enum Found {
    /// Something that is the same for everybody.
    Content(Content),
    /// A page of a department.
    Page(Seen),
    /// Nothing.
    Nothing,
}

/// What the office behind the site shows at an address.
pub(super) fn look(door: &Door, path: &str, query: &str, mode: Mode) -> Result<Found, DeskError> {
    let Some(office) = &door.office else { return Ok(Found::Nothing) };
    let signs = signs(office)?;
    let site = &*door.site;
    match path {
        "/" => return first(site, office, &signs, mode),
        "/robots.txt" => return Ok(Found::Content(Content::text(robots(site)))),
        "/sitemap.xml" => return sitemap(site, office, &signs, mode),
        "/feed.atom" => return feed(site, office, &signs),
        _ => (),
    }
    if let Some(part) = path.strip_prefix("/sitemap-").and_then(|rest| rest.strip_suffix(".xml")) {
        return part_of_sitemap(site, office, &signs, part, mode);
    }
    let name = path.strip_prefix('/').and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let Some(sign) = signs.iter().find(|sign| sign.id == name) else { return Ok(Found::Nothing) };
    if let Some(file) = site::file(office, &sign.id, path)? {
        return file_of(file);
    }
    let published = annual::published(office, &sign.id)?;
    let front = front_of(site, sign, mode, path, &published);
    let frame = |here: &str, crumbs: Vec<Link>| Frame {
        here: here.to_owned(),
        crumbs,
        canonical: if site.base().is_empty() { String::new() } else { format!("{}{here}", site.base()) },
        ..front.frame.clone()
    };
    match annual::look(office, &sign.id, (path, query), &annual::Ledgers, frame)? {
        Some(annual::Looked::Content(content)) => return Ok(Found::Content(*content)),
        Some(annual::Looked::Moved(to)) => return Ok(Found::Page(Seen::Moved(to))),
        None => (),
    }
    let seen = site::page(office, &front, path, query)?;
    Ok(seen.map_or(Found::Nothing, Found::Page))
}

/// The front of a body with the reports it published.
fn front_of<'a>(
    site: &'a dyn Site,
    sign: &'a Sign,
    mode: Mode,
    here: &str,
    published: &'a annual::Published,
) -> Front<'a> {
    Front { yearly: &published.yearly, also: &published.also, ..site.front(sign, mode, here) }
}

/// Every body of the office, those above first.
fn signs(office: &Office) -> Result<Vec<Sign>, DeskError> {
    let bodies = account::bodies(office)?;
    let mut contacts = account::contacts(office)?;
    let name = |id: &Option<String>| {
        let above = bodies.iter().find(|body| Some(&body.id) == id.as_ref());
        above.map(|body| body.name.clone()).unwrap_or_default()
    };
    Ok(bodies
        .iter()
        .map(|body| Sign {
            id: body.id.clone(),
            name: body.name.clone(),
            above: name(&body.parent),
            contact: contacts.remove(&body.id).unwrap_or_default(),
        })
        .collect())
}

/// 首页 The front page of the one body there is, or the doors of all.
fn first(site: &dyn Site, office: &Office, signs: &[Sign], mode: Mode) -> Result<Found, DeskError> {
    match signs {
        [] => Ok(Found::Nothing),
        [sign] => {
            let here = format!("/{}/", sign.id);
            let published = annual::published(office, &sign.id)?;
            let seen = site::page(office, &front_of(site, sign, mode, &here, &published), &here, "")?;
            Ok(seen.map_or(Found::Nothing, Found::Page))
        }
        many => {
            let page = doors::page(office, many)?;
            Ok(Found::Page(Seen::Shown(page.render(&site.frame(mode, "/", &[])))))
        }
    }
}

/// The file of a public item; who keeps it asks again each time, for it may have been withdrawn.
fn file_of(mut file: Download) -> Result<Found, DeskError> {
    let mut bytes = Vec::with_capacity(usize::try_from(file.bytes).unwrap_or_default().min(1 << 26));
    if file.content.read_to_end(&mut bytes).is_err() {
        return Err(DeskError::NotFound);
    }
    let kind = Content::kind_of(&file.name);
    Ok(Found::Content(Content { download: Some(file.name), ..Content::new(bytes, kind) }))
}

fn robots(site: &dyn Site) -> String {
    if site.is_hidden() {
        return "User-agent: *\nDisallow: /\n".to_owned();
    }
    format!("User-agent: *\nDisallow: /console\nDisallow: /mode\nSitemap: {}/sitemap.xml\n", site.base())
}

const XML: &str = "application/xml; charset=utf-8";
const SPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// 站点地图 Every address that answers; in parts where there are too many for one file. A map needs whole addresses, so
/// there is none where nobody said where the site is reached.
fn sitemap(site: &dyn Site, office: &Office, signs: &[Sign], mode: Mode) -> Result<Found, DeskError> {
    if site.base().is_empty() {
        return Ok(Found::Nothing);
    }
    let mut counts = Vec::new();
    for sign in signs {
        counts.push((sign, site::addressed(office, &sign.id)?));
    }
    if counts.iter().map(|(_, count)| count).sum::<i64>() <= MOST {
        let mut paths = Vec::new();
        for sign in signs {
            paths.extend(addresses(site, office, sign, mode, 0)?);
        }
        return Ok(urlset(site, &paths));
    }
    let parts = counts.iter().flat_map(|(sign, count)| {
        let many = (count + MOST - 1) / MOST;
        (0..many.max(1)).map(|part| format!("{}-{part}", sign.id))
    });
    let mut xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"{SPACE}\">\n");
    for part in parts {
        let _ = writeln!(xml, "<sitemap><loc>{}/sitemap-{part}.xml</loc></sitemap>", escape(site.base()));
    }
    xml.push_str("</sitemapindex>\n");
    Ok(Found::Content(Content::new(xml.into_bytes(), XML)))
}

/// One part of the map of one body: `sangcun-0`.
fn part_of_sitemap(
    site: &dyn Site,
    office: &Office,
    signs: &[Sign],
    part: &str,
    mode: Mode,
) -> Result<Found, DeskError> {
    let Some((id, part)) = part.rsplit_once('-') else { return Ok(Found::Nothing) };
    let Some(sign) = signs.iter().find(|sign| sign.id == id) else { return Ok(Found::Nothing) };
    let Some(part) = part.parse::<u16>().ok().filter(|_| !site.base().is_empty()) else { return Ok(Found::Nothing) };
    let paths = addresses(site, office, sign, mode, part)?;
    Ok(if paths.is_empty() { Found::Nothing } else { urlset(site, &paths) })
}

fn addresses(site: &dyn Site, office: &Office, sign: &Sign, mode: Mode, part: u16) -> Result<Vec<String>, DeskError> {
    let published = annual::published(office, &sign.id)?;
    site::sitemap(office, &front_of(site, sign, mode, "/", &published), i64::from(part))
}

fn urlset(site: &dyn Site, paths: &[String]) -> Found {
    let mut xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"{SPACE}\">\n");
    for path in paths {
        let _ = writeln!(xml, "<url><loc>{}{}</loc></url>", escape(site.base()), escape(path));
    }
    xml.push_str("</urlset>\n");
    Found::Content(Content::new(xml.into_bytes(), XML))
}

/// The newest items of all bodies together.
const IN_FEED: usize = 30;

/// 订阅 The newest items as an Atom feed.
fn feed(site: &dyn Site, office: &Office, signs: &[Sign]) -> Result<Found, DeskError> {
    if site.base().is_empty() || signs.is_empty() {
        return Ok(Found::Nothing);
    }
    let entries = doors::newest(office, signs, IN_FEED)?;
    let base = escape(site.base());
    let updated = entries.first().map_or(0, |(_, entry)| entry.at);
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n\
         <title>{}政府信息公开</title><id>{base}/</id><updated>{}</updated>\n\
         <link rel=\"self\" href=\"{base}/feed.atom\"/><link href=\"{base}/\"/>\n",
        escape(&signs[0].name),
        instant(updated)
    );
    for (sign, entry) in entries {
        let (path, at) = (escape(&entry.path), instant(entry.at));
        let _ = writeln!(
            xml,
            "<entry><title>{}</title><id>{base}{path}</id><link href=\"{base}{path}\"/><published>{at}</published>\
             <updated>{at}</updated><author><name>{}</name></author></entry>",
            escape(&entry.title),
            escape(&sign.name)
        );
    }
    xml.push_str("</feed>\n");
    Ok(Found::Content(Content::new(xml.into_bytes(), "application/atom+xml; charset=utf-8")))
}

fn instant(at: i64) -> String {
    jiff::Timestamp::from_millisecond(at).unwrap_or_default().to_string()
}
