//! The picture of one tile: where its pixels lie in the world, and what colour the ground has there.

use egui::{Color32, ColorImage};
use geo::Coord;
use walkers::TileId;

use super::super::mercator::unproject;
use super::ReliefPalette;
use super::elevation::Elevation;
use super::light::lit;
use super::surface::{Ground, Surface};

/// The coarsest zoom that is drawn; further out the region is a speck.
pub(super) const MIN_ZOOM: u8 = 4;

/// The finest zoom that is drawn; nearer there is nothing more to show, and the map stretches these.
pub(super) const MAX_ZOOM: u8 = 12;

/// Pixels that a picture has around those of its tile, so that a stretched tile blends into the
/// next instead of ending.
pub(super) const RIM: u32 = 1;

/// Metres per degree of latitude, and of longitude at the equator, on a sphere of 6371 km.
const METRES_PER_DEGREE: f64 = 111_195.0;

/// Shades tile `id` with a rim of one pixel around it; `None` where there is no relief.
pub fn picture(elevation: &Elevation, id: TileId, palette: &ReliefPalette) -> Option<ColorImage> {
    let frame = Frame::of(id, elevation.bounds)?;
    let surfaces = surfaces(elevation, id.zoom, &frame.across.degrees);
    let exaggeration = exaggeration(id.zoom);

    let width = frame.across.degrees.len();
    let size = [width, frame.down.degrees.len()];
    let mut image = ColorImage::filled(size, Color32::TRANSPARENT);
    let mut ground = vec![Ground::default(); width];
    let lines = image.pixels.chunks_exact_mut(width);
    for ((&lat, &shown), line) in frame.down.degrees.iter().zip(&frame.down.shown).zip(lines) {
        if shown == 0.0 {
            continue;
        }
        ground.fill(Ground::default());
        for (surface, share) in &surfaces {
            surface.add(lat, *share, &mut ground);
        }
        let north = exaggeration / METRES_PER_DEGREE;
        let east = north / lat.to_radians().cos();
        let (north, east) = (north as f32, east as f32);
        for ((pixel, ground), across) in line.iter_mut().zip(&ground).zip(&frame.across.shown) {
            let lit = lit(ground.east * east, ground.north * north);
            *pixel = palette.colour(ground.height, lit, shown * across);
        }
    }
    Some(image)
}

/// Pixels along the side of a tile at `zoom`, without the rim. Near, half of what the screen has is
/// enough: a cell of the model is then three pixels wide at least.
fn side(zoom: u8) -> u32 {
    if zoom < 9 { 512 } else { 256 }
}

/// How many times too steep the ground is drawn: the smaller the map, the more.
fn exaggeration(zoom: u8) -> f64 {
    6.0 * 1.2_f64.powi(8 - i32::from(zoom))
}

/// The ground as it is generalised at `zoom`, and how much each surface counts.
///
/// Cells at least a pixel and a half wide, half and half with the broad forms that they would drown:
/// what T. Patterson calls [resolution bumping](http://www.shadedrelief.com/bumping/bumping.html).
fn surfaces<'a>(elevation: &'a Elevation, zoom: u8, lons: &[f64]) -> Vec<(Surface<'a>, f32)> {
    let detail = usize::from(7_u8.saturating_sub(zoom));
    let corner = Coord {
        x: elevation.bounds.min().x,
        y: elevation.bounds.max().y,
    };
    [(detail, 0.5), (detail + 2, 0.5)]
        .into_iter()
        .filter_map(|(halvings, share)| {
            let grid = elevation.grids.get(halvings)?;
            Some((Surface::new(grid, corner, lons), share))
        })
        .collect()
}

/// Where the pixels of a tile lie, its rim included.
struct Frame {
    /// From the west, longitudes.
    across: Side,
    /// From the north, latitudes.
    down: Side,
}

/// The pixels along one side of a tile.
struct Side {
    /// Where their middles lie.
    degrees: Vec<f64>,
    /// How much of the relief is shown there, 0 to 1.
    shown: Vec<f32>,
}

impl Frame {
    /// None where no pixel shows anything.
    fn of(id: TileId, bounds: geo::Rect) -> Option<Self> {
        if !(MIN_ZOOM..=MAX_ZOOM).contains(&id.zoom) {
            return None;
        }
        let side = side(id.zoom);
        let world = f64::from(side << id.zoom);
        let middles = |tile: u32| {
            let first = f64::from(tile) * f64::from(side) - f64::from(RIM);
            (0..side + 2 * RIM).map(move |pixel| (first + f64::from(pixel) + 0.5) / world)
        };
        let lons = middles(id.x).map(|x| unproject(Coord { x, y: 0.5 }).x);
        let lats = middles(id.y).map(|y| unproject(Coord { x: 0.5, y }).y);
        let fade = fade_degrees(id.zoom);
        Some(Self {
            across: Side::new(lons.collect(), [bounds.min().x, bounds.max().x], fade)?,
            down: Side::new(lats.collect(), [bounds.min().y, bounds.max().y], fade)?,
        })
    }
}

impl Side {
    fn new(degrees: Vec<f64>, [first, last]: [f64; 2], fade: f64) -> Option<Self> {
        let shown: Vec<f32> = degrees
            .iter()
            .map(|at| (smooth((at - first) / fade) * smooth((last - at) / fade)) as f32)
            .collect();
        let any = shown.iter().any(|&shown| shown > 0.0);
        any.then_some(Self { degrees, shown })
    }
}

/// Over how many degrees the relief fades towards the edge of what is known: half of one, or 40
/// points where that is more.
fn fade_degrees(zoom: u8) -> f64 {
    let points_per_degree = 512.0 * f64::from(1_u32 << zoom) / 360.0;
    (40.0 / points_per_degree).clamp(0.5, 1.2)
}

/// From 0 to 1 without a corner.
fn smooth(t: f64) -> f64 {
    let t = t.clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}
