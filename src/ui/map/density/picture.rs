//! A field as a picture: each class in its colour.

use egui::{Color32, ColorImage, Context, TextureHandle, TextureOptions};

use crate::state::Units;
use crate::ui::theme::{COVERS, ramp};

use super::classes::Classes;
use super::field::{Field, Grid, SIGMA, Spot, peak, points_per_km};

/// How many pixels there are from one node of the grid to the next: two points each, where the map is not too large.
const FINER: usize = 2;
/// What is less dense than this part of what one claim alone is where it stands is not drawn.
const LEAST: f64 = 0.5;

/// The layer as it is drawn.
pub struct Picture {
    /// None where there is nothing to be seen.
    pub texture: Option<TextureHandle>,
    /// The left upper and the right lower corner, from 0 to 1 on the world.
    pub corners: [(f64, f64); 2],
    /// Into which classes densities fall.
    pub classes: Classes,
    /// The colour of each.
    pub colours: Vec<Color32>,
    /// Standard deviation of the Gaussian on the ground in the middle, in kilometres.
    pub sigma_km: f64,
}

impl Picture {
    /// The layer of `spots` on `grid`.
    pub fn of(ctx: &Context, spots: &[Spot], grid: Grid, units: Units, ends: [Color32; 2]) -> Self {
        let field = Field::of(spots, grid);
        let (right, bottom) = ((grid.columns - 1) as f64, (grid.rows - 1) as f64);
        let classes = Classes::of(least(grid), field.most(), units);
        let colours = ramp(ends, classes.count());
        // Longer than this, none can be drawn.
        let longest = ctx.input(|input| input.max_texture_side);
        let image = (classes.count() > 0).then(|| image(&field, &classes, &colours, longest));
        Self {
            texture: image.map(|it| ctx.load_texture("density", it, TextureOptions::LINEAR)),
            corners: [(grid.x(0.0), grid.y(0.0)), (grid.x(right), grid.y(bottom))],
            sigma_km: SIGMA / points_per_km(grid.side, grid.y(bottom / 2.0)),
            classes,
            colours,
        }
    }
}

/// The least density that is drawn on `grid`, in claims to a square kilometre: that around one claim alone where the
/// ground looks smallest.
fn least(grid: Grid) -> f64 {
    let rows = [0.0, (grid.rows - 1) as f64].map(|row| grid.y(row));
    // The ground looks smallest at the equator.
    let y = 0.5_f64.clamp(rows[0], rows[1]);
    peak() * grid.per_square_km(y) * LEAST
}

/// The pixels of `field`, on either side `longest` at most: they are coarser where the grid is larger.
fn image(field: &Field, classes: &Classes, colours: &[Color32], longest: usize) -> ColorImage {
    let grid = field.grid;
    let (rows, columns) = (middles(grid.rows, longest), middles(grid.columns, longest));
    let (width, height) = (columns.len(), rows.len());
    let colours: Vec<Color32> = colours.iter().map(|it| it.gamma_multiply(COVERS)).collect();
    let starts = classes.starts();
    let mut pixels = vec![Color32::TRANSPARENT; width * height];
    for (pixels, (upper, down)) in pixels.chunks_exact_mut(width).zip(rows) {
        let between = field.row(upper).iter().zip(field.row(upper + 1));
        let nodes: Vec<f32> = between
            .map(|(above, below)| above + (below - above) * down)
            .collect();
        let y = grid.y(upper as f64 + f64::from(down));
        let per_square_km = grid.per_square_km(y);
        let starts: Vec<f32> = starts
            .iter()
            .map(|at| (at / per_square_km) as f32)
            .collect();
        for (to, (left, right)) in pixels.iter_mut().zip(&columns) {
            let value = nodes[*left] + (nodes[left + 1] - nodes[*left]) * right;
            // Most of a map is less dense than what is drawn.
            if value < starts[0] {
                continue;
            }
            let class = starts.partition_point(|start| *start <= value);
            if let Some(class) = class.checked_sub(1) {
                *to = colours[class];
            }
        }
    }
    ColorImage::new([width, height], pixels)
}

/// Where the middles of pixels are along so many `nodes`: each behind which of them, and how far on the way to the
/// next.
fn middles(nodes: usize, longest: usize) -> Vec<(usize, f32)> {
    let gaps = nodes - 1;
    let count = (gaps * FINER).min(longest);
    let middle = |pixel: usize| (pixel as f64 + 0.5) * gaps as f64 / count as f64;
    let middles = (0..count).map(middle);
    middles.map(|at| (at as usize, at.fract() as f32)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIDE: f64 = 256.0 * 256.0;

    fn homs(claims: u32) -> Spot {
        Spot {
            x: 0.602,
            y: 0.397,
            claims,
        }
    }

    fn drawn(spots: &[Spot]) -> (Field, Classes, Vec<Color32>, ColorImage) {
        drawn_within(spots, usize::MAX)
    }

    fn drawn_within(spots: &[Spot], longest: usize) -> (Field, Classes, Vec<Color32>, ColorImage) {
        let grid = Grid::around((0.602, 0.397), (400.0, 300.0), SIDE);
        let field = Field::of(spots, grid);
        let classes = Classes::of(least(grid), field.most(), Units::Kilometres);
        let colours = ramp([Color32::WHITE, Color32::BLACK], classes.count());
        let image = image(&field, &classes, &colours, longest);
        (field, classes, colours, image)
    }

    #[test]
    fn each_pixel_has_the_colour_of_the_class_that_it_falls_into() {
        let (field, classes, colours, image) = drawn(&[homs(300)]);
        let starts = classes.starts();
        let mut seen = vec![0; colours.len() + 1];
        for row in 1..field.grid.rows - 1 {
            let y = field.grid.y(row as f64);
            for column in 1..field.grid.columns - 1 {
                let node = f64::from(field.at(column, row)) * field.grid.per_square_km(y);
                let class = starts.partition_point(|start| *start <= node);
                // The four pixels around the node; at the edge of a class, they may be of the next one.
                let around = [(0, 0), (1, 0), (0, 1), (1, 1)];
                let pixels = around.map(|(x, y)| image[(column * 2 - 1 + x, row * 2 - 1 + y)]);
                let is_of = |class: usize| {
                    let colour = class
                        .checked_sub(1)
                        .map(|it| colours[it].gamma_multiply(COVERS));
                    pixels.contains(&colour.unwrap_or(Color32::TRANSPARENT))
                };
                assert!(is_of(class), "{column}, {row}: {pixels:?}");
                seen[class] += 1;
            }
        }
        assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
    }

    #[test]
    fn where_pixels_are_coarser_the_same_is_seen() {
        let spots = [homs(300)];
        let (.., fine) = drawn(&spots);
        let (_, classes, colours, coarse) = drawn_within(&spots, 64);
        assert_eq!(coarse.size, [64, 64]);
        let part_of = |image: &ColorImage, colour: Color32| {
            let pixels = image.pixels.iter().filter(|it| **it == colour).count();
            pixels as f64 / image.pixels.len() as f64
        };
        assert!(classes.count() > 2);
        for colour in colours.iter().map(|it| it.gamma_multiply(COVERS)) {
            let (coarse, fine) = (part_of(&coarse, colour), part_of(&fine, colour));
            assert!((coarse - fine).abs() < 0.005, "{coarse} is not {fine}");
        }
    }

    #[test]
    fn on_a_very_large_map_the_texture_is_no_larger_than_it_may_be() {
        let ctx = Context::default();
        let longest = ctx.input(|input| input.max_texture_side);
        let grid = Grid::around((0.602, 0.397), (longest as f64 * 3.0, 300.0), SIDE);
        let ends = [Color32::WHITE, Color32::BLACK];
        let picture = Picture::of(&ctx, &[homs(3)], grid, Units::Both, ends);
        let texture = picture.texture.unwrap();
        assert_eq!(texture.size()[0], longest);
        assert!(texture.size()[1] < longest);
    }

    #[test]
    fn one_claim_alone_is_seen() {
        let (_, classes, _, image) = drawn(&[homs(1)]);
        assert!(!classes.is_cut);
        let is_seen = |pixel: &&Color32| **pixel != Color32::TRANSPARENT;
        assert!(image.pixels.iter().filter(is_seen).count() > 100);
    }

    #[test]
    fn where_there_is_no_claim_nothing_is_drawn() {
        let ctx = Context::default();
        let grid = Grid::around((0.602, 0.397), (400.0, 300.0), SIDE);
        let ends = [Color32::WHITE, Color32::BLACK];
        let picture = Picture::of(&ctx, &[], grid, Units::Both, ends);
        assert!(picture.texture.is_none() && picture.colours.is_empty());
    }

    #[test]
    fn the_spread_is_told_as_it_is_on_the_ground() {
        let ctx = Context::default();
        let ends = [Color32::WHITE, Color32::BLACK];
        let grid = Grid::around((0.5, 0.5), (400.0, 300.0), SIDE);
        let picture = Picture::of(&ctx, &[], grid, Units::Both, ends);
        // At the equator, a point at zoom 8 is 40 075 km by 65 536.
        assert!((picture.sigma_km - 24.0 * 0.6115).abs() < 0.01);
    }
}
