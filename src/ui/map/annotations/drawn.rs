//! An annotation where it is drawn: its lines, and its words where they find room.

use std::sync::Arc;

use egui::{Align, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};
use walkers::Projector;

use crate::model::{Annotation, Ground};
use crate::ui::map::draw::circle;
use crate::ui::map::labels::Standing;
use crate::ui::text;
use crate::ui::theme::{ROUND, STEP, Theme};

use super::room::{along, beyond, comes_into, edge_towards, lowest, settled};

/// How long the head of an arrow is, in points.
const HEAD: f32 = 13.0;

/// What is above the ground, while words look for room there.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
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
        line: Vec<Pos2>,
    },
}

struct Words {
    galley: Arc<Galley>,
    align: Align,
    rect: Rect,
    /// The ground with which they move.
    at: Pos2,
    is_boxed: bool,
}

impl Drawn {
    /// `annotation` with its words clear of what is `taken`; `None` while what it is about is out of
    /// view: words that were left alone would seem to be about something else.
    pub(super) fn of(
        sheet: Sheet,
        number: usize,
        annotation: &Annotation,
        taken: &[Rect],
    ) -> Option<Self> {
        let map = sheet.projector.clip_rect();
        let on_screen = |ground: &Ground| sheet.projector.project(ground.lon_lat()).to_pos2();
        let in_view = |ground: &Ground| Some(on_screen(ground)).filter(|at| map.contains(*at));
        let mut words = annotation.text().map(|text| {
            Words::set(
                sheet,
                text,
                matches!(annotation, Annotation::Callout { .. }),
            )
        });
        let gap = STEP * sheet.theme.weight;
        let lines = match annotation {
            Annotation::Callout { of, at, .. } => {
                let tip = in_view(of)?;
                let tip_room = Rect::from_center_size(tip, Vec2::splat(gap));
                let taken: Vec<Rect> = taken.iter().copied().chain([tip_room]).collect();
                let rect = settle(&mut words, on_screen(at), map, &taken)?;
                Lines::Leader(tip, edge_towards(rect, tip))
            }
            Annotation::Arrow { from, to, .. } => {
                let (tail, head) = (on_screen(from), in_view(to)?);
                let size = words.as_ref().map_or(Vec2::ZERO, |words| words.rect.size());
                let middle = beyond(tail, tail - head, size, gap / 2.0);
                settle(&mut words, middle, map, taken);
                Lines::Arrow { tail, head }
            }
            Annotation::Ring {
                around, radius_m, ..
            } => {
                let ring = circle(around.lon_lat(), f64::from(*radius_m)).into_iter();
                let ring = ring.map(|point| sheet.projector.project(point).to_pos2());
                let mut line: Vec<Pos2> = ring.collect();
                line.extend(line.first().copied());
                if !comes_into(&line, map) {
                    return None;
                }
                let foot = lowest(&line)?;
                let size = words.as_ref().map_or(Vec2::ZERO, |words| words.rect.size());
                let middle = beyond(foot, Vec2::DOWN, size, gap / 2.0);
                settle(&mut words, middle, map, taken);
                let middle = on_screen(around);
                Lines::Ring { middle, line }
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

    /// What names on the map keep clear of. A ring lets names stand on its line: it may be as large as
    /// the map.
    pub fn obstacles(&self, theme: &Theme) -> Vec<Standing> {
        let side = HEAD * theme.weight;
        let lines = match &self.lines {
            Lines::Leader(tip, Some(end)) => along(*tip, *end, side / 2.0),
            Lines::Arrow { tail, head } => along(*tail, *head, side),
            Lines::None | Lines::Leader(..) | Lines::Ring { .. } => Vec::new(),
        };
        let at = match &self.lines {
            Lines::Leader(at, _) | Lines::Arrow { head: at, .. } => *at,
            _ => self.words.as_ref().map_or(Pos2::ZERO, |words| words.at),
        };
        let words = self.words.as_ref().map(|words| Standing {
            at: words.at,
            rect: words.rect,
        });
        let lines = lines.into_iter().map(|rect| Standing { at, rect });
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
            Lines::Ring { line, .. } => {
                for stroke in strokes(2.0) {
                    painter.line(line.clone(), stroke);
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

/// Lets `words` settle around `middle`, and tells where.
fn settle(words: &mut Option<Words>, middle: Pos2, map: Rect, taken: &[Rect]) -> Option<Rect> {
    let words = words.as_mut()?;
    let wanted = Rect::from_center_size(middle, words.rect.size());
    words.rect = settled(wanted, map.shrink(STEP), taken);
    words.at = middle;
    Some(words.rect)
}

impl Words {
    /// `text` in lines that are good to read, or longer ones where those would take too much of the
    /// map; what finds no room on the whole map ends in "…".
    fn set(sheet: Sheet, text: &str, is_boxed: bool) -> Self {
        let (painter, theme) = (sheet.painter, sheet.theme);
        let font = if is_boxed {
            theme.body()
        } else {
            theme.strong()
        };
        let room = sheet.projector.clip_rect().shrink(STEP).size() - pad(theme, is_boxed) * 2.0;
        let galley_of = |width: f32| {
            let ink = theme.colours.ink;
            let mut job = text::job(painter, text, font.clone(), ink, width.max(1.0));
            job.halign = text::align(text);
            job.wrap.max_rows = ((room.y / (font.size * 1.4)) as usize).max(1);
            painter.layout_job(job)
        };
        let narrow = galley_of((font.size * 15.0).min(room.x * 0.45));
        let galley = if narrow.size().y > room.y * 0.4 {
            galley_of(room.x * 0.9)
        } else {
            narrow
        };
        let size = galley.size() + pad(theme, is_boxed) * 2.0;
        Self {
            galley,
            align: text::align(text),
            rect: Rect::from_min_size(Pos2::ZERO, size),
            at: Pos2::ZERO,
            is_boxed,
        }
    }

    fn paint(&self, painter: &Painter, theme: &Theme) {
        let (ink, halo) = (theme.colours.ink, theme.colours.halo);
        let inside = self.rect.shrink2(pad(theme, self.is_boxed));
        let left = match self.align {
            Align::Max => inside.right(),
            Align::Min | Align::Center => inside.left(),
        };
        let at = pos2(left, inside.top());
        if self.is_boxed {
            let stroke = Stroke::new(1.5 * theme.weight, ink);
            let ground = theme.colours.paper;
            painter.rect(self.rect, ROUND, ground, stroke, StrokeKind::Inside);
        } else {
            painter.extend(text::halo(at, &self.galley, halo, 2.0 * theme.weight));
        }
        painter.galley(at, Arc::clone(&self.galley), ink);
    }
}

/// What is left free around words.
fn pad(theme: &Theme, is_boxed: bool) -> Vec2 {
    let size = theme.body().size;
    if is_boxed {
        vec2(size * 0.6, size * 0.35)
    } else {
        vec2(2.0, 1.0) * theme.weight
    }
}
