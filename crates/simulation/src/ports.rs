//! 端口 What stands where the outside world is, and how it fails: the clock that stops the program, the post that loses
//! letters or answers, chance that repeats, a machine check whose rules change.

use std::{
    collections::BTreeMap,
    panic::resume_unwind,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering::SeqCst},
    },
};

use office::{Chance, Check, Clock, Finding, Letter, Looked, Post, PostError};
use publication::FormCheck;

use crate::dice::Dice;

/// 断电 What unwinds where the program was killed.
pub(crate) struct Killed;

type Blow = Box<dyn Fn() + Send>;

/// 钟 Shows what it was set to; wound up, it kills the program at one of its next readings.
#[derive(Default)]
pub(crate) struct Hands {
    shown: AtomicI64,
    left: AtomicI64,
    dead: AtomicBool,
    blow: Mutex<Option<Blow>>,
}

impl Hands {
    pub(crate) fn set(&self, at: i64) {
        self.shown.store(at, SeqCst);
    }

    pub(crate) fn read(&self) -> i64 {
        self.shown.load(SeqCst)
    }

    /// The program dies at the reading of this number from now; `blow` keeps what a killed program leaves behind.
    pub(crate) fn wind_up(&self, readings: i64, blow: impl Fn() + Send + 'static) {
        *self.blow.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(blow));
        self.left.store(readings, SeqCst);
    }

    /// Nobody dies any more; whether somebody did.
    pub(crate) fn release(&self) -> bool {
        self.left.store(0, SeqCst);
        self.dead.swap(false, SeqCst)
    }

    pub(crate) fn is_dead(&self) -> bool {
        self.dead.load(SeqCst)
    }
}

impl Clock for Hands {
    fn now(&self) -> i64 {
        if self.left.load(SeqCst) > 0 && self.left.fetch_sub(1, SeqCst) == 1 {
            if let Some(blow) = &*self.blow.lock().unwrap_or_else(PoisonError::into_inner) {
                blow();
            }
            self.dead.store(true, SeqCst);
        }
        if self.is_dead() {
            resume_unwind(Box::new(Killed));
        }
        self.read()
    }
}

/// 机遇 Chance that repeats from run to run.
pub(crate) struct Luck(AtomicU64);

impl Luck {
    pub(crate) fn of(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }
}

impl Chance for Luck {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            let row = Dice::of(self.0.fetch_add(1, SeqCst), 1).next();
            *byte = row.to_le_bytes()[7];
        }
    }
}

/// 机检 The form check under rules whose version changes.
pub(crate) struct Rules(pub(crate) std::sync::Arc<AtomicU64>);

impl Check for Rules {
    fn name(&self) -> &'static str {
        "形式检查"
    }

    fn rules(&self) -> String {
        format!("form-{}", self.0.load(SeqCst))
    }

    fn look(&self, text: &Looked<'_>) -> Vec<Finding> {
        FormCheck.look(text)
    }
}

/// 邮袋 Letters that left: how often each did, and how often it was excused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sent {
    pub(crate) letter: Option<Letter>,
    pub(crate) times: u32,
    /// Deliveries of which the program could not know.
    pub(crate) unheard: u32,
}

/// 邮路 Takes letters, or not, or takes them and does not answer.
#[derive(Default)]
pub(crate) struct Sack {
    sent: Mutex<BTreeMap<String, Sent>>,
    /// Failures in a hundred.
    bad: AtomicU64,
    chance: AtomicU64,
    hands: std::sync::Arc<Hands>,
}

impl Sack {
    pub(crate) fn new(seed: u64, hands: std::sync::Arc<Hands>) -> Self {
        Self { chance: AtomicU64::new(seed), hands, ..Self::default() }
    }

    /// So many letters in a hundred fail from now on.
    pub(crate) fn weather(&self, bad: u64) {
        self.bad.store(bad, SeqCst);
    }

    pub(crate) fn sent(&self) -> BTreeMap<String, Sent> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What left since `before` may leave once more: the program died before it could note it.
    pub(crate) fn excuse(&self, before: &BTreeMap<String, Sent>) {
        for (key, sent) in self.sent.lock().unwrap_or_else(PoisonError::into_inner).iter_mut() {
            let known = before.get(key).map_or((0, 0), |sent| (sent.times, sent.unheard));
            sent.unheard = known.1.max(sent.unheard) + u32::from(sent.times > known.0);
        }
    }
}

impl Post for Sack {
    fn send(&self, letter: &Letter) -> Result<(), PostError> {
        if self.hands.is_dead() {
            return Err(PostError::Later("the program is dead".into()));
        }
        let mut dice = Dice::of(self.chance.fetch_add(1, SeqCst), 2);
        let fails = dice.percent(self.bad.load(SeqCst));
        let kind = dice.below(8);
        if fails && kind == 0 {
            return Err(PostError::Never("no such letterbox".into()));
        }
        if fails && kind < 5 {
            return Err(PostError::Later("the line is dead".into()));
        }
        let mut all = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        let sent = all.entry(letter.key.clone()).or_default();
        sent.letter = Some(letter.clone());
        sent.times += 1;
        if fails {
            sent.unheard += 1;
            return Err(PostError::Later("the answer was lost".into()));
        }
        Ok(())
    }
}
