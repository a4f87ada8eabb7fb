//! 说话 What people read on the terminal: colours only where a terminal shows them, messages on standard error.

use std::{fmt::Write as _, io::Write as _, process::ExitCode};

use anstyle::{AnsiColor, Style};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use messages::Message;

use crate::trouble::{Refusal, Trouble};

/// 朱 Errors.
pub(crate) const RED: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red))).bold();
/// 青 What can be done or is done.
pub(crate) const GREEN: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Cyan))).bold();
/// 赭 Reminders.
pub(crate) const OCHRE: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Yellow))).bold();
/// 淡 What stands behind.
pub(crate) const DIM: Style = Style::new().dimmed();

/// A text in a style.
pub(crate) fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// Prints to standard output, colours taken off where nobody sees them.
pub(crate) fn out(text: &str) {
    let mut stream = anstream::AutoStream::auto(std::io::stdout());
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
}

/// Prints to standard error.
pub(crate) fn err(text: &str) {
    let mut stream = anstream::AutoStream::auto(std::io::stderr());
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
}

/// The three sentences of each reason.
pub(crate) fn refusal(refusal: &Refusal) {
    let many = refusal.messages.len() > 1;
    let mut text = String::new();
    if many {
        let all = refusal.messages.len() + refusal.unsaid;
        let first =
            if refusal.unsaid > 0 { format!("，先列出前 {} 处", refusal.messages.len()) } else { String::new() };
        let _ = writeln!(text, "{}", styled(RED, &format!("有 {all} 处不行{first}：")));
    }
    for (at, message) in refusal.messages.iter().enumerate() {
        if many {
            let _ = write!(text, "\n{}. ", at + 1);
        }
        text.push_str(&sentences(message));
    }
    err(&text);
}

fn sentences(message: &Message) -> String {
    format!(
        "{}\n为什么：{}\n怎么办：{}\n{}\n",
        styled(RED, &message.what),
        message.why,
        message.todo,
        styled(DIM, &format!("（编号 {}）", message.code))
    )
}

/// A wrong command line, said in Chinese; help and version go to standard output.
pub(crate) fn usage(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            out(&help(error));
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            err(&help(error));
            ExitCode::from(2)
        }
        kind => {
            refusal(&Refusal::from(Trouble::Usage(wrong(error, kind))));
            ExitCode::from(2)
        }
    }
}

fn help(error: &clap::Error) -> String {
    error
        .render()
        .to_string()
        .replace("[OPTIONS]", "[选项]")
        .replace("命令:\n", "命令：\n")
        .replace("选项:\n", "选项：\n")
        .replace("要写的内容:\n", "要写的内容：\n")
}

fn wrong(error: &clap::Error, kind: ErrorKind) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    // Several likely names come in rising order of likeness: one is a hint, more are a riddle.
    let hint = |kind| match context(kind).rsplit('、').next() {
        None | Some("") => String::new(),
        Some(nearest) => format!("是不是想写 {nearest}？"),
    };
    match kind {
        ErrorKind::InvalidValue => {
            let valid = context(ContextKind::ValidValue);
            let valid = if valid.is_empty() { String::new() } else { format!("可以写：{valid}。") };
            format!(
                "{argument} 不认识“{}”。{valid}{}",
                context(ContextKind::InvalidValue),
                hint(ContextKind::SuggestedValue)
            )
        }
        ErrorKind::ValueValidation => {
            format!("{argument} 后面要写不小于 0 的整数，不能写“{}”。", context(ContextKind::InvalidValue))
        }
        ErrorKind::UnknownArgument => format!("不认识“{argument}”。{}", hint(ContextKind::SuggestedArg)),
        ErrorKind::InvalidSubcommand => {
            format!(
                "没有“{}”这个命令。{}",
                context(ContextKind::InvalidSubcommand),
                hint(ContextKind::SuggestedSubcommand)
            )
        }
        ErrorKind::MissingRequiredArgument => format!("还少了 {}。", plain(&argument)),
        ErrorKind::ArgumentConflict => format!("{argument} 和 {} 只能写一个。", context(ContextKind::PriorArg)),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("{argument} 后面的内容个数不对。")
        }
        ErrorKind::NoEquals => format!("{argument} 后面要有等号。"),
        _ => "命令写得不完整，或者里面有读不出的字。".to_owned(),
    }
}

/// `<--items <N>|--pages <N>>` as one would say it: `--items <N> 或 --pages <N>`.
fn plain(argument: &str) -> String {
    match argument.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        Some(choice) if choice.contains('|') => choice.replace('|', " 或 "),
        _ => argument.to_owned(),
    }
}

/// Some lines of JSON with a line feed behind.
pub(crate) fn json(value: &impl serde::Serialize) -> Result<u8, Refusal> {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    crate::files::print(text.as_bytes())?;
    Ok(0)
}
