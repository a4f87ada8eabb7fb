//! 封存 Personal fields under SM4-GCM, and marks for equality under HMAC-SM3, behind the port of the office.
//!
//! A sealed value is `key version (4 bytes, big-endian) | nonce (12) | ciphertext | tag (16)`. What it is bound to goes in
//! as associated data: table, column, body and row, each after its length; moved anywhere else it does not open. Each
//! version of the key is 32 bytes of chance, from which the keys of both purposes are derived, so that neither says
//! anything of the other. The newest version seals, every version opens.
//! Where the keys come from may say that they were renewed ([`KeySource`]). Deliberately absent: files, and any source of
//! chance but the one handed in.

mod keys;
mod sealer;

pub use self::{
    keys::{KeyFault, Keys},
    sealer::{KeySource, Sealer},
};
