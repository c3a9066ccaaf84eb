//! Mappings on tables: reading rows by them, knowing tables by their columns, guessing.
//!
//! The mappings of the data sets that many use come with the program, and are recognised by their columns.
//! So are those that the user keeps. What a mapping is, [`crate::archive::mapping`] says.

mod columns;
mod figures;
mod file;
mod fingerprint;
mod guess;
mod habits;
mod known;
mod memo;
mod misread;
mod record;
mod time;

pub use crate::archive::mapping::{
    At, Claimant, Coded, Condition, Extent, Figure, Figures, Mapping, PlaceColumns, Rule, Says,
    TimeColumns, Title, Whose, Zero,
};

pub use self::file::{MappingError, mapping_text, read_mapping};
pub use self::fingerprint::checksum;
pub use self::guess::proposed;
pub use self::habits::Habits;
pub use self::known::{Recognised, names_columns, recognised};
pub use self::memo::Memo;
pub use self::misread::AFTER_TODAY;
pub use self::record::{Mapped, is_position};
