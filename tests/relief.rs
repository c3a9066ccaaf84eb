//! The relief as the graphics card puts it together: whole, at any zoom.

#![expect(
    clippy::expect_used,
    reason = "this file is nothing but tests, which fail loudly"
)]

#[path = "support/needs.rs"]
mod needs;

use std::thread::sleep;
use std::time::{Duration, Instant};

use counterclaim::app::Opening;
use counterclaim::basemap::{Relief, ReliefPalette, relief};
use counterclaim::headless::{RenderError, render};
use egui::Color32;
use egui_kittest::Harness;
use walkers::{Map, MapMemory, lon_lat};

/// A corner of four tiles at every tile zoom from 7 on, well within the region.
const CORNER: (f64, f64) = (39.375, 34.3071);

/// Nothing but the relief, in one colour, above a ground of another.
#[derive(Default)]
struct Bare {
    relief: Option<Relief>,
    camera: MapMemory,
}

impl Bare {
    const INK: ReliefPalette = ReliefPalette {
        low: Color32::BLACK,
        plain: Color32::BLACK,
        high: Color32::BLACK,
        shadow: Color32::BLACK,
        light: Color32::BLACK,
    };

    fn ui(&mut self, ui: &mut egui::Ui) {
        ui.painter().rect_filled(ui.max_rect(), 0.0, Color32::WHITE);
        let begun = || relief(ui.ctx(), &Self::INK).expect("there is a thread");
        let relief = self.relief.get_or_insert_with(begun);
        let (lon, lat) = CORNER;
        ui.add(Map::new(Some(relief), &mut self.camera, lon_lat(lon, lat)));
    }

    fn pending(&self) -> bool {
        self.relief.as_ref().is_none_or(Relief::pending)
    }
}

#[test]
fn tiles_leave_no_gap_at_any_zoom() {
    if let Err(RenderError::NoAdapter(_)) = render(Opening::default(), 200, 200) {
        needs::skip_without("graphics adapter, nor Mesa's software driver");
        return;
    }
    let mut screen = Harness::builder()
        .with_size([401.0, 301.0])
        .with_render_cursor(false)
        .wgpu()
        .build_ui_state(|ui, bare: &mut Bare| bare.ui(ui), Bare::default());
    for zoom in [8.0, 8.37, 9.49, 9.51, 10.23, 11.68, 12.1, 13.0, 13.7] {
        screen.state_mut().camera.set_zoom(zoom).expect("a zoom");
        settle(&mut screen);
        let picture = screen.render().expect("there is an adapter");
        let gaps = picture.pixels().filter(|pixel| pixel.0[0] > 0).count();
        assert_eq!(gaps, 0, "zoom {zoom}");
    }
}

/// Lets frames pass until every tile is there.
fn settle(screen: &mut Harness<Bare>) {
    let start = Instant::now();
    let mut calm = 0;
    while calm < 3 {
        let waited = start.elapsed();
        assert!(waited < Duration::from_mins(1), "the tiles do not come");
        screen.step();
        calm = if screen.state().pending() {
            0
        } else {
            calm + 1
        };
        sleep(Duration::from_millis(4));
    }
}
