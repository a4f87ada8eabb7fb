//! 层级 The level of the body that reports, which decides what values are possible.

use std::fmt;

/// 层级 Level of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// 乡镇、街道
    Township,
    /// 县、不设区的市、市辖区
    County,
    /// 设区的市、自治州
    City,
    /// 省、自治区、直辖市
    Province,
    /// 县级以上人民政府部门
    Department,
}

impl Level {
    /// All levels, for command lines and forms.
    pub const ALL: [Self; 5] = [Self::Township, Self::County, Self::City, Self::Province, Self::Department];

    /// The word that commands and files use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Township => "township",
            Self::County => "county",
            Self::City => "city",
            Self::Province => "province",
            Self::Department => "department",
        }
    }

    /// The level of that word.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }

    /// The level that a body's name shows, where that is certain: the end of the name decides, so that a bureau of a
    /// county (`某县发展和改革局`) is not taken for the county.
    #[must_use]
    pub fn of_body(name: &str) -> Option<Self> {
        let name = name.trim();
        let stem = ["人民政府办公室", "人民政府", "办事处"]
            .iter()
            .find_map(|ending| name.strip_suffix(ending))
            .unwrap_or(name);
        if name.ends_with("办公室") && stem.ends_with(['县', '省']) {
            return None;
        }
        match stem.chars().last()? {
            '乡' | '镇' => Some(Self::Township),
            '道' if stem.ends_with("街道") => Some(Self::Township),
            '县' => Some(Self::County),
            '省' => Some(Self::Province),
            _ => None,
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Township => "乡镇（街道）",
            Self::County => "县级",
            Self::City => "设区的市",
            Self::Province => "省级",
            Self::Department => "部门",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Level;

    #[test]
    fn a_level_is_taken_only_from_a_certain_name() {
        let cases = [
            ("桑村乡", Some(Level::Township), "a township by its last character"),
            ("桑村乡人民政府", Some(Level::Township), "its government"),
            ("某市某区人民政府打浦桥街道办事处", Some(Level::Township), "a street office"),
            ("江苏省淮安市金湖县人民政府", Some(Level::County), "the last unit of the name counts"),
            ("河南省", Some(Level::Province), "a province"),
            ("沭阳县发展和改革局", None, "a bureau is not its county"),
            ("上海市人民政府办公厅", None, "an office is not its city"),
            ("金湖县人民政府办公室", None, "an office is not its county"),
            ("黄浦区人民政府", None, "a district of a city, of a municipality or an autonomous region?"),
            ("", None, "no name"),
        ];
        for (name, level, because) in cases {
            assert_eq!(Level::of_body(name), level, "{name}: {because}");
        }
    }
}
