//! What places look like on the ground: an area hatched, an extent nobody states as a fade without
//! an edge, a town as a soft disc. Nothing is drawn more precisely than it is known.

use egui::epaint::{Mesh, PathShape, Vertex, WHITE_UV};
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};
use geo::{LineString, MultiPolygon, Point};
use walkers::Projector;

use crate::model::{Location, Place, Precision};
use crate::query::Summary;

use super::super::screen::Screen;
use super::glyphs::{Glyph, places_beside, speaks};
use super::hatch::Hatching;

/// Lines that rise to the right. At 45 degrees some would run through the middles of pixels all
/// along and look darker than their neighbours.
const HATCHING: Hatching = Hatching {
    along: vec2(0.8, -0.6),
    pitch: 9.0,
};
/// Radius of the fade around a point, in points: nobody states how far it reaches, so that it must
/// not seem to be a distance on the ground. Only far out it shrinks, lest it cover the world.
const FADE: f32 = 128.0;
/// The zoom below which it does.
const FAR_OUT: f64 = 8.0;

/// Radius in points of the fade around a point at `zoom`.
pub fn fade_radius(zoom: f64, weight: f32) -> f32 {
    FADE * weight * 2_f64.powf((zoom - FAR_OUT).min(0.0)) as f32
}

/// Draws the ground of every place with a claim that is shown, of the case and of those beside it, and of the
/// selected one; and the fades of places of other archives that `glyphs` stand for.
pub fn areas_ui(painter: &Painter, screen: &Screen, projector: &Projector, glyphs: &[Glyph]) {
    let painter = painter.with_clip_rect(projector.clip_rect());
    for glyph in glyphs {
        for (at, hue) in glyph.fades() {
            let ground = Ground {
                painter: &painter,
                projector,
                colour: screen.theme.hue(hue),
                weight: screen.theme.weight,
                strong: glyph.is_selected(),
            };
            ground.fade(at);
        }
    }
    for summary in screen.derived.summaries.value.iter() {
        if !speaks(screen, summary) {
            continue;
        }
        let selected = screen.is_selected(&summary.place);
        let ground = Ground {
            painter: &painter,
            projector,
            colour: colour_of(screen, summary),
            weight: screen.theme.weight,
            strong: selected,
        };
        ground.place(
            screen.case().place(&summary.place),
            screen.theme.glyph_radius(),
        );
    }
    for (place, hue, strong) in places_beside(screen) {
        let ground = Ground {
            painter: &painter,
            projector,
            colour: screen.theme.hue(hue),
            weight: screen.theme.weight,
            strong,
        };
        ground.place(place, screen.theme.glyph_radius());
    }
}

/// The hue of all who commit themselves; no hue where they are of several parties.
fn colour_of(screen: &Screen, summary: &Summary) -> Color32 {
    let hue = screen.derived.marks.shared_hue(&summary.committed);
    hue.map_or(screen.theme.colours.ink_soft, |hue| screen.theme.hue(hue))
}

struct Ground<'a> {
    painter: &'a Painter,
    projector: &'a Projector<'a>,
    colour: Color32,
    weight: f32,
    strong: bool,
}

impl Ground<'_> {
    /// A point known no better than to the district is no town: it fades out.
    fn place(&self, place: &Place, glyph_radius: f32) {
        match &place.at {
            Location::Point(point) if place.precision <= Precision::Settlement => {
                self.disc(*point, glyph_radius * 1.7);
            }
            Location::Point(point) | Location::Around(point) => self.fade(*point),
            Location::Line(line) => self.line(line),
            Location::Area(area) => self.area(area),
            Location::Region(region) => self.area(&region.outline),
            Location::Unlocated => {}
        }
    }

    fn on_screen(&self, point: Point) -> Pos2 {
        self.projector.project(point).to_pos2()
    }

    fn disc(&self, point: Point, radius: f32) {
        let alpha = if self.strong { 0.28 } else { 0.18 };
        let colour = self.colour.gamma_multiply(alpha);
        self.painter
            .circle_filled(self.on_screen(point), radius, colour);
    }

    /// Densest in the middle and gone at the rim, with no edge on the way.
    fn fade(&self, point: Point) {
        const RINGS: u8 = 12;
        const SECTORS: u16 = 48;
        let centre = self.on_screen(point);
        let radius = fade_radius(self.projector.zoom(), self.weight);
        let densest = if self.strong { 0.42 } else { 0.32 };
        let mut mesh = Mesh::default();
        for ring in 0..=RINGS {
            let out = f32::from(ring) / f32::from(RINGS);
            // Cosine bell: flat in the middle and at the rim.
            let alpha = densest * (1.0 + (out * std::f32::consts::PI).cos()) / 2.0;
            for sector in 0..SECTORS {
                let angle = std::f32::consts::TAU * f32::from(sector) / f32::from(SECTORS);
                mesh.vertices.push(Vertex {
                    pos: centre + Vec2::angled(angle) * out * radius,
                    uv: WHITE_UV,
                    color: self.colour.gamma_multiply(alpha),
                });
            }
        }
        let (rings, sectors) = (u32::from(RINGS), u32::from(SECTORS));
        for ring in 0..rings {
            for sector in 0..sectors {
                let next = (sector + 1) % sectors;
                let (inner, outer) = (ring * sectors, (ring + 1) * sectors);
                mesh.add_triangle(inner + sector, outer + sector, outer + next);
                mesh.add_triangle(inner + sector, outer + next, inner + next);
            }
        }
        self.painter.add(Shape::mesh(mesh));
    }

    fn line(&self, line: &LineString) {
        let points: Vec<Pos2> = line.points().map(|at| self.on_screen(at)).collect();
        let stroke = Stroke::new(5.0 * self.weight, self.colour.gamma_multiply(0.5));
        self.painter.add(PathShape::line(points, stroke));
    }

    fn area(&self, area: &MultiPolygon) {
        let rings: Vec<Vec<Pos2>> = area
            .iter()
            .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()))
            .map(|ring| ring.points().map(|at| self.on_screen(at)).collect())
            .collect();
        self.hatch(&rings);
        let stroke = Stroke::new(1.5 * self.weight, self.colour.gamma_multiply(0.9));
        for ring in &rings {
            for run in runs_in_view(ring, self.painter.clip_rect().expand(16.0)) {
                self.painter
                    .extend(Shape::dashed_line(run, stroke, 7.0, 4.0));
            }
        }
    }

    fn hatch(&self, rings: &[Vec<Pos2>]) {
        let alpha = if self.strong { 0.42 } else { 0.3 };
        let stroke = Stroke::new(self.weight, self.colour.gamma_multiply(alpha));
        let phase = HATCHING.phase(self.projector);
        for line in HATCHING.lines(rings, phase, self.painter.clip_rect()) {
            self.painter.line_segment(line, stroke);
        }
    }
}

/// The stretches of `ring` that are at least partly in `view`.
fn runs_in_view(ring: &[Pos2], view: Rect) -> Vec<&[Pos2]> {
    let touches = |pair: &[Pos2]| Rect::from_two_pos(pair[0], pair[1]).intersects(view);
    let mut runs = Vec::new();
    let mut start = None;
    for i in 0..ring.len().saturating_sub(1) {
        match (touches(&ring[i..=i + 1]), start) {
            (true, None) => start = Some(i),
            (false, Some(from)) => {
                runs.push(&ring[from..=i]);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        runs.push(&ring[from..]);
    }
    runs
}
