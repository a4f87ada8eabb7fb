//! 确认 The page before an act that stays: what will be done, in whose name it goes into the ledger, and the way back.

use affairs::{annual::Obstacle, role::Duty};
use askama::Template;
use hall::serving::{Fields, Hall, Seated};
use messages::Catalogued as _;
use office::{DeskError, Office};
use report::drafting::stripped;

use super::{Ports, acts};
use crate::{
    Standing,
    desk::{in_the_way, occasion},
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
}

impl Confirm {
    pub(super) fn title(&self) -> &str {
        &self.question
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
    let known = office.store.read::<_, DeskError>(&clerk.scope(), |tx| {
        let known = records::find(tx, &clerk.body, year)?.ok_or(DeskError::NotFound)?;
        let found = if act == "hand-in" {
            let now = ports.sources.snapshot(office, tx, &clerk.body, year)?;
            in_the_way(&known, &now, seen, &occasion(office, &clerk))
        } else if known.annual.revision == seen {
            Vec::new()
        } else {
            vec![Obstacle::Stale { revision: known.annual.revision }.message()]
        };
        if found.is_empty() { Ok(known) } else { Err(DeskError::Blocked(found)) }
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
    };
    if act == "remove" { removing(page, &known, &fields.word("id")) } else { Ok(handing(page, &known)) }
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
        then: "报告作为重要信息走三审：初审、复审、终审。手改的数和写了理由的句子印在发布审核单上；审的是眼前这一稿，再改要重新送审。",
        facts: vec![
            ("草稿", format!("第 {} 版，{} 句", annual.revision, draft.claims.len())),
            ("手改的数", format!("{} 个", draft.overrides.len())),
            ("凭理由写的句子", format!("{reasoned} 句")),
        ],
        verb: "送审",
        ..page
    }
}
