//! The small signs that stand at a point itself: rings for towns, an aeroplane, a summit.

use egui::epaint::{CircleShape, PathShape};
use egui::{Color32, Pos2, Rect, Shape, Stroke, Vec2, vec2};

use super::LabelStyle;
use super::setting::TownClass;
use crate::basemap::{Label, LabelKind};

/// What stands at the point itself, with its radius in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Mark {
    /// A ring.
    Ring(f32),
    /// A ring with a dot in it.
    RingAndDot(f32),
    /// An aeroplane.
    Plane(f32),
    /// A filled triangle.
    Summit(f32),
}

impl Mark {
    pub fn of(label: &Label, style: &LabelStyle) -> Option<Self> {
        let radius = match TownClass::of(label) {
            TownClass::City => style.dot_city,
            TownClass::Town => style.dot_town,
            TownClass::Small => style.dot_small,
        };
        match label.kind {
            LabelKind::Capital => Some(Self::RingAndDot(radius.max(style.dot_town))),
            LabelKind::Town => Some(Self::Ring(radius)),
            LabelKind::Airfield => Some(Self::Plane(style.airfield_mark)),
            LabelKind::Peak => Some(Self::Summit(style.peak_mark)),
            _ => None,
        }
    }

    pub fn radius(self) -> f32 {
        match self {
            Self::Ring(radius)
            | Self::RingAndDot(radius)
            | Self::Plane(radius)
            | Self::Summit(radius) => radius,
        }
    }

    /// The square around the mark when it stands at `at`.
    pub fn rect(self, at: Pos2) -> Rect {
        Rect::from_center_size(at, Vec2::splat(2.0 * self.radius()))
    }

    /// The mark drawn about `at`, with a halo where it is no ring.
    pub fn shapes(self, at: Pos2, style: &LabelStyle) -> Vec<Shape> {
        let ring = |radius| {
            Shape::Circle(CircleShape {
                center: at,
                radius,
                fill: style.dot_fill,
                stroke: Stroke::new(style.dot_stroke_width, style.dot_stroke),
            })
        };
        match self {
            Self::Ring(radius) => vec![ring(radius)],
            Self::RingAndDot(radius) => vec![
                ring(radius),
                Shape::circle_filled(at, 0.4 * radius, style.dot_stroke),
            ],
            Self::Plane(radius) => haloed(&PLANE, at, radius, style.airfield_text, style),
            Self::Summit(radius) => haloed(&SUMMIT, at, radius, style.relief_text, style),
        }
    }
}

/// Convex outlines about the origin, in parts of the radius; y downwards.
type Outlines<const N: usize> = [&'static [(f32, f32)]; N];

/// Body, wings and tail of an aeroplane that flies north.
const PLANE: Outlines<3> = [
    &[
        (0.0, -1.0),
        (0.17, -0.7),
        (0.17, 0.9),
        (-0.17, 0.9),
        (-0.17, -0.7),
    ],
    &[
        (0.0, -0.35),
        (1.0, 0.12),
        (1.0, 0.34),
        (-1.0, 0.34),
        (-1.0, 0.12),
    ],
    &[
        (0.0, 0.5),
        (0.45, 0.78),
        (0.45, 0.98),
        (-0.45, 0.98),
        (-0.45, 0.78),
    ],
];

const SUMMIT: Outlines<1> = [&[(0.0, -1.0), (0.95, 0.75), (-0.95, 0.75)]];

fn haloed<const N: usize>(
    outlines: &Outlines<N>,
    at: Pos2,
    radius: f32,
    fill: Color32,
    style: &LabelStyle,
) -> Vec<Shape> {
    let drawn = |fill, stroke| {
        outlines.iter().map(move |outline| {
            let corners = outline.iter().map(|(x, y)| at + radius * vec2(*x, *y));
            Shape::Path(PathShape::convex_polygon(corners.collect(), fill, stroke))
        })
    };
    let halo = drawn(style.halo, Stroke::new(2.0 * HALO, style.halo));
    halo.chain(drawn(fill, Stroke::NONE)).collect()
}

/// How far a mark's halo reaches, in points.
const HALO: f32 = 1.0;
