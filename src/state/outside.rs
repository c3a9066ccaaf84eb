//! What somebody else made of the file meanwhile, and how it goes together with our own edits.

use crate::model::{Case, Edit, Spot};

use super::Document;

/// The file has changed while there was unsaved work: which of the two shall stand?
#[derive(Debug, Clone)]
pub struct Outside {
    /// What the file holds now.
    pub theirs: Document,
    /// What becomes of each of our edits on top of it, in the order of their spots.
    pub ours: Vec<Met>,
}

/// One of our edits, and what it meets in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// What we made of the spot.
    pub ours: Edit,
    /// What it meets.
    pub theirs: Meeting,
}

/// What an edit meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meeting {
    /// Nobody else has touched the spot.
    Untouched,
    /// The file says the same already.
    Agreed,
    /// The file says something else there than it did, and than we do.
    Conflict(Edit),
    /// The file has no longer what our edit is about: it can be read and copied, but not kept.
    Gone,
}

/// How to go on when the file has changed and there is unsaved work.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Settlement {
    /// Take what the file holds; our edits are dropped.
    Reload,
    /// Keep what we have; saving writes over what the file holds.
    KeepMine,
    /// Make our edits on top of what the file holds. Where the two conflict, ours stands at these
    /// places of [`Outside::ours`], and the file's at all others.
    Merge(Vec<usize>),
}

impl Outside {
    /// What becomes of the edits of `mine` on top of `theirs`.
    #[must_use]
    pub fn new(mine: &Document, theirs: Document) -> Self {
        let base = &mine.base().case;
        let met = |ours: &Edit| Met {
            theirs: meeting(ours, base, theirs.case()),
            ours: ours.clone(),
        };
        let ours = mine.unsaved().iter().map(met).collect();
        Self { theirs, ours }
    }

    /// The edits that a merge makes on top of the file, with our own at the conflicts `kept`.
    pub(super) fn merged(&self, kept: &[usize]) -> Vec<Edit> {
        let stands = |(i, met): &(usize, &Met)| match met.theirs {
            Meeting::Untouched => true,
            Meeting::Conflict(_) => kept.contains(i),
            Meeting::Agreed | Meeting::Gone => false,
        };
        let ours = self.ours.iter().enumerate().filter(stands);
        ours.map(|(_, met)| met.ours.clone()).collect()
    }
}

fn meeting(ours: &Edit, base: &Case, theirs: &Case) -> Meeting {
    let read = |spot: &Spot, case| spot.read(case);
    let spot = ours.spot();
    let there = read(&spot, theirs);
    if there.as_ref() == Some(ours) {
        return Meeting::Agreed;
    }
    if !ours.is_possible(theirs) {
        return Meeting::Gone;
    }
    match there {
        Some(there) if read(&spot, base).as_ref() != Some(&there) => Meeting::Conflict(there),
        _ => Meeting::Untouched,
    }
}
