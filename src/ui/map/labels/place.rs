//! Where names go: a greedy choice in order of importance, nothing but rectangles.
//!
//! Knows no text, no colours and no map projection. What a name keeps clear of: names and marks
//! placed before it, and the obstacles. The edge of the view moves nothing, it only hides: else
//! names would jump from side to side while the map is dragged.

mod anchor;
mod room;

use egui::{Pos2, Rect, Vec2};

pub use anchor::{Anchor, Stands, Stretch};
pub use room::Room;

/// A name that asks for room. Positions and sizes in points, in whatever plane the caller uses.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Index of the label, handed through.
    pub label: usize,
    /// The point that is named.
    pub at: Pos2,
    /// Size of the name.
    pub size: Vec2,
    /// How the name keeps to the point.
    pub stands: Stands,
    /// The anchor at which the name was shown last: kept while it fits.
    pub kept: Option<Anchor>,
}

impl Candidate {
    /// The rectangle of the mark at the point.
    pub fn mark(&self) -> Option<Rect> {
        match self.stands {
            Stands::AroundMark(radius) => {
                Some(Rect::from_center_size(self.at, Vec2::splat(2.0 * radius)))
            }
            Stands::OnPoint | Stands::Along(_) => None,
        }
    }
}

/// A name that was given room.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Index of the label.
    pub label: usize,
    /// Where the name stands; `None` when obstacles leave room for the mark only.
    pub anchor: Option<Anchor>,
    /// The room taken: the name's, or the mark's where there is no name.
    pub room: Room,
    /// Whether the name is to be drawn: it has room, lies wholly in view, and its mark is not
    /// hidden under something that stands elsewhere.
    pub draw_name: bool,
    /// Whether the mark is to be drawn: it has one, and its name is drawn. A dot
    /// without a name tells nobody anything.
    pub draw_mark: bool,
}

/// Distances that names keep, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spacing {
    /// Between a mark and its name.
    pub mark_gap: f32,
    /// Between a name and other names, marks and obstacles.
    pub name_gap: f32,
}

/// How much closer than `name_gap` a name that is shown already may come before it has to move:
/// rounding must not make names flicker.
const SLACK: f32 = 1.0;

/// Gives room to as many of `candidates` as have it, the earlier first.
///
/// `obstacles` are glyphs, their names, and controls. A town under one of them is not named: its name
/// would read as the glyph's, and a glyph whose place nobody states would seem to have one. Names
/// partly out of `viewport` keep their room but are not drawn.
pub fn place(
    candidates: &[Candidate],
    obstacles: &[Rect],
    viewport: Rect,
    spacing: Spacing,
) -> Vec<Placed> {
    let mut plan = Plan {
        obstacles,
        viewport,
        spacing,
        names: Vec::new(),
        marks: Vec::new(),
    };
    let marks: Vec<Option<Rect>> = candidates.iter().map(Candidate::mark).collect();
    let mut placed = Vec::with_capacity(candidates.len());
    for (i, candidate) in candidates.iter().enumerate() {
        placed.extend(plan.place_next(candidate, &marks[i + 1..]));
    }
    placed
}

/// What is taken so far.
struct Plan<'a> {
    obstacles: &'a [Rect],
    viewport: Rect,
    spacing: Spacing,
    names: Vec<Rect>,
    marks: Vec<Rect>,
}

impl Plan<'_> {
    fn place_next(&mut self, candidate: &Candidate, lesser: &[Option<Rect>]) -> Option<Placed> {
        let mark = candidate.mark();
        if mark.is_some_and(|mark| !self.is_free(mark, self.spacing.name_gap / 2.0)) {
            return None;
        }
        let covered = mark.is_some_and(|m| self.obstacles.iter().any(|o| o.intersects(m)));
        let obstacles = if covered { &[] } else { self.obstacles };
        let (anchor, room) = if let Some((anchor, room)) = self.choose(candidate, lesser, obstacles)
        {
            (Some(anchor), room)
        } else {
            // Only an obstacle is in the way: the town keeps its room without its name.
            self.choose(candidate, lesser, &[])?;
            (None, Room::level(mark?))
        };

        if anchor.is_some() {
            self.names.extend(room.cover());
        }
        self.marks.extend(mark);
        // The halo is part of the picture.
        let in_view = self
            .viewport
            .shrink(self.spacing.name_gap)
            .contains_rect(room.bounds());
        let draw_name = anchor.is_some() && !covered && in_view;
        Some(Placed {
            label: candidate.label,
            anchor,
            room,
            draw_name,
            draw_mark: draw_name && mark.is_some(),
        })
    }

    /// The anchor shown before, else the first that also spares the marks of `lesser` places, else
    /// the first with room.
    fn choose(
        &self,
        candidate: &Candidate,
        lesser: &[Option<Rect>],
        obstacles: &[Rect],
    ) -> Option<(Anchor, Room)> {
        let gap = self.spacing.name_gap;
        let Candidate {
            at, size, stands, ..
        } = candidate;
        let room_at = |anchor| stands.room(*at, anchor, *size, self.spacing.mark_gap);
        let has_room = |room: Room, gap: f32| {
            room.cover().all(|rect| {
                self.is_free(rect, gap) && !obstacles.iter().any(|o| o.intersects(rect.expand(gap)))
            })
        };
        let is_spared = |mark: &Rect, room: Room| !room.cover().any(|r| r.intersects(*mark));

        let kept = candidate.kept.and_then(|kept| Some((kept, room_at(kept)?)));
        if let Some((kept, room)) = kept
            && has_room(room, (gap - SLACK).max(0.0))
        {
            return Some((kept, room));
        }
        let mut second_best = None;
        for &anchor in stands.anchors() {
            let Some(room) = room_at(anchor).filter(|room| has_room(*room, gap)) else {
                continue;
            };
            if lesser.iter().flatten().all(|mark| is_spared(mark, room)) {
                return Some((anchor, room));
            }
            second_best = second_best.or(Some((anchor, room)));
        }
        second_best
    }

    fn is_free(&self, rect: Rect, gap: f32) -> bool {
        let rect = rect.expand(gap);
        !self
            .names
            .iter()
            .chain(&self.marks)
            .any(|r| r.intersects(rect))
    }
}

#[cfg(test)]
mod tests;
