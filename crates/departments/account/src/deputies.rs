//! 代理 Who stands in for whom (AB角): named by the absent, ended by either.

use affairs::{
    account::{self as affair, Deputy},
    role::Role,
};
use jiff::civil::Date;
use office::{Clerk, DeskError, Office, Zone};

use crate::{
    Hurdle,
    filing::{act, file, step},
    records,
};

/// 代理单 Whom somebody asks to stand in for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDeputy {
    /// The account that stands in.
    pub deputy: String,
    /// In which of the clerk's roles.
    pub role: Role,
    /// Only for this section; `None` for all.
    pub section: Option<String>,
    /// First day, inclusive.
    pub from: Date,
    /// Last day, inclusive.
    pub to: Date,
}

/// 指定代理 Somebody stands in for the clerk, from one day to another.
///
/// # Errors
///
/// Every obstacle at once; no such account; the store.
pub fn name_deputy(office: &Office, clerk: &Clerk, new: &NewDeputy) -> Result<Deputy, DeskError> {
    let id = office.chance.hex(6);
    act(office, clerk, |tx, now, principal| {
        let today = Zone::shanghai().day(now);
        let deputy =
            records::account_of(tx, &*office.seal, (&clerk.body, &new.deputy), now)?.ok_or(DeskError::NotFound)?;
        if let Some(section) = &new.section
            && !records::has_section(tx, &clerk.body, section)?
        {
            return Err(Hurdle::NoSection.blocks());
        }
        let order = Deputy {
            id: id.clone(),
            principal: clerk.account.clone(),
            deputy: new.deputy.clone(),
            role: new.role,
            section: new.section.clone(),
            from: new.from,
            to: new.to,
        };
        let standing = records::standing(tx, &clerk.body, today)?;
        let done = step(affair::name_deputy(principal, &deputy, &order, &standing, today))?;
        records::keep_deputy(tx, &clerk.body, &done.next)?;
        file(office, tx, clerk, now, &done.entry)?;
        Ok(done.next)
    })
}

/// 结束代理 Ends a deputyship today at the latest.
///
/// # Errors
///
/// Every obstacle at once; no such deputyship; the store.
pub fn end_deputy(office: &Office, clerk: &Clerk, id: &str) -> Result<Deputy, DeskError> {
    act(office, clerk, |tx, now, by| {
        let deputy = records::deputyship(tx, &clerk.body, id)?.ok_or(DeskError::NotFound)?;
        let done = step(affair::end_deputy(by, &deputy, Zone::shanghai().day(now)))?;
        records::keep_deputy(tx, &clerk.body, &done.next)?;
        file(office, tx, clerk, now, &done.entry)?;
        Ok(done.next)
    })
}
