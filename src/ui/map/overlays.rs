//! Overlays on the map: above the base map, beneath everything that claims are about.
//!
//! Each is drawn in the ink of context and told apart by its pattern alone; no shape of a glyph
//! or of a source is ever used.

mod drawing;
mod pattern;
mod pen;

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Context, Painter, Pos2, Rect, Shape, pos2};
use geo::{Coord, Intersects};
use walkers::Projector;

use crate::basemap::cut_segment;
use crate::state::{OverlayId, Overlays};

use self::drawing::{Drawing, Path, Run};
use self::pattern::Pattern;
pub use self::pen::paint_sample;
use self::pen::{MARK, Pen};
use super::super::screen::Screen;
use super::made::Made;

/// Detail finer than this is left out, in points.
const TOLERANCE: f64 = 0.5;
/// How many vertices of one overlay are drawn at most, or about so: where there are more, each is a
/// point or two from the next, and coarser detail is left out too.
const MOST_VERTICES: usize = 10_000;
/// What is smaller than this is drawn as a point, in points.
const SMALLEST: f64 = 4.0;
/// How far out of view lines are drawn: farther than any pattern is long.
const MARGIN: f32 = 40.0;

/// The drawings of the overlays that are open.
#[derive(Default)]
pub struct OverlayMemory {
    drawings: Vec<(OverlayId, Made<Drawing>)>,
}

impl OverlayMemory {
    /// Begins to prepare what was opened, and forgets what was removed.
    pub fn keep_up(&mut self, overlays: &Overlays, ctx: &Context) {
        self.drawings
            .retain(|(id, _)| overlays.iter().any(|open| open.id == *id));
        for open in overlays.iter() {
            if self.drawings.iter().all(|(id, _)| *id != open.id) {
                let shapes = Arc::clone(&open.overlay.shapes);
                let made = Made::begin("overlay", ctx, move || Drawing::of(&shapes));
                self.drawings.push((open.id, made));
            }
        }
    }

    /// Whether a drawing is still being prepared.
    pub fn pending(&self) -> bool {
        self.drawings.iter().any(|(_, drawing)| drawing.pending())
    }

    fn drawing(&self, id: OverlayId) -> Option<&Drawing> {
        let (_, drawing) = self.drawings.iter().find(|(known, _)| *known == id)?;
        drawing.get()
    }
}

/// Draws the overlays that are shown, the first opened lowest.
pub fn overlays_ui(
    painter: &Painter,
    screen: &Screen,
    projector: &Projector,
    memory: &OverlayMemory,
) {
    let painter = painter.with_clip_rect(projector.clip_rect());
    for open in screen.state.view.overlays.iter().filter(|open| open.shown) {
        if let Some(drawing) = memory.drawing(open.id) {
            let pattern = Pattern::of(open.pattern);
            let view = View::of(projector);
            let mut sheet = Sheet {
                tolerance: view.tolerance(drawing),
                view,
                phase: pattern.hatching.phase(projector),
                pen: Pen::new(pattern, screen.theme),
                shapes: Vec::new(),
                small: Vec::new(),
            };
            sheet.draw(drawing);
            painter.extend(sheet.shapes);
        }
    }
}

/// The map as overlays are projected onto it: from the unit square to points on the screen.
struct View {
    rect: Rect,
    /// Side of the world, in points.
    side: f64,
    /// The left top corner of the world on the screen.
    origin: Coord,
    /// What may be seen, on the unit square.
    bounds: geo::Rect,
}

impl View {
    fn of(projector: &Projector) -> Self {
        let rect = projector.clip_rect();
        let side = 256.0 * 2_f64.powf(projector.zoom());
        let ground = projector.unproject(rect.center().to_vec2());
        let middle = projector.projection().project(ground, projector.zoom());
        let origin = Coord {
            x: f64::from(rect.center().x) - middle.x(),
            y: f64::from(rect.center().y) - middle.y(),
        };
        let seen = rect.expand(MARGIN);
        let on_unit_square = |at: Pos2| Coord {
            x: (f64::from(at.x) - origin.x) / side,
            y: (f64::from(at.y) - origin.y) / side,
        };
        Self {
            rect: seen,
            side,
            origin,
            bounds: geo::Rect::new(on_unit_square(seen.min), on_unit_square(seen.max)),
        }
    }

    fn on_screen(&self, at: Coord) -> Coord {
        at * self.side + self.origin
    }

    fn sees(&self, bounds: geo::Rect) -> bool {
        bounds.intersects(&self.bounds)
    }

    /// What detail is left out of `drawing`, on the unit square.
    fn tolerance(&self, drawing: &Drawing) -> f64 {
        let vertices = |tolerance: f64| -> usize {
            let paths = drawing.paths();
            let seen = paths.filter(|path| self.sees(path.bounds) && !self.is_small(path.bounds));
            let runs = seen.flat_map(|path| path.runs(self.bounds, tolerance));
            runs.map(|run| run.vertices.len()).sum()
        };
        let mut tolerance = TOLERANCE / self.side;
        while vertices(tolerance) > MOST_VERTICES && tolerance < SMALLEST / self.side {
            tolerance *= 2.0;
        }
        tolerance
    }

    /// Whether what lies in `bounds` is too small to have a shape.
    fn is_small(&self, bounds: geo::Rect) -> bool {
        bounds.width().max(bounds.height()) * self.side < SMALLEST
    }

    fn rect_of(&self, bounds: geo::Rect) -> Rect {
        Rect::from_min_max(
            on_paper(self.on_screen(bounds.min())),
            on_paper(self.on_screen(bounds.max())),
        )
    }
}

fn on_paper(at: Coord) -> Pos2 {
    pos2(at.x as f32, at.y as f32)
}

/// One overlay on its way to the screen.
struct Sheet {
    view: View,
    /// What detail is left out, on the unit square.
    tolerance: f64,
    /// Where the hatching begins.
    phase: f32,
    pen: Pen,
    shapes: Vec<Shape>,
    /// What is drawn as points, on the unit square.
    small: Vec<Coord>,
}

impl Sheet {
    fn draw(&mut self, drawing: &Drawing) {
        for rings in &drawing.areas {
            self.area(rings);
        }
        for line in &drawing.lines {
            self.line(line);
        }
        let seen = drawing.points.iter().copied();
        let seen = seen.filter(|at| self.view.bounds.intersects(at));
        self.small.extend(seen);
        self.points();
    }

    fn area(&mut self, rings: &[Path]) {
        let Some(outline) = rings.first() else { return };
        if !self.has_shape(outline) {
            return;
        }
        let view = &self.view;
        let drawn = |ring: &Path| -> Vec<Pos2> {
            let ring = ring.ring(view.bounds, self.tolerance).into_iter();
            ring.map(|at| on_paper(view.on_screen(at))).collect()
        };
        let drawn: Vec<Vec<Pos2>> = rings.iter().map(drawn).collect();
        let seen = view.rect.intersect(view.rect_of(outline.bounds));
        self.pen.hatch(&drawn, self.phase, seen, &mut self.shapes);
        for ring in rings {
            if !self.view.is_small(ring.bounds) {
                self.stroke(ring);
            }
        }
    }

    fn line(&mut self, path: &Path) {
        if self.has_shape(path) {
            self.stroke(path);
        }
    }

    /// Whether `path` is in view with a shape; one that is too small for that becomes a point.
    fn has_shape(&mut self, path: &Path) -> bool {
        let (seen, small) = (self.view.sees(path.bounds), self.view.is_small(path.bounds));
        if seen && small {
            self.small.push(path.bounds.center());
        }
        seen && !small
    }

    fn stroke(&mut self, path: &Path) {
        for run in path.runs(self.view.bounds, self.tolerance) {
            for (begins, piece) in pieces(&run, &self.view) {
                self.pen.line(piece, begins, &mut self.shapes);
            }
        }
    }

    /// Of the points within one square on the ground, the first.
    fn points(&mut self) {
        let square = |at: &Coord| {
            let square = *at * self.view.side / f64::from(MARK);
            (square.x.floor() as i64, square.y.floor() as i64)
        };
        let mut taken = HashSet::new();
        let mut marks = std::mem::take(&mut self.small);
        marks.retain(|at| taken.insert(square(at)));
        let marks: Vec<Pos2> = marks
            .into_iter()
            .map(|at| on_paper(self.view.on_screen(at)))
            .collect();
        self.shapes.push(self.pen.points(&marks));
    }
}

/// The pieces of `run` in view, each with the length of the path before it, in points.
fn pieces(run: &Run, view: &View) -> Vec<(f64, Vec<Pos2>)> {
    let corner = |at: Pos2| Coord::from((f64::from(at.x), f64::from(at.y)));
    let window = geo::Rect::new(corner(view.rect.min), corner(view.rect.max));
    let distance = |a: Coord, b: Coord| (b.x - a.x).hypot(b.y - a.y);
    let mut pieces: Vec<(f64, Vec<Pos2>)> = Vec::new();
    let mut length = run.begins * view.side;
    let mut reached: Option<Coord> = None;
    for edge in run.vertices.windows(2) {
        let (start, end) = (view.on_screen(edge[0]), view.on_screen(edge[1]));
        if let Some((enters, leaves)) = cut_segment(start, end, window) {
            match pieces.last_mut().filter(|_| reached == Some(enters)) {
                Some((_, piece)) => piece.push(on_paper(leaves)),
                None => pieces.push((
                    length + distance(start, enters),
                    vec![on_paper(enters), on_paper(leaves)],
                )),
            }
            reached = (leaves == end).then_some(end);
        } else {
            reached = None;
        }
        length += distance(start, end);
    }
    pieces
}

#[cfg(test)]
mod tests;
