//! Work that an earlier run of the program did not save.

use super::Document;

/// Unsaved work that was found in a journal, of a run that ended without saving it.
#[derive(Debug, Clone)]
pub struct Recovered {
    /// The journal's name, unique among those found.
    pub journal: String,
    /// When the last edit was written down, for people, in their own time zone.
    pub when: String,
    /// The document with its edits made; its base is what the run had started from.
    pub document: Document,
}
