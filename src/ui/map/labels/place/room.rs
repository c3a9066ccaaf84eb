//! The room that a name takes: a rectangle, turned where the name runs along a river.

use egui::emath::Rot2;
use egui::{Pos2, Rect, Vec2, vec2};

/// A rectangle about its centre, turned by `slope`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// Its middle, about which it is turned.
    pub centre: Pos2,
    /// Its sides in points before it is turned.
    pub size: Vec2,
    /// How far it is turned, in radians clockwise.
    pub slope: f32,
}

impl Room {
    /// The room of a level name.
    pub fn level(rect: Rect) -> Self {
        Self {
            centre: rect.center(),
            size: rect.size(),
            slope: 0.0,
        }
    }

    /// The same room, `by` so far away.
    #[must_use]
    pub fn moved(self, by: Vec2) -> Self {
        Self {
            centre: self.centre + by,
            ..self
        }
    }

    /// The rectangle around all of it.
    pub fn bounds(&self) -> Rect {
        self.cover().fold(Rect::NOTHING, Rect::union)
    }

    /// Upright rectangles that cover it and little else: one for a level name, else about as many as
    /// the name is times longer than high.
    pub fn cover(&self) -> impl Iterator<Item = Rect> + use<> {
        let Self {
            centre,
            size,
            slope,
        } = *self;
        let pieces = if slope == 0.0 || size.y <= 0.0 {
            1
        } else {
            (size.x / size.y).ceil().clamp(1.0, 32.0) as u16
        };
        let length = size.x / f32::from(pieces);
        let (sin, cos) = (slope.sin().abs(), slope.cos().abs());
        let around = vec2(length * cos + size.y * sin, length * sin + size.y * cos);
        let turn = Rot2::from_angle(slope);
        (0..pieces).map(move |piece| {
            let along = (f32::from(piece) + 0.5) * length - size.x / 2.0;
            Rect::from_center_size(centre + turn * vec2(along, 0.0), around)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::f32::consts::{FRAC_PI_2, FRAC_PI_4};

    use egui::pos2;

    use super::*;

    fn turned(slope: f32) -> Room {
        Room {
            centre: pos2(100.0, 100.0),
            size: vec2(80.0, 20.0),
            slope,
        }
    }

    #[test]
    fn a_level_name_is_covered_by_its_own_rectangle() {
        let rect = Rect::from_center_size(pos2(100.0, 100.0), vec2(80.0, 20.0));
        assert_eq!(Room::level(rect).cover().collect::<Vec<_>>(), [rect]);
    }

    #[test]
    fn all_of_a_turned_name_is_covered() {
        for slope in [0.3, FRAC_PI_4, -1.2, FRAC_PI_2] {
            let room = turned(slope);
            for x in [-40.0, -23.0, 0.0, 11.0, 40.0] {
                for y in [-10.0, 0.0, 10.0] {
                    let at = room.centre + Rot2::from_angle(slope) * vec2(x, y);
                    let covers = |rect: Rect| rect.expand(1e-3).contains(at);
                    assert!(room.cover().any(covers), "{slope} {x} {y}");
                }
            }
        }
    }

    #[test]
    fn what_lies_beside_a_slanting_name_is_not_covered() {
        let beside = pos2(130.0, 70.0);
        assert!(turned(FRAC_PI_4).bounds().contains(beside));
        assert!(!turned(FRAC_PI_4).cover().any(|rect| rect.contains(beside)));
    }
}
