//! 行 One row of a result, read by the names of its columns.

use std::sync::Arc;

use crate::{
    error::StoreError,
    value::{FromValue, Value},
};

/// 行 One row; it owns its cells, so that a look may ask again while it reads.
#[derive(Clone, Debug)]
pub struct Row {
    pub(crate) names: Arc<[String]>,
    pub(crate) cells: Vec<Value>,
}

impl Row {
    /// 取 The cell of the column named.
    ///
    /// # Errors
    ///
    /// [`StoreError::Statement`] when there is no such column or it holds another type.
    pub fn get<T: FromValue>(&self, name: &str) -> Result<T, StoreError> {
        T::from_value(self.cell(name)?)
            .map_err(|found| StoreError::statement("Row::get", format!("`{name}` holds {found}")))
    }

    fn cell(&self, name: &str) -> Result<&Value, StoreError> {
        let at = self.names.iter().position(|one| one == name);
        let cell = at.and_then(|at| self.cells.get(at));
        cell.ok_or_else(|| StoreError::statement("Row::get", format!("no column `{name}`")))
    }
}
