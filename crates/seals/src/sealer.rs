//! 封存员 Seals and opens with the keys at hand.

use std::sync::Arc;

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

/// 封存员 The port of the office over SM4-GCM.
pub struct Sealer {
    keys: Keys,
    chance: Arc<dyn Chance>,
}

impl Sealer {
    /// With these keys; `chance` gives the nonces and must never repeat itself under the same keys.
    #[must_use]
    pub fn new(keys: Keys, chance: Arc<dyn Chance>) -> Self {
        Self { keys, chance }
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
    fn seal(&self, place: &Place<'_>, plain: &[u8]) -> Vec<u8> {
        let (number, version) = self.keys.newest();
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
        let version = self.keys.version(number).ok_or(fault(SealFault::Version(number)))?;
        let text = Payload { msg: text, aad: &bound(place) };
        cipher(version).decrypt(&(*nonce).into(), text).map_err(|_| fault(SealFault::Other))
    }

    fn mark(&self, table: &str, column: &str, plain: &[u8]) -> [u8; 32] {
        let lengths = [table.len(), column.len()].map(|length| (length as u64).to_be_bytes());
        let parts: [&[u8]; 5] = [&lengths[0], table.as_bytes(), &lengths[1], column.as_bytes(), plain];
        hmac(&*self.keys.newest().1.mark, &parts)
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
