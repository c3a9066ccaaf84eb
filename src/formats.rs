//! Files: how a case stands in one, or an overlay, and what is wrong when it cannot be read.
//!
//! A reader reports everything that is wrong at once, each problem with its line and column and
//! with what would be right; it returns a case only when nothing is. It never guesses a value,
//! never drops an entry in silence, and panics on no input. How problems are shown is decided by
//! whoever asked for the file.

pub mod archive;
pub mod atomic;
pub mod builtin;
pub mod case;
pub mod claims_table;
mod fields;
pub mod file;
mod findings;
mod geopackage;
pub mod holds;
mod mapping;
pub mod moment;
mod nearest;
mod node;
pub mod overlay;
mod parts;
pub mod problem;
pub mod reach;
mod rows;
pub mod save;
pub mod splice;
mod syntax;
pub mod table;
pub mod target;
mod trivia;
mod typed;
pub mod unpack;
pub mod values;
mod variant;
pub mod written_case;

pub use atomic::{fill_whole, private_folders, write_all_whole, write_private, write_whole};
pub use builtin::builtin_case;
pub use case::{Loaded, read};
pub use file::{OpenError, open_case};
pub use holds::{CASES, DATA_SETS, Holds};
pub use mapping::{MappingError, mapping_text, read_mapping};
pub use overlay::{LoadedOverlay, OverlayError, open_overlay};
pub use problem::{Position, Problem, Problems, Severity};
pub use reach::ReachError;
pub use save::{SaveError, Saved, Version, Versions, save_case, text_to_save};
pub use table::{Dialect, Row, Rows, TableError};
pub use unpack::{Content, Packing, UnpackError, Unpacked};
pub use written_case::CaseForm;
