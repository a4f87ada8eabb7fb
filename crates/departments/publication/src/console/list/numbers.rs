//! 今天的数 What the desk of the whole house counts of items, each with the list that shows exactly what was counted: a
//! number and its list are one question asked twice.

use affairs::role::Duty;
use hall::{
    Law,
    serving::{Aside, Number, Roster, Seated},
};
use jiff::civil::Date;
use office::{Office, Waiting, Zone};
use store::{StoreError, Tx};

use super::{
    super::{READERS, WRITERS, decisions},
    asked::{Asked, ME, OTHERS, PUBLISHED, THIS_WEEK, days},
    count,
};
use crate::{
    records::{board, decided, shown},
    rhythm,
};

/// Records of one's own that wait for others, as the desk shows them; the list has them all.
const ELSEWHERE: i64 = 10;

/// 在别人手上 What somebody began and nobody but others is expected to act on.
fn with_others() -> Asked {
    Asked { by: ME.into(), turn: OTHERS.into(), ..Asked::default() }
}

/// The nearest lines of [`with_others`].
pub(in super::super) fn elsewhere(tx: &Tx<'_>, seated: &Seated) -> Result<Vec<Waiting>, StoreError> {
    let ask = with_others().ask(seated, &Roster::default(), Date::MIN);
    board::waits_of(tx, &seated.clerk.body, &ask, ELSEWHERE)
}

/// How many there are.
pub(in super::super) fn of_others(tx: &Tx<'_>, seated: &Seated) -> Result<Number, StoreError> {
    number(tx, seated, Date::MIN, ("在别人手上", "件"), &with_others())
}

/// 今年以来 For those who read figures; whoever does not see drafts is not led to them.
pub(in super::super) fn of_year(tx: &Tx<'_>, seated: &Seated, today: Date) -> Result<Vec<Number>, StoreError> {
    let year = today.year().to_string();
    let body = &seated.clerk.body;
    let published = Asked { stage: "all".into(), count: PUBLISHED.into(), year: year.clone(), ..Asked::default() };
    let late = Asked { due: "late".into(), ..Asked::default() };
    let decided = |name, part: &str| {
        let n = decided::total(tx, body, part, days(&year))?;
        Ok::<_, StoreError>(Number { name, n, unit: "次", list: Some(decisions::address(part, &year, 1)) })
    };
    let mut published = number(tx, seated, today, ("主动公开", "条"), &published)?;
    // What is counted as published stands on the public site, for everybody.
    published.list.get_or_insert_with(|| format!("/{body}/figures/{year}/m-01/"));
    Ok(vec![
        published,
        decided("审核签字", "")?,
        decided("退回修改", "returned")?,
        number(tx, seated, today, ("现在逾期", "件"), &late)?,
    ])
}

/// 这一周的更新 For those who write and those who answer for it; nothing before anything was ever made public.
pub(in super::super) fn of_week(office: &Office, tx: &Tx<'_>, seated: &Seated) -> Result<Option<Aside>, StoreError> {
    let concerned = seated.may(WRITERS) || seated.may(READERS) && seated.may(Duty::ReadFigures.roles());
    let today = Zone::shanghai().day(office.clock.now());
    let body = &seated.clerk.body;
    if !concerned || shown::last_day(tx, body, "M-11")?.is_none() {
        return Ok(None);
    }
    let Some(week) = rhythm::this_week(office, tx, body, rhythm::monday(today))? else { return Ok(None) };
    let asked = Asked { stage: "all".into(), count: THIS_WEEK.into(), ..Asked::default() };
    let said = match (week.days, week.needed.saturating_sub(week.days)) {
        (0, short) => format!("公开了，还差 {short} 天。"),
        (days, 0) => format!("公开了，落在 {days} 天，这一周够了。"),
        (days, short) => format!("公开了，落在 {days} 天，还差 {short} 天。"),
    };
    Ok(Some(Aside {
        title: "这一周的更新",
        number: number(tx, seated, today, ("这一周公开", "条"), &asked)?,
        said,
        counted: "星期一到星期日，要在两个不同的日子更新；放假的周一天就够。转载、村务和更正不算。",
        urges: None,
        acts: Vec::new(),
        law: law(26),
    }))
}

/// 法条旁注 The article that a page begins from.
pub(in super::super) fn law(number: u8) -> Option<Law> {
    let article = statute::regulation::articles().into_iter().find(|article| article.number == number)?;
    Some(Law { citation: article.citation().to_string(), sense: article.sense.to_owned(), href: None })
}

fn number(
    tx: &Tx<'_>,
    seated: &Seated,
    today: Date,
    (name, unit): (&'static str, &'static str),
    asked: &Asked,
) -> Result<Number, StoreError> {
    let ask = asked.ask(seated, &Roster::default(), today);
    let n = count(&board::tabs(tx, &seated.clerk.body, &ask)?, asked.tab());
    Ok(Number { name, n, unit, list: seated.may(READERS).then(|| asked.address("", None, 1)) })
}
