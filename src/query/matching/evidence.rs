//! What is known of an incident that can speak for its being the same strike as another.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use geo::{Distance, Haversine, Intersects, Point, Rect};
use jiff::civil::DateTime;

use crate::model::{
    Case, Claim, Incident, IncidentId, Location, Place, Precision, Scope, SourceId, When,
};
use crate::query::scope::ground;
use crate::query::spelling::folded;
use crate::query::times::time_order;

use super::{DAYS_OFF, Nearness, Timing, days_later};

/// Words that tell of any strike, and so of none; folded.
const COMMON: [&str; 52] = [
    "about",
    "after",
    "airstrike",
    "airstrikes",
    "also",
    "among",
    "area",
    "areas",
    "attack",
    "attacks",
    "been",
    "before",
    "beside",
    "bombing",
    "civilian",
    "civilians",
    "first",
    "from",
    "have",
    "hits",
    "into",
    "killed",
    "near",
    "none",
    "only",
    "other",
    "others",
    "over",
    "people",
    "report",
    "reported",
    "said",
    "says",
    "second",
    "some",
    "strike",
    "strikes",
    "than",
    "that",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "were",
    "where",
    "which",
    "while",
    "with",
];
/// Shorter words tell nothing.
const SHORTEST: usize = 4;
/// As much of a text is read, in bytes: what it is about stands at its beginning, and reading is not to hold
/// up a frame.
const READ: usize = 1_000;
/// A word tells of an incident while it stands with no more than this part of all of them.
const RARE: usize = 20;

/// An incident as it is told.
pub struct Told<'a> {
    pub id: &'a IncidentId,
    pub when: Option<When>,
    spots: Vec<Spot>,
    /// Whether it was also somewhere that nobody names or locates.
    is_elsewhere_too: bool,
    /// Telling words, in the order of letters.
    words: Vec<Arc<str>>,
    sources: BTreeSet<&'a SourceId>,
}

/// A place that is located, as far as it is.
struct Spot {
    /// Where, (lon, lat) in degrees, and how many metres off the strike may have been; nothing for a
    /// place that has an extent.
    stated: Option<(Point, f64)>,
    /// The ground that it may take up at most; `None` where nobody states an extent.
    ground: Option<Rect>,
}

impl<'a> Told<'a> {
    /// The incidents of `case`, the earliest first and the undated last.
    pub fn all(case: &'a Case) -> Vec<Self> {
        let mut claims: HashMap<&IncidentId, Vec<&Claim>> = HashMap::new();
        for claim in case.claims.iter() {
            if let Scope::Incident(id) = &claim.scope {
                claims.entry(id).or_default().push(claim);
            }
        }
        let incidents = case.incidents.iter();
        let mut told: Vec<Self> = incidents
            .map(|(id, incident)| {
                let claims = claims.get(id).map_or(&[][..], Vec::as_slice);
                Self::of(case, id, incident, claims)
            })
            .collect();
        leave_rare_words(&mut told);
        told.sort_by_key(|told| time_order(told.when.map(|when| *when.span())));
        told
    }

    fn of(case: &'a Case, id: &'a IncidentId, incident: &Incident, claims: &[&'a Claim]) -> Self {
        let places = incident.places.iter().map(|place| case.place(place));
        let spots: Vec<Spot> = places.filter_map(Spot::of).collect();
        let is_elsewhere_too = incident.unnamed_places > 0 || spots.len() < incident.places.len();
        let texts = claims.iter().map(|claim| claim.statement.text.as_str());
        let texts = texts.chain([incident.title.as_str()]);
        let texts = texts.chain(incident.note.as_deref());
        Self {
            id,
            when: incident.when,
            spots,
            is_elsewhere_too,
            words: words(texts),
            sources: claims.iter().map(|claim| &claim.source).collect(),
        }
    }

    /// How near the places of the two are; `None` where they are apart.
    pub fn distance_to(&self, other: &Self) -> Option<Nearness> {
        if self.spots.is_empty() || other.spots.is_empty() {
            return Some(Nearness::Unknown);
        }
        let pairs = || {
            let others = |one| other.spots.iter().map(move |other: &Spot| (one, other));
            self.spots.iter().flat_map(others)
        };
        let near = pairs().filter_map(|(one, other): (&Spot, _)| one.near(other));
        if let Some(near) = near.min() {
            return Some(near);
        }
        let may_meet = self.is_elsewhere_too
            || other.is_elsewhere_too
            || pairs().any(|(one, other): (&Spot, _)| one.may_meet(other));
        may_meet.then_some(Nearness::MayMeet)
    }

    /// How the times of the two lie; `None` where they are apart.
    pub fn timing_with(&self, other: &Self) -> Option<Timing> {
        let (Some(one), Some(other)) = (self.when, other.when) else {
            return Some(Timing::Unknown);
        };
        let (a, b) = (one.span(), other.span());
        if a.overlaps(b) {
            let are_stated = matches!((one, other), (When::On(_), When::On(_)));
            return Some(if are_stated {
                Timing::Together
            } else {
                Timing::MayMeet
            });
        }
        let follows = |first: DateTime, then: DateTime| then < days_later(first, DAYS_OFF);
        let is_next = follows(a.end(), b.start()) && follows(b.end(), a.start());
        is_next.then_some(Timing::NextDay)
    }

    /// The telling words of both.
    pub fn words_in_common(&self, other: &Self) -> Vec<String> {
        let is_of_both = |word: &&Arc<str>| other.words.binary_search(word).is_ok();
        let words = self.words.iter().filter(is_of_both);
        words.map(ToString::to_string).collect()
    }

    /// Who makes claims on it.
    pub fn sources(&self) -> Vec<SourceId> {
        self.sources.iter().copied().cloned().collect()
    }

    /// The sources that speak of both.
    pub fn sources_in_common(&self, other: &Self) -> Vec<SourceId> {
        let both = self.sources.intersection(&other.sources);
        both.copied().cloned().collect()
    }
}

impl Spot {
    fn of(place: &Place) -> Option<Self> {
        if place.at == Location::Unlocated {
            return None;
        }
        // As far as towns reach, and districts; a wider place is an extent, however it is drawn.
        let within_m = match place.precision {
            Precision::Exact => Some(500.0),
            Precision::Neighbourhood => Some(1_500.0),
            Precision::Settlement => Some(3_000.0),
            Precision::District => Some(15_000.0),
            _ => None,
        };
        let point = match &place.at {
            Location::Point(point) => Some(*point),
            _ => None,
        };
        Some(Self {
            stated: point.zip(within_m),
            ground: ground(place),
        })
    }

    /// How near the two are, where that is no farther than both leave open.
    fn near(&self, other: &Self) -> Option<Nearness> {
        let ((at, within), (other_at, other_within)) = self.stated.zip(other.stated)?;
        // A sphere is near enough, of pairs there are very many, and nothing is told to less than 100 m.
        let (apart, open) = (Haversine.distance(at, other_at), within + other_within);
        (apart <= open).then(|| Nearness::Within {
            at_most_m: (apart + open).round() as u32,
            apart_m: apart.round() as u32,
        })
    }

    fn may_meet(&self, other: &Self) -> bool {
        match (&self.ground, &other.ground) {
            (Some(one), Some(other)) => one.intersects(other),
            _ => true,
        }
    }
}

/// The words of `texts` that may tell of a strike, each once.
fn words<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<Arc<str>> {
    let mut found: BTreeSet<Arc<str>> = BTreeSet::new();
    for text in texts {
        let folded = folded(&text[..text.floor_char_boundary(READ)]);
        let words = folded.split(|letter: char| !letter.is_alphanumeric());
        let long = words.filter(|word| word.chars().count() >= SHORTEST);
        let telling = long.filter(|word| COMMON.binary_search(word).is_err());
        found.extend(telling.map(Arc::from));
    }
    found.into_iter().collect()
}

/// Leaves each incident the words that few others have.
fn leave_rare_words(told: &mut [Told]) {
    let most = (told.len() / RARE).max(2);
    let mut counts: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    for word in told.iter().flat_map(|told| &told.words) {
        *counts.entry(Arc::clone(word)).or_default() += 1;
    }
    for told in told {
        told.words.retain(|word| counts[word] <= most);
    }
}

#[cfg(test)]
mod tests {
    use super::COMMON;

    #[test]
    fn common_words_are_in_the_order_in_which_they_are_looked_for() {
        assert!(COMMON.is_sorted());
    }
}
