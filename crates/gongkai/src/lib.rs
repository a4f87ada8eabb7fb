//! 公开 The binary: commands, the demo, and the pages it serves. Everything it says was decided by other rooms.
//!
//! A library only so that the generated list of messages can see its errors; `main.rs` calls [`main`].

mod annual;
mod cabinet;
mod calendar;
mod clock;
mod commands;
mod configuration;
mod defect;
mod demo;
mod duty;
mod fee;
mod files;
mod licenses;
mod log;
mod manual;
mod obliged;
mod reports;
mod say;
mod serve;
mod today;
mod trouble;
mod web;

/// 各部门合在一起 The ledgers and the reviews of the house as the report of the year sees them: for tests that look at several
/// departments at once.
pub mod joined {
    pub use crate::annual::{Ledgers, Reviews};
}

pub use cabinet::{KeyTrouble, Unequal};
pub use configuration::{SETTINGS, Setting};
pub use trouble::Trouble;
pub use web::PageTrouble;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use commands::{Command, Gongkai};
use trouble::{Outcome, Refusal};

/// Runs the command line; what goes wrong has been said when this returns.
#[must_use]
pub fn main() -> ExitCode {
    let typed = commands::in_chinese(Gongkai::command()).try_get_matches();
    let command = match typed.and_then(|matches| Gongkai::from_arg_matches(&matches)) {
        Ok(parsed) => parsed.command,
        Err(error) => return say::usage(&error),
    };
    defect::watch();
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run(command)));
    match outcome.unwrap_or_else(|_| Err(Refusal::one(&Trouble::Unexpected(defect::place()), 70))) {
        Ok(exit) => ExitCode::from(exit),
        Err(refusal) => {
            say::refusal(&refusal);
            ExitCode::from(refusal.exit)
        }
    }
}

fn run(command: Command) -> Outcome {
    match command {
        Command::Demo(arguments) => demo::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Report(commands::Report::Read(arguments)) => reports::read::run(&arguments),
        Command::Report(commands::Report::Check(arguments)) => reports::check::run(&arguments),
        Command::Report(commands::Report::Write(arguments)) => reports::write::run(&arguments),
        Command::Report(commands::Report::Sum(arguments)) => reports::sum::run(&arguments),
        Command::Clock(arguments) => clock::run(&arguments),
        Command::Fee(arguments) => fee::run(&arguments),
        Command::Calendar(commands::Calendar::Add { file, dir }) => calendar::add(&file, &dir),
        Command::Init(arguments) => cabinet::init(&arguments),
        Command::Figures(arguments) => cabinet::figures(&arguments),
        Command::Audit(commands::Audit::Verify { settings, json }) => cabinet::verify(&settings, json),
        Command::Audit(commands::Audit::Figures { settings, json }) => cabinet::recount(&settings, json),
        Command::Backup(arguments) => cabinet::backup(&arguments),
        Command::Restore(arguments) => cabinet::restore(&arguments),
        Command::Migrate(settings) => cabinet::migrate(&settings),
        Command::Key(commands::Key::Rotate(settings)) => cabinet::rotate_key(&settings),
        Command::Key(commands::Key::Check(settings)) => cabinet::check_key(&settings),
        Command::Key(commands::Key::Retire { version, settings }) => cabinet::retire_key(&settings, version),
        Command::Check(settings) => cabinet::check(&settings),
        Command::Import(commands::Import::Ledger(arguments)) => cabinet::import_ledger(&arguments),
        Command::Export(commands::Export::Ledger(arguments)) => cabinet::export_ledger(&arguments),
        Command::Errands(settings) => cabinet::errands(&settings),
        Command::Licenses => licenses::run(),
        Command::Man => {
            files::print(manual::page(commands::in_chinese(Gongkai::command())).as_bytes())?;
            Ok(0)
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut commands::in_chinese(Gongkai::command()), "gongkai", &mut script);
            files::print(&script)?;
            Ok(0)
        }
    }
}
