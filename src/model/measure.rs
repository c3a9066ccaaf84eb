//! Measures: what somebody lays on the map to know how far, how large or which way. Nothing claims them,
//! and no file has them.

use serde::{Deserialize, Serialize};

use super::annotation::{outline, path};
use super::{Annotation, Ground};

/// The most points of a measure: no hand sets more.
const MOST_POINTS: usize = 1_000;

/// What is measured on the ground.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Measure {
    /// A path from point to point, two at least, the shortest way over the ground.
    Path(#[serde(deserialize_with = "path")] Vec<Ground>),
    /// An area by its corners, three at least; the last is joined to the first.
    Area(#[serde(deserialize_with = "outline")] Vec<Ground>),
    /// All that is as far from a point.
    Range {
        /// The middle.
        around: Ground,
        /// How far, in metres.
        radius_m: u32,
    },
}

impl Measure {
    /// The annotation that draws it, and says `text`.
    #[must_use]
    pub fn drawn(&self, text: Option<String>) -> Annotation {
        match self.clone() {
            Self::Path(along) => Annotation::Path { along, text },
            Self::Area(outline) => Annotation::Area { outline, text },
            Self::Range { around, radius_m } => Annotation::Ring {
                around,
                radius_m,
                text,
            },
        }
    }

    /// What is measured by an annotation; `None` for one that measures nothing.
    #[must_use]
    pub fn of(annotation: Annotation) -> Option<Self> {
        match annotation {
            Annotation::Path { along, .. } => Some(Self::Path(along)),
            Annotation::Area { outline, .. } => Some(Self::Area(outline)),
            Annotation::Ring {
                around, radius_m, ..
            } => Some(Self::Range { around, radius_m }),
            Annotation::Callout { .. } | Annotation::Arrow { .. } | Annotation::Text { .. } => None,
        }
    }

    /// Whether it has as many points as it cannot be without, and no more than can be measured at once.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let drawn = self.drawn(None);
        drawn.has_its_corners() && drawn.corners().len() <= MOST_POINTS
    }
}

#[cfg(test)]
mod tests {
    use geo::Point;

    use super::*;

    fn ground(lon: f64, lat: f64) -> Ground {
        Ground::at(Point::new(lon, lat)).unwrap()
    }

    #[test]
    fn a_measure_is_kept_as_what_draws_it() {
        let corners = vec![ground(36.0, 34.0), ground(37.0, 34.0), ground(37.0, 35.0)];
        let range = Measure::Range {
            around: corners[0],
            radius_m: 12_000,
        };
        for measure in [
            Measure::Path(corners.clone()),
            Measure::Area(corners),
            range,
        ] {
            assert!(measure.is_sound());
            let kept = measure.drawn(Some("As measured".to_owned()));
            assert_eq!(kept.text(), Some("As measured"));
            assert_eq!(Measure::of(kept), Some(measure));
        }
    }

    #[test]
    fn what_has_too_few_points_is_no_measure() {
        for written in ["Path([(36.0, 34.0)])", "Area([(36.0, 34.0), (37.0, 34.0)])"] {
            let error = ron::from_str::<Measure>(written).unwrap_err();
            assert!(error.to_string().contains("at least"), "{error}");
        }
        assert!(!Measure::Path(vec![ground(36.0, 34.0)]).is_sound());
        assert!(!Measure::Path(vec![ground(36.0, 34.0); MOST_POINTS + 1]).is_sound());
        assert!(!Measure::Area(vec![ground(36.0, 34.0); 2]).is_sound());
    }
}
