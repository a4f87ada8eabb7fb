//! 各单位 The page where several bodies stand side by side.

use hall::{BodiesPage, Newest, Want};
use office::{DeskError, Office, Zone};
use publication::site;

use super::Sign;

/// 各单位 The doors of many bodies, those below before the one above them, and what all of them made public last.
pub(super) fn page(office: &Office, signs: &[Sign]) -> Result<BodiesPage, DeskError> {
    let town = |sign: &Sign| sign.name.strip_suffix("人民政府").unwrap_or(&sign.name).to_owned();
    let day = |at: i64| Zone::shanghai().day(at).strftime("%Y 年 %-m 月 %-d 日").to_string();
    let mut bodies = Vec::new();
    for sign in
        signs.iter().filter(|sign| !sign.above.is_empty()).chain(signs.iter().filter(|sign| sign.above.is_empty()))
    {
        let last = site::newest(office, &sign.id, 1)?;
        let about = match last.first() {
            Some(entry) => {
                format!("公开着 {} 条信息，最近一条在 {}", site::addressed(office, &sign.id)?, day(entry.at))
            }
            None => "还没有在这里公开过信息".to_owned(),
        };
        bodies.push(Want { name: town(sign), about, href: format!("/{}/", sign.id) });
    }
    let newest = newest(office, signs, ON_DOORS)?.into_iter().map(|(sign, entry)| Newest {
        title: entry.title,
        href: entry.path,
        on: day(entry.at),
        from: town(sign),
    });
    let name = signs.first().map(town).unwrap_or_default();
    Ok(BodiesPage { heading: format!("{name}政府信息公开"), bodies, newest: newest.collect() })
}

/// So many of the newest items stand beside the doors.
const ON_DOORS: usize = 10;

/// The newest items of all bodies together, newest first and no more than `most`.
pub(super) fn newest<'a>(
    office: &Office,
    signs: &'a [Sign],
    most: usize,
) -> Result<Vec<(&'a Sign, site::Entry)>, DeskError> {
    let mut entries = Vec::new();
    for sign in signs {
        let newest = site::newest(office, &sign.id, i64::try_from(most).unwrap_or_default())?;
        entries.extend(newest.into_iter().map(|entry| (sign, entry)));
    }
    entries.sort_by_key(|(_, entry)| std::cmp::Reverse(entry.at));
    entries.truncate(most);
    Ok(entries)
}
