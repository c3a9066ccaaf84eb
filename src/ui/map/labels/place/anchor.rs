//! Where a name may stand in relation to the thing that it names.

use egui::{Pos2, Rect, Vec2};

use super::room::Room;

/// Where a name stands in relation to the thing it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Beside the mark, on its right: the first choice.
    Right,
    /// Beside the mark, on its left.
    Left,
    /// Above and to the right.
    AboveRight,
    /// Below and to the right.
    BelowRight,
    /// Above and to the left.
    AboveLeft,
    /// Below and to the left.
    BelowLeft,
    /// Centred above the mark, or the point.
    Above,
    /// Centred below the mark, or the point.
    Below,
    /// Centred on the point: the first choice of a name without a mark.
    Centre,
    /// Along the stretch of this index.
    Along(u8),
}

/// How a name keeps to what it names.
#[derive(Debug, Clone, PartialEq)]
pub enum Stands {
    /// Around a mark of this radius in points.
    AroundMark(f32),
    /// On the point or close to it: the name of something that has an extent.
    OnPoint,
    /// Along one of these stretches, the best first; those after the twelfth are not looked at.
    Along(Vec<Stretch>),
}

/// A straight line along which a name may stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// Where the name's middle comes to lie.
    pub middle: Pos2,
    /// How the name slopes, in radians clockwise.
    pub slope: f32,
}

const AROUND_A_MARK: [Anchor; 8] = [
    Anchor::Right,
    Anchor::Left,
    Anchor::AboveRight,
    Anchor::BelowRight,
    Anchor::AboveLeft,
    Anchor::BelowLeft,
    Anchor::Above,
    Anchor::Below,
];
const ON_A_POINT: [Anchor; 3] = [Anchor::Centre, Anchor::Above, Anchor::Below];
const ALONG: [Anchor; 12] = {
    let mut along = [Anchor::Along(0); 12];
    let mut i = 0;
    while i < along.len() {
        along[i] = Anchor::Along(i as u8);
        i += 1;
    }
    along
};

impl Stands {
    /// The anchors to choose from, the best first.
    pub(super) fn anchors(&self) -> &'static [Anchor] {
        match self {
            Self::AroundMark(_) => &AROUND_A_MARK,
            Self::OnPoint => &ON_A_POINT,
            Self::Along(stretches) => &ALONG[..stretches.len().min(ALONG.len())],
        }
    }

    /// The room of a name of `size` at `anchor` of what is at `at`; `None` for a stretch that is
    /// not there. A mark and its name keep `gap` points apart.
    pub(super) fn room(&self, at: Pos2, anchor: Anchor, size: Vec2, gap: f32) -> Option<Room> {
        match (self, anchor) {
            (Self::Along(stretches), Anchor::Along(index)) => {
                let stretch = stretches.get(usize::from(index))?;
                Some(Room {
                    centre: stretch.middle,
                    size,
                    slope: stretch.slope,
                })
            }
            (Self::Along(_), _) | (_, Anchor::Along(_)) => None,
            (Self::AroundMark(radius), _) => {
                let mark = Rect::from_center_size(at, Vec2::splat(2.0 * radius));
                Some(Room::level(anchor.rect(mark, size, gap)))
            }
            (Self::OnPoint, _) => {
                let point = Rect::from_center_size(at, Vec2::ZERO);
                Some(Room::level(anchor.rect(point, size, 0.0)))
            }
        }
    }
}

impl Anchor {
    /// Which way from the mark: -1, 0 or 1, x to the right and y downwards.
    pub fn direction(self) -> Vec2 {
        let (x, y) = match self {
            Self::Right => (1.0, 0.0),
            Self::Left => (-1.0, 0.0),
            Self::AboveRight => (1.0, -1.0),
            Self::BelowRight => (1.0, 1.0),
            Self::AboveLeft => (-1.0, -1.0),
            Self::BelowLeft => (-1.0, 1.0),
            Self::Above => (0.0, -1.0),
            Self::Below => (0.0, 1.0),
            Self::Centre | Self::Along(_) => (0.0, 0.0),
        };
        Vec2::new(x, y)
    }

    /// The rectangle of a name of `size` points at this anchor of `body`.
    pub(in crate::ui::map::labels) fn rect(self, body: Rect, size: Vec2, gap: f32) -> Rect {
        let direction = self.direction();
        // Beside the mark a name needs the most air, at the corners there is some already.
        let gap = match (direction.x == 0.0, direction.y == 0.0) {
            (false, true) => gap,
            (true, false) => 0.7 * gap,
            _ => 0.3 * gap,
        };
        let offset = body.size() / 2.0 + size / 2.0 + Vec2::splat(gap);
        Rect::from_center_size(body.center() + direction * offset, size)
    }
}
