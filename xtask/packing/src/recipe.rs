//! 配方 The files that stand in `package/`, and where each of them goes.

/// Unit, its place in the archive's folder `systemd`, and its content.
pub(crate) const UNITS: [(&str, &str); 3] = [
    ("gongkai.service", include_str!("../package/gongkai.service")),
    ("gongkai-backup.service", include_str!("../package/gongkai-backup.service")),
    ("gongkai-backup.timer", include_str!("../package/gongkai-backup.timer")),
];

/// What Debian runs before and after.
pub(crate) const SCRIPTS: [(&str, &str); 4] = [
    ("preinst", include_str!("../package/preinst")),
    ("postinst", include_str!("../package/postinst")),
    ("prerm", include_str!("../package/prerm")),
    ("postrm", include_str!("../package/postrm")),
];

/// Settings as they are handed out, and where they stand once installed.
pub(crate) const SETTINGS: &str = include_str!("../package/gongkai.toml");
pub(crate) const SETTINGS_AT: &str = "etc/gongkai/gongkai.toml";

pub(crate) const BACKUP: &str = include_str!("../package/nightly-backup");
pub(crate) const FOLDERS: &str = include_str!("../package/gongkai.tmpfiles");
pub(crate) const USER: &str = include_str!("../package/gongkai.sysusers");
pub(crate) const COPYRIGHT: &str = include_str!("../package/copyright");
pub(crate) const README: &str = include_str!("../package/README.txt");

/// Pages for whoever runs the machine, by their name below `docs/`.
pub(crate) const PAGES: [&str; 7] =
    ["install.md", "operate.md", "configuration.md", "messages.md", "roles.md", "ledger.md", "verify_ledger.py"];
