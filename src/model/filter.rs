//! Filters: which claims somebody wants to see.
//!
//! Plain choices, as they are remembered, saved in a case and sent to others. What a filter shows of
//! a case is worked out in [`crate::query`]; it only hides, and never changes what is contested.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{
    Case, Credibility, Ground, PlaceId, Precision, Question, Reliability, SourceId, SourceKind,
    Stance,
};

/// Which claims are shown: those that every choice lets through. The default lets all through.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Sources whose claims are hidden.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub hidden_sources: BTreeSet<SourceId>,
    /// Kinds of sources whose claims are hidden.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub hidden_kinds: BTreeSet<SourceKind>,
    /// Questions on which claims are hidden.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub hidden_questions: BTreeSet<Question>,
    /// Stances in which claims are hidden.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub hidden_stances: BTreeSet<Stance>,
    /// How a claim competes with others.
    #[serde(skip_serializing_if = "is_default")]
    pub competing: Competing,
    /// How precisely a claim must be located at least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    /// How reliable its source must be graded at least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reliability: Option<AtLeast<Reliability>>,
    /// How credible it must be graded at least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credibility: Option<AtLeast<Credibility>>,
    /// How many civilians it must say were killed at least, or may have been.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub killed: Option<AtLeast<u32>>,
    /// Words that it must contain, all of them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Where that must be which it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
    /// When that must be, or when it must have been said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeWindow>,
    /// The last day by which it must have been said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_on: Option<KnownOn>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// How a claim must compete with others to be shown.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Competing {
    /// However it does.
    #[default]
    Any,
    /// It contradicts another claim (≠), or may (≟).
    Perhaps,
    /// It contradicts another claim (≠).
    Contradicted,
}

impl Competing {
    /// Every choice, from the widest to the narrowest.
    pub const ALL: [Self; 3] = [Self::Any, Self::Perhaps, Self::Contradicted];
}

/// A least value, and what becomes of claims that give none: unknown is not zero, so that is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AtLeast<T> {
    /// The least value.
    pub least: T,
    /// Whether claims without a value are shown.
    pub unknown: bool,
}

/// Where on the ground. Claims without a place are nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Area {
    /// Between these two corners, south-west and north-east.
    Box(Ground, Ground),
    /// Inside the outline through these points; the last is joined to the first.
    Polygon(Vec<Ground>),
    /// No farther from the place than so many metres.
    Near(PlaceId, u32),
}

/// A stretch of time in the case's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TimeWindow {
    /// Of what.
    pub axis: TimeAxis,
    /// Its first moment.
    pub start: DateTime,
    /// The first moment after it.
    pub end: DateTime,
    /// Whether claims without a date are shown.
    pub undated: bool,
}

/// What a date is of.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum TimeAxis {
    /// Of that which a claim is about.
    #[default]
    Strikes,
    /// Of the claim: when it was said.
    Statements,
}

/// What had been said by a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct KnownOn {
    /// The day, up to its end.
    pub day: Date,
    /// Whether claims of which nobody knows when they were said are shown.
    pub undated: bool,
}

/// One of the choices in a [`Filter`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Facet {
    /// [`Filter::hidden_sources`].
    Sources,
    /// [`Filter::hidden_kinds`].
    Kinds,
    /// [`Filter::hidden_questions`].
    Questions,
    /// [`Filter::hidden_stances`].
    Stances,
    /// [`Filter::competing`].
    Competing,
    /// [`Filter::precision`].
    Precision,
    /// [`Filter::reliability`].
    Reliability,
    /// [`Filter::credibility`].
    Credibility,
    /// [`Filter::killed`].
    Killed,
    /// [`Filter::text`].
    Text,
    /// [`Filter::area`].
    Area,
    /// [`Filter::time`].
    Time,
    /// [`Filter::known_on`].
    KnownOn,
}

impl Facet {
    /// Every facet, in the order in which they are shown.
    pub const ALL: [Self; 13] = [
        Self::Sources,
        Self::Kinds,
        Self::Questions,
        Self::Stances,
        Self::Competing,
        Self::Precision,
        Self::Reliability,
        Self::Credibility,
        Self::Killed,
        Self::Text,
        Self::Area,
        Self::Time,
        Self::KnownOn,
    ];
}

impl Facet {
    /// Whether it is turned step by step, as by dragging or typing, rather than chosen at once.
    #[must_use]
    pub fn is_turned(self) -> bool {
        matches!(
            self,
            Self::Killed | Self::Text | Self::Area | Self::Time | Self::KnownOn
        )
    }
}

impl Filter {
    /// This filter without what cannot be in `case`, wherever it came from: a time that ends before
    /// it begins, an outline of less than three corners, a place, source or question that is not
    /// there.
    #[must_use]
    pub fn sound_in(mut self, case: &Case) -> Self {
        self.hidden_sources
            .retain(|source| case.sources.contains_key(source));
        self.hidden_questions.retain(|question| match question {
            Question::Custom(id) => case.questions.contains_key(id),
            _ => true,
        });
        self.time = self.time.filter(|window| window.start < window.end);
        self.area = self.area.filter(|area| match area {
            Area::Box(..) => true,
            Area::Polygon(corners) => corners.len() >= 3,
            Area::Near(place, _) => case.places.contains_key(place),
        });
        self
    }

    /// Whether the claims of `source` are shown, as far as their source decides.
    #[must_use]
    pub fn shows_source(&self, source: &SourceId) -> bool {
        !self.hidden_sources.contains(source)
    }

    /// This filter with everything let through that `facet` held back.
    #[must_use]
    pub fn without(mut self, facet: Facet) -> Self {
        let all = Self::default();
        match facet {
            Facet::Sources => self.hidden_sources = all.hidden_sources,
            Facet::Kinds => self.hidden_kinds = all.hidden_kinds,
            Facet::Questions => self.hidden_questions = all.hidden_questions,
            Facet::Stances => self.hidden_stances = all.hidden_stances,
            Facet::Competing => self.competing = all.competing,
            Facet::Precision => self.precision = all.precision,
            Facet::Reliability => self.reliability = all.reliability,
            Facet::Credibility => self.credibility = all.credibility,
            Facet::Killed => self.killed = all.killed,
            Facet::Text => self.text = all.text,
            Facet::Area => self.area = all.area,
            Facet::Time => self.time = all.time,
            Facet::KnownOn => self.known_on = all.known_on,
        }
        self
    }

    /// The facets in which this filter differs from `other`.
    pub fn differing(&self, other: &Self) -> impl Iterator<Item = Facet> {
        let differs = |facet: Facet| match facet {
            Facet::Sources => self.hidden_sources != other.hidden_sources,
            Facet::Kinds => self.hidden_kinds != other.hidden_kinds,
            Facet::Questions => self.hidden_questions != other.hidden_questions,
            Facet::Stances => self.hidden_stances != other.hidden_stances,
            Facet::Competing => self.competing != other.competing,
            Facet::Precision => self.precision != other.precision,
            Facet::Reliability => self.reliability != other.reliability,
            Facet::Credibility => self.credibility != other.credibility,
            Facet::Killed => self.killed != other.killed,
            Facet::Text => self.text != other.text,
            Facet::Area => self.area != other.area,
            Facet::Time => self.time != other.time,
            Facet::KnownOn => self.known_on != other.known_on,
        };
        Facet::ALL.into_iter().filter(move |facet| differs(*facet))
    }

    /// The facets that hold something back, or may.
    #[must_use]
    pub fn active(&self) -> Vec<Facet> {
        self.differing(&Self::default()).collect()
    }
}

impl TimeWindow {
    /// From `start` up to but not including `end`; `None` when that is no time at all.
    #[must_use]
    pub fn new(axis: TimeAxis, start: DateTime, end: DateTime, undated: bool) -> Option<Self> {
        (start < end).then_some(Self {
            axis,
            start,
            end,
            undated,
        })
    }
}
