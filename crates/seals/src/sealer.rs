//! 封存员 Seals and opens with the keys at hand.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use aes_gcm::{
    AesGcm,
    aead::{Aead, KeyInit, Payload, consts::U12},
};
use office::{Chance, Place, Seal, SealError, SealFault};
use sm4::Sm4;

use crate::keys::{Keys, Version, hmac};

const VERSION: usize = 4;
const NONCE: usize = 12;
const TAG: usize = 16;

/// 钥匙的来处 Where the keys lie, for whoever keeps a house running while they are renewed.
pub trait KeySource: Send + Sync {
    /// The keys, if they were altered since this was asked last; nothing where they cannot be read.
    fn renewed(&self) -> Option<Keys>;
}

/// 封存员 The port of the office over SM4-GCM.
pub struct Sealer {
    keys: RwLock<Arc<Keys>>,
    /// Keys that the source has and that cannot be told from another house's until one of them opens something.
    unproven: Mutex<Option<Arc<Keys>>>,
    source: Option<Arc<dyn KeySource>>,
    chance: Arc<dyn Chance>,
}

impl Sealer {
    /// With these keys; `chance` gives the nonces and must never repeat itself under the same keys.
    #[must_use]
    pub fn new(keys: Keys, chance: Arc<dyn Chance>) -> Self {
        Self { keys: RwLock::new(Arc::new(keys)), unproven: Mutex::new(None), source: None, chance }
    }

    /// The same, asking `source` before anything is sealed, and when something was sealed with a version that is not at
    /// hand.
    #[must_use]
    pub fn renewed_by(self, source: Arc<dyn KeySource>) -> Self {
        Self { source: Some(source), ..self }
    }

    fn held(&self) -> Arc<Keys> {
        Arc::clone(&self.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The keys as they are now. Others, which hold nothing of what sealed a moment ago, seal nothing before they opened
    /// something.
    fn current(&self) -> Arc<Keys> {
        if let Some(renewed) = self.source.as_ref().and_then(|source| source.renewed()) {
            let renewed = Arc::new(renewed);
            let follows = renewed.follow(&self.held());
            *self.unproven.lock().unwrap_or_else(PoisonError::into_inner) = (!follows).then(|| Arc::clone(&renewed));
            if follows {
                self.take(renewed);
            }
        }
        self.held()
    }

    fn take(&self, keys: Arc<Keys>) {
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = keys;
    }

    /// What a version opens, of the keys at hand or of those that prove themselves by it.
    fn opened(&self, number: u32, decrypt: impl Fn(&Version) -> Option<Vec<u8>>) -> Result<Vec<u8>, SealFault> {
        for keys in [Self::held, Self::current] {
            let keys = keys(self);
            if let Some(version) = keys.version(number) {
                return decrypt(version).ok_or(SealFault::Other);
            }
        }
        let unproven = self.unproven.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(keys) = unproven else { return Err(SealFault::Version(number)) };
        let version = keys.version(number).ok_or(SealFault::Version(number))?;
        let plain = decrypt(version).ok_or(SealFault::Other)?;
        self.take(keys);
        Ok(plain)
    }
}

fn cipher(version: &Version) -> AesGcm<Sm4, U12> {
    AesGcm::new((&*version.seal).into())
}

/// What a value is bound to: each part after its length, so that no two places read alike.
fn bound(place: &Place<'_>) -> Vec<u8> {
    let mut bound = Vec::new();
    for part in [place.table, place.column, place.body, place.row] {
        bound.extend((part.len() as u64).to_be_bytes());
        bound.extend(part.as_bytes());
    }
    bound
}

impl Seal for Sealer {
    fn newest(&self) -> u32 {
        self.current().newest().0
    }

    fn seal(&self, place: &Place<'_>, plain: &[u8]) -> Vec<u8> {
        let keys = self.current();
        let (number, version) = keys.newest();
        let mut nonce = [0; NONCE];
        self.chance.fill(&mut nonce);
        let text = Payload { msg: plain, aad: &bound(place) };
        let sealed = cipher(version).encrypt(&nonce.into(), text).expect("a field is shorter than 64 GiB");
        [number.to_be_bytes().as_slice(), &nonce, &sealed].concat()
    }

    fn open(&self, place: &Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let fault = |fault: SealFault| SealError::at(place, fault);
        let (head, rest) = sealed.split_first_chunk::<VERSION>().ok_or(fault(SealFault::Cut))?;
        let (nonce, text) = rest.split_first_chunk::<NONCE>().ok_or(fault(SealFault::Cut))?;
        if text.len() < TAG {
            return Err(fault(SealFault::Cut));
        }
        let number = u32::from_be_bytes(*head);
        let (nonce, bound) = ((*nonce).into(), bound(place));
        let decrypt = |version: &Version| cipher(version).decrypt(&nonce, Payload { msg: text, aad: &bound }).ok();
        self.opened(number, decrypt).map_err(fault)
    }

    fn mark(&self, table: &str, column: &str, plain: &[u8]) -> [u8; 32] {
        let lengths = [table.len(), column.len()].map(|length| (length as u64).to_be_bytes());
        let parts: [&[u8]; 5] = [&lengths[0], table.as_bytes(), &lengths[1], column.as_bytes(), plain];
        hmac(&*self.held().newest().1.mark, &parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(hex: &str) -> Vec<u8> {
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
    }

    /// RFC 8998 appendix A.1: the cipher is the one of the standard, not only one that opens its own.
    #[test]
    fn the_vector_of_rfc_8998_comes_out() {
        let key: [u8; 16] = bytes("0123456789ABCDEFFEDCBA9876543210").try_into().unwrap();
        let nonce: [u8; 12] = bytes("00001234567800000000ABCD").try_into().unwrap();
        let plain = bytes(
            "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD\
             EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA",
        );
        let aad = bytes("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2");
        let sealed = bytes(
            "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735\
             D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D\
             83DE3541E4C2B58177E065A9BF7B62EC",
        );
        let cipher = AesGcm::<Sm4, U12>::new(&key.into());
        assert_eq!(cipher.encrypt(&nonce.into(), Payload { msg: &plain, aad: &aad }).unwrap(), sealed);
        assert_eq!(cipher.decrypt(&nonce.into(), Payload { msg: &sealed, aad: &aad }).unwrap(), plain);
    }

    /// GM/T 0042-2015 appendix D.3, first example.
    #[test]
    fn the_vector_of_hmac_sm3_comes_out() {
        let key: Vec<u8> = (1..=32).collect();
        let text = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".repeat(2);
        let expected = bytes("ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a");
        assert_eq!(hmac(&key, &[text.as_bytes()]).to_vec(), expected);
    }
}
