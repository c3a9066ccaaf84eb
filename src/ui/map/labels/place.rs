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
    /// Where the name stands; `None` when glyphs leave room for the mark only.
    pub anchor: Option<Anchor>,
    /// The room taken: the name's, or the mark's where there is no name.
    pub room: Room,
    /// Whether it is to be drawn: it has room, and no glyph that may stand elsewhere covers its mark.
    /// Neither is a mark without its name: that tells nobody anything.
    pub draw: bool,
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
/// `glyphs` and their names stand on the ground, and names keep clear of them. A town under one is
/// not named: its name would read as the glyph's, and a glyph whose place nobody states would seem to
/// have one. `controls` float over the map: a name that comes new is put beside them if it can, but
/// none moves out of their way.
pub fn place(
    candidates: &[Candidate],
    glyphs: &[Rect],
    controls: &[Rect],
    spacing: Spacing,
) -> Vec<Placed> {
    let mut plan = Plan {
        glyphs,
        controls,
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
    glyphs: &'a [Rect],
    controls: &'a [Rect],
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
        let covered = mark.is_some_and(|mark| touches(self.glyphs, mark));
        let glyphs = if covered { &[] } else { self.glyphs };
        let (anchor, room) = if let Some((anchor, room)) = self.choose(candidate, lesser, glyphs) {
            (Some(anchor), room)
        } else {
            // Only a glyph is in the way: the town keeps its room without its name.
            self.choose(candidate, lesser, &[])?;
            (None, Room::level(mark?))
        };
        if anchor.is_some() {
            self.names.extend(room.cover());
        }
        self.marks.extend(mark);
        Some(Placed {
            label: candidate.label,
            anchor,
            room,
            draw: anchor.is_some() && !covered,
        })
    }

    /// The anchor shown before, else the first that also spares controls and the marks of `lesser`
    /// places, else the first with room.
    fn choose(
        &self,
        candidate: &Candidate,
        lesser: &[Option<Rect>],
        glyphs: &[Rect],
    ) -> Option<(Anchor, Room)> {
        let gap = self.spacing.name_gap;
        let Candidate {
            at, size, stands, ..
        } = candidate;
        let room_at = |anchor| stands.room(*at, anchor, *size, self.spacing.mark_gap);
        let has_room = |room: Room, gap: f32| {
            let mut parts = room.cover();
            parts.all(|rect| self.is_free(rect, gap) && !touches(glyphs, rect.expand(gap)))
        };
        let spares = |room: Room| {
            room.cover().all(|rect| {
                let over = |mark: &Rect| mark.intersects(rect);
                !touches(self.controls, rect) && !lesser.iter().flatten().any(over)
            })
        };

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
            if spares(room) {
                return Some((anchor, room));
            }
            second_best = second_best.or(Some((anchor, room)));
        }
        second_best
    }

    fn is_free(&self, rect: Rect, gap: f32) -> bool {
        let rect = rect.expand(gap);
        !touches(&self.names, rect) && !touches(&self.marks, rect)
    }
}

fn touches(rects: &[Rect], rect: Rect) -> bool {
    rects.iter().any(|other| other.intersects(rect))
}

#[cfg(test)]
mod tests;
