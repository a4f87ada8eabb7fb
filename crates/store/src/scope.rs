//! 范围 Which bodies a piece of work may touch.

use crate::{error::StoreError, value::Value};

/// 范围 The bodies whose rows may be read and written; every row belongs to one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope(Reach);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reach {
    Bodies(Vec<String>),
    Everywhere(String),
}

impl Scope {
    /// 本单位 One body.
    pub fn body(id: impl Into<String>) -> Self {
        Self(Reach::Bodies(vec![id.into()]))
    }

    /// 数个单位 The bodies named.
    pub fn bodies<I: IntoIterator<Item = S>, S: Into<String>>(ids: I) -> Self {
        Self(Reach::Bodies(ids.into_iter().map(Into::into).collect()))
    }

    /// 全域 Every body, with the reason a reviewer will look for.
    pub fn everywhere(reason: impl Into<String>) -> Self {
        Self(Reach::Everywhere(reason.into()))
    }

    /// The reason given for working everywhere.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match &self.0 {
            Reach::Everywhere(reason) => Some(reason),
            Reach::Bodies(_) => None,
        }
    }

    /// Whether rows of this body may be touched.
    #[must_use]
    pub fn covers(&self, body: &str) -> bool {
        match &self.0 {
            Reach::Bodies(bodies) => bodies.iter().any(|one| one == body),
            Reach::Everywhere(_) => true,
        }
    }

    pub(crate) fn must_cover(&self, body: &Value) -> Result<(), StoreError> {
        match body {
            Value::Text(body) if self.covers(body) => Ok(()),
            Value::Text(body) => Err(StoreError::OutOfScope { body: body.clone() }),
            _ if self.reason().is_some() => Ok(()),
            other => Err(StoreError::OutOfScope { body: format!("{other:?}") }),
        }
    }
}
