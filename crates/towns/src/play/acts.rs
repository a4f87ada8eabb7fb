//! 动作 What one planned item asks of the desks, hour by hour.

use affairs::publication::{Facts, ReturnReason, ReviewStep, Validity, ValidityMark, WithdrawalReason, open_steps};
use affairs::role::Role;
use jiff::civil::DateTime;
use office::{Clerk, DeskError, Office};
use publication::{
    Attachment, Record, Text,
    desk::{self, NewCorrection, NewItem, Signing},
};

use super::{
    StoryClock, Stuck, cast,
    proposal::{proposal, put},
    scenes::scenes,
};
use crate::{Cast, Fate, Later, PlannedItem, Way};

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
    /// 定时
    Schedule,
    /// 到时发布
    Release,
    /// 应急发布
    PublishUrgently,
    /// 起草更正的新版本
    Rewrite,
    /// 标明废止
    Repeal,
    /// 增加渠道
    Post,
}

/// 一件 One planned item on its way.
pub(super) struct Actor<'a> {
    cast: &'a Cast,
    plan: &'a PlannedItem,
    pub(super) acts: Vec<(DateTime, Act)>,
    done: usize,
    record: Option<Record>,
    attachments: Vec<Attachment>,
}

impl<'a> Actor<'a> {
    pub(super) fn of(cast: &'a Cast, plan: &'a PlannedItem) -> Self {
        Self { cast, plan, acts: scenes(plan), done: 0, record: None, attachments: Vec::new() }
    }

    /// The hour of the next act.
    pub(super) fn next(&self) -> Option<DateTime> {
        self.acts.get(self.done).map(|(hour, _)| *hour)
    }

    pub(super) fn act(&mut self, office: &Office) -> Result<(), Stuck> {
        let (hour, act) = self.acts[self.done];
        let done = self.perform(office, act, hour);
        let record = done.map_err(|error| Stuck { title: self.plan.title.clone(), act: act.to_string(), error })?;
        self.record = Some(record);
        self.done += 1;
        Ok(())
    }

    fn perform(&mut self, office: &Office, act: Act, hour: DateTime) -> Result<Record, DeskError> {
        let author = self.author();
        if act == Act::Propose {
            self.attachments = put(office, self.plan)?;
            let proposal = proposal(self.cast, self.plan);
            let new = NewItem { proposal, catalogue: self.plan.catalogue.into(), text: self.draft() };
            return desk::propose(office, &author, &new);
        }
        let record = self.record.as_ref().ok_or(DeskError::NotFound)?;
        let (number, seen) = (record.item.number.as_str(), desk::seen(&record.item));
        let head = self.holder(Role::OfficeHead);
        match act {
            Act::Propose => Err(DeskError::NotFound),
            Act::HandIn => {
                let record = desk::check(office, &author, number, &seen)?;
                if desk::asks_totals(office, &author, number)? {
                    desk::confirm_totals(office, &author, number, &desk::seen(&record.item))?;
                }
                desk::submit(office, &author, number, &desk::seen(&record.item), false)
            }
            Act::Sign => {
                let step = *open_steps(&record.item).first().ok_or(DeskError::NotFound)?;
                let signing = Signing { step, returns: None, opinion: "同意".into(), seconds: 240, findings: 0 };
                desk::sign(office, &self.signer(step, hour), number, &seen, &signing)
            }
            Act::Return => {
                let opinion = "请把最后一段补完整再送。".to_owned();
                let step = ReviewStep::First;
                let returns = Some(ReturnReason::Incomplete);
                let signing = Signing { step, returns, opinion, seconds: 180, findings: 1 };
                desk::sign(office, &self.signer(step, hour), number, &seen, &signing)
            }
            Act::Revise => {
                let facts: Facts = record.item.facts().clone();
                desk::revise(office, &author, number, &seen, &facts, &self.whole())
            }
            Act::Publish => desk::publish(office, &head, number, &seen),
            Act::Discard => desk::discard(office, &author, number, &seen),
            Act::Withdraw(reason) => desk::withdraw(office, &head, number, &seen, reason, self.why_withdrawn()),
            Act::Confirm => desk::confirm_withdrawal(office, &self.holder(Role::LeaderInCharge), number, &seen),
            Act::PrepareCorrection => desk::check_correction(office, &author, number, &seen, &self.corrected()),
            Act::Correct => {
                let reviewer = self.signer(ReviewStep::First, hour);
                desk::correct(office, &reviewer, number, &seen, &self.correction(false))
            }
            Act::Rewrite => desk::correct(office, &author, number, &seen, &self.correction(true)),
            Act::Schedule => {
                let at = self.plan.published.map_or(0, StoryClock::instant);
                desk::schedule(office, &head, number, &seen, at)
            }
            Act::Release => released(office, self.cast.body, number),
            Act::PublishUrgently => {
                let record = desk::check(office, &author, number, &seen)?;
                let leader = self.signer(ReviewStep::Second, hour);
                desk::publish_urgent(office, &leader, number, &desk::seen(&record.item), self.why_urgent())
            }
            Act::Repeal => desk::mark_validity(office, &head, number, &seen, &self.repealed(), "由新的文件废止。"),
            Act::Post => desk::post(office, &head, number, &seen, &["village-board", "wechat"].map(String::from)),
        }
    }

    fn author(&self) -> Clerk {
        cast::clerk(self.cast, self.plan.author, Role::InfoOfficer)
    }

    fn holder(&self, role: Role) -> Clerk {
        cast::holder(self.cast, role, self.cast.section(self.plan.section))
    }

    fn signer(&self, step: ReviewStep, hour: DateTime) -> Clerk {
        cast::signer(self.cast, step, self.cast.section(self.plan.section), hour.date())
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
        if let Some(Later::Corrected { wrong, right, .. } | Later::Rewritten { wrong, right, .. }) = self.plan.later {
            text.text = text.text.replacen(wrong, right, 1).into();
        }
        text
    }

    fn correction(&self, substantive: bool) -> NewCorrection {
        let explanation = match self.plan.later {
            Some(Later::Rewritten { explanation, .. }) => explanation,
            _ => "更正文字差错，内容没有变化。",
        };
        NewCorrection {
            text: self.corrected(),
            substantive,
            explanation: explanation.into(),
            prepared_by: self.plan.author.into(),
        }
    }

    fn repealed(&self) -> ValidityMark {
        let (since, document) = match self.plan.later {
            Some(Later::Repealed { at, by }) => (at.date(), Some(by.to_owned())),
            _ => (self.plan.event, None),
        };
        ValidityMark { validity: Validity::Repealed, since, document }
    }

    fn why_withdrawn(&self) -> &str {
        match self.plan.later {
            Some(Later::Withdrawn { reason, .. }) => reason,
            _ => "发错了版本，先撤下核对。",
        }
    }

    const fn why_urgent(&self) -> &str {
        match self.plan.way {
            Way::Urgent { reason, .. } => reason,
            _ => "",
        }
    }
}

/// What the clock releases at its second.
fn released(office: &Office, body: &str, number: &str) -> Result<Record, DeskError> {
    let settled = desk::release_due(office, body)?;
    settled.into_iter().find(|record| record.item.number == number).ok_or(DeskError::NotFound)
}
