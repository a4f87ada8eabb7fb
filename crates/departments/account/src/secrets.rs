//! 秘密 Passwords as argon2id hashes, one-time passwords, session tokens, codes of the second factor.

use affairs::private::Private;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use office::Chance;
use store::{StoreError, digest::Digest};
use subtle::ConstantTimeEq;
use totp_rs::{Builder, Secret, Totp};

use crate::gate;

/// 散列参数 What one trial of a password costs. Each hash carries its own, so that a later change keeps older ones valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hashing {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Hashing {
    /// 19 MiB, two passes, one lane: what an office uses.
    #[must_use]
    pub const fn standard() -> Self {
        Self { memory_kib: 19 * 1024, passes: 2, lanes: 1 }
    }

    /// As good as nothing, for tests and the demonstration only, where a thousand sign-ins must not take a minute.
    #[must_use]
    pub const fn cheap() -> Self {
        Self { memory_kib: 64, passes: 1, lanes: 1 }
    }

    /// `argon2id$memory$passes$lanes$salt$hash`, under a new salt.
    pub(crate) fn hash(&self, password: &Private<String>, chance: &dyn Chance) -> String {
        let mut salt = Digest([0; 32]);
        chance.fill(&mut salt.0);
        let hash = self.derive(password.unmask(), &salt.0);
        format!("argon2id${}${}${}${salt}${hash}", self.memory_kib, self.passes, self.lanes)
    }

    /// Costs what a comparison costs, for an account that does not exist.
    pub(crate) fn spend(&self, password: &Private<String>) {
        let _ = self.derive(password.unmask(), &[0; 32]).0.ct_eq(&[0; 32]);
    }

    fn derive(&self, password: &str, salt: &[u8]) -> Digest {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32))
            .expect("both parameter sets are within the bounds of argon2");
        let mut hash = Digest([0; 32]);
        gate::hashing().pass(|| {
            let mut memory = memory(params.block_count());
            Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
                .hash_password_into_with_memory(password.as_bytes(), salt, &mut hash.0, &mut memory)
                .expect("salt and output have a length argon2 takes");
        });
        hash
    }
}

/// What one trial works in. Room for 40 MiB is asked for and only what is needed is touched: the allocator hands so much
/// out by itself and takes it back at once, while smaller pieces stay with every thread that ever hashed (a hundred
/// sign-ins left 850 MB behind, measured).
fn memory(blocks: usize) -> Vec<Block> {
    const APART: usize = (40 << 20) / Block::SIZE;
    let mut memory = Vec::with_capacity(blocks.max(APART));
    memory.resize(blocks, Block::new());
    memory
}

/// Whether `password` is the one behind `stored`; takes as long for a wrong one as for the right one.
pub(crate) fn matches(stored: &str, password: &Private<String>) -> Result<bool, StoreError> {
    let damaged = || StoreError::damaged("credential.hash", "不是密码散列");
    let parts: Vec<&str> = stored.split('$').collect();
    let ["argon2id", memory, passes, lanes, salt, hash] = parts[..] else { return Err(damaged()) };
    let number = |text: &str| text.parse::<u32>().map_err(|_| damaged());
    let digest = |text: &str| text.parse::<Digest>().map_err(|_| damaged());
    let hashing = Hashing { memory_kib: number(memory)?, passes: number(passes)?, lanes: number(lanes)? };
    Params::new(hashing.memory_kib, hashing.passes, hashing.lanes, Some(32)).map_err(|_| damaged())?;
    let found = hashing.derive(password.unmask(), &digest(salt)?.0);
    Ok(found.0.ct_eq(&digest(hash)?.0).into())
}

/// Signs that nobody mistakes for another one.
const SIGNS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// 一次性密码 Twenty signs in groups of five, 99 bits of chance.
pub(crate) fn one_time(chance: &dyn Chance) -> Private<String> {
    let mut word = String::new();
    while word.len() < 23 {
        let mut byte = [0];
        chance.fill(&mut byte);
        // 248 is the last multiple of 31 within a byte: beyond it the first signs would come more often.
        if byte[0] < 248 {
            word.push(char::from(SIGNS[usize::from(byte[0]) % SIGNS.len()]));
            if matches!(word.len(), 5 | 11 | 17) {
                word.push('-');
            }
        }
    }
    Private::new(word)
}

/// 会话令牌 `id.secret`; the id may be shown, of the secret only the SM3 value is kept.
pub(crate) struct Token {
    pub(crate) id: String,
    pub(crate) hash: [u8; 32],
    pub(crate) whole: Private<String>,
}

impl Token {
    /// A new one: 64 bits of name, 256 bits of secret.
    pub(crate) fn new(chance: &(dyn Chance + 'static)) -> Self {
        let (id, secret) = (chance.hex(8), chance.hex(32));
        Self { hash: Digest::of(secret.as_bytes()).0, whole: Private::new(format!("{id}.{secret}")), id }
    }
}

/// The session's id and the hash of its secret, of a token as a visitor brings it.
pub(crate) fn parts(token: &str) -> Option<(&str, [u8; 32])> {
    let (id, secret) = token.split_once('.')?;
    let hex = |text: &str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    (id.len() == 16 && hex(id) && secret.len() == 64).then(|| (id, Digest::of(secret.as_bytes()).0))
}

/// Whether two hashes are the same, without telling by time how much was.
pub(crate) fn same(one: &[u8; 32], other: &[u8; 32]) -> bool {
    one.ct_eq(other).into()
}

/// 动态口令 The second factor behind a secret of 160 bits: six digits, thirty seconds, one step to either side.
pub(crate) fn factor(secret: &Private<Vec<u8>>, account: &str) -> Result<Totp, StoreError> {
    Builder::new()
        .with_secret(Secret::new(secret.unmask().as_slice().into()))
        .with_account_name(account)
        .with_issuer(Some("gongkai"))
        .build()
        .map_err(|error| StoreError::damaged("credential.factor", &format!("{error:?}")))
}

/// The step of thirty seconds that a code belongs to, if it is right at `now`, ms UTC.
pub(crate) fn step(secret: &Private<Vec<u8>>, account: &str, code: &str, now: i64) -> Result<Option<i64>, StoreError> {
    let seconds = u64::try_from(now / 1000).unwrap_or(0);
    Ok(factor(secret, account)?.check(code.trim(), seconds).map(|step| i64::try_from(step).unwrap_or(i64::MAX)))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::{fs, thread};

    use super::*;

    /// The most memory this process ever held, KiB.
    fn peak() -> usize {
        let status = fs::read_to_string("/proc/self/status").expect("Linux tells of a process");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("it tells the peak");
        line.trim().trim_end_matches(" kB").parse().expect("in kB")
    }

    #[test]
    fn twenty_four_at_once_take_the_memory_of_a_few() {
        let before = peak();
        thread::scope(|scope| {
            for _ in 0..24 {
                scope.spawn(|| Hashing::standard().spend(&Private::new("Kx7mRt2v-Lq9w".to_owned())));
            }
        });
        let took = peak() - before;
        assert!(took > 18 * 1024, "{took} KiB: nothing was hashed here");
        assert!(took < 6 * 19 * 1024, "{took} KiB: more than four trials were held at once");
    }
}
