//! 动作 What one planned item asks of the desks, hour by hour.

use affairs::publication::{
    self as affair, Attribute, Facts, Importance, Profile, Proposal, ReturnReason, ReviewStep, WithdrawalReason,
    open_steps,
};
use affairs::role::Role;
use jiff::{Span, civil::DateTime};
use office::{DeskError, Office};
use publication::{
    Attachment, Record, Text,
    desk::{self, NewCorrection, NewItem, Signing},
};

use super::{Stuck, cast, hours};
use crate::quiet::{COAT, Channel, Fate, Later, PlannedItem, Subject};

/// 动作 One thing somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// 提出
    Propose,
    /// 机检并送审
    HandIn,
    /// 签下一步
    Sign,
    /// 初审退回
    Return,
    /// 改稿
    Revise,
    /// 发布
    Publish,
    /// 废弃
    Discard,
    /// 撤下
    Withdraw(WithdrawalReason),
    /// 确认撤下
    Confirm,
    /// 备好更正
    PrepareCorrection,
    /// 更正
    Correct,
}

/// 一件 One planned item on its way.
pub(super) struct Actor<'a> {
    plan: &'a PlannedItem,
    pub(super) acts: Vec<(DateTime, Act)>,
    done: usize,
    record: Option<Record>,
    attachments: Vec<Attachment>,
}

impl<'a> Actor<'a> {
    pub(super) fn of(plan: &'a PlannedItem) -> Self {
        Self { plan, acts: scenes(plan), done: 0, record: None, attachments: Vec::new() }
    }

    /// The hour of the next act.
    pub(super) fn next(&self) -> Option<DateTime> {
        self.acts.get(self.done).map(|(hour, _)| *hour)
    }

    pub(super) fn act(&mut self, office: &Office) -> Result<(), Stuck> {
        let act = self.acts[self.done].1;
        let done = self.perform(office, act);
        let record = done.map_err(|error| Stuck { title: self.plan.title.clone(), act: act.to_string(), error })?;
        self.record = Some(record);
        self.done += 1;
        Ok(())
    }

    fn perform(&mut self, office: &Office, act: Act) -> Result<Record, DeskError> {
        let author = cast::clerk(self.plan.author, Role::InfoOfficer);
        if act == Act::Propose {
            self.attachments = put(office, self.plan)?;
            let new =
                NewItem { proposal: proposal(self.plan), catalogue: self.plan.catalogue.into(), text: self.draft() };
            return desk::propose(office, &author, &new);
        }
        let record = self.record.as_ref().ok_or(DeskError::NotFound)?;
        let (number, seen) = (record.item.number.as_str(), desk::seen(&record.item));
        let section = self.plan.section;
        match act {
            Act::Propose => Err(DeskError::NotFound),
            Act::HandIn => {
                let record = desk::check(office, &author, number, &seen)?;
                desk::submit(office, &author, number, &desk::seen(&record.item), false)
            }
            Act::Sign => {
                let step = *open_steps(&record.item).first().ok_or(DeskError::NotFound)?;
                let signing = Signing { step, returns: None, opinion: "同意".into(), seconds: 240, findings: 0 };
                desk::sign(office, &cast::signer(step, section), number, &seen, &signing)
            }
            Act::Return => {
                let opinion = "请把最后一段补完整再送。".to_owned();
                let step = ReviewStep::First;
                let returns = Some(ReturnReason::Incomplete);
                let signing = Signing { step, returns, opinion, seconds: 180, findings: 1 };
                desk::sign(office, &cast::signer(step, section), number, &seen, &signing)
            }
            Act::Revise => {
                let facts: Facts = record.item.facts().clone();
                desk::revise(office, &author, number, &seen, &facts, &self.whole())
            }
            Act::Publish => desk::publish(office, &cast::holder(Role::OfficeHead, section), number, &seen),
            Act::Discard => desk::discard(office, &author, number, &seen),
            Act::Withdraw(reason) => {
                let head = cast::holder(Role::OfficeHead, section);
                desk::withdraw(office, &head, number, &seen, reason, self.why_withdrawn())
            }
            Act::Confirm => {
                let leader = cast::holder(Role::LeaderInCharge, section);
                desk::confirm_withdrawal(office, &leader, number, &seen)
            }
            Act::PrepareCorrection => desk::check_correction(office, &author, number, &seen, &self.corrected()),
            Act::Correct => {
                let correction = NewCorrection {
                    text: self.corrected(),
                    substantive: false,
                    explanation: "更正文字差错，内容没有变化。".into(),
                    prepared_by: self.plan.author.into(),
                };
                desk::correct(office, &cast::signer(ReviewStep::First, section), number, &seen, &correction)
            }
        }
    }

    fn whole(&self) -> Text {
        Text {
            title: self.plan.title.clone(),
            text: self.plan.text.as_str().into(),
            attachments: self.attachments.clone(),
            ..Text::default()
        }
    }

    /// What the author hands in first: of an item that will be returned, the last paragraph is still missing.
    fn draft(&self) -> Text {
        let mut text = self.whole();
        if self.plan.returned_once || self.plan.fate == Fate::Discarded {
            let short =
                text.text.rsplit_once('\n').map_or("内容待核。".to_owned(), |(before, _)| before.to_owned());
            text.text = short.into();
        }
        text
    }

    fn corrected(&self) -> Text {
        let mut text = self.whole();
        if let Some(Later::Corrected { wrong, right, .. }) = self.plan.later {
            text.text = text.text.replacen(wrong, right, 1).into();
        }
        text
    }

    fn why_withdrawn(&self) -> &str {
        match self.plan.later {
            Some(Later::Withdrawn { reason, .. }) => reason,
            _ => "发错了版本，先撤下核对。",
        }
    }
}

/// Every act of an item with its hour.
fn scenes(plan: &PlannedItem) -> Vec<(DateTime, Act)> {
    let mut acts = vec![Act::HandIn];
    let returned = plan.returned_once || plan.fate == Fate::Discarded;
    if returned {
        acts.extend([Act::Sign, Act::Sign, Act::Return]);
    }
    if plan.fate == Fate::Discarded {
        acts.push(Act::Discard);
    } else {
        if returned {
            acts.extend([Act::Revise, Act::HandIn]);
        }
        acts.extend(std::iter::repeat_n(Act::Sign, signatures(plan)));
    }
    let end = plan.published.unwrap_or_else(|| plan.proposed.saturating_add(Span::new().days(1)));
    let hours = hours::between(plan.proposed, end, acts.len());
    let mut scenes = vec![(plan.proposed, Act::Propose)];
    scenes.extend(hours.into_iter().zip(acts));
    scenes.extend(plan.published.map(|hour| (hour, Act::Publish)));
    let afterwards =
        |hour: DateTime, first, second| [(hour, first), (hour.saturating_add(Span::new().minutes(40)), second)];
    if let Fate::Withdrawn { at } = plan.fate {
        scenes.extend(afterwards(at, Act::Withdraw(WithdrawalReason::Error), Act::Confirm));
    }
    match plan.later {
        Some(Later::Withdrawn { at, .. }) => {
            scenes.extend(afterwards(at, Act::Withdraw(WithdrawalReason::Outdated), Act::Confirm));
        }
        Some(Later::Corrected { at, .. }) => scenes.extend(afterwards(at, Act::PrepareCorrection, Act::Correct)),
        None => {}
    }
    scenes
}

/// How many signatures the item's class asks for (`operations.md` §3.2).
fn signatures(plan: &PlannedItem) -> usize {
    if subject(plan.subject).floor() >= Importance::Important { 7 } else { 5 }
}

fn proposal(plan: &PlannedItem) -> Proposal {
    Proposal {
        body: COAT.segment.into(),
        section: plan.section.into(),
        field: plan.field.into(),
        relayed: plan.fate == Fate::Relayed,
        profile: Profile::Levels,
        facts: Facts {
            subject: subject(plan.subject),
            importance: Importance::Routine,
            attribute: Attribute::Public,
            event_date: Some(plan.event),
            due: None,
            channels: plan.channels.iter().map(|channel| named(*channel).to_owned()).collect(),
            consultation: None,
            meeting: None,
            content_hash: String::new(),
        },
    }
}

fn put(office: &Office, plan: &PlannedItem) -> Result<Vec<Attachment>, DeskError> {
    let one = |planned: &crate::quiet::PlannedAttachment| {
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

const fn subject(subject: Subject) -> affair::Subject {
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
        Subject::VillageAffairs => affair::Subject::VillageAffairs,
        Subject::NotApplicable => affair::Subject::NotApplicable,
        Subject::Other => affair::Subject::Other,
    }
}
