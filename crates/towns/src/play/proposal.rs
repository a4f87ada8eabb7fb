//! 提出什么 A planned item in the words of the affair.

use affairs::publication::{self as affair, Attribute, Facts, Importance, Profile, Proposal};
use office::{DeskError, Office};
use publication::Attachment;

use crate::{Cast, Channel, Fate, PlannedAttachment, PlannedItem, Subject, Way};

/// What is proposed, as the affair takes it.
pub(super) fn proposal(cast: &Cast, plan: &PlannedItem) -> Proposal {
    let (consultation, meeting) = match plan.way {
        Way::Consulted { consultation, meeting } => (Some(consultation.to_owned()), Some(meeting.to_owned())),
        _ => (None, None),
    };
    Proposal {
        body: cast.body.into(),
        section: cast.section(plan.section).into(),
        field: plan.field.into(),
        relayed: plan.fate == Fate::Relayed,
        profile: Profile::Levels,
        facts: Facts {
            subject: subject(plan.subject),
            importance: match plan.way {
                Way::Urgent { .. } => Importance::Urgent,
                Way::Consulted { .. } => Importance::Special,
                Way::Usual | Way::Scheduled => Importance::Routine,
            },
            attribute: Attribute::Public,
            event_date: Some(plan.event),
            due: plan.due,
            channels: plan.channels.iter().map(|channel| named(*channel).to_owned()).collect(),
            consultation,
            meeting,
            content_hash: String::new(),
        },
    }
}

/// The attachments, laid down where files lie.
pub(super) fn put(office: &Office, plan: &PlannedItem) -> Result<Vec<Attachment>, DeskError> {
    let one = |planned: &PlannedAttachment| {
        let stored = office.files.put(&mut planned.content.as_bytes())?;
        Ok(Attachment { name: planned.name.clone(), file: stored.id.to_string(), bytes: stored.size })
    };
    plan.attachments
        .iter()
        .map(one)
        .collect::<Result<_, store::files::FileError>>()
        .map_err(|error| DeskError::Blocked(vec![messages::Catalogued::message(&error)]))
}

const fn named(channel: Channel) -> &'static str {
    match channel {
        Channel::Site => "site",
        Channel::VillageBoard => "village-board",
        Channel::Wechat => "wechat",
    }
}

/// The kind of matter, as the affair knows it.
pub(super) const fn subject(subject: Subject) -> affair::Subject {
    match subject {
        Subject::News { leader, finance } => affair::Subject::News { leader, finance },
        Subject::Notice => affair::Subject::Notice,
        Subject::Budget => affair::Subject::Budget,
        Subject::PersonalList => affair::Subject::PersonalList,
        Subject::Plan => affair::Subject::Plan,
        Subject::Interpretation => affair::Subject::Interpretation,
        Subject::Consultation => affair::Subject::Consultation,
        Subject::SystemDocument => affair::Subject::SystemDocument,
        Subject::NormativeDocument => affair::Subject::NormativeDocument,
        Subject::PublicConcern => affair::Subject::PublicConcern,
        Subject::AnnualReport => affair::Subject::AnnualReport,
        Subject::Penalty => affair::Subject::Penalty,
        Subject::Personnel => affair::Subject::Personnel,
        Subject::Expropriation => affair::Subject::Expropriation,
        Subject::OpinionIncident => affair::Subject::OpinionIncident,
        Subject::Disaster => affair::Subject::Disaster,
        Subject::OtherOrgans => affair::Subject::OtherOrgans,
        Subject::Warning => affair::Subject::Warning,
        Subject::VillageAffairs => affair::Subject::VillageAffairs,
        Subject::NotApplicable => affair::Subject::NotApplicable,
        Subject::Other => affair::Subject::Other,
    }
}
