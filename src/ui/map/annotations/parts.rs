//! The parts of an annotation that can be taken hold of, and what becomes of it when one is moved.

use std::borrow::Cow;

use egui::Pos2;
use geo::Point;
use walkers::Projector;

use crate::model::{Annotation, Ground};
use crate::query::measure::{leg, reached};

/// A part of an annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::ui::map) enum Part {
    /// The words of a callout or a text.
    Words,
    /// What a callout is about.
    Tip,
    /// The head of an arrow.
    Head,
    /// The tail of an arrow, and the words there.
    Tail,
    /// The middle of a ring.
    Middle,
    /// The line of a ring.
    Radius,
    /// A corner of a path or an area, by its number from 0.
    Corner(usize),
}

impl Part {
    /// The parts of `annotation`.
    pub fn all(annotation: &Annotation) -> Vec<Self> {
        match annotation {
            Annotation::Callout { .. } => vec![Self::Words, Self::Tip],
            Annotation::Arrow { .. } => vec![Self::Tail, Self::Head],
            Annotation::Ring { .. } => vec![Self::Middle, Self::Radius],
            Annotation::Text { .. } => vec![Self::Words],
            Annotation::Path { .. } | Annotation::Area { .. } => {
                let corners = 0..annotation.corners().len();
                corners.map(Self::Corner).collect()
            }
        }
    }

    /// Its name, before that of what it is a part of.
    pub fn name(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Words => "Words",
            Self::Tip => "Tip",
            Self::Head => "Head",
            Self::Tail => "Tail",
            Self::Middle => "Middle",
            Self::Radius => "Radius",
            Self::Corner(number) => return format!("Corner {}", number + 1).into(),
        })
    }
}

/// Where `part` of `annotation` is on the screen.
pub(in crate::ui::map) fn place_of(
    annotation: &Annotation,
    part: Part,
    projector: &Projector,
) -> Option<Pos2> {
    let ground = match (annotation, part) {
        (Annotation::Callout { at, .. } | Annotation::Text { at, .. }, Part::Words) => at.lon_lat(),
        (Annotation::Callout { of, .. }, Part::Tip) => of.lon_lat(),
        (Annotation::Arrow { to, .. }, Part::Head) => to.lon_lat(),
        (Annotation::Arrow { from, .. }, Part::Tail) => from.lon_lat(),
        (Annotation::Ring { around, .. }, Part::Middle) => around.lon_lat(),
        (
            Annotation::Ring {
                around, radius_m, ..
            },
            Part::Radius,
        ) => reached(around.lon_lat(), 90.0, f64::from(*radius_m)),
        (annotation, Part::Corner(number)) => annotation.corners().get(number)?.lon_lat(),
        _ => return None,
    };
    Some(projector.project(ground).to_pos2())
}

/// `annotation` with `part` moved `to` that ground, (lon, lat) in degrees; as it is where that lies off
/// the globe.
pub(in crate::ui::map) fn moved(annotation: &Annotation, part: Part, to: Point) -> Annotation {
    let mut moved = annotation.clone();
    let Some(ground) = Ground::at(to) else {
        return moved;
    };
    match (&mut moved, part) {
        (Annotation::Callout { at, .. } | Annotation::Text { at, .. }, Part::Words) => *at = ground,
        (Annotation::Callout { of, .. }, Part::Tip) => *of = ground,
        (Annotation::Arrow { to, .. }, Part::Head) => *to = ground,
        (Annotation::Arrow { from, .. }, Part::Tail) => *from = ground,
        (Annotation::Ring { around, .. }, Part::Middle) => *around = ground,
        (
            Annotation::Ring {
                around, radius_m, ..
            },
            Part::Radius,
        ) => {
            *radius_m = apart(around.lon_lat(), to);
        }
        (annotation, Part::Corner(number)) => {
            let corners = annotation.corners_mut().map(|(corners, _)| corners);
            if let Some(corner) = corners.and_then(|corners| corners.get_mut(number)) {
                *corner = ground;
            }
        }
        _ => {}
    }
    moved
}

/// `annotation` without `part`, if that is a corner which it can be without.
pub(in crate::ui::map) fn without(annotation: &Annotation, part: Part) -> Option<Annotation> {
    let mut left = annotation.clone();
    let (corners, least) = left.corners_mut()?;
    let Part::Corner(number) = part else {
        return None;
    };
    if corners.len() <= least || number >= corners.len() {
        return None;
    }
    corners.remove(number);
    Some(left)
}

/// How many metres two points on the ground are apart, to two figures: a hand draws no more.
pub(in crate::ui::map) fn apart(one: Point, other: Point) -> u32 {
    let metres = leg(one, other).metres.max(1.0);
    let unit = 10_f64.powf((metres.log10().floor() - 1.0).max(0.0));
    // No two points of the ground are farther apart than a u32 can say.
    ((metres / unit).round() * unit) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ground(lon: f64, lat: f64) -> Ground {
        Ground::at(Point::new(lon, lat)).unwrap()
    }

    fn ring() -> Annotation {
        Annotation::Ring {
            around: ground(36.7, 34.8),
            radius_m: 10_000,
            text: None,
        }
    }

    #[test]
    fn the_line_of_a_ring_is_moved_to_two_figures() {
        let to = reached(Point::new(36.7, 34.8), 90.0, 12_345.0);
        let Annotation::Ring { radius_m, .. } = moved(&ring(), Part::Radius, to) else {
            panic!("a ring stays one");
        };
        assert_eq!(radius_m, 12_000);
        let near = reached(Point::new(36.7, 34.8), 90.0, 7.0);
        assert_eq!(apart(Point::new(36.7, 34.8), near), 7);
    }

    #[test]
    fn a_part_is_moved_alone() {
        let arrow = Annotation::Arrow {
            from: ground(36.0, 34.0),
            to: ground(37.0, 35.0),
            text: None,
        };
        let arrow = moved(&arrow, Part::Head, Point::new(36.5, 34.5));
        let expected = Annotation::Arrow {
            from: ground(36.0, 34.0),
            to: ground(36.5, 34.5),
            text: None,
        };
        assert_eq!(arrow, expected);
        assert_eq!(moved(&arrow, Part::Tail, Point::new(0.0, 99.0)), arrow);
    }
    #[test]
    fn a_corner_is_moved_alone_and_taken_away_while_others_suffice() {
        let corners = [(36.0, 34.0), (37.0, 34.0), (37.0, 35.0), (36.0, 35.0)];
        let corners = corners.map(|(lon, lat)| ground(lon, lat));
        let area = |corners: &[Ground]| Annotation::Area {
            outline: corners.to_vec(),
            text: None,
        };
        let [a, _, c, d] = corners;
        let to = ground(36.5, 33.0);
        let pulled = moved(&area(&corners), Part::Corner(1), to.lon_lat());
        assert_eq!(pulled, area(&[a, to, c, d]));
        let fewer = without(&area(&corners), Part::Corner(1)).unwrap();
        assert_eq!(fewer, area(&[a, c, d]));
        assert_eq!(without(&fewer, Part::Corner(0)), None);
        assert_eq!(without(&ring(), Part::Middle), None);
    }
}
