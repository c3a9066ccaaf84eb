//! A case: everything that one file holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    Claim, ClaimId, DocumentId, FilterSet, FilterSetId, Group, GroupId, IncidentId, Location,
    Match, MatchId, Note, NoteId, Party, PartyId, Place, PlaceId, QuestionId, Scene, SceneId,
    Source, SourceId, Span, When,
};

/// Everything that an analyst keeps in one file.
///
/// Invariant: every id that a part of the case refers to is declared in it, but for those in the looks
/// of scenes. The readers in [`crate::formats`] hold to that, and report what does not; the lookups
/// below rely on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Title as shown.
    pub title: String,
    /// The time zone that all times of the case are local to, by its IANA name.
    pub time_zone: String,
    /// What claims about "all strikes" are about.
    pub campaign: Campaign,
    /// Parties by id.
    pub parties: BTreeMap<PartyId, Party>,
    /// Sources by id.
    pub sources: BTreeMap<SourceId, Source>,
    /// Groups by id.
    pub groups: BTreeMap<GroupId, Group>,
    /// Documents by id.
    pub documents: BTreeMap<DocumentId, Document>,
    /// Places by id.
    pub places: BTreeMap<PlaceId, Place>,
    /// Incidents by id.
    pub incidents: BTreeMap<IncidentId, Incident>,
    /// Whether no two of its incidents are the same strikes, as in a data set that lists each once. In a
    /// case of several accounts nobody knows that.
    pub incidents_are_distinct: bool,
    /// Titles of the questions that the case adds to the built-in ones.
    pub questions: BTreeMap<QuestionId, String>,
    /// Claims, in the order of the file. Shared by what becomes of a case as it is edited.
    pub claims: Arc<[Claim]>,
    /// What analysts noted for themselves, by id: no claims, and never counted among them.
    pub notes: BTreeMap<NoteId, Arc<Note>>,
    /// Filters that analysts keep under a name, by id.
    pub filter_sets: BTreeMap<FilterSetId, Arc<FilterSet>>,
    /// What analysts decided on incidents that may be the same strike, by id.
    pub matches: BTreeMap<MatchId, Arc<Match>>,
    /// The scenes of the briefing, in their order.
    pub scenes: Arc<[Arc<Scene>]>,
}

impl Case {
    /// A case with nothing in it, of which `campaign` is all that is said.
    #[must_use]
    pub fn empty(title: String, campaign: Campaign) -> Self {
        Self {
            title,
            time_zone: String::new(),
            campaign,
            parties: BTreeMap::new(),
            sources: BTreeMap::new(),
            groups: BTreeMap::new(),
            documents: BTreeMap::new(),
            places: BTreeMap::new(),
            incidents: BTreeMap::new(),
            incidents_are_distinct: false,
            questions: BTreeMap::new(),
            claims: Arc::default(),
            notes: BTreeMap::new(),
            filter_sets: BTreeMap::new(),
            matches: BTreeMap::new(),
            scenes: Arc::default(),
        }
    }

    /// The source called `id`.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> &Source {
        &self.sources[id]
    }

    /// The party that the source called `id` belongs to.
    #[must_use]
    pub fn party_of(&self, id: &SourceId) -> &Party {
        &self.parties[&self.source(id).party]
    }

    /// The place called `id`.
    #[must_use]
    pub fn place(&self, id: &PlaceId) -> &Place {
        &self.places[id]
    }

    /// The incident called `id`.
    #[must_use]
    pub fn incident(&self, id: &IncidentId) -> &Incident {
        &self.incidents[id]
    }

    /// Whether a source says where `incident` happened.
    #[must_use]
    pub fn locates(&self, incident: &Incident) -> bool {
        let mut places = incident.places.iter().map(|id| self.place(id));
        places.any(|place| place.at != Location::Unlocated)
    }

    /// The incidents that no source locates.
    pub fn unlocated(&self) -> impl Iterator<Item = &IncidentId> {
        let unlocated = |incident: &Incident| !self.locates(incident);
        self.incidents
            .iter()
            .filter(move |(_, incident)| unlocated(incident))
            .map(|(id, _)| id)
    }

    /// The incidents that no source dates.
    pub fn undated(&self) -> impl Iterator<Item = &IncidentId> {
        let incidents = self.incidents.iter();
        let undated = incidents.filter(|(_, incident)| incident.when.is_none());
        undated.map(|(id, _)| id)
    }

    /// The document called `id`.
    #[must_use]
    pub fn document(&self, id: &DocumentId) -> &Document {
        &self.documents[id]
    }

    /// The scene called `id`, if there is one.
    #[must_use]
    pub fn scene(&self, id: &SceneId) -> Option<&Arc<Scene>> {
        self.scenes.iter().find(|scene| scene.id == *id)
    }

    /// The claim called `id`, if there is one.
    #[must_use]
    pub fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.id == *id)
    }
}

/// All strikes of the case taken together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    /// Title as shown.
    pub title: String,
    /// The time that the case covers.
    pub span: Span,
    /// How that time is known.
    pub note: Option<String>,
}

/// Where a claim was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Title, or our description of it.
    pub title: String,
    /// Publisher; `None` when not given.
    pub publisher: Option<String>,
    /// Date of publication; `None` when not given.
    pub published: Option<Published>,
    /// Link; `None` when not given.
    pub link: Option<String>,
    /// Link to an archived copy; `None` when not given.
    pub archive: Option<String>,
    /// Whether a room must not learn which it is.
    pub is_sensitive: bool,
}

/// When a document was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The date.
    pub span: Span,
    /// From what the date was inferred, where the document does not state it.
    pub inferred_from: Option<String>,
}

/// One reported strike or wave of strikes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident {
    /// Title as shown.
    pub title: String,
    /// The places that are named; none when the source gives no place.
    pub places: Vec<PlaceId>,
    /// How many further places the source counts without naming them.
    pub unnamed_places: u32,
    /// When it happened, if anything is known of it.
    pub when: Option<When>,
    /// What else there is to say of it.
    pub note: Option<String>,
}
