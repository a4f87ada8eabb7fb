//! 网页 What the demo shows beside the pages of its towns: the report as it was received, with everything found in it.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use hall::{Frame, Mode};
use publication::site::Front;

use super::{
    Passage, received,
    town::{DOORS, HOME, REPORT, REPORTS, frame, wants},
};
use crate::web::{self, Content, Sign};

/// 演示站 The pages of the demo.
pub(crate) struct Site {
    passage: Passage,
    /// Scheme and host, for what needs whole addresses (the site map, the feed). Never taken from a request.
    base: String,
    /// Pages that were asked for, by address and mode. Only pages there are come in, so it stays small.
    kept: RwLock<HashMap<(String, String), Arc<Content>>>,
}

impl web::Site for Site {
    /// The page at an address; `None` when there is none.
    fn page(&self, path: &str, mode: Mode) -> Option<Arc<Content>> {
        let key = (path.to_owned(), mode.cookie_value());
        // A thread that died while it held the lock left whole pages behind: inserting is its last step.
        if let Some(content) = self.kept.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Some(Arc::clone(content));
        }
        let content = Arc::new(self.make(path, mode)?);
        self.kept.write().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&content));
        Some(content)
    }

    fn frame(&self, mode: Mode, here: &str, crumbs: &[(&str, &str)]) -> Frame {
        frame(mode, here, crumbs)
    }

    fn home(&self) -> &'static str {
        DOORS
    }

    fn front<'a>(&'a self, sign: &'a Sign, mode: Mode, here: &str) -> Front<'a> {
        let frame = frame(mode, here, &[]);
        let frame = Frame { coat: sign.on(frame.coat.clone()), ..frame };
        Front { body: &sign.id, frame, base: &self.base, wants: wants(&sign.id), ..Front::default() }
    }

    fn base(&self) -> &str {
        &self.base
    }

    fn is_hidden(&self) -> bool {
        true
    }
}

impl Site {
    /// `base` is where the site is reached, such as `http://127.0.0.1:8711`.
    pub(crate) fn new(passage: Passage, base: String) -> Self {
        Self { passage, base, kept: RwLock::default() }
    }

    fn make(&self, path: &str, mode: Mode) -> Option<Content> {
        let page = match path.strip_prefix(REPORT)?.strip_prefix('/')? {
            "received" => self.received(mode),
            "received.txt" => return Some(Content::text(towns::quiet::REPORT_RECEIVED.to_owned())),
            _ => return None,
        };
        Some(Content::page(page))
    }

    /// 报送稿和核对结果
    fn received(&self, mode: Mode) -> String {
        let here = format!("{REPORT}/received");
        let crumbs = [("首页", HOME), ("政府信息公开年报", REPORTS), ("2025 年", REPORT)];
        received::page(&self.passage).render(&frame(mode, &here, &crumbs), "报送稿")
    }
}
