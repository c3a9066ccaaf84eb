//! A field: how densely claims lie around each point of a part of the world, in the world's own points at a zoom.
//!
//! Each place's claims are laid on the nodes of a grid, shared out among the four around the place by how near it is,
//! and blurred by a Gaussian along the rows and then along the columns: the work grows with the part of the world
//! that is looked at, and hardly with what lies there. Nothing is lost but what is blurred beyond the edge.

use std::f64::consts::{PI, TAU};

/// Standard deviation of the Gaussian, in points.
pub const SIGMA: f64 = 24.0;
/// From one node of the grid to the next, in points: fine enough that laying a place on four nodes widens its Gaussian
/// by less than a hundredth.
pub const CELL: f64 = 4.0;
/// Where the Gaussian is cut off, in nodes: at four standard deviations, beyond which 1 claim in 3000 would lie.
const REACH: usize = 24;
/// Radius of the sphere that the map is projected from, in kilometres (EPSG:3857).
const EARTH_KM: f64 = 6_378.137;

/// Claims at a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// From the left edge of the world to the right one, 0 to 1.
    pub x: f64,
    /// From its upper edge to the lower one, 0 to 1.
    pub y: f64,
    /// How many there are.
    pub claims: u32,
}

/// The nodes of a grid on the world at a zoom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// How long a side of the world is, in points.
    pub side: f64,
    /// The first node, in nodes from the left edge of the world: grids of one zoom have their nodes in common, so that
    /// what is drawn does not change where it is drawn anew.
    pub left: i64,
    /// The same from the upper edge.
    pub top: i64,
    /// How many there are from left to right.
    pub columns: usize,
    /// How many from top to bottom.
    pub rows: usize,
}

/// How many claims there are to a square of the grid, at each node.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Where the nodes are.
    pub grid: Grid,
    values: Vec<f32>,
}

impl Grid {
    /// The grid over so many points of a world `side` points long, around `middle` (from 0 to 1 on the world).
    pub fn around(middle: (f64, f64), (width, height): (f64, f64), side: f64) -> Self {
        let first = |middle: f64, length: f64| ((middle * side - length / 2.0) / CELL).floor();
        let count = |length: f64| (length / CELL).ceil() as usize + 2;
        Self {
            side,
            left: first(middle.0, width) as i64,
            top: first(middle.1, height) as i64,
            columns: count(width),
            rows: count(height),
        }
    }

    /// Where the column `number`, or a place between two, is on the world.
    pub fn x(&self, number: f64) -> f64 {
        (self.left as f64 + number) * CELL / self.side
    }

    /// Where the row `number`, or a place between two, is on the world.
    pub fn y(&self, number: f64) -> f64 {
        (self.top as f64 + number) * CELL / self.side
    }

    /// How many squares of the grid make a square kilometre at `y`.
    pub fn per_square_km(&self, y: f64) -> f64 {
        (points_per_km(self.side, y) / CELL).powi(2)
    }
}

/// How many points a kilometre is long at `y` on a world `side` points long: on a Mercator map, more towards the poles.
pub fn points_per_km(side: f64, y: f64) -> f64 {
    let stretch = (PI * (1.0 - 2.0 * y)).cosh();
    side * stretch / (TAU * EARTH_KM)
}

impl Field {
    /// The field of `spots` on `grid`.
    pub fn of(spots: &[Spot], grid: Grid) -> Self {
        // What lies beyond the edge is blurred across it.
        let (width, height) = (grid.columns + 2 * REACH, grid.rows + 2 * REACH);
        let laid = laid(spots, grid, width, height);
        let taps = taps();
        let is_empty = |row: usize| laid[row * width..][..width].iter().all(|it| *it == 0.0);
        let rows: Vec<Option<Vec<f32>>> = (0..height)
            .map(|row| {
                let laid = &laid[row * width..][..width];
                (!is_empty(row)).then(|| blurred(laid, &taps, grid.columns))
            })
            .collect();
        let mut values = vec![0.0; grid.columns * grid.rows];
        for (number, row) in values.chunks_exact_mut(grid.columns).enumerate() {
            for (tap, from) in taps.iter().zip(&rows[number..]) {
                let Some(from) = from else { continue };
                for (to, from) in row.iter_mut().zip(from) {
                    *to += tap * from;
                }
            }
        }
        Self { grid, values }
    }

    /// How many claims there are to a square of the grid at a node.
    #[cfg(test)]
    pub fn at(&self, column: usize, row: usize) -> f32 {
        self.values[row * self.grid.columns + column]
    }

    /// The nodes of the row `number`.
    pub fn row(&self, number: usize) -> &[f32] {
        &self.values[number * self.grid.columns..][..self.grid.columns]
    }

    /// The most claims that there are to a square kilometre at any node.
    pub fn most(&self) -> f64 {
        let most = (0..self.grid.rows).map(|row| {
            let most = self.row(row).iter().copied().fold(0.0, f32::max);
            f64::from(most) * self.grid.per_square_km(self.grid.y(row as f64))
        });
        most.fold(0.0, f64::max)
    }
}

/// How many claims there are to a square of a grid at most, for one claim alone.
pub fn peak() -> f64 {
    (CELL / SIGMA).powi(2) / TAU
}

/// The claims of `spots` on the nodes of `grid` and of what lies around it.
fn laid(spots: &[Spot], grid: Grid, width: usize, height: usize) -> Vec<f32> {
    let mut laid = vec![0.0; width * height];
    let on_grid = |at: f64, first: i64, count: usize| {
        let at = at * grid.side / CELL - first as f64 + REACH as f64;
        let is_there = at >= 0.0 && at < (count - 1) as f64;
        is_there.then_some((at.floor() as usize, at.fract() as f32))
    };
    for spot in spots {
        let column = on_grid(spot.x, grid.left, width);
        let row = on_grid(spot.y, grid.top, height);
        let Some(((column, right), (row, down))) = column.zip(row) else {
            continue;
        };
        let claims = spot.claims as f32;
        let (upper, lower) = (row * width + column, (row + 1) * width + column);
        laid[upper] += claims * (1.0 - right) * (1.0 - down);
        laid[upper + 1] += claims * right * (1.0 - down);
        laid[lower] += claims * (1.0 - right) * down;
        laid[lower + 1] += claims * right * down;
    }
    laid
}

/// What becomes of what is laid on a row: so many nodes in its middle.
fn blurred(laid: &[f32], taps: &[f32], columns: usize) -> Vec<f32> {
    let mut blurred = vec![0.0; columns];
    for (offset, tap) in taps.iter().enumerate() {
        for (to, from) in blurred.iter_mut().zip(&laid[offset..]) {
            *to += tap * from;
        }
    }
    blurred
}

/// The Gaussian at the nodes around one: together 1, so that no claim is lost.
fn taps() -> Vec<f32> {
    let at = |node: usize| {
        let away = (node as f64 - REACH as f64) * CELL / SIGMA;
        (-away * away / 2.0).exp()
    };
    let all: f64 = (0..=2 * REACH).map(at).sum();
    (0..=2 * REACH)
        .map(|node| (at(node) / all) as f32)
        .collect()
}

#[cfg(test)]
mod tests;
