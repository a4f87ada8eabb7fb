//! 审核发布 The department of publication takes the text of the report through its reviews.

use affairs::publication::{Item, ReviewStep, Stage, Subject, open_steps, required};
use messages::Catalogued as _;
use office::{Clerk, DeskError, Office};
use prose::Prose;
use publication::{
    Text,
    desk::{Brought, bring},
    site::released,
};
use store::{StoreError, Tx};
use year_end::{Edition, Known, Manuscript, Manuscripts, Phase, Public, Review, Taken};

/// The reviews of the house.
#[derive(Clone, Copy, Debug)]
pub struct Reviews;

/// 政府信息公开工作年度报告, in the catalogue of what a township publishes, with its field.
const CATALOGUE: (&str, &str) = ("G-09", "G");

impl Manuscripts for Reviews {
    fn take(
        &self,
        office: &Office,
        clerk: &Clerk,
        known: Option<&str>,
        manuscript: &Manuscript,
    ) -> Result<Taken, DeskError> {
        let (prose, _) = Prose::read(&manuscript.html).map_err(|error| DeskError::Blocked(vec![error.message()]))?;
        let brought = Brought {
            matter: format!("annual-{}", manuscript.year),
            subject: Subject::AnnualReport,
            catalogue: (CATALOGUE.0.into(), CATALOGUE.1.into()),
            channels: vec!["site".into()],
            text: Text { title: manuscript.title.clone(), text: publication::Body::Prose(prose), ..Text::default() },
            remark: manuscript.remark.clone(),
            explanation: manuscript.explanation.clone(),
        };
        let record = bring(office, clerk, known, &brought)?;
        Ok(Taken { item: record.item.number.clone(), content_hash: brought.text.hash() })
    }

    fn known(&self, tx: &Tx<'_>, body: &str, item: &str) -> Result<Option<Known>, StoreError> {
        let record = publication::find(tx, body, item)?;
        Ok(record.map(|record| Known {
            item: item.to_owned(),
            content_hash: record.item.content_hash().to_owned(),
            stage: publication::console::standing_of(&record.item),
            phase: phase(&record.item.stage),
            reviews: reviews(&record.item),
            href: format!("/console/items/{item}"),
        }))
    }

    fn public(&self, tx: &Tx<'_>, body: &str, item: &str) -> Result<Option<Public>, StoreError> {
        let released = released(tx, body, item)?;
        Ok(released.map(|released| Public {
            content_hash: released.content_hash,
            on: released.on,
            index_number: released.index_number,
            editions: released.editions.into_iter().map(edition).collect(),
        }))
    }
}

fn edition(edition: publication::site::Edition) -> Edition {
    Edition { content_hash: edition.content_hash, on: edition.on, notes: edition.notes }
}

fn phase(stage: &Stage) -> Phase {
    match stage {
        Stage::Draft => Phase::Writing,
        Stage::Returned { .. } => Phase::Returned,
        Stage::InReview { .. } => Phase::InReview,
        Stage::Approved | Stage::Scheduled { .. } => Phase::Approved,
        Stage::Published => Phase::Public,
        Stage::Withdrawn | Stage::Discarded => Phase::Gone,
    }
}

/// The three reviews; secrecy and proof-readings lie between them and stand on the page of the item.
fn reviews(item: &Item) -> Vec<Review> {
    let open = open_steps(item);
    let three = [ReviewStep::First, ReviewStep::Second, ReviewStep::Final];
    let needed = required(item).into_iter().filter(|step| three.contains(step));
    needed
        .map(|step| {
            let signed = item.signed(step);
            Review {
                name: step.name(),
                by: signed.map(|signature| signature.by.clone()),
                at: signed.map(|signature| signature.at),
                open: open.contains(&step),
            }
        })
        .collect()
}
