//! What the locator shows of the world: land, lakes, coasts and borders, coarsely.

use egui::epaint::Mesh;
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};
use geo::{Coord, Point};
use walkers::{Projection as _, lon_lat};

use crate::basemap::{Drawn, Layer, excerpt};

use super::super::super::super::theme::Theme;
use super::super::super::camera::PROJECTION;
use super::super::super::hatch::Hatching;

/// Width of a sketch on paper, in points.
const WIDTH: f32 = 148.0;
/// Areas are filled row by row.
const ROWS: Hatching = Hatching {
    along: vec2(1.0, 0.0),
    pitch: 0.5,
};

/// A part of the world that a locator may show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ground {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl Ground {
    pub const LEVANT: Self = Self {
        west: 32.0,
        south: 30.6,
        east: 44.0,
        north: 38.6,
    };
    pub const WORLD: Self = Self {
        west: -180.0,
        south: -60.0,
        east: 180.0,
        north: 80.0,
    };

    /// The ground that a locator shows of a view around `middle`; `None` near the poles.
    pub fn around(middle: Point) -> Option<Self> {
        let mut grounds = [Self::LEVANT, Self::WORLD].into_iter();
        grounds.find(|ground| ground.holds(middle))
    }

    /// Whether a view around `middle` can be shown on it.
    pub fn holds(&self, middle: Point) -> bool {
        (self.west..=self.east).contains(&middle.x())
            && (self.south..=self.north).contains(&middle.y())
    }

    /// Its size on paper, in points.
    pub fn size(&self) -> Vec2 {
        let bounds = self.bounds();
        vec2(
            WIDTH,
            (f64::from(WIDTH) * bounds.height() / bounds.width()) as f32,
        )
    }

    /// Where `at`, (lon, lat), lies in a sketch that fills `rect`.
    pub fn on_screen(&self, at: Point, rect: Rect) -> Pos2 {
        self.placed(on_unit_square(at), rect)
    }

    /// In Web Mercator on the unit square, as the layers are.
    fn bounds(&self) -> geo::Rect {
        geo::Rect::new(
            on_unit_square(lon_lat(self.west, self.north)),
            on_unit_square(lon_lat(self.east, self.south)),
        )
    }

    /// The zoom of the 512-point tiles that are about as wide as the sketch of the same ground.
    fn tile_zoom(&self) -> u8 {
        let ratio = f64::from(WIDTH) / (512.0 * self.bounds().width());
        ratio.log2().ceil().max(0.0) as u8
    }

    fn placed(&self, at: Coord, rect: Rect) -> Pos2 {
        let bounds = self.bounds();
        let part = (at - bounds.min()) / bounds.width();
        rect.min + vec2(part.x as f32, part.y as f32) * rect.width()
    }
}

fn on_unit_square(at: Point) -> Coord {
    (PROJECTION.project(at, 0.0) / 256.0).into()
}

/// A ground, drawn on paper in points from its left top corner.
#[derive(Default)]
pub struct Sketch {
    land: Vec<[Pos2; 2]>,
    lakes: Vec<[Pos2; 2]>,
    coasts: Vec<Vec<Pos2>>,
    borders: Vec<Vec<Pos2>>,
    /// Lines that are not agreed are never drawn as borders.
    disputed: Vec<Vec<Pos2>>,
}

impl Sketch {
    /// Draws `ground`: not for the frame. Empty where the tiles cannot be read, which the base map
    /// tells.
    pub fn of(ground: Ground) -> Self {
        let paper = Rect::from_min_size(Pos2::ZERO, ground.size());
        let mut sketch = Self::default();
        for drawn in excerpt(ground.bounds(), ground.tile_zoom()) {
            let on_paper = |line: &Vec<Coord>| -> Vec<Pos2> {
                line.iter().map(|&at| ground.placed(at, paper)).collect()
            };
            let lines: Vec<Vec<Pos2>> = drawn.lines.iter().map(on_paper).collect();
            match drawn.layer {
                Layer::Land => sketch.land.extend(ROWS.lines(&lines, 0.25, paper)),
                Layer::Lake => sketch.lakes.extend(ROWS.lines(&lines, 0.25, paper)),
                Layer::Coast | Layer::Border => sketch.lines(&drawn).extend(lines),
                Layer::River | Layer::Shore | Layer::Governorate => {}
            }
        }
        sketch
    }

    fn lines(&mut self, drawn: &Drawn) -> &mut Vec<Vec<Pos2>> {
        match (drawn.layer, drawn.disputed) {
            (Layer::Border, true) => &mut self.disputed,
            (Layer::Border, false) => &mut self.borders,
            _ => &mut self.coasts,
        }
    }

    /// Paints the sketch so that it fills `rect`.
    pub fn paint(&self, painter: &Painter, theme: &Theme, rect: Rect) {
        let map = &theme.colours.map;
        let scale = rect.width() / WIDTH;
        let placed = |at: &Pos2| rect.min + at.to_vec2() * scale;
        painter.rect_filled(rect, 0.0, map.water);
        for (rows, colour) in [(&self.land, map.land), (&self.lakes, map.water)] {
            painter.add(filled(rows, colour, ROWS.pitch * scale, placed));
        }
        for (lines, colour) in [(&self.coasts, map.shore), (&self.borders, map.border)] {
            let stroke = Stroke::new(0.75 * theme.weight, colour);
            for line in lines {
                painter.line(line.iter().map(placed).collect(), stroke);
            }
        }
        let stroke = Stroke::new(0.75 * theme.weight, map.border);
        for line in &self.disputed {
            let line: Vec<Pos2> = line.iter().map(placed).collect();
            painter.extend(Shape::dashed_line(&line, stroke, 2.0, 2.0));
        }
    }
}

/// Rows of `height` points as one shape.
fn filled(
    rows: &[[Pos2; 2]],
    colour: Color32,
    height: f32,
    placed: impl Fn(&Pos2) -> Pos2,
) -> Shape {
    let mut mesh = Mesh::default();
    for [left, right] in rows {
        let (left, right) = (placed(left), placed(right));
        let half = vec2(0.0, height / 2.0);
        mesh.add_colored_rect(Rect::from_min_max(left - half, right + half), colour);
    }
    Shape::mesh(mesh)
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    /// How much of `rect` the rows cover.
    fn share(rows: &[[Pos2; 2]], rect: Rect) -> f32 {
        let row = |[left, right]: &[Pos2; 2]| {
            let width = right.x.min(rect.right()) - left.x.max(rect.left());
            if rect.y_range().contains(left.y) {
                width.max(0.0)
            } else {
                0.0
            }
        };
        rows.iter().map(row).sum::<f32>() * ROWS.pitch / rect.area()
    }

    #[test]
    fn the_levant_has_land_in_the_east_and_sea_in_the_west() {
        let sketch = Sketch::of(Ground::LEVANT);
        let paper = Rect::from_min_size(Pos2::ZERO, Ground::LEVANT.size());
        let at = |lon, lat| {
            let centre = Ground::LEVANT.on_screen(lon_lat(lon, lat), paper);
            Rect::from_center_size(centre, Vec2::splat(6.0))
        };
        assert!(share(&sketch.land, at(38.0, 34.0)) > 0.95, "the desert");
        assert!(share(&sketch.land, at(33.5, 34.0)) < 0.05, "the sea");
        assert!(!sketch.coasts.is_empty() && !sketch.borders.is_empty());
    }

    #[test]
    fn the_ceasefire_line_is_no_border() {
        let sketch = Sketch::of(Ground::LEVANT);
        assert!(!sketch.disputed.is_empty());
    }

    #[test]
    fn the_world_is_shown_where_the_levant_is_not() {
        assert_eq!(Ground::around(lon_lat(36.7, 34.8)), Some(Ground::LEVANT));
        assert_eq!(Ground::around(lon_lat(30.5, 50.4)), Some(Ground::WORLD));
        assert_eq!(Ground::around(lon_lat(0.0, 84.0)), None);
    }

    #[test]
    fn corners_of_the_ground_are_corners_of_the_paper() {
        let paper = Rect::from_min_size(pos2(7.0, 9.0), Ground::LEVANT.size());
        let corner = Ground::LEVANT.on_screen(lon_lat(44.0, 30.6), paper);
        assert!(corner.distance(paper.max) < 0.01);
    }
}
