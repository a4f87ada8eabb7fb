//! 显示方式 How a visitor wants pages to look; remembered in a cookie, written on `<html>`.

use std::fmt::Write as _;

use crate::frame::Switch;

/// Name of the cookie that remembers the mode, for one year.
pub const MODE_COOKIE: &str = "gk_mode";

/// 配色 The scheme of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system of the visitor says.
    #[default]
    System,
    /// 浅色 Dark ink on white.
    Light,
    /// 深色 Pale ink on dark ground.
    Dark,
    /// 高对比 Black, white, and yellow for what opens.
    Contrast,
}

/// 显示方式 Colours and size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mode {
    /// Colours.
    pub theme: Theme,
    /// 长者模式 Everything one size up, one column.
    pub elder: bool,
}

impl Mode {
    /// Reads a cookie value such as `elder`, `dark` or `elder-contrast`. What is not known is left at its default:
    /// an old or damaged cookie never breaks a page.
    #[must_use]
    pub fn parse(value: &str) -> Self {
        value.split('-').fold(Self::default(), |mode, word| match word {
            "elder" => Self { elder: true, ..mode },
            "light" => Self { theme: Theme::Light, ..mode },
            "dark" => Self { theme: Theme::Dark, ..mode },
            "contrast" => Self { theme: Theme::Contrast, ..mode },
            _ => mode,
        })
    }

    /// The cookie value that [`Mode::parse`] reads back; `normal` for the default.
    #[must_use]
    pub fn cookie_value(self) -> String {
        let words: Vec<&str> = self.elder.then_some("elder").into_iter().chain(self.theme_name()).collect();
        if words.is_empty() { "normal".to_owned() } else { words.join("-") }
    }

    /// The value of `data-theme`; none when the system decides.
    #[must_use]
    pub fn theme_name(self) -> Option<&'static str> {
        match self.theme {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
            Theme::Contrast => Some("contrast"),
        }
    }

    /// Address that switches to this mode and comes back to `back`: `/mode?set=elder-dark&back=%2Fsangcun%2F`.
    #[must_use]
    pub fn switch_href(self, back: &str) -> String {
        format!("/mode?set={}&back={}", self.cookie_value(), percent(back))
    }

    /// 切换 What the top bar offers from here.
    pub(crate) fn switches(self, back: &str) -> Vec<Switch> {
        let to =
            |name: &'static str, class: &'static str, mode: Self| Switch { name, class, href: mode.switch_href(back) };
        let with = |theme| Self { theme, ..self };
        let elder = if self.elder { "退出长者模式" } else { "长者模式" };
        let mut out = vec![to(elder, "", Self { elder: !self.elder, ..self })];
        match self.theme {
            Theme::System => {
                out.push(to("高对比", "", with(Theme::Contrast)));
                out.push(to("深色", "if-light", with(Theme::Dark)));
                out.push(to("浅色", "if-dark", with(Theme::Light)));
            }
            Theme::Light => {
                out.push(to("高对比", "", with(Theme::Contrast)));
                out.push(to("深色", "", with(Theme::Dark)));
            }
            Theme::Dark => {
                out.push(to("高对比", "", with(Theme::Contrast)));
                out.push(to("浅色", "", with(Theme::Light)));
            }
            Theme::Contrast => out.push(to("退出高对比", "", with(Theme::System))),
        }
        out
    }
}

/// Percent-encoding of a query value, UTF-8.
fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("a string takes any text");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::{Mode, Theme};

    #[test]
    fn a_cookie_reads_back_as_written_and_nonsense_is_the_default() {
        for theme in [Theme::System, Theme::Light, Theme::Dark, Theme::Contrast] {
            for elder in [false, true] {
                let mode = Mode { theme, elder };
                assert_eq!(Mode::parse(&mode.cookie_value()), mode);
            }
        }
        assert_eq!(Mode::parse("\"><script>"), Mode::default());
    }

    #[test]
    fn the_way_back_is_one_query_value() {
        let mode = Mode { elder: true, theme: Theme::Dark };
        assert_eq!(mode.switch_href("/桑?a=1&b"), "/mode?set=elder-dark&back=%2F%E6%A1%91%3Fa%3D1%26b");
    }
}
