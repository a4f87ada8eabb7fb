//! 稿件板 Which items stand where and wait for whom, by the day that was filed with their last step.

use std::collections::BTreeMap;

use affairs::role::Role;
use jiff::civil::Date;
use office::{EACH, Waiting};
use store::{Params, Row, StoreError, Tx, Value, params};

use super::search;

/// What waits for nobody has this day, the last there is.
pub(crate) const NEVER: &str = "9999-12-31";

/// Lines of one page; as many records are asked for at once.
pub(crate) const PAGE: i64 = 50;

/// 所问 Which items a page or a file is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ask {
    /// `open` for whatever somebody is to act on, a stage by its code, or empty for all.
    pub(crate) stage: String,
    /// The section in charge.
    pub(crate) section: Option<String>,
    /// 目录 The code of the catalogue.
    pub(crate) catalogue: Option<String>,
    /// Who began it.
    pub(crate) author: Option<String>,
    /// 年 From one instant to before another, ms UTC.
    pub(crate) dated: Option<(i64, i64)>,
    /// 期限 From one day to another, both included.
    pub(crate) due: Option<(Date, Date)>,
    /// 轮到谁 Any of these; `None` for whoever it is.
    pub(crate) turns: Option<Vec<Turn>>,
    /// 轮到别人 Something waits, and nothing of it for any of these.
    pub(crate) others: Option<Vec<Turn>>,
    /// 计入的 What a metric counts from one day to another, both included.
    pub(crate) counted: Option<(&'static str, Date, Date)>,
    /// 词 Each of them stands in the item.
    pub(crate) words: Vec<Word>,
}

/// 轮到谁 An account, and what waits for its roles in its section.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    pub(crate) account: String,
    pub(crate) roles: Vec<Role>,
    pub(crate) section: String,
}

/// 词 A word as it was typed, and an account whose holder's name has it.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) word: String,
    pub(crate) person: Option<String>,
}

/// 一行 One line of the board.
#[derive(Clone, Debug)]
pub(crate) struct BoardLine {
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) section: String,
    pub(crate) catalogue: String,
    pub(crate) author: String,
    pub(crate) stage: String,
    /// Its own due day.
    pub(crate) due: Option<Date>,
    /// The nearest day by which somebody is to act.
    pub(crate) turn_due: Option<Date>,
    pub(crate) index_number: Option<String>,
    pub(crate) published_at: Option<i64>,
    pub(crate) changed_at: i64,
}

/// Names of the parameters that come in numbers: as many of each as a question may have.
const TURNS: [(&str, &str); 16] = [
    ("t0", "s0"),
    ("t1", "s1"),
    ("t2", "s2"),
    ("t3", "s3"),
    ("t4", "s4"),
    ("t5", "s5"),
    ("t6", "s6"),
    ("t7", "s7"),
    ("t8", "s8"),
    ("t9", "s9"),
    ("t10", "s10"),
    ("t11", "s11"),
    ("t12", "s12"),
    ("t13", "s13"),
    ("t14", "s14"),
    ("t15", "s15"),
];
const WORDS: [(&str, &str); 5] = [("w0", "p0"), ("w1", "p1"), ("w2", "p2"), ("w3", "p3"), ("w4", "p4")];

/// As an expression, so that the items are read in the order of their index and those asked for are picked out, instead
/// of each of them being looked up by itself.
const WITHIN: &str = "(id || '') IN";

/// More words than this are not looked for; the page says so.
pub(crate) const MOST_WORDS: usize = WORDS.len();

impl Ask {
    /// The condition without the stage, and its parameters.
    fn common(&self, body: &str) -> (String, Params) {
        let mut sql = String::from("body = :body");
        let mut params = params! { body };
        let mut plain = |condition: &str, name: &'static str, value: Option<Value>| {
            if let Some(value) = value {
                sql.push_str(condition);
                params.push((name, value));
            }
        };
        let text = |it: &Option<String>| it.as_deref().map(Value::from);
        plain(" AND section = :section", "section", text(&self.section));
        plain(" AND catalogue = :catalogue", "catalogue", text(&self.catalogue));
        plain(" AND author = :author", "author", text(&self.author));
        plain(" AND dated_at >= :from", "from", self.dated.map(|(from, _)| Value::from(from)));
        plain(" AND dated_at < :before", "before", self.dated.map(|(_, before)| Value::from(before)));
        plain(" AND turn_due >= :first", "first", self.due.map(|(first, _)| Value::from(first.to_string())));
        plain(" AND turn_due <= :last", "last", self.due.map(|(_, last)| Value::from(last.to_string())));
        self.turns(&mut sql, &mut params);
        self.counted(&mut sql, &mut params);
        self.words(&mut sql, &mut params);
        (sql, params)
    }

    fn turns(&self, sql: &mut String, params: &mut Params) {
        if let Some(turns) = &self.turns {
            let any = any_of(turns, params);
            sql.push_str(&format!(" AND {WITHIN} (SELECT record FROM waiting WHERE body = :body AND ({any}))"));
        }
        // A question names either those whose turn it is or those whose turn it is not.
        if let Some(turns) = self.others.as_ref().filter(|_| self.turns.is_none()) {
            let any = any_of(turns, params);
            sql.push_str(&format!(
                " AND {WITHIN} (SELECT record FROM waiting WHERE body = :body)
                  AND NOT {WITHIN} (SELECT record FROM waiting WHERE body = :body AND ({any}))"
            ));
        }
    }

    fn counted(&self, sql: &mut String, params: &mut Params) {
        let Some((metric, from, to)) = self.counted else { return };
        sql.push_str(&format!(
            " AND {WITHIN} (SELECT record FROM figure WHERE body = :body AND metric = :metric AND part = ''
                             AND day >= :counted_from AND day <= :counted_to)"
        ));
        params.extend(params! { metric, counted_from: from.to_string(), counted_to: to.to_string() });
    }

    fn words(&self, sql: &mut String, params: &mut Params) {
        if self.words.is_empty() {
            return;
        }
        let mut each = String::new();
        for (word, (in_text, as_person)) in self.words.iter().zip(WORDS) {
            // Both engines look for a text to be replaced some ten times faster than for one in a pattern.
            each.push_str(&format!(
                " AND (replace(folded, :{in_text}, '') <> folded OR replace(marks, :{in_text}, '') <> marks"
            ));
            params.push((in_text, Value::from(search::fold(&word.word))));
            if let Some(account) = &word.person {
                each.push_str(&format!(" OR replace(marks, :{as_person}, '') <> marks"));
                params.push((as_person, Value::from(search::mark(account))));
            }
            each.push(')');
        }
        sql.push_str(&format!(" AND {WITHIN} (SELECT id FROM item_words WHERE body = :body{each})"));
    }

    fn whole(&self, body: &str) -> (String, Params) {
        let (mut sql, mut params) = self.common(body);
        match self.stage.as_str() {
            "" => {}
            "open" => {
                sql.push_str(" AND turn_due < :never");
                params.push(("never", Value::from(NEVER)));
            }
            stage => {
                sql.push_str(" AND stage = :stage");
                params.push(("stage", Value::from(stage)));
            }
        }
        (sql, params)
    }

    /// What is over stands newest first, what is open by the day it is due.
    fn order(&self) -> &'static str {
        match self.stage.as_str() {
            "published" | "withdrawn" | "discarded" => "dated_at DESC, id",
            _ => "turn_due, id",
        }
    }
}

/// The condition that something waits for one of these.
fn any_of(turns: &[Turn], params: &mut Params) -> String {
    let mut any = Vec::new();
    for (turn, (account, section)) in turns.iter().zip(TURNS) {
        any.push(format!("account = :{account}"));
        params.push((account, Value::from(turn.account.as_str())));
        if !turn.roles.is_empty() {
            // The identifiers of roles are the program's own words.
            let roles: Vec<String> = turn.roles.iter().map(|role| format!("'{}'", role.id())).collect();
            let roles = roles.join(", ");
            any.push(format!("(account = '' AND role IN ({roles}) AND (section = '' OR section = :{section}))"));
            params.push((section, Value::from(turn.section.as_str())));
        }
    }
    if any.is_empty() { "1 = 0".to_owned() } else { any.join(" OR ") }
}

/// 稿件板 One line per item of `body` that was asked for; at most `most` after the first `skip`.
pub(crate) fn board(
    tx: &Tx<'_>,
    body: &str,
    ask: &Ask,
    (skip, most): (i64, i64),
) -> Result<Vec<BoardLine>, StoreError> {
    let (condition, mut params) = ask.whole(body);
    params.extend(params! { most, skip });
    let sql = format!("SELECT {COLUMNS} FROM item WHERE {condition} ORDER BY {} LIMIT :most OFFSET :skip", ask.order());
    tx.select(&sql, params, line)
}

/// 合乎条件的 One row per item of `body` that was asked for, whatever its stage: for questions that are dear to ask twice.
pub(crate) fn matches(tx: &Tx<'_>, body: &str, ask: &Ask) -> Result<Vec<Match>, StoreError> {
    let (condition, params) = ask.common(body);
    let sql = format!("SELECT id, stage, turn_due, dated_at FROM item WHERE {condition} ORDER BY turn_due, id");
    tx.select(&sql, params, |row| {
        let (number, stage) = (row.get("id")?, row.get("stage")?);
        Ok(Match { number, stage, opened: row.get::<String>("turn_due")? != NEVER, dated_at: row.get("dated_at")? })
    })
}

/// 合乎条件的 What counts and pages need of one item.
#[derive(Clone, Debug)]
pub(crate) struct Match {
    number: String,
    stage: String,
    opened: bool,
    dated_at: i64,
}

/// As [`tabs`], of what was found already.
pub(crate) fn tabs_of(found: &[Match]) -> Vec<(String, i64, i64)> {
    let mut tabs: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for one in found {
        let tab = tabs.entry(&one.stage).or_default();
        tab.0 += 1;
        tab.1 += i64::from(one.opened);
    }
    tabs.into_iter().map(|(stage, (n, opened))| (stage.to_owned(), n, opened)).collect()
}

/// As [`board`], of what was found already; a page at most.
pub(crate) fn board_of(
    tx: &Tx<'_>,
    body: &str,
    (ask, found): (&Ask, Vec<Match>),
    skip: i64,
) -> Result<Vec<BoardLine>, StoreError> {
    let here = |one: &Match| match ask.stage.as_str() {
        "" => true,
        "open" => one.opened,
        stage => one.stage == stage,
    };
    let mut found: Vec<Match> = found.into_iter().filter(here).collect();
    if ask.order().starts_with("dated_at") {
        found.sort_by(|one, other| (other.dated_at, &one.number).cmp(&(one.dated_at, &other.number)));
    }
    let page: Vec<String> = found
        .into_iter()
        .skip(usize::try_from(skip).unwrap_or(usize::MAX))
        .take(EACH.len())
        .map(|one| one.number)
        .collect();
    let Some(last) = page.last() else { return Ok(Vec::new()) };
    let names: Vec<String> = EACH.iter().map(|name| format!(":{name}")).collect();
    let sql = format!("SELECT {COLUMNS} FROM item WHERE body = :body AND id IN ({}) ORDER BY id", names.join(", "));
    let mut params = params! { body };
    params
        .extend(EACH.iter().enumerate().map(|(at, name)| (*name, Value::from(page.get(at).unwrap_or(last).as_str()))));
    let mut lines = tx.select(&sql, params, line)?;
    lines.sort_by_key(|line| page.iter().position(|number| *number == line.number));
    Ok(lines)
}

/// What a line shows.
const COLUMNS: &str =
    "id, title, section, catalogue, author, stage, due, turn_due, index_number, published_at, changed_at";

/// 各页件数 How many of what was asked for stand at each stage, and how many of them are open: one row a stage.
pub(crate) fn tabs(tx: &Tx<'_>, body: &str, ask: &Ask) -> Result<Vec<(String, i64, i64)>, StoreError> {
    let (condition, mut params) = ask.common(body);
    params.extend(params! { never: NEVER });
    let sql = format!(
        "SELECT stage, count(*) AS n, count(*) FILTER (WHERE turn_due < :never) AS opened
           FROM item WHERE {condition} GROUP BY stage ORDER BY stage"
    );
    tx.select(&sql, params, |row| Ok((row.get("stage")?, row.get("n")?, row.get("opened")?)))
}

/// 在别人手上 What is waited for on the nearest items of a question, nearest first; at most `most` items.
pub(crate) fn waits_of(tx: &Tx<'_>, body: &str, ask: &Ask, most: i64) -> Result<Vec<Waiting>, StoreError> {
    let numbers: Vec<String> = board(tx, body, ask, (0, most))?.into_iter().map(|line| line.number).collect();
    let mut waiting = office::waiting_on_each(tx, body, &numbers)?;
    waiting.sort_by(|one, other| (one.due, &one.record, &one.what).cmp(&(other.due, &other.record, &other.what)));
    Ok(waiting)
}

/// 目录和年份 The codes of the catalogue under which items of `body` stand, and the instant of the earliest of each.
pub(crate) fn branches(tx: &Tx<'_>, body: &str) -> Result<Vec<(String, i64)>, StoreError> {
    tx.select(
        "SELECT catalogue, min(dated_at) AS earliest FROM item WHERE body = :body AND dated_at > 0
          GROUP BY catalogue ORDER BY catalogue",
        params! { body },
        |row| Ok((row.get("catalogue")?, row.get("earliest")?)),
    )
}

fn line(row: &Row) -> Result<BoardLine, StoreError> {
    let day = |text: String| text.parse::<Date>().map_err(|_| StoreError::damaged("item.due", "不是日期"));
    let turn: String = row.get("turn_due")?;
    Ok(BoardLine {
        number: row.get("id")?,
        title: row.get("title")?,
        section: row.get("section")?,
        catalogue: row.get("catalogue")?,
        author: row.get("author")?,
        stage: row.get("stage")?,
        due: row.get::<Option<String>>("due")?.map(day).transpose()?,
        turn_due: if turn == NEVER { None } else { Some(day(turn)?) },
        index_number: row.get("index_number")?,
        published_at: row.get("published_at")?,
        changed_at: row.get("changed_at")?,
    })
}
