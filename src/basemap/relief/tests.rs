//! What the relief must look like, whichever tile and theme.

use std::time::{Duration, Instant};

use egui::{Color32, ColorImage, pos2};
use geo::Coord;

use super::*;
use crate::basemap::mercator::project;

const PAPER: ReliefPalette = ReliefPalette {
    low: Color32::from_rgb(236, 238, 222),
    plain: Color32::from_rgb(243, 240, 228),
    high: Color32::from_rgb(243, 235, 221),
    shadow: Color32::from_rgb(200, 192, 177),
    light: Color32::from_rgb(255, 254, 250),
};

fn tile_at(lon: f64, lat: f64, zoom: u8) -> TileId {
    let at = project(Coord { x: lon, y: lat });
    let across = f64::from(1_u32 << zoom);
    let (x, y) = ((at.x * across) as u32, (at.y * across) as u32);
    TileId { x, y, zoom }
}

fn shaded(id: TileId) -> Option<ColorImage> {
    relief_picture(elevation().unwrap(), id, &PAPER)
}

/// Mount Lebanon, the steepest of the region.
fn mountains(zoom: u8) -> TileId {
    tile_at(36.0, 34.2, zoom)
}

fn column(picture: &ColorImage, x: usize) -> Vec<Color32> {
    (0..picture.height()).map(|y| picture[(x, y)]).collect()
}

fn row(picture: &ColorImage, y: usize) -> Vec<Color32> {
    (0..picture.width()).map(|x| picture[(x, y)]).collect()
}

/// The greatest difference of any channel.
fn difference(a: Color32, b: Color32) -> u8 {
    let channels = a.to_array().into_iter().zip(b.to_array());
    channels.map(|(a, b)| a.abs_diff(b)).max().unwrap_or(0)
}

#[test]
fn neighbours_agree_on_every_pixel_they_share() {
    for zoom in picture::MIN_ZOOM..=picture::MAX_ZOOM {
        let id = mountains(zoom);
        let here = shaded(id).unwrap();
        let (east, south) = (id.east().unwrap(), id.south().unwrap());
        let last = here.width() - 1;
        if let Some(east) = shaded(east) {
            assert_eq!(column(&here, last), column(&east, 1), "zoom {zoom}");
            assert_eq!(column(&here, last - 1), column(&east, 0), "zoom {zoom}");
        }
        if let Some(south) = shaded(south) {
            assert_eq!(row(&here, last), row(&south, 1), "zoom {zoom}");
            assert_eq!(row(&here, last - 1), row(&south, 0), "zoom {zoom}");
        }
    }
}

#[test]
fn a_zoom_nearer_the_same_mountains_look_much_alike() {
    for zoom in picture::MIN_ZOOM..picture::MAX_ZOOM {
        let (far_id, near_id) = (mountains(zoom), mountains(zoom + 1));
        let (far, near) = (shaded(far_id).unwrap(), shaded(near_id).unwrap());
        // The nearer tile is one quarter of the farther one.
        let quarter = |near: u32, far: u32| (near - 2 * far) as f32 / 2.0;
        let corner = Vec2::new(quarter(near_id.x, far_id.x), quarter(near_id.y, far_id.y));
        let pixel = |picture: &ColorImage, at: Vec2| {
            let inner = (at * (picture.width() - 2) as f32).floor();
            picture[(1 + inner.x as usize, 1 + inner.y as usize)]
        };
        let differences: Vec<u8> = (0..64 * 64)
            .map(|sample| Vec2::new((sample % 64) as f32, (sample / 64) as f32) / 64.0)
            .map(|at| (pixel(&far, corner + at / 2.0), pixel(&near, at)))
            .filter(|(far, near)| far.is_opaque() && near.is_opaque())
            .map(|(far, near)| difference(far, near))
            .collect();
        let total: f64 = differences.iter().map(|&channel| f64::from(channel)).sum();
        let mean = total / differences.len() as f64;
        assert!(mean < 3.0, "from zoom {zoom} to the next: {mean:.1} of 255");
    }
}

#[test]
fn close_up_there_are_no_steps() {
    let picture = shaded(mountains(picture::MAX_ZOOM)).unwrap();
    for y in 1..picture.height() {
        for x in 1..picture.width() {
            let here = picture[(x, y)];
            let step =
                difference(here, picture[(x - 1, y)]).max(difference(here, picture[(x, y - 1)]));
            assert!(step <= 2, "{step} at {x}, {y}");
        }
    }
}

#[test]
fn mountains_have_a_light_side_and_a_dark_one() {
    for zoom in picture::MIN_ZOOM..=10 {
        let picture = shaded(mountains(zoom)).unwrap();
        let opaque = || picture.pixels.iter().filter(|pixel| pixel.is_opaque());
        let dark = opaque().map(Color32::r).min().unwrap();
        let light = opaque().map(Color32::r).max().unwrap();
        assert!(dark < PAPER.plain.r() - 16, "zoom {zoom}: {dark}");
        assert!(light > PAPER.plain.r() + 4, "zoom {zoom}: {light}");
    }
}

#[test]
fn no_ground_is_darker_or_lighter_than_the_palette() {
    for zoom in [5, 8, 11] {
        let picture = shaded(mountains(zoom)).unwrap();
        for pixel in picture.pixels.iter().filter(|pixel| pixel.is_opaque()) {
            for channel in 0..3 {
                let range = PAPER.shadow[channel]..=PAPER.light[channel];
                assert!(range.contains(&pixel[channel]), "zoom {zoom}: {pixel:?}");
            }
        }
    }
}

#[test]
fn the_sea_is_level() {
    let picture = shaded(tile_at(35.0, 35.0, 10)).unwrap();
    for &pixel in &picture.pixels {
        assert_eq!(pixel, PAPER.low);
    }
}

#[test]
fn there_is_no_relief_beyond_the_region_nor_far_out() {
    assert!(shaded(tile_at(10.0, 50.0, 8)).is_none());
    assert!(shaded(tile_at(36.7, 34.7, picture::MIN_ZOOM - 1)).is_none());
    assert!(shaded(tile_at(36.7, 34.7, picture::MAX_ZOOM + 1)).is_none());
    let off_the_map = TileId {
        x: u32::MAX,
        y: 7,
        zoom: 5,
    };
    assert!(shaded(off_the_map).is_none());
}

#[test]
fn it_fades_into_the_plain_ground_at_the_regions_edge() {
    for zoom in [7, 9] {
        let picture = shaded(tile_at(42.99, 34.7, zoom)).unwrap();
        let middle = row(&picture, picture.height() / 2);
        let shown: Vec<u8> = middle.iter().map(Color32::a).collect();
        assert!(shown.is_sorted_by(|west, east| west >= east && west - east <= 8));
        assert_eq!(shown.last(), Some(&0), "zoom {zoom}");
    }
}

fn settled(relief: &mut Relief) {
    let limit = Instant::now() + Duration::from_mins(1);
    while relief.pending() {
        assert!(Instant::now() < limit, "the relief did not settle");
        std::thread::sleep(Duration::from_millis(5));
        relief.at(mountains(8));
    }
}

#[test]
fn a_tile_arrives_as_a_picture_without_its_rim() {
    let mut relief = relief(&Context::default(), &PAPER).unwrap();
    assert!(relief.at(mountains(8)).is_none());
    settled(&mut relief);
    let piece = relief.at(mountains(8)).unwrap();
    let Tile::Raster(picture) = piece.tile else {
        panic!("a relief is a picture")
    };
    assert_eq!(picture.size(), [514, 514]);
    let rim = 1.0 / 514.0;
    assert!(piece.uv.min.distance(pos2(rim, rim)) < 1e-6);
    assert!(piece.uv.max.distance(pos2(1.0 - rim, 1.0 - rim)) < 1e-6);
    assert_eq!(relief.failure(), None);
}

#[test]
fn a_part_of_a_tile_lies_within_its_rim_too() {
    let quarter = Rect::from_min_max(pos2(0.5, 0.0), pos2(1.0, 0.5));
    let size = Vec2::new(10.0, 10.0);
    let expected = Rect::from_min_max(pos2(0.5, 0.1), pos2(0.9, 0.5));
    let within = within_rim(quarter, size);
    assert!(within.min.distance(expected.min) < 1e-6 && within.max.distance(expected.max) < 1e-6);
}
