//! The document: a case, where it came from, and what is derived from it.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::model::Case;
use crate::query::{Contest, letters};

/// A case with what competes in it. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Document {
    case: Arc<Case>,
    contest: Arc<Contest>,
    letters: Arc<BTreeSet<char>>,
    /// Where the case came from.
    pub origin: Origin,
    revision: u64,
}

/// Where a case came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Built into the program.
    BuiltIn,
    /// A file of the user's.
    File(PathBuf),
}

impl Document {
    /// Takes in `case` and works out what competes in it, which takes time that grows with the
    /// square of its claims: not for the frame.
    #[must_use]
    pub fn new(case: Case, origin: Origin) -> Self {
        static REVISIONS: AtomicU64 = AtomicU64::new(1);
        Self {
            contest: Arc::new(Contest::of(&case)),
            letters: Arc::new(letters(&case)),
            case: Arc::new(case),
            origin,
            revision: REVISIONS.fetch_add(1, Ordering::Relaxed),
        }
    }

    /// The case.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// What competes in it.
    #[must_use]
    pub fn contest(&self) -> &Contest {
        &self.contest
    }

    /// The letters beyond ASCII that it puts on the screen.
    #[must_use]
    pub fn letters(&self) -> &BTreeSet<char> {
        &self.letters
    }

    /// A number that no two states of any document share: what is derived is cached by it.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }
}
