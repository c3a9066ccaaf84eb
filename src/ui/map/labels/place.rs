//! Where names go: a greedy choice in order of importance, nothing but rectangles.
//!
//! Knows no text, no colours and no map projection. What a name keeps clear of: names and marks
//! placed before it, and the obstacles. The edge of the view moves nothing, it only hides: else
//! names would jump from side to side while the map is dragged.

use egui::{Pos2, Rect, Vec2, pos2};

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
    /// Centred above the mark.
    Above,
    /// Centred below the mark.
    Below,
    /// Centred on the point: the only choice of a name without a mark.
    Centre,
}

impl Anchor {
    const AROUND_A_MARK: [Self; 8] = [
        Self::Right,
        Self::Left,
        Self::AboveRight,
        Self::BelowRight,
        Self::AboveLeft,
        Self::BelowLeft,
        Self::Above,
        Self::Below,
    ];

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
            Self::Centre => (0.0, 0.0),
        };
        Vec2::new(x, y)
    }

    /// The rectangle of a name of `size` points at this anchor of `body`.
    fn rect(self, body: Rect, size: Vec2, gap: f32) -> Rect {
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

/// A name that asks for room. Positions and sizes in points, in whatever plane the caller uses.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Index of the label, handed through.
    pub label: usize,
    /// The point that is named.
    pub at: Pos2,
    /// Size of the name.
    pub size: Vec2,
    /// Radius of the mark at the point; `None` centres the name on the point.
    pub mark_radius: Option<f32>,
    /// The anchor at which the name was shown last: kept while it fits.
    pub kept: Option<Anchor>,
}

impl Candidate {
    /// The rectangle of the mark at the point.
    pub fn mark(&self) -> Option<Rect> {
        let radius = self.mark_radius?;
        Some(Rect::from_center_size(self.at, Vec2::splat(2.0 * radius)))
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
    pub rect: Rect,
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
        let body = mark.unwrap_or(Rect::from_center_size(candidate.at, Vec2::ZERO));
        let obstacles = if covered { &[] } else { self.obstacles };
        let (anchor, rect) =
            if let Some((anchor, rect)) = self.choose(candidate, body, lesser, obstacles) {
                (Some(anchor), rect)
            } else {
                // Only an obstacle is in the way: the town keeps its room without its name.
                self.choose(candidate, body, lesser, &[])?;
                (None, mark?)
            };

        if anchor.is_some() {
            self.names.push(rect);
        }
        self.marks.extend(mark);
        // The halo is part of the picture.
        let in_view = self
            .viewport
            .shrink(self.spacing.name_gap)
            .contains_rect(rect);
        let draw_name = anchor.is_some() && !covered && in_view;
        Some(Placed {
            label: candidate.label,
            anchor,
            rect,
            draw_name,
            draw_mark: draw_name && mark.is_some(),
        })
    }

    /// The anchor shown before, else the first that also spares the marks of `lesser` places, else
    /// the first with room.
    fn choose(
        &self,
        candidate: &Candidate,
        body: Rect,
        lesser: &[Option<Rect>],
        obstacles: &[Rect],
    ) -> Option<(Anchor, Rect)> {
        let gap = self.spacing.name_gap;
        let rect_at = |anchor: Anchor| anchor.rect(body, candidate.size, self.spacing.mark_gap);
        let has_room = |rect: Rect, gap: f32| {
            self.is_free(rect, gap) && !obstacles.iter().any(|o| o.intersects(rect.expand(gap)))
        };

        if let Some(kept) = candidate.kept {
            let rect = rect_at(kept);
            if has_room(rect, (gap - SLACK).max(0.0)) {
                return Some((kept, rect));
            }
        }
        let anchors: &[Anchor] = match candidate.mark_radius {
            Some(_) => &Anchor::AROUND_A_MARK,
            None => &[Anchor::Centre],
        };
        let mut second_best = None;
        for &anchor in anchors {
            let rect = rect_at(anchor);
            if !has_room(rect, gap) {
                continue;
            }
            if !lesser.iter().flatten().any(|mark| mark.intersects(rect)) {
                return Some((anchor, rect));
            }
            second_best = second_best.or(Some((anchor, rect)));
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

/// The rectangle `rect` seen from `zoom_step_scale` times as far out, about `centre`, its size kept.
///
/// Placement is decided at the lower end of a zoom step, so that zooming within the step only
/// spreads names apart.
pub(super) fn drawn_in(rect: Rect, centre: Pos2, zoom_step_scale: f32) -> Rect {
    Rect::from_center_size(
        point_drawn_in(rect.center(), centre, zoom_step_scale),
        rect.size(),
    )
}

/// The point `p` seen from `zoom_step_scale` times as far out, about `centre`.
pub(super) fn point_drawn_in(p: Pos2, centre: Pos2, zoom_step_scale: f32) -> Pos2 {
    let from_centre = p - centre;
    pos2(
        centre.x + from_centre.x * zoom_step_scale,
        centre.y + from_centre.y * zoom_step_scale,
    )
}

#[cfg(test)]
mod tests;
