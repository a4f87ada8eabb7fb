//! 中文 Every word that `--help` says by itself, in Chinese.

use clap::{Arg, ArgAction};

/// 说中文的命令 The same command with its help in Chinese throughout: headings, defaults, choices, and `--help` itself.
pub(crate) fn in_chinese(command: clap::Command) -> clap::Command {
    let is_top = command.get_name() == "gongkai";
    let help =
        Arg::new("help").short('h').long("help").action(ArgAction::Help).help("看用法和例子").help_heading("选项");
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .help_template("{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}")
        .mut_args(arg_in_chinese)
        .mut_subcommands(in_chinese)
        .arg(help);
    if is_top { command.arg(version.help("看版本").help_heading("选项")) } else { command }
}

/// Choices, defaults and variables of an argument become words of its help.
fn arg_in_chinese(arg: Arg) -> Arg {
    let heading = if arg.is_positional() { "要写的内容" } else { "选项" };
    if !arg.get_action().takes_values() {
        return arg.help_heading(heading);
    }
    let mut more: Vec<String> = Vec::new();
    let choices: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if !choices.is_empty() {
        more.push(format!("可以写 {}", choices.join("、")));
    }
    let defaults: Vec<&str> =
        arg.get_default_values().iter().filter_map(|value| value.to_str()).filter(|value| !value.is_empty()).collect();
    if !defaults.is_empty() {
        more.push(format!("不写时是 {}", defaults.join(" ")));
    }
    if let Some(variable) = arg.get_env().and_then(|variable| variable.to_str()) {
        more.push(format!("也可以用环境变量 {variable}"));
    }
    let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    if !more.is_empty() {
        help = format!("{help}（{}）", more.join("；"));
    }
    arg.help(help).help_heading(heading).hide_possible_values(true).hide_default_value(true).hide_env(true)
}
