//! The case: plain types for what the sources say, about which place, time and question.
//!
//! Types here hold what a document says and nothing derived from it. What contradicts what is
//! decided in [`crate::query`]; how a case stands in a file, in [`crate::formats`].

pub mod annotation;
pub mod answer;
pub mod case;
pub mod claim;
pub mod coordinates;
pub mod edit;
pub mod filter;
pub mod filter_set;
pub mod ground;
pub mod id;
pub(crate) mod lon_lat;
pub mod look;
pub mod matched;
pub mod measure;
pub mod note;
pub mod place;
pub mod scene;
pub mod source;
pub mod stretch;
pub mod subject;
pub mod time;

pub use annotation::Annotation;
pub use answer::{Answer, Count, Harm, Quantifier};
pub use case::{Campaign, Case, Document, Incident, Published};
pub use claim::{
    Claim, Credibility, Link, LinkKind, Question, Scope, Sensitive, Stance, Statement,
};
pub use coordinates::CoordinateForm;
pub use edit::{Edit, Spot};
pub use filter::{Area, AtLeast, Competing, Facet, Filter, KnownOn, TimeAxis, TimeWindow};
pub use filter_set::FilterSet;
pub use ground::Ground;
pub use id::{
    ArchiveId, ClaimId, DocumentId, FilterSetId, GroupId, IncidentId, MatchId, NoteId, PartyId,
    PlaceId, QuestionId, SceneId, SourceId,
};
pub use look::{Look, Standpoint, ThemeName, TimelineLook};
pub use matched::{Match, Verdict};
pub use measure::Measure;
pub use note::{About, Note};
pub use place::{Location, Place, Precision, Region, Regions};
pub use scene::{MapChoice, Scene};
pub use source::{Group, Hue, MarkShape, Party, Reliability, Source, SourceKind};
pub use stretch::{Backwards, Stretch};
pub use subject::Subject;
pub use time::{Span, TimeError, TimePrecision, When};
