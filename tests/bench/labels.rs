//! How long a frame of names takes, beside what merely reading them would: `cargo bench --bench
//! labels`. Prints; asserts nothing.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark is there to print, and may fail loudly"
)]

#[path = "measure.rs"]
mod measure;

use std::hint::black_box;
use std::time::Instant;

use counterclaim::basemap::{Label, labels};
use counterclaim::state::{Names, ThemeName};
use counterclaim::ui::map::labels::{InTheWay, LabelMemory, labels_ui};
use counterclaim::ui::map::style;
use counterclaim::ui::theme::{Theme, fonts};
use egui::{Context, Pos2, RawInput, Rect, vec2};
use walkers::{MapMemory, MercatorProjection, Projector, lon_lat};

use measure::{fastest, timed};

/// Sides of the map and its zoom: a window, a large screen, and more than any screen holds.
const SIGHTS: [(f32, f32, f64); 5] = [
    (816.0, 818.0, 9.0),
    (1920.0, 1080.0, 4.5),
    (1920.0, 1080.0, 9.0),
    (3840.0, 2160.0, 9.5),
    (3840.0, 2160.0, 10.5),
];

fn main() {
    let start = Instant::now();
    let labels = labels();
    println!(
        "reading {} names, once: {:.1?}",
        labels.len(),
        start.elapsed()
    );
    println!(
        "{:>11} {:>5} {:>8} {:>6} {:>8} {:>10} {:>10} {:>10}",
        "points", "zoom", "in view", "placed", "KiB", "first", "frame", "floor"
    );
    for (width, height, zoom) in SIGHTS {
        let map = Rect::from_min_size(Pos2::ZERO, vec2(width, height));
        let mut screen = Screen::of(map, zoom);
        let first = timed(|| screen.draw(labels));
        let frame = fastest(|| screen.draw(labels));
        // What no frame can do without: looking at every name once, and at its place.
        let floor = fastest(|| black_box(screen.in_view(labels)).len());
        let in_view = screen.in_view(labels).len();
        let placed = (0..labels.len()).filter(|i| screen.memory.anchor(*i).is_some());
        let kib = size_of_val(labels) / 1024;
        println!(
            "{:>11} {zoom:>5} {in_view:>8} {:>6} {kib:>8} {first:>10.1?} {frame:>10.1?} {floor:>10.1?}",
            format!("{width}×{height}"),
            placed.count(),
        );
    }
}

struct Screen {
    ctx: Context,
    rect: Rect,
    map: MapMemory,
    memory: LabelMemory,
    theme: Theme,
}

impl Screen {
    fn of(rect: Rect, zoom: f64) -> Self {
        let ctx = Context::default();
        ctx.set_fonts(fonts());
        let mut map = MapMemory::default();
        map.set_zoom(zoom).expect("a zoom within bounds");
        let mut screen = Self {
            ctx,
            rect,
            map,
            memory: LabelMemory::default(),
            theme: Theme::new(ThemeName::Paper),
        };
        // Fonts come with the first frame.
        screen.draw(&[]);
        screen
    }

    fn projector(&self) -> Projector<'_> {
        let homs = lon_lat(36.72, 34.73);
        Projector::new(self.rect, &MercatorProjection, &self.map, homs)
    }

    fn draw(&mut self, labels: &[Label]) -> usize {
        let mut memory = std::mem::take(&mut self.memory);
        let projector = self.projector();
        let style = style::labels(&self.theme);
        let input = RawInput {
            screen_rect: Some(self.rect),
            ..Default::default()
        };
        let mut output = self.ctx.run_ui(input, |ui| {
            labels_ui(
                ui.painter(),
                &projector,
                labels,
                Names::Both,
                &style,
                InTheWay::default(),
                &mut memory,
            );
        });
        output.textures_delta.clear();
        self.memory = memory;
        output.shapes.len()
    }

    fn in_view<'a>(&self, labels: &'a [Label]) -> Vec<&'a Label> {
        let projector = self.projector();
        let zoom = projector.zoom();
        let view = self.rect.expand(256.0);
        let is_in_view = |label: &&Label| {
            (label.min_zoom..label.max_zoom).contains(&zoom)
                && view.contains(projector.project(label.lon_lat).to_pos2())
        };
        labels.iter().filter(is_in_view).collect()
    }
}
