//! 建办公室 `gongkai init`: tables, the body, the key, three administrators with one-time passwords, and the settings file.

use std::{fmt::Write as _, fs, path::Path};

use account::{Administrator, Founding, Hashing, found};
use affairs::{
    account::{Body, Level},
    private::Private,
};
use office::Clock;
use store::{Options, Store};

use super::{MachineChance, MachineClock, key, open};
use crate::{
    commands::{self, Init},
    configuration::{Configuration, USUAL},
    files, say,
    say::{DIM, GREEN, OCHRE, styled},
    trouble::{Outcome, Refusal, Trouble},
};

/// What stands in the settings file of a new office.
const SETTINGS: &str =
    "# 每一项的意思见 docs/configuration.md；gongkai check 列出现在的值。\nlisten = \"127.0.0.1:8711\"\ndata = \".\"\n";

/// Founds the office and prints the three one-time passwords, once.
pub(crate) fn run(arguments: &Init) -> Outcome {
    let settings = arguments.dir.join(USUAL);
    let fresh = !settings.exists();
    fs::create_dir_all(&arguments.dir).map_err(|error| Trouble::writing(&arguments.dir, &error))?;
    if fresh {
        files::write(&settings, SETTINGS.as_bytes())?;
    }
    let configuration = Configuration::load(Some(&settings))?;
    let store = Store::open(&configuration.engine(), &Options::default()).map_err(|error| Refusal::one(&error, 2))?;
    store.migrate(migrations::SCRIPTS, MachineClock.now()).map_err(|error| Refusal::one(&error, 1))?;
    let (keys, _) = key::load_or_make(&configuration.key, open::held(&store)?, &MachineChance)?;
    let office = open::around(&configuration, store, keys)?;
    let passwords =
        found(&office, &Hashing::standard(), &founding(arguments)).map_err(|error| open::refusal(&error))?;
    say::out(&told(arguments, &settings, &configuration.key, &passwords));
    Ok(0)
}

fn founding(arguments: &Init) -> Founding {
    let admin =
        |account: &str, name: &str| Administrator { account: account.to_owned(), name: Private::new(name.to_owned()) };
    let level = match arguments.level {
        commands::Level::Township => Level::Township,
        commands::Level::County => Level::County,
        commands::Level::City => Level::City,
        commands::Level::Province => Level::Province,
        commands::Level::Department => Level::Department,
    };
    let (id, name) = (arguments.id.clone(), arguments.body.clone());
    Founding {
        body: Body { id, name, level, parent: None, audit_from_above: false },
        grade: 2,
        sections: Vec::new(),
        sys_admin: admin(&arguments.sys_admin, "系统管理员"),
        sec_admin: admin(&arguments.sec_admin, "安全管理员"),
        audit_admin: admin(&arguments.audit_admin, "安全审计员"),
    }
}

fn told(arguments: &Init, settings: &Path, key: &Path, passwords: &[Private<String>; 3]) -> String {
    let (settings, key) = (settings.display(), key.display());
    let mut text = format!("{} {}的办公室建好了，设置在 {settings}\n", styled(GREEN, "●"), arguments.body);
    let _ = writeln!(text, "   密钥在 {key}：不进备份，请另外保管两份；丢了它，加密的姓名、邮箱和动态口令谁也打不开\n");
    let admins = [
        ("系统管理员", &arguments.sys_admin),
        ("安全管理员", &arguments.sec_admin),
        ("安全审计员", &arguments.audit_admin),
    ];
    for ((name, account), password) in admins.iter().zip(passwords) {
        let _ = writeln!(text, "   {name}　登录名 {account}　一次性密码 {}", password.unmask());
    }
    let _ = write!(
        text,
        "\n{}{}",
        styled(OCHRE, "   密码只在这里出现一次，请分别交给三个不同的人，第一次登录时换掉。\n"),
        styled(DIM, "   接着：gongkai serve，打开 /console 登录；“还差什么”一页会说先办哪一样。\n")
    );
    text
}
