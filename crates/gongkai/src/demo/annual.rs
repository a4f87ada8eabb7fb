//! 年报 The reports of both towns written from their own ledgers: the quiet town's through its reviews, beside the report as
//! received; the busy town's left where the leader in charge is to sign it.

use std::fmt::Write as _;

use affairs::publication::ReviewStep;
use jiff::civil::{DateTime, date};
use office::{DeskError, Office};
use report::drafting::prove;
use statute::report::{Finding, Level, Rule};
use store::Scope;
use towns::{
    Cast, busy,
    play::{StoryClock, Stuck, reporter, see_through, see_up_to},
    quiet::{CAST, COAT, REPORT_YEAR},
};
use year_end::{Shown, compile, hand_in, shown};

use super::Passage;
use crate::{
    annual::{Ledgers, Reviews},
    say,
    say::{DIM, GREEN, styled},
    trouble::Refusal,
};

const YEAR: i16 = REPORT_YEAR as i16;
/// The draft is written, goes to its reviews, and is public, within the law's month.
const DRAFTED: DateTime = date(2026, 1, 12).at(9, 0, 0, 0);
const HANDED_IN: DateTime = date(2026, 1, 12).at(15, 0, 0, 0);
const PUBLIC: DateTime = date(2026, 1, 20).at(10, 0, 0, 0);
/// The busy town is later: drafted, handed in, and through its first review.
const BUSY: (DateTime, DateTime, DateTime) =
    (date(2026, 1, 21).at(9, 0, 0, 0), date(2026, 1, 22).at(16, 0, 0, 0), date(2026, 1, 26).at(11, 0, 0, 0));

/// Drafts the quiet town's report from the ledgers, hands it in, and lets the town's people review and publish it; then
/// the busy town's, which waits for its second review.
pub(super) fn write(office: &Office, clock: &StoryClock) -> Result<(), Stuck> {
    let item = handed_in(office, clock, &CAST, (DRAFTED, HANDED_IN))?;
    see_through(office, clock, &CAST, &item, (HANDED_IN, PUBLIC))?;
    let (drafted, in_hand, reviewed) = BUSY;
    let item = handed_in(office, clock, &busy::CAST, (drafted, in_hand))?;
    see_up_to(office, clock, &busy::CAST, &item, ReviewStep::Second, (in_hand, reviewed))
}

/// The item that carries the report of a town from now on.
fn handed_in(
    office: &Office,
    clock: &StoryClock,
    cast: &Cast,
    (drafted, handed): (DateTime, DateTime),
) -> Result<String, Stuck> {
    let clerk = reporter(cast);
    let stuck =
        |error: DeskError| Stuck { title: "年度报告".into(), act: "由台账起草、送审".into(), error };
    clock.set(drafted);
    let draft = compile(office, &clerk, YEAR, &Ledgers).map_err(stuck)?;
    clock.set(handed);
    let seen = (YEAR, draft.annual.revision);
    let handed = hand_in(office, &clerk, seen, "", (&Ledgers, &Reviews)).map_err(stuck)?;
    Ok(handed.annual.handed.map(|handed| handed.item).unwrap_or_default())
}

/// The report as it is public.
pub(super) fn public(office: &Office) -> Result<Shown, Refusal> {
    let found = office.store.read(&Scope::body(COAT.segment), |tx| shown(tx, COAT.segment, YEAR, &Reviews));
    let found = found.map_err(|error: store::StoreError| Refusal::one(&error, 2))?;
    found.ok_or_else(|| Refusal { messages: DeskError::NotFound.messages(), unsaid: 0, exit: 70 })
}

/// 逐行对照 Where the town's own report equals the one received, and where it is better.
pub(super) fn tell(passage: &Passage, out: &Shown) {
    let mut text = format!(
        "\n{} 由台账写成 2025 年年度报告，三审三校以后公开（{}）\n",
        styled(GREEN, "④"),
        out.public.index_number
    );
    text.push_str(&equal(passage, out));
    text.push_str(&better(passage, out));
    say::out(&text);
}

/// 一样的数 Counts of the text, and the cells of the tables.
fn equal(passage: &Passage, out: &Shown) -> String {
    let mut text = String::new();
    for (key, unit) in CLAIMS {
        let Some(field) = out.snapshot.fields.get(key) else { continue };
        let words = format!("{} {unit}", field.digits);
        let same = passage.report.sections.values().any(|section| section.contains(&words));
        let sign = if same { "一样" } else { "不一样" };
        let _ = writeln!(text, "   {sign}　{}：{words}，翻得开 {} 条记录", field.name, field.records.len());
    }
    let (one, other) = (&passage.report.figures, &out.report.figures);
    let same = one.form().cells().filter(|cell| one.get(*cell).is_some() && one.get(*cell) == other.get(*cell)).count();
    let _ = writeln!(text, "   一样　三张表 {same} 格，共 {} 格，每一格都翻得开", one.form().size());
    text
}

/// Numbers of the text of both reports.
const CLAIMS: [(&str, &str); 5] =
    [("M-01", "条"), ("M-13", "人次"), ("M-14", "个"), ("M-11.before", "次"), ("M-11.after", "次")];

/// 不再有的毛病 Each finding on the report as received, and whether the same rule finds anything in the new one.
fn better(passage: &Passage, out: &Shown) -> String {
    let now = prove(&out.draft, &out.snapshot, None, Some(Level::Township)).findings;
    let mut text = String::new();
    let mut gone = 0;
    for found in &passage.found.findings {
        let stays = now.iter().any(|finding| finding.rule == found.rule);
        gone += usize::from(!stays);
        let sign = if stays { "还在" } else { "改好" };
        let _ = writeln!(text, "   {sign}　{}　{}", found.rule, short(found));
    }
    let all = passage.found.findings.len();
    let _ = writeln!(text, "{}", styled(DIM, &format!("   报送稿的 {all} 处毛病，新的报告改好 {gone} 处")));
    for finding in now.iter().filter(|finding| finding.rule != Rule::N10) {
        let _ = writeln!(text, "   新的　{}　{}", finding.rule, short(finding));
    }
    text
}

/// The first sentence of a finding.
fn short(finding: &Finding) -> String {
    let first = finding.message.split('。').next().unwrap_or_default();
    format!("{first}。")
}
