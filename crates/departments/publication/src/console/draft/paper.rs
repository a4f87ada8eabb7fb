//! 文件和解读 What the form says of a text as a document: its number as the standard writes it, its days, and the documents
//! it explains, each found in the body.

use jiff::civil::Date;
use messages::{Catalogued as _, Message};
use office::{Clerk, DeskError, Office};

use super::{super::FormFault, typed::Typed};
use crate::{
    Paper, Text,
    paper::{is_document_number, mended},
    records,
};

/// What the form comes to; a form without these fields leaves what stands.
pub(super) fn written(
    office: &Office,
    clerk: &Clerk,
    typed: &Typed,
    before: Option<&Text>,
) -> Result<Paper, DeskError> {
    if !typed.paper {
        return Ok(typed.paper_as_typed(before));
    }
    let mut faults = typed.paper_faults();
    let found = office.store.read(&clerk.scope(), |tx| {
        let meant = |word| Ok::<_, DeskError>((word, records::paper::meant(tx, &clerk.body, word)?));
        typed.meant().map(meant).collect::<Result<Vec<_>, _>>()
    })?;
    let mut explains: Vec<String> = Vec::new();
    for (word, id) in found {
        match id {
            Some(id) if explains.contains(&id) => {}
            Some(id) => explains.push(id),
            None => faults.push(FormFault::Document { typed: word.to_owned() }.message()),
        }
    }
    if !faults.is_empty() {
        return Err(DeskError::Blocked(faults));
    }
    Ok(Paper { explains, ..typed.paper_as_typed(before) })
}

impl Typed {
    /// The days and the number as they stand in the form, without looking anything up.
    pub(super) fn paper_as_typed(&self, before: Option<&Text>) -> Paper {
        let kept = before.map(|text| text.paper.clone()).unwrap_or_default();
        if !self.paper {
            return kept;
        }
        let day = |text: &str| text.parse::<Date>().ok();
        let (effective_on, expires_on) = (day(&self.effective_on), day(&self.expires_on));
        Paper { number: self.doc_number.clone(), effective_on, expires_on, explains: kept.explains }
    }

    /// Every word that stands for a document.
    fn meant(&self) -> impl Iterator<Item = &str> {
        self.explains
            .split(|sign: char| sign.is_whitespace() || "，、,；;".contains(sign))
            .filter(|word| !word.is_empty())
    }

    fn paper_faults(&self) -> Vec<Message> {
        let mut faults = Vec::new();
        if !self.doc_number.is_empty() && !is_document_number(&self.doc_number) {
            let mended = Some(mended(&self.doc_number)).filter(|mended| is_document_number(mended));
            faults.push(FormFault::DocumentNumber { typed: self.doc_number.clone(), mended }.message());
        }
        for (field, typed) in [("施行日期", &self.effective_on), ("有效期至", &self.expires_on)] {
            if !typed.is_empty() && typed.parse::<Date>().is_err() {
                faults.push(FormFault::Day { field, typed: typed.clone() }.message());
            }
        }
        let (first, last) = (self.effective_on.parse::<Date>(), self.expires_on.parse::<Date>());
        if let (Ok(first), Ok(last)) = (first, last)
            && last < first
        {
            faults.push(FormFault::Period.message());
        }
        faults
    }
}
