//! 差事 `gongkai errands`: letters leave, reminders are written, what was put off is tried again.

use std::sync::{Arc, atomic::AtomicBool};

use account::AddressBook;
use office::{Errands, Mailroom};

use crate::{
    commands::Settings,
    configuration::Configuration,
    obliged::Departments,
    say,
    say::{GREEN, OCHRE, styled},
    trouble::{Outcome, Refusal},
};

/// 差事簿 Every kind of errand with the department that carries it out.
pub(crate) fn errands(configuration: &Configuration) -> Errands {
    let mailroom = Mailroom::new(Arc::new(AddressBook), &configuration.site);
    let mailroom = obligation::naming(register::naming(publication::naming(mailroom)));
    let errands = obligation::errands(Errands::new(mailroom), Arc::new(Departments));
    publication::errands(errands).sweeping(vec![publication::files::held, year_end::held])
}

/// Runs what is due now, once.
pub(crate) fn run(settings: &Settings) -> Outcome {
    let configuration = Configuration::load(settings.config.as_deref())?;
    let office = super::office(&configuration)?;
    let ran = office.run_errands(&errands(&configuration), &AtomicBool::new(false));
    let ran = ran.map_err(|error| Refusal::one(&error, 2))?;
    let mut text = format!("{} 办成 {} 件差事", styled(GREEN, "●"), ran.done);
    if ran.put_off > 0 {
        text.push_str(&format!("，{} 件没办成，过一会儿再试", ran.put_off));
    }
    if ran.stuck > 0 {
        text.push_str(&styled(OCHRE, &format!("，{} 件交给系统管理员处理", ran.stuck)));
    }
    say::out(&format!("{text}。\n"));
    Ok(0)
}
