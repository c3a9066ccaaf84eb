//! Notes: what an analyst writes down for themselves, apart from what the sources claim.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Case, ClaimId, IncidentId, PlaceId, Question};

/// What an analyst noted. It is no claim: it answers nothing and contradicts nothing.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Note {
    /// What it is about.
    pub about: About,
    /// Who wrote it; `None` when they gave no name.
    pub by: Option<String>,
    /// The day on which it was begun, where its author was.
    pub on: Date,
    /// What it says; never blank.
    pub text: String,
}

/// What a note can be about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum About {
    /// All strikes of the case.
    Campaign,
    /// A place.
    Place(PlaceId),
    /// One reported strike or wave of strikes.
    Incident(IncidentId),
    /// A claim.
    Claim(ClaimId),
    /// A question, wherever it is asked.
    Question(Question),
}

impl About {
    /// Whether `case` has what this is about.
    #[must_use]
    pub fn exists_in(&self, case: &Case) -> bool {
        match self {
            Self::Place(id) => case.places.contains_key(id),
            Self::Incident(id) => case.incidents.contains_key(id),
            Self::Claim(id) => case.claim(id).is_some(),
            Self::Question(Question::Custom(id)) => case.questions.contains_key(id),
            Self::Campaign | Self::Question(_) => true,
        }
    }
}
