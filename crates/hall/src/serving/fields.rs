//! 填写的 The fields of a form as typed.

/// 表单 Names and values in the order of the page; a name may come several times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `application/x-www-form-urlencoded`; what is no UTF-8 becomes the sign for it.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Self {
        Self(form_urlencoded::parse(bytes).map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    /// Names and values from elsewhere, such as a form with files.
    #[must_use]
    pub fn of(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// Every name with its value, in the order of the page.
    #[must_use]
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// A short answer without the blanks around it; empty when there is none.
    #[must_use]
    pub fn word(&self, name: &str) -> String {
        self.text(name).trim().to_owned()
    }

    /// An answer exactly as typed, with the line ends of Unix; empty when there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        let value = self.0.iter().find(|(each, _)| each == name).map_or("", |(_, value)| value);
        value.replace("\r\n", "\n").replace('\0', "")
    }

    /// A short answer, where one was given.
    #[must_use]
    pub fn given(&self, name: &str) -> Option<String> {
        Some(self.word(name)).filter(|word| !word.is_empty())
    }

    /// Every answer under one name, as boxes that were ticked.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<String> {
        let named = self.0.iter().filter(|(each, _)| each == name);
        named.map(|(_, value)| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
    }

    /// A whole number; zero when it is none.
    #[must_use]
    pub fn number(&self, name: &str) -> i64 {
        self.word(name).parse().unwrap_or(0)
    }
}
