//! An annotation where it is drawn: its lines, and its words where they find room.

use egui::{Painter, Pos2, Rect, Shape, Stroke, Vec2};
use geo::Point;
use walkers::Projector;

use crate::model::{Annotation, Ground};
use crate::query::measure::{around, course};
use crate::ui::map::course::on_screen;
use crate::ui::map::labels::Standing;
use crate::ui::theme::{STEP, Theme};

use super::lettering::{Words, settle, size_of};
use super::room::{along, beyond, comes_into, edge_towards, in_view_of, lowest};

/// How long the head of an arrow is, in points.
const HEAD: f32 = 13.0;

/// What is above the ground, while words look for room there.
#[derive(Clone, Copy)]
pub(in crate::ui::map) struct Sheet<'a> {
    pub painter: &'a Painter,
    pub theme: &'a Theme,
    pub projector: &'a Projector<'a>,
}

/// An annotation that is in view.
pub struct Drawn {
    /// Its number among those of the scene, from 0.
    pub number: usize,
    pub(super) lines: Lines,
    words: Option<Words>,
}

/// What of it is not words.
pub(super) enum Lines {
    None,
    /// From the point that a callout is about to the edge of its box, if the box does not cover it.
    Leader(Pos2, Option<Pos2>),
    Arrow {
        tail: Pos2,
        head: Pos2,
    },
    Ring {
        middle: Pos2,
        line: Vec<Vec<Pos2>>,
    },
    /// A path, or the line around an area, and its corners.
    Course {
        corners: Vec<Pos2>,
        line: Vec<Vec<Pos2>>,
    },
}

impl Drawn {
    /// `annotation` with its words clear of what is `taken`; `None` while what it is about is out of
    /// view: words that were left alone would seem to be about something else.
    pub(in crate::ui::map) fn of(
        sheet: Sheet,
        number: usize,
        annotation: &Annotation,
        taken: &[Rect],
    ) -> Option<Self> {
        let map = sheet.projector.clip_rect();
        let at = |ground: &Ground| sheet.projector.project(ground.lon_lat()).to_pos2();
        let in_view = |ground: &Ground| Some(at(ground)).filter(|at| map.contains(*at));
        let mut words = annotation.text().map(|text| {
            Words::set(
                sheet,
                text,
                matches!(annotation, Annotation::Callout { .. }),
            )
        });
        let gap = STEP * sheet.theme.weight;
        let lines = match annotation {
            Annotation::Callout { of, at: stands, .. } => {
                let tip = in_view(of)?;
                let tip_room = Rect::from_center_size(tip, Vec2::splat(gap));
                let taken: Vec<Rect> = taken.iter().copied().chain([tip_room]).collect();
                let rect = settle(&mut words, at(stands), map, &taken)?;
                Lines::Leader(tip, edge_towards(rect, tip))
            }
            Annotation::Arrow { from, to, .. } => {
                let (tail, head) = (at(from), in_view(to)?);
                let middle = beyond(tail, tail - head, size_of(words.as_ref()), gap / 2.0);
                settle(&mut words, middle, map, taken);
                Lines::Arrow { tail, head }
            }
            Annotation::Ring {
                around, radius_m, ..
            } => {
                let ring = on_the_ground(*around, *radius_m);
                let line = on_screen(sheet.projector, &ring);
                if !comes_into(&line, map) {
                    return None;
                }
                let foot = lowest(&line.concat())?;
                let middle = beyond(foot, Vec2::DOWN, size_of(words.as_ref()), gap / 2.0);
                settle(&mut words, middle, map, taken);
                let middle = at(around);
                Lines::Ring { middle, line }
            }
            Annotation::Path { along, .. } => {
                let line = on_screen(sheet.projector, &course(&lon_lats(along)));
                let seen = in_view_of(&line, map)?;
                let middle = beyond(
                    seen.middle,
                    above(seen.way),
                    size_of(words.as_ref()),
                    gap / 2.0,
                );
                settle(&mut words, middle, map, taken);
                let corners = along.iter().map(at).collect();
                Lines::Course { corners, line }
            }
            Annotation::Area { outline, .. } => {
                let ring: Vec<Ground> = outline.iter().chain(outline.first()).copied().collect();
                let line = on_screen(sheet.projector, &course(&lon_lats(&ring)));
                if !comes_into(&line, map) {
                    return None;
                }
                let middle = Rect::from_points(&line.concat()).intersect(map).center();
                settle(&mut words, middle, map, taken);
                let corners = outline.iter().map(at).collect();
                Lines::Course { corners, line }
            }
            Annotation::Text { at, .. } => {
                let at = in_view(at)?;
                settle(&mut words, at, map, taken);
                Lines::None
            }
        };
        Some(Self {
            number,
            lines,
            words,
        })
    }

    /// Where its words stand, if it has any.
    pub fn words_rect(&self) -> Option<Rect> {
        self.words.as_ref().map(|words| words.rect)
    }

    /// What names on the map keep clear of. Rings, paths and outlines let names stand on their line: it
    /// may be as long as the map.
    pub fn obstacles(&self, theme: &Theme) -> Vec<Standing> {
        let side = HEAD * theme.weight;
        let moving_with = |at: Pos2, rects: Vec<Rect>| -> Vec<Standing> {
            let standing = rects.into_iter().map(|rect| Standing { at, rect });
            standing.collect()
        };
        let lines = match &self.lines {
            Lines::Leader(tip, Some(end)) => moving_with(*tip, along(*tip, *end, side / 2.0)),
            Lines::Arrow { tail, head } => moving_with(*head, along(*tail, *head, side)),
            Lines::Course { corners, .. } => {
                let corners = corners.iter().copied();
                let rect = |at| Rect::from_center_size(at, Vec2::splat(side));
                corners.map(|at| Standing { at, rect: rect(at) }).collect()
            }
            Lines::None | Lines::Leader(..) | Lines::Ring { .. } => Vec::new(),
        };
        let words = self.words.as_ref().map(|words| Standing {
            at: words.at,
            rect: words.rect,
        });
        words.into_iter().chain(lines).collect()
    }

    /// Draws what lies beneath names and marks.
    pub fn paint_lines(&self, painter: &Painter, theme: &Theme) {
        let (ink, halo) = (theme.colours.ink, theme.colours.halo);
        let weight = theme.weight;
        let strokes = |width: f32| {
            [
                Stroke::new((width + 3.0) * weight, halo),
                Stroke::new(width * weight, ink),
            ]
        };
        match &self.lines {
            Lines::None => {}
            Lines::Leader(tip, end) => {
                for stroke in strokes(1.5) {
                    let out = (stroke.width - 1.5 * weight) / 2.0;
                    painter.circle_filled(*tip, 3.5 * weight + out, stroke.color);
                    if let Some(end) = end {
                        painter.line_segment([*tip, *end], stroke);
                    }
                }
            }
            Lines::Arrow { tail, head } => {
                let way = (*head - *tail).normalized();
                let neck = *head - way * HEAD * weight * 0.8;
                for stroke in strokes(2.5) {
                    painter.line_segment([*tail, neck], stroke);
                    painter.add(arrowhead(*head, way, weight, stroke));
                }
            }
            Lines::Ring { line, .. } | Lines::Course { line, .. } => {
                for stroke in strokes(2.0) {
                    for piece in line {
                        painter.line(piece.clone(), stroke);
                    }
                }
            }
        }
    }

    /// Draws its words, above names and beneath marks.
    pub fn paint_words(&self, painter: &Painter, theme: &Theme) {
        if let Some(words) = &self.words {
            words.paint(painter, theme);
        }
    }
}

/// A filled head at `tip`; its outline is as wide as the halo of `stroke` reaches.
fn arrowhead(tip: Pos2, way: Vec2, weight: f32, stroke: Stroke) -> Shape {
    let back = tip - way * HEAD * weight;
    let side = way.rot90() * HEAD * weight * 0.42;
    let reach = Stroke::new(stroke.width - 2.5 * weight, stroke.color);
    Shape::convex_polygon(vec![tip, back + side, back - side], stroke.color, reach)
}

/// All points so far from `middle`.
fn on_the_ground(middle: Ground, radius_m: u32) -> Vec<Point> {
    around(middle.lon_lat(), f64::from(radius_m))
}

fn lon_lats(points: &[Ground]) -> Vec<Point> {
    points.iter().map(|point| point.lon_lat()).collect()
}

/// Across `way`, upwards: words stand above a line rather than below it.
pub(in crate::ui::map) fn above(way: Vec2) -> Vec2 {
    let across = way.rot90();
    if across.y > 0.0 { -across } else { across }
}
