//! The document: a case, the text it was read from, what was edited since, and what is derived.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::model::{Case, Edit};
use crate::query::{CaseStore, Contest, Links, Stacks, editable_letters, fixed_letters};

/// A case with what competes in it. Cheap to clone.
///
/// Invariant: the case is the one that `base` holds, with the edits of [`Document::unsaved`] made.
#[derive(Debug, Clone)]
pub struct Document {
    case: Arc<Case>,
    contest: Arc<Contest>,
    stacks: Arc<Stacks>,
    links: Arc<Links>,
    letters: Arc<BTreeSet<char>>,
    /// Those of them that no edit brings or takes away.
    fixed_letters: Arc<BTreeSet<char>>,
    base: Base,
    unsaved: Arc<[Edit]>,
    /// What the file is known to hold: the base's text, unless somebody else has written to it and
    /// the user chose to keep their own.
    on_disk: Arc<str>,
    /// Where the case came from.
    pub origin: Origin,
    identity: u64,
    revision: u64,
}

/// A text and the case that it says. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Base {
    /// The text, as it stands in a file.
    pub text: Arc<str>,
    /// The case that was read from it.
    pub case: Arc<Case>,
}

/// How the text of a case is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// In RON, in which it is edited and saved.
    Ron,
    /// In JSON.
    Json,
    /// As a table of claims.
    Table,
}

impl Base {
    /// How the text is written.
    #[must_use]
    pub fn writing(&self) -> Writing {
        let text = self.text.trim_start_matches('\u{feff}').trim_start();
        // No case in RON begins as an object does, or with the names of columns.
        if text.starts_with('{') {
            return Writing::Json;
        }
        let first_line = text.lines().next().unwrap_or_default();
        let is_of_ron = text.starts_with(['(', '/', '#']) || text.starts_with("Case(");
        if !is_of_ron && first_line.contains("claim_id") {
            return Writing::Table;
        }
        Writing::Ron
    }
}

/// Where a case came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Built into the program.
    BuiltIn,
    /// A file of the user's.
    File(PathBuf),
    /// An earlier version of a file, which the program had kept.
    Version(PathBuf),
}

impl Document {
    /// Takes in `case`, which was read from `text`, and works out what competes in it. That takes
    /// longer than a frame where there are many claims.
    #[must_use]
    pub fn new(case: Case, text: impl Into<Arc<str>>, origin: Origin) -> Self {
        let (case, text) = (Arc::new(case), text.into());
        let fixed_letters = fixed_letters(&case);
        Self {
            contest: Arc::new(Contest::of(&case)),
            stacks: Arc::new(Stacks::of(&case)),
            links: Arc::new(Links::of(&case)),
            letters: Arc::new(&fixed_letters | &editable_letters(&case)),
            fixed_letters: Arc::new(fixed_letters),
            base: Base {
                text: Arc::clone(&text),
                case: Arc::clone(&case),
            },
            case,
            unsaved: Arc::default(),
            on_disk: text,
            origin,
            identity: next_number(),
            revision: next_number(),
        }
    }

    /// The case.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// The case, for whoever works on it elsewhere.
    #[must_use]
    pub fn shared_case(&self) -> Arc<Case> {
        Arc::clone(&self.case)
    }

    /// What competes in it; shared by all that becomes of it, as no edit changes that.
    #[must_use]
    pub fn contest(&self) -> &Arc<Contest> {
        &self.contest
    }

    /// Which of its incidents share a coordinate; no edit changes that either.
    #[must_use]
    pub fn stacks(&self) -> &Stacks {
        &self.stacks
    }

    /// Which of its claims are linked; nor does any edit change that.
    #[must_use]
    pub fn links(&self) -> &Links {
        &self.links
    }

    /// The letters beyond ASCII that it puts on the screen.
    #[must_use]
    pub fn letters(&self) -> &BTreeSet<char> {
        &self.letters
    }

    /// What the case answers to those who ask what of it is shown.
    #[must_use]
    pub fn store(&self) -> CaseStore<'_> {
        CaseStore {
            case: self.case(),
            contest: self.contest(),
            stacks: self.stacks(),
        }
    }

    /// A number that no two states of any document share: what is derived is cached by it.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// A number that all states of this document share, and no other document has.
    #[must_use]
    pub fn identity(&self) -> u64 {
        self.identity
    }

    /// The text and the case that the edits start from.
    #[must_use]
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// The edits that lead from the base to the case.
    #[must_use]
    pub fn unsaved(&self) -> &[Edit] {
        &self.unsaved
    }

    /// What the file is known to hold; of a case without a file, what it began as.
    #[must_use]
    pub fn on_disk(&self) -> &str {
        &self.on_disk
    }

    /// Whether there is anything that the file does not hold.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        // Asked in every frame, while a text may be long: two that are one need not be compared.
        let is_on_disk =
            || Arc::ptr_eq(&self.base.text, &self.on_disk) || self.base.text == self.on_disk;
        !self.unsaved.is_empty() || !is_on_disk()
    }

    /// The file that saving writes to; `None` when the user has yet to name one.
    #[must_use]
    pub fn file(&self) -> Option<&PathBuf> {
        match &self.origin {
            Origin::File(_) if self.base.writing() != Writing::Ron => None,
            Origin::File(path) => Some(path),
            Origin::BuiltIn | Origin::Version(_) => None,
        }
    }

    /// The file that it was read from, and how that is written, where it is not in RON. Edits are made in RON alone,
    /// in which a text keeps all that they do not concern: such a case is saved as RON, to a file of its own.
    #[must_use]
    pub fn foreign_file(&self) -> Option<(&PathBuf, Writing)> {
        match (&self.origin, self.base.writing()) {
            (Origin::File(path), writing @ (Writing::Json | Writing::Table)) => {
                Some((path, writing))
            }
            _ => None,
        }
    }

    /// The document after `edit`; `None` when that is not possible, or changes nothing.
    #[must_use]
    pub fn edited(&self, edit: &Edit) -> Option<Self> {
        let is_news = edit.spot().read(&self.case).as_ref() != Some(edit);
        if !is_news || !edit.is_possible(&self.case) {
            return None;
        }
        let mut case = Case::clone(&self.case);
        edit.apply(&mut case);
        Some(Self {
            letters: self.letters_of(&case),
            unsaved: Edit::between(&self.base.case, &case).into(),
            case: Arc::new(case),
            revision: next_number(),
            ..self.clone()
        })
    }

    /// The document once `saved`, which was made of this one or of an earlier state of it, has been
    /// written to the file `path`.
    #[must_use]
    pub fn after_saving(&self, saved: Base, path: PathBuf) -> Self {
        Self {
            unsaved: Edit::between(&saved.case, &self.case).into(),
            on_disk: Arc::clone(&saved.text),
            base: saved,
            origin: Origin::File(path),
            revision: next_number(),
            ..self.clone()
        }
    }

    /// The document as its base has it.
    #[must_use]
    pub fn without_edits(&self) -> Self {
        Self {
            case: Arc::clone(&self.base.case),
            letters: self.letters_of(&self.base.case),
            unsaved: Arc::default(),
            revision: next_number(),
            ..self.clone()
        }
    }

    fn letters_of(&self, case: &Case) -> Arc<BTreeSet<char>> {
        Arc::new(self.fixed_letters.as_ref() | &editable_letters(case))
    }

    /// The document once it is known that its file holds `text`, and that it is to be written over.
    #[must_use]
    pub fn knowing_on_disk(&self, text: Arc<str>) -> Self {
        Self {
            on_disk: text,
            revision: next_number(),
            ..self.clone()
        }
    }
}

/// Equal are only clones of one another.
impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision
    }
}

fn next_number() -> u64 {
    static NUMBERS: AtomicU64 = AtomicU64::new(1);
    NUMBERS.fetch_add(1, Ordering::Relaxed)
}
