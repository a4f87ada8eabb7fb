//! 发布审核单 The review sheet as a document: what the item is, who signed what and when, what the machine found.

use affairs::publication::{Attribute, Item, SheetRow, review_sheet};
use documents::{Block, Document, Paragraph, Run, Scope, Table, TableCell, TableKind};
use office::Zone;
use store::{StoreError, Tx};

use crate::{Record, matters::Kept, records};

/// 发布审核单 Everything the ledger tells of one item, on one page. `names` says how an account is printed.
///
/// # Errors
///
/// What the store says.
pub fn sheet(tx: &Tx<'_>, record: &Record, names: &dyn Fn(&str) -> String) -> Result<Document, StoreError> {
    let item = &record.item;
    let rows = review_sheet(item, names);
    let remarks = records::remarks(tx, &item.proposal.body, &item.number)?;
    let mut blocks = vec![
        Block::Table(facts(record, Kept::of(tx, &item.proposal.body)?.name(&record.catalogue))),
        Block::Table(steps(item, &rows)),
    ];
    for line in machine(item, names) {
        blocks.push(Block::Paragraph(plain(line)));
    }
    for (kind, account, at, words) in remarks {
        if words != "同意" {
            let said = format!("{}（{}，{}）：{words}", named(&kind), names(&account), minute(at));
            blocks.push(Block::Paragraph(plain(said)));
        }
    }
    Ok(Document {
        title: "发布审核单".into(),
        issuer: String::new(),
        facts: Vec::new(),
        blocks,
        colophon: vec![format!("稿件校验值（SM3）{}", in_groups(item.content_hash()))],
    })
}

fn facts(record: &Record, matter: String) -> Table {
    let facts = record.item.facts();
    let attribute = match &facts.attribute {
        Attribute::Public => "主动公开",
        Attribute::OnRequest(_) => "依申请公开",
        Attribute::Withheld(_) => "不予公开",
    };
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(|| "—".to_owned(), |day| day.to_string());
    let released = record.published_at.map_or_else(|| "—".to_owned(), minute);
    let pair = |one: (&str, String), two: (&str, String)| {
        let cells = [one, two]
            .map(|(label, text)| [TableCell::label(label, Scope::Row), TableCell { text, ..TableCell::default() }]);
        cells.into_iter().flatten().collect::<Vec<_>>()
    };
    let title = vec![
        TableCell::label("标题", Scope::Row),
        TableCell { text: record.title.clone(), ..TableCell::default() }.over(1, 3),
    ];
    let number = record.index_number.clone().unwrap_or_else(|| "发布后给号".into());
    Table {
        caption: "稿件".into(),
        kind: TableKind::Plain,
        columns: 4,
        head_rows: 0,
        rows: vec![
            title,
            pair(("索引号", number), ("稿件编号", record.item.number.clone())),
            pair(("承办部门", record.item.proposal.section.clone()), ("目录事项", matter)),
            pair(("公开属性", attribute.into()), ("重要程度", facts.importance.name().into())),
            pair(("形成日期", day(facts.event_date)), ("应公开日期", day(facts.due))),
            pair(("首次发布", released), ("版次", format!("第 {} 版", record.item.version))),
        ],
        sum_rows: Vec::new(),
        widths: vec![16, 36, 16, 32],
    }
}

fn steps(item: &Item, rows: &[SheetRow]) -> Table {
    let heads = ["步骤", "经办人", "意见", "收到", "办理", "校验值"];
    let mut all = vec![heads.iter().map(|head| TableCell::label(head, Scope::Column)).collect::<Vec<_>>()];
    for row in rows {
        let released = item.releases.iter().any(|release| release.content_hash.starts_with(&row.hash));
        let opinion = match (row.stands, row.hasty) {
            (true, false) => row.opinion.clone(),
            (true, true) => format!("{}（看得过快）", row.opinion),
            (false, _) if released => format!("{}（签的是发布时的稿，后来更正过）", row.opinion),
            (false, _) => format!("{}（稿件已改，此签不再有效）", row.opinion),
        };
        let texts = [row.who.clone(), opinion, minute(row.received_at), minute(row.decided_at), row.hash.clone()];
        let mut cells = vec![TableCell::label(row.step, Scope::Row)];
        cells.extend(texts.map(|text| TableCell { text, ..TableCell::default() }));
        all.push(cells);
    }
    Table {
        caption: "审校".into(),
        kind: TableKind::Plain,
        columns: heads.len(),
        head_rows: 1,
        rows: all,
        sum_rows: Vec::new(),
        widths: vec![12, 14, 28, 17, 17, 12],
    }
}

/// What the machine found in the text in hand, and who let what pass.
fn machine(item: &Item, names: &dyn Fn(&str) -> String) -> Vec<String> {
    let Some(run) = item.check_in_hand() else { return vec!["机器检查：这一稿还没有查过。".into()] };
    let found = match (run.blocking.is_empty(), run.warnings) {
        (true, 0) => "没有发现问题".to_owned(),
        (true, warnings) => format!("提醒 {warnings} 处"),
        (false, warnings) => format!("不能过的 {}，提醒 {warnings} 处", run.blocking.join("、")),
    };
    let mut lines = vec![format!("机器检查（{}，规则 {}）：{found}。", minute(run.at), run.rules)];
    let totals = item
        .totals_in_hand()
        .map(|said| format!("{} 于 {} 确认：正文和附件里没有名单，只有政策、标准和汇总数。", names(&said.by), said.on));
    lines.extend(totals);
    let overrides = run.overrides.iter();
    lines.extend(overrides.map(|(rule, account, _, on)| format!("{} 于 {on} 放行 {rule}。", names(account))));
    lines
}

fn named(kind: &str) -> &'static str {
    match kind {
        "publication.submitted" => "送审说明",
        "publication.returned" => "退回理由",
        "publication.corrected" => "更正说明",
        "publication.withdrawn" => "撤下理由",
        "publication.published-urgently" => "应急程序理由",
        _ => "意见",
    }
}

/// Eight digits at a time: people compare them in groups, and a line may end between two.
fn in_groups(hash: &str) -> String {
    hash.as_bytes().chunks(8).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}

/// An instant as it is printed: civil day and minute in Beijing.
fn minute(at: i64) -> String {
    let at = Zone::shanghai().civil(at);
    format!("{} {:02}:{:02}", at.date(), at.hour(), at.minute())
}

fn plain(text: String) -> Paragraph {
    Paragraph { runs: vec![Run::Text(text)] }
}
