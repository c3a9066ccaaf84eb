//! A field as a picture: each class in its colour.

use egui::{Color32, ColorImage, Context, TextureHandle, TextureOptions};

use crate::state::Units;
use crate::ui::theme::{COVERS, ramp};

use super::classes::Classes;
use super::field::{Field, Grid, SIGMA, Spot, peak, points_per_km};

/// How many pixels there are from one node of the grid to the next: two points each.
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
        let image = (classes.count() > 0).then(|| image(&field, &classes, &colours));
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

fn image(field: &Field, classes: &Classes, colours: &[Color32]) -> ColorImage {
    let grid = field.grid;
    let (width, height) = ((grid.columns - 1) * FINER, (grid.rows - 1) * FINER);
    let colours: Vec<Color32> = colours.iter().map(|it| it.gamma_multiply(COVERS)).collect();
    let starts = classes.starts();
    let mut pixels = vec![Color32::TRANSPARENT; width * height];
    let part = |pixel: usize| ((pixel % FINER) as f32 + 0.5) / FINER as f32;
    for (number, row) in pixels.chunks_exact_mut(width).enumerate() {
        let (upper, down) = (number / FINER, part(number));
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
        for (column, pair) in nodes.windows(2).enumerate() {
            if pair[0].max(pair[1]) < starts[0] {
                continue;
            }
            let pixels = row[column * FINER..].iter_mut().take(FINER);
            for (pixel, to) in pixels.enumerate() {
                let value = pair[0] + (pair[1] - pair[0]) * part(pixel);
                let class = starts.partition_point(|start| *start <= value);
                if let Some(class) = class.checked_sub(1) {
                    *to = colours[class];
                }
            }
        }
    }
    ColorImage::new([width, height], pixels)
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
        let grid = Grid::around((0.602, 0.397), (400.0, 300.0), SIDE);
        let field = Field::of(spots, grid);
        let classes = Classes::of(least(grid), field.most(), Units::Kilometres);
        let colours = ramp([Color32::WHITE, Color32::BLACK], classes.count());
        let image = image(&field, &classes, &colours);
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
