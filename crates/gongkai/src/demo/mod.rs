//! 演示 Two towns below one county: the quiet town's year goes through its desks to its published report, beside the report as
//! it was received; the busy town's report waits on the desks for whoever looks around.
//!
//! The steps are those of an officer: read, look at the findings, confirm what only a person can confirm, write, serve.

mod accounts;
mod added;
mod annual;
mod owed;
mod received;
mod site;
mod town;
mod year;

use std::{fmt::Write as _, path::Path};

use report::{Reading, Report, confirm_zero};

use self::{
    site::Site,
    town::{BUSY, DOORS, HOME, REPORT},
};
use crate::{
    cabinet,
    commands::{Demo, Kind, Target},
    configuration::Configuration,
    duty::Duty,
    files,
    reports::{self, write::file_name},
    say,
    say::{DIM, GREEN, OCHRE, styled},
    trouble::{Outcome, Refusal, Trouble},
    web,
};

/// The six formats, with the endings of their files.
const WRITTEN: [(Target, &str); 6] = [
    (Target::Html, "html"),
    (Target::Docx, "docx"),
    (Target::Pdf, "pdf"),
    (Target::Xlsx, "xlsx"),
    (Target::Txt, "txt"),
    (Target::Json, "json"),
];

/// 过一遍 The report on its way: as it was read, what was found, and as it is published.
pub(crate) struct Passage {
    pub(crate) reading: Reading,
    pub(crate) found: statute::report::Judgement,
    pub(crate) confirmed: usize,
    pub(crate) report: Report,
}

/// Plays the demo: files first, then the pages until it is stopped.
pub(crate) fn run(arguments: &Demo) -> Outcome {
    year::build(&arguments.dir, !arguments.unwritten)?;
    let passage = pass()?;
    tell(&passage);
    let (office, accounts) = accounts::open(&arguments.dir, arguments.password.as_deref())?;
    let mut text = match annual::public(&office) {
        Ok(report) => {
            annual::tell(&passage, &report);
            written(&report.report, &arguments.dir)?
        }
        Err(_) if arguments.unwritten => {
            format!("\n{} 年度报告还没有写：登录以后点“年度报告”，从台账起草\n", styled(GREEN, "④"))
        }
        Err(refusal) => return Err(refusal),
    };
    text.push_str(&accounts);
    say::out(&text);
    if arguments.no_serve {
        return Ok(0);
    }
    let _duty = Duty::begin(office.clone(), cabinet::errands_of(&Configuration::default()));
    let pages = web::console(office, town::county_coat(), true, account::Hashing::standard());
    let house = web::House { office: Some(pages), ..web::House::default() };
    web::serve(&arguments.listen, house, |at| {
        say::out(&format!(
            "\n{} 打开网页看\n   {at}{HOME}　桑村乡\n   {at}{REPORT}　它的年度报告\n   {at}{BUSY}　槐渡镇，2025 年年度报告正等分管领导复审\n   {at}{DOORS}　青溪县各单位\n   {at}/console　工作台，用上面的账号登录\n   {at}{}　查任何一份年度报告\n{}\n",
            styled(GREEN, "⑦"),
            web::CHECK,
            styled(DIM, "   按 Ctrl-C 停下。")
        ));
        Box::new(Site::new(passage, at.to_owned()))
    })
}

/// The files of the report, and where they lie in words.
fn written(report: &Report, dir: &Path) -> Result<String, Trouble> {
    write(report, dir)?;
    let mut text = format!("\n{} 写出的文件\n", styled(GREEN, "⑤"));
    for (_, ending) in WRITTEN {
        let _ = writeln!(text, "   {}", dir.join("out").join(file_name(report, ending)).display());
    }
    Ok(text)
}

/// Reads the report as received, judges it, and confirms its zeros as an officer would.
pub(crate) fn pass() -> Result<Passage, Refusal> {
    let reading = reports::understand(towns::quiet::REPORT_RECEIVED.as_bytes(), None, Some(Kind::Txt))?;
    let found = report::check(&reading, None, None);
    let mut report = reading.report.clone();
    let confirmed = confirm_zero(&mut report).map_err(|obstacles| Refusal::all(&obstacles, 1))?.len();
    Ok(Passage { reading, found, confirmed, report })
}

fn tell(passage: &Passage) {
    let mut text = format!("{} 读报送稿，查出问题\n\n", styled(GREEN, "②"));
    text.push_str(&reports::check::text("桑村乡报送稿（纯文本）", &passage.reading, &passage.found));
    let _ = write!(
        text,
        "\n{} 经办人确认\n   表三读到的数都是 0，文字也写明本年没有申请：确认 {} 格为 0，逐格记下来历（confirmed_zero）。\n{}",
        styled(GREEN, "③"),
        passage.confirmed,
        styled(OCHRE, "   文字上的问题要由桑村乡自己改，演示不替它改。\n")
    );
    say::out(&text);
}

fn write(report: &Report, dir: &Path) -> Result<(), Trouble> {
    let received = dir.join("received").join("桑村乡2025年报送稿.txt");
    files::write(&received, towns::quiet::REPORT_RECEIVED.as_bytes())?;
    for (target, ending) in WRITTEN {
        let bytes = reports::write::render(report, target, false)?;
        files::write(&dir.join("out").join(file_name(report, ending)), &bytes)?;
    }
    Ok(())
}
