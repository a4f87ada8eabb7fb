//! 联系方式 What the public pages say of how a body is reached.

use std::collections::BTreeMap;

use affairs::account::{self as affair, Contact, Obstacle};
use office::{Clerk, DeskError, Office};
use store::{Row, StoreError, Tx, params};

use crate::{
    filing::{act, blocked, file, step},
    records,
};

/// 联系方式 Of the clerk's body; all empty until somebody set them.
///
/// # Errors
///
/// The store.
pub fn contact(office: &Office, clerk: &Clerk) -> Result<Contact, DeskError> {
    office.store.read(&clerk.scope(), |tx| Ok(of(tx, &clerk.body)?))
}

/// 各单位的联系方式 Of every body that set any, by its id: the public pages print them.
///
/// # Errors
///
/// The store.
pub fn contacts(office: &Office) -> Result<BTreeMap<String, Contact>, StoreError> {
    let sql = "SELECT body, phone, address, hours, email, host, site_code FROM body_contact ORDER BY body";
    office.store.read(&records::anywhere(), |tx| {
        let rows = tx.select(sql, params! {}, |row| Ok((row.get::<String>("body")?, read(row)?)))?;
        Ok(rows.into_iter().collect())
    })
}

/// 联系方式 Of one body; all empty until somebody set them.
///
/// # Errors
///
/// The store.
pub fn of(tx: &Tx<'_>, body: &str) -> Result<Contact, StoreError> {
    let sql = "SELECT phone, address, hours, email, host, site_code FROM body_contact WHERE body = :body";
    Ok(tx.first(sql, params! { body }, read)?.unwrap_or_default())
}

fn read(row: &Row) -> Result<Contact, StoreError> {
    Ok(Contact {
        phone: row.get("phone")?,
        address: row.get("address")?,
        hours: row.get("hours")?,
        email: row.get("email")?,
        host: row.get("host")?,
        site_code: row.get("site_code")?,
    })
}

/// 公布联系方式 The desk of who runs the office; the public pages show it from this moment on. `seen` is what the form
/// showed: what a colleague set meanwhile is not overwritten.
///
/// # Errors
///
/// Every obstacle at once; also when it was set meanwhile; the store.
pub fn set_contact(office: &Office, clerk: &Clerk, seen: &Contact, wanted: &Contact) -> Result<Contact, DeskError> {
    act(office, clerk, |tx, now, giver| {
        let former = of(tx, &clerk.body)?;
        if former != *seen {
            return Err(blocked(&[Obstacle::ContactChanged]));
        }
        let done = step(affair::set_contact(giver, &clerk.body, &former, wanted.clone()))?;
        let Contact { phone, address, hours, email, host, site_code } = &done.next;
        tx.execute(
            "INSERT INTO body_contact (body, phone, address, hours, email, host, site_code)
             VALUES (:body, :phone, :address, :hours, :email, :host, :site_code)
             ON CONFLICT (body) DO UPDATE SET phone = :phone, address = :address, hours = :hours, email = :email,
                                              host = :host, site_code = :site_code",
            params! { body: &clerk.body, phone, address, hours, email, host, site_code },
        )?;
        file(office, tx, clerk, now, &done.entry)?;
        Ok(done.next)
    })
}
