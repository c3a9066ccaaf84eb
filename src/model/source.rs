//! Who claims, and who may have been hit: parties, sources and groups.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{DocumentId, GroupId, PartyId};

/// A side or body that sources belong to; gives its sources their hue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Name as shown.
    pub name: String,
    /// The hue that all sources of the party share.
    pub hue: Hue,
}

/// The hues a party can take; what they look like is decided by the theme.
///
/// Eight that stay apart for colour-blind eyes when darkened to 3:1 on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Hue {
    /// Blue.
    Blue,
    /// Orange-red.
    Vermilion,
    /// Bluish green.
    Green,
    /// Reddish purple.
    Purple,
    /// Dark yellow.
    Ochre,
    /// Light blue, darkened.
    Sky,
    /// Brown.
    Brown,
    /// No hue: for the press and for bodies that are no side.
    Slate,
}

impl Hue {
    /// Every hue with the name it has in case files.
    pub const NAMED: [(&'static str, Self); 8] = [
        ("Blue", Self::Blue),
        ("Vermilion", Self::Vermilion),
        ("Green", Self::Green),
        ("Purple", Self::Purple),
        ("Ochre", Self::Ochre),
        ("Sky", Self::Sky),
        ("Brown", Self::Brown),
        ("Slate", Self::Slate),
    ];
}

/// Who makes a claim: a ministry, an official, a monitor, the report itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Name as shown, with "unnamed" or "collective" where the document gives no more.
    pub name: String,
    /// A shorter name for chips; the full name where absent.
    pub short: Option<String>,
    /// The party it belongs to.
    pub party: PartyId,
    /// What kind of body it is.
    pub kind: SourceKind,
    /// How reliable an analyst graded the source, apart from any one claim.
    pub reliability: Option<Reliability>,
    /// The shape of its marks, where an analyst chose one; the program gives it one otherwise.
    pub shape: Option<MarkShape>,
    /// What else the document says of it.
    pub note: Option<String>,
    /// Whether a room must not learn who it is.
    pub is_sensitive: bool,
}

impl Source {
    /// The name for places where room is short.
    #[must_use]
    pub fn short_name(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}

/// The shapes of marks, apart from one another at ten points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MarkShape {
    /// A filled square.
    Square,
    /// A square on its corner.
    Diamond,
    /// A disc.
    Circle,
    /// A triangle pointing up.
    Triangle,
    /// A regular pentagon.
    Pentagon,
    /// An upright cross.
    Plus,
    /// A triangle pointing down.
    TriangleDown,
    /// A regular hexagon.
    Hexagon,
    /// A five-pointed star.
    Star,
    /// A slanting cross.
    Times,
    /// A half disc.
    Dome,
    /// A lying bar.
    Bar,
}

impl MarkShape {
    /// Every shape with the name it has in case files, in the order in which they are given out.
    pub const NAMED: [(&'static str, Self); 12] = [
        ("Square", Self::Square),
        ("Diamond", Self::Diamond),
        ("Circle", Self::Circle),
        ("Triangle", Self::Triangle),
        ("Pentagon", Self::Pentagon),
        ("Plus", Self::Plus),
        ("TriangleDown", Self::TriangleDown),
        ("Hexagon", Self::Hexagon),
        ("Star", Self::Star),
        ("Times", Self::Times),
        ("Dome", Self::Dome),
        ("Bar", Self::Bar),
    ];
}

/// What kind of body a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SourceKind {
    /// A party to the fighting.
    Belligerent,
    /// A government or its officials, not fighting here.
    Government,
    /// An opposition body.
    Opposition,
    /// A body that watches and counts.
    Monitor,
    /// The press.
    Press,
    /// Anyone else, or nobody named.
    Other,
}

impl SourceKind {
    /// Every kind with the name it has in case files.
    pub const NAMED: [(&'static str, Self); 6] = [
        ("Belligerent", Self::Belligerent),
        ("Government", Self::Government),
        ("Opposition", Self::Opposition),
        ("Monitor", Self::Monitor),
        ("Press", Self::Press),
        ("Other", Self::Other),
    ];
}

/// Reliability of a source on the Admiralty scale (NATO AJP-2.1): a letter for the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reliability {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Reliability cannot be judged.
    F,
}

impl Reliability {
    /// Every grade with the letter it has in case files.
    pub const NAMED: [(&'static str, Self); 6] = [
        ("A", Self::A),
        ("B", Self::B),
        ("C", Self::C),
        ("D", Self::D),
        ("E", Self::E),
        ("F", Self::F),
    ];
}

/// Who can be hit or present, as declared in the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Name as shown.
    pub name: String,
    /// The wider group that it is part of.
    pub part_of: Option<GroupId>,
    /// Groups that it has no member in common with.
    pub disjoint: BTreeSet<GroupId>,
    /// The document that says so.
    pub document: Option<DocumentId>,
}
