//! Small cases and claims for the tests of queries. Their content is made up.

mod cases;

use std::collections::{BTreeMap, BTreeSet};

use geo::Point;
use proptest::prelude::*;

use crate::model::{
    Answer, Campaign, Case, Claim, Document, Group, Harm, Incident, Location, Party, Place,
    Precision, Quantifier, Question, Scope, Source, SourceKind, Span, Stance, Statement, When,
};
use crate::model::{Count, Hue};

pub(crate) use self::cases::any_case;

/// Builds a case step by step.
pub(crate) struct CaseBuilder(Case);

impl CaseBuilder {
    pub(crate) fn new() -> Self {
        let group = |part_of: Option<&str>, disjoint: &[&str]| Group {
            name: String::new(),
            part_of: part_of.map(Into::into),
            disjoint: disjoint.iter().map(|id| (*id).into()).collect(),
            document: None,
        };
        let campaign = Campaign {
            title: "all strikes".into(),
            span: Span::parse_from_to("2015-09-30", "2015-10-01").unwrap(),
            note: None,
        };
        Self(Case {
            time_zone: "Asia/Damascus".into(),
            parties: BTreeMap::from([(
                "party".into(),
                Party {
                    name: "party".into(),
                    hue: Hue::Blue,
                },
            )]),
            groups: BTreeMap::from([
                ("is".into(), group(None, &["opposition"])),
                ("opposition".into(), group(None, &[])),
                ("us-backed".into(), group(Some("opposition"), &[])),
                ("tajamu".into(), group(Some("us-backed"), &[])),
            ]),
            documents: BTreeMap::from([(
                "doc".into(),
                Document {
                    title: "document".into(),
                    publisher: None,
                    published: None,
                    link: None,
                    archive: None,
                    is_sensitive: false,
                },
            )]),
            ..Case::empty("made up for a test".into(), campaign)
        })
    }

    /// Talbiseh and Aleppo with an incident each, and one incident that nobody locates.
    pub(crate) fn two_towns() -> Self {
        Self::new()
            .town("talbiseh", 36.73, 34.84)
            .town("aleppo", 37.16, 36.2)
            .incident("four", &["talbiseh"], "2015-09-30", "2015-10-01")
            .incident("aleppo", &["aleppo"], "2015-09-30", "2015-10-01")
            .incident("nowhere", &[], "2015-09-30", "2015-10-01")
    }

    fn place(mut self, id: &str, at: Location) -> Self {
        let place = Place {
            name: id.into(),
            names: BTreeMap::new(),
            at,
            precision: Precision::Settlement,
            within: None,
            located_by: None,
            note: None,
        };
        self.0.places.insert(id.into(), place);
        self
    }

    pub(crate) fn town(self, id: &str, lon: f64, lat: f64) -> Self {
        self.place(id, Location::Point(Point::new(lon, lat)))
    }

    pub(crate) fn around(self, id: &str, lon: f64, lat: f64) -> Self {
        self.place(id, Location::Around(Point::new(lon, lat)))
    }

    pub(crate) fn within(mut self, inner: &str, outer: &str) -> Self {
        if let Some(place) = self.0.places.get_mut(inner) {
            place.within = Some(outer.into());
        }
        self
    }

    pub(crate) fn incident(mut self, id: &str, places: &[&str], first: &str, last: &str) -> Self {
        let incident = Incident {
            title: id.into(),
            places: places.iter().map(|id| (*id).into()).collect(),
            unnamed_places: 0,
            when: Some(When::Within(Span::parse_from_to(first, last).unwrap())),
            note: None,
        };
        self.0.incidents.insert(id.into(), incident);
        self
    }

    pub(crate) fn unnamed(self, id: &str, places: &[&str], unnamed: u32) -> Self {
        let mut case = self.incident(id, places, "2015-09-30", "2015-10-01");
        if let Some(incident) = case.0.incidents.get_mut(id) {
            incident.unnamed_places = unnamed;
        }
        case
    }

    pub(crate) fn claims(mut self, claims: impl IntoIterator<Item = Claim>) -> Self {
        let mut all = self.0.claims.to_vec();
        for claim in claims {
            let source = Source {
                name: claim.source.to_string(),
                short: None,
                party: "party".into(),
                kind: SourceKind::Other,
                reliability: None,
                shape: None,
                note: None,
                is_sensitive: false,
            };
            self.0.sources.insert(claim.source.clone(), source);
            all.push(claim);
        }
        self.0.claims = all.into();
        self
    }

    pub(crate) fn build(self) -> Case {
        self.0
    }
}

pub(crate) fn incident(id: &str) -> Scope {
    Scope::Incident(id.into())
}

pub(crate) fn places(ids: &[&str]) -> Scope {
    Scope::Places(ids.iter().map(|id| (*id).into()).collect())
}

pub(crate) fn claim(id: &str, source: &str, scope: Scope, stance: Stance) -> Claim {
    Claim {
        id: id.into(),
        source: source.into(),
        scope,
        question: Question::CivilianHarm,
        stance,
        answer: Answer::Harm(Harm::any_killed()),
        statement: Statement::of("doc".into(), String::new()),
        links: Vec::new(),
        credibility: None,
    }
}

pub(crate) fn killed(count: Count) -> Answer {
    Answer::Harm(Harm {
        killed: Some(count),
        ..Harm::default()
    })
}

pub(crate) fn asserts_killed(id: &str, source: &str, scope: Scope, n: u32) -> Claim {
    Claim {
        answer: killed(Count::exactly(n)),
        ..claim(id, source, scope, Stance::Asserts)
    }
}

pub(crate) fn denies_any_killed(id: &str, source: &str, scope: Scope) -> Claim {
    claim(id, source, scope, Stance::Denies)
}

pub(crate) fn asserts_hit(
    id: &str,
    source: &str,
    scope: Scope,
    how: Quantifier,
    groups: &[&str],
) -> Claim {
    let groups: BTreeSet<_> = groups.iter().map(|id| (*id).into()).collect();
    Claim {
        question: Question::Target,
        answer: Answer::Hit(how, groups),
        ..claim(id, source, scope, Stance::Asserts)
    }
}

/// A scope that the case of two towns has.
pub(crate) fn any_scope() -> impl Strategy<Value = Scope> {
    prop_oneof![
        Just(Scope::Campaign),
        Just(incident("four")),
        Just(incident("aleppo")),
        Just(incident("nowhere")),
        Just(places(&["talbiseh"])),
        Just(places(&["talbiseh", "aleppo"])),
    ]
}

/// A claim on it, by one of four sources.
pub(crate) fn any_claim() -> impl Strategy<Value = Claim> {
    let how = prop_oneof![
        Just(Quantifier::Some),
        Just(Quantifier::Mostly),
        Just(Quantifier::Only),
        Just(Quantifier::None),
    ];
    let group = prop_oneof![
        Just("is"),
        Just("opposition"),
        Just("us-backed"),
        Just("tajamu")
    ];
    let stance = prop_oneof![
        4 => Just(Stance::Asserts),
        3 => Just(Stance::Denies),
        1 => Just(Stance::Doubts),
    ];
    (
        any_scope(),
        stance,
        any::<bool>(),
        how,
        group,
        0u32..3,
        0u32..4,
    )
        .prop_map(|(scope, stance, about_harm, how, group, killed, source)| {
            let source = format!("source-{source}");
            let claim = if about_harm {
                asserts_killed("id", &source, scope, killed)
            } else {
                asserts_hit("id", &source, scope, how, &[group])
            };
            Claim { stance, ..claim }
        })
}

/// A few, each with an id of its own.
pub(crate) fn any_claims() -> impl Strategy<Value = Vec<Claim>> {
    prop::collection::vec(any_claim(), 0..12).prop_map(|mut claims| {
        for (i, claim) in claims.iter_mut().enumerate() {
            claim.id = format!("claim-{i}").as_str().into();
        }
        claims
    })
}
