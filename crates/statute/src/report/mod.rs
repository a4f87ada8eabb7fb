//! 年度报告 The statutory annual report (第四十九条、第五十条): its forms cell by cell, and every rule its figures must keep.
//!
//! Two editions of the form live side by side (`form_2019`, `form_2021`); a report is read with the edition its own
//! tables show. Rules return what contradicts them and what they could not judge; a rule never passes over a cell that
//! was not read. Deliberately absent: reading files (crate `report`) and the ledger (crate `affairs`).

mod figures;
mod finding;
mod form;
mod form_2019;
mod form_2021;
mod hierarchy;
mod level;
mod number;
mod reconcile;
mod years;

pub use figures::{Absence, Content, Coverage, Figures};
pub use finding::{Finding, Judgement, Rule, Severity, Unjudged};
pub use form::{APPLICANTS, Block, Cell, Form, Format, Kind, OUTCOMES, Part, REMEDIES, Row, TIE, TOTAL};
pub use hierarchy::{RegionSum, bodies_received, compare_region};
pub use level::Level;
pub use number::Number;
pub use reconcile::reconcile;
pub use years::across_years;
