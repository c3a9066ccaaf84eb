//! The parts of an annotation that can be taken hold of, and what becomes of it when one is moved.

use egui::Pos2;
use geo::{Destination, Distance, Haversine, Point};
use walkers::Projector;

use crate::model::{Annotation, Ground};

/// A part of an annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
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
}

impl Part {
    /// The parts of `annotation`.
    pub fn all(annotation: &Annotation) -> &'static [Self] {
        match annotation {
            Annotation::Callout { .. } => &[Self::Words, Self::Tip],
            Annotation::Arrow { .. } => &[Self::Tail, Self::Head],
            Annotation::Ring { .. } => &[Self::Middle, Self::Radius],
            Annotation::Text { .. } => &[Self::Words],
        }
    }

    /// Its name, before that of the annotation.
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "",
            Self::Tip => "Tip of ",
            Self::Head => "Head of ",
            Self::Tail => "Tail of ",
            Self::Middle => "Middle of ",
            Self::Radius => "Radius of ",
        }
    }
}

/// Where `part` of `annotation` is on the screen.
pub(super) fn place_of(annotation: &Annotation, part: Part, projector: &Projector) -> Option<Pos2> {
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
        ) => Haversine.destination(around.lon_lat(), 90.0, f64::from(*radius_m)),
        _ => return None,
    };
    Some(projector.project(ground).to_pos2())
}

/// `annotation` with `part` moved `to` that ground, (lon, lat) in degrees; as it is where that lies off
/// the globe.
pub(super) fn moved(annotation: &Annotation, part: Part, to: Point) -> Annotation {
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
        _ => {}
    }
    moved
}

/// How many metres two points on the ground are apart, to two figures: a hand draws no more.
pub(super) fn apart(one: Point, other: Point) -> u32 {
    let metres = Haversine.distance(one, other).max(1.0);
    let unit = 10_f64.powf((metres.log10().floor() - 1.0).max(0.0));
    // No two points of the ground are farther apart than a u32 can say.
    ((metres / unit).round() * unit) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::map::draw::circle;

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
    fn a_ring_is_round_on_the_ground() {
        let middle = Point::new(36.7, 60.0);
        for point in circle(middle, 25_000.0) {
            let metres = Haversine.distance(middle, point);
            assert!((metres - 25_000.0).abs() < 1.0, "{metres}");
        }
    }

    #[test]
    fn the_line_of_a_ring_is_moved_to_two_figures() {
        let to = Haversine.destination(Point::new(36.7, 34.8), 90.0, 12_345.0);
        let Annotation::Ring { radius_m, .. } = moved(&ring(), Part::Radius, to) else {
            panic!("a ring stays one");
        };
        assert_eq!(radius_m, 12_000);
        let near = Haversine.destination(Point::new(36.7, 34.8), 90.0, 7.0);
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
}
