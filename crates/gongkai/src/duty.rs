//! 值班 What leaves the office after the commit, carried out while it serves.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
};

use office::{Errands, Office, Ran};
use store::StoreError;

/// 值班 A thread that carries out errands as they come due; dropping it finishes the one under way.
pub(crate) struct Duty {
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Duty {
    /// Begins.
    pub(crate) fn begin(office: Office, errands: Errands) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&stop);
        let thread = thread::spawn(move || office.keep_running(&errands, &told, &mut log));
        Self { stop, thread: Some(thread) }
    }
}

impl Drop for Duty {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        if let Some(thread) = self.thread.take() {
            // A thread that broke has nothing left to finish.
            let _ = thread.join();
        }
    }
}

/// What a round gave, for whoever runs the machine; a quiet round says nothing.
fn log(round: Result<Ran, StoreError>) {
    match round {
        Ok(Ran { done: 0, put_off: 0, stuck: 0 }) => {}
        Ok(Ran { done, put_off, stuck }) => {
            tracing::info!(target: "errands", done, put_off, stuck);
            metrics::counter!("gongkai_errands_total", "end" => "done").increment(done as u64);
            metrics::counter!("gongkai_errands_total", "end" => "put_off").increment(put_off as u64);
            metrics::counter!("gongkai_errands_total", "end" => "stuck").increment(stuck as u64);
        }
        Err(error) => tracing::error!(target: "errands", code = messages::Catalogued::message(&error).code),
    }
}
