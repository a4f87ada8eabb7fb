//! 端口 What stands where the outside world is.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

use affairs::private::Private;
use jiff::civil::Date;
use office::{Chance, Check, Clock, Directory, Finding, Letter, Looked, Office, Post, PostError, Seal};
use seals::{Keys, Sealer};
use store::{StoreError, Tx};

/// 拨的钟 A clock that shows what it was set to.
#[derive(Default)]
pub struct SetClock(AtomicI64);

impl SetClock {
    /// Sets it to an instant, ms UTC.
    pub fn set(&self, at: i64) {
        self.0.store(at, Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// 重复的机遇 Chance that repeats from run to run.
#[derive(Default)]
pub struct Repeated(AtomicU64);

/// 封条 The same key for the same number, as from the same key file.
#[must_use]
pub fn sealer(key: u64) -> Arc<dyn Seal> {
    let keys = Keys::new(&Repeated::from(key << 56));
    Arc::new(Sealer::new(keys, Arc::new(Repeated::from(u64::MAX / 3))))
}

impl Repeated {
    /// Another row of chances, which repeats as well.
    #[must_use]
    pub fn from(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }
}

impl Chance for Repeated {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            let next = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::SeqCst);
            // Mixed twice: the top byte of the bare sequence comes back after a few hundred numbers.
            let mixed = (next ^ (next >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            *byte = u8::try_from((mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB) >> 56).unwrap();
        }
    }
}

/// 信箱 Letters that left, and how the next ones fail.
#[derive(Default)]
pub struct Letterbox {
    letters: Mutex<Vec<Letter>>,
    failures: Mutex<VecDeque<PostError>>,
}

impl Letterbox {
    /// The next letter fails so; after the ones that were said before.
    ///
    /// # Panics
    ///
    /// When another thread broke while it held the box.
    pub fn fail(&self, error: PostError) {
        self.failures.lock().unwrap().push_back(error);
    }

    /// Every letter that left since it was asked last.
    ///
    /// # Panics
    ///
    /// As [`Letterbox::fail`].
    #[must_use]
    pub fn taken(&self) -> Vec<Letter> {
        std::mem::take(&mut self.letters.lock().unwrap())
    }
}

impl Post for Letterbox {
    fn send(&self, letter: &Letter) -> Result<(), PostError> {
        if let Some(error) = self.failures.lock().unwrap().pop_front() {
            return Err(error);
        }
        self.letters.lock().unwrap().push(letter.clone());
        Ok(())
    }
}

/// 名单 A directory without accounts: who holds which role, and where letters reach them.
#[derive(Default)]
pub struct AddressList {
    /// Accounts of a role and section; a section nobody names is the empty one.
    pub holders: BTreeMap<(&'static str, &'static str), Vec<&'static str>>,
    /// Accounts that want no letters.
    pub silent: Vec<&'static str>,
}

impl AddressList {
    /// With one more holder of a role in a section.
    #[must_use]
    pub fn with(mut self, role: &'static str, section: &'static str, account: &'static str) -> Self {
        self.holders.entry((role, section)).or_default().push(account);
        self
    }

    /// The same, but this account wants no letters.
    #[must_use]
    pub fn silent(mut self, account: &'static str) -> Self {
        self.silent.push(account);
        self
    }
}

impl Directory for AddressList {
    fn holders(&self, _: &Tx<'_>, _: &str, role: &str, section: &str, _: Date) -> Result<Vec<String>, StoreError> {
        let fits = |key: &(&str, &str)| key.0 == role && (section.is_empty() || key.1 == section);
        let found = self.holders.iter().filter(|(key, _)| fits(key)).flat_map(|(_, accounts)| accounts);
        Ok(found.map(|account| (*account).to_owned()).collect())
    }

    fn address(&self, _: &Office, _: &Tx<'_>, account: &str) -> Result<Option<Private<String>>, StoreError> {
        Ok((!self.silent.contains(&account)).then(|| Private::new(format!("{account}@sangcun.example"))))
    }
}

/// 不检查 For offices in which no text is written.
pub struct NoCheck;

impl Check for NoCheck {
    fn name(&self) -> &'static str {
        "没有检查"
    }

    fn rules(&self) -> String {
        "none-1".into()
    }

    fn look(&self, _: &Looked<'_>) -> Vec<Finding> {
        Vec::new()
    }
}
