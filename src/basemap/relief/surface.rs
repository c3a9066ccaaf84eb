//! The ground between the cells: a surface without edges, and how steep it is.
//!
//! The uniform cubic B-spline over a grid of heights (de Boor, "A Practical Guide to Splines", 1978).
//! It does not pass through the heights but near them; in return the slope has no break anywhere,
//! which is what the eye would see.

use std::ops::Range;

use super::elevation::Grid;

/// The ground at one point.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Ground {
    /// Metres.
    pub(super) height: f32,
    /// How it climbs to the east, metres per degree.
    pub(super) east: f32,
    /// How it climbs to the north, metres per degree.
    pub(super) north: f32,
}

/// How much each of four cells in a row counts at a point between the inner two.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Weights {
    /// The first of the four; may lie outside the grid.
    first: isize,
    /// For the height.
    height: [f32; 4],
    /// For how it climbs from cell to cell, per cell.
    climb: [f32; 4],
}

impl Weights {
    /// At `at`, in cells: the first cell reaches from 0 to 1.
    fn at(at: f64) -> Self {
        let from_centre = at - 0.5;
        let cell = from_centre.floor();
        let t = (from_centre - cell) as f32;
        let u = 1.0 - t;
        Self {
            first: cell as isize - 1,
            height: [
                u * u * u / 6.0,
                ((3.0 * t - 6.0) * t * t + 4.0) / 6.0,
                ((3.0 * u - 6.0) * u * u + 4.0) / 6.0,
                t * t * t / 6.0,
            ],
            climb: [
                -u * u / 2.0,
                (3.0 * t - 4.0) * t / 2.0,
                (4.0 - 3.0 * u) * u / 2.0,
                t * t / 2.0,
            ],
        }
    }
}

/// A column of the grid at one latitude.
#[derive(Debug, Clone, Copy)]
struct Column {
    /// Metres.
    height: f32,
    /// How it climbs to the south, metres per cell.
    south: f32,
}

/// One grid as it is seen from a row of points.
pub(super) struct Surface<'a> {
    grid: &'a Grid,
    /// The grid's northern edge, degrees.
    north: f64,
    /// Of every point, from the west to the east.
    across: Vec<Weights>,
    /// The columns that the points need; some may lie outside the grid.
    columns: Range<isize>,
}

impl<'a> Surface<'a> {
    /// Prepares to read the grid, whose north-west corner is `corner` (lon, lat), at the longitudes
    /// `lons`, from the west to the east.
    pub(super) fn new(grid: &'a Grid, corner: geo::Coord, lons: &[f64]) -> Self {
        let across: Vec<Weights> = lons
            .iter()
            .map(|lon| Weights::at((lon - corner.x) / grid.cell))
            .collect();
        let ends = across.first().zip(across.last());
        Self {
            grid,
            north: corner.y,
            columns: ends.map_or(0..0, |(west, east)| west.first..east.first + 4),
            across,
        }
    }

    /// Adds the ground at latitude `lat`, `share` times, to `row`: a point for every longitude.
    pub(super) fn add(&self, lat: f64, share: f32, row: &mut [Ground]) {
        let down = Weights::at((self.north - lat) / self.grid.cell);
        let per_degree = share / self.grid.cell as f32;
        let band = self.band(&down);
        for (ground, across) in row.iter_mut().zip(&self.across) {
            let from = (across.first - self.columns.start) as usize;
            let Some([a, b, c, d]) = band.get(from..from + 4) else {
                continue;
            };
            let heights = [a.height, b.height, c.height, d.height];
            let souths = [a.south, b.south, c.south, d.south];
            ground.height += share * weighed(across.height, heights);
            ground.east += per_degree * weighed(across.climb, heights);
            ground.north -= per_degree * weighed(across.height, souths);
        }
    }

    /// The columns at one latitude.
    fn band(&self, down: &Weights) -> Vec<Column> {
        let [a, b, c, d] = [0, 1, 2, 3].map(|row| self.grid.row(down.first + row));
        let last = self.grid.columns.cast_signed() - 1;
        self.columns
            .clone()
            .map(|column| {
                let column = column.clamp(0, last) as usize;
                let heights = [a[column], b[column], c[column], d[column]];
                Column {
                    height: weighed(down.height, heights),
                    south: weighed(down.climb, heights),
                }
            })
            .collect()
    }
}

fn weighed(weights: [f32; 4], of: [f32; 4]) -> f32 {
    weights[0] * of[0] + weights[1] * of[1] + weights[2] * of[2] + weights[3] * of[3]
}

#[cfg(test)]
mod tests {
    use super::*;

    const CORNER: geo::Coord = geo::Coord { x: 30.0, y: 40.0 };

    fn grid(height: impl Fn(f32, f32) -> f32) -> Grid {
        let heights = (0..64).map(|cell| height((cell % 8) as f32, (cell / 8) as f32));
        Grid {
            columns: 8,
            rows: 8,
            cell: 0.5,
            heights: heights.collect(),
        }
    }

    fn along(grid: &Grid, lat: f64, lons: &[f64]) -> Vec<Ground> {
        let mut row = vec![Ground::default(); lons.len()];
        Surface::new(grid, CORNER, lons).add(lat, 1.0, &mut row);
        row
    }

    #[test]
    fn an_even_slope_is_as_steep_between_the_cells() {
        let slope = grid(|column, row| 10.0 * column - 4.0 * row);
        for ground in along(&slope, 38.1, &[31.0, 31.33, 32.25]) {
            assert!((ground.east - 20.0).abs() < 1e-3, "{ground:?}");
            assert!((ground.north - 8.0).abs() < 1e-3, "{ground:?}");
        }
        let height = along(&slope, 38.25, &[31.25])[0].height;
        assert!((height - 8.0).abs() < 1e-3, "{height}");
    }

    #[test]
    fn the_slope_never_jumps() {
        let bumps = grid(|column, row| 100.0 * (column * 7.0 + row * 3.0).sin());
        let lons: Vec<f64> = (0..4000)
            .map(|step| 30.0 + f64::from(step) / 1000.0)
            .collect();
        for pair in along(&bumps, 37.9, &lons).windows(2) {
            assert!((pair[0].east - pair[1].east).abs() < 3.0, "{pair:?}");
            assert!((pair[0].north - pair[1].north).abs() < 3.0, "{pair:?}");
        }
    }

    #[test]
    fn beyond_the_grid_the_ground_goes_on_level() {
        let slope = grid(|column, _| 10.0 * column);
        let outside = along(&slope, 50.0, &[20.0, 60.0]);
        let heights: Vec<f32> = outside.iter().map(|ground| ground.height).collect();
        assert!((heights[0]).abs() < 1e-3 && (heights[1] - 70.0).abs() < 1e-3);
        assert!(outside.iter().all(|ground| ground.east.abs() < 1e-3));
    }

    #[test]
    fn shares_of_two_surfaces_add_up() {
        let (low, high) = (grid(|_, _| 100.0), grid(|_, _| 300.0));
        let mut row = vec![Ground::default()];
        Surface::new(&low, CORNER, &[31.0]).add(38.0, 0.5, &mut row);
        Surface::new(&high, CORNER, &[31.0]).add(38.0, 0.5, &mut row);
        assert!((row[0].height - 200.0).abs() < 1e-3);
    }
}
