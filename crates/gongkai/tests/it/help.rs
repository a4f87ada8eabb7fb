//! What `--help` and a wrong command line say.

use crate::program::Folder;

const COMMANDS: [&[&str]; 10] = [
    &[],
    &["demo"],
    &["report"],
    &["report", "read"],
    &["report", "check"],
    &["report", "write"],
    &["report", "sum"],
    &["clock"],
    &["fee"],
    &["calendar", "add"],
];

#[test]
fn every_command_has_help_with_an_example_in_chinese() {
    let folder = Folder::new();
    for command in COMMANDS {
        let said = folder.run(&[command, &["--help"]].concat());
        assert_eq!(said.exit, 0, "{command:?}");
        assert!(said.out.contains("例：\n  gongkai"), "{command:?}: {}", said.out);
        for english in ["Usage", "Options", "Commands", "Print", "[default", "possible values"] {
            assert!(!said.out.contains(english), "{command:?} says {english}: {}", said.out);
        }
    }
}

#[test]
fn a_wrong_command_line_is_said_in_chinese_with_exit_2() {
    let cases: [(&[&str], &str); 9] = [
        (&["repot"], "没有“repot”这个命令。是不是想写 report？"),
        (&["report", "check"], "还少了 <FILE>"),
        (&["report", "check", "a.txt", "--jsn"], "不认识“--jsn”。是不是想写 --json？"),
        (&["report", "check", "a.txt", "--level", "village"], "不认识“village”。可以写：township"),
        (&["report", "write", "a.json"], "还少了 --to"),
        (&["fee"], "还少了 --items <N> 或 --pages <N>。"),
        (&["fee", "--items", "3", "--pages", "3"], "只能写一个"),
        (&["fee", "--items=-3"], "后面要写不小于 0 的整数，不能写“-3”"),
        (&["fee", "--pages", "1.5"], "后面要写不小于 0 的整数，不能写“1.5”"),
    ];
    let folder = Folder::new();
    for (arguments, words) in cases {
        let said = folder.run(arguments);
        said.refused(2, "command.usage");
        assert!(said.err.contains(words), "{arguments:?}: {}", said.err);
    }
    let nothing = folder.run(&[]);
    assert_eq!((nothing.exit, nothing.out.as_str()), (2, ""), "without a command the help goes to standard error");
    assert!(nothing.err.contains("用法："));
}

#[test]
fn shells_get_completions() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish"] {
        let said = folder.run(&["completions", shell]);
        assert_eq!(said.exit, 0);
        assert!(said.out.contains("gongkai") && said.out.contains("no-serve"), "{shell}");
    }
}

#[test]
fn the_manual_page_holds_every_command_of_the_help() {
    let folder = Folder::new();
    let page = folder.run(&["man"]);
    assert_eq!(page.exit, 0);
    assert!(page.out.contains(".TH gongkai 1") && page.out.contains(".SH 名称"), "{}", page.out);
    // A group does nothing by itself.
    for command in COMMANDS.iter().filter(|command| !command.is_empty() && **command != ["report"]) {
        let name = format!("gongkai {}", command.join(" "));
        assert!(page.out.contains(&format!(".SS \"{name}\"")), "{name} is missing");
    }
    assert!(page.out.contains("\\-\\-no\\-serve"), "options are written as they are typed");
}
