//! The elevation model: heights on a grid, and the same ground on ever coarser and smoother grids.
//!
//! Knows the ground, not how it is lit. Sea and what the model does not know count as 0 m, so that
//! a coast makes no cliff.

use std::sync::OnceLock;

use image::{DynamicImage, ImageFormat};
use serde::Deserialize;

use super::super::embedded::LayerError;

const FILE: &str = "dem.png";
const PICTURE: &[u8] = include_bytes!("../../../assets/basemap/dem.png");
const FACTS_FILE: &str = "dem.json";
const FACTS: &str = include_str!("../../../assets/basemap/dem.json");

/// What the picture has for 0 m; its own zero is sea, or ground of unknown height.
const LEVEL: u16 = 500;

/// How often the grid is halved: in the last, a cell is a quarter of a degree.
const HALVINGS: usize = 5;

/// Heights of the region, at several resolutions.
pub struct Elevation {
    /// What it covers, (lon, lat) in degrees.
    pub(super) bounds: geo::Rect,
    /// The finest first; each has half as many columns and rows as the one before.
    pub(super) grids: Vec<Grid>,
}

/// Heights at the centres of even cells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// Side of a cell, degrees.
    pub(super) cell: f64,
    /// Row by row from the north, each from the west; metres.
    pub(super) heights: Vec<f32>,
}

/// What `dem.json` says of the picture, as far as it is needed to read it.
#[derive(Debug, Deserialize)]
struct Facts {
    width: u32,
    height: u32,
    bounds: Bounds,
}

/// Degrees.
#[derive(Debug, Deserialize)]
struct Bounds {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

/// The embedded elevation model, read when first asked for (tens of milliseconds; not for the frame).
///
/// # Errors
/// When it cannot be read, which a test rules out.
pub fn elevation() -> Result<&'static Elevation, &'static LayerError> {
    static ELEVATION: OnceLock<Result<Elevation, LayerError>> = OnceLock::new();
    ELEVATION.get_or_init(|| read(PICTURE, FACTS)).as_ref()
}

fn read(picture: &[u8], facts: &str) -> Result<Elevation, LayerError> {
    let facts: Facts =
        serde_json::from_str(facts).map_err(|error| unreadable(FACTS_FILE, &error))?;
    let picture = image::load_from_memory_with_format(picture, ImageFormat::Png)
        .map_err(|error| unreadable(FILE, &error))?;
    let DynamicImage::ImageLuma16(picture) = picture else {
        return Err(unreadable(FILE, &"it is not 16-bit grey"));
    };
    let Bounds {
        west,
        south,
        east,
        north,
    } = facts.bounds;
    let cell = (east - west) / f64::from(facts.width);
    let rows = (north - south) / cell;
    if picture.dimensions() != (facts.width, facts.height)
        || (rows - f64::from(facts.height)).abs() > 0.01
    {
        return Err(unreadable(FILE, &"its size is not what dem.json says"));
    }
    let finest = Grid {
        columns: facts.width as usize,
        rows: facts.height as usize,
        cell,
        heights: picture.iter().map(|&value| metres(value)).collect(),
    };
    let grids = std::iter::successors(Some(finest), |grid| Some(grid.halved()));
    Ok(Elevation {
        bounds: geo::Rect::new((west, south), (east, north)),
        grids: grids.take(HALVINGS + 1).collect(),
    })
}

fn unreadable(file: &'static str, problem: &impl ToString) -> LayerError {
    LayerError {
        file,
        problem: problem.to_string(),
    }
}

fn metres(value: u16) -> f32 {
    if value == 0 {
        0.0
    } else {
        f32::from(value) - f32::from(LEVEL)
    }
}

impl Grid {
    /// The grid of half as many columns and rows, each cell a weighted mean (1 3 3 1, both ways) of
    /// those it covers and of those around: an even mean would leave steps.
    fn halved(&self) -> Self {
        let (columns, rows) = (self.columns.div_ceil(2), self.rows.div_ceil(2));
        let narrow: Vec<f32> = self
            .heights
            .chunks_exact(self.columns)
            .flat_map(|row| {
                (0..columns).map(move |column| mean(column, |at| row[at.min(row.len() - 1)]))
            })
            .collect();
        let heights = (0..rows)
            .flat_map(|row| {
                let narrow = &narrow;
                (0..columns).map(move |column| {
                    mean(row, |at| narrow[at.min(self.rows - 1) * columns + column])
                })
            })
            .collect();
        Self {
            columns,
            rows,
            cell: self.cell * 2.0,
            heights,
        }
    }

    /// The heights of a row; beyond the northernmost and southernmost the ground goes on as there.
    pub(super) fn row(&self, row: isize) -> &[f32] {
        let row = row.clamp(0, self.rows.cast_signed() - 1) as usize;
        &self.heights[row * self.columns..][..self.columns]
    }
}

/// The weighted mean of the four cells around the pair that cell `coarse` covers.
fn mean(coarse: usize, fine: impl Fn(usize) -> f32) -> f32 {
    let first = 2 * coarse;
    let outer = fine(first.saturating_sub(1)) + fine(first + 2);
    let inner = fine(first) + fine(first + 1);
    0.125 * outer + 0.375 * inner
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The height of the finest cell that holds the point, metres.
    fn height_at(lon: f64, lat: f64) -> f32 {
        let elevation = elevation().unwrap();
        let grid = &elevation.grids[0];
        let column = (lon - elevation.bounds.min().x) / grid.cell;
        let row = (elevation.bounds.max().y - lat) / grid.cell;
        grid.row(row as isize)[column as usize]
    }

    #[test]
    fn the_picture_is_what_its_facts_say() {
        let facts: serde_json::Value = serde_json::from_str(FACTS).unwrap();
        let grid = &elevation().unwrap().grids[0];
        assert_eq!(facts["width"], grid.columns);
        assert_eq!(facts["height"], grid.rows);
        assert_eq!(
            facts["encoding"],
            format!("value 0 = sea or no data; otherwise metres = value - {LEVEL}")
        );
        let highest = grid.heights.iter().copied().fold(f32::MIN, f32::max);
        let lowest = grid.heights.iter().copied().fold(f32::MAX, f32::min);
        assert!((f64::from(highest) - facts["max_m"].as_f64().unwrap()).abs() < 0.5);
        assert!((f64::from(lowest) - facts["min_m"].as_f64().unwrap()).abs() < 0.5);
        let cell = facts["resolution_deg"].as_f64().unwrap();
        assert!((grid.cell - cell).abs() < 1e-12);
    }

    #[test]
    fn mountains_plains_and_the_sea_are_where_they_belong() {
        assert!(height_at(35.857, 33.416) > 2500.0, "Hermon");
        assert!((400.0..600.0).contains(&height_at(36.72, 34.73)), "Homs");
        assert!(height_at(34.5, 35.0).abs() < 0.1, "the sea");
    }

    #[test]
    fn every_halving_keeps_the_mean_and_loses_the_detail() {
        let mean = |grid: &Grid| {
            grid.heights.iter().map(|&m| f64::from(m)).sum::<f64>() / grid.heights.len() as f64
        };
        let rough = |grid: &Grid| {
            let steps = grid
                .heights
                .windows(2)
                .map(|pair| (pair[1] - pair[0]).abs());
            steps.sum::<f32>() / grid.cell as f32 / grid.heights.len() as f32
        };
        for pair in elevation().unwrap().grids.windows(2) {
            assert_eq!(pair[1].columns, pair[0].columns.div_ceil(2));
            assert!((mean(&pair[0]) - mean(&pair[1])).abs() < 5.0);
            assert!(rough(&pair[1]) < rough(&pair[0]));
        }
    }

    #[test]
    fn a_file_that_is_something_else_is_refused_with_its_name() {
        let refused = |picture: &[u8], facts: &str| read(picture, facts).err().unwrap().to_string();
        assert!(refused(b"not a picture", FACTS).contains("dem.png"));
        assert!(refused(PICTURE, "{}").contains("dem.json"));
        let smaller = FACTS.replace("1080", "540");
        assert!(refused(PICTURE, &smaller).contains("size"));
    }
}
