//! A look at a case: what is selected and shown, from where, in which colours.

use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};

use super::{Filter, Stretch, Subject, TimeAxis, lon_lat};

/// What of a view can be gone back to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    /// What the panel was about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selected: Option<Subject>,
    /// Which claims were shown.
    #[serde(skip_serializing_if = "shows_all")]
    pub filter: Filter,
    /// Where the map stood, once it had come to rest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standpoint: Option<Standpoint>,
    /// How the timeline lay.
    #[serde(skip_serializing_if = "is_as_usual")]
    pub timeline: TimelineLook,
}

/// How the timeline lies below the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct TimelineLook {
    /// Whether it is shown.
    pub is_open: bool,
    /// Whose dates stand on it.
    pub axis: TimeAxis,
    /// What of time is on the screen; all that is dated when `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Stretch>,
}

impl Default for TimelineLook {
    fn default() -> Self {
        Self {
            is_open: true,
            axis: TimeAxis::default(),
            range: None,
        }
    }
}

fn is_as_usual(timeline: &TimelineLook) -> bool {
    *timeline == TimelineLook::default()
}

fn shows_all(filter: &Filter) -> bool {
    *filter == Filter::default()
}

/// Where the map stands and how near.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Standpoint {
    /// The ground in the middle, WGS 84 (lon, lat) in degrees.
    #[serde(with = "lon_lat")]
    pub lon_lat: geo::Point,
    /// 0 shows the world in 256 points; each level halves what is in view.
    #[serde(deserialize_with = "lon_lat::finite")]
    pub zoom: f64,
}

/// Its numbers are finite: a map stands nowhere else, and nothing else is read.
impl Eq for Standpoint {}

impl Hash for Standpoint {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        for number in [self.lon_lat.x(), self.lon_lat.y(), self.zoom] {
            // Both zeros are equal, and have other bits.
            (number + 0.0).to_bits().hash(hasher);
        }
    }
}

/// The three looks of the screen.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, clap::ValueEnum, Serialize, Deserialize,
)]
pub enum ThemeName {
    /// Light and calm, for the desk.
    #[default]
    Paper,
    /// Dark, for a dark room.
    Night,
    /// Light, with larger type and thicker marks, for the wall.
    Projector,
}

impl ThemeName {
    /// Every theme, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Paper, Self::Night, Self::Projector];

    /// The name shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Paper => "Paper",
            Self::Night => "Night",
            Self::Projector => "Projector",
        }
    }
}
