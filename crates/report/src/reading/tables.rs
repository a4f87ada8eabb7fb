//! 三张表 From lines to cells: labels decide, and where column labels are lost, order from the left does.

use std::collections::BTreeMap;

use statute::report::{APPLICANTS, Absence, Content, Figures, Format, Kind, Number, OUTCOMES};

use super::labels::{self, Remedy};
use super::lines::{Field, Heads, Line, LineKind, heads};
use crate::fold::{read_number, squeeze};

/// 读表结果 The cells of all three tables, and how they were found.
#[derive(Debug)]
pub(super) struct Tables {
    pub(super) figures: Figures,
    /// Whether anything of tables II, III, IV was found.
    pub(super) found: [bool; 3],
    /// Whether the head of the charge says （单位：元）.
    pub(super) charge_in_yuan: bool,
    /// Cells that were given twice with different numbers: place, first and second.
    pub(super) contradictions: Vec<(String, String, String)>,
    pub(super) notes: Vec<String>,
}

/// Reads the lines with the edition that their own labels show.
pub(super) fn read(lines: &[Line<'_>], year: Option<i16>) -> Tables {
    let format = edition(lines).or_else(|| year.and_then(Format::of_year)).unwrap_or(Format::F2021);
    let mut tables = Tables {
        figures: Figures::unknown(format),
        found: [false; 3],
        charge_in_yuan: false,
        contradictions: Vec::new(),
        notes: Vec::new(),
    };
    content_table(lines, &mut tables);
    applicant_table(lines, &mut tables);
    remedy_table(lines, &mut tables);
    tables
}

/// The edition with more words of its own among the labels.
fn edition(lines: &[Line<'_>]) -> Option<Format> {
    let mut votes: BTreeMap<Format, usize> = BTreeMap::new();
    for line in lines {
        match &line.kind {
            LineKind::Row { id, .. } => {
                if let Some(format) = labels::edition(id) {
                    *votes.entry(format).or_default() += 1;
                }
            }
            LineKind::ContentHead => {
                for format in line.fields.iter().filter_map(|field| field.word.content).filter_map(labels::edition) {
                    *votes.entry(format).or_default() += 1;
                }
            }
            _ => {}
        }
    }
    votes.into_iter().max_by_key(|&(_, count)| count).map(|(format, _)| format)
}

/// So many contradictions are told; more of them say nothing new.
const CONTRADICTIONS: usize = 20;

impl Tables {
    /// Puts what a field says into a cell; the first number stays when a cell is given twice.
    fn put(&mut self, cell: statute::report::Cell, text: &str) {
        let content = content_of(self.figures.form().kind(cell), text);
        match self.figures.content(cell) {
            Content::Absent(Absence::Lost) => {}
            Content::Read(first) => {
                if let Content::Read(second) = content
                    && first != second
                    && self.contradictions.len() < CONTRADICTIONS
                {
                    let place = self.figures.form().place(cell);
                    self.contradictions.push((place, first.to_string(), second.to_string()));
                }
                return;
            }
            Content::Absent(_) if !matches!(content, Content::Read(_)) => return,
            Content::Absent(_) => {}
        }
        let keeps_text = content == Content::Absent(Absence::Unreadable)
            || matches!(self.figures.form().kind(cell), Kind::Change | Kind::Amount);
        if keeps_text && !text.is_empty() {
            self.figures.set_printed(cell, content, text.trim().to_owned());
        } else {
            self.figures.set(cell, content);
        }
    }
}

/// What a field says in a cell of that kind; amounts carry their unit inside, and count in yuan.
pub(crate) fn content_of(kind: Kind, text: &str) -> Content {
    if kind != Kind::Amount {
        return read_number(text);
    }
    let squeezed = squeeze(text);
    let yuan = match (squeezed.strip_suffix("万元"), squeezed.strip_suffix('元')) {
        (Some(wan), _) => number(wan).and_then(wan_to_yuan),
        (None, Some(yuan)) => number(yuan),
        (None, None) => return read_number(text),
    };
    yuan.map_or(Content::Absent(Absence::Unreadable), Content::Read)
}

fn number(text: &str) -> Option<Number> {
    match read_number(text) {
        Content::Read(number) => Some(number),
        Content::Absent(_) => None,
    }
}

/// 万元 as 元; `None` when that is more than a number can hold.
fn wan_to_yuan(wan: Number) -> Option<Number> {
    let yuan = wan.millionths().checked_mul(10_000).map(Number::from_millionths)?;
    (Number::ZERO - Number::LARGEST..=Number::LARGEST).contains(&yuan).then_some(yuan)
}

/// 表二 Rows by their label, columns by theirs.
fn content_table(lines: &[Line<'_>], tables: &mut Tables) {
    let form = tables.figures.form();
    let mut head: Vec<&'static str> = Vec::new();
    for line in lines {
        match &line.kind {
            LineKind::ContentHead => {
                head = line.fields.iter().filter_map(|field| field.word.content).collect();
                let in_yuan = |field: &Field<'_>| {
                    let text = squeeze(&field.text);
                    text.contains("收费金额") && text.contains('元') && !text.contains("万元")
                };
                tables.charge_in_yuan |= line.fields.iter().any(in_yuan);
            }
            LineKind::Row { id, values } => {
                let place =
                    form.blocks.iter().enumerate().find_map(|(block, each)| {
                        each.rows.iter().position(|(row, _)| row == id).map(|row| (block, row))
                    });
                if let Some((block, row)) = place {
                    tables.found[0] = true;
                    let fields = &line.fields[*values..];
                    if !line.loose || fields.len() == form.blocks[block].columns.len() {
                        content_row(fields, (block, row), &head, tables);
                    }
                }
            }
            _ => {}
        }
    }
}

fn content_row(fields: &[Field<'_>], (block, row): (usize, usize), head: &[&str], tables: &mut Tables) {
    let form = tables.figures.form();
    let columns = form.blocks[block].columns;
    // In a block with one number column its cell spans the rest of the row: the number may stand in any field.
    let only = (columns.len() == 1).then(|| fields.iter().find(|field| field.filled()).or(fields.first()));
    if let Some(only) = only {
        if let Some(field) = only {
            tables.put(form.t2(block, row, 0), &field.text);
        }
        return;
    }
    let by_label: Option<Vec<usize>> =
        columns.iter().map(|(id, _)| head.iter().position(|each| each == id)).collect::<Option<_>>();
    let order = by_label.filter(|order| head.len() == columns.len() && order.iter().all(|&at| at < fields.len()));
    for column in 0..columns.len() {
        let at = order.as_ref().map_or(column, |order| order[column]);
        if let Some(field) = fields.get(at) {
            tables.put(form.t2(block, row, column), &field.text);
        }
    }
}

/// A row of table III with the fields after its label.
struct ApplicantRow<'a> {
    row: usize,
    /// Columns its label covers on the form: 3, 2 or 1.
    label_columns: usize,
    /// Fields up to the end of its label.
    label_ends: usize,
    fields: &'a [Field<'a>],
}

/// 表三 Grid by grid: a table cut in two has two.
fn applicant_table(lines: &[Line<'_>], tables: &mut Tables) {
    let form = tables.figures.form();
    let mut last_heads = Heads::None;
    for grid in lines.chunk_by(|one, next| one.grid == next.grid) {
        let rows: Vec<ApplicantRow<'_>> = grid
            .iter()
            .filter_map(|line| {
                let LineKind::Row { id, values } = &line.kind else { return None };
                let row = form.rows.iter().position(|each| each.id == *id)?;
                let label_columns = match (form.rows[row].ordinal.chars().next(), form.rows[row].group) {
                    (Some('一' | '二' | '三' | '四'), _) => 3,
                    (_, None) => 2,
                    _ => 1,
                };
                let fields = &line.fields[*values..];
                let whole = !line.loose || fields.len() == APPLICANTS.len();
                whole.then_some(ApplicantRow { row, label_columns, label_ends: *values, fields })
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        tables.found[1] = true;
        let head_lines: Vec<&Line<'_>> = grid.iter().filter(|line| line.kind == LineKind::ApplicantHead).collect();
        let here = heads(first_run(&head_lines), |word| word.applicant);
        if here != Heads::None {
            last_heads = here;
        }
        let spanned = grid.iter().any(|line| line.spanned);
        applicant_grid(&rows, &last_heads, spanned, tables);
    }
}

/// The head lines of one head: a head repeated further down says the same again.
fn first_run<'a, 'b>(lines: &'b [&'a Line<'a>]) -> &'b [&'a Line<'a>] {
    let texts = |line: &'a Line<'a>| line.fields.iter().map(|field| field.text.as_ref()).collect::<Vec<&str>>();
    let Some(first) = lines.first() else { return lines };
    let again = lines.iter().skip(1).position(|line| texts(line) == texts(first));
    again.map_or(lines, |at| &lines[..=at])
}

fn applicant_grid(rows: &[ApplicantRow<'_>], heads: &Heads, spanned: bool, tables: &mut Tables) {
    let form = tables.figures.form();
    let standard: Vec<Option<usize>> = (0..APPLICANTS.len()).map(Some).collect();
    let mut first_column = None;
    let columns = match heads {
        // Seven columns some of whose labels are gone: the others stand where the form has them.
        Heads::Known(columns) if columns.len() == standard.len() && agree(columns, &standard) => standard.clone(),
        Heads::Known(columns) => columns.clone(),
        Heads::Damaged { second } => {
            first_column = second.and_then(|second| second.checked_sub(1));
            note(tables, "表三的列标题不完整，各数按从左到右的次序对应自然人、商业企业……总计。");
            standard.clone()
        }
        Heads::None => {
            note(tables, "表三没有列标题，各数按从左到右的次序对应自然人、商业企业……总计。");
            standard.clone()
        }
    };
    let fillers = Fillers::of(rows, columns.len(), spanned, first_column);
    for row in rows {
        let values = &row.fields[fillers.before(row, columns.len())..];
        // A row of seven values under a head of another width: the head says nothing about it.
        let columns =
            if values.len() == APPLICANTS.len() && columns.len() > values.len() { &standard } else { &columns };
        for (value, column) in values.iter().zip(columns) {
            if let Some(column) = column {
                tables.put(form.t3(row.row, *column), &value.text);
            }
        }
    }
}

/// Whether every known column stands where the form has it.
fn agree(columns: &[Option<usize>], standard: &[Option<usize>]) -> bool {
    columns.iter().zip(standard).all(|(column, place)| column.is_none() || column == place)
}

fn note(tables: &mut Tables, text: &str) {
    if !tables.notes.iter().any(|each| each == text) {
        tables.notes.push(text.to_owned());
    }
}

/// 填空格 Empty fields that flattening left behind a label that covered several columns.
struct Fillers {
    /// Whether rows were cut off at their end: then their length says nothing about where they begin.
    cut: bool,
    /// For labels of 1, 2 and 3 columns: empty fields after every one of them.
    always: [usize; 4],
    spanned: bool,
}

impl Fillers {
    /// `first_column` is where the head says the first applicant stands.
    fn of(rows: &[ApplicantRow<'_>], width: usize, spanned: bool, first_column: Option<usize>) -> Self {
        let cut = rows.iter().any(|row| row.label_columns == 1 && row.fields.len() < width);
        let mut always = [0; 4];
        for (label_columns, empty) in always.iter_mut().enumerate().skip(1) {
            let alike = || rows.iter().filter(|row| row.label_columns == label_columns);
            let headed = first_column.zip(alike().next()).map(|(first, row)| first.saturating_sub(row.label_ends));
            let seen = alike().map(ApplicantRow::leading_empty).min().unwrap_or(0);
            *empty = seen.min(label_columns - 1).min(headed.unwrap_or(usize::MAX));
        }
        Self { cut, always, spanned }
    }

    /// Fields to pass over before the first value of a row.
    fn before(&self, row: &ApplicantRow<'_>, width: usize) -> usize {
        if self.cut && !self.spanned {
            return self.always[row.label_columns];
        }
        row.fields.len().saturating_sub(width).min(row.leading_empty())
    }
}

impl ApplicantRow<'_> {
    fn leading_empty(&self) -> usize {
        self.fields.iter().take_while(|field| field.text.is_empty()).count()
    }
}

/// 表四 One line of numbers under two or three lines of heads.
fn remedy_table(lines: &[Line<'_>], tables: &mut Tables) {
    let mut head: Vec<&Line<'_>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match line.kind {
            LineKind::RemedyHead => head.push(line),
            LineKind::Numbers if !head.is_empty() || is_alone(lines, at) => {
                remedy_row(&head, &line.fields, tables);
                head.clear();
            }
            // A line of numbers behind a word of its own, such as 件数.
            LineKind::Other if !head.is_empty() => {
                let numbers = line.fields.iter().position(|field| !field.number);
                let behind = numbers.map_or(0, |at| at + 1);
                if line.fields[behind..].len() >= OUTCOMES.len() {
                    remedy_row(&head, &line.fields[behind..], tables);
                    head.clear();
                }
            }
            _ => {}
        }
    }
}

/// A line of at least fifteen numbers without any head is table IV written flat.
fn is_alone(lines: &[Line<'_>], at: usize) -> bool {
    lines[at].fields.len() >= OUTCOMES.len() * 3
}

fn remedy_row(head: &[&Line<'_>], fields: &[Field<'_>], tables: &mut Tables) {
    tables.found[2] = true;
    let form = tables.figures.form();
    let plan = plan(head, fields.len());
    if plan.is_none() {
        note(tables, "表四的列数与规定的 15 列不同，只读出能够确定的部分。");
    }
    let plan = plan.unwrap_or_else(|| in_order(fields.len().min(OUTCOMES.len())));
    for (field, place) in fields.iter().zip(plan) {
        if let Some((block, outcome)) = place {
            tables.put(form.t4(block, outcome), &field.text);
        }
    }
}

type Plan = Vec<Option<(usize, usize)>>;

fn in_order(width: usize) -> Plan {
    (0..width).map(|at| Some((at / OUTCOMES.len(), at % OUTCOMES.len())).filter(|(block, _)| *block < 3)).collect()
}

/// Which cell each field of the line of numbers is, where the heads or the width make it certain.
fn plan(head: &[&Line<'_>], width: usize) -> Option<Plan> {
    let total = OUTCOMES.len() - 1;
    let labels = match heads(head, |word| word.outcome) {
        Heads::Known(labels) if labels.len() == width => labels,
        _ if width == 15 || width == 16 => return Some(in_order(width)),
        _ => return None,
    };
    let remedies = remedies_in_order(head);
    let mut plan: Plan = Vec::with_capacity(width);
    let (mut block, mut last) = (0, None);
    for label in labels {
        if label == Some(0) && last.is_some() {
            block += 1;
        }
        let extra = label == Some(total) && last == Some(total);
        last = label.or(last);
        let remedy = remedies.get(block).copied().unwrap_or(Remedy::Block(block));
        plan.push(match (label, remedy) {
            (Some(outcome), Remedy::Block(block)) if block < 3 && !extra => Some((block, outcome)),
            _ => None,
        });
    }
    Some(plan)
}

/// The remedies that head the blocks, from the left: 行政诉讼 counts only where nothing finer stands below it.
fn remedies_in_order(head: &[&Line<'_>]) -> Vec<Remedy> {
    let mut found: Vec<(usize, Remedy)> = head
        .iter()
        .flat_map(|line| &line.fields)
        .filter_map(|field| Some((field.column, field.word.remedy?)))
        .collect();
    let finer = found.iter().any(|(_, remedy)| matches!(remedy, Remedy::Block(1 | 2)));
    found.retain(|(_, remedy)| !finer || *remedy != Remedy::AnySuit);
    found.sort_by_key(|(column, _)| *column);
    found.into_iter().map(|(_, remedy)| remedy).collect()
}
