//! 确认 The page before an act that stays: what will be done, in whose name it goes into the ledger, and the way back.

use affairs::publication::{Item, ReviewStep, required};
use askama::Template;
use hall::serving::{Fields, Hall, Roster, Seated};
use messages::Message;
use office::{Clerk, DeskError, Office};

use super::{
    WRITERS,
    acts::{as_one_of, returns},
    channels, item,
    panel::{LEADERS, MARKERS, OVERRULERS, PUBLISHERS, Panels, WITHDRAWERS, step},
    reading, words,
};
use crate::{Record, import::channel_name, records};

/// What a form says once its person has confirmed by name.
const CONFIRMED: &str = "confirmed";

/// 确认页
#[derive(Template)]
#[template(path = "confirm.html")]
pub(super) struct Confirm {
    key: String,
    question: String,
    signer: String,
    /// What comes of it.
    then: String,
    facts: Vec<(&'static str, String)>,
    verb: &'static str,
    grave: bool,
    /// Where the form goes, and where the way back leads.
    number: String,
    act: String,
    /// Hidden fields.
    carried: Vec<(&'static str, String)>,
    /// 退回 Why an item is returned, chosen here.
    reasons: Vec<(String, String)>,
    reason: String,
    opinion: String,
    faults: Vec<Message>,
}

impl Confirm {
    pub(super) fn title(&self) -> &str {
        &self.question
    }

    /// The same page once more, with what stood in the way.
    pub(super) fn with(self, faults: Vec<Message>) -> Self {
        Self { faults, ..self }
    }
}

/// Whether a person was asked already.
pub(super) fn is_given(fields: &Fields) -> bool {
    fields.word(CONFIRMED) == "yes"
}

/// The page to ask with; none for an act that can be taken back, for a stale form, and for one that is not offered to
/// this person: the desk has its answer to those.
pub(super) fn ask(
    hall: &Hall,
    office: &Office,
    seated: &Seated,
    (number, act): (&str, &str),
    fields: &Fields,
) -> Result<Option<Confirm>, DeskError> {
    let body = &seated.clerk.body;
    let record =
        office.store.read(&seated.clerk.scope(), |tx| records::find(tx, body, number)?.ok_or(DeskError::NotFound))?;
    if item::seen(fields) != item::shown(&record) {
        return Ok(None);
    }
    let panels = Panels::of(&record.item, seated);
    let Some((roles, said)) = said(&record, &panels, act, fields) else { return Ok(None) };
    let clerk = as_one_of(seated, roles, &record.item.proposal.section);
    let roster = hall.furnishing().reception.roster(office, body)?;
    let texts = item::texts(&record);
    let read = reading::seconds(office, &clerk, &texts, &fields.word("opened"));
    let mut facts = vec![("稿件", record.title.clone())];
    facts.extend(said.facts);
    if act == "sign" {
        facts.push(("这一稿打开了", spoken(read)));
    }
    let mut carried: Vec<(&'static str, String)> =
        ["version", "hash", "opened", "step", "rule", "validity", "since", "document"]
            .map(|name| (name, fields.word(name)))
            .into();
    carried.push(("decision", if said.returns { "return" } else { "pass" }.into()));
    let own: &[&'static str] = match act {
        "withdraw" => &["reason"],
        "post" => &["channel", "other"],
        "clarify" => &["rumour"],
        _ => &[],
    };
    carried.extend(own.iter().map(|name| (*name, fields.word(name))));
    Ok(Some(Confirm {
        key: fields.word("form"),
        question: said.question,
        signer: signer(seated, &clerk, &roster),
        then: said.then,
        facts,
        verb: said.verb,
        grave: said.grave,
        number: number.to_owned(),
        act: act.to_owned(),
        carried,
        reasons: if said.returns { item::reasons() } else { Vec::new() },
        reason: fields.word("reason"),
        opinion: fields.word("opinion"),
        faults: Vec::new(),
    }))
}

/// What a page says of one act.
struct Said {
    question: String,
    then: String,
    facts: Vec<(&'static str, String)>,
    verb: &'static str,
    grave: bool,
    returns: bool,
}

impl Said {
    fn grave(question: String, then: &str, verb: &'static str) -> Self {
        Self { question, then: then.into(), facts: Vec::new(), verb, grave: true, returns: false }
    }
}

type Roles = &'static [affairs::role::Role];

fn said(record: &Record, panels: &Panels, act: &str, fields: &Fields) -> Option<(Roles, Said)> {
    let title = &record.title;
    match act {
        "sign" => {
            let step = step(&fields.word("step"))?;
            let offered = panels.signs.iter().any(|(code, _)| step_is(code, step));
            let said = signing(&record.item, title, step, returns(fields)?);
            offered.then(|| (step.roles(record.item.proposal.profile), said))
        }
        "publish" => panels.publishes.then(|| {
            let then = "公开后立即生效，取得索引号；以后只能更正或撤下，不能删除。";
            (PUBLISHERS, Said { grave: false, ..Said::grave(format!("现在公开《{title}》？"), then, "公开") })
        }),
        "urgent" => panels.urgent.then(|| {
            let then = "马上对外公开，不等审完；欠下的审核 24 小时内补齐，理由印在审核单上。";
            (LEADERS, Said::grave(format!("不等审完，马上公开《{title}》？"), then, "马上公开"))
        }),
        "withdraw" => panels.withdraws.then(|| {
            let then = "原地址会写明撤下的日期和原因，什么也不删；一个工作日内由领导确认，或者恢复。";
            let reason = fields.word("reason");
            let reason = words::WITHDRAWALS.iter().find(|(code, ..)| *code == reason).map(|(_, name, _)| *name);
            let facts = reason.map(|name| ("原因", name.to_owned())).into_iter().collect();
            (WITHDRAWERS, Said { facts, ..Said::grave(format!("撤下《{title}》？"), then, "撤下") })
        }),
        "validity" => panels.marks.then_some(()).and_then(|()| {
            // What the form lacks, the item's own page says.
            let mark = super::acts::validity(fields).ok()?;
            let then = "公开的网页马上写明，台账记一笔；原文照旧能看，什么也不删。写错了可以再改。";
            let mut facts = vec![("从哪一天起", mark.since.to_string())];
            facts.extend(mark.document.clone().map(|number| ("依据的文件", number)));
            let question = format!("把《{title}》标为{}？", mark.validity.name());
            Some((MARKERS, Said { facts, ..Said::grave(question, then, "标明") }))
        }),
        "overrule" => panels.overrules.contains(&fields.word("rule")).then(|| {
            let rule = fields.word("rule");
            let then = "这一稿里机器查出的这一处不再挡路；理由进台账，印在审核单上。";
            (OVERRULERS, Said::grave(format!("放行 {rule}？"), then, "放行"))
        }),
        "discard" => panels.discards.then(|| {
            let then = "废弃以后不能再改、再送审；写过的和经过还在台账里。";
            (WRITERS, Said::grave(format!("废弃《{title}》？"), then, "废弃"))
        }),
        "post" => panels.posts.then(|| channels::chosen(fields).ok()).flatten().map(|channel| {
            let then = "程序只登记，不替您发到那里；还是一件，统计只计一条。登记进台账，不能取消。";
            let facts = vec![("渠道", channel_name(&channel).to_owned())];
            let question = format!("《{title}》又发到了别的渠道？");
            (PUBLISHERS, Said { grave: false, facts, ..Said::grave(question, then, "登记渠道") })
        }),
        "clarify" => panels.clarifies.then(|| channels::rumour(fields).ok()).flatten().map(|rumour| {
            let then = "这件和那条涉谣记录从此对得上；关联进台账，不能取消。";
            let question = format!("《{title}》澄清的就是这条传言？");
            (WRITERS, Said { grave: false, facts: vec![("涉谣记录", rumour)], ..Said::grave(question, then, "关联") })
        }),
        _ => None,
    }
}

fn step_is(code: &str, asked: ReviewStep) -> bool {
    step(code) == Some(asked)
}

fn signing(item: &Item, title: &str, step: ReviewStep, returns: bool) -> Said {
    let name = step.name();
    if returns {
        let then = "退给起草人，改好后从这一步接着走。退回的原因和要改什么，他一打开就看得到。";
        let question = format!("把《{title}》退回修改？");
        return Said {
            facts: vec![("哪一步", name.to_owned())],
            returns: true,
            ..Said::grave(question, then, "退回修改")
        };
    }
    let next = required(item).into_iter().find(|next| *next != step && item.signed(*next).is_none());
    let then = match next {
        Some(next) => format!("只对眼前这一稿有效，签了不能改。还要{}。", next.name()),
        None => "只对眼前这一稿有效，签了不能改。这是最后一步，签完就审定了，等发布。".into(),
    };
    Said {
        question: format!("{name}同意《{title}》？"),
        then,
        facts: vec![("哪一步", name.to_owned()), ("意见", "同意".into())],
        verb: "签入台账",
        grave: false,
        returns: false,
    }
}

/// Whose name stands in the ledger, and in whose place.
pub(super) fn signer(seated: &Seated, clerk: &Clerk, roster: &Roster) -> String {
    let name = &seated.name;
    match &clerk.acting {
        Some(acting) => format!("{name}代{}　{}", roster.person(&acting.principal), clerk.role.name()),
        None => format!("{name}　{}", clerk.role.name()),
    }
}

fn spoken(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} 秒"),
        (minutes, _) if minutes >= 120 => format!("{} 小时", minutes / 60),
        (minutes, 0) => format!("{minutes} 分"),
        (minutes, seconds) => format!("{minutes} 分 {seconds} 秒"),
    }
}
