//! 发布台的快慢 The acts of real desks, beside bare commits: each clerk takes items of their own from the proposal
//! through every signature to publication, with all the law between.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use affairs::{
    publication::{ReviewStep, Subject, open_steps},
    role::Role,
};
use office::{Checks, Clerk};
use publication::{
    FormCheck, Record, Text,
    desk::{self, NewItem, Signing, seen},
};
use rehearsal::{Rehearsal, clerk, on_both_engines, proposal};

use crate::{clerks::next, processor_seconds};

const ROUND: Duration = Duration::from_secs(6);

/// Acts a second, by one clerk and by sixteen, on every engine of which it is said what its bare driver commits a second.
pub fn measure(bare: &[(&str, Option<f64>)]) {
    let turn = AtomicUsize::new(0);
    on_both_engines("bench-desks", &Checks::of(FormCheck), |here| {
        let Some((name, Some(bare))) = bare.get(turn.fetch_add(1, Ordering::SeqCst)) else { return };
        let one = rate(here, 1);
        let before = processor_seconds();
        let sixteen = rate(here, 16);
        let spent = (processor_seconds() - before) / (sixteen * ROUND.as_secs_f64());
        println!("{name}: an act among sixteen clerks takes this program {:.3} ms of the processor", spent * 1e3);
        here.office.store.verify().expect("the ledger can be read").expect("every act stands in the chain");
        println!("{name}: acts of real desks, one clerk {one:.0}/s, sixteen {sixteen:.0}/s; bare commits {bare:.0}/s");
        println!("RATIO {name}, real desks, one clerk / bare commits: {:.2} (bar 0.50)", one / bare);
        println!("RATIO {name}, real desks, sixteen clerks / bare commits: {:.1} (bar 10)", sixteen / bare);
    });
}

fn rate(here: &Rehearsal, clerks: usize) -> f64 {
    let done = AtomicUsize::new(0);
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..clerks {
            scope.spawn(|| {
                while start.elapsed() < ROUND {
                    one_item(here, &done);
                }
            });
        }
    });
    done.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64()
}

/// Nine acts or so: propose, check, hand in, the signatures, publish.
fn one_item(here: &Rehearsal, done: &AtomicUsize) {
    let office = &here.office;
    let acted = |record: Result<Record, office::DeskError>| {
        done.fetch_add(1, Ordering::Relaxed);
        record.expect("a lawful act is filed")
    };
    let officer = clerk("lin", Role::InfoOfficer, "office");
    let mut record = acted(desk::propose_once(office, &officer, &format!("key-{}", next()), &item()));
    let number = record.item.number.clone();
    record = acted(desk::check(office, &officer, &number, &seen(&record.item)));
    record = acted(desk::submit(office, &officer, &number, &seen(&record.item), false));
    while let Some(step) = open_steps(&record.item).first().copied() {
        let signing = Signing { step, returns: None, opinion: "同意".into(), seconds: 300, findings: 0 };
        record = acted(desk::sign(office, &signer(step), &number, &seen(&record.item), &signing));
    }
    acted(desk::publish(office, &clerk("zhu", Role::OfficeHead, "office"), &number, &seen(&record.item)));
}

fn signer(step: ReviewStep) -> Clerk {
    match step {
        ReviewStep::Secrecy => clerk("bao", Role::SecrecyOfficer, ""),
        ReviewStep::Proof(_) => clerk("jiao", Role::Proofreader, ""),
        ReviewStep::First => clerk("chu", Role::SectionHead, "office"),
        ReviewStep::Second => clerk("fu", Role::LeaderInCharge, ""),
        ReviewStep::Final => clerk("zheng", Role::Principal, ""),
    }
}

fn item() -> NewItem {
    let words = "各村做好春季防火，值班电话见公示栏，请互相转告。\n".repeat(20);
    let text = Text { title: "春季防火工作提示".into(), text: words.into(), ..Text::default() };
    let proposal = proposal(Subject::News { leader: false, finance: false });
    NewItem { proposal, catalogue: "G-03".into(), text }
}
