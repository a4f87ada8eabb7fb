//! 声明 Whose work the faces and the parts of the editor are, and on what terms they may be passed on.

/// 一份声明 One licence notice, as it must accompany the program.
#[derive(Clone, Copy, Debug)]
pub struct Notice {
    /// What it is about.
    pub name: &'static str,
    /// The package it came from, with the registry.
    pub source: &'static str,
    /// The licence by its SPDX name.
    pub licence: &'static str,
    /// Who holds the copyright, as the work itself says.
    pub copyright: &'static str,
    /// The licence text of the package, with its own copyright line.
    pub text: &'static str,
}

static FACES: [Notice; 2] = [
    Notice {
        name: "Noto Serif SC",
        source: "npm: @expo-google-fonts/noto-serif-sc",
        licence: "OFL-1.1",
        copyright: "(c) 2017-2024 Adobe (http://www.adobe.com/).",
        text: include_str!(concat!(env!("OUT_DIR"), "/serif.licence")),
    },
    Notice {
        name: "Noto Sans SC",
        source: "npm: @expo-google-fonts/noto-sans-sc",
        licence: "OFL-1.1",
        copyright: "(c) 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'.",
        text: include_str!(concat!(env!("OUT_DIR"), "/sans.licence")),
    },
];

/// What the bundler truly put into the scripts.
static PACKAGES: &[Notice] = include!(concat!(env!("OUT_DIR"), "/scripts/packages.rs"));

/// 全部声明 One notice a family of faces, then one a package of the scripts.
pub fn notices() -> impl Iterator<Item = &'static Notice> {
    FACES.iter().chain(PACKAGES)
}
