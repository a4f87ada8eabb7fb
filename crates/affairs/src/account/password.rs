//! 密码 What a password must be (`operations.md` §10).

use serde::Deserialize;

use super::{Obstacle, Policy};

/// 待定密码 A password on its way in, with what it may not contain. Printed nowhere.
pub struct Secret<'a> {
    /// The password.
    pub password: &'a str,
    /// The account's name.
    pub account: &'a str,
    /// The body's id and other names of the place, in Latin letters.
    pub places: &'a [&'a str],
}

#[derive(Deserialize)]
struct Weak {
    words: Vec<String>,
    rows: Vec<String>,
}

/// 密码的毛病 Every rule the password breaks. `used_before` tells whether it is one of the last ones; the desk knows by
/// their hashes.
#[must_use]
pub fn password_faults(secret: &Secret<'_>, used_before: bool, policy: &Policy) -> Vec<Obstacle> {
    let mut faults = Vec::new();
    let length = secret.password.chars().count();
    if length < policy.shortest {
        faults.push(Obstacle::PasswordShort { shortest: policy.shortest });
    }
    if length > LONGEST {
        faults.push(Obstacle::PasswordLong { longest: LONGEST });
    }
    if classes(secret.password) < policy.classes {
        faults.push(Obstacle::PasswordPlain { classes: policy.classes });
    }
    if is_weak(secret) {
        faults.push(Obstacle::PasswordWeak);
    }
    if used_before {
        faults.push(Obstacle::PasswordUsed { last: policy.not_last });
    }
    faults
}

/// The longest password in characters: hashing must not be made slow from outside.
const LONGEST: usize = 128;
/// What must remain once names, years, keyboard rows and weak words are taken out.
const OWN: usize = 6;

fn classes(password: &str) -> usize {
    let tests: [fn(char) -> bool; 4] = [
        |c| c.is_ascii_uppercase(),
        |c| c.is_ascii_lowercase(),
        |c| c.is_ascii_digit(),
        |c| !c.is_ascii_alphanumeric(),
    ];
    tests.into_iter().filter(|test| password.chars().any(test)).count()
}

/// A password is weak when it is little more than what anybody would try first.
fn is_weak(secret: &Secret<'_>) -> bool {
    let weak: Weak = serde_json::from_str(include_str!("../../data/weak-passwords.json"))
        .expect("the data file is ours and a test reads it");
    let lower = secret.password.to_lowercase();
    let own = [secret.account].into_iter().chain(secret.places.iter().copied()).map(str::to_lowercase);
    let names: Vec<String> = own.filter(|name| name.chars().count() >= 3).collect();
    if names.iter().any(|name| lower.contains(name.as_str())) {
        return true;
    }
    let mut rest = lower;
    for word in &weak.words {
        rest = rest.replace(word.as_str(), "\n");
    }
    for year in 1950..2050 {
        rest = rest.replace(&year.to_string(), "\n");
    }
    let rest = without_runs(&rest, &weak.rows);
    let mut seen: Vec<char> = rest.chars().filter(|c| *c != '\n').collect();
    seen.dedup();
    let count = seen.len();
    seen.sort_unstable();
    seen.dedup();
    count < OWN || seen.len() < OWN - 1
}

/// Runs of four neighbours on a keyboard row or in the alphabet, forwards or backwards, are taken out.
fn without_runs(text: &str, rows: &[String]) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut taken = vec![false; chars.len()];
    for start in 0..chars.len().saturating_sub(3) {
        let run: String = chars[start..start + 4].iter().collect();
        let back: String = run.chars().rev().collect();
        if rows.iter().any(|row| row.contains(&run) || row.contains(&back)) {
            taken[start..start + 4].fill(true);
        }
    }
    chars.iter().zip(taken).filter(|(_, taken)| !taken).map(|(c, _)| *c).collect()
}
