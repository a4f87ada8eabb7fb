//! 手册页 The manual page of section 1: what `--help` says of every command, one below the other.

use clap::{Arg, Command};
use roff::{Roff, bold, roman};

/// The page as roff, in UTF-8: the same words as the help, so that they cannot differ.
pub(crate) fn page(mut program: Command) -> String {
    program.build();
    let mut page = Roff::new();
    let about = words(program.get_about());
    // The number stands where others print a day: a page has the age of its program.
    page.control("TH", [program.get_name(), "1", program.get_version().unwrap_or_default(), "公开", "公开手册"]);
    page.control("SH", ["名称"]).text([roman(format!("{} - {about}", program.get_name()))]);
    page.control("SH", ["用法"]).text([bold(program.get_name()), roman(" 命令 [选项]")]);
    page.control("SH", ["命令"]);
    commands(&mut page, program.get_name(), &program);
    page.control("SH", ["参见"])
        .text([roman("说明书在 /usr/share/doc/gongkai；gongkai 命令 --help 看一个命令的用法。")]);
    page.to_roff()
}

/// Commands that do something, each under the whole of what is typed for it; groups only lend their name.
fn commands(page: &mut Roff, typed: &str, group: &Command) {
    for command in group.get_subcommands().filter(|command| !command.is_hide_set()) {
        let typed = format!("{typed} {}", command.get_name());
        if command.has_subcommands() {
            commands(page, &typed, command);
        } else {
            one(page, &typed, command);
        }
    }
}

fn one(page: &mut Roff, typed: &str, command: &Command) {
    page.control("SS", [typed]).text([roman(words(command.get_about()))]);
    for argument in command.get_arguments().filter(|argument| !argument.is_hide_set() && argument.get_id() != "help") {
        page.control("TP", []).text([bold(written(argument))]).text([roman(words(argument.get_help()))]);
    }
    if let Some(after) = command.get_after_help() {
        page.control("PP", []);
        for line in after.to_string().lines() {
            page.text([roman(line)]).control("br", []);
        }
    }
}

/// An argument as it is typed.
fn written(argument: &Arg) -> String {
    let values: Vec<String> =
        argument.get_value_names().unwrap_or_default().iter().map(|name| format!("<{name}>")).collect();
    let values = if argument.get_action().takes_values() { values.join(" ") } else { String::new() };
    let name = match (argument.get_long(), argument.get_short()) {
        (Some(long), _) => format!("--{long}"),
        (None, Some(short)) => format!("-{short}"),
        (None, None) => String::new(),
    };
    [name, values].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn words(text: Option<&clap::builder::StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}
