//! 表三 Rows by their label, columns by the head, or from the left where the head is damaged.

use statute::report::APPLICANTS;

use super::{Tables, note};
use crate::{
    fold::squeeze,
    reading::lines::{Field, Heads, Line, LineKind, heads},
};

/// A row of table III with the fields after its label.
struct ApplicantRow<'a> {
    row: usize,
    /// Columns its label covers on the form: 3, 2 or 1.
    label_columns: usize,
    /// Fields up to the end of its label.
    label_ends: usize,
    /// Its places after the label; see [`Line::slots`].
    fields: Vec<Option<&'a Field<'a>>>,
    /// Where its last place ends, counted from the left of the grid.
    edge: usize,
}

/// 表三 Grid by grid: a table cut in two has two.
pub(super) fn applicant_table(lines: &[Line<'_>], tables: &mut Tables) {
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
                let own = &line.fields[*values..];
                // Seven cells of their own are the seven columns, wherever a wrong span of a label pushed them.
                let is_plain = own.len() >= APPLICANTS.len() && own.iter().all(|field| field.columns <= 1);
                let fields = if is_plain { own.iter().map(Some).collect() } else { line.slots(*values) };
                let whole = !line.loose || fields.len() == APPLICANTS.len();
                let edge = line.fields.last().map_or(0, |field| field.column + field.columns);
                whole.then_some(ApplicantRow { row, label_columns, label_ends: *values, fields, edge })
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        tables.found[1] = true;
        let head_lines: Vec<&Line<'_>> = grid.iter().filter(|line| line.kind == LineKind::ApplicantHead).collect();
        let mut here = heads(first_run(&head_lines), |word| word.applicant);
        if is_one_short(&head_lines, &here) {
            here = Heads::Damaged { second: None };
        }
        if here != Heads::None {
            last_heads = here;
        }
        let spanned = grid.iter().any(|line| line.spanned);
        applicant_grid(&rows, &last_heads, spanned, tables);
    }
}

/// 少跨一列 A head 法人或其他组织 over four columns instead of five pushes 总计 before 其他, though no number moves.
fn is_one_short(lines: &[&Line<'_>], heads: &Heads) -> bool {
    let swapped = [0, 1, 2, 3, 4, 6, 5].map(Some);
    let covers_four = |field: &Field<'_>| field.columns == 4 && squeeze(&field.text) == "法人或其他组织";
    matches!(heads, Heads::Known(columns) if columns[..] == swapped)
        && lines.iter().flat_map(|line| &line.fields).any(covers_four)
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
        // A label in front or between that is not recognised: the others stand in their order, and so do the numbers.
        Heads::Known(columns) if is_in_order(columns) && most_have(rows, standard.len()) => standard.clone(),
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
    let mut short: Vec<String> = Vec::new();
    let fillers = Fillers::of(rows, columns.len(), spanned, first_column);
    for row in rows {
        let values = &row.fields[fillers.before(row, columns.len())..];
        if values.len() < columns.len() && !fillers.cut_alike {
            short.push(form.rows[row.row].title());
            continue;
        }
        // More values than the head knows columns: nobody knows which of them it names.
        if columns.len() < APPLICANTS.len() && values.len() > APPLICANTS.len() {
            short.push(form.rows[row.row].title());
            continue;
        }
        // A row of seven values under a head of another width: the head says nothing about it.
        let columns =
            if values.len() == APPLICANTS.len() && columns.len() != values.len() { &standard } else { &columns };
        for (value, column) in values.iter().zip(columns) {
            if let (Some(value), Some(column)) = (value, column) {
                tables.put(form.t3(row.row, *column), &value.text);
            }
        }
    }
    match short.as_slice() {
        [] => {}
        [title] => note(tables, &format!("表三“{title}”一行比其他行少了格，分不清缺的是哪几列，这一行没有读。")),
        [title, ..] => note(
            tables,
            &format!("表三有 {} 行（“{title}”等）比其他行少了格，分不清缺的是哪几列，这些行没有读。", short.len()),
        ),
    }
}

/// Whether the known columns are some of the form's, in its order, and less than all of them.
fn is_in_order(columns: &[Option<usize>]) -> bool {
    let known: Vec<usize> = columns.iter().copied().flatten().collect();
    columns.len() < APPLICANTS.len() && known.is_sorted()
}

/// Whether most rows have as many values of their own as the form has columns.
fn most_have(rows: &[ApplicantRow<'_>], width: usize) -> bool {
    rows.iter().filter(|row| row.fields.len() == width).count() * 2 > rows.len()
}

/// Whether every known column stands where the form has it.
fn agree(columns: &[Option<usize>], standard: &[Option<usize>]) -> bool {
    columns.iter().zip(standard).all(|(column, place)| column.is_none() || column == place)
}

/// 填空格 Empty fields that flattening left behind a label that covered several columns.
struct Fillers {
    /// Whether rows were cut off at their end: then their length says nothing about where they begin.
    cut: bool,
    /// For labels of 1, 2 and 3 columns: empty fields after every one of them.
    always: [usize; 4],
    spanned: bool,
    /// Whether lines were cut after the same number of fields: they all end at one place, and rows with longer labels
    /// have fewer values left. Otherwise cells were lost somewhere, and nobody knows which.
    cut_alike: bool,
}

impl Fillers {
    /// `first_column` is where the head says the first applicant stands.
    fn of(rows: &[ApplicantRow<'_>], width: usize, spanned: bool, first_column: Option<usize>) -> Self {
        let whole = rows.iter().filter(|row| row.fields.len() >= width).count();
        let mostly_whole = whole * 2 > rows.len();
        let ends_alike = rows.windows(2).all(|pair| pair[0].edge == pair[1].edge);
        let values_vary = rows.windows(2).any(|pair| pair[0].fields.len() != pair[1].fields.len());
        let cut_alike = !mostly_whole && rows.len() > 2 && ends_alike && values_vary;
        let cut = !mostly_whole && rows.iter().any(|row| row.label_columns == 1 && row.fields.len() < width);
        let mut always = [0; 4];
        for (label_columns, empty) in always.iter_mut().enumerate().skip(1) {
            let alike = || rows.iter().filter(|row| row.label_columns == label_columns);
            let headed = first_column.zip(alike().next()).map(|(first, row)| first.saturating_sub(row.label_ends));
            let seen = alike().map(ApplicantRow::leading_empty).min().unwrap_or(0);
            *empty = seen.min(label_columns - 1).min(headed.unwrap_or(usize::MAX));
        }
        Self { cut, always, spanned, cut_alike }
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
        self.fields.iter().take_while(|slot| slot.is_some_and(|field| field.text.is_empty())).count()
    }
}
