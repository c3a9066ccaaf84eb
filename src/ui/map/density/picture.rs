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
    peak() * grid.to_square_km(y) * LEAST
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
        let to_square_km = grid.to_square_km(y);
        let starts: Vec<f32> = starts.iter().map(|at| (at / to_square_km) as f32).collect();
        for (column, pair) in nodes.windows(2).enumerate() {
            if pair[0].max(pair[1]) < starts[0] {
                continue;
            }
            for pixel in column * FINER..(column + 1) * FINER {
                let value = pair[0] + (pair[1] - pair[0]) * part(pixel);
                let class = starts.partition_point(|start| *start <= value);
                if let Some(class) = class.checked_sub(1) {
                    row[pixel] = colours[class];
                }
            }
        }
    }
    ColorImage::new([width, height], pixels)
}
