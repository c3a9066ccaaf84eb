//! Stable string ids, one type for each kind of thing, so that they cannot be mixed up.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as it is written in the file.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// Names a [`Party`](crate::model::Party).
    PartyId
    /// Names a [`Source`](crate::model::Source).
    SourceId
    /// Names a [`Group`](crate::model::Group).
    GroupId
    /// Names a [`Document`](crate::model::Document).
    DocumentId
    /// Names a [`Place`](crate::model::Place).
    PlaceId
    /// Names an [`Incident`](crate::model::Incident).
    IncidentId
    /// Names a question that the case itself defines.
    QuestionId
    /// Names a [`Scene`](crate::model::Scene).
    SceneId
    /// Names a [`Claim`](crate::model::Claim).
    ClaimId
    /// Names a [`Note`](crate::model::Note).
    NoteId
    /// Names a [`FilterSet`](crate::model::FilterSet).
    FilterSetId
    /// Names a [`Match`](crate::model::Match).
    MatchId
    /// Names a data set that was imported, and begins the ids of all that is in it.
    ArchiveId
}
