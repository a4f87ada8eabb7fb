//! 程序 What a finished program asks of the machine it will run on, read from its own headers.

use std::collections::BTreeSet;

use object::{
    Endianness,
    elf::{self, FileHeader64},
    read::elf::{Dyn as _, FileHeader as _, SectionTable},
};

use crate::Trouble;

/// 机型 A kind of machine, in the words of both worlds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Machine {
    /// As `uname -m` says it.
    pub kernel: &'static str,
    /// As Debian says it.
    pub debian: &'static str,
    /// As Rust says it.
    pub target: &'static str,
}

const MACHINES: [(u16, Machine); 3] = [
    (elf::EM_X86_64, Machine { kernel: "x86_64", debian: "amd64", target: "x86_64-unknown-linux-gnu" }),
    (elf::EM_AARCH64, Machine { kernel: "aarch64", debian: "arm64", target: "aarch64-unknown-linux-gnu" }),
    (elf::EM_LOONGARCH, Machine { kernel: "loongarch64", debian: "loong64", target: "loongarch64-unknown-linux-gnu" }),
];

/// 要求 What the program needs to start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needs {
    /// The machine it was built for.
    pub machine: Machine,
    /// Shared libraries by name, sorted.
    pub libraries: BTreeSet<String>,
    /// The newest version of the C library that it asks for, such as `[2, 34]`; nothing for a program without one.
    pub glibc: Option<Vec<u32>>,
}

impl Needs {
    /// Reads the headers of a program.
    ///
    /// # Errors
    ///
    /// What is no 64-bit program for Linux, or is damaged.
    pub fn of(program: &[u8]) -> Result<Self, Trouble> {
        let unread =
            |why: object::Error| Trouble::because("程序的文件头读不懂，它不是 64 位 Linux 程序，或者不完整", why);
        let header = FileHeader64::<Endianness>::parse(program).map_err(unread)?;
        let endian = header.endian().map_err(unread)?;
        let kind = header.e_machine(endian);
        let Some((_, machine)) = MACHINES.iter().find(|(known, _)| *known == kind) else {
            return Err(Trouble(format!(
                "没有为这种处理器打过包（ELF 编号 {kind}）；请先在 binary.rs 里写明它在 Debian 里的名字。"
            )));
        };
        let sections = header.sections(endian, program).map_err(unread)?;
        let libraries = libraries(&sections, endian, program).map_err(unread)?;
        let glibc = glibc(&sections, endian, program).map_err(unread)?;
        Ok(Self { machine: *machine, libraries, glibc })
    }

    /// The field `Depends` of Debian: the packages that bring these libraries.
    ///
    /// # Errors
    ///
    /// A library that nobody said the package of: a new one must be looked at, not guessed.
    pub fn depends(&self) -> Result<String, Trouble> {
        let mut packages = BTreeSet::new();
        for library in &self.libraries {
            match library.as_str() {
                "libgcc_s.so.1" => packages.insert("libgcc-s1".to_owned()),
                "libc.so.6" | "libm.so.6" | "libdl.so.2" | "libpthread.so.0" | "librt.so.1" => {
                    packages.insert(self.libc())
                }
                loader if loader.starts_with("ld-linux") => packages.insert(self.libc()),
                other => {
                    return Err(Trouble(format!(
                        "程序要用 {other}，还没有写明它在哪个 Debian 包里；请在 binary.rs 里补上，或者不用它。"
                    )));
                }
            };
        }
        Ok(packages.into_iter().collect::<Vec<_>>().join(", "))
    }

    fn libc(&self) -> String {
        match &self.glibc {
            Some(version) => format!("libc6 (>= {})", dotted(version)),
            None => "libc6".to_owned(),
        }
    }
}

/// A version as people write it.
pub(crate) fn dotted(version: &[u32]) -> String {
    version.iter().map(ToString::to_string).collect::<Vec<_>>().join(".")
}

type Sections<'a> = SectionTable<'a, FileHeader64<Endianness>>;

fn libraries(sections: &Sections<'_>, endian: Endianness, program: &[u8]) -> object::Result<BTreeSet<String>> {
    let Some((entries, link)) = sections.dynamic(endian, program)? else { return Ok(BTreeSet::new()) };
    let strings = sections.strings(endian, program, link)?;
    let needed = entries.iter().filter(|entry| entry.tag(endian) == elf::DT_NEEDED);
    needed.map(|entry| Ok(String::from_utf8_lossy(entry.string(endian, strings)?).into_owned())).collect()
}

/// The newest `GLIBC_x.y` among the versions of symbols that the program names.
fn glibc(sections: &Sections<'_>, endian: Endianness, program: &[u8]) -> object::Result<Option<Vec<u32>>> {
    let Some((mut needs, link)) = sections.gnu_verneed(endian, program)? else { return Ok(None) };
    let strings = sections.strings(endian, program, link)?;
    let mut newest = None;
    while let Some((_, mut versions)) = needs.next()? {
        while let Some(version) = versions.next()? {
            newest = newest.max(glibc_version(&String::from_utf8_lossy(version.name(endian, strings)?)));
        }
    }
    Ok(newest)
}

fn glibc_version(name: &str) -> Option<Vec<u32>> {
    name.strip_prefix("GLIBC_")?.split('.').map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers_not_as_text() {
        let versions = ["GLIBC_2.9", "GLIBC_2.34", "GLIBC_2.2.5", "GLIBC_PRIVATE", "GCC_4.2.0"];
        let newest = versions.iter().filter_map(|name| glibc_version(name)).max();
        assert_eq!(newest, Some(vec![2, 34]));
    }
}
