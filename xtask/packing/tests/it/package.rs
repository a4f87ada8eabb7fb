//! The Debian package: its fields, its scripts, its units.

use std::{collections::BTreeMap, fs};

use packing::{Needs, Workshop};

use crate::stand_in::{Folder, inventory, program, release, said};

fn recipe(name: &str) -> String {
    fs::read_to_string(Workshop::here().root().join("xtask/packing/package").join(name)).unwrap()
}

#[test]
fn the_program_s_own_headers_say_what_it_needs() {
    let needs = Needs::of(&program()).unwrap();
    assert!(needs.libraries.contains("libc.so.6"), "{needs:?}");
    let depends = needs.depends().unwrap();
    assert!(depends.contains("libc6 (>= 2."), "{depends}");
    assert_eq!(depends.matches("libc6").count(), 1, "each package once: {depends}");
    let mut strange = needs;
    strange.libraries.insert("libstrange.so.7".to_owned());
    assert!(strange.depends().unwrap_err().to_string().contains("libstrange.so.7"), "a new library is never guessed");
    for broken in [&b""[..], b"#!/bin/sh\n", &program()[..40]] {
        assert!(Needs::of(broken).is_err());
    }
}

#[test]
fn debian_s_own_tools_read_the_package() {
    let files = release().files(inventory()).unwrap();
    let (name, content) = files.iter().find(|(name, _)| name.ends_with(".deb")).unwrap();
    assert!(content.starts_with(b"!<arch>\ndebian-binary   "));
    let folder = Folder::new("deb");
    let file = folder.put(name, content);
    let Some(fields) = said("dpkg-deb", &["--field", &file]) else { return };
    let fields: BTreeMap<&str, &str> = fields.lines().filter_map(|line| line.split_once(": ")).collect();
    assert_eq!((fields["Package"], fields["Version"]), ("gongkai", "0.2.0~rc1"));
    assert!(fields["Depends"].contains("libc6") && fields["Depends"].contains("init-system-helpers"), "{fields:?}");
    assert!(fields["Installed-Size"].parse::<usize>().unwrap() > 100);
    let listing = said("dpkg-deb", &["--contents", &file]).unwrap();
    for path in [
        "usr/bin/gongkai",
        "etc/gongkai/gongkai.toml",
        "usr/lib/systemd/system/gongkai-backup.timer",
        "usr/share/man/man1/gongkai.1.gz",
    ] {
        assert!(listing.lines().any(|line| line.ends_with(path) && line.contains("root/root")), "{path}: {listing}");
    }
    assert!(!listing.contains("var/lib"), "no data folder in the package: dpkg would remove it with the package");
    assert_eq!(said("dpkg-deb", &["--info", &file, "conffiles"]).unwrap(), "/etc/gongkai/gongkai.toml\n");
}

#[test]
fn a_version_that_cannot_be_installed_is_refused() {
    for version in ["", "v1.0", "1 0", "1.0/2", "1.0\n", "1.0-1", &"1".repeat(41)] {
        let mut release = release();
        release.version = version.to_owned();
        assert!(release.files(inventory()).unwrap_err().to_string().contains("版本号"), "{version:?}");
    }
}

#[test]
fn services_may_write_their_own_folder_and_nothing_else() {
    const NEEDED: [&str; 25] = [
        "User=gongkai",
        "StateDirectory=gongkai",
        "StateDirectoryMode=0700",
        "UMask=0077",
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "PrivateTmp=yes",
        "PrivateDevices=yes",
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=",
        "AmbientCapabilities=",
        "RestrictSUIDSGID=yes",
        "RestrictNamespaces=yes",
        "RestrictRealtime=yes",
        "LockPersonality=yes",
        "MemoryDenyWriteExecute=yes",
        "ProtectHostname=yes",
        "ProtectClock=yes",
        "ProtectKernelTunables=yes",
        "ProtectKernelModules=yes",
        "ProtectKernelLogs=yes",
        "ProtectControlGroups=yes",
        "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
        "SystemCallFilter=~@privileged @resources",
        "SystemCallArchitectures=native",
    ];
    for unit in ["gongkai.service", "gongkai-backup.service"] {
        let text = recipe(unit);
        for key in NEEDED {
            assert!(text.lines().any(|line| line == key), "{unit} lacks {key}");
        }
    }
    assert!(
        recipe("gongkai.service").contains("ExecStart=/usr/bin/gongkai serve --config /etc/gongkai/gongkai.toml\n")
    );
    assert!(!recipe("gongkai.service").contains("ReadWritePaths"), "the pages write no backups");
}

#[test]
fn no_script_deletes_data() {
    for script in ["preinst", "postinst", "prerm", "postrm", "nightly-backup"] {
        let text = recipe(script);
        assert!(text.starts_with("#!/bin/sh\n") && text.lines().any(|line| line.starts_with("set -e")), "{script}");
        let folder = Folder::new(script);
        said("sh", &["-n", &folder.put(script, text.as_bytes())]).unwrap();
        let deleting = text.lines().filter(|line| line.trim_start().starts_with("rm ") || line.contains("rm -r"));
        let allowed = deleting.filter(|line| line.trim() != "rm -- \"$folder/$old\"").count();
        assert_eq!(allowed, 0, "{script} deletes; only the oldest nightly backups may go");
    }
}
