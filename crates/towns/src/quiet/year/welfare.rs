//! placeholder
use super::composition::*;
pub(super) const ALL: &[Composition] = &[];
