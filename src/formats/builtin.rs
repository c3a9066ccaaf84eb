//! The case that comes with the program.

use crate::model::Regions;

use super::case::{self, Loaded};
use super::problem::Problems;

/// The text of the case that comes with the program, as a file would hold it.
pub const BUILTIN_TEXT: &str = include_str!("../../assets/cases/western-syria-2015.ron");

/// The case that comes with the program, with its text.
///
/// # Errors
/// None with the regions of the base map: a test holds to that. With `regions` that lack an area
/// of the case, the problem says which.
pub fn builtin_case(regions: &Regions) -> Result<Loaded, Problems> {
    case::read(BUILTIN_TEXT, regions)
}
