//! 写稿的网页 The form as a page: the fields, what stands beside them, what was kept by itself.

use askama::Template;
use axum::response::Response;
use hall::serving::Seat;
use messages::{Catalogued as _, Message};
use prose::Loss;

use super::{
    super::{HERE, inside, matter, words},
    Use, body,
    typed::{CLASSES, Typed},
};
use crate::{Record, Text, copies::Copy, files::Drawn, matters::Offer};

#[derive(Template)]
#[template(path = "write.html")]
pub(super) struct Page {
    pub(super) key: String,
    pub(super) faults: Vec<Message>,
    pub(super) notes: Vec<Message>,
    pub(super) heading: &'static str,
    pub(super) action: String,
    pub(super) number: String,
    pub(super) version: u32,
    pub(super) hash: String,
    pub(super) new: bool,
    pub(super) correct: bool,
    pub(super) typed: Typed,
    pub(super) catalogue: Vec<matter::Group>,
    /// 个人信息 What the chosen matter lets a text show of persons.
    pub(super) persons: Option<String>,
    /// 推荐 What the title speaks for, where no matter was chosen yet.
    pub(super) proposed: Vec<matter::Proposed>,
    pub(super) subjects: Vec<(String, String)>,
    pub(super) classes: Vec<(String, String)>,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) scales: Vec<(String, String)>,
    /// Files that may stand beside the text: hash, name, size, and whether the box is ticked.
    pub(super) files: Vec<(String, String, String, bool)>,
    /// When the form that is shown was kept by itself, and whether somebody kept another text since.
    pub(super) kept: Option<(String, bool)>,
    /// A form kept by itself before the text that is shown; when.
    pub(super) older: Option<String>,
    /// What this person began and did not keep: number, when, title.
    pub(super) begun: Vec<(String, String, String)>,
}

impl Page {
    pub(super) fn of(seat: &Seat, purpose: Use, number: String, at: Option<(&Record, &Text)>, typed: Typed) -> Self {
        let pair = |code: &str, name: &str| (code.to_owned(), name.to_owned());
        let (heading, action) = match purpose {
            Use::New => ("写一篇稿件", HERE.to_owned()),
            Use::Revise => ("修改文稿", format!("{HERE}/{number}/edit")),
            Use::Correct => ("更正", format!("{HERE}/{number}/correct")),
        };
        let mut page = Self {
            key: seat.form_key(),
            faults: Vec::new(),
            notes: Vec::new(),
            heading,
            action,
            version: at.map_or(0, |(record, _)| record.item.version),
            hash: at.map_or_else(String::new, |(record, _)| record.item.content_hash().to_owned()),
            files: Vec::new(),
            kept: None,
            older: None,
            begun: Vec::new(),
            number,
            new: purpose == Use::New,
            correct: purpose == Use::Correct,
            typed,
            catalogue: Vec::new(),
            persons: None,
            proposed: Vec::new(),
            subjects: words::SUBJECTS.iter().map(|(code, name, _)| pair(code, name)).collect(),
            classes: CLASSES.iter().map(|(code, class)| pair(code, class.name())).collect(),
            attributes: vec![
                pair("public", "主动公开"),
                pair("on_request", "依申请公开"),
                pair("withheld", "不予公开"),
            ],
            scales: vec![
                pair("small", "小更正：错字、标点、格式，意思不变"),
                pair("substantive", "实质更正：意思变了，重走一遍审核"),
            ],
        };
        page.typed.settle();
        page
    }

    /// 目录事项 What may be chosen, and what the title speaks for as long as nothing was. A row that was taken back since is
    /// chosen no longer.
    pub(super) fn with_matters(mut self, offer: &Offer) -> Self {
        match offer.find(&self.typed.catalogue) {
            Ok(chosen) => self.persons = matter::persons(&chosen.item),
            Err(_) if self.new => self.typed.catalogue.clear(),
            Err(_) => {}
        }
        let open = self.new && self.typed.catalogue.is_empty();
        self.proposed = if open { matter::proposed(&self.typed.title, &self.typed.text, offer) } else { Vec::new() };
        self.catalogue = matter::choices(offer);
        self
    }

    /// The files of the text and those brought since; of a form that was sent, the boxes as they were ticked.
    pub(super) fn with_files(mut self, text: Option<&Text>, drawer: &[Drawn]) -> Self {
        let of_text = text.map(|text| text.attachments.as_slice()).unwrap_or_default();
        let of_text = of_text.iter().map(|file| (file.file.clone(), file.name.clone(), file.bytes, true));
        let brought = drawer.iter().map(|file| (file.file.clone(), file.name.clone(), file.bytes, true));
        for (file, name, bytes, ticked) in of_text.chain(brought) {
            if self.files.iter().any(|(known, ..)| *known == file) {
                continue;
            }
            let (name, ticked) = self.typed.of_file(&file).map_or((name, ticked), |(typed, ticked)| (typed, ticked));
            self.files.push((file, name, office::size_in_words(bytes), ticked));
        }
        self
    }

    /// The files as the form brought them back; how large they are is not known without the cabinet.
    pub(super) fn with_typed_files(mut self) -> Self {
        for (file, _) in &self.typed.named {
            let (name, ticked) = self.typed.of_file(file).unwrap_or_default();
            self.files.push((file.clone(), name, String::new(), ticked));
        }
        self
    }

    /// The form as it was kept by itself, with what the page would show otherwise.
    pub(super) fn with_copy(mut self, copy: &Copy) -> Self {
        let typed = Typed::of(&hall::serving::Fields::of(copy.fields.clone()));
        let based = copy.fields.iter().find(|(name, _)| name == "hash").map_or("", |(_, hash)| hash);
        self.kept = Some((words::short(copy.at), !self.new && based != self.hash));
        self.typed = typed;
        self.typed.settle();
        self
    }

    /// Where one sees what is in a file of the form.
    fn inside(&self, file: &str, name: &str) -> Option<String> {
        inside::inside(if self.new { "" } else { &self.number }, file, name)
    }

    pub(super) fn shown(&self, seat: &Seat) -> Response {
        let main = self.render().expect("a template over plain values renders");
        let section = if self.new { "/console/items/new" } else { HERE };
        if self.faults.is_empty() {
            seat.page(section, self.heading, &main)
        } else {
            seat.page_again(section, self.heading, &main)
        }
    }
}

impl Typed {
    /// What was typed as the page shows it again: in both areas the same.
    fn settle(&mut self) {
        if let Ok((made, _)) = body::written(self, None) {
            let (lines, prose) = body::shown(&made);
            self.editable = prose.is_some();
            (self.text, self.prose) = (lines, prose.unwrap_or_default());
        }
        self.kept = "text".into();
    }
}

/// 没存成的新稿 Number, when, and what it is about.
pub(super) fn line(copy: &Copy) -> (String, String, String) {
    let title = copy.fields.iter().find(|(name, _)| name == "title").map_or("", |(_, title)| title.trim());
    let title = if title.is_empty() { "还没有标题" } else { title };
    (copy.number.clone(), words::short(copy.at), title.to_owned())
}

/// Losses as the address carries them from the form to the page.
pub(super) fn codes(losses: &[Loss]) -> String {
    let code = |loss: &Loss| loss.message().code.rsplit('.').next().unwrap_or_default().to_owned();
    losses.iter().map(code).collect::<Vec<_>>().join(".")
}

/// What those codes say, without counts.
pub(super) fn losses(codes: &str) -> Vec<Message> {
    let asked: Vec<&str> = codes.split('.').collect();
    let all = Loss::examples().into_iter().map(|loss| loss.message());
    all.filter(|message| message.code.rsplit('.').next().is_some_and(|code| asked.contains(&code))).collect()
}
