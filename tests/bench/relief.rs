//! How long a tile of relief takes, beside what merely writing its bytes would: `cargo bench --bench
//! relief`. Prints; asserts nothing.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark is there to print, and may fail loudly"
)]

#[path = "measure.rs"]
mod measure;

use std::hint::black_box;
use std::time::Instant;

use counterclaim::basemap::{ReliefPalette, elevation, relief_picture};
use egui::{Color32, ColorImage};
use walkers::TileId;

use measure::fastest;

const PALETTE: ReliefPalette = ReliefPalette {
    low: Color32::from_rgb(236, 238, 222),
    plain: Color32::from_rgb(243, 240, 228),
    high: Color32::from_rgb(243, 235, 221),
    shadow: Color32::from_rgb(210, 203, 190),
    light: Color32::from_rgb(255, 254, 250),
};

/// The tile of Mount Lebanon at zoom 12, (x, y); coarser ones are its ancestors.
const MOUNTAINS: (u32, u32) = (2457, 1633);

fn main() {
    let start = Instant::now();
    let model = elevation().expect("the embedded model can be read");
    println!("reading the elevation model, once: {:.1?}", start.elapsed());
    println!(
        "{:>4} {:>8} {:>10} {:>10} {:>10}",
        "zoom", "pixels", "KiB", "shading", "floor"
    );
    for zoom in [4, 6, 8, 9, 12] {
        let up = 12 - zoom;
        let id = TileId {
            x: MOUNTAINS.0 >> up,
            y: MOUNTAINS.1 >> up,
            zoom,
        };
        let shading = fastest(|| relief_picture(model, black_box(id), &PALETTE));
        let picture = relief_picture(model, id, &PALETTE).expect("there are mountains");
        let floor = fastest(|| ColorImage::filled(picture.size, black_box(PALETTE.plain)));
        let pixels = picture.pixels.len();
        let kib = pixels * size_of::<Color32>() / 1024;
        println!("{zoom:>4} {pixels:>8} {kib:>10} {shading:>10.1?} {floor:>10.1?}");
    }
}
