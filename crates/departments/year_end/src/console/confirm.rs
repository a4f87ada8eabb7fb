//! 确认 The page before an act that stays: what will be done, in whose name it goes into the ledger, and the way back.

use affairs::{annual::Obstacle, role::Duty};
use askama::Template;
use hall::serving::{Fields, Hall, Seated};
use messages::{Catalogued as _, Message};
use office::{Clerk, DeskError, Office};
use report::drafting::{changes, stripped};
use store::{StoreError, Tx};

use super::{Ports, acts};
use crate::{
    Standing,
    breaks::breaks,
    desk::{corrects, in_the_way, occasion},
    records,
};

/// What a form says once its person has confirmed by name.
pub(super) const CONFIRMED: &str = "confirmed";

/// Whether an act asks before it is done.
pub(super) fn is_asked(act: &str) -> bool {
    matches!(act, "hand-in" | "remove")
}

/// 确认页
#[derive(Template)]
#[template(path = "annual-confirm.html")]
pub(super) struct Confirm {
    key: String,
    year: i16,
    act: String,
    question: String,
    signer: String,
    then: &'static str,
    facts: Vec<(&'static str, String)>,
    verb: &'static str,
    grave: bool,
    carried: Vec<(&'static str, String)>,
    faults: Vec<Message>,
    /// 更正说明 What was typed of it; none where nothing public is corrected.
    why: Option<String>,
}

impl Confirm {
    pub(super) fn title(&self) -> &str {
        &self.question
    }

    /// The same page with what stood in the way of the act.
    pub(super) fn again(self, faults: Vec<Message>) -> Self {
        Self { faults, ..self }
    }

    pub(super) fn failed(&self) -> bool {
        !self.faults.is_empty()
    }

    pub(super) fn main(&self) -> String {
        self.render().expect("a template over plain values renders")
    }
}

/// The page to ask with.
///
/// # Errors
///
/// What stands in the way already; the store.
pub(super) fn ask(
    hall: &Hall,
    office: &Office,
    seated: &Seated,
    (year, act): (i16, &str),
    fields: &Fields,
    ports: &Ports,
) -> Result<Confirm, DeskError> {
    let clerk = seated.as_any(Duty::CompileReport.roles());
    clerk.must(Duty::CompileReport.roles(), if act == "remove" { "改年度报告" } else { "把年度报告送审" })?;
    let roster = hall.furnishing().reception.roster(office, &clerk.body)?;
    let seen = acts::seen(fields);
    let confirmed = !fields.word(CONFIRMED).is_empty();
    let (known, corrected) = office.store.read::<_, DeskError>(&clerk.scope(), |tx| {
        let known = records::find(tx, &clerk.body, year)?.ok_or(DeskError::NotFound)?;
        // Who confirmed already gets the page back, with what stood in the way above it.
        let found = if confirmed {
            Vec::new()
        } else if act == "hand-in" {
            let now = ports.sources.snapshot(office, tx, &clerk.body, year)?;
            let breaks = breaks(tx, &clerk, &known, &*ports.manuscripts)?;
            in_the_way(&known, (&now, &breaks), seen, &occasion(office, &clerk))
        } else if known.annual.revision == seen {
            Vec::new()
        } else {
            vec![Obstacle::Stale { revision: known.annual.revision }.message()]
        };
        if !found.is_empty() {
            return Err(DeskError::Blocked(found));
        }
        let corrects = act == "hand-in" && corrects(tx, &known, &clerk, &*ports.manuscripts)?;
        let changed = if corrects { since_public(tx, &known, &clerk, ports)? } else { Vec::new() };
        Ok((known, corrects.then_some(changed)))
    })?;
    let signer = match &clerk.acting {
        Some(acting) => format!("{}代{}　{}", seated.name, roster.person(&acting.principal), clerk.role.name()),
        None => format!("{}　{}", seated.name, clerk.role.name()),
    };
    let carried = ["revision", "part", "id"].map(|name| (name, fields.word(name))).into();
    let page = Confirm {
        key: fields.word("form"),
        year,
        act: act.to_owned(),
        question: String::new(),
        signer,
        then: "",
        facts: Vec::new(),
        verb: "",
        grave: false,
        carried,
        faults: Vec::new(),
        why: None,
    };
    match corrected {
        _ if act == "remove" => removing(page, &known, &fields.word("id")),
        Some(changed) => Ok(correcting(page, &known, (&changed, fields.word("explanation")))),
        None => Ok(handing(page, &known)),
    }
}

/// What the draft says otherwise than what is public.
fn since_public(tx: &Tx<'_>, known: &Standing, clerk: &Clerk, ports: &Ports) -> Result<Vec<String>, StoreError> {
    let public = crate::shown(tx, &clerk.body, known.annual.year, &*ports.manuscripts)?;
    Ok(public.map(|out| changes((&out.draft, &out.snapshot), (&known.draft, &known.snapshot))).unwrap_or_default())
}

/// 送审更正 Another version of what is public.
fn correcting(page: Confirm, known: &Standing, (changed, why): (&[String], String)) -> Confirm {
    let mut page = handing(page, known);
    let said = if changed.is_empty() { "字句没有变化".to_owned() } else { changed.join("；") };
    page.facts.insert(0, ("改了什么", said));
    Confirm {
        question: format!("把 {} 年年度报告的更正送审？", known.annual.year),
        then: "更正同样走三审。审定公开以后，报告页上是新的一版，写明改了什么、为什么改；原来那一版留着自己的地址，标明旧版。",
        verb: "送审更正",
        why: Some(why),
        ..page
    }
}

fn removing(page: Confirm, known: &Standing, id: &str) -> Result<Confirm, DeskError> {
    let claim = known.draft.claims.iter().find(|claim| claim.id == id).ok_or(DeskError::NotFound)?;
    Ok(Confirm {
        question: "从草稿里删去这一句？".into(),
        then: "以后重新取数，它也不会再回来；要用的时候，可以自己加一句。",
        facts: vec![("这一句", stripped(&claim.text))],
        verb: "删去",
        grave: true,
        ..page
    })
}

fn handing(page: Confirm, known: &Standing) -> Confirm {
    let Standing { annual, draft, .. } = known;
    let reasoned = draft.claims.iter().filter(|claim| !claim.reason.is_empty()).count();
    Confirm {
        question: format!("把 {} 年年度报告送审？", annual.year),
        then: "报告作为重要信息走三审：初审、复审、终审。手改的数、写了理由的句子、和上年接不上的原因都印在发布审核单上；审的是眼前这一稿，再改要重新送审。",
        facts: vec![
            ("草稿", format!("第 {} 版，{} 句", annual.revision, draft.claims.len())),
            ("手改的数", format!("{} 个", draft.overrides.len())),
            ("凭理由写的句子", format!("{reasoned} 句")),
        ],
        verb: "送审",
        ..page
    }
}
