//! What is sealed opens for its own place under its own key, and for nothing else.

#![allow(clippy::unwrap_used, reason = "what cannot go on in a rehearsal fails the test that asked for it")]

mod keys;
mod sealing;

use std::sync::atomic::{AtomicU64, Ordering};

use office::Chance;

/// Chance that goes on counting, and so never gives a nonce twice.
#[derive(Default)]
pub(crate) struct Counting(AtomicU64);

impl Counting {
    pub(crate) fn from(start: u64) -> Self {
        Self(AtomicU64::new(start))
    }
}

impl Chance for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(8) {
            let next = self.0.fetch_add(1, Ordering::SeqCst).to_le_bytes();
            part.copy_from_slice(&next[..part.len()]);
        }
    }
}
