//! 文件里的图片 Pictures of a file that is read in become files of the body, each once, as if somebody had put them there.

use std::{collections::HashMap, io::Cursor};

use office::{Clerk, DeskError, Office};
use papers::{Block, Kind, Media, Paper, Picture};

use crate::files::{self, FileKind, Taken};

/// 图片 Those taken in so far, and those that were not.
pub(super) struct Pictures<'a> {
    media: Option<Media<'a>>,
    names: &'a [String],
    /// By the place among the names.
    known: HashMap<u32, Option<String>>,
    taken: Vec<Taken>,
    /// Pictures whose content is not in the file, or would be too much.
    absent: usize,
    /// Pictures of kinds that no browser shows.
    strange: usize,
    /// What the file space said; nothing more is asked of it.
    trouble: Option<DeskError>,
}

impl<'a> Pictures<'a> {
    pub(super) fn of(bytes: &'a [u8], kind: Kind, paper: &'a Paper) -> Self {
        let media = if kind == Kind::Docx { Media::of_docx(bytes).ok() } else { None };
        Self {
            media,
            names: &paper.media,
            known: HashMap::new(),
            taken: Vec::new(),
            absent: unread(paper),
            strange: 0,
            trouble: None,
        }
    }

    /// The hash of the file that a picture has become.
    pub(super) fn file(&mut self, office: &Office, clerk: &Clerk, picture: &Picture) -> Option<String> {
        let source = picture.source;
        if let Some(known) = source.and_then(|at| self.known.get(&at)) {
            let known = known.clone();
            self.strange += usize::from(known.is_none());
            return known;
        }
        let name = source.and_then(|at| self.names.get(at as usize));
        let content = name.and_then(|name| self.media.as_mut()?.take(name));
        let Some(content) = content.filter(|_| self.trouble.is_none()) else {
            self.absent += 1;
            return None;
        };
        let file = self.take(office, clerk, name.map_or("", String::as_str), content);
        self.known.insert(source?, file.clone());
        file
    }

    fn take(&mut self, office: &Office, clerk: &Clerk, name: &str, content: Vec<u8>) -> Option<String> {
        if !FileKind::of(&content[..content.len().min(64)]).is_some_and(FileKind::is_picture) {
            self.strange += 1;
            return None;
        }
        // The bytes say what it is; the name inside the package may say anything and is nothing to anybody.
        let stem = name.rsplit('/').next().and_then(|file| file.split('.').next()).unwrap_or_default();
        match files::receive(office, clerk, stem, &mut Cursor::new(content)) {
            Ok(taken) => {
                let file = taken.file.clone();
                self.taken.push(taken);
                Some(file)
            }
            Err(trouble) => {
                self.trouble = Some(trouble);
                None
            }
        }
    }

    /// What was taken in, and a clause for each kind of what was not.
    ///
    /// # Errors
    ///
    /// What the file space said.
    pub(super) fn done(self) -> Result<(Vec<Taken>, Vec<String>), DeskError> {
        if let Some(trouble) = self.trouble {
            return Err(trouble);
        }
        let said = [
            (self.absent, "没有读进来，请另外放进来"),
            (self.strange, "不是网页能显示的格式（png、jpeg、gif、webp），没有读进来，请另存成图片再放"),
        ];
        let said = said.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("有 {count} 张图{what}"));
        Ok((self.taken, said.collect()))
    }
}

/// Pictures in cells that only their cell speaks of.
fn unread(paper: &Paper) -> usize {
    let inside = |block: &Block| match block {
        Block::Grid(grid) => {
            let cells = grid.cells.iter().filter(|cell| cell.picture).count();
            cells.saturating_sub(grid.pictures.len())
        }
        _ => 0,
    };
    paper.blocks.iter().map(inside).sum()
}
