//! 一年的数的快慢 Tables II to IV of a year over a million counted rows: from the sums kept beside them, and added up from the
//! rows themselves; and the records behind one number, a page of them.
//!
//! The rows are put into the cabinet past the desks, five years of one busy body; medians of many runs.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Instant,
};

use affairs::register::Kind;
use jiff::{Span, civil::date};
use office::Checks;
use rehearsal::{NoCheck, Rehearsal};
use statute::report::{APPLICANTS, Format, TOTAL};
use store::{Params, Scope, StoreError, Value};

const ROWS: usize = 1_000_000;
const ROUNDS: usize = 21;
const YEAR: i16 = 2025;
const BODY: &str = "sangcun";

fn main() {
    let engine = AtomicUsize::new(0);
    rehearsal::on_both_engines("bench-year", &Checks::of(NoCheck), |here| {
        let name = ["SQLite", "PostgreSQL"][engine.fetch_add(1, Ordering::SeqCst)];
        fill(here);
        measure(here, name);
    });
}

/// Applications of five years, half of them closed: one row for what came, one for what is open, one for the result.
fn fill(here: &Rehearsal) {
    let form = Format::F2021.form();
    let leaves: Vec<&str> = form.leaves().map(|leaf| form.rows[leaf].id).collect();
    let columns = ["body", "metric", "part", "day", "record", "ordinal", "amount"];
    let first = date(2021, 1, 1);
    for batch in 0..ROWS / 10_000 {
        let rows: Vec<Vec<Value>> = (0..10_000)
            .map(|n| {
                let at = batch * 10_000 + n;
                let category = APPLICANTS[at % TOTAL].0;
                let part = match at % 3 {
                    0 => format!("t3.received_new.{category}"),
                    1 => format!("t3.open.{category}"),
                    _ => format!("t3.{}.{category}", leaves[at % leaves.len()]),
                };
                let day = first.saturating_add(Span::new().days(i64::try_from(at % 1_826).unwrap_or(0))).to_string();
                let record = format!("shenqing-{}-{at:07}", &day[..4]);
                let text = |text: &str| Value::Text(text.to_owned());
                vec![text(BODY), text("M-03"), text(&part), text(&day), text(&record), Value::Int(0), Value::Int(1)]
            })
            .collect();
        let filed = here
            .office
            .store
            .write::<_, StoreError>(&Scope::body(BODY), |tx| tx.insert_many("figure", &columns, &rows));
        filed.expect("sound rows");
    }
    let run = |sql: &str| here.run(sql, Params::new()).expect("a statement of both engines");
    run("INSERT INTO figure_sum (body, metric, part, month, amount, records)
         SELECT body, metric, part, SUBSTR(day, 1, 7), CAST(SUM(amount) AS BIGINT), COUNT(*)
           FROM figure GROUP BY body, metric, part, SUBSTR(day, 1, 7)");
    for kind in Kind::ALL {
        run(&format!(
            "INSERT INTO register_book (body, kind, year, state, version, next)
             VALUES ('{BODY}', '{}', {YEAR}, 'open', 1, 1)",
            kind.id()
        ));
    }
    run("ANALYZE");
}

fn measure(here: &Rehearsal, name: &str) {
    let read = |what: &dyn Fn(&store::Tx<'_>) -> Result<usize, StoreError>| {
        let mut times: Vec<f64> = (0..ROUNDS)
            .map(|_| {
                let begun = Instant::now();
                here.office.store.read::<_, StoreError>(&Scope::body(BODY), |tx| what(tx)).expect("it reads");
                begun.elapsed().as_secs_f64() * 1_000.0
            })
            .collect();
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    let tables = read(&|tx| Ok(register::figures::tables(tx, BODY, YEAR)?.cells.len()));
    println!("BAR {name}, tables II to IV over {ROWS} rows from the sums: {tables:.1} ms (bar 50)");
    let added = read(&|tx| {
        let sql = "SELECT part, CAST(SUM(amount) AS BIGINT) AS amount FROM figure
                    WHERE body = :body AND metric = 'M-03' AND day <= '2025-12-31' GROUP BY part ORDER BY part";
        Ok(tx.select(sql, store::params! { body: BODY }, |row| row.get::<i64>("amount"))?.len())
    });
    println!("{name}, the same rows added up by the engine: {added:.0} ms, {:.0} times as long", added / tables);
}
