//! What the locator shows of the world: the Levant, or some forty degrees around a view elsewhere;
//! land, lakes, coasts and borders, coarsely.

use egui::epaint::Mesh;
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};
use geo::{Coord, Intersects, Point};
use walkers::lon_lat;

use crate::basemap::{Drawn, Layer, excerpt};

use super::super::super::super::theme::Theme;
use super::super::super::camera::on_world;
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
    /// In Web Mercator on the unit square, as the layers are.
    bounds: geo::Rect,
}

impl Ground {
    /// West, south, east and north of the Levant, in degrees: Syria in the middle.
    const LEVANT: [f64; 4] = [32.0, 30.6, 44.0, 38.6];
    /// Width and height of any other ground: 40 degrees of longitude, shaped as the Levant.
    const ELSEWHERE: [f64; 2] = [40.0 / 360.0, 33.0 / 360.0];
    /// Other grounds stand this far apart, a quarter of their width.
    const GRID: f64 = 10.0 / 360.0;

    /// The ground that a locator shows of a view around `middle`.
    pub fn around(middle: Point) -> Self {
        let levant = Self::levant();
        let middle = on_world(middle);
        if levant.bounds.intersects(&middle) {
            return levant;
        }
        let snapped = |at: f64, length: f64| {
            let centre = (at / Self::GRID).round() * Self::GRID;
            (centre - length / 2.0).clamp(0.0, 1.0 - length)
        };
        let [width, height] = Self::ELSEWHERE;
        let corner = Coord {
            x: snapped(middle.x, width),
            y: snapped(middle.y, height),
        };
        let size = Coord {
            x: width,
            y: height,
        };
        Self {
            bounds: geo::Rect::new(corner, corner + size),
        }
    }

    fn levant() -> Self {
        let [west, south, east, north] = Self::LEVANT;
        Self {
            bounds: geo::Rect::new(
                on_world(lon_lat(west, north)),
                on_world(lon_lat(east, south)),
            ),
        }
    }

    /// Its size on paper, in points.
    pub fn size(&self) -> Vec2 {
        let shape = self.bounds.height() / self.bounds.width();
        vec2(WIDTH, WIDTH * shape as f32)
    }

    /// Where `at`, (lon, lat), lies in a sketch that fills `rect`.
    pub fn on_screen(&self, at: Point, rect: Rect) -> Pos2 {
        self.placed(on_world(at), rect)
    }

    /// The zoom of the 512-point tiles that are about as wide as the sketch of the same ground.
    fn tile_zoom(&self) -> u8 {
        let ratio = f64::from(WIDTH) / (512.0 * self.bounds.width());
        ratio.log2().ceil().max(0.0) as u8
    }

    fn placed(&self, at: Coord, rect: Rect) -> Pos2 {
        let part = (at - self.bounds.min()) / self.bounds.width();
        rect.min + vec2(part.x as f32, part.y as f32) * rect.width()
    }
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
        for drawn in excerpt(ground.bounds, ground.tile_zoom()) {
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
        let ground = Ground::levant();
        let sketch = Sketch::of(ground);
        let paper = Rect::from_min_size(Pos2::ZERO, ground.size());
        let at = |lon, lat| {
            let centre = ground.on_screen(lon_lat(lon, lat), paper);
            Rect::from_center_size(centre, Vec2::splat(6.0))
        };
        assert!(share(&sketch.land, at(38.0, 34.0)) > 0.95, "the desert");
        assert!(share(&sketch.land, at(33.5, 34.0)) < 0.05, "the sea");
        assert!(!sketch.coasts.is_empty() && !sketch.borders.is_empty());
    }

    #[test]
    fn the_ceasefire_line_is_no_border() {
        assert!(!Sketch::of(Ground::levant()).disputed.is_empty());
    }

    #[test]
    fn every_view_lies_well_within_its_ground() {
        for (lon, lat) in [
            (36.7, 34.8),
            (30.5, 50.4),
            (-0.1, 51.5),
            (31.9, 34.0),
            (115.0, -31.9),
        ] {
            let ground = Ground::around(lon_lat(lon, lat));
            let paper = Rect::from_min_size(Pos2::ZERO, ground.size());
            let at = ground.on_screen(lon_lat(lon, lat), paper);
            assert!(paper.shrink(8.0).contains(at), "({lon}, {lat}) is at {at}");
        }
    }

    #[test]
    fn no_ground_reaches_beyond_the_edge_of_the_world() {
        for (lon, lat) in [(180.0, 0.0), (-180.0, 85.0), (179.0, -85.0)] {
            let bounds = Ground::around(lon_lat(lon, lat)).bounds;
            assert!(bounds.min().x >= 0.0 && bounds.max().x <= 1.0);
            assert!(bounds.min().y >= 0.0 && bounds.max().y <= 1.0);
        }
    }

    #[test]
    fn small_movements_leave_the_ground_where_it_is() {
        let ground = |lon: f64| Ground::around(lon_lat(lon, 50.4));
        assert_eq!(ground(29.0), ground(31.0));
        assert_ne!(ground(29.0), ground(41.0));
    }

    #[test]
    fn corners_of_the_ground_are_corners_of_the_paper() {
        let ground = Ground::levant();
        let paper = Rect::from_min_size(pos2(7.0, 9.0), ground.size());
        let corner = ground.on_screen(lon_lat(44.0, 30.6), paper);
        assert!(corner.distance(paper.max) < 0.01);
    }
}
