//! 增补的事项 The rows that the body above adds to the catalogue, as a port: whoever writes under them need not know who
//! keeps them.

use affairs::obligation::Matter;
use store::StoreError;

use crate::Office;

/// 增补 Asks for the rows that were added for a body.
pub trait Matters: Send + Sync {
    /// Every row that was ever added for a body, by code; one that was taken back says so.
    ///
    /// # Errors
    ///
    /// What the store says.
    fn added(&self, office: &Office, body: &str) -> Result<Vec<Matter>, StoreError>;
}

/// 只有底本 The catalogue as the base has it; nobody adds anything.
pub struct BaseOnly;

impl Matters for BaseOnly {
    fn added(&self, _: &Office, _: &str) -> Result<Vec<Matter>, StoreError> {
        Ok(Vec::new())
    }
}
