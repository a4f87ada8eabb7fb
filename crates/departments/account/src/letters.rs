//! 收信 Where letters reach people, and who is meant by a role: the directory that the mailroom of the office asks.

use affairs::{account::Entry, private::Private};
use jiff::civil::Date;
use messages::Catalogued;
use office::{DeskError, Directory, Office};
use store::{StoreError, Tx, params};

use crate::{
    Hurdle,
    filing::{act, file},
    records,
    sealed::{self, Field, Kept},
    sessions::look_in,
};

/// The longest address a letter can have (RFC 5321).
const LONGEST: usize = 254;

/// 通讯录 The accounts of the house as its mailroom sees them.
pub struct AddressBook;

impl Directory for AddressBook {
    fn holders(
        &self,
        tx: &Tx<'_>,
        body: &str,
        role: &str,
        section: &str,
        today: Date,
    ) -> Result<Vec<String>, StoreError> {
        let today = today.to_string();
        tx.select(
            "SELECT role_held.account AS account FROM role_held
               JOIN account ON account.id = role_held.account AND NOT account.disabled
              WHERE role_held.body = :body AND role_held.role = :role
                AND (account.section = :section OR :section = '')
              UNION
             SELECT deputy.deputy AS account FROM deputy
               JOIN role_held ON role_held.body = deputy.body AND role_held.account = deputy.principal
                             AND role_held.role = deputy.role
               JOIN account AS absent ON absent.id = deputy.principal AND NOT absent.disabled
               JOIN account AS present ON present.id = deputy.deputy AND NOT present.disabled
              WHERE deputy.body = :body AND deputy.role = :role AND from_day <= :today AND to_day >= :today
                AND (COALESCE(deputy.section, absent.section) = :section OR :section = '')
              ORDER BY account",
            params! { body, role, section, today },
            |row| row.get("account"),
        )
    }

    fn address(&self, office: &Office, tx: &Tx<'_>, account: &str) -> Result<Option<Private<String>>, StoreError> {
        let opened = kept(tx, account)?.map(|kept| kept.open_text(&*office.seal)).transpose();
        // Letters stay where they are until the key is there again; whoever looks after errands reads this.
        opened.map_err(|error| StoreError::damaged("account.email", &error.message().why))
    }
}

/// The address of an account that is open, as it stands in its row.
fn kept(tx: &Tx<'_>, account: &str) -> Result<Option<Kept>, StoreError> {
    let sql = "SELECT body, id, email, email_sealed FROM account WHERE id = :account AND NOT disabled";
    Ok(tx.first(sql, params! { account }, sealed::email)?.flatten())
}

/// 收信的邮箱 Whoever sits at the desk says where letters reach them; nothing means that they want none.
///
/// # Errors
///
/// No address a letter could be sent to; no session; the store.
pub fn set_email(office: &Office, token: &str, address: &str, email: &Private<String>) -> Result<(), DeskError> {
    let clerk = look_in(office, token, address, None)?.clerk;
    let email = email.unmask().trim();
    if !email.is_empty() && !is_address(email) {
        return Err(Hurdle::Email.blocks());
    }
    let wanted = (!email.is_empty()).then(|| email.as_bytes().to_vec());
    act(office, &clerk, |tx, now, by| {
        sealed::keep(tx, &*office.seal, Field::Email, (&by.body, &by.id), wanted.as_ref())?;
        let entry = Entry::LettersChanged { account: by.id.clone(), wanted: wanted.is_some() };
        Ok(file(office, tx, &clerk, now, &entry)?)
    })
}

/// 收信的邮箱 The address that whoever sits at the desk gave.
///
/// # Errors
///
/// No session; an address that does not open; the store.
pub fn own_email(office: &Office, token: &str, address: &str) -> Result<Option<Private<String>>, DeskError> {
    let clerk = look_in(office, token, address, None)?.clerk;
    office.store.read(&records::anywhere(), |tx| {
        let kept = kept(tx, &clerk.account)?;
        Ok(kept.map(|kept| kept.open_text(&*office.seal)).transpose()?)
    })
}

/// One name, one host with a dot, nothing but plain printable signs: whatever else a standard allows, no office uses.
fn is_address(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || b".-_+".contains(&byte);
    let label = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    let plain_host = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
    let name = !name.is_empty() && name.bytes().all(sign) && name.split('.').all(|part| !part.is_empty());
    text.len() <= LONGEST && name && plain_host && host.contains('.') && host.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn an_address_is_one_name_at_one_host() {
        let cases = [
            ("lin@sangcun.gov.cn", true, "plain"),
            ("lin.chen+desk@mail.example.cn", true, "dots and a plus"),
            ("lin", false, "no host"),
            ("lin@localhost", false, "no dot in the host"),
            ("lin@a@b.cn", false, "two hosts"),
            ("lin@b.cn\r\nBcc: x@y.cn", false, "a second header"),
            ("lin@b.cn, x@y.cn", false, "two addresses"),
            ("<lin@b.cn>", false, "in brackets"),
            ("林@b.cn", false, "signs that plain mail cannot carry"),
            ("lin@-b.cn", false, "a hyphen at the edge of a label"),
            (".lin@b.cn", false, "a dot at the edge"),
        ];
        for (text, expected, because) in cases {
            assert_eq!(is_address(text), expected, "{because}");
        }
        assert!(!is_address(&format!("{}@b.cn", "a".repeat(250))), "too long");
    }
}
