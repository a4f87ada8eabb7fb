//! 部门 The sections of a body, by the names people write and the ids that heads answer for.

use store::{StoreError, Tx, params};

/// 部门 Ids and names; none where the body has not set any up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sections(Vec<(String, String)>);

impl Sections {
    /// Those of a body.
    pub(crate) fn of(tx: &Tx<'_>, body: &str) -> Result<Self, StoreError> {
        let rows =
            tx.select("SELECT id, name FROM section WHERE body = :body ORDER BY id", params! { body }, |row| {
                Ok((row.get("id")?, row.get("name")?))
            })?;
        Ok(Self(rows))
    }

    /// The id of a section by its id or name. Nobody could review what belongs to a section that is not there.
    pub(super) fn id_of(&self, text: &str) -> Result<String, String> {
        if self.0.is_empty() || text.is_empty() {
            return Ok(text.to_owned());
        }
        let found = self.0.iter().find(|(id, name)| id == text || name == text).map(|(id, _)| id.clone());
        found.ok_or_else(|| {
            let names: Vec<&str> = self.0.iter().map(|(_, name)| name.as_str()).collect();
            format!("本单位没有“{text}”，有的是{}", names.join("、"))
        })
    }

    /// The name of a section, or its id where it has none here.
    pub(crate) fn name_of<'a>(&'a self, id: &'a str) -> &'a str {
        self.0.iter().find(|(known, _)| known == id).map_or(id, |(_, name)| name)
    }
}
