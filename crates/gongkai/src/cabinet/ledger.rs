//! 台账 `gongkai import ledger` and `gongkai export ledger`: items from a spreadsheet, and back into one.

use account::AddressBook;
use affairs::role::Role;
use office::{Clerk, Directory, Office, Zone};
use publication::{
    Ledger,
    import::{Hand, Sheet, import},
};
use store::{Scope, StoreError, params};

use crate::{
    commands::{ExportLedger, ImportLedger},
    configuration::Configuration,
    files, say,
    say::{GREEN, styled},
    today,
    trouble::{Outcome, Refusal, Trouble},
};

/// Takes in a whole file, or says every fault of it.
pub(crate) fn import_ledger(arguments: &ImportLedger) -> Outcome {
    let configuration = Configuration::load(arguments.settings.config.as_deref())?;
    let bytes = files::read(&arguments.file)?;
    let name = arguments.file.display().to_string();
    let is_csv = files::is_standard_input(&arguments.file)
        || arguments.file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    let paper = if is_csv { papers::csv(&bytes) } else { papers::read(&bytes, None) };
    let sheet = Sheet::new(&name, &bytes, paper.map_err(|error| Refusal::one(&error, 1))?);
    let office = super::office(&configuration)?;
    let body = body(&office, &configuration, arguments.body.as_deref())?;
    let hand = match &arguments.by {
        Some(account) => Hand::Person(Box::new(person(&office, &body, account)?)),
        None => Hand::House(body),
    };
    let imported = import(&office, &hand, &sheet);
    let imported = imported.map_err(|error| Refusal { messages: error.messages(), unsaid: 0, exit: 1 })?;
    say::out(&format!(
        "{} 导入了 {} 件：新稿 {} 件，以往公开过的 {} 件。\n",
        styled(GREEN, "●"),
        imported.drafts + imported.recorded,
        imported.drafts,
        imported.recorded
    ));
    Ok(0)
}

/// Writes the ledger of a body as comma-separated values or as a workbook, by the name of the file.
pub(crate) fn export_ledger(arguments: &ExportLedger) -> Outcome {
    let configuration = Configuration::load(arguments.settings.config.as_deref())?;
    let office = super::office(&configuration)?;
    let body = body(&office, &configuration, arguments.body.as_deref())?;
    let ledger = office.store.read(&Scope::body(&body), |tx| Ledger::of(tx, &body));
    let ledger = ledger.map_err(|error: StoreError| Refusal::one(&error, 2))?;
    let count = ledger.rows.len();
    let ending = arguments.file.extension().map(|ending| ending.to_ascii_lowercase());
    let bytes = match ending.as_ref().and_then(|ending| ending.to_str()) {
        Some("xlsx") => {
            documents::xlsx::render(&ledger.document(), &today::imprint()).map_err(|error| Trouble::document(&error))?
        }
        Some("csv") | None => ledger.csv().into_bytes(),
        Some(_) => return Err(Refusal::from(Trouble::Usage("台账写成 .csv 或者 .xlsx".into()))),
    };
    let out = (!files::is_standard_input(&arguments.file)).then_some(arguments.file.as_path());
    files::deliver(out, &bytes)?;
    if let Some(file) = out {
        say::out(&format!("{} 写好了 {} 件：{}\n", styled(GREEN, "●"), count, file.display()));
    }
    Ok(0)
}

/// The body that was named, in the command or in the settings, or the only one there is.
fn body(office: &Office, configuration: &Configuration, named: Option<&str>) -> Result<String, Refusal> {
    let named = named.or(Some(configuration.body.as_str())).filter(|named| !named.is_empty());
    let everywhere = Scope::everywhere("whoever runs the program names one of the bodies");
    let known: Vec<String> = office
        .store
        .read(&everywhere, |tx| {
            tx.select("SELECT body FROM body UNION SELECT body FROM item ORDER BY body", params! {}, |row| {
                row.get("body")
            })
        })
        .map_err(|error: StoreError| Refusal::one(&error, 2))?;
    match (named, &known[..]) {
        (Some(named), known) if known.iter().any(|body| body == named) => Ok(named.to_owned()),
        (Some(named), known) => {
            Err(Refusal::from(Trouble::Usage(format!("没有单位“{named}”，有的是 {}", known.join("、")))))
        }
        (None, [only]) => Ok(only.clone()),
        (None, known) => {
            Err(Refusal::from(Trouble::Usage(format!("请用 --body 写明是哪个单位：{}", known.join("、")))))
        }
    }
}

/// Somebody of the body who may begin drafts.
fn person(office: &Office, body: &str, account: &str) -> Result<Clerk, Refusal> {
    let today = Zone::shanghai().day(office.clock.now());
    let everywhere = Scope::everywhere("the directory of accounts spans bodies");
    let role = office
        .store
        .read(&everywhere, |tx| {
            for role in [Role::InfoOfficer, Role::OfficeHead] {
                if AddressBook.holders(tx, body, role.id(), "", today)?.iter().any(|known| known == account) {
                    return Ok(Some(role));
                }
            }
            Ok(None)
        })
        .map_err(|error: StoreError| Refusal::one(&error, 2))?;
    let no_role = || Trouble::Usage(format!("“{account}”在 {body} 没有信息员或者工作机构负责人的岗位"));
    let role = role.ok_or_else(no_role)?;
    Ok(Clerk::in_the_name_of(body, account, role))
}
