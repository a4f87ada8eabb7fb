//! 填的 What stands in the form of a text, and what it comes to.

use affairs::publication::{Attribute, Facts, Importance, Subject, figures::VILLAGE};
use hall::serving::Fields;
use jiff::civil::Date;
use messages::Catalogued as _;
use office::DeskError;

use super::super::{FormFault, words};
use crate::{Record, Text};

/// 填的 What stands in the form, as typed.
#[derive(Clone, Default)]
pub(super) struct Typed {
    pub(super) title: String,
    /// The plain area: lines, or the outline of rich text.
    pub(super) text: String,
    /// The editor's area: HTML.
    pub(super) prose: String,
    /// Which of the two was used: `text` or `prose`.
    pub(super) kept: String,
    /// Whether the text can be shown to the editor.
    pub(super) editable: bool,
    /// The files whose boxes are ticked, each with the name typed for it; none when the form has no boxes.
    pub(super) files: Option<Vec<(String, String)>>,
    /// Every file of the form, with the name typed for it.
    pub(super) named: Vec<(String, String)>,
    pub(super) catalogue: String,
    pub(super) subject: String,
    pub(super) importance: String,
    pub(super) attribute: String,
    pub(super) ground: String,
    pub(super) event_date: String,
    pub(super) due: String,
    pub(super) consultation: String,
    pub(super) meeting: String,
    pub(super) relayed: bool,
    /// Whether the form has the fields of a document.
    pub(super) paper: bool,
    pub(super) doc_number: String,
    pub(super) effective_on: String,
    pub(super) expires_on: String,
    pub(super) explains: String,
    pub(super) scale: String,
    pub(super) explanation: String,
}

pub(super) const CLASSES: [(&str, Importance); 3] =
    [("routine", Importance::Routine), ("important", Importance::Important), ("special", Importance::Special)];

impl Typed {
    /// 不常填的 Whether anything stands in the fields that most texts leave as they are.
    pub(super) fn is_unusual(&self) -> bool {
        let blank = [&self.ground, &self.due, &self.consultation, &self.meeting].iter().all(|field| field.is_empty());
        self.relayed || !blank || !matches!(self.attribute.as_str(), "" | "public")
    }

    /// 是不是文件 Whether the kind of the text asks for the fields of a document, or one of them is filled.
    pub(super) fn is_document(&self) -> bool {
        let filled = [&self.doc_number, &self.effective_on, &self.expires_on, &self.explains];
        words::DOCUMENTS.contains(&self.subject.as_str()) || filled.iter().any(|field| !field.is_empty())
    }

    pub(super) fn of(fields: &Fields) -> Self {
        Self {
            title: fields.word("title"),
            text: fields.text("text"),
            prose: fields.text("prose"),
            kept: fields.word("kept"),
            editable: true,
            files: (fields.word("files") == "yes").then(|| ticked(fields)),
            named: named(fields),
            catalogue: fields.word("catalogue"),
            subject: fields.word("subject"),
            importance: fields.word("importance"),
            attribute: fields.word("attribute"),
            ground: fields.word("ground"),
            event_date: fields.word("event_date"),
            due: fields.word("due"),
            consultation: fields.word("consultation"),
            meeting: fields.word("meeting"),
            relayed: fields.word("relayed") == "yes",
            paper: fields.word("paper") == "yes",
            doc_number: fields.word("doc_number"),
            effective_on: fields.word("effective_on"),
            expires_on: fields.word("expires_on"),
            explains: fields.word("explains"),
            scale: fields.word("scale"),
            explanation: fields.word("explanation"),
        }
    }

    pub(super) fn shown(record: &Record, text: &Text) -> Self {
        let facts = record.item.facts();
        let (lines, prose) = super::body::shown(&text.text);
        let subject = words::SUBJECTS.iter().find(|(.., subject)| *subject == facts.subject);
        let class = CLASSES.iter().find(|(_, class)| *class == facts.importance);
        let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
        let (attribute, ground) = match &facts.attribute {
            Attribute::Public => ("public", String::new()),
            Attribute::OnRequest(ground) => ("on_request", ground.clone()),
            Attribute::Withheld(ground) => ("withheld", ground.clone()),
        };
        Self {
            title: text.title.clone(),
            text: lines,
            editable: prose.is_some(),
            prose: prose.unwrap_or_default(),
            kept: "text".into(),
            files: None,
            named: Vec::new(),
            catalogue: record.catalogue.clone(),
            subject: subject.map_or("other", |(code, ..)| code).to_owned(),
            importance: class.map_or("routine", |(code, _)| code).to_owned(),
            attribute: attribute.into(),
            ground,
            event_date: day(facts.event_date),
            due: day(facts.due),
            consultation: facts.consultation.clone().unwrap_or_default(),
            meeting: facts.meeting.clone().unwrap_or_default(),
            relayed: record.item.proposal.relayed,
            paper: true,
            doc_number: text.paper.number.clone(),
            effective_on: day(text.paper.effective_on),
            expires_on: day(text.paper.expires_on),
            explains: text.paper.explains.join(" "),
            scale: "small".into(),
            explanation: String::new(),
        }
    }

    /// The name typed for a file, and whether its box is ticked; none when the form did not show it.
    pub(super) fn of_file(&self, file: &str) -> Option<(String, bool)> {
        let files = self.files.as_ref()?;
        let (_, name) = self.named.iter().find(|(known, _)| known == file)?;
        Some((name.clone(), files.iter().any(|(ticked, _)| ticked == file)))
    }

    /// The facts of an item under a field of the catalogue, or every field of the form that cannot be read.
    pub(super) fn facts(&self, field: &str, channels: Vec<String>) -> Result<Facts, DeskError> {
        let mut faults = Vec::new();
        let mut day = |name: &'static str, text: &str| match text.parse::<Date>() {
            Ok(day) => Some(day),
            Err(_) if text.is_empty() => None,
            Err(_) => {
                faults.push(FormFault::Day { field: name, typed: text.to_owned() }.message());
                None
            }
        };
        let (event_date, due) = (day("形成日期", &self.event_date), day("应公开日期", &self.due));
        let subject = words::SUBJECTS.iter().find(|(code, ..)| *code == self.subject);
        let subject = subject.map_or(Subject::Other, |(.., subject)| *subject);
        let agree = (field == VILLAGE) == (subject == Subject::VillageAffairs);
        if !agree && subject != Subject::NotApplicable {
            faults.push(FormFault::Village { under: field == VILLAGE }.message());
        }
        if !faults.is_empty() {
            return Err(DeskError::Blocked(faults));
        }
        let class =
            CLASSES.iter().find(|(code, _)| *code == self.importance).map_or(Importance::Routine, |(_, it)| *it);
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Ok(Facts {
            subject,
            importance: class.max(subject.floor()),
            attribute: match self.attribute.as_str() {
                "on_request" => Attribute::OnRequest(self.ground.clone()),
                "withheld" => Attribute::Withheld(self.ground.clone()),
                _ => Attribute::Public,
            },
            event_date,
            due,
            channels,
            consultation: given(&self.consultation),
            meeting: given(&self.meeting),
            content_hash: String::new(),
        })
    }
}

/// The names typed for files: fields `name-` and the hash.
fn named(fields: &Fields) -> Vec<(String, String)> {
    let named = fields.pairs().iter().filter_map(|(name, typed)| Some((name.strip_prefix("name-")?, typed)));
    named.map(|(file, typed)| (file.to_owned(), typed.trim().to_owned())).collect()
}

fn ticked(fields: &Fields) -> Vec<(String, String)> {
    fields.all("attach").into_iter().map(|file| (file.clone(), fields.word(&format!("name-{file}")))).collect()
}
